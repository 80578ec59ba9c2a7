"""What a round has beside its reports: ``lich.ics``, its calendar, and ``NHAT-KY.md``, its journal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from giamsat.analysis.calendar import Calendar
from giamsat.errors import Fault
from giamsat.formatting.icalendar import Event, to_icalendar
from giamsat.model.rounds import Registry, RoundParams
from giamsat.pipeline.journal import NAME, read_journal, to_journal
from giamsat.pipeline.publish import publish
from giamsat.settings import Settings
from giamsat.texts_vi import calendar as texts

CALENDAR = "lich.ics"


def calendar_file(params: RoundParams, found: Calendar) -> bytes:
    """Return the calendar as a file that calendar programs open; its stamp is the day the round was founded, else
    the first day of the period: the same calendar gives the same bytes."""
    round_ = params.round
    events = (
        Event(
            uid=f"{step.id}@{round_.id}.giamsat",
            on=step.on,
            summary=texts.LEGAL_SUMMARY.format(what=step.law.action) if step.law else step.what,
            description=f"{step.what}. {texts.AID}" if step.law else f"{round_.title}. {texts.BY_PLAN}",
        )
        for step in found.steps
    )
    return to_icalendar(texts.PRODUCT, round_.title, _stamp(params), events)


def _stamp(params: RoundParams) -> date:
    return params.round.founded_on or params.round.period_from


def write_round_papers(
    settings: Settings, registry: Registry, params: RoundParams, found: Calendar
) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    """Write both files where they are new or changed.

    :returns: what was written, relative to the project folder, and what could not be.
    """
    folder = settings.outputs(params.round.id)
    wanted = {
        folder / CALENDAR: calendar_file(params, found),
        folder / NAME: to_journal(read_journal(settings, registry, params)).encode(),
    }
    changed = {
        path: content for path, content in wanted.items() if not (path.is_file() and path.read_bytes() == content)
    }
    faults: Iterable[Fault] = publish(changed, settings)
    blocked = {fault.place.file for fault in faults}
    written = (settings.relative(path) for path in changed)
    return tuple(file for file in written if file not in blocked), tuple(faults)
