"""Where the units of a delegation stand, in at most ten lines of counts and names: nothing is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from giamsat.analysis.coverage import unexplained
from giamsat.analysis.finding_checks import finding_faults
from giamsat.analysis.law import doubtful
from giamsat.analysis.timeliness import hand_in
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import lower_first
from giamsat.model.follow_up import Standing, Time
from giamsat.model.judgement import Reading
from giamsat.model.opinions import Objection
from giamsat.report.cited import Fact, Words, cite
from giamsat.report.desk import Desk
from giamsat.report.fact_frame import hand_in_facts
from giamsat.report.fact_records import counted
from giamsat.report.follow_up import standing_spots, unit_standings
from giamsat.report.highlights import KEY_INDICATORS
from giamsat.report.note_choices import SUMS, SYSTEM, has_sent, kinds_of
from giamsat.report.values import current_text
from giamsat.texts_vi import submission_note as say

MOST = 10
MOST_TARGETS = 2
MOST_UNITS = 7
"""So many units are named, as in a report; the others are counted."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The desks of a delegation's units, and what those said of the draft."""

    desks: Sequence[Desk]
    objections: Sequence[Objection] = ()


def lines(ground: Ground) -> tuple[Words, ...]:
    """Return the lines: what came in, what is under its target, what does not agree, what waits for an answer."""
    found = (
        *_handed(ground.desks),
        *_below(ground.desks),
        *_of_units(say.SYSTEM, [desk for desk in ground.desks if kinds_of(desk, SYSTEM)]),
        *_of_units(say.SUMS, [desk for desk in ground.desks if kinds_of(desk, SUMS)]),
        *_sources(ground.desks),
        *_missing(ground.desks),
        *_law(ground.desks),
        *_objections(ground),
        *_findings(ground.desks),
        *_owed(ground.desks),
    )
    return found[:MOST]


def _handed(desks: Sequence[Desk]) -> Iterator[Words]:
    asked = [desk for desk in desks if desk.is_asked]
    if not asked:
        yield say.PREPARING if any(desk.round.preparing for desk in desks) else say.NOT_ASKED
        return
    sent = [desk for desk in asked if has_sent(desk)]
    late = [desk for desk in sent if hand_in(desk.data, desk.unit_id).is_late]
    unsent = [desk for desk in asked if not has_sent(desk)]
    told = [say.HANDED.format(count=count_words(len(sent)), all=count_words(len(asked)))]
    told += [say.NOT_HANDED.format(units=_names(unsent))] if unsent else []
    told += [say.LATE.format(units=join([_late(desk) for desk in late]))] if late else []
    facts = [fact for desk in late for fact in hand_in_facts(desk.facts, desk.data, desk.unit_id)]
    yield cite(" ".join(told), [*_counts(len(sent), len(asked)), *facts])


def _late(desk: Desk) -> str:
    days = hand_in(desk.data, desk.unit_id).days_late
    return say.LATE_UNIT.format(unit=desk.unit.short_name, days=count_words(days))


def _below(desks: Sequence[Desk]) -> Iterator[Words]:
    """Yield the key figures that are under their targets in any unit, each unit with its value."""
    told = 0
    for key in KEY_INDICATORS:
        known = [(desk, desk.readings[key]) for desk in desks if _is_measured(desk.readings.get(key))]
        below = [(desk, row) for desk, row in known if row.target is not None and row.target.is_met is False]
        if below and told < MOST_TARGETS:
            told += 1
            yield _below_line(below, len(known))


def _below_line(below: Sequence[tuple[Desk, Reading]], known: int) -> Words:
    units = [say.UNIT.format(unit=desk.unit.short_name, value=_share(row)) for desk, row in below]
    name = lower_first(below[0][1].indicator.name)
    counts = {"count": count_words(len(below)), "all": count_words(known)}
    pattern = say.BELOW if len(below) > 1 else say.BELOW_ONE
    facts = [fact for desk, row in below[:MOST_UNITS] for fact in desk.facts.current_of(row, desk.unit)]
    text = pattern.format(name=name, units=_joined(units), **counts)
    return cite(text, [*_counts(len(below), known, len(below) - MOST_UNITS), *facts])


def _is_measured(reading: Reading | None) -> bool:
    return reading is not None and not reading.is_missing and reading.target is not None


def _share(reading: Reading) -> str:
    """Return the share alone: the counts stand in the unit's own report."""
    return current_text(reading).partition(" (")[0]


