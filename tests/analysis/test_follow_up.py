"""Where requests stand on a day: three fields apart, labels derived, and nothing said that nobody recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from giamsat.analysis.follow_up import (
    explanation_days,
    fate,
    former_requests,
    labels,
    of_unit,
    standing,
    standings,
    time_of,
    with_replies,
)
from giamsat.formatting.deadlines import parse_deadline
from giamsat.intake.follow_up import read_register
from giamsat.model.follow_up import (
    Entry,
    EntryKind,
    Fate,
    Followed,
    Force,
    Label,
    Progress,
    Request,
    Standing,
    Time,
    Verification,
)
from giamsat.model.records import Deadline, DeadlineKind, RequestReply
from giamsat.model.values import Channel, Source
from giamsat.params import load_registry, load_round
from giamsat.params.law import supervision_law
from giamsat.settings import Settings
from tests.intake.builders import registry

SETTINGS = Settings(Path(__file__).parents[2])
SOURCE = Source(Channel.VISIT, file="data/follow-up/x.requests.csv", line=2)
UNITS = {row.id: row for row in registry().units.values()}
DAY = date(2024, 11, 15)


def due(text: str) -> Deadline:
    """Return a deadline in words."""
    parsed = parse_deadline(text)
    return Deadline(DeadlineKind(parsed.kind), text, parsed.last_day)


def followed(*entries: Entry, deadline: str = "trước ngày 30/9/2024", unit: str = "so-thu-a") -> Followed:
    """Return a request of 15/12/2023 with its entries."""
    request = Request(
        "kn-1", "dot-1", unit, "", "1", Force.RECOMMENDATION, "Báo cáo", date(2023, 12, 15), "Rà soát", "",
        due(deadline) if deadline else Deadline(DeadlineKind.NONE), "", "", SOURCE,
    )  # fmt: skip
    return Followed(request, entries)


def entry(day: date, value: str = "", kind: EntryKind = EntryKind.PROGRESS, **more: object) -> Entry:
    """Return an entry."""
    return Entry("kn-1", day, kind, value, "Báo cáo số 1", SOURCE, **more)  # type: ignore[arg-type]


def stands(*entries: Entry, day: date = DAY, deadline: str = "trước ngày 30/9/2024") -> Standing:
    """Return where the request stands."""
    return standing(followed(*entries, deadline=deadline), day, UNITS)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("trước ngày 15/11/2023", date(2023, 11, 14)),
        ("chậm nhất ngày 15/11/2023", date(2023, 11, 15)),
        ("trong quý IV năm 2023", date(2023, 12, 31)),
    ],
)
def test_the_last_day_follows_the_kind_of_deadline(text: str, last: date) -> None:
    """On its last day a request is not overdue, the day after it is, by one day."""
    assert time_of(due(text), last, None) == (Time.SOON, 0)
    assert time_of(due(text), date.fromordinal(last.toordinal() + 1), None) == (Time.OVERDUE, 1)


def test_days_left_are_told_from_a_fortnight_on() -> None:
    """15 days before the last day they are told, 16 days before it is only not yet due."""
    assert time_of(due("trước ngày 01/12/2024"), date(2024, 11, 15), None) == (Time.SOON, 15)
    assert time_of(due("trước ngày 01/12/2024"), date(2024, 11, 14), None) == (Time.NOT_DUE, 16)


@pytest.mark.parametrize("value", [one.value for one in Progress if one is not Progress.MISSING])
def test_without_a_deadline_nothing_is_ever_overdue(value: str) -> None:
    """Whatever is reported, and a hundred years later."""
    found = stands(entry(date(2024, 1, 5), value), day=date(2124, 1, 1), deadline="")
    assert found.time is Time.NONE
    assert Label.OVERDUE not in found.labels


def test_before_the_deadline_there_is_no_label_but_for_what_is_reported() -> None:
    """Not yet due is neither late nor undone (practice E8)."""
    assert stands(entry(date(2024, 5, 1), "dang-thuc-hien"), day=date(2024, 6, 1)).labels == ()
    assert stands(entry(date(2024, 5, 1), "chua-bao-cao"), day=date(2024, 6, 1)).labels == ()
    assert stands(entry(date(2024, 5, 1), "hoan-thanh-mot-phan"), day=date(2024, 6, 1)).labels == (Label.PARTLY,)


def test_partly_and_overdue_are_true_at_once() -> None:
    """The day after the deadline both labels stand; the day before only one."""
    row = entry(date(2024, 9, 25), "hoan-thanh-mot-phan", done=2, total=3)
    assert stands(row).labels == (Label.PARTLY, Label.OVERDUE)
    assert stands(row, day=date(2024, 9, 29)).labels == (Label.PARTLY,)
    assert stands(row).days == 47


def test_where_nothing_is_recorded_nothing_is_said_of_the_unit() -> None:
    """A past deadline is only past: not overdue, no label."""
    found = stands()
    assert (found.progress, found.time, found.labels) == (Progress.MISSING, Time.PAST, ())


def test_that_no_report_came_is_an_entry_with_a_document() -> None:
    """Only then, and after the deadline, is it overdue."""
    found = stands(entry(date(2024, 8, 15), "chua-bao-cao"))
    assert (found.progress, found.time, found.labels) == (Progress.UNREPORTED, Time.OVERDUE, (Label.OVERDUE,))


def test_what_is_done_late_is_late_and_not_overdue() -> None:
    """The day on which it was done counts, not that of the report."""
    row = entry(date(2024, 10, 20), "hoan-thanh", done_on=date(2024, 10, 4))
    assert (stands(row).time, stands(row).days, stands(row).labels) == (Time.LATE, 5, (Label.DONE,))
    kept = entry(date(2024, 10, 20), "hoan-thanh", done_on=date(2024, 9, 29))
    assert (stands(kept).time, stands(kept).days) == (Time.KEPT, 0)


def test_a_verification_counts_until_the_unit_reports_anew() -> None:
    """Found wanting, then reported done again: not verified."""
    first = entry(date(2024, 5, 30), "hoan-thanh")
    found = entry(date(2024, 8, 14), "chua-dap-ung", EntryKind.VERIFICATION, evidence="…")
    again = entry(date(2024, 10, 1), "hoan-thanh")
    assert stands(first, found).labels == (Label.UNMET, Label.OVERDUE)
    assert stands(first, found, again).verification is Verification.NONE
    assert stands(first, found, again).labels == (Label.DONE,)


def test_entries_of_later_days_do_not_count() -> None:
    """What was true on an earlier day can be told again."""
    rows = (entry(date(2024, 5, 1), "dang-thuc-hien"), entry(date(2024, 9, 1), "hoan-thanh"))
    assert stands(*rows, day=date(2024, 8, 31)).progress is Progress.ONGOING
    assert stands(*rows, day=date(2024, 9, 1)).progress is Progress.DONE


def test_all_six_labels_can_come_about() -> None:
    """T5 has six; each follows from some fields."""
    found = {
        label
        for progress in Progress
        for verification in Verification
        for time in Time
        for label in labels(progress, verification, time)
    }
    assert found == set(Label)


def test_each_request_is_in_one_class() -> None:
    """Found done, reported done, under way, overdue, without a report, declined: one class each, none once ended."""
    met = entry(date(2024, 9, 20), "dat", EntryKind.VERIFICATION)
    unmet = entry(date(2024, 9, 20), "chua-dap-ung", EntryKind.VERIFICATION)
    done, ongoing = entry(date(2024, 9, 10), "hoan-thanh"), entry(date(2024, 9, 10), "dang-thuc-hien")
    ended = entry(date(2024, 9, 30), "", EntryKind.END)
    assert fate(stands(done, met)) is Fate.VERIFIED
    assert fate(stands(done)) is Fate.REPORTED
    assert fate(stands(done, unmet)) is Fate.OVERDUE
    assert fate(stands(ongoing)) is Fate.OVERDUE
    assert fate(stands(ongoing, deadline="trước ngày 30/12/2024")) is Fate.ONGOING
    assert fate(stands(entry(date(2024, 9, 10), "khong-thuc-hien"))) is Fate.REFUSED
    assert fate(stands()) is Fate.SILENT
    assert fate(stands(ongoing, ended)) is None


@pytest.mark.parametrize("value", ["", *(one.value for one in Progress if one is not Progress.MISSING)])
def test_no_class_is_overdue_without_a_deadline_or_before_it(value: str) -> None:
    """Whatever is recorded, what has no deadline or is not due yet is in no class that says late."""
    known = [entry(date(2024, 9, 10), value)] if value else []
    assert fate(stands(*known, deadline="")) is not Fate.OVERDUE
    assert fate(stands(*known, deadline="trước ngày 30/12/2024")) not in (Fate.OVERDUE, Fate.SILENT)


def test_a_successor_has_only_what_was_transferred() -> None:
    """Quận Hai Bà Trưng ended on 30/6/2025: its tasks stay its own, days are not counted on, nobody has decided."""
    known = load_registry(SETTINGS)
    rows = read_register(SETTINGS, known.units, ["2023-10-hai-ba-trung"]).followed
    after = standings(rows, date(2025, 7, 1), known.units)
    assert {row.owner for row in after} == {"ubnd-quan-hai-ba-trung"}
    assert {row.owner_ceased_on for row in after} == {date(2025, 6, 30)}
    assert {row.counted_to for row in after} == {date(2025, 6, 30)}
    assert all(row.is_open for row in after)
    assert not [row.owner_ceased_on for row in standings(rows, date(2025, 6, 30), known.units) if row.owner_ceased_on]


def test_a_transfer_moves_a_request_from_its_day_on() -> None:
    """The giver still finds it among its own, the taker finds it only then."""
    move = entry(date(2024, 5, 10), "", EntryKind.TRANSFER, to_unit="quan-thu-b")
    before, after = stands(move, day=date(2024, 5, 9)), stands(move)
    assert (before.owner, after.owner) == ("so-thu-a", "quan-thu-b")
    assert of_unit([before], "quan-thu-b") == ()
    assert of_unit([after], "quan-thu-b") == of_unit([after], "so-thu-a") == (after,)


def test_an_ended_request_is_not_counted_on() -> None:
    """Its days stop on the day of the decision; it is no longer open."""
    found = stands(
        entry(date(2024, 8, 1), "dang-thuc-hien"), entry(date(2024, 10, 2), "", EntryKind.END, by="…", reason="…")
    )
    assert (found.is_open, found.days, found.counted_to) == (False, 3, date(2024, 10, 2))


def test_the_form_of_a_round_tells_the_progress_unverified() -> None:
    """A reply by its code is the last word on progress, its cell is the source, and nobody has verified it."""
    from tests.analysis.builders import submission  # the builders of this floor make whole submissions

    cell = Source(Channel.SUBMISSION, file="x.xlsx", sheet="14", cell="D5")
    reply = RequestReply("kn-1", "Rà soát", "đang chờ ý kiến", "hoan-thanh-mot-phan", None, "", cell)
    sent = submission(requests=(reply,))
    (row,) = with_replies([followed(entry(date(2024, 1, 5), "dang-thuc-hien"))], sent, date(2024, 9, 30))
    found = standing(row, DAY, UNITS)
    assert found.reported is not None
    assert (found.progress, found.reported.source, found.reported.reason) == (Progress.PARTLY, cell, "đang chờ ý kiến")
    assert found.reported.is_reply
    assert found.verification is Verification.NONE


def test_the_next_form_asks_what_is_still_open() -> None:
    """Requests of the example's form are those of the register, word for word; done and verified ones are left out."""
    known = load_registry(SETTINGS)
    rows = read_register(SETTINGS, known.units, ["mau-2023"]).followed
    asked = load_round(SETTINGS, known, "mau-2024").requests
    begun = standings(rows, date(2023, 12, 31), known.units)
    made = {row.id: row for row in former_requests(begun, list(known.units), illustrative=True)}
    assert [made[row.id] for row in asked] == list(asked)
    later = former_requests(standings(rows, DAY, known.units), list(known.units), illustrative=True)
    assert {"kn-2023-01", "kn-2023-10"} & {row.id for row in later} == set()
    assert next(row.unit for row in later if row.id == "kn-2023-09") == "so-mau-c"


def test_the_explanation_clock_runs_only_under_the_new_law() -> None:
    """15 and 30 calendar days for a round founded from 01/3/2026 on, none for one under Luật 87/2015."""
    known = load_registry(SETTINGS)
    round_ = load_round(SETTINGS, known, "mau-2024").round
    asked_on = date(2026, 5, 4)
    old = supervision_law(known, round_.founded_on)
    assert explanation_days(round_, old, known.deadlines, asked_on) == ()
    new = supervision_law(known, date(2026, 3, 1))
    found = explanation_days(round_, new, known.deadlines, asked_on)
    assert [day for _, day in found] == [date(2026, 5, 19), date(2026, 6, 3)]
    assert not any(limit.verified for limit, _ in found)
    assert explanation_days(round_, supervision_law(known, None), known.deadlines, asked_on) == ()
