"""Workbooks of follow-up: the register over all rounds to read, and the sheet that a unit fills in and sends back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from giamsat.model.follow_up import RegisterRow
from giamsat.texts_vi import follow_up as say
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.layout import IDENTITY_SHEET, PROGRESS, CellType, Column, Table
from giamsat.workbook.page_setup import number_pages, print_across

FORM_VERSION = "theo-doi-1"
UNIT_LABEL = "Mã đơn vị"
FIRST_ROW = 7
"""The row, from 1, of the heads of the table in a unit's sheet."""

REGISTER: tuple[tuple[str, str, int], ...] = (
    ("origin", "Đợt, nguồn", 18),
    ("code", "Mã", 14),
    ("unit", "Nơi thực hiện", 24),
    ("asked", "Loại, số", 16),
    ("document", "Văn bản", 30),
    ("content", "Nội dung", 48),
    ("product", "Sản phẩm", 22),
    ("due", "Thời hạn", 18),
    ("last_day", "Ngày cuối", 12),
    ("progress", "Tiến độ", 20),
    ("verification", "Kiểm chứng", 16),
    ("time", "Thời gian", 18),
    ("labels", "Tình trạng", 20),
    ("reason", "Lý do đơn vị nêu", 30),
    ("evidence", "Minh chứng", 28),
    ("note", "Ghi chú", 34),
    ("mark", "Loại số liệu", 18),
)
SHEET = Table(
    "theo-doi",
    "",
    (
        Column("code", "Mã", CellType.CODE, 14, key=True, is_locked=True),
        Column("asked", "Loại, số", width=16, is_locked=True),
        Column("content", "Nội dung", width=44, is_locked=True),
        Column("document", "Văn bản", width=28, is_locked=True),
        Column("due", "Thời hạn", width=16, is_locked=True),
        Column("progress", "Tiến độ đã ghi nhận", width=18, is_locked=True),
        Column("verification", "Kiểm chứng", width=14, is_locked=True),
        Column("state", "Tiến độ nay", CellType.CHOICE, 18, choices=PROGRESS),
        Column("done", "Số nội dung đã xong", CellType.COUNT, 11),
        Column("total", "Tổng số nội dung", CellType.COUNT, 11),
        Column("rest", "Nội dung còn lại", width=26),
        Column("done_on", "Ngày hoàn thành", CellType.DATE, 14),
        Column("reason", "Lý do (nếu chưa xong)", width=28),
        Column("evidence", "Minh chứng", width=26),
        Column("reply", "Số, ngày văn bản báo cáo", width=24),
    ),
)


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """What goes into a unit's sheet: its id and name, the day, its open lines."""

    unit_id: str
    unit: str
    day: str
    stamp: date
    rows: Sequence[RegisterRow]
    is_illustrative: bool


def register_bytes(rows: Sequence[RegisterRow], day: str, stamp: date) -> bytes:
    """Return the register as a workbook with a filter over all columns; the same bytes each time."""
    from openpyxl import Workbook

    from giamsat.workbook.forms import styles
    from giamsat.workbook.forms.pen import Pen, at, height_of

    book = Workbook()
    sheet: Any = book.worksheets[0]
    sheet.title = say.REGISTER_SHEET
    pen = Pen(sheet, {})
    pen.put(1, 1, say.REGISTER_TITLE, styles.TITLE)
    pen.put(2, 1, say.REGISTER_NOTE.format(day=day, count=len(rows)), styles.NOTE)
    for column, (_, head, width) in enumerate(REGISTER, start=1):
        pen.put(4, column, head, styles.HEAD)
        pen.widths({column: width})
    pen.height(4, 34)
    day_style = styles.Style(styles.BODY, number=styles.DAY)
    for number, row in enumerate(rows, start=5):
        texts: dict[str, float] = {}
        for column, (name, _, width) in enumerate(REGISTER, start=1):
            value = getattr(row, name)
            pen.put(number, column, value, day_style if name == "last_day" else styles.TEXT)
            texts |= {value: width} if isinstance(value, str) else {}
        pen.height(number, height_of(texts))
    sheet.freeze_panes = "D5"
    sheet.auto_filter.ref = f"A4:{at(max(4 + len(rows), 5), len(REGISTER))}"
    sheet.print_title_rows = "4:4"
    _page(sheet)
    return _saved(book, stamp)


