"""Write a new register: the kit's cells locked without a password, people's open, the same bytes each time."""

from __future__ import annotations

import io
import re
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.texts_vi import registers as say
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.archive import part_of, repacked
from giamsat.workbook.forms.page import protect
from giamsat.workbook.forms.pen import Pen, height_of, of_sheet
from giamsat.workbook.forms.styles import DAY, HEAD, MARK, NOTE_WRAP, TITLE, Style, asked, known
from giamsat.workbook.layout import IDENTITY_SHEET, LISTS_SHEET, CellType, Column
from giamsat.workbook.page_setup import number_pages, print_across
from giamsat.workbook.register.heights import row_height
from giamsat.workbook.register.layout import HEAD_ROW, IDENTITY, KEY, LAST_ROW, Register, RegisterTable, is_own
from giamsat.workbook.writing import escaped

_A3, _A4 = 8, 9
_WIDEST_A4 = 160
"""Widths of columns, in characters, up to which a sheet can be read on A4 across."""
_CUSTOM = re.compile(rb'(<row r="(\d+)"[^>]*?) customHeight="1"')
"""The first rows of the hidden identity sheet, field and value."""
OPEN_PATTERN, KIT_PATTERN = "mau-mo:{table}", "mau-khoa:{table}"
"""Rows of the identity sheet with a cell of each column's format: what a refresh dresses new cells in."""
_OPEN, _OPEN_DAY, _KIT = asked(is_optional=True), asked(DAY, is_optional=True), known()


def register_bytes(register: Register) -> bytes:
    """Return a new register with its rows, and empty ones for people's own."""
    book = Workbook()
    book.remove(book.worksheets[0])
    looks: dict[int, Any] = {}
    lists: list[list[str]] = []
    for table in register.tables:
        sheet = book.create_sheet(table.sheet)
        _write_sheet(Pen(sheet, looks), table, register)
        _validate(sheet, table, register, lists)
        _set_up(sheet, table, register)
    _write_lists(Pen(book.create_sheet(LISTS_SHEET), looks), lists, register)
    _write_identity(Pen(book.create_sheet(IDENTITY_SHEET), looks), register)
    book.properties.creator = ""
    book.properties.title = escaped(f"{register.title} – {register.owner}")
    saved = io.BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), register.stamp, _growing(saved.getvalue(), len(register.tables)))


def _growing(content: bytes, count: int) -> dict[str, bytes]:
    """Return the sheet parts with rows that grow when somebody types into them: their height is no fixed one."""

    def loosened(found: re.Match[bytes]) -> bytes:
        return found[1] if int(found[2]) > HEAD_ROW + 1 else found[0]

    names = [f"xl/worksheets/sheet{number}.xml" for number in range(1, count + 1)]
    return {name: _CUSTOM.sub(loosened, part_of(content, name)) for name in names}


def _write_sheet(pen: Pen, table: RegisterTable, register: Register) -> None:
    columns = table.columns
    title = f"{register.title}: {table.sheet}" if len(register.tables) > 1 else register.title
    whose = say.WHOSE.format(owner=register.owner, round=register.round_title)
    if register.is_illustrative:
        title, whose = say.TITLED.format(title=title, whose=whose), ILLUSTRATIVE
    pen.put(1, 2, title, TITLE)
    pen.put(2, 2, whose, MARK)
    pen.put(HEAD_ROW, 2, table.hint, NOTE_WRAP)
    pen.merge(HEAD_ROW, 2, len(columns))
    pen.height(HEAD_ROW, height_of({table.hint: sum(column.width for column in columns[1:])}))
    pen.widths({number: column.width for number, column in enumerate(columns, start=1)})
    for number, column in enumerate(columns, start=1):
        pen.put(HEAD_ROW + 1, number, column.header, HEAD)
    pen.height(HEAD_ROW + 1, max(height_of({column.header: column.width - 2}) for column in columns[1:]))
    rows = register.rows.get(table.table.id, ())
    for line in range(len(rows) + table.spare):
        row = rows[line] if line < len(rows) else {}
        is_kit = line < len(rows) and not is_own(str(row["key"]))
        if row:
            pen.height(HEAD_ROW + 2 + line, row_height(table, row))
        for number, column in enumerate(columns, start=1):
            style = _style(column, is_kit=is_kit)
            value = row.get(column.field)
            pen.put(HEAD_ROW + 2 + line, number, None if isinstance(value, float) else value, style)


