"""What is written inside a cell of the office formats: addresses, numbers, escaped text, days, times."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from math import isfinite

from giamsat.formatting.text import nfc
from giamsat.workbook.grid import Area, Value

_LETTERS = re.compile("[A-Z]{1,3}")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_COLUMNS: dict[str, int] = {}


def unescaped(text: str) -> str:
    """Return text as the format stores it, read: «_x0001_» is a sign that XML cannot hold; in NFC."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: _sign(int(match[1], 16)), text)
    return text if text.isascii() else nfc(text)


def _sign(code: int) -> str:
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def cell_place(reference: str) -> tuple[int, int]:
    """Return row and column (from 0) of an address such as «B7».

    :raises ValueError: when it is none.
    """
    letters = reference.rstrip("0123456789")
    column = _COLUMNS.get(letters)
    if column is None:
        column = _COLUMNS[letters] = _column_of(letters)
    return int(reference[len(letters) :]) - 1, column


def _column_of(letters: str) -> int:
    if not _LETTERS.fullmatch(letters):
        raise ValueError("not a cell's address")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def area_of(reference: str) -> Area:
    """Return the area of «B5:C7»."""
    first, _, last = reference.partition(":")
    top, bottom = cell_place(first), cell_place(last or first)
    return (*top, *bottom)


def number_of(text: str) -> Decimal | str:
    """Return a stored number in its shortest form: «0.98199999999999998» is 0.982; what is none stays text."""
    if text.isascii() and text.isdigit() and len(text) <= 15:
        return Decimal(text)
    try:
        value = float(text)
    except ValueError:
        return text
    if not isfinite(value):
        return text
    return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))


def iso_day(text: str) -> Value:
    """Return the day of an ISO date, whatever stands behind it; what is none stays text."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text


def time_of_day(number: Decimal) -> Value:
    """Return a time of day as text; a number that no day has stays a number."""
    if not 0 <= number < 1:
        return number
    seconds = round(number * 86_400)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
