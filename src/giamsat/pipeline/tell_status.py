"""What ``make status`` says on the terminal: the calendar, then the units by what is to be done next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from giamsat.analysis.calendar import Calendar
from giamsat.formatting.dates import short_date
from giamsat.pipeline.status import Narratives, RoundStatus, StatusResult, SynthesisStatus, UnitStatus
from giamsat.texts_vi import calendar as calendar_texts
from giamsat.texts_vi import status as say

MOST_ALONE, MOST_NAMED = 20, 3


def told(one: RoundStatus, today: date) -> Iterator[str]:
    """Yield the lines on a round."""
    if one.calendar is None:
        yield say.FAULTY.format(round=one.round_id)
        yield from (f"  - {fault}" for fault in one.faults)
        return
    yield say.TITLE.format(title=one.title, round=one.round_id, day=short_date(today))
    yield say.CALENDAR
    yield from calendar_lines(one.calendar)
    if not one.units:
        yield say.NO_UNITS
    for group, units in one.grouped(say.GROUPS).items():
        command = say.COMMANDS[group].format(round=one.round_id)
        head = say.GROUP.format(title=say.GROUPS[group], count=len(units))
        yield head + (say.DO.format(command=command) if command else "")
        yield from (say.UNIT.format(name=name, facts=known) for name, known in together(units))
    if one.syntheses:
        yield say.SYNTHESES
        yield from (say.UNIT.format(name=row.name, facts="; ".join(of_synthesis(row))) for row in one.syntheses)


def together(units: Sequence[UnitStatus]) -> Iterator[tuple[str, str]]:
    """Yield names and what is known of them; many units of which the same is known stand on one line."""
    same: dict[str, list[str]] = {}
    for unit in units:
        same.setdefault("; ".join(facts(unit)), []).append(unit.name)
    for known, names in same.items():
        if len(names) > MOST_ALONE:
            yield say.MANY.format(names="; ".join(names[:MOST_NAMED]), count=len(names) - MOST_NAMED), known
        else:
            yield from ((name, known) for name in names)


def told_written(result: StatusResult) -> Iterator[str]:
    """Yield what was written beside the reports and what could not be."""
    if result.written:
        yield say.WRITTEN.format(files=", ".join(result.written))
    yield from (f"  - {fault}" for fault in result.faults)
    if not result.rounds:
        yield say.NO_ROUNDS


def calendar_lines(found: Calendar) -> Iterator[str]:
    """Yield a line for each stage of a round, dated or not, then the limits of the law, if any."""
    for stage, title in (*calendar_texts.STAGES.items(), ("", say.OTHER_STEPS)):
        days = [row for row in found.of_stage(stage) if not row.is_legal]
        steps = [say.STEP.format(day=short_date(row.on), what=row.what) for row in days]
        if len(steps) > 1:
            yield say.STAGE.format(title=title, steps="").rstrip()
            yield from (say.POINT.format(what=step) for step in steps)
        elif steps or stage:
            yield say.STAGE.format(title=title, steps="".join(steps) or say.NO_GROUND)
    limits = [*(row.what for row in found.steps if row.is_legal), *found.undated]
    if limits:
        yield say.LIMITS
        yield from (say.POINT.format(what=what) for what in limits)


def facts(unit: UnitStatus) -> Iterator[str]:
    """Yield what is known of a unit, piece by piece: data, check, narratives, registers, report, next day."""
    yield _data(unit)
    if unit.answered:
        yield say.ANSWERED.format(answered=unit.answered, asked=unit.asked)
    if unit.is_asked:
        yield _check(unit)
    yield _narratives(unit.narratives)
    yield from (say.REGISTERS[name] for name in unit.registers)
    yield say.BUILDS[unit.build]
    if unit.next_step is not None:
        yield say.NEXT.format(day=short_date(unit.next_step.on), what=unit.next_step.what)


def of_synthesis(row: SynthesisStatus) -> Iterator[str]:
    """Yield what is known of a synthesis: narratives, report."""
    yield _narratives(row.narratives)
    yield say.BUILDS[row.build]


def _data(unit: UnitStatus) -> str:
    if not unit.is_asked:
        return say.DATA_PUBLISHED
    if unit.handed_in is None:
        return say.DATA_UNKNOWN
    if not unit.handed_in:
        return say.DATA_PREPARING if unit.is_preparing else say.DATA_NONE
    return say.DATA_IN_ON.format(day=short_date(unit.received_on)) if unit.received_on else say.DATA_IN


def _check(unit: UnitStatus) -> str:
    if unit.check != "fresh":
        return say.CHECK_STALE if unit.check else say.CHECK_NONE
    found = [f"{unit.counts[name]} {word}" for name, word in say.SEVERITIES.items() if unit.counts.get(name)]
    return say.CHECK_FOUND.format(found=", ".join(found)) if found else say.CHECK_CLEAN


def _narratives(own: Narratives) -> str:
    if not own.is_there:
        return say.NARRATIVE_NONE
    if not own.is_readable:
        return say.NARRATIVE_BROKEN
    if not own.total:
        return say.NARRATIVE_UNASKED
    return say.NARRATIVE_SOME.format(written=own.written, total=own.total)
