"""The kit against the conventional way, and its whole build against its floor, on the notebooks of mau-2024."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median

from benchmarks.conventional import STEPS, Report, conventional, missing_browser
from benchmarks.process import Usage, measured
from benchmarks.project import CHECKOUT, Project, own_folder, own_project
from benchmarks.table import Table, seconds
from benchmarks.tell import tell

ROUNDS = 3
GOAL, AIM = 15, 20
CPU_GOAL, CPU_AIM = 2.5, 2.0


def against_conventional(sample: int = 0) -> Table:
    """Measure both ways in turn: a third of the notebooks one way, then the whole round the other, three times.

    ``sample``: how many notebooks the conventional way gets, spread over the round; 0 means all.
    """
    with own_project() as project, own_folder() as folder:
        chosen = spread(project.notebooks, sample)
        conventional(project, chosen[0], folder)  # not counted: fills the caches of the system
        project.forget()
        project.reports()
        reports: list[Report] = []
        builds: list[Usage] = []
        for part in range(ROUNDS):
            for notebook in chosen[part::ROUNDS]:
                reports.append(conventional(project, notebook, folder))
                tell(f"conventional: {reports[-1].name} {reports[-1].seconds:.1f} s")
            project.forget()
            builds.append(project.reports())
            tell(f"kit: whole round {builds[-1].seconds:.1f} s")
        rows = _rows(reports, builds, len(project.notebooks))
        return Table("against", ("way", "seconds per report", "processor time", "measured"), tuple(rows))


def spread(notebooks: tuple[Path, ...], sample: int) -> tuple[Path, ...]:
    """Return ``sample`` notebooks from all over the round; all of them for 0 or for more than there are."""
    count = min(sample, len(notebooks)) or len(notebooks)
    return tuple(notebooks[place * len(notebooks) // count] for place in range(count))


def _rows(reports: list[Report], builds: list[Usage], count: int) -> Iterator[tuple[str, ...]]:
    missing = missing_browser()
    for step in STEPS:
        found = [report.steps[step] for report in reports if step in report.steps]
        if found:
            yield _row(f"conventional: {step}", found, 1, f"{len(found)} reports, one after another")
        else:
            yield f"conventional: {step}", "–", "–", missing
    wall = mean(report.seconds for report in reports)
    cpu = mean(sum(usage.cpu for usage in report.steps.values()) for report in reports)
    yield "conventional: whole report, mean", f"{wall:.2f} s", f"{cpu:.2f} s", f"{len(reports)} reports"
    yield _row("kit: whole report", builds, count, f"{len(builds)} builds of {count} reports from nothing, all cores")
    name, goal = "**kit against conventional**", f"promised {GOAL} times as fast, aim {AIM}"
    if missing:
        yield name, "not comparable without webpdf", "–", goal
    else:
        times = wall * count / median(usage.seconds for usage in builds)
        less = cpu * count / median(usage.cpu for usage in builds)
        yield name, f"**{times:.1f} times as fast**", f"{less:.1f} times less", goal


def _row(name: str, found: list[Usage], count: int, measured_on: str) -> tuple[str, ...]:
    walls, cpus = [usage.seconds / count for usage in found], [usage.cpu / count for usage in found]
    return name, seconds(walls), f"{median(cpus):.2f} s", measured_on


def against_floor() -> Table:
    """Measure the processor time of whole builds and of their floor, in turn."""
    builds: list[float] = []
    cells: list[float] = []
    typst: list[float] = []
    with own_project() as project:
        count = len(project.notebooks)
        for _ in range(ROUNDS):
            project.forget()
            builds.append(project.reports().cpu / count)
            floor = _floor(project)
            cells.append(sum(floor["cells"]) / count)
            typst.append(sum(floor["typst"]) / count)
            tell(f"cpu: build {builds[-1]:.2f}, cells {cells[-1]:.2f}, typst {typst[-1]:.2f} s per report")
    ratio = median(builds) / (median(cells) + median(typst))
    rows = (
        ("whole build, all processes", seconds(builds), f"{ROUNDS} builds of {count} reports from nothing"),
        ("floor: cells in a fresh fork of a warm parent", seconds(cells), f"{ROUNDS} times"),
        ("floor: typst", seconds(typst), f"{ROUNDS} times"),
        ("**build against floor**", f"**{ratio:.2f} times**", f"promised at most {CPU_GOAL}, aim {CPU_AIM:.0f}"),
    )
    return Table("floor", ("processor time", "seconds per report", "measured"), rows)


def _floor(project: Project) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "benchmarks.floor", str(project.root), project.round_id]
    # One thread: a library's pool of threads must not be forked.
    single = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")}
    usage = measured(command, CHECKOUT, project.environment(single)).check("floor")
    found: dict[str, list[float]] = json.loads(usage.output.splitlines()[-1])
    return found
