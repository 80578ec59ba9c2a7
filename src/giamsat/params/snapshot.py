"""The catalogue as it was when a round began: ``params/rounds/<round>.catalogue.json``; what changed since is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from giamsat.model.parameters import Indicator
from giamsat.settings import Settings

# What makes figures of one indicator comparable: a new name alone redefines nothing.
_MEANING = ("measure", "kind", "numerator", "denominator", "definition")


@dataclass(frozen=True, slots=True)
class CatalogueChanges:
    """Ids of indicators that are new, gone, or no longer mean the same."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    redefined: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.added or self.removed or self.redefined)


def snapshot_path(settings: Settings, round_id: str) -> Path:
    """Return where the catalogue of a round's beginning lies."""
    return settings.params / "rounds" / f"{round_id}.catalogue.json"


def snapshot_of(indicators: Mapping[str, Indicator]) -> str:
    """Return the catalogue as text, the same for the same catalogue."""
    rows = {name: {key: str(getattr(row, key)) for key in _MEANING} for name, row in indicators.items()}
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
    now = json.loads(snapshot_of(indicators))
    return CatalogueChanges(
        added=tuple(name for name in indicators if name not in before),
        removed=tuple(name for name in before if name not in now),
        redefined=tuple(name for name in indicators if name in before and before[name] != now[name]),
    )
