"""Write a submission workbook as an office sends it: formatted, printable, text as text, the same bytes each time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.files import write_whole
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook import layout
from giamsat.workbook.archive import part_of, repacked
from giamsat.workbook.content import Cell, DossierLine, Formula, Row, SubmissionContent
from giamsat.workbook.page_setup import number_pages, print_across
from giamsat.workbook.reading import address

_EPOCH = date(2000, 1, 1)
_THIN = Side(style="thin", color="808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="D9E1F2")
_BODY = Font(name="Times New Roman", size=12)
_BOLD = Font(name="Times New Roman", size=12, bold=True)
_TITLE = Font(name="Times New Roman", size=14, bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")
LIVE = ("=", "+", "-", "@")
_ESCAPED = re.compile("(?=_x[0-9A-Fa-f]{4}_)")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Pen:
    """Writes cells of one sheet and remembers which formulas have a value."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.cached: dict[str, str] = {}

    def put(self, row: int, column: int, value: Cell, font: Font = _BODY, head: bool = False, box: bool = True) -> None:
        """Write one cell; row and column from 0."""
        cell: Any = self.sheet.cell(row=row + 1, column=column + 1)
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
            if value.cached is not None:
                self.cached[address(row, column)] = str(value.cached)
        elif isinstance(value, str):
            cell.value = "x"  # openpyxl would take «=1+1» for a formula, «#N/A» for an error
            cell.data_type = "s"
            cell._value = escaped(value)
            cell.quotePrefix = value.startswith(LIVE)
        elif value is not None:
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "DD/MM/YYYY"
        cell.font = font
        cell.alignment = _CENTRE if head else _WRAP
        if box:
            cell.border = _BOX
        if head:
            cell.fill = _HEAD

    def widths(self, widths: Iterable[int]) -> None:
        """Set the widths of the first columns, keeping the wider of two."""
        for number, width in enumerate(widths):
            letters = address(0, number)[:-1]
            dimension = self.sheet.column_dimensions[letters]
            is_set = letters in self.sheet.column_dimensions and dimension.customWidth
            dimension.width = max(width, dimension.width) if is_set else width


def escaped(text: str) -> str:
    """Return ``text`` as the format stores it: a sign that XML cannot hold becomes «_x0001_»."""
    safe = _ESCAPED.sub("_x005F", text)
    return _NOT_XML.sub(lambda sign: f"_x{ord(sign.group()):04X}_", safe)


def write_submission(path: Path, content: SubmissionContent) -> None:
    """Write ``content`` to ``path`` in the layout of :mod:`giamsat.workbook.layout`; an older file is replaced."""
    write_whole(path, submission_bytes(content))


def submission_bytes(content: SubmissionContent) -> bytes:
    """Return the workbook's bytes: the same for the same content."""
    book = Workbook()
    book.remove(book.worksheets[0])
    pens = []
    for sheet in content.sheets:
        if sheet.number in content.omitted or not _is_written(sheet, content):
            continue
        pen = _Pen(book.create_sheet(sheet.name))
        _write_sheet(pen, sheet, content)
        _set_up_page(pen.sheet, content)
        pens.append(pen)
    day = content.cover.get("report_date")
    stamp = day if isinstance(day, date) else _EPOCH
    book.properties.creator = escaped(str(content.cover.get("unit_name") or ""))
    saved = io.BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), stamp, _with_cached(saved.getvalue(), pens))


