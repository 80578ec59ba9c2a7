"""Standings of requests in the words of the register: one line for each, with what a person has to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from giamsat.analysis.follow_up import explanation_days
from giamsat.formatting.dates import short_date
from giamsat.formatting.icalendar import Event
from giamsat.formatting.text import lower_first
from giamsat.model.follow_up import EntryKind, Progress, RegisterRow, Standing, Time
from giamsat.model.parameters import Round
from giamsat.model.rounds import Registry
from giamsat.params.law import supervision_law
from giamsat.report.follow_up import progress_words, time_words
from giamsat.report.sentences.follow_up import due_words
from giamsat.texts_vi import follow_up as say
from giamsat.texts_vi.ground import ILLUSTRATIVE

ENDED, CHECKED = "ket-thuc", "xong"


@dataclass(frozen=True)
class Ground:
    """What the lines rest on besides the standings: the registry, and the rounds of origin that have parameters."""

    registry: Registry
    rounds: Mapping[str, Round] = field(default_factory=dict)


def register_rows(found: Iterable[Standing], ground: Ground) -> tuple[RegisterRow, ...]:
    """Return the lines of the register in its order."""
    return tuple(_row(row, ground) for row in found)


def _row(standing: Standing, ground: Ground) -> RegisterRow:
    request = standing.followed.request
    unit = ground.registry.units.get(standing.owner)
    origin = ground.rounds.get(request.origin)
    reported, verified = standing.reported, standing.verified
    evidence = [row.evidence for row in (reported, verified) if row is not None and row.evidence]
    return RegisterRow(
        origin=origin.title if origin else request.origin,
        code=request.id,
        unit_id=standing.owner,
        unit=unit.short_name if unit else request.addressee,
        asked=asked_words(standing),
        document=request.document,
        content=request.content,
        product=request.product,
        due=due_words(standing),
        last_day=request.due.last_day,
        progress=progress_words(standing),
        verification=say.VERIFICATION[standing.verification.value],
        time=time_words(standing),
        labels=", ".join(say.LABELS[label.value] for label in standing.labels),
        reason=reported.reason if reported else "",
        evidence="; ".join(evidence),
        note="; ".join(_notes(standing, ground)),
        mark=ILLUSTRATIVE if unit is not None and unit.fictional else "",
        state=_state(standing),
        is_open=standing.is_open,
    )


def asked_words(standing: Standing) -> str:
    """Return «Kiến nghị số 3»."""
    request = standing.followed.request
    number = say.SOURCE_NUMBER.format(number=request.number) if request.number else ""
    return say.FORCES[request.force.value] + number


def _state(standing: Standing) -> str:
    """Return the group of the page that a line belongs to."""
    if standing.ended is not None:
        return ENDED
    if not standing.is_open:
        return CHECKED
    return Time.KEPT.value if standing.time is Time.LATE else standing.time.value


def _notes(standing: Standing, ground: Ground) -> Iterator[str]:
    request, units = standing.followed.request, ground.registry.units
    if request.remark:
        yield request.remark
    giver = request.unit_id
    for row in standing.transfers:
        name = units[giver].short_name if giver in units else request.addressee
        yield say.NOTE_TRANSFER.format(unit=name, day=short_date(row.on), document=row.document)
        giver = row.to_unit
    if standing.ended is not None:
        end = standing.ended
        yield say.NOTE_ENDED.format(day=short_date(end.on), document=end.document, by=end.by, reason=end.reason)
    elif standing.owner_ceased_on is not None and standing.is_open:
        yield say.NOTE_CEASED.format(day=short_date(standing.owner_ceased_on))
    for limit in _explanations(standing, ground):
        yield limit[0]


def _explanations(standing: Standing, ground: Ground) -> Iterator[tuple[str, Event]]:
    """Yield the limits of the law for explanations that were asked for, in words and as days of a calendar."""
    origin = ground.rounds.get(standing.followed.request.origin)
    law = supervision_law(ground.registry, origin.founded_on) if origin else None
    for row in standing.followed.entries:
        if row.kind is not EntryKind.EXPLANATION or law is None:
            continue
        for limit, last in explanation_days(origin, law, ground.registry.deadlines, row.on):
            text = say.NOTE_EXPLAIN.format(
                day=short_date(row.on),
                document=row.document,
                action=lower_first(limit.action),
                days=limit.days,
                last=short_date(last),
                article=limit.article,
                law=law.short,
                unverified="" if limit.verified else say.UNVERIFIED,
            )
            summary = say.EXPLAIN_EVENT.format(unit=_unit_name(standing, ground), asked=asked_words(standing))
            yield text, Event(f"{row.request_id}.{limit.id}@giamsat", last, summary, text)


def _unit_name(standing: Standing, ground: Ground) -> str:
    unit = ground.registry.units.get(standing.owner)
    return unit.short_name if unit else standing.followed.request.addressee


def events(found: Iterable[Standing], ground: Ground) -> Iterator[Event]:
    """Yield the last days of what is open and not reported done, and of explanations that were asked for.

    The day in the calendar is the last one that keeps the deadline: «trước ngày 30/6» stands on the 29th.
    """
    for row in found:
        request = row.followed.request
        if not row.is_open or row.owner_ceased_on is not None:
            continue
        unit = ground.registry.units.get(row.owner)
        mark = ILLUSTRATIVE if unit is not None and unit.fictional else ""
        if request.due.last_day is not None and row.progress not in (Progress.DONE, Progress.REFUSED):
            text = say.EVENT.format(unit=_unit_name(row, ground), asked=asked_words(row))
            more = say.EVENT_TEXT.format(content=request.content, document=request.document, due=due_words(row))
            yield Event(f"{request.id}@giamsat", request.due.last_day, _marked(text, mark), more)
        for _, event in _explanations(row, ground):
            yield Event(event.uid, event.on, _marked(event.summary, mark), event.description)


def _marked(text: str, mark: str) -> str:
    return say.EVENT_MARK.format(mark=mark, text=text) if mark else text
