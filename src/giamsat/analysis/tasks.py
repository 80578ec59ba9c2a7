"""Where tasks stand on the cut-off day.

What is not yet due is neither late nor a shortcoming; without a deadline nothing is ever «quá hạn».
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from giamsat.formatting.dates import days_late
from giamsat.formatting.names import slugify
from giamsat.model.judgement import TaskStanding
from giamsat.model.records import AssignedTask, Deadline, TaskState
from giamsat.model.rounds import PublishedFigure, PublishedRecord

_DONE = frozenset({TaskState.DONE, TaskState.DONE_LATE})


@dataclass(frozen=True, slots=True)
class RecordStanding:
    """Where a published record stands on the cut-off day and by how many days it is late."""

    record: PublishedRecord
    state: TaskState
    days: int


@dataclass(frozen=True, slots=True)
class TaskSummary:
    """How many tasks stand where; ``overdue`` also counts partly done ones whose deadline has passed."""

    total: int
    by_state: Mapping[TaskState, int]
    overdue: int

    def count(self, state: TaskState) -> int:
        """Return how many tasks are in ``state``."""
        return self.by_state.get(state, 0)

    @property
    def done(self) -> int:
        """How many are done, in time or late."""
        return sum(self.count(state) for state in _DONE)


def standing(task: AssignedTask, cut_off: date) -> TaskStanding:
    """Return where ``task`` stands on ``cut_off``.

    ``due.last_day`` is already the last day that keeps the deadline (the day before, for «trước ngày»). What was
    done after the cut-off was not done on it.
    """
    state, days = state_on(cut_off, task.due.last_day, task.done_on, task.reported_state)
    return TaskStanding(task, state, days)


def record_standing(record: PublishedRecord, cut_off: date) -> RecordStanding:
    """Return where a published record stands on ``cut_off``."""
    state, days = state_on(cut_off, record.last_day, None, record.status)
    return RecordStanding(record, state, days)


def figure_state(row: PublishedFigure) -> TaskState | None:
    """Return the state that a source gives to a published figure («63/80, chưa đến hạn»), ``None`` without one."""
    return reported_state(row.status)


def state_on(cut_off: date, last_day: date | None, done_on: date | None, reported: str) -> tuple[TaskState, int]:
    """Return state and days late on ``cut_off`` from the dates and from what was reported.

    Dates outweigh words; a unit that reported nothing about a passed deadline is MISSING, not overdue.
    """
    state = reported_state(reported)
    if done_on is not None and done_on <= cut_off:
        late = days_late(last_day, done_on)
        return (TaskState.DONE_LATE, late) if late else (TaskState.DONE, 0)
    if done_on is None and state in _DONE:
        return state, 0
    late = days_late(last_day, cut_off)
    if state is TaskState.PARTLY:
        return state, late
    if late:
        return (TaskState.MISSING, 0) if _is_silent(state, done_on) else (TaskState.OVERDUE, late)
    if last_day is not None or state is TaskState.NOT_DUE:
        return TaskState.NOT_DUE, 0
    return (TaskState.MISSING, 0) if _is_silent(state, done_on) else (TaskState.OPEN, 0)


def is_not_due(due: Deadline, cut_off: date) -> bool:
    """Whether a deadline had not passed on ``cut_off``."""
    return due.last_day is not None and cut_off <= due.last_day


def is_overdue(state: TaskState, days: int) -> bool:
    """Whether something is past its deadline and not wholly done: never what is not yet due or has no deadline."""
    return state is TaskState.OVERDUE or (state is TaskState.PARTLY and days > 0)


def summary(standings: Iterable[TaskStanding | RecordStanding]) -> TaskSummary:
    """Count standings by state."""
    counted: dict[TaskState, int] = {}
    total = overdue = 0
    for item in standings:
        total += 1
        counted[item.state] = counted.get(item.state, 0) + 1
        overdue += is_overdue(item.state, item.days)
    return TaskSummary(total, counted, overdue)


def _is_silent(state: TaskState | None, done_on: date | None) -> bool:
    return done_on is None and state in (None, TaskState.MISSING)


def reported_state(words: str) -> TaskState | None:
    """Return the state that a slug or the form's words name, ``None`` for an empty cell or the unit's own words."""
    slug = slugify(words)
    try:
        return TaskState(slug)
    except ValueError:
        return None if not slug else _other_words(slug)


def _other_words(slug: str) -> TaskState:
    return TaskState.OVERDUE if slug in ("khong-thuc-hien", "chua-hoan-thanh", "chua-thuc-hien") else TaskState.OPEN
