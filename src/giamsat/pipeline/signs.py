"""Which cells of a workbook hold signs that no page can print: their code is printed, and a person is told the cell."""

from __future__ import annotations

import dataclasses
import unicodedata
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from giamsat.errors import Fault, Place
from giamsat.model.records import Submission
from giamsat.model.values import Source

_PLAIN = frozenset({bool, date, Decimal, int, Source})


def sign_notices(submission: Submission) -> list[Fault]:
    """Return one notice for each row or cell whose text has signs that no shipped font has, or control characters."""
    from giamsat.rendering.characters import clean, shipped_fonts

    fonts = shipped_fonts()
    found: dict[Place, list[str]] = {}
    texts: list[tuple[Source | None, str]] = []
    _gather(submission, None, texts)
    doubtful = {sign for sign in set("".join([text for _, text in texts])) if _is_doubtful(sign, fonts)}
    if not doubtful:
        return []
    for source, text in texts:
        codes = () if doubtful.isdisjoint(text) else clean(text, fonts)[1]
        if codes:
            place = Place(source.file, source.sheet, source.cell) if source else Place(submission.file)
            found.setdefault(place, []).extend(codes)
    return [
        Fault.of("signs-unprintable", place, codes=", ".join(dict.fromkeys(codes))) for place, codes in found.items()
    ]


@cache
def _is_doubtful(sign: str, fonts: tuple[frozenset[int], ...]) -> bool:
    """Whether a sign may have no glyph: a mark depends on its letter, every other sign stands for itself."""
    from giamsat.rendering.characters import clean

    return bool(unicodedata.combining(sign) or clean(sign, fonts)[1])


def _gather(value: Any, source: Source | None, found: list[tuple[Source | None, str]]) -> None:
    """Gather every text below a record or a tuple with the source of the innermost record that has one."""
    kind: Any = type(value)
    if kind is tuple:
        parts = value
    elif names := _names(kind):
        parts = [getattr(value, name) for name in names]
        source = getattr(value, "source", source)
    else:
        return
    for part in parts:
        if not part:  # most fields of most records are empty
            continue
        if isinstance(part, str):
            found.append((source, part))
        elif type(part) not in _PLAIN:
            _gather(part, source, found)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a record's class; none for numbers and days, none for a source, which the kit writes."""
    is_record = dataclasses.is_dataclass(kind) and kind is not Source
    return tuple(field.name for field in dataclasses.fields(kind)) if is_record else ()
