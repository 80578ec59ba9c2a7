"""Cells as read, from whatever kind of file: :class:`Grid` is a sheet, :class:`Book` a workbook.

Rows and columns are counted from 0; an *area* is first row, first column, last row, last column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from giamsat.errors import Fault

Value = str | bool | Decimal | date | None
"""What a cell holds: text in NFC, a truth value, an exact number, a day, or nothing."""

Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet, from A1; every row has the same length.

    ``formulas``, ``errors``, ``fonts``, ``percents`` and ``locked`` hold addresses («B7»): where a formula stands,
    error values with their text, fonts of the old encodings by name, numbers shown as a percentage, and filled cells
    that whoever made the form locked (empty for a sheet in which nothing was ever unlocked). ``merged`` are areas;
    ``printed`` is what its page header and footer say.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    formulas: frozenset[str] = frozenset()
    errors: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    percents: frozenset[str] = frozenset()
    locked: frozenset[str] = frozenset()
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    printed: tuple[str, ...] = ()

    def at(self, row: int, column: int) -> Value:
        """Return the value at ``row`` and ``column`` (both from 0), ``None`` beyond the last cell."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]

    def __iter__(self) -> Iterator[tuple[int, tuple[Value, ...]]]:
        return iter(enumerate(self.rows))


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read: the SHA-256 of its bytes and its sheets by name, in their order.

    ``format`` is a slug of :class:`~giamsat.workbook.formats.Format`; ``properties`` are the custom properties of the
    document; ``notices`` say what is odd about the file as a whole and stops nothing. ``is_1904`` tells the date
    system in which its day numbers count.
    """

    file: str
    sha256: str
    sheets: Mapping[str, Grid]
    format: str = "xlsx"
    properties: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Fault, ...] = ()
    is_1904: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a file is called too large: its bytes, its parts unpacked, its filled cells, its text.

    A form has some thousand cells; the limits leave room for ten times as much, and are met within two seconds.
    """

    file: int = 50_000_000
    unpacked: int = 64_000_000
    cells: int = 150_000
    elements: int = 1_200_000
    text: int = 20_000_000


SUBMISSION = Limits()
LONGEST_TEXT = 32_767
"""Signs that a cell of Excel can hold."""


@cache
def letters_of(column: int) -> str:
    """Return the letters of a column from 0: ``letters_of(27)`` is «AB»."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the A1 address of a cell given by row and column from 0: ``address(0, 27)`` is «AB1»."""
    return f"{letters_of(column)}{row + 1}"


def area_words(area: Area) -> str:
    """Return an area as Excel names it: «B5:C7», a single cell as «B5»."""
    first, last = address(area[0], area[1]), address(area[2], area[3])
    return first if first == last else f"{first}:{last}"
