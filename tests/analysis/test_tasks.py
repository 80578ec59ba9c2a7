"""Standing of tasks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.analysis.tasks import figure_state, is_overdue, record_standing, standing, summary
from giamsat.model.records import DeadlineKind, TaskState
from tests.analysis.builders import deadline, published, published_record, task

CUT_OFF = date(2023, 10, 31)


@pytest.mark.parametrize(
    ("last_day", "done_on", "reported", "state", "days"),
    [
        (date(2023, 11, 29), None, "dang-thuc-hien", TaskState.NOT_DUE, 0),
        (date(2023, 10, 31), None, "dang-thuc-hien", TaskState.NOT_DUE, 0),
        (date(2023, 10, 16), None, "dang-thuc-hien", TaskState.OVERDUE, 15),
        (date(2023, 10, 16), None, "Chưa hoàn thành", TaskState.OVERDUE, 15),
        (date(2023, 10, 16), None, "", TaskState.MISSING, 0),
        (date(2023, 10, 16), None, "chua-co", TaskState.MISSING, 0),
        (date(2023, 11, 29), None, "", TaskState.NOT_DUE, 0),
        (date(2023, 10, 16), date(2023, 10, 16), "", TaskState.DONE, 0),
        (date(2023, 10, 16), date(2023, 10, 21), "hoan-thanh", TaskState.DONE_LATE, 5),
        (date(2023, 10, 16), date(2023, 11, 2), "hoan-thanh", TaskState.OVERDUE, 15),
        (date(2023, 10, 16), None, "Hoàn thành", TaskState.DONE, 0),
        (date(2023, 10, 16), None, "Hoàn thành một phần", TaskState.PARTLY, 15),
        (date(2023, 11, 29), None, "hoan-thanh-mot-phan", TaskState.PARTLY, 0),
        (date(2023, 10, 16), None, "chua-den-han", TaskState.OVERDUE, 15),
        (None, None, "dang-thuc-hien", TaskState.OPEN, 0),
        (None, None, "Đang thực hiện", TaskState.OPEN, 0),
        (None, None, "chua-den-han", TaskState.NOT_DUE, 0),
        (None, date(2023, 1, 1), "", TaskState.DONE, 0),
        (None, None, "", TaskState.MISSING, 0),
    ],
)
def test_standing_on_the_cut_off(
    last_day: date | None, done_on: date | None, reported: str, state: TaskState, days: int
) -> None:
    """Dates outweigh words, silence is missing, and what is not due is never late."""
    found = standing(task(due=deadline(last_day), done_on=done_on, reported_state=reported), CUT_OFF)
    assert (found.state, found.days) == (state, days)


def test_the_day_before_counts_for_truoc_ngay() -> None:
    """«Trước ngày 15/11» is kept until the 14th, «ngày 15/11» until the 15th: a day's difference on the 15th."""
    before = task(due=deadline(date(2023, 11, 14), DeadlineKind.BEFORE))
    by = task(due=deadline(date(2023, 11, 15), DeadlineKind.BY))
    day = date(2023, 11, 15)
    assert (standing(before, day).state, standing(by, day).state) == (TaskState.OVERDUE, TaskState.NOT_DUE)


@settings(max_examples=80)
@given(st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.sampled_from(["", "dang-thuc-hien", "chua-den-han", "x"]))
def test_without_a_deadline_nothing_is_ever_overdue(cut_off: date, reported: str) -> None:
    """A task for which no document names a deadline is never late, whenever one looks."""
    found = standing(task(due=deadline(None), reported_state=reported), cut_off)
    assert found.state is not TaskState.DONE_LATE
    assert not is_overdue(found.state, found.days)


@settings(max_examples=80)
@given(st.integers(0, 400), st.sampled_from(["", "dang-thuc-hien", "hoan-thanh-mot-phan", "Chưa thực hiện"]))
def test_what_is_not_due_is_never_raised(days: int, reported: str) -> None:
    """Up to the last day of its deadline nothing may be spoken of as late."""
    last_day = date.fromordinal(CUT_OFF.toordinal() + days)
    found = standing(task(due=deadline(last_day), reported_state=reported), CUT_OFF)
    assert found.state is not TaskState.DONE_LATE
    assert not is_overdue(found.state, found.days)
    assert found.state in (TaskState.NOT_DUE, TaskState.PARTLY)


def test_summary_counts_states() -> None:
    """Partly done and past the deadline is both: partly done and overdue."""
    late = deadline(date(2023, 10, 16))
    rows = [
        task("1", done_on=date(2023, 10, 1), due=late), task("2", done_on=date(2023, 10, 20), due=late),
        task("3", reported_state="hoan-thanh-mot-phan", due=late), task("4", due=late), task("5", due=deadline(None)),
        task("6", due=deadline(date(2023, 11, 29))),
    ]  # fmt: skip
    found = summary(standing(row, CUT_OFF) for row in rows)
    assert (found.total, found.done, found.overdue) == (6, 2, 2)
    assert (found.count(TaskState.NOT_DUE), found.count(TaskState.MISSING)) == (1, 0)


def test_published_records_stand_like_tasks() -> None:
    """A published task due «trước ngày 30/11/2023» is not due on 31/10/2023."""
    row = published_record(last_day=date(2023, 11, 29), status="dang-thuc-hien")
    found = record_standing(row, CUT_OFF)
    assert (found.state, found.days) == (TaskState.NOT_DUE, 0)
    assert not is_overdue(found.state, found.days)


def test_a_published_figure_keeps_the_state_of_its_source() -> None:
    """63/80 published as «chưa đến hạn» is not due; without a status nothing is known."""
    assert figure_state(published(status="chua-den-han")) is TaskState.NOT_DUE
    assert figure_state(published()) is None
