"""Which cells of a workbook hold signs that no page can print: their code is printed, and a person is told the cell."""

from __future__ import annotations

import dataclasses
import unicodedata
from functools import cache
from typing import Any

from giamsat.errors import Fault, Place
from giamsat.model.records import Submission
from giamsat.model.values import Source


def sign_notices(submission: Submission) -> list[Fault]:
    """Return one notice for each row or cell whose text has signs that no shipped font has, or control characters."""
    from giamsat.rendering.characters import clean, shipped_fonts

    fonts = shipped_fonts()
    found: dict[Place, list[str]] = {}
    texts: list[tuple[Source | None, str]] = []
    _gather(submission, None, texts)
    # Whether a mark has a glyph depends on its letter; every other sign stands for itself.
    signs = set("".join(text for _, text in texts))
    doubtful = {sign for sign in signs if unicodedata.combining(sign) or clean(sign, fonts)[1]}
    for source, text in texts:
        codes = () if doubtful.isdisjoint(text) else clean(text, fonts)[1]
        if codes:
            place = Place(source.file, source.sheet, source.cell) if source else Place(submission.file)
            found.setdefault(place, []).extend(codes)
    return [
        Fault.of("signs-unprintable", place, codes=", ".join(dict.fromkeys(codes))) for place, codes in found.items()
    ]


def _gather(value: Any, source: Source | None, found: list[tuple[Source | None, str]]) -> None:
    """Gather every text below a record with the source of the innermost record that has one."""
    if isinstance(value, str):
        found.append((source, value))
    elif isinstance(value, tuple):
        for item in value:
            _gather(item, source, found)
    else:
        kind: Any = type(value)
        names = _names(kind)
        own = getattr(value, "source", source) if names else source
        for name in names:
            below = getattr(value, name)
            if below:  # most fields of most records are empty
                _gather(below, own, found)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a record's class; none for numbers and days, none for a source, which the kit writes."""
    is_record = dataclasses.is_dataclass(kind) and kind is not Source
    return tuple(field.name for field in dataclasses.fields(kind)) if is_record else ()
