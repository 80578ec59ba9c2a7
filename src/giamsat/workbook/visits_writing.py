"""Write the workbook for a visit: answer cells open, the rest protected, lists and messages in Vietnamese.

The same bytes each time. What is pasted over a validation is found again by intake, which checks everything anew.
"""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.texts_vi import visits as say
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.archive import repacked
from giamsat.workbook.content import Cell
from giamsat.workbook.layout import IDENTITY_FIELDS, IDENTITY_SHEET, CellType, Column, Sheet, Table
from giamsat.workbook.page_setup import number_pages, print_across
from giamsat.workbook.reading import address
from giamsat.workbook.visits import COVER, COVER_ROWS, FORM_VERSION, LISTS_SHEET, VisitContent, sheets
from giamsat.workbook.writing import escaped

SPARE_ROWS = {"participants": 12, "answers": 10, "samples": 30}
MOST_SPARE = 20
_LIVE = ("=", "+", "-", "@")
_THIN = Side(style="thin", color="808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD, _OPEN, _KNOWN = (PatternFill("solid", fgColor=color) for color in ("D9E1F2", "FFF9DB", "EDEDED"))
_BODY, _BOLD, _TITLE = (
    Font(name="Times New Roman", size=size, bold=bold) for size, bold in ((13, False), (13, True), (15, True))
)
_WRAP = Alignment(wrap_text=True, vertical="top")
_CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")


def visit_bytes(content: VisitContent) -> bytes:
    """Return the workbook's bytes, with the rows that are known already and empty ones to fill in."""
    book = Workbook()
    book.remove(book.worksheets[0])
    lists = _lists(content)
    for sheet in sheets(content.domains):
        made = book.create_sheet(sheet.name)
        _write_sheet(made, sheet, content, lists)
        _set_up(made, content)
    _write_lists(book.create_sheet(LISTS_SHEET), lists, content)
    _write_identity(book.create_sheet(IDENTITY_SHEET), content)
    book.properties.creator = escaped(str(content.cover.get("unit_name") or ""))
    saved = io.BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), content.stamp, {})


def _write_sheet(sheet: Worksheet, layout: Sheet, content: VisitContent, lists: dict[str, list[str]]) -> None:
    _put(sheet, 0, 0, layout.name, _TITLE, box=False)
    _put(sheet, 1, 0, say.SHEET_HINTS[layout.name], _BODY, box=False)
    wide = len(layout.tables[0].columns)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=wide)
    sheet.row_dimensions[2].height = 56
    if _is_illustrative(content):
        _put(sheet, 2, 0, ILLUSTRATIVE, _BOLD, box=False)
        sheet["A3"].alignment = Alignment(wrap_text=False)
    row = 3
    if layout is COVER:
        row = _write_cover(sheet, content) + 1
    table = layout.tables[0]
    if table.title:
        _put(sheet, row, 0, table.title, _BOLD, box=False)
        sheet.cell(row=row + 1, column=1).alignment = Alignment(wrap_text=False)
        row += 1
    first, last = _write_table(sheet, table, content, row)
    for number, column in enumerate(table.columns):
        _validate(sheet, column, f"{address(first, number)}:{address(last, number)}", lists)
    if layout is not COVER:
        sheet.freeze_panes = address(first, 0)
        sheet.auto_filter.ref = f"A{first}:{address(last, wide - 1)}"
        sheet.print_title_rows = f"{first}:{first}"


def _write_cover(sheet: Worksheet, content: VisitContent) -> int:
    """Write the labelled lines; return the row after them."""
    row = 3
    for line in COVER_ROWS:
        _put(sheet, row, 0, line.label, _BOLD)
        _put(sheet, row, 1, content.cover.get(line.field), fill=_KNOWN if line.is_locked else _OPEN)
        cell = sheet.cell(row=row + 1, column=2)
        cell.protection = Protection(locked=line.is_locked)
        if line.type is CellType.DATE:
            cell.number_format = "DD/MM/YYYY"
            _add(sheet, _dates(), address(row, 1))
        row += 1
    return row


def _write_table(sheet: Worksheet, table: Table, content: VisitContent, start: int) -> tuple[int, int]:
    """Write head, known rows and empty rows; return first and last row (from 0) of the answers."""
    for number, column in enumerate(table.columns):
        _put(sheet, start, number, column.header, _BOLD, fill=_HEAD)
        sheet.cell(row=start + 1, column=number + 1).alignment = _CENTRE
        letters = address(0, number)[:-1]
        sheet.column_dimensions[letters].width = max(column.width, sheet.column_dimensions[letters].width or 0)
    known = content.tables.get(table.id, ())
    count = len(known) + SPARE_ROWS.get(table.id, MOST_SPARE)
    for line in range(count):
        row = known[line] if line < len(known) else {}
        is_proposed = bool(row.get("question_id"))
        for number, column in enumerate(table.columns):
            is_key = column.is_locked or (is_proposed and column.field in ("domain", "question"))
            _put(sheet, start + 1 + line, number, row.get(column.field), fill=_KNOWN if is_key else _OPEN)
            cell = sheet.cell(row=start + 2 + line, column=number + 1)
            cell.protection = Protection(locked=is_key)
            if column.type in (CellType.DATE, CellType.DEADLINE):
                cell.number_format = "DD/MM/YYYY"
    return start + 1, start + count


