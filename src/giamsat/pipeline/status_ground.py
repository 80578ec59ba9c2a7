"""What ``make status`` reads once for all units of a round, and what that says of each unit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from giamsat.analysis.calendar import Calendar
from giamsat.errors import NotebookError
from giamsat.intake.findings import FINDINGS
from giamsat.intake.visits import VISITS
from giamsat.model.owners import delegation_of, stem_of
from giamsat.model.parameters import Phase
from giamsat.model.rounds import Registry, RoundParams
from giamsat.notebooks.contract import narratives, read_notebook
from giamsat.notebooks.make import notebook_path
from giamsat.pipeline.form_places import form_path
from giamsat.pipeline.report_names import report_name
from giamsat.pipeline.stale import why_stale
from giamsat.pipeline.status_registers import READ, Asked, Concluded, RegisterCounts
from giamsat.pipeline.status_units import Narratives, SynthesisStatus, UnitStatus
from giamsat.provenance.manifest import Entry, Manifest, read_manifest
from giamsat.provenance.prints import data_print, whole_print
from giamsat.settings import Settings
from giamsat.texts_vi import ERROR

CHECK = "check.json"


class Ground:
    """What is read once for all units of a round."""

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        params: RoundParams,
        calendar: Calendar,
        today: date | None,
        prints: dict[str, str],
        registers: RegisterCounts,
    ) -> None:
        self.settings, self.registry, self.params = settings, registry, params
        self.calendar, self.today = calendar, today
        self._registers = registers
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
            is_heard=self.params.phase(unit_id) is Phase.AFTER,
            is_asked=self.params.has_form(unit_id),
            handed_in=self._handed_in(told, entry),
            received_on=date.fromisoformat(received) if received else None,
            answered=int(told.get("answered", 0)),
            asked=int(told.get("asked", 0)),
            check="" if not told else "fresh" if self._is_fresh(told) else "stale",
            counts=dict(told.get("counts", {})),
            narratives=self._narratives(unit_id),
            has_visit=(self.settings.data(self.params.round.id) / VISITS / f"{unit_id}.xlsx").is_file(),
            questions=self._registers.asked.get(unit_id),
            concluded=self._registers.concluded.get(unit_id),
            register_faults=self._register_faults(unit_id, told),
            finding_faults=len(_register_errors(told, (FINDINGS,))) if self._is_fresh(told) else 0,
            build=self._build(entry),
            next_step=self.calendar.next_of(unit_id, self.today) if self.today else None,
            days=self.calendar.of_unit(unit_id),
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
        concluded = self._registers.concluded.get(stem_of(unit_id), Concluded())
        filled = concluded.filled if phase == Phase.AFTER.value else ()
        must = [row for row in own if not row.is_optional and row.phase in ("", phase) and row.section not in filled]
        return Narratives(sum(row.is_written for row in must), len(must))

    def others(self) -> int:
        """Return how many errors are of no single unit: those of the last check, or of the registers as they are."""
        if self._check.get("seen") != self._data:
            return self._registers.others
        return sum(row.get("severity") == ERROR for row in self._check.get("others", ()))

    def _register_faults(self, unit_id: str, told: Mapping[str, Any]) -> int:
        """Return how many errors the unit's registers have: as read now, or by the last check, which knows more."""
        own = (self._registers.asked.get(unit_id, Asked()), self._registers.concluded.get(unit_id, Concluded()))
        read = sum(one.faults for one in own)
        return max(read, len(_register_errors(told))) if self._is_fresh(told) else read

    def _is_fresh(self, told: Mapping[str, Any]) -> bool:
        return bool(told) and self._check.get("seen") == self._data

    def _build(self, entry: Entry | None) -> str:
        if entry is None:
            return "none"
        if entry.state != "built":
            return entry.state
        known = self.stale
        is_old = why_stale(self.settings, entry, self._seen) if known is None else known.get(entry.unit_id)
        return "old" if is_old else "current"


def _register_errors(told: Mapping[str, Any], names: tuple[str, ...] = (*READ, VISITS)) -> list[Mapping[str, Any]]:
    """Return the errors that a check found in the registers of a unit, of those folders."""
    folders = tuple(f"/{name}/" for name in names)
    rows = (row for row in told.get("entries", ()) if row.get("severity") == ERROR)
    return [row for row in rows if any(name in str(row.get("file", "")) for name in folders)]


def _read_check(path: Path) -> dict[str, Any]:
    """Return what the last check told; nothing when there is none, or half of one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    units = data.get("units") if isinstance(data, dict) else None
    is_whole = isinstance(units, list) and all(isinstance(row, dict) and "unit" in row for row in units)
    return data if is_whole else {}
