"""Warm kernels against ordinary ones."""

from __future__ import annotations

import json
import sys

from benchmarks.kernels import WARM, has_warm
from benchmarks.process import measured
from benchmarks.project import CHECKOUT, Project, own_project
from benchmarks.table import Table, seconds
from benchmarks.tell import tell

ORDINARY = {"GIAMSAT_KERNELS": "thuong"}
STARTS = 10


def kernels(runs: int) -> Table:
    """Compare warm kernels with ordinary ones: until one answers, one notebook, the whole round."""
    rows: list[tuple[str, ...]] = []
    with own_project() as project:
        warm, ordinary = _starts(project, warm=True), _starts(project, warm=False)
        for place, name in enumerate(("a kernel answers", "it has imported the kit")):
            rows.append((name, _column(warm, place), _column(ordinary, place)))
            tell(" · ".join(rows[-1]))
        if warm:
            rows.append(("the very first kernel answers, its server with it", f"{warm[0][0]:.2f} s", "–"))
        wholes: dict[bool, list[float]] = {True: [], False: []}
        stages: dict[bool, list[float]] = {True: [], False: []}
        for _ in range(runs):
            for is_warm in (True, False):
                project.forget()
                usage = project.reports({} if is_warm else ORDINARY)
                wholes[is_warm].append(usage.seconds / len(project.notebooks))
                stages[is_warm] += project.stage("run")
                tell(f"{'warm' if is_warm else 'ordinary'}: {wholes[is_warm][-1]:.2f} s per report")
    for name, found in (
        ("a notebook has run (all cores busy)", stages),
        ("the whole round is built, per report", wholes),
    ):
        rows.append((name, *(seconds(found[kind]) if found[kind] else "–" for kind in (True, False))))
    heads = ("seconds until …", "warm kernels", "ordinary kernels")
    notes = () if warm else (f"The kit installed here has no {WARM} kernels.",)
    return Table("kernels", heads, tuple(rows), notes=notes)


def _column(starts: list[list[float]], place: int) -> str:
    # The first start of all is told apart: it pays for the server, or for reading the disk.
    return seconds([start[place] for start in starts[1:]]) if starts else "–"


def _starts(project: Project, *, warm: bool) -> list[list[float]]:
    """Return seconds of kernel starts; none when the kit has no kernels of this kind."""
    if warm and not has_warm():
        return []
    more = {"JUPYTER_DEFAULT_PROVISIONER_NAME": WARM} if warm else ORDINARY
    command = [sys.executable, "-m", "benchmarks.kernels", str(STARTS + 1)]
    usage = measured(command, CHECKOUT, project.environment(more)).check("kernels")
    found: list[list[float]] = json.loads(usage.output.splitlines()[-1])
    return found