def _style(column: Column, *, is_kit: bool) -> Style:
    """Return the look of a cell: the kit's columns are open in people's own rows, but for the key and the standing."""
    if column.field in ("key", "standing") or (column.is_locked and is_kit):
        return _KIT
    return _OPEN_DAY if column.type is CellType.DATE else _OPEN


def _validate(sheet: Worksheet, table: RegisterTable, register: Register, lists: list[list[str]]) -> None:
    for number, column in enumerate(table.columns, start=1):
        if column.field in ("key", "standing"):
            continue
        rule = _rule(column, table, register, lists)
        if column.field in table.prompts:
            rule.promptTitle, rule.prompt = table.prompts[column.field]
            rule.showInputMessage = True
        letters = get_column_letter(number)
        rule.add(f"{letters}{HEAD_ROW + 2}:{letters}{LAST_ROW}")
        sheet.add_data_validation(rule)


def _rule(column: Column, table: RegisterTable, register: Register, lists: list[list[str]]) -> DataValidation:
    words: tuple[str, str] = say.LENGTH_ERROR
    if column.field in table.links:
        rule = DataValidation("list", formula1=_linked(table.links[column.field], register), allow_blank=True)
        words = say.LINK_ERROR
    elif column.choices or column.field in table.suggested:
        lists.append([word for word, _ in column.choices] or list(table.suggested[column.field]))
        letters = get_column_letter(len(lists))
        rule = DataValidation(
            "list", formula1=of_sheet(LISTS_SHEET, f"${letters}$1:${letters}${len(lists[-1])}"), allow_blank=True
        )
        words = say.LIST_ERROR
    elif column.type is CellType.DATE:
        rule = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)  # 01/01/2000
        words = say.DATE_ERROR
    elif column.type is CellType.COUNT:
        rule = DataValidation("whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        words = say.COUNT_ERROR
    else:
        rule = DataValidation("textLength", operator="lessThanOrEqual", formula1="4000", allow_blank=True)
    rule.errorTitle, rule.error = words
    rule.showErrorMessage = column.field not in table.suggested
    return rule


def _linked(link: str, register: Register) -> str:
    """Return the cells of another table's column, from which a dropdown takes its words."""
    table_id, _, name = link.partition(".")
    other = next(table for table in register.tables if table.table.id == table_id)
    place = next(number for number, column in enumerate(other.columns, start=1) if column.field == name)
    letters = get_column_letter(place)
    return of_sheet(other.sheet, f"${letters}${HEAD_ROW + 2}:${letters}${LAST_ROW}")


def _set_up(sheet: Worksheet, table: RegisterTable, register: Register) -> None:
    protect(sheet)
    guard: Any = sheet.protection
    guard.formatCells = False
    key: Any = sheet.column_dimensions[get_column_letter(1 + table.columns.index(KEY))]
    key.hidden = True
    last = get_column_letter(len(table.columns))
    sheet.freeze_panes = f"A{HEAD_ROW + 2}"
    sheet.auto_filter.ref = f"A{HEAD_ROW + 1}:{last}{LAST_ROW}"
    sheet.print_title_rows = f"{HEAD_ROW + 1}:{HEAD_ROW + 1}"
    paper = _A4 if sum(column.width for column in table.columns[1:]) <= _WIDEST_A4 else _A3
    print_across(sheet, paper)
    margins: Any = sheet.page_margins
    margins.left = margins.right = 0.5
    number_pages(sheet, "&P/&N", ILLUSTRATIVE if register.is_illustrative else "")


def _write_lists(pen: Pen, lists: list[list[str]], register: Register) -> None:
    if register.is_illustrative:
        pen.put(1, len(lists) + 1, ILLUSTRATIVE, MARK)
    for column, words in enumerate(lists, start=1):
        for row, word in enumerate(words, start=1):
            pen.put(row, column, word, MARK)
    pen.sheet.sheet_state = "hidden"


def _write_identity(pen: Pen, register: Register) -> None:
    for row, name in enumerate(IDENTITY, start=1):
        pen.put(row, 1, name, MARK)
        pen.put(row, 2, getattr(register, name), MARK)
    row = len(IDENTITY)
    for table in register.tables:
        for pattern, is_kit in ((OPEN_PATTERN, False), (KIT_PATTERN, True)):
            row += 1
            pen.put(row, 1, pattern.format(table=table.table.id), MARK)
            for number, column in enumerate(table.columns, start=2):
                pen.put(row, number, None, _style(column, is_kit=is_kit))
    if register.is_illustrative:
        pen.put(row + 1, 2, ILLUSTRATIVE, MARK)
    pen.sheet.sheet_state = "veryHidden"