def _put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: Cell,
    font: Font = _BODY,
    *,
    fill: PatternFill | None = None,
    box: bool = True,
) -> None:
    """Write one cell, text always as text; row and column from 0."""
    cell: Any = sheet.cell(row=row + 1, column=column + 1)
    if isinstance(value, str):
        cell.value = "x"  # openpyxl would take «=1+1» for a formula
        cell.data_type = "s"
        cell._value = escaped(value)
        cell.quotePrefix = value.startswith(_LIVE)
    elif value is not None:
        cell.value = value
    cell.font = font
    cell.alignment = _WRAP
    if box:
        cell.border = _BOX
    if fill is not None:
        cell.fill = fill


# --- validation -----------------------------------------------------------------------------------


def _lists(content: VisitContent) -> dict[str, list[str]]:
    """Return the words of each list by what it is for: choices by the field, codes of indicators."""
    found = {"code": [code for code, _ in content.codes]}
    for sheet in sheets(content.domains):
        for column in sheet.tables[0].columns:
            if column.choices:
                found[column.field] = [word for word, _ in column.choices]
    return found


def _validate(sheet: Worksheet, column: Column, cells: str, lists: dict[str, list[str]]) -> None:
    rule = None
    if column.field in lists:
        place = list(lists).index(column.field)
        letters = address(0, place)[:-1]
        formula = f"'{LISTS_SHEET}'!${letters}$1:${letters}${len(lists[column.field])}"
        rule = DataValidation("list", formula1=formula, allow_blank=True)
        _say(rule, say.LIST_ERROR)
    elif column.type is CellType.DATE:
        rule = _dates()
    elif column.type is CellType.COUNT:
        rule = DataValidation("whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        _say(rule, say.COUNT_ERROR)
    elif column.field in say.PROMPTS:
        rule = DataValidation("textLength", operator="lessThanOrEqual", formula1="2000", allow_blank=True)
        _say(rule, say.LENGTH_ERROR)
    if rule is None:
        return
    if column.field in say.PROMPTS:
        rule.promptTitle, rule.prompt = say.PROMPTS[column.field]
        rule.showInputMessage = True
    if column.field == "domain" and "Câu hỏi" in sheet.title:
        rule.errorStyle = "warning"
    _add(sheet, rule, cells)


def _dates() -> DataValidation:
    rule = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)  # 01/01/2000
    _say(rule, say.DATE_ERROR)
    return rule


def _say(rule: DataValidation, words: tuple[str, str]) -> None:
    rule.errorTitle, rule.error = words
    rule.showErrorMessage = True


def _add(sheet: Worksheet, rule: DataValidation, cells: str) -> None:
    rule.add(cells)
    sheet.add_data_validation(rule)


# --- hidden sheets, page ----------------------------------------------------------------------------


def _write_lists(sheet: Worksheet, lists: dict[str, list[str]], content: VisitContent) -> None:
    for column, words in enumerate(lists.values()):
        for row, word in enumerate(words):
            _put(sheet, row, column, word, box=False)
    if _is_illustrative(content):
        _put(sheet, 0, len(lists), ILLUSTRATIVE, box=False)
    sheet.sheet_state = "hidden"


def _write_identity(sheet: Worksheet, content: VisitContent) -> None:
    values = {"round_id": content.cover["round_id"], "unit_id": content.cover["unit_id"], "form_version": FORM_VERSION}
    for row, name in enumerate(IDENTITY_FIELDS):
        _put(sheet, row, 0, name, box=False)
        _put(sheet, row, 1, values.get(name, ""), box=False)
    if _is_illustrative(content):
        _put(sheet, len(IDENTITY_FIELDS), 1, ILLUSTRATIVE, box=False)
    sheet.sheet_state = "veryHidden"


def _is_illustrative(content: VisitContent) -> bool:
    return content.cover.get("data_kind") == ILLUSTRATIVE


def _set_up(sheet: Worksheet, content: VisitContent) -> None:
    """Protect the sheet without a password (widths, sorting, filter allowed); set A4 across, one page wide."""
    guard = sheet.protection
    guard.sheet = True
    for name in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(guard, name, False)
    print_across(sheet)
    number_pages(sheet, "&P", ILLUSTRATIVE if _is_illustrative(content) else "")
