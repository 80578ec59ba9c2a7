"""How long the check of a round takes: everything read for the first time, and again with nothing changed."""

from __future__ import annotations

import sys

from benchmarks.process import measured
from benchmarks.project import own_folder
from benchmarks.rounds import make_round
from benchmarks.table import Table, mebibytes, seconds
from benchmarks.tell import tell

SIZES = (16, 126)
GOAL = "under 10 s for 126 units on two cores"


def checking(runs: int) -> Table:
    """Check made rounds of two sizes, ``runs`` times from nothing and as often unchanged."""
    rows: list[tuple[str, ...]] = []
    for size in SIZES:
        first, again, cpu, peak = [], [], [], 0.0
        with own_folder() as folder:
            project = make_round(folder / "project", size)
            command = [sys.executable, "-m", "giamsat.cli", "check", "--round", project.round_id]
            for _ in range(runs):
                project.forget()
                usage = measured(command, project.root, project.environment(), memory=True).check("check")
                first.append(usage.seconds)
                cpu.append(usage.cpu)
                peak = max(peak, usage.peak)
                again.append(measured(command, project.root, project.environment()).check("check").seconds)
            back = len(list((project.outputs / "returned").glob("*.xlsx")))
        costs = (seconds(first), seconds(cpu), f"{1000 * min(cpu) / size:.0f} ms", seconds(again))
        rows.append((f"{size} units", *costs, mebibytes(peak), str(back)))
        tell(" · ".join(rows[-1]))
    timed = ("everything read", "processor time", "per unit", "nothing changed")
    heads = ("round", *timed, "peak memory, whole tree", "workbooks sent back")
    note = f"Median of {runs} runs (least–greatest); processor time per unit at the least. Promised: {GOAL}."
    return Table("check", heads, tuple(rows), notes=(note,))
