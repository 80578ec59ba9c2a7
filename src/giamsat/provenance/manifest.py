"""outputs/<round>/manifest.json: per unit its inputs, outputs, state and stage times; versions of what built it."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from giamsat.files import write_whole

SCHEMA = 1
PACKAGES = ("papermill", "nbconvert", "matplotlib", "openpyxl", "python-calamine", "typst", "mistune", "pydantic")


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit of the manifest (empty ``unit_id``: the synthesis).

    ``inputs`` and ``outputs`` map a file relative to the project folder to its SHA-256; ``seconds`` maps a stage
    to its time. ``state`` is built, failed or refused; ``faults`` are sentences; ``gaps`` topics without data;
    ``highlights`` pairs of a figure's name and its printed value.
    """

    unit_id: str
    name: str
    state: str
    phase: str
    document_state: str
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    seconds: Mapping[str, float]
    faults: Sequence[str] = ()
    gaps: Sequence[str] = ()
    unwritten: Sequence[str] = ()
    highlights: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class ManifestRound:
    """Which round a manifest tells of, and whether its data are illustrative."""

    round_id: str
    title: str
    is_illustrative: bool


def versions() -> dict[str, str]:
    """Return the versions of the kit, of Python and of the packages that make the pages."""
    from importlib.metadata import version

    return {"giamsat": version("giamsat"), "python": platform.python_version()} | {
        name: version(name) for name in PACKAGES
    }


def read_entries(path: Path) -> dict[str, Entry]:
    """Return the entries of an earlier manifest by unit id, in order; empty when there is none of this schema."""
    data = _read(path)
    try:
        return {item["unit_id"]: Entry(**item) for item in data.get("entries", ())}
    except (KeyError, TypeError):  # of another version of the kit, or edited by hand: as good as none
        return {}


def read_round(path: Path) -> ManifestRound:
    """Return the round that a manifest tells of; empty without a manifest."""
    data = _read(path)
    return ManifestRound(str(data.get("round", "")), str(data.get("title", "")), bool(data.get("illustrative", False)))


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):  # half a file, or not UTF-8
        return {}
    return data if isinstance(data, dict) and data.get("schema") == SCHEMA else {}


def write_manifest(path: Path, about: ManifestRound, entries: Sequence[Entry], seconds: Mapping[str, float]) -> None:
    """Write the manifest of a round; ``seconds`` holds the whole build and the sum of each stage."""
    data = {
        "schema": SCHEMA,
        "round": about.round_id,
        "title": about.title,
        "illustrative": about.is_illustrative,
        "versions": versions(),
        "seconds": dict(seconds),
        "entries": [asdict(entry) for entry in entries],
    }
    write_whole(path, json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