def _with_cached(content: bytes, pens: Sequence[_Pen]) -> dict[str, bytes]:
    """Return the sheet parts whose formulas have a value that Excel would have kept."""
    parts = {}
    for number, pen in enumerate(pens, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        part = part_of(content, name) if pen.cached else b""
        for where, value in pen.cached.items():
            formula = rf'(<c r="{where}"[^>]*><f>[^<]*</f>)<v(?: ?/|></v)>'.encode()
            part = re.sub(formula, rb"\g<1><v>" + value.encode() + rb"</v>", part)
        if part:
            parts[name] = part
    return parts


def _write_sheet(pen: _Pen, sheet: layout.Sheet, content: SubmissionContent) -> None:
    pen.put(0, 0, sheet.name.removeprefix(sheet.number).strip(), _TITLE, box=False)
    pen.sheet["A1"].alignment = Alignment(wrap_text=False)
    if _is_illustrative(content):
        pen.put(1, 0, ILLUSTRATIVE, _BOLD, box=False)
        pen.sheet["A2"].alignment = Alignment(wrap_text=False)
    match sheet.kind:
        case layout.SheetKind.COVER:
            _write_cover(pen, content)
        case layout.SheetKind.DOSSIERS:
            _write_dossiers(pen, layout.DOSSIER_HEADS, content.dossiers)
        case layout.SheetKind.SUB_UNITS:
            _write_dossiers(pen, layout.SUB_UNIT_HEADS, content.sub_units)
        case layout.SheetKind.INDICATORS | layout.SheetKind.RECORDS:
            _write_tables(pen, sheet, content)


def _is_written(sheet: layout.Sheet, content: SubmissionContent) -> bool:
    """Whether the sheet was in the first version of the form, or has something to hold."""
    return sheet.kind is not layout.SheetKind.SIGN and (
        layout.REQUESTS not in sheet.tables or bool(content.tables.get(layout.REQUESTS.id))
    )


def _is_illustrative(content: SubmissionContent) -> bool:
    return content.cover.get("data_kind") == ILLUSTRATIVE


def _write_cover(pen: _Pen, content: SubmissionContent) -> None:
    pen.widths((30, 52, 46))
    row = 3
    for line in layout.COVER_ROWS:
        if line.only_in_form and line.field not in content.cover:
            continue
        pen.put(row, 0, line.label, _BOLD)
        pen.put(row, 1, content.cover.get(line.field))
        row += 1
    pen.put(row, 2, layout.BASIS_HEADER, _BOLD, head=True)
    for number, basis in content.not_applicable or (("", ""),):
        row += 1
        pen.put(row, 0, layout.NOT_APPLICABLE_LABEL, _BOLD)
        pen.put(row, 1, layout.sheet_by_number(number, content.sheets).name if number else None)
        pen.put(row, 2, basis or None)


def _write_tables(pen: _Pen, sheet: layout.Sheet, content: SubmissionContent) -> None:
    row = 3
    for table in sheet.tables:
        is_indicators = table is layout.INDICATORS
        rows = content.indicators.get(sheet.number, ()) if is_indicators else content.tables.get(table.id, ())
        if is_indicators and not rows and sheet.kind is layout.SheetKind.RECORDS:
            continue
        row = _write_table(pen, table, rows, row) + 1


def _write_table(pen: _Pen, table: layout.Table, rows: Sequence[Row], start: int) -> int:
    """Write title, head and rows; return the row after them."""
    if table.title:
        pen.put(start, 0, table.title, _BOLD, box=False)
        pen.sheet.cell(row=start + 1, column=1).alignment = Alignment(wrap_text=False)
        start += 1
    columns = [
        column for column in table.columns if not column.only_in_form or any(row.get(column.field) for row in rows)
    ]
    pen.widths(column.width for column in columns)
    for number, column in enumerate(columns):
        pen.put(start, number, column.header, _BOLD, head=True)
    if not pen.sheet.print_title_rows:
        pen.sheet.print_title_rows = f"{start + 1}:{start + 1}"
    for line, row in enumerate(rows, start=start + 1):
        unknown = set(row) - {column.field for column in table.columns}
        if unknown:
            raise ValueError(f"table {table.id} has no fields {sorted(unknown)}")
        for number, column in enumerate(columns):
            pen.put(line, number, row.get(column.field))
    return start + 1 + len(rows)


def _write_dossiers(pen: _Pen, heads: tuple[str, str], lines: Sequence[DossierLine]) -> None:
    """Write Biểu 06: two rows of merged heads, the code row, the rows."""
    columns = layout.DOSSIER_COLUMNS
    pen.widths((26 if heads == layout.SUB_UNIT_HEADS else 6, 40, *(13 for _ in columns)))
    for number, head in enumerate(heads):
        pen.put(3, number, head, _BOLD, head=True)
        pen.put(4, number, None, _BOLD, head=True)
        pen.put(5, number, f"({number + 1})", head=True)
        _merge(pen, 3, number, 4, number)
    groups = [column.group for column in columns]
    for number, column in enumerate(columns, start=2):
        pen.put(3, number, column.group if number - 2 == groups.index(column.group) else None, _BOLD, head=True)
        pen.put(4, number, column.header, _BOLD, head=True)
        pen.put(5, number, f"({column.code})", head=True)
    for group in dict.fromkeys(groups):
        first = groups.index(group) + 2
        _merge(pen, 3, first, 3, first + groups.count(group) - 1)
    pen.sheet.print_title_rows = "4:6"
    pen.sheet.freeze_panes = "C7"
    for row, line in enumerate(lines, start=6):
        is_total = line.label in (layout.TOTAL_LABEL, layout.PREVIOUS_TOTAL_LABEL)
        font = _BOLD if is_total else _BODY
        pen.put(row, 0, line.code or (None if is_total or heads != layout.DOSSIER_HEADS else row - 5), font)
        pen.put(row, 1, line.label, font)
        for number, column in enumerate(columns, start=2):
            pen.put(row, number, line.values.get(column.code), font)


def _merge(pen: _Pen, top: int, left: int, bottom: int, right: int) -> None:
    pen.sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)


def _set_up_page(sheet: Worksheet, content: SubmissionContent) -> None:
    """Set A4 landscape, one page wide, page number on top; the illustrative mark on every page."""
    print_across(sheet)
    number_pages(sheet, "&P", ILLUSTRATIVE if _is_illustrative(content) else "")
