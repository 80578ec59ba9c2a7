"""Whether documents were issued, and reports handed in, by the day they were due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from giamsat.analysis.tasks import is_not_due
from giamsat.formatting.dates import days_late
from giamsat.model.records import IssuedDocument, TaskState
from giamsat.model.rounds import RoundData


@dataclass(frozen=True, slots=True)
class DocumentStanding:
    """Where a document stands against its due day."""

    document: IssuedDocument
    state: TaskState
    days: int


@dataclass(frozen=True, slots=True)
class DocumentTimeliness:
    """All documents of a unit; ``dated`` are those with a deadline and a known day of issue."""

    standings: tuple[DocumentStanding, ...]
    in_time: int
    late: int
    overdue: int

    @property
    def dated(self) -> int:
        """How many could be judged as issued in time or late."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class HandIn:
    """When a unit handed in and by how many days that was late; ``received_on`` is ``None`` when it has not."""

    unit_id: str
    received_on: date | None
    due_on: date | None
    days_late: int

    @property
    def is_late(self) -> bool:
        """Whether the unit handed in after the day it was asked to."""
        return self.days_late > 0


def document_standing(document: IssuedDocument, cut_off: date) -> DocumentStanding:
    """Return where a document stands; one with a number but without a date is MISSING its date, not overdue."""
    issued, due = document.issued_on, document.due
    if issued is not None and issued <= cut_off:
        late = days_late(due.last_day, issued)
        return DocumentStanding(document, TaskState.DONE_LATE if late else TaskState.DONE, late)
    if issued is None and document.number.strip():
        return DocumentStanding(document, TaskState.MISSING, 0)
    if is_not_due(due, cut_off):
        return DocumentStanding(document, TaskState.NOT_DUE, 0)
    if due.last_day is None:
        return DocumentStanding(document, TaskState.OPEN, 0)
    return DocumentStanding(document, TaskState.OVERDUE, days_late(due.last_day, cut_off))


def document_timeliness(documents: Iterable[IssuedDocument], cut_off: date) -> DocumentTimeliness:
    """Compare all documents with their due days; «in time» counts only documents that had one."""
    standings = tuple(document_standing(document, cut_off) for document in documents)
    in_time = sum(row.state is TaskState.DONE and row.document.due.last_day is not None for row in standings)
    late = sum(row.state is TaskState.DONE_LATE for row in standings)
    overdue = sum(row.state is TaskState.OVERDUE for row in standings)
    return DocumentTimeliness(standings, in_time, late, overdue)


def hand_in(data: RoundData, unit_id: str) -> HandIn:
    """Return when ``unit_id`` handed in, from the receipt of its file, against the day it was asked to."""
    receipt = data.units[unit_id].receipt
    due_on = data.params.hand_in_by(unit_id)
    received_on = receipt.received_on if receipt is not None else None
    late = days_late(due_on, received_on) if received_on is not None else 0
    return HandIn(unit_id, received_on, due_on, late)
