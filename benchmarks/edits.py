"""How long people wait after an edit: one unit changed, nothing changed, the command's help."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.changes import CHANGES, UNIT
from benchmarks.process import BenchmarkError, measured
from benchmarks.project import CHECKOUT, Project, own_project
from benchmarks.table import Table, seconds
from benchmarks.tell import tell
from giamsat.execution import standing

PATIENCE = 10.0
"""Seconds in which a fork server that was told to end must have ended."""
CHANGED, UNCHANGED, HELP = 2, "under 0.5 s", "under 0.3 s"
COLD = ", from a cold start"
NO_PROMISE = "–"
HEAD = "promised until the end"


@dataclass(frozen=True, slots=True)
class Wait:
    """How long a change took each time: until the unit's ``own`` report was there, and until the ``end``.

    ``rebuilt`` are the numbers of reports made again; ``is_promised`` tells whether :data:`CHANGED` seconds until the
    end are promised.
    """

    name: str
    own: Sequence[float]
    end: Sequence[float]
    rebuilt: Collection[int]
    is_promised: bool

    def row(self) -> tuple[str, ...]:
        """Return the row of the table."""
        promised = f"under {CHANGED} s" if self.is_promised else NO_PROMISE
        return self.name, seconds(self.own), seconds(self.end), _range(self.rebuilt), promised


def edits(runs: int) -> Table:
    """Measure each small job ``runs`` times on a built mau-2024; the rows tell how many reports were made again."""
    with own_project() as project:
        project.reports()
        cold = list(_changes(project, range(1, runs + 1), COLD, lambda: project.reports().seconds))
        with _ready(project):
            waits = [*_changes(project, range(runs + 2, 2 * runs + 2), "", project.seconds_warm), *cold]
        rows = [wait.row() for wait in waits]
        for name, command, goal in _calls(project):
            before = project.written()
            found = [measured(command, CHECKOUT, project.environment()).check(name).seconds for _ in range(runs)]
            rows.append((name, "–", seconds(found), str(_rewritten(before, project.written())), goal))
            tell(" · ".join(rows[-1]))
    notes = [f"Median of {runs} runs (least–greatest)."]
    if not _make_is_ready():
        notes.append("`make reports` was not measured: it would set up the environment first.")
    notes.append("The unit's own report and the syntheses that rest on its figures are made side by side.")
    notes += promise(waits)
    heads = ("what", "seconds until the unit's own report", "until the end", "reports made again", HEAD)
    return Table("edits", heads, tuple(rows), notes=tuple(notes))


def promise(waits: Iterable[Wait]) -> list[str]:
    """Return what is promised of changes, and every change that takes longer, whether promised or not."""
    long = [f"{wait.name} ({median(wait.end):.2f} s)" for wait in waits if median(wait.end) >= CHANGED]
    return [
        f"“One unit changed: under {CHANGED} s” is promised until the end, with the server of an earlier build "
        "standing ready, for what leaves the reports of other units as they are. "
        "A figure of the group and a cold start are not held to it.",
        f"Longer than {CHANGED} s until the end: {'; '.join(long) or 'none'}.",
    ]


def _changes(project: Project, numbers: Iterable[int], more: str, build: Callable[[], float]) -> Iterator[Wait]:
    """Yield how long each kind of change takes, made once for each of ``numbers``."""
    for change in CHANGES:
        own, found, rebuilt = [], [], set()
        for number in numbers:
            change.apply(project, number)
            before = project.written()
            start = time.time_ns()
            found.append(build())
            own.append((project.written()[UNIT] - start) / 1e9)
            rebuilt.add(_rewritten(before, project.written()))
        wait = Wait(change.name + more, own, found, rebuilt, more != COLD and not change.others)
        tell(" · ".join(wait.row()))
        yield wait


@contextmanager
def _ready(project: Project) -> Iterator[None]:
    """Have the server of a build stand ready as it does between two builds of a day; it ends with the context."""
    CHANGES[1].apply(project, 0)  # takes the last change back, which is not what is measured next
    project.seconds_warm()
    server = standing.find(project.root / "outputs" / ".cache", standing.code_digest)
    if server is None:
        raise BenchmarkError("the build left no fork server")
    try:
        yield
    finally:
        server.retire()
        deadline = time.monotonic() + PATIENCE
        while server.folder.exists() and time.monotonic() < deadline:
            time.sleep(0.05)


def _rewritten(before: dict[str, int], after: dict[str, int]) -> int:
    return sum(before.get(name) != moment for name, moment in after.items())


def _range(counts: Collection[int]) -> str:
    return str(min(counts)) if len(counts) == 1 else f"{min(counts)}–{max(counts)}"


def _calls(project: Project) -> Iterator[tuple[str, list[str], str]]:
    """Yield the calls that change nothing, with what each promises."""
    script = str(Path(sys.executable).with_name("giamsat"))
    yield "`giamsat reports`, nothing changed", [script, "reports", "--round", project.round_id], UNCHANGED
    if _make_is_ready():
        make = ["make", "--no-print-directory", f"PYTHON={sys.executable}"]
        yield "`make reports`, nothing changed", [*make, "reports", f"ROUND={project.round_id}"], UNCHANGED
    yield "`giamsat --help`", [script, "--help"], HELP


def _make_is_ready() -> bool:
    """Whether `make reports` would start at once: with an environment out of date it would set that up first."""
    import bootstrap

    wanted = bootstrap.wanted_stamp(test_tools=False)
    return bool(shutil.which("make")) and not bootstrap.steps(wanted, bootstrap.found_stamp())
