"""Where requests of earlier rounds stand on a day: pure functions, the day is always given.

The six labels follow from three fields (domain.md T5, practice 2.5). What is not yet due is neither late nor undone,
what has no deadline is never overdue, and where nothing is recorded nothing is said of the unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from giamsat.model.follow_up import (
    Entry,
    EntryKind,
    Fate,
    Followed,
    Label,
    Progress,
    Standing,
    Time,
    Verification,
)
from giamsat.model.parameters import Citation, FormerRequest, LegalDeadline, Round, Unit
from giamsat.model.records import Deadline, Submission
from giamsat.texts_vi.follow_up import UNDATED as NO_DEADLINE
from giamsat.texts_vi.ground import ILLUSTRATIVE

SOON = 15
"""From how many days before a deadline the days left are told: the first reminder of domain.md T5."""
_EXPLAINS = "giai-trinh"


def standing(followed: Followed, day: date, units: Mapping[str, Unit]) -> Standing:
    """Return where a request stands on ``day``; entries of later days do not count.

    A verification counts until the addressee reports anew: what it reports then has not been looked at.
    """
    request = followed.request
    known = replace(followed, entries=tuple(row for row in followed.entries if row.on <= day))
    reported = _last(known, EntryKind.PROGRESS)
    verified = _last(known, EntryKind.VERIFICATION)
    if verified is not None and reported is not None and verified.on < reported.on:
        verified = None
    progress = Progress(reported.value) if reported else Progress.MISSING
    verification = Verification(verified.value) if verified else Verification.NONE
    transfers = tuple(row for row in known.entries if row.kind is EntryKind.TRANSFER)
    owner = transfers[-1].to_unit if transfers else request.unit_id
    ceased = units[owner].valid_to if owner in units else None
    counted_to = min(day, ceased or day)
    if ended := _last(known, EntryKind.END):
        counted_to = min(counted_to, ended.on)
    is_done = progress is Progress.DONE and verification is not Verification.UNMET
    done_on = (reported.done_on or reported.on) if reported is not None and is_done else None
    time, days = time_of(request.due, counted_to, done_on, is_known=progress is not Progress.MISSING)
    return Standing(
        followed=known,
        day=day,
        owner=owner,
        progress=progress,
        verification=verification,
        time=time,
        days=days,
        counted_to=counted_to,
        labels=labels(progress, verification, time),
        reported=reported,
        verified=verified,
        transfers=transfers,
        ended=ended,
        owner_ceased_on=ceased if ceased is not None and ceased < day else None,
    )


def time_of(due: Deadline, day: date, done_on: date | None, *, is_known: bool = True) -> tuple[Time, int]:
    """Return where a deadline stands on ``day`` and the days that belong to it: left, late or overdue.

    :param done_on: the day on which the request was done, ``None`` while it is not.
    :param is_known: whether anything is recorded of the request; without it a past deadline is only past.
    """
    if due.last_day is None:
        return Time.NONE, 0
    if done_on is not None:
        late = (done_on - due.last_day).days
        return (Time.LATE, late) if late > 0 else (Time.KEPT, 0)
    left = (due.last_day - day).days
    if left < 0:
        return (Time.OVERDUE if is_known else Time.PAST), -left
    return (Time.SOON if left <= SOON else Time.NOT_DUE), left


def labels(progress: Progress, verification: Verification, time: Time) -> tuple[Label, ...]:
    """Return the labels of T5 that are true: none before the deadline of what is not done, none without a record.

    Overdue stands beside «hoàn thành một phần» and «chưa đáp ứng yêu cầu», and alone for what has not come about.
    """
    late = (Label.OVERDUE,) if time is Time.OVERDUE else ()
    match progress:
        case Progress.MISSING:
            return ()
        case Progress.REFUSED:
            return (Label.REFUSED,)
        case _ if verification is Verification.UNMET:
            return (Label.UNMET, *late)
        case Progress.DONE:
            return (Label.DONE,)
        case Progress.PARTLY:
            return (Label.PARTLY, *late)
    if late:
        return late
    is_undated = time is Time.NONE and progress is not Progress.UNREPORTED
    return (Label.OPEN,) if is_undated else ()


def fate(found: Standing) -> Fate | None:
    """Return in which class a request is counted; ``None`` once a person decided to end following it.

    Overdue is only what has a deadline, is known and is not done; what its addressee declines is told as such.
    """
    if found.ended is not None:
        return None
    if found.progress is Progress.REFUSED:
        return Fate.REFUSED
    if found.progress is Progress.DONE and found.verification is not Verification.UNMET:
        return Fate.VERIFIED if found.verification is Verification.MET else Fate.REPORTED
    if found.time is Time.OVERDUE:
        return Fate.OVERDUE
    is_waiting = found.time in (Time.NOT_DUE, Time.SOON)
    if found.progress in (Progress.MISSING, Progress.UNREPORTED) and not is_waiting:
        return Fate.SILENT
    return Fate.ONGOING


def standings(rows: Iterable[Followed], day: date, units: Mapping[str, Unit]) -> tuple[Standing, ...]:
    """Return the standings of all requests that had been made by ``day``, in the order of the register."""
    return tuple(standing(row, day, units) for row in rows if row.request.made_on <= day)


def of_unit(found: Iterable[Standing], unit_id: str) -> tuple[Standing, ...]:
    """Return the requests that a unit owes on the day, and those that it owed and gave on.

    A successor has only what was transferred to it by a document, never what its predecessor owed.
    """
    return tuple(
        row
        for row in found
        if unit_id and unit_id in (row.followed.request.unit_id, *(one.to_unit for one in row.transfers))
    )


def with_replies(rows: Iterable[Followed], submission: Submission | None, day: date) -> tuple[Followed, ...]:
    """Return the requests with what the unit's form of the round says of them: its own words, not verified.

    :param day: the day of the reply when the form names no day of its report.
    """
    replies = {row.code: row for row in submission.requests} if submission is not None else {}
    found = []
    for one in rows:
        reply = replies.get(one.request.id)
        if submission is None or reply is None or not reply.state:
            found.append(one)
            continue
        progress = Progress(reply.state)
        is_undone = progress is not Progress.DONE
        entry = Entry(
            request_id=one.request.id,
            on=submission.report_date or day,
            kind=EntryKind.PROGRESS,
            value=progress.value,
            document=submission.report_number,
            source=reply.source,
            done_on=reply.done_on,
            reason=reply.reply if is_undone else "",
            evidence=reply.evidence,
            is_reply=True,
        )
        found.append(replace(one, entries=tuple(sorted((*one.entries, entry), key=lambda row: row.on))))
    return tuple(found)


def former_requests(found: Iterable[Standing], unit_ids: Sequence[str], *, illustrative: bool) -> list[FormerRequest]:
    """Return the open requests of the units as rows of ``<round>.requests.csv``: what the next form asks about.

    Only of the unit that owes a request on the day; the deadline in the words of its document.
    """
    return [
        FormerRequest(
            id=row.followed.request.id,
            unit=row.owner,
            origin=row.followed.request.document,
            content=row.followed.request.content,
            deadline=row.followed.request.due.text or NO_DEADLINE,
            mark=ILLUSTRATIVE if illustrative else "",
        )
        for row in found
        if row.is_open and row.owner in unit_ids
    ]


def explanation_days(
    origin: Round | None, law: Citation | None, deadlines: Iterable[LegalDeadline], asked_on: date
) -> tuple[tuple[LegalDeadline, date], ...]:
    """Return until when a unit explains itself once it was asked to: 15 and 30 days under Luật 121/2025.

    :param law: the law on supervision of the round, chosen by its founding day (params.law).
    :returns: the limits of that law with their last days, calendar days; Luật 87/2015 has none.
    """
    if origin is None or law is None:
        return ()
    return tuple(
        (row, asked_on + timedelta(days=row.days))
        for row in deadlines
        if row.law == law.id and row.founder == origin.founder and _EXPLAINS in row.id
    )


def _last(followed: Followed, kind: EntryKind) -> Entry | None:
    found = [row for row in followed.entries if row.kind is kind]
    return found[-1] if found else None
