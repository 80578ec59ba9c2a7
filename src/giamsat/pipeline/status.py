"""Where every unit of a round stands and what is to be done next: the story of ``make status``.

Nothing is worked out anew: parameters, manifest, check.json and notebooks are read as they lie there, so that the
answer takes a fraction of a second. What nobody has checked is said to be unchecked, never assumed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from giamsat.analysis.calendar import Calendar, Step, calendar
from giamsat.errors import Fault, GiamsatError, NotebookError, UsageError
from giamsat.model.owners import delegation_of
from giamsat.model.rounds import Registry, RoundParams
from giamsat.notebooks.contract import narratives, read_notebook
from giamsat.notebooks.make import notebook_path
from giamsat.params import load_registry, load_round
from giamsat.pipeline.form_places import form_path
from giamsat.pipeline.report_names import report_name
from giamsat.pipeline.stale import why_stale
from giamsat.provenance.manifest import Entry, Manifest, read_manifest
from giamsat.provenance.prints import data_print, round_prints, shared_prints, whole_print
from giamsat.settings import Settings

CHECK = "check.json"
REGISTERS = ("clarifications", "visits", "findings")


@dataclass(frozen=True, slots=True)
class Narratives:
    """How many narratives of a unit's phase are written, of how many that must be; ``None`` fields: no notebook."""

    written: int = 0
    total: int = 0
    is_there: bool = True
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """All that is known of one unit without working anything out.

    ``handed_in`` is ``None`` when neither a check nor a build has looked; ``counts`` are those of the last check,
    ``check`` «», «stale» or «fresh»; ``build`` «none», «current», «old», «failed», «refused»; ``next_step`` the next
    day of the plan.
    """

    unit_id: str
    name: str
    is_asked: bool
    handed_in: bool | None
    received_on: date | None
    answered: int
    asked: int
    check: str
    counts: Mapping[str, int]
    narratives: Narratives
    registers: tuple[str, ...]
    build: str
    next_step: Step | None
    has_form: bool
    is_preparing: bool = False

    @property
    def group(self) -> str:
        """What is to be done next; the first that applies."""
        if self.check == "fresh" and self.counts.get("loi"):
            return "mend"
        if self.is_asked and self.handed_in is not True:
            return "check" if self.handed_in is None else "wait" if self.has_form else "send"
        if self.is_asked and self.check != "fresh":
            return "check"
        if self.build == "failed":
            return "fail"
        if self.narratives.is_there and self.narratives.written < self.narratives.total:
            return "write"
        if self.build == "refused":
            return "refused"
        return "read" if self.build == "current" else "build"


@dataclass(frozen=True, slots=True)
class SynthesisStatus:
    """What is known of a synthesis; ``build`` as for a unit."""

    owner_id: str
    name: str
    narratives: Narratives
    build: str


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """A round: its parameters, calendar, units in official order, syntheses; or why its parameters cannot be read."""

    round_id: str
    title: str = ""
    params: RoundParams | None = None
    calendar: Calendar | None = None
    units: tuple[UnitStatus, ...] = ()
    syntheses: tuple[SynthesisStatus, ...] = ()
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
    return StatusResult(rounds, tuple(written), tuple(faults))


