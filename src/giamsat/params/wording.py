"""Small turns of phrase that several faults of this floor share."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date

from giamsat.errors import Place
from giamsat.texts_vi import params as texts

_CANDIDATES = 3


def near(name: str, names: Iterable[str]) -> str:
    """Return the sentence that lists the names closest to ``name``, with a leading space, or nothing."""
    found = difflib.get_close_matches(name, sorted(set(names)), n=_CANDIDATES)
    return texts.NEAR.format(names=", ".join(f"“{one}”" for one in found)) if found else ""


def listed(names: Iterable[str]) -> str:
    """Return ``names`` as a list in words: «a, b, c»."""
    return ", ".join(names)


def other_place(place: Place) -> str:
    """Return where the first of two equal things stands."""
    return texts.OTHER_PLACE.format(file=place.file, line=place.line)


def day(value: date) -> str:
    """Return a day as the parameter files write it: «2024-01-31»."""
    return value.isoformat()


def span(start: date | None, end: date | None) -> str:
    """Return a validity in words, open on the side that is not stated."""
    parts = []
    if start is not None:
        parts.append(texts.SPAN_FROM.format(start=day(start)))
    if end is not None:
        parts.append(texts.SPAN_TO.format(end=day(end)))
    return " ".join(parts) or texts.SPAN_OPEN
