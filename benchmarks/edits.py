"""How long people wait after an edit: one unit changed, nothing changed, the command's help."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.changes import CHANGES
from benchmarks.process import measured
from benchmarks.project import CHECKOUT, Project, own_project
from benchmarks.table import Table, seconds
from benchmarks.tell import tell

CHANGED, UNCHANGED, HELP = "under 2 s", "under 0.5 s", "under 0.3 s"


def edits(runs: int) -> Table:
    """Measure each small job ``runs`` times on a built mau-2024; the rows tell how many reports were made again."""
    rows: list[tuple[str, ...]] = []
    with own_project() as project:
        project.reports()
        for change in CHANGES:
            found, rebuilt = [], set()
            for number in range(1, runs + 1):
                change.apply(project, number)
                before = project.written()
                found.append(project.reports().seconds)
                rebuilt.add(_rewritten(before, project.written()))
            rows.append((change.name, seconds(found), _range(rebuilt), CHANGED))
            tell(" · ".join(rows[-1]))
        for name, command, goal in _calls(project):
            before = project.written()
            found = [measured(command, CHECKOUT, project.environment()).check(name).seconds for _ in range(runs)]
            rows.append((name, seconds(found), str(_rewritten(before, project.written())), goal))
            tell(" · ".join(rows[-1]))
    notes = [f"Median of {runs} runs (least–greatest)."]
    if not _make_is_ready():
        notes.append("`make reports` was not measured: it would set up the environment first.")
    heads = ("what", "seconds until the end", "reports made again", "promised")
    return Table("edits", heads, tuple(rows), notes=tuple(notes))


def _rewritten(before: dict[str, int], after: dict[str, int]) -> int:
    return sum(before.get(name) != moment for name, moment in after.items())


def _range(counts: set[int]) -> str:
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
