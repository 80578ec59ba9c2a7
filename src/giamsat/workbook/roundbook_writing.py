"""Write the workbook of a round's parameters: values open, keys locked, lists to choose from; always the same bytes."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.texts_vi import roundbook as say
from giamsat.workbook.archive import repacked
from giamsat.workbook.forms.lists import Lists
from giamsat.workbook.forms.page import protect
from giamsat.workbook.forms.pen import Pen, block, height_of
from giamsat.workbook.forms.styles import CODE, DAY, HEAD, LABEL, LINE, TITLE, asked, known
from giamsat.workbook.forms.validations import Validations
from giamsat.workbook.page_setup import print_across
from giamsat.workbook.roundbook import DAYS, HEAD_ROW, HINTS, KEY_CHOICES, TABLES, BookColumn, RoundContent

SPARE_ROWS = 20
_WIDTHS = {1: 22.0, 2: 44.0, 3: 70.0, 4: 60.0}
_OPEN, _OPEN_DAY, _TOLD = asked(), asked(DAY), known()


def round_book_bytes(content: RoundContent) -> bytes:
    """Return the workbook's bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    looks: dict[int, Any] = {}
    sheets = {name: book.create_sheet(name) for name in (say.SHEET_ROUND, *TABLES)}
    lists = Lists(book, looks)
    _write_keys(sheets[say.SHEET_ROUND], Pen(sheets[say.SHEET_ROUND], looks), lists, content)
    for name, columns in TABLES.items():
        _write_table(sheets[name], Pen(sheets[name], looks), lists, columns, content)
    saved = io.BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), content.stamp, {})


def _write_keys(sheet: Worksheet, pen: Pen, lists: Lists, content: RoundContent) -> None:
    checks = Validations(sheet, lists)
    _head(sheet, pen, say.ROUND_HINT, 4)
    pen.row(HEAD_ROW, dict(enumerate(say.ROUND_HEADS, start=1)), HEAD)
    pen.widths(_WIDTHS)
    for row, (key, label) in enumerate(say.LABELS.items(), start=HEAD_ROW + 1):
        pen.put(row, 1, key, CODE)
        pen.put(row, 2, label, LABEL)
        pen.put(row, 3, content.values.get(key), _OPEN_DAY if key in DAYS else _OPEN)
        pen.put(row, 4, content.hints.get(key, ""), _TOLD)
        told = {
            label: _WIDTHS[2],
            str(content.values.get(key) or ""): _WIDTHS[3],
            content.hints.get(key, ""): _WIDTHS[4],
        }
        pen.height(row, height_of(told))
        where = block(row, 3, row, 3)
        if key in KEY_CHOICES:
            checks.choice(where, [word for word, _ in KEY_CHOICES[key]])
        elif key in DAYS:
            checks.day(where)
    _finish(sheet)


def _write_table(
    sheet: Worksheet, pen: Pen, lists: Lists, columns: tuple[BookColumn, ...], content: RoundContent
) -> None:
    checks = Validations(sheet, lists)
    _head(sheet, pen, HINTS[sheet.title], len(columns))
    pen.row(HEAD_ROW, {place: column.head for place, column in enumerate(columns, start=1)}, HEAD)
    pen.widths({place: column.width for place, column in enumerate(columns, start=1)})
    rows = content.tables.get(sheet.title, ())
    last = HEAD_ROW + len(rows) + SPARE_ROWS
    for line in range(HEAD_ROW + 1, last + 1):
        row = rows[line - HEAD_ROW - 1] if line - HEAD_ROW <= len(rows) else {}
        for place, column in enumerate(columns, start=1):
            style = _TOLD if column.is_told else _OPEN_DAY if column.is_day else _OPEN
            pen.put(line, place, row.get(column.field), style)
        pen.height(line, height_of({str(row.get(column.field) or ""): column.width for column in columns}))
    for place, column in enumerate(columns, start=1):
        where = block(HEAD_ROW + 1, place, last, place)
        if column.choices:
            checks.choice(where, [word for word, _ in column.choices])
        elif column.is_day:
            checks.day(where)
    _finish(sheet)


def _head(sheet: Worksheet, pen: Pen, hint: str, width: int) -> None:
    pen.put(1, 1, sheet.title, TITLE)
    pen.put(2, 1, hint, LINE)
    pen.merge(2, 1, width)
    pen.height(2, 36)


def _finish(sheet: Worksheet) -> None:
    """Freeze the heads, lock all but the answers, set the page."""
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    print_across(sheet)
    protect(sheet)
