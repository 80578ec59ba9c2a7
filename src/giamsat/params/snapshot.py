"""The catalogue as it was when a round began: ``params/rounds/<round>.catalogue.json``; what changed since is told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from giamsat.model.parameters import Indicator
from giamsat.settings import Settings

# What makes figures of one indicator comparable: a new name alone redefines nothing.
_MEANING = ("measure", "kind", "numerator", "denominator", "definition")
_COUNTS = ("numerator", "denominator")
_NAME = "name"


@dataclass(frozen=True, slots=True)
class Redefined:
    """An indicator that no longer means the same: which of its fields changed, from what, to what."""

    id: str
    name: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class CatalogueChanges:
    """Names of indicators that are new or gone, and those that no longer mean the same."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    redefined: tuple[Redefined, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.added or self.removed or self.redefined)


def snapshot_path(settings: Settings, round_id: str) -> Path:
    """Return where the catalogue of a round's beginning lies."""
    return settings.params / "rounds" / f"{round_id}.catalogue.json"


def snapshot_of(indicators: Mapping[str, Indicator]) -> str:
    """Return the catalogue as text, the same for the same catalogue; names are there to be read, they mean nothing."""
    rows = {name: {key: str(getattr(row, key)) for key in (*_MEANING, _NAME)} for name, row in indicators.items()}
    return json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_snapshot(path: Path) -> Mapping[str, Mapping[str, str]] | None:
    """Return a catalogue that was kept; ``None`` when none was, or it cannot be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    is_whole = isinstance(data, dict) and all(isinstance(row, dict) for row in data.values())
    return data if is_whole else None


def catalogue_changes(before: Mapping[str, Mapping[str, str]], indicators: Mapping[str, Indicator]) -> CatalogueChanges:
    """Return what changed from a kept catalogue to today's."""
    now: dict[str, dict[str, str]] = json.loads(snapshot_of(indicators))
    pairs = ((name, before[name], now[name]) for name in indicators if name in before)
    found = (Redefined(name, _named(name, now), tuple(_changed(old, new, before, now))) for name, old, new in pairs)
    return CatalogueChanges(
        added=tuple(_named(name, now) for name in indicators if name not in before),
        removed=tuple(_named(name, before) for name in before if name not in now),
        redefined=tuple(one for one in found if one.changes),
    )


Rows = Mapping[str, Mapping[str, str]]


def _changed(old: Mapping[str, str], new: Mapping[str, str], before: Rows, now: Rows) -> Iterator[tuple[str, str, str]]:
    """Yield the fields that mean something else now; the counts of a share by their names."""
    for key in _MEANING:
        was, is_ = old.get(key, ""), new[key]
        if was != is_:
            yield (key, _named(was, before), _named(is_, now)) if key in _COUNTS else (key, was, is_)


def _named(name: str, rows: Rows) -> str:
    """Return an indicator by its name; by its id where the catalogue was kept without names."""
    return rows.get(name, {}).get(_NAME) or name
