"""Breaks of series (``params/breaks.csv``), what units were made from (``params/predecessors.csv``); both optional."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from giamsat.errors import Fault
from giamsat.model.parameters import BreakKind, Predecessors, SeriesBreak
from giamsat.params.entries import Entry, Part, read_csv
from giamsat.params.rules import id_faults, reference_fault
from giamsat.params.textfile import shown
from giamsat.params.wording import listed, near
from giamsat.settings import Settings

BREAKS, PREDECESSORS = "breaks.csv", "predecessors.csv"


def read_breaks(
    folder: Path, settings: Settings, units: Mapping[str, Part], indicators: Mapping[str, Part]
) -> tuple[list[Entry[SeriesBreak]], list[Fault]]:
    """Read the breaks; without the file there are none. A subject that nothing has would break nothing: a slip."""
    path = folder / BREAKS
    if not path.exists():
        return [], []
    entries, faults = read_csv(path, settings, SeriesBreak)
    parts = [entry.part for entry in entries]
    faults += id_faults(parts)
    groups = {part.text("group") for part in units.values()}
    for part in parts:
        faults += _subject_faults(part, groups, indicators)
    return entries, faults


def _subject_faults(part: Part, groups: set[str], indicators: Mapping[str, Part]) -> Iterator[Fault]:
    for found, place in part.texts("subject"):
        if part.data.get("kind") is BreakKind.INDEX:
            yield from reference_fault("unknown-indicator", "subject", found, indicators, place)
        elif part.data.get("kind") is BreakKind.ORGANISATION and found not in groups:
            facts = {"found": shown(found), "choices": listed(sorted(groups)), "near": near(found, groups)}
            yield Fault.of("choice", place, name="subject", **facts)


def read_predecessors(
    folder: Path, settings: Settings, units: Mapping[str, Part]
) -> tuple[list[Entry[Predecessors]], list[Fault]]:
    """Read what units were made from; without the file nothing is known of it."""
    path = folder / PREDECESSORS
    if not path.exists():
        return [], []
    entries, faults = read_csv(path, settings, Predecessors)
    for entry in entries:
        faults += reference_fault("unknown-unit", "unit", entry.part.text("unit"), units, entry.part.place("unit"))
    return entries, faults
