"""Documents and hand-in against their due days."""

from __future__ import annotations

from datetime import date

from giamsat.analysis.timeliness import document_standing, document_timeliness, hand_in
from giamsat.model.records import TaskState
from tests.analysis.builders import deadline, document, receipt, round_data, unit_data

CUT_OFF = date(2024, 9, 30)


def test_documents_are_counted_against_their_due_days() -> None:
    """In time counts only documents that had a due day; late ones and those that never came are apart."""
    rows = [
        document(), document(issued_on=date(2024, 2, 10)), document(due=deadline(None)),
        document(issued_on=None, number=""), document(issued_on=None, number="", due=deadline(date(2024, 12, 31))),
    ]  # fmt: skip
    found = document_timeliness(rows, CUT_OFF)
    assert (found.in_time, found.late, found.overdue, found.dated) == (1, 1, 1, 2)
    assert [row.state for row in found.standings][-1] is TaskState.NOT_DUE
    assert found.standings[1].days == 10


def test_a_number_without_a_date_is_missing_its_date() -> None:
    """A document that exists but whose day is unknown is not called overdue."""
    assert document_standing(document(issued_on=None), CUT_OFF).state is TaskState.MISSING


def test_hand_in_three_days_late() -> None:
    """Received on 13/10 and asked for by 10/10 is three days late; on the day itself it is in time."""
    late = round_data([unit_data(receipt=receipt(date(2024, 10, 13)))])
    found = hand_in(late, "so-a")
    assert (found.days_late, found.is_late) == (3, True)
    assert not hand_in(round_data([unit_data(receipt=receipt(date(2024, 10, 10)))]), "so-a").is_late


def test_not_received_is_not_late() -> None:
    """What has not come has no day; a round without a day to hand in makes nobody late."""
    assert hand_in(round_data([unit_data()]), "so-a").received_on is None
    found = hand_in(round_data([unit_data(receipt=receipt())], hand_in_by=None), "so-a")
    assert (found.due_on, found.is_late) == (None, False)
