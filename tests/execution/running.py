"""Running cells of any kind, past the notebook contract, which allows only the kit's own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import nbformat

from giamsat.execution import warm
from giamsat.execution.engine import Attempt, execute
from giamsat.execution.folders import passing_folder
from giamsat.execution.run import kernel_config


def write_notebook(path: Path, *sources: str) -> Path:
    """Write a notebook whose code cells have these sources."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path


def run_cells(
    folder: Path, *sources: str, env: Mapping[str, str] | None = None, timeout: int = 60, memory: int = 0
) -> list[str]:
    """Run cells in a kernel of their own in ``folder`` and return what each printed.

    :raises PapermillExecutionError: when one raised, and RuntimeError or CellTimeoutError as ``execute`` does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = write_notebook(folder / "o.ipynb", *sources)
    server = warm.ready()
    with passing_folder(server.folder if server else None) as short:
        own = {"IPYTHONDIR": str(folder / ".ipython"), "MPLCONFIGDIR": str(folder / ".mpl")}
        attempt = Attempt(folder, {**(env or os.environ), **own}, timeout, memory, kernel_config(short))
        execute(path, {}, attempt)
    printed = [cell for cell in attempt.notebook["cells"] if "injected-parameters" not in cell["metadata"]["tags"]]
    return ["".join(line for output in cell["outputs"] for line in output.get("text", [])) for cell in printed]
