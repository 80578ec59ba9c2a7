"""Somebody saves a file while a build runs, and takes it back: what was made meanwhile is nobody's proof."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from giamsat.pipeline import batch
from giamsat.pipeline.batch import build_many
from giamsat.pipeline.build import make_report
from giamsat.pipeline.jobs import Job, Report, Request
from giamsat.pipeline.plan import make_plan
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, SO_A, Project


def narrative(project: Project) -> Callable[[], object]:
    """Write the words of a unit's notebook; return how to take them back."""
    path = project.notebook(SO_A)
    before = path.read_bytes()
    project.write_narratives(SO_A)
    return lambda: path.write_bytes(before)


def workbook(project: Project) -> Callable[[], object]:
    """Hand in a workbook; return how to take it back."""
    project.submit(SO_A)
    path = project.settings.data("thu-2024") / "submissions" / f"Biểu mẫu {SO_A}.xlsx"
    return path.unlink


@pytest.mark.kernel
@pytest.mark.parametrize(
    ("edit", "again"), [(narrative, {SO_A}), (workbook, {SO_A, QUAN, ""})], ids=["narrative", "data"]
)
def test_what_was_saved_meanwhile_and_taken_back_is_not_current(
    project: Project, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Project], Callable[[], object]], again: set[str]
) -> None:
    """A report that may hold what is no longer there is made again, though all files are as they were when planned."""
    for unit_id in (SO_A, QUAN, ""):
        project.notebook(unit_id)
    undo: list[Callable[[], object]] = []

    class Here:
        """Reports made in this process, after somebody has saved a file."""

        kernels = "ordinary"
        notices = ()

        def __init__(self, request: Request, settings: Settings) -> None:
            self.settings = settings

        def __enter__(self) -> Here:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def foresee(self, round_id: str) -> None:
            return None

        def prepare(self, jobs: list[Job]) -> None:
            undo.append(edit(project))

        def make(self, jobs: list[Job], meanwhile: Callable[[], None]) -> list[Report]:
            meanwhile()
            return [make_report(job, self.settings) for job in jobs]

    monkeypatch.setattr(batch, "Makers", Here)
    assert build_many(Request(formats=("html",)), project.settings).is_clean
    undo[0]()
    jobs = make_plan(Request(formats=("html",)), project.settings).rounds[0].jobs
    assert {job.unit_id for job in jobs} == again
