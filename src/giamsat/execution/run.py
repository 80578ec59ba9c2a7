"""Run one notebook with its parameters in a folder and a kernel of its own.

papermill's Python API keeps texts as they are (its command line turns «01» into 1). The kernel's folder goes
through the client's ``resources``: papermill's own ``cwd`` would change the directory of the whole process.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from giamsat.errors import NotebookError, Place, RunError
from giamsat.execution import warm
from giamsat.execution.failures import cell_fault, end_fault
from giamsat.execution.folders import passing_folder
from giamsat.execution.forkserver.client import ONE_THREAD
from giamsat.files import write_whole
from giamsat.notebooks.contract import contract_faults, parameter_faults, read_notebook
from giamsat.notebooks.make import executed_text
from giamsat.settings import ROOT_VARIABLE, Settings

if TYPE_CHECKING:
    from giamsat.execution.engine import Attempt


@dataclass(frozen=True, slots=True)
class Run:
    """What to run: the notebook, its parameters, where the executed copy goes, the run's own folder and limits.

    ``timeout`` is in seconds for one cell, ``memory`` in bytes for a warm kernel and its children.
    """

    notebook: Path
    parameters: Mapping[str, str]
    executed: Path
    folder: Path
    timeout: int = 300
    memory: int = warm.KERNEL_MEMORY


def run_notebook(run: Run, settings: Settings) -> dict[str, Any]:
    """Run a notebook and return the executed one; it is saved at ``run.executed``, also when a cell failed.

    :raises NotebookError: when the notebook breaks the contract or its parameters do not fit.
    :raises RunError: naming the section, the cell and the cause, when a cell raised, the kernel died or a limit passed.
    """
    notebook = read_notebook(run.notebook, settings)
    place = Place(settings.relative(run.notebook))
    NotebookError.raise_if(
        [*contract_faults(notebook, place), *parameter_faults(notebook, run.parameters, place)],
    )
    run.folder.mkdir(parents=True, exist_ok=True)
    run.executed.parent.mkdir(parents=True, exist_ok=True)
    with _attempt(run, settings) as attempt:
        try:
            _execute(run, attempt, place)
        finally:
            if attempt.notebook:
                _settle(attempt.notebook)
                write_whole(run.executed, executed_text(attempt.notebook))
    return attempt.notebook


def _execute(run: Run, attempt: Attempt, place: Place) -> None:
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError

    from giamsat.execution.engine import execute

    try:
        execute(run.notebook, run.parameters, attempt)
    except PapermillExecutionError as error:
        raise RunError((cell_fault(attempt.notebook, error, place),)) from None
    except CellTimeoutError as error:
        raise RunError((end_fault(attempt, "timeout", error, place),)) from error
    except (NoSuchKernel, RuntimeError) as error:
        # A dead kernel and one that never answered are a RuntimeError with such a text; any other one is a bug.
        if isinstance(error, RuntimeError) and not str(error).startswith("Kernel"):
            raise
        raise RunError((end_fault(attempt, attempt.why, error, place),)) from error


@contextmanager
def _attempt(run: Run, settings: Settings) -> Iterator[Attempt]:
    """Lay out what the kernel is given.

    Its sockets lie in a short folder: below that of the fork server, which goes with the server whatever happens.
    """
    from giamsat.execution.engine import Attempt

    server = warm.ready()
    with passing_folder(server.folder if server else None) as folder:
        yield Attempt(
            folder=run.folder,
            env={**os.environ, **ONE_THREAD, **_own_environment(run, settings)},
            timeout=run.timeout,
            memory=run.memory,
            config=kernel_config(folder),
        )


def _own_environment(run: Run, settings: Settings) -> dict[str, str]:
    """Give the kernel the project folder and private IPython and Jupyter folders, so that runs share no history."""
    return {
        ROOT_VARIABLE: str(settings.root),
        "IPYTHONDIR": str(run.folder / ".ipython"),
        "JUPYTER_RUNTIME_DIR": str(run.folder / ".runtime"),
        "MPLCONFIGDIR": str(settings.cache / "matplotlib"),
    }


def kernel_config(folder: Path) -> Any:
    """Return how to talk to the kernel: by sockets in ``folder``, not by TCP ports of the machine, except on Windows.

    The paths are given in full: the kernel runs in another folder.
    """
    from traitlets.config import Config

    manager = {"connection_file": str(folder / "k.json")}
    if os.name != "nt":
        manager |= {"transport": "ipc", "ip": str(folder / "k")}
    return Config({"KernelManager": manager})


def _settle(notebook: dict[str, Any]) -> None:
    """Drop what changes from run to run: papermill's clock and paths, the injected cell's random id."""
    notebook["metadata"].pop("papermill", None)
    for cell in notebook["cells"]:
        cell.get("metadata", {}).pop("papermill", None)
        cell.get("metadata", {}).pop("execution", None)
        if "injected-parameters" in cell.get("metadata", {}).get("tags", []):
            cell["id"] = "tham-so-lan-chay"
