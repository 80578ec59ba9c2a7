"""An .xls workbook (Excel 97 to 2003), a form saved over on an old PC: values by calamine, marks by its records."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from giamsat.errors import IntakeError, Place
from giamsat.formatting.text import nfc
from giamsat.workbook.biff import BookMarks, SheetMarks, read_marks, workbook_stream
from giamsat.workbook.cells_found import FARTHEST, CellsFound
from giamsat.workbook.grid import Limits, Value
from giamsat.workbook.xlsx import Sheets
from giamsat.workbook.xlsx_styles import is_percent_format
from giamsat.workbook.xlsx_values import number_of

_BROKEN = (ValueError, struct.error, IndexError, KeyError, OSError, OverflowError)


def read_xls(content: bytes, place: Place, limits: Limits) -> Sheets:
    """Read every worksheet.

    :raises IntakeError: when the file is damaged, asks for a password, or holds more than it should.
    """
    try:
        marks = read_marks(workbook_stream(content, limits.file), limits.cells)
    except _BROKEN:
        raise IntakeError.of("workbook-unreadable", place) from None
    if marks.is_encrypted:
        raise IntakeError.of("workbook-encrypted", place)
    if sum(_area(sheet) for sheet in marks.sheets) > 2_000_000:  # calamine would make room for every one
        raise IntakeError.of("workbook-too-large", place, limit=limits.file // 1_000_000)
    return _read(content, marks, place, limits)


def _area(sheet: SheetMarks) -> int:
    if not sheet.cells:
        return 0
    rows, columns = [row for row, _ in sheet.cells], [column for _, column in sheet.cells]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _read(content: bytes, marks: BookMarks, place: Place, limits: Limits) -> Sheets:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

    sheets = Sheets(is_1904=marks.is_1904)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        worksheets = [meta for meta in book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
        for number, meta in enumerate(worksheets):
            own = marks.sheets[number] if number < len(marks.sheets) else SheetMarks()
            found = CellsFound(nfc(meta.name), place, limits, is_hidden=own.is_hidden)
            _mark(found, own, marks)
            sheet = book.get_sheet_by_name(meta.name)
            top, left = sheet.start or (0, 0)
            for row, cells in enumerate(sheet.to_python(skip_empty_area=True), start=top):
                for column, cell in enumerate(cells, start=left):
                    _put(found, (row, column), cell, own)
            sheets.add(found)
    except (CalamineError, OSError, ValueError):
        raise IntakeError.of("workbook-unreadable", place) from None
    return sheets


def _put(found: CellsFound, where: tuple[int, int], cell: object, own: SheetMarks) -> None:
    value = None if where in own.errors else value_of(cell)
    if value is not None or where in own.formulas or where in own.errors:
        found.put(*where, value)


def _mark(found: CellsFound, own: SheetMarks, marks: BookMarks) -> None:
    """Give what the records mark to the sheet; only filled cells have records of the kinds looked at."""
    found.formulas |= own.formulas
    found.errors |= own.errors
    found.merged += own.merged
    found.hidden_rows |= own.hidden_rows
    found.hidden_columns |= own.hidden_columns
    found.printed += [nfc(text) for text in own.printed]
    found.has_unlocked = own.is_protected
    percents = _percents(marks.numbers)
    for where, style in own.cells.items():
        if style >= len(marks.formats) or where[0] >= FARTHEST[0]:
            continue
        is_locked, font, number = marks.formats[style]
        if is_locked:
            found.locked.add(where)
        else:
            found.has_unlocked = True
        if font:
            found.fonts[where] = font
        if number in percents:
            found.percents.add(where)


def _percents(numbers: Mapping[int, str]) -> frozenset[int]:
    return frozenset((9, 10, *(number for number, code in numbers.items() if is_percent_format(code))))


def value_of(cell: object) -> Value:
    """Return a cell of calamine's as one of the kit's types; a time of day alone or a duration stays text."""
    match cell:
        case None | "":
            return None
        case bool():
            return cell
        case int():
            return Decimal(cell)
        case float():
            return number_of(repr(cell))
        case datetime():
            return cell.date()
        case date():
            return cell
        case _:
            return nfc(str(cell))