def _of_units(pattern: str, desks: Sequence[Desk]) -> Iterator[Words]:
    if desks:
        text = pattern.format(count=count_words(len(desks)), units=_names(desks))
        yield cite(text, _counts(len(desks), len(desks) - MOST_UNITS))


def _sources(desks: Sequence[Desk]) -> Iterator[Words]:
    yield from _items(say.SOURCES, [(desk, sum(row.decision is None for row in desk.conflicts)) for desk in desks])


def _missing(desks: Sequence[Desk]) -> Iterator[Words]:
    """Yield in one line whose required figures are missing and what was waived; who sent nothing is told before."""
    lacking = [desk for desk in desks if has_sent(desk) and unexplained(desk.gaps)]
    waivers = [(desk, {gap.waiver.source for gap in desk.gaps if gap.waiver is not None}) for desk in desks]
    waived = [(desk, len(rows)) for desk, rows in waivers if rows]
    parts = [say.GAPS.format(count=count_words(len(lacking)), units=_names(lacking))] if lacking else []
    total = sum(count for _, count in waived)
    parts += [say.WAIVED.format(count=count_words(total), units=_names([desk for desk, _ in waived]))] if waived else []
    if parts:
        yield cite(" ".join(parts), _counts(len(lacking), total))


def _law(desks: Sequence[Desk]) -> Iterator[Words]:
    found = doubtful(desks[0].data) if desks else ()
    if found:
        text = say.LAW.format(count=count_words(len(found)), names="; ".join(row.short for row in found))
        yield cite(text, _counts(len(found)))


def _objections(ground: Ground) -> Iterator[Words]:
    own = {desk.unit_id: desk for desk in ground.desks}
    rows = [row for row in ground.objections if row.unit_id in own]
    waiting = [row for row in rows if not row.answer]
    if waiting:
        names = _names([desk for unit_id, desk in own.items() if any(row.unit_id == unit_id for row in waiting)])
        counts = {"count": count_words(len(waiting)), "all": count_words(len(rows))}
        yield cite(say.OBJECTIONS.format(units=names, **counts), _counts(len(waiting), len(rows)))


def _findings(desks: Sequence[Desk]) -> Iterator[Words]:
    """Yield in one line of which units that were heard nothing was concluded, and whose register has gaps."""
    heard = [desk for desk in desks if not desk.is_before]
    without = [desk for desk in heard if desk.unit_data.findings is None]
    faulty = [desk for desk in heard if finding_faults(desk.data, desk.unit_id)]
    both = ((say.UNCONCLUDED, without), (say.FINDINGS, faulty))
    parts = [pattern.format(count=count_words(len(own)), units=_names(own)) for pattern, own in both if own]
    if parts:
        yield cite(" ".join(parts), _counts(*(len(own) for _, own in both if own)))


def _owed(desks: Sequence[Desk]) -> Iterator[Words]:
    for pattern, time in ((say.OVERDUE, Time.OVERDUE), (say.PAST, Time.PAST)):
        found = [(desk, [row for row in _open(desk) if row.time is time]) for desk in desks]
        spots = [Fact(standing_spots(row)) for _, rows in found for row in rows]
        yield from _items(pattern, [(desk, len(rows)) for desk, rows in found], spots)


def _open(desk: Desk) -> Iterator[Standing]:
    return (row for row in unit_standings(desk) if row.is_open and row.owner == desk.unit_id)


def _items(pattern: str, own: Sequence[tuple[Desk, int]], facts: Iterable[Fact] = ()) -> Iterator[Words]:
    """Yield how many things there are, of which units."""
    total = sum(count for _, count in own)
    if total:
        text = pattern.format(count=count_words(total), units=_names([desk for desk, count in own if count]))
        yield cite(text, [*_counts(total), *facts])


def _names(desks: Sequence[Desk]) -> str:
    return _joined([desk.unit.short_name for desk in desks])


def _joined(names: Sequence[str]) -> str:
    """Return names as a list in a sentence; from the eighth on they are counted."""
    more = len(names) - MOST_UNITS
    if more <= 0:
        return join(names)
    return say.MORE_UNITS.format(units="; ".join(names[:MOST_UNITS]), count=count_words(more))


def _counts(*numbers: int) -> list[Fact]:
    return [counted(say.SPOT_ITEMS, str(number), [number]) for number in dict.fromkeys(numbers) if number > 0]
