"""Time and memory by size of the round."""

from __future__ import annotations

from benchmarks.project import own_folder
from benchmarks.rounds import make_round
from benchmarks.table import Table, mebibytes
from benchmarks.tell import tell

SIZES, LARGE = (16, 126), 1000
FLAT = "within 15 % up to 126 units"


def scaling(*, large: bool = False) -> Table:
    """Build made rounds of growing size from nothing, one after another, and watch the memory of all processes."""
    rows: list[tuple[str, ...]] = []
    first: tuple[float, float, float] | None = None
    for size in (*SIZES, LARGE) if large else SIZES:
        with own_folder() as folder:
            project = make_round(folder / "project", size)
            usage = project.reports(memory=True)
            count = len(project.notebooks)
        wall, cpu = usage.seconds / count, usage.cpu / count
        first = first or (wall, cpu, usage.peak)
        rows.append(
            (
                f"{size} units and the synthesis",
                f"{usage.seconds:.1f} s",
                f"{wall:.2f} s ({wall / first[0]:.2f})",
                f"{cpu:.2f} s ({cpu / first[1]:.2f})",
                f"{mebibytes(usage.peak)} ({usage.peak / first[2]:.2f})",
            )
        )
        tell(" · ".join(rows[-1]))
    heads = ("round", "whole build", "per report", "processor time", "peak memory, whole tree")
    note = f"In parentheses: against the smallest round. Promised: time per report and memory flat {FLAT}."
    return Table("scaling", heads, tuple(rows), notes=(note,))