def unit_sheet_bytes(content: UnitSheet) -> bytes:
    """Return a unit's sheet: what is asked locked, what it answers open; the same bytes each time."""
    from openpyxl import Workbook

    from giamsat.workbook.forms import styles
    from giamsat.workbook.forms.page import protect
    from giamsat.workbook.forms.pen import Pen, height_of

    book = Workbook()
    sheet: Any = book.worksheets[0]
    sheet.title = say.SHEET_NAME
    looks: dict[int, Any] = {}
    pen = Pen(sheet, looks)
    _write_top(pen, content)
    locked, open_, open_day = styles.known(), styles.asked(), styles.asked(styles.DAY)
    for column, one in enumerate(SHEET.columns, start=1):
        pen.put(FIRST_ROW, column, one.header, styles.HEAD)
        pen.widths({column: one.width})
    pen.height(FIRST_ROW, 50)
    for number, row in enumerate(content.rows, start=FIRST_ROW + 1):
        texts: dict[str, float] = {}
        for column, one in enumerate(SHEET.columns, start=1):
            value = getattr(row, one.field) if one.is_locked else None
            style = locked if one.is_locked else open_day if one.type is CellType.DATE else open_
            pen.put(number, column, value, style)
            texts |= {value: one.width} if isinstance(value, str) else {}
        pen.height(number, height_of(texts, least=2))
    _validate(book, sheet, looks, len(content.rows))
    sheet.freeze_panes = f"D{FIRST_ROW + 1}"
    sheet.print_title_rows = f"{FIRST_ROW}:{FIRST_ROW}"
    protect(sheet)
    _page(sheet)
    identity = book.create_sheet(IDENTITY_SHEET)
    fields = {"form": FORM_VERSION, "unit_id": content.unit_id, "mark": ILLUSTRATIVE if content.is_illustrative else ""}
    hidden = Pen(identity, looks)
    for number, (name, value) in enumerate(fields.items(), start=1):
        hidden.row(number, {1: name, 2: value}, styles.TEXT)
    identity.sheet_state = "veryHidden"
    return _saved(book, content.stamp)


def _write_top(pen: Any, content: UnitSheet) -> None:
    from giamsat.workbook.forms import styles

    pen.put(1, 1, say.SHEET_TITLE.format(unit=content.unit), styles.TITLE)
    pen.put(2, 1, say.SHEET_DAY.format(day=content.day), styles.NOTE)
    pen.put(3, 1, UNIT_LABEL, styles.LABEL)
    pen.put(3, 2, content.unit_id, styles.known())
    pen.put(4, 1, say.SHEET_HINT, styles.NOTE)
    if content.is_illustrative:
        pen.put(5, 1, ILLUSTRATIVE, styles.MARK)


def _validate(book: Any, sheet: Any, looks: dict[int, Any], count: int) -> None:
    from giamsat.workbook.forms.lists import Lists
    from giamsat.workbook.forms.pen import block
    from giamsat.workbook.forms.validations import Validations

    rules = Validations(sheet, Lists(book, looks))
    for column, one in enumerate(SHEET.columns, start=1):
        where = block(FIRST_ROW + 1, column, FIRST_ROW + max(count, 1), column)
        match one.type:
            case CellType.CHOICE:
                rules.choice(where, [word for word, _ in one.choices])
            case CellType.COUNT:
                rules.count(where)
            case CellType.DATE:
                rules.day(where)
            case _:
                pass


def _page(sheet: Any) -> None:
    print_across(sheet)
    number_pages(sheet, "&P/&N")


def _saved(book: Any, stamp: date) -> bytes:
    from giamsat.workbook.archive import repacked

    book.properties.creator = "giamsat"
    saved = io.BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), stamp, {})
