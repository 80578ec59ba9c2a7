"""What the registers of a round hold, counted for ``make status``: questions, answers, conclusions, faults.

Counting means reading workbooks, so it is kept under the hash of everything that it rests on: a second look at the
same files reads none of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from giamsat.analysis.filled import filled_sections
from giamsat.files import write_whole
from giamsat.intake.cache import RegisterCache
from giamsat.intake.clarifications import CLARIFICATIONS, read_clarifications
from giamsat.intake.findings import FINDINGS, read_registers
from giamsat.intake.identify import submitted_files
from giamsat.intake.opinions import VOICES, read_voices
from giamsat.model.clarifications import Clarifications
from giamsat.model.findings import Findings
from giamsat.model.owners import is_taken
from giamsat.model.rounds import Registry, RoundParams
from giamsat.provenance.fingerprint import digest_of, digest_of_files
from giamsat.settings import Settings

READ = (CLARIFICATIONS, FINDINGS, VOICES)
"""Folders of data/<round>/ that are looked into."""
_PRINTS = ("kit", "params", "round")


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit's register of questions: how many are asked, how many of them are answered and assessed; its faults."""

    questions: int = 0
    answered: int = 0
    assessed: int = 0
    faults: int = 0


@dataclass(frozen=True, slots=True)
class Concluded:
    """How many results and shortcomings a register of findings holds, which sections it fills, its faults."""

    results: int = 0
    shortcomings: int = 0
    filled: tuple[str, ...] = ()
    faults: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nobody has typed anything yet; what cannot be read is not empty."""
        return not (self.results or self.shortcomings or self.filled or self.faults)


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """The registers of a round by unit id; ``others`` counts faults of files that are of no unit."""

    asked: Mapping[str, Asked]
    concluded: Mapping[str, Concluded]
    others: int = 0


def register_counts(
    settings: Settings, registry: Registry, params: RoundParams, prints: Mapping[str, str]
) -> RegisterCounts:
    """Return what the registers hold as they lie there now.

    :param prints: the prints of the round (:func:`giamsat.provenance.prints.round_prints`).
    """
    folders = [settings.data(params.round.id) / name for name in READ]
    files = [path for folder in folders for path in submitted_files(folder)]
    if not files:
        return RegisterCounts({}, {})
    rests_on = [(kind, prints[kind]) for kind in _PRINTS]
    key = digest_of([*rests_on, ("files", digest_of_files(settings.root, files))])
    path = settings.cache / "registers" / f"{params.round.id}.json"
    kept = _kept(path, key)
    if kept is not None:
        return kept
    counted = _counted(settings, registry, params)
    _keep(path, key, counted)
    return counted


def _counted(settings: Settings, registry: Registry, params: RoundParams) -> RegisterCounts:
    cache = RegisterCache(settings, registry, params)
    asked = read_clarifications(settings, registry, params, cache)
    concluded = read_registers(settings, registry, params, cache)
    voices = read_voices(settings, registry, params)
    others = [*asked.faults.get("", ()), *concluded.faults.get("", ()), *voices.faults]
    return RegisterCounts(
        {unit_id: _asked(asked.found.get(unit_id), len(asked.faults.get(unit_id, ()))) for unit_id in asked.files},
        {
            stem: _concluded(stem, concluded.found.get(stem), len(concluded.faults.get(stem, ())))
            for stem in concluded.files
        },
        len(others),
    )


def _asked(found: Clarifications | None, faults: int) -> Asked:
    rows = [row for row in found.rows if row.is_own or row.is_current] if found is not None else []
    return Asked(len(rows), sum(bool(row.answer) for row in rows), sum(bool(row.assessment) for row in rows), faults)


def _concluded(stem: str, found: Findings | None, faults: int) -> Concluded:
    if found is None:
        return Concluded(faults=faults)
    filled = filled_sections(found, "VI" if is_taken(stem) else "V")
    return Concluded(len(found.results), len(found.shortcomings), tuple(sorted(filled)), faults)


def _kept(path: Path, key: str) -> RegisterCounts | None:
    """Return what was counted of the same files before; ``None`` when nothing was, or half of it is there."""
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if data["key"] != key:
            return None
        return RegisterCounts(_each(data["asked"], Asked), _each(data["concluded"], _of_json), int(data["others"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _each(rows: Mapping[str, Mapping[str, Any]], kind: Callable[..., Any]) -> dict[str, Any]:
    return {unit_id: kind(**row) for unit_id, row in rows.items()}


def _of_json(**row: Any) -> Concluded:
    return Concluded(**row | {"filled": tuple(row["filled"])})


def _keep(path: Path, key: str, counted: RegisterCounts) -> None:
    """Note what was counted; a folder that cannot be written only costs the next look its time."""
    data = {"key": key, **asdict(counted)}
    try:
        write_whole(path, json.dumps(data, sort_keys=True))
    except OSError:
        return