def statuses(
    settings: Settings,
    registry: Registry,
    round_ids: Iterable[str],
    today: date | None = None,
    stale: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[RoundStatus, ...]:
    """Return where rounds stand; without a day there is no next step and no limit of the law.

    :param stale: what :func:`giamsat.pipeline.stale.stale_reports` found just now, to spare hashing everything again.
    """
    shared = shared_prints(settings)
    return tuple(_round(settings, registry, round_id, shared, today, stale) for round_id in round_ids)


def _round(
    settings: Settings,
    registry: Registry,
    round_id: str,
    shared: dict[str, str],
    today: date | None,
    stale: Mapping[str, Mapping[str, str]] | None,
) -> RoundStatus:
    try:
        params = load_round(settings, registry, round_id)
    except GiamsatError as error:
        return RoundStatus(round_id, faults=error.faults)
    prints = round_prints(settings, round_id, shared)
    ground = _Ground(settings, registry, params, calendar(registry, params, today), today, prints)
    if stale is not None and round_id in stale:
        ground.stale = stale[round_id]
    rows = sorted(params.round.units, key=lambda row: registry.units[row.id].order)
    return RoundStatus(
        round_id,
        params.round.title,
        params,
        ground.calendar,
        tuple(ground.unit(row.id) for row in rows),
        tuple(ground.synthesis(owner) for owner in params.syntheses),
    )


class _Ground:
    """What is read once for all units of a round."""

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        params: RoundParams,
        calendar: Calendar,
        today: date | None,
        prints: dict[str, str],
    ) -> None:
        self.settings, self.registry, self.params = settings, registry, params
        self.calendar, self.today = calendar, today
        self._seen = whole_print(prints)
        self._data = data_print(prints)
        self.stale: Mapping[str, str] | None = None
        self._folder = settings.outputs(params.round.id)
        self._manifest: Manifest = read_manifest(self._folder)
        self._check = _read_check(self._folder / CHECK)
        self._checked = {row["unit"]: row for row in self._check.get("units", ())}
        # Forms that came back were sent out, whether or not they still lie in the outputs.
        self._is_sent = any(row.get("handed_in") for row in self._checked.values())
        self._is_data_there = settings.data(params.round.id).joinpath("submissions").is_dir()

    def unit(self, unit_id: str) -> UnitStatus:
        """Return where one unit stands."""
        entry = self._manifest.entries.get(unit_id)
        told: Mapping[str, Any] = self._checked.get(unit_id, {})
        received = told.get("received_on")
        return UnitStatus(
            unit_id,
            self.registry.units[unit_id].official_name,
            is_asked=self.params.has_form(unit_id),
            handed_in=self._handed_in(told, entry),
            received_on=date.fromisoformat(received) if received else None,
            answered=int(told.get("answered", 0)),
            asked=int(told.get("asked", 0)),
            check="" if not told else "fresh" if self._check.get("seen") == self._data else "stale",
            counts=dict(told.get("counts", {})),
            narratives=self._narratives(unit_id),
            registers=self._registers(unit_id),
            build=self._build(entry),
            next_step=self.calendar.next_of(unit_id, self.today) if self.today else None,
            has_form=self._is_sent or form_path(self.settings, self.params.round.id, unit_id).is_file(),
            is_preparing=self.params.round.preparing,
        )

    def synthesis(self, owner_id: str) -> SynthesisStatus:
        """Return where one synthesis stands."""
        named = delegation_of(owner_id)
        name = report_name(owner_id, self.params.delegation(named).name if named else "")
        return SynthesisStatus(
            owner_id, name, self._narratives(owner_id), self._build(self._manifest.entries.get(owner_id))
        )

    def _handed_in(self, told: Mapping[str, Any], entry: Entry | None) -> bool | None:
        if told:
            return bool(told.get("handed_in"))
        if entry is not None and any(row.kind == "submission" for row in entry.inputs):
            return True
        return None if self._is_data_there else False

    def _narratives(self, unit_id: str) -> Narratives:
        path = notebook_path(self.settings, self.params.round.id, unit_id)
        if not path.is_file():
            return Narratives(is_there=False)
        try:
            own = tuple(narratives(read_notebook(path, self.settings)))
        except NotebookError:
            return Narratives(is_readable=False)
        phase = self.params.phase(unit_id).value
        must = [row for row in own if not row.is_optional and row.phase in ("", phase)]
        return Narratives(sum(row.is_written for row in must), len(must))

    def _registers(self, unit_id: str) -> tuple[str, ...]:
        folder = self.settings.data(self.params.round.id)
        return tuple(name for name in REGISTERS if (folder / name / f"{unit_id}.xlsx").is_file())

    def _build(self, entry: Entry | None) -> str:
        if entry is None:
            return "none"
        if entry.state != "built":
            return entry.state
        known = self.stale
        is_old = why_stale(self.settings, entry, self._seen) if known is None else known.get(entry.unit_id)
        return "old" if is_old else "current"


def _read_check(path: Path) -> dict[str, Any]:
    """Return what the last check told; nothing when there is none, or half of one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    units = data.get("units") if isinstance(data, dict) else None
    is_whole = isinstance(units, list) and all(isinstance(row, dict) and "unit" in row for row in units)
    return data if is_whole else {}
