"""A workbook made anew from the cells read, for files that cannot be changed in place (.xls, .ods, CSV, macros)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from openpyxl import Workbook

from giamsat.workbook.reading import Book, Value, address
from giamsat.workbook.returned import Review
from giamsat.workbook.writing import escaped

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST = 31
_WIDEST = 60


def rebuilt(book: Book) -> bytes:
    """Return an .xlsx file with the values of ``book``, text as text; formulas are the values they had."""
    made = Workbook()
    made.remove(made.worksheets[0])
    names = safe_names(book.sheets)
    for name, grid in book.sheets.items():
        sheet = made.create_sheet(names[name])
        widths: dict[int, int] = {}
        for row, cells in grid:
            for column, value in enumerate(cells):
                if value is None:
                    continue
                _put(sheet.cell(row=row + 1, column=column + 1), value)
                widths[column] = max(widths.get(column, 0), min(_WIDEST, 2 + len(str(value))))
        for column, width in widths.items():
            sheet.column_dimensions[address(0, column)[:-1]].width = width
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def _put(cell: Any, value: Value) -> None:
    if isinstance(value, str):
        cell.value = "x"  # openpyxl would take «=1+1» for a formula, «#N/A» for an error
        cell.data_type = "s"
        cell._value = escaped(value)
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"


def safe_names(names: Iterable[str]) -> dict[str, str]:
    """Return for each name of a sheet one that Excel takes: short, without signs of its own, each once."""
    found: dict[str, str] = {}
    for name in names:
        plain = _FORBIDDEN.sub("-", name).strip("'")[:_LONGEST] or "Sheet"
        number = 1
        while plain.casefold() in (one.casefold() for one in found.values()):
            number += 1
            plain = f"{plain[: _LONGEST - 4]} {number}"
        found[name] = plain
    return found


def for_rebuilt(review: Review, book: Book) -> Review:
    """Return the review with the names that the sheets of :func:`rebuilt` have."""
    names = safe_names(book.sheets)
    marks = tuple(replace(mark, sheet=names.get(mark.sheet, mark.sheet)) for mark in review.marks)
    lines = tuple(replace(line, sheet=names.get(line.sheet, line.sheet)) for line in review.lines)
    return replace(review, marks=marks, lines=lines)
