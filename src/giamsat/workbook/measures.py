"""How wide the columns and how high the rows of a sheet are, in pixels, as far as the sheet itself says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*\bht\s*=[^>]*)>")
_FIELD = re.compile(rb"""\b(\w+)\s*=\s*["']([^"']*)["']""")
_WIDE, _HIGH = 64, 20  # Excel's own, when a sheet says nothing
_MOST = 16_384


@dataclass(frozen=True, slots=True)
class Measures:
    """Widths by column and heights by row, both from 0; a hidden one is 0."""

    columns: Mapping[int, int]
    rows: Mapping[int, int]

    def column_after(self, column: int, width: int) -> tuple[int, int]:
        """Return where a box of ``width`` ends that begins at the left of ``column``: the column, pixels into it."""
        return _after(self.columns, _WIDE, column, width)

    def row_after(self, row: int, height: int) -> tuple[int, int]:
        """Return where a box of ``height`` ends that begins on top of ``row``: the row, pixels into it."""
        return _after(self.rows, _HIGH, row, height)


def measures_of(xml: bytes) -> Measures:
    """Return the measures of a sheet part."""
    columns: dict[int, int] = {}
    for found in _COLUMN.finditer(xml[: max(0, xml.find(b"sheetData"))]):
        fields = dict(_FIELD.findall(found[1]))
        first, last = _number(fields.get(b"min")), _number(fields.get(b"max"))
        width = 0 if fields.get(b"hidden") in (b"1", b"true") else int(7 * _number(fields.get(b"width")) + 5)
        for column in range(int(first), min(int(last), _MOST) + 1):
            columns[column - 1] = width
    rows = {}
    for found in _ROW.finditer(xml):
        fields = dict(_FIELD.findall(found[1]))
        rows[int(_number(fields.get(b"r"))) - 1] = int(_number(fields.get(b"ht")) * 4 / 3)
    return Measures(columns, rows)


def _number(text: bytes | None) -> float:
    try:
        return float(text or b"0")
    except ValueError:
        return 0.0


def _after(sizes: Mapping[int, int], usual: int, start: int, size: int) -> tuple[int, int]:
    place = start
    while size > sizes.get(place, usual) and place < start + 200:
        size -= sizes.get(place, usual)
        place += 1
    return place, size
