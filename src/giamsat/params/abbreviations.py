"""Abbreviations and what they stand for (``params/abbreviations.csv``), optional."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.model.abbreviations import Abbreviation
from giamsat.params.entries import Entry, Part, read_csv
from giamsat.params.textfile import shown
from giamsat.params.wording import other_place
from giamsat.settings import Settings

ABBREVIATIONS = "abbreviations.csv"
_FORM = re.compile(r"[^\W\d_][\w&]*(?: [\w&]+)*")


def read_abbreviations(folder: Path, settings: Settings) -> tuple[list[Entry[Abbreviation]], list[Fault]]:
    """Read the abbreviations; without the file none is explained."""
    path = folder / ABBREVIATIONS
    if not path.exists():
        return [], []
    entries, faults = read_csv(path, settings, Abbreviation)
    return entries, [*faults, *_short_faults(entry.part for entry in entries)]


def _short_faults(parts: Iterable[Part]) -> Iterator[Fault]:
    """Check that each is in capitals, since a small word would be found in prose, and stands there once."""
    seen: dict[str, Place] = {}
    for part in parts:
        found, place = part.text("short"), part.place("short")
        if not found:
            continue  # told as missing or empty when the row was read
        if len(found) < 2 or found != found.upper() or not _FORM.fullmatch(found):
            yield Fault.of("abbreviation-form", place, found=shown(found))
        if found in seen:
            yield Fault.of("abbreviation-twice", place, found=shown(found), other=other_place(seen[found]))
        seen.setdefault(found, place)
