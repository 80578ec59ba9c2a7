"""What ``make status`` says on the terminal: the calendar, then the units by what is to be done next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from giamsat.analysis.calendar import Calendar, Step
from giamsat.formatting.dates import short_date
from giamsat.pipeline.status import RoundStatus, StatusResult
from giamsat.pipeline.status_units import Narratives, SynthesisStatus, UnitStatus
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
    if one.others:
        yield say.OTHERS.format(count=one.others, round=one.round_id)
    for group, units in one.grouped(say.GROUPS).items():
        command = say.COMMANDS[group].format(round=one.round_id)
        head = say.GROUP.format(title=say.GROUPS[group], count=len(units))
        yield head + (say.DO.format(command=command) if command else "")
        for name, known in together(units, lambda unit: tuple(facts(unit))):
            yield say.UNIT.format(name=name, facts="; ".join(known))
    if one.syntheses:
        yield say.SYNTHESES
        yield from (say.UNIT.format(name=row.name, facts="; ".join(of_synthesis(row))) for row in one.syntheses)


def together(
    units: Sequence[UnitStatus], known_of: Callable[[UnitStatus], tuple[str, ...]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield names and what is known of them; many units of which the same is known stand on one line."""
    same: dict[tuple[str, ...], list[str]] = {}
    for unit in units:
        same.setdefault(known_of(unit), []).append(unit.name)
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
    limits = [*found.limits, *found.undated]
    if limits:
        yield say.LIMITS
        yield from (say.POINT.format(what=what) for what in limits)


def facts(unit: UnitStatus) -> Iterator[str]:
    """Yield what is known of a unit, piece by piece: data, check, narratives, registers, report, next day."""
    *known, _ = columns(unit)
    yield from filter(None, known)
    if unit.next_step is not None:
        pattern = say.NEXT if unit.next_step in unit.days else say.NEXT_OF_ROUND
        yield pattern.format(day=short_date(unit.next_step.on), what=_what(unit.next_step))


def columns(unit: UnitStatus) -> tuple[str, ...]:
    """Return what is known of a unit by the columns of the index, without its name; «» for nothing."""
    answered = say.ANSWERED.format(answered=unit.answered, asked=unit.asked) if unit.answered else ""
    visit = say.VISITED if unit.has_visit else ""
    days = (say.DAY.format(day=short_date(step.on), what=_what(step)) for step in unit.days)
    return (
        "; ".join(filter(None, (_data(unit), answered))),
        _check(unit) if unit.is_asked else "",
        _narratives(unit.narratives, is_filled=bool(unit.concluded and unit.concluded.filled)),
        _questions(unit),
        "; ".join(filter(None, (visit, _concluded(unit)))),
        say.BUILDS[unit.build],
        "; ".join(days),
    )


def _what(step: Step) -> str:
    """Return what a day is for to the unit itself: it need not read the names of the others."""
    return say.OWN_DAYS.get(step.stage, step.what)


def _questions(unit: UnitStatus) -> str:
    own = unit.questions
    if own is None:
        return say.QUESTIONS_NONE if unit.handed_in else ""
    if own.faults:
        return say.QUESTIONS_FAULTY.format(faults=own.faults)
    return say.QUESTIONS.format(questions=own.questions, answered=own.answered, assessed=own.assessed)


def _concluded(unit: UnitStatus) -> str:
    own = unit.concluded
    if own is None:
        return say.CONCLUDED_NONE if unit.is_heard and unit.handed_in else ""
    faults = max(own.faults, unit.finding_faults)
    if faults:
        return say.CONCLUDED_FAULTY.format(faults=faults)
    if own.is_empty:
        return say.CONCLUDED_EMPTY
    state = say.CONCLUDED_WHOLE if unit.check == "fresh" else say.CONCLUDED_UNCHECKED
    return say.CONCLUDED.format(results=own.results, shortcomings=own.shortcomings, state=state)


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


def _narratives(own: Narratives, *, is_filled: bool = False) -> str:
    if not own.is_there:
        return say.NARRATIVE_NONE
    if not own.is_readable:
        return say.NARRATIVE_BROKEN
    if not own.total:
        return say.NARRATIVE_FILLED if is_filled else say.NARRATIVE_UNASKED
    return say.NARRATIVE_SOME.format(written=own.written, total=own.total)
