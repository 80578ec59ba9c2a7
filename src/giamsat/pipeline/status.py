"""Where every unit of a round stands and what is to be done next: the story of ``make status``.

Nothing is worked out anew: parameters, manifest, check.json, notebooks and registers are read as they lie there, so
that the answer takes a fraction of a second. What nobody has checked is said to be unchecked, never assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from giamsat.analysis.calendar import Calendar, calendar
from giamsat.errors import Fault, GiamsatError, UsageError
from giamsat.model.rounds import Registry, RoundParams
from giamsat.params import load_registry, load_round
from giamsat.pipeline.status_ground import Ground
from giamsat.pipeline.status_registers import register_counts
from giamsat.pipeline.status_units import SynthesisStatus, UnitStatus
from giamsat.provenance.prints import Prints
from giamsat.settings import Settings


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """A round: its parameters, calendar, units in official order, syntheses; or why its parameters cannot be read.

    ``others`` counts the errors that are of no single unit: in files of the whole round, in files of nobody known.
    """

    round_id: str
    title: str = ""
    params: RoundParams | None = None
    calendar: Calendar | None = None
    units: tuple[UnitStatus, ...] = ()
    syntheses: tuple[SynthesisStatus, ...] = ()
    others: int = 0
    faults: tuple[Fault, ...] = ()

    def grouped(self, groups: Iterable[str]) -> dict[str, tuple[UnitStatus, ...]]:
        """Return the units by what is to be done next, in the order of ``groups``; empty groups left out."""
        found = {name: tuple(unit for unit in self.units if unit.group == name) for name in groups}
        return {name: units for name, units in found.items() if units}


@dataclass(frozen=True, slots=True)
class StatusResult:
    """Where the rounds stand, what was written beside their reports, and what could not be."""

    rounds: tuple[RoundStatus, ...]
    written: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether all rounds could be read and all files written."""
        return not self.faults and not any(one.faults for one in self.rounds)


def status_of(settings: Settings, round_ids: Iterable[str], today: date) -> StatusResult:
    """Return where the rounds asked for stand (all when none is named), and write their calendars and journals.

    :param today: the day on which the calendar is looked at.
    :raises UsageError: for an unknown round.
    :raises ParamsError: when the shared registries are not what they must be.
    """
    from giamsat.pipeline.index import refresh_indexes
    from giamsat.pipeline.round_papers import write_round_papers

    known = settings.round_ids
    wanted = tuple(round_ids)
    UsageError.raise_if(
        Fault.of("round-unknown", round=name, known=", ".join(known)) for name in wanted if name not in known
    )
    registry = load_registry(settings)
    rounds = statuses(settings, registry, wanted or known, today)
    written: list[str] = []
    faults: list[Fault] = []
    for one in rounds:
        if one.params is not None and one.calendar is not None:
            files, blocked = write_round_papers(settings, registry, one.params, one.calendar)
            written += files
            faults += blocked
    if written:
        refresh_indexes(settings)  # they lead to the new files
    return StatusResult(rounds, tuple(written), tuple(faults))


def statuses(
    settings: Settings,
    registry: Registry,
    round_ids: Iterable[str],
    today: date | None = None,
    stale: Mapping[str, Mapping[str, str]] | None = None,
    prints: Prints | None = None,
    known: Mapping[str, RoundParams] | None = None,
) -> tuple[RoundStatus, ...]:
    """Return where rounds stand; without a day there is no next step and no limit of the law.

    :param stale: what :func:`giamsat.pipeline.stale.stale_reports` found just now, to spare hashing everything again.
    :param prints: the files as they are now, when they have just been hashed.
    :param known: rounds by id that have just been read.
    """
    hashed, read = prints or Prints(settings), known or {}
    found = []
    for round_id in round_ids:
        try:
            params = read[round_id] if round_id in read else load_round(settings, registry, round_id)
        except GiamsatError as error:
            found.append(RoundStatus(round_id, faults=error.faults))
        else:
            found.append(_round(settings, registry, params, hashed.of(round_id), today, (stale or {}).get(round_id)))
    return tuple(found)


def _round(
    settings: Settings,
    registry: Registry,
    params: RoundParams,
    prints: dict[str, str],
    today: date | None,
    stale: Mapping[str, str] | None,
) -> RoundStatus:
    counts = register_counts(settings, registry, params, prints)
    ground = Ground(settings, registry, params, calendar(registry, params, today), today, prints, counts)
    ground.stale = stale
    rows = sorted(params.round.units, key=lambda row: registry.units[row.id].order)
    return RoundStatus(
        params.round.id,
        params.round.title,
        params,
        ground.calendar,
        tuple(ground.unit(row.id) for row in rows),
        tuple(ground.synthesis(owner) for owner in params.syntheses),
        ground.others(),
    )
