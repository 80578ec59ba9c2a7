"""The sentence of one request that is followed up: who reports what, what was verified, where it stands in time.

No judgement: an addressee's reason stands beside what is overdue, and what nobody recorded is only not known.
"""

from __future__ import annotations

from collections.abc import Mapping

from giamsat.formatting.dates import deadline_words, short_date
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import BLANK
from giamsat.model.follow_up import Progress, Request, Standing, Time, Verification
from giamsat.model.parameters import Unit
from giamsat.report.compose import shortened
from giamsat.report.sentences.context import finish
from giamsat.report.sentences.recommendations import (
    named,
    overdue_words,
    reason_words,
    recommendation_overdue,
    recommendation_partly,
    recommendation_reported,
    recommendation_undated,
    recommendation_verified,
)
from giamsat.texts_vi import follow_up as say


def followed_sentence(standing: Standing, unit_id: str, units: Mapping[str, Unit]) -> str:
    """Return where a request stands, as the report of ``unit_id`` tells it (patterns 33–37)."""
    subject, number = subject_of(standing.followed.request)
    ended = standing.ended
    if ended is not None:
        told = say.ENDED.format(day=short_date(ended.on), document=ended.document, by=ended.by, reason=ended.reason)
        return finish(f"{named(subject, number)}: {told}")
    if unit_id != standing.owner:
        return finish(f"{named(subject, number)}: {_given_on(standing, unit_id, units)}")
    if taken := [row for row in standing.transfers if row.to_unit == unit_id]:
        source = units.get(standing.followed.request.unit_id)
        words = say.TAKEN.format(
            unit=source.short_name if source else standing.followed.request.addressee, document=taken[-1].document
        )
        subject, number = f"{named(subject, number)} {words}", ""
    sentence = _progress(standing, subject, number)
    if standing.owner_ceased_on is not None:
        return finish(sentence.rstrip("."), say.CEASED.format(day=short_date(standing.owner_ceased_on)))
    return sentence


def subject_of(request: Request) -> tuple[str, str]:
    """Return what a request is called and its number: «kiến nghị», «3»; by its words when it has no number.

    A point of a resolution, conclusion or notice stands with its document, whose own number it is not.
    """
    word = say.SUBJECTS[request.force.value]
    if not request.number:
        return f"{word} “{shortened(request.content)}”", ""
    if word == say.POINT:
        return f"{named(word, request.number)} của {request.document}", ""
    return word, request.number


def due_words(standing: Standing) -> str:
    """Return the deadline in the words of its kind."""
    due = standing.followed.request.due
    return deadline_words(due.kind.value, due.last_day, due.text) if due.last_day else say.NO_DEADLINE


def _given_on(standing: Standing, unit_id: str, units: Mapping[str, Unit]) -> str:
    held = [-1 if standing.followed.request.unit_id == unit_id else None]
    held += [place if row.to_unit == unit_id else None for place, row in enumerate(standing.transfers)]
    after = max(place for place in held if place is not None) + 1
    row = standing.transfers[after]
    name = units[row.to_unit].short_name
    return say.GIVEN_ON.format(unit=name, day=short_date(row.on), document=row.document)


def _progress(standing: Standing, subject: str, number: str) -> str:
    reported, days, day = standing.reported, standing.days, standing.counted_to
    name = named(subject, number)
    document = (reported.document if reported else "") or BLANK
    reason = reported.reason if reported else ""
    is_late = standing.time is Time.OVERDUE
    match standing.progress:
        case Progress.MISSING:
            return finish(f"{name}: {_in_time(standing)}; {say.NOTHING_KNOWN}")
        case Progress.DONE if standing.verification is Verification.UNMET:
            found = say.UNMET.format(
                document=document, evidence=standing.verified.evidence if standing.verified else ""
            )
            late = f"; {overdue_words(days, day, reason)}" if is_late else ""
            return finish(f"{name}: {found}{late}")
        case Progress.DONE:
            late_by = days if standing.time is Time.LATE else 0
            if standing.verification is Verification.MET and standing.verified is not None:
                return recommendation_verified(number, standing.verified.evidence, late_by, subject)
            return recommendation_reported(number, document, late_by, subject)
        case Progress.PARTLY if reported is not None:
            words = overdue_words(days, day, reason) if is_late else ""
            deadline = due_words(standing)
            counts = (reported.done, reported.total, reported.rest)
            return recommendation_partly(number, *counts, None, words, subject, deadline)
        case Progress.REFUSED:
            return finish(f"{name}: {say.REFUSED.format(document=document)}; {reason_words(reason)}")
        case Progress.UNREPORTED if standing.time is Time.NONE:
            return recommendation_undated(number, standing.day, subject)
    state = say.STATES[standing.progress.value]
    if is_late:
        return recommendation_overdue(number, days, day, reason, state, subject)
    return finish(f"{name}: {state}; {_in_time(standing)}")


def _in_time(standing: Standing) -> str:
    due = due_words(standing)
    match standing.time:
        case Time.NONE:
            return say.UNDATED
        case Time.PAST:
            return say.PAST.format(due=due)
        case Time.SOON:
            return say.SOON.format(due=due, days=count_words(standing.days))
        case _:
            return say.NOT_DUE.format(due=due)
