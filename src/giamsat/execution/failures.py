"""What a failed run is told as: the section, the cell, the cause."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from giamsat.errors import Fault, GiamsatError, Place
from giamsat.notebooks.contract import metadata_of, source_of
from giamsat.texts_vi import execution as texts

if TYPE_CHECKING:
    from giamsat.execution.engine import Attempt

_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def cell_fault(notebook: Mapping[str, Any], error: Any, place: Place) -> Fault:
    """Return the fault of a cell that raised ``error``, the exception of papermill; the notebook has its output."""
    cells = notebook["cells"]
    failed = [number for number, cell in enumerate(cells) if _has_error(cell)]
    number = failed[0] if failed else len(cells) - 1
    # The kit's own errors are whole sentences; any other is told with its name.
    told = str(error.evalue) if error.ename in _kit_errors(GiamsatError) else f"{error.ename}: {error.evalue}"
    return Fault.of(
        "cell-failed",
        place,
        section=_section(cells, number) or "mở đầu",
        cell=cells[number].get("id", ""),
        cause=_ANSI.sub("", told),
    )


def end_fault(attempt: Attempt, why: str, error: Exception, place: Place) -> Fault:
    """Return the fault of a kernel that ended, or was ended (``why``), in the midst of a run."""
    if attempt.cell < 0:
        return Fault.of("kernel-died", place, detail=texts.NOT_STARTED.format(error=error))
    cells = attempt.notebook["cells"]
    place = replace(place, cell=str(cells[attempt.cell].get("id", "")))
    section = _section(cells, attempt.cell)
    where = texts.SECTION.format(section=section) if section else texts.NO_SECTION
    if why == "timeout":
        return Fault.of("cell-timeout", place, seconds=attempt.timeout, detail=where)
    if why == "memory":
        return Fault.of("kernel-memory", place, limit=f"{attempt.memory // 1024**2} MB", detail=where)
    return Fault.of("kernel-died", place, detail=where)


def _section(cells: list[Any], number: int) -> str:
    """Return the heading above a cell, or an empty text before the first one."""
    headings = [
        source_of(cell).strip().lstrip("# ")
        for cell in cells[: number + 1]
        if cell["cell_type"] == "markdown" and metadata_of(cell).get("role") == "heading"
    ]
    return headings[-1] if headings else ""


def _has_error(cell: Mapping[str, Any]) -> bool:
    return any(output.get("output_type") == "error" for output in cell.get("outputs", []))


def _kit_errors(kind: type[GiamsatError]) -> set[str]:
    return {kind.__name__}.union(*(_kit_errors(child) for child in kind.__subclasses__()))
