"""One CSV cell from text to a typed value. A form that could mean two things is refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from giamsat.errors import Fault, Place
from giamsat.params.annotations import choices, is_class, is_tuple, item_of
from giamsat.params.textfile import shown
from giamsat.params.wording import listed, near

_BOOLS = {"có": True, "không": False, "true": True, "false": False}
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")  # 1.234: a decimal, or 1234 as Vietnamese writes it
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_FIRST = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")


def read_cell(text: str, annotation: Any, column: str, place: Place) -> object | Fault:
    """Return the value of a cell that is not empty, typed as ``annotation`` (without ``None``), or the fault.

    bool is ``có``/``không`` (also ``true``/``false``, any case), a date ``2024-01-31``, a decimal has a point,
    a tuple's items stand between semicolons.
    """
    if annotation is str:
        return text
    if is_tuple(annotation):
        return _items(text, item_of(annotation), column, place)
    if is_class(annotation, StrEnum):
        return _choice(text, annotation, column, place)
    readers: dict[Any, Callable[[str, str, Place], object | Fault]] = {
        bool: _bool,
        int: _integer,
        Decimal: _decimal,
        date: _date,
    }
    return readers[annotation](text, column, place)


def _items(text: str, item: Any, column: str, place: Place) -> object | Fault:
    values = []
    for part in text.split(";"):
        if not part.strip():
            return Fault.of("cell-list", place, column=column, found=shown(text))
        value = read_cell(part.strip(), item, column, place)
        if isinstance(value, Fault):
            return value
        values.append(value)
    return tuple(values)


def _choice(text: str, annotation: type[StrEnum], column: str, place: Place) -> object | Fault:
    words = choices(annotation)
    if text in words:
        return annotation(text)
    return Fault.of(
        "cell-choice", place, column=column, found=shown(text), choices=listed(words), near=near(text, words)
    )


def _bool(text: str, column: str, place: Place) -> bool | Fault:
    value = _BOOLS.get(text.casefold())
    return Fault.of("cell-bool", place, column=column, found=shown(text)) if value is None else value


def _integer(text: str, column: str, place: Place) -> int | Fault:
    if _INTEGER.fullmatch(text):
        return int(text)
    return Fault.of("cell-integer", place, column=column, found=shown(text))


def _decimal(text: str, column: str, place: Place) -> Decimal | Fault:
    if _GROUPED.fullmatch(text):
        both = {"whole": text.replace(".", ""), "fraction": f"{text}0"}
        return Fault.of("cell-ambiguous", place, column=column, found=text, **both)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return Fault.of("cell-decimal", place, column=column, found=shown(text))


def _date(text: str, column: str, place: Place) -> date | Fault:
    # Excel on a Vietnamese machine saves 2024-10-09 as 9/10/2024: the day comes first.
    iso = _DAY_FIRST.sub(lambda found: f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}", text)
    if _ISO.fullmatch(iso):
        try:
            return date.fromisoformat(iso)
        except ValueError:  # 2024-02-30 has the form but is no day
            pass
    return Fault.of("cell-date", place, column=column, found=shown(text))
