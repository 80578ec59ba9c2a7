"""Write the cells of one sheet of a form; text from outside is never a formula."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.workbook.content import Formula
from giamsat.workbook.forms.styles import Style
from giamsat.workbook.writing import LIVE, escaped

Cell = str | int | Decimal | date | Formula | None
_SIGNS_PER_WIDTH = 11.5
"""How many signs times points of size a unit of width holds."""


def at(row: int, column: int, fixed: str = "") -> str:
    """Return the address of a cell, rows and columns from 1; ``fixed`` «$» fixes both, «c» the column."""
    letters = get_column_letter(column)
    match fixed:
        case "$":
            return f"${letters}${row}"
        case "c":
            return f"${letters}{row}"
        case _:
            return f"{letters}{row}"


def block(top: int, left: int, bottom: int, right: int, fixed: str = "") -> str:
    """Return the address of a block of cells."""
    return f"{at(top, left, fixed)}:{at(bottom, right, fixed)}"


def of_sheet(name: str, where: str) -> str:
    """Return an address on another sheet."""
    return f"'{name.replace(chr(39), chr(39) * 2)}'!{where}"


def literal(text: str) -> str:
    """Return a text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'


def height_of(texts: Mapping[str, float], least: int = 1, size: int = 12) -> float:
    """Return the height in points that wrapped texts of ``size`` need; ``texts`` maps each to its column's width.

    Not every program sizes rows by itself. A line holds a little more signs of the print face than the column's width
    says, which is measured in digits; words that break take some of it back.
    """
    lines = max((ceil(len(text) * size / (width * _SIGNS_PER_WIDTH)) for text, width in texts.items()), default=1)
    return max(lines, least) * (size + 4) + 3


class Pen:
    """Writes cells of one sheet; a style is built once for a workbook and then copied (``looks`` is shared)."""

    def __init__(self, sheet: Worksheet, looks: dict[int, tuple[Style, Any]]) -> None:
        self.sheet = sheet
        self._looks = looks

    def put(self, row: int, column: int, value: Cell, style: Style) -> None:
        """Write one cell; row and column from 1."""
        cell: Any = self.sheet.cell(row=row, column=column)
        self._dress(cell, style)
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
        elif isinstance(value, str):
            cell.value = "x"  # openpyxl would take «=1+1» for a formula, «#N/A» for an error
            cell.data_type = "s"
            cell._value = escaped(value)
            if value.startswith(LIVE):
                cell.quotePrefix = True
        elif value is not None:
            number_format = cell.number_format
            cell.value = value
            cell.number_format = number_format

    def row(self, row: int, values: Mapping[int, Cell], style: Style) -> None:
        """Write several cells of a row in one style."""
        for column, value in values.items():
            self.put(row, column, value, style)

    def link(self, row: int, column: int, sheet: str) -> None:
        """Let a cell lead to another sheet."""
        cell: Any = self.sheet.cell(row=row, column=column)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=of_sheet(sheet, "A1"))

    def merge(self, row: int, left: int, right: int, bottom: int | None = None) -> None:
        """Merge cells; never in an area of answers."""
        self.sheet.merge_cells(start_row=row, start_column=left, end_row=bottom or row, end_column=right)

    def height(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self.sheet.row_dimensions[row].height = points

    def default_height(self, points: float) -> None:
        """Set the height of rows that have none of their own."""
        layout: Any = self.sheet.sheet_format
        layout.defaultRowHeight, layout.customHeight = points, True

    def widths(self, widths: Mapping[int, float]) -> None:
        """Set widths of columns in characters, keeping the wider of two."""
        for column, width in widths.items():
            dimension: Any = self.sheet.column_dimensions[get_column_letter(column)]
            dimension.width = max(width, dimension.width) if dimension.customWidth else width

    def _dress(self, cell: Any, style: Style) -> None:
        kept = self._looks.get(id(style))
        if kept is None:
            cell.font, cell.fill, cell.alignment = style.font, style.fill, style.align
            cell.border, cell.number_format, cell.protection = style.border, style.number, style.protection
            self._looks[id(style)] = (style, copy(cell._style))
        else:
            cell._style = copy(kept[1])
