"""Run one notebook with its parameters in a folder and a kernel of its own.

papermill's Python API keeps texts as they are (its command line turns «01» into 1). The kernel's folder goes
through the client's ``resources``: papermill's own ``cwd`` would change the directory of the whole process.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from giamsat.errors import Fault, GiamsatError, NotebookError, Place, RunError
from giamsat.files import write_whole
from giamsat.notebooks.contract import contract_faults, metadata_of, parameter_faults, read_notebook, source_of
from giamsat.notebooks.make import dumps
from giamsat.settings import ROOT_VARIABLE, Settings

_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Run:
    """What to run: the notebook, its parameters, where the executed copy goes, the run's own folder and limits."""

    notebook: Path
    parameters: Mapping[str, str]
    executed: Path
    folder: Path
    timeout: int = 300


def run_notebook(run: Run, settings: Settings) -> dict[str, Any]:
    """Run a notebook and return the executed one; it is saved at ``run.executed``, also when a cell failed.

    :raises NotebookError: when the notebook breaks the contract or its parameters do not fit.
    :raises RunError: naming the section, the cell and the cause, when a cell raised or the kernel died.
    """
    notebook = read_notebook(run.notebook, settings)
    place = Place(settings.relative(run.notebook))
    NotebookError.raise_if(
        [*contract_faults(notebook, place), *parameter_faults(notebook, run.parameters, place)],
    )
    run.folder.mkdir(parents=True, exist_ok=True)
    run.executed.parent.mkdir(parents=True, exist_ok=True)
    with _own_environment(run, settings):
        _execute(run, settings, place)
    executed = read_notebook(run.executed, settings)
    _settle(executed)
    write_whole(run.executed, dumps(executed))
    return executed


def _execute(run: Run, settings: Settings, place: Place) -> None:
    import papermill
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    try:
        papermill.execute_notebook(
            str(run.notebook),
            str(run.executed),
            parameters=dict(run.parameters),
            kernel_name="python3",
            progress_bar=False,
            log_output=False,
            request_save_on_cell_execute=False,
            execution_timeout=run.timeout,
            start_timeout=120,
            resources={"metadata": {"path": str(run.folder)}},
            config=_kernel_config(run.folder),
            # No history file, no log lines of the kernel among the kit's own; the run is over when its cells are.
            extra_arguments=["--HistoryManager.enabled=False", "--Application.log_level=CRITICAL"],
            shutdown_kernel="immediate",
        )
    except PapermillExecutionError as error:
        failed = read_notebook(run.executed, settings)
        raise RunError((_cell_fault(failed, error, place),)) from None
    except CellTimeoutError as error:
        raise RunError.of("cell-timeout", place, seconds=run.timeout) from error
    except (DeadKernelError, NoSuchKernel, RuntimeError) as error:
        # jupyter_client tells of a kernel that never answered by a bare RuntimeError; any other one is a bug.
        if type(error) is RuntimeError and not str(error).startswith("Kernel"):
            raise
        raise RunError.of("kernel-died", place, detail=str(error).strip() or type(error).__name__) from error


def _kernel_config(folder: Path) -> Any:
    """Talk to the kernel through sockets in its own folder, not a TCP port of the machine; Windows has only TCP.

    The path is given in full (the kernel runs in another folder) and is short (a socket's path has 107 bytes).
    """
    from traitlets.config import Config

    if os.name == "nt":
        return Config()
    return Config({"KernelManager": {"transport": "ipc", "ip": str(folder / "k")}})


def _cell_fault(notebook: Mapping[str, Any], error: Any, place: Place) -> Fault:
    """Name the section, the cell and the cause of a failed run."""
    section = cell_id = ""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and metadata_of(cell).get("role") == "heading":
            section = source_of(cell).strip().lstrip("# ")
        outputs = cell.get("outputs", [])
        if any(output.get("output_type") == "error" for output in outputs):
            cell_id = str(cell.get("id", ""))
            break
    # The kit's own errors are whole sentences; any other is told with its name.
    told = str(error.evalue) if error.ename in _kit_errors(GiamsatError) else f"{error.ename}: {error.evalue}"
    cause = _ANSI.sub("", told)
    return Fault.of("cell-failed", place, section=section or "mở đầu", cell=cell_id, cause=cause)


def _kit_errors(kind: type[GiamsatError]) -> set[str]:
    return {kind.__name__}.union(*(_kit_errors(child) for child in kind.__subclasses__()))


@contextmanager
def _own_environment(run: Run, settings: Settings) -> Iterator[None]:
    """Give the kernel the project folder and private IPython and Jupyter folders, so that runs share no history."""
    own = {
        ROOT_VARIABLE: str(settings.root),
        "IPYTHONDIR": str(run.folder / ".ipython"),
        "JUPYTER_RUNTIME_DIR": str(run.folder / ".runtime"),
        "MPLCONFIGDIR": str(settings.cache / "matplotlib"),
    }
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _settle(notebook: dict[str, Any]) -> None:
    """Drop what changes from run to run: papermill's clock and paths, the injected cell's random id."""
    notebook["metadata"].pop("papermill", None)
    for cell in notebook["cells"]:
        cell.get("metadata", {}).pop("papermill", None)
        cell.get("metadata", {}).pop("execution", None)
        if "injected-parameters" in cell.get("metadata", {}).get("tags", []):
            cell["id"] = "tham-so-lan-chay"
