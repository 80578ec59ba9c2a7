"""The one definition of the workbook for a visit: what is noted at the unit, sheet by sheet.

Few and wide columns, so that it can be filled in on a phone. People stand in it by role, dossiers by code: nobody's
name, number or address has a column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from giamsat.workbook.content import Cell, Row
from giamsat.workbook.layout import DATA_KINDS, DEADLINE, CellType, Column, CoverRow, Sheet, SheetKind, Table

FORM = "khao-sat"
FORM_VERSION = "khao-sat-1"
LISTS_SHEET = "_danh-muc"
"""A hidden sheet with the words of long lists: a list inside a cell holds no more than 255 signs."""

COVER_ROWS = (
    CoverRow("round_id", "Mã đợt", CellType.CODE, is_locked=True),
    CoverRow("unit_id", "Mã đơn vị", CellType.CODE, is_locked=True),
    CoverRow("unit_name", "Tên đơn vị", is_locked=True),
    CoverRow("data_kind", "Loại số liệu", CellType.CHOICE, choices=DATA_KINDS, is_locked=True),
    CoverRow("held_on", "Ngày làm việc", CellType.DATE),
    CoverRow("begun", "Giờ bắt đầu", needed=False),
    CoverRow("ended", "Giờ kết thúc", needed=False),
    CoverRow("place", "Địa điểm"),
)
SIDES = (("Đoàn", "doan"), ("Đơn vị", "don-vi"), ("Thành phần khác", "khac"))

PARTICIPANTS = Table(
    "participants",
    "Thành phần tham dự (ghi chức danh, không ghi họ tên)",
    (
        Column("side", "Bên", CellType.CHOICE, 26, choices=SIDES),
        Column("role", "Chức danh, cơ quan", width=56, key=True),
        Column("count", "Số người", CellType.COUNT, 14),
    ),
)
SAMPLES = Table(
    "samples",
    "",
    (
        Column("code", "Mã hồ sơ", CellType.CODE, 26, key=True),
        Column("field", "Lĩnh vực, thủ tục", width=34),
        Column("received_on", "Ngày nhận", CellType.DATE, 14),
        Column("due_on", "Ngày hẹn trả", CellType.DATE, 14),
        Column("done_on", "Ngày trả", CellType.DATE, 14),
        Column("finding", "Nội dung ghi nhận", width=52),
    ),
)
STATEMENTS = Table(
    "statements",
    "",
    (
        Column("speaker", "Vai trò người phát biểu", width=34, key=True),
        Column("content", "Nội dung", width=80, key=True),
    ),
)
COMMITMENTS = Table(
    "commitments",
    "",
    (
        Column("content", "Nội dung cam kết", width=56, key=True),
        Column("owner", "Đơn vị, bộ phận thực hiện", width=28),
        Column("product", "Sản phẩm", width=28),
        *DEADLINE,
    ),
)
SUPPLEMENTS = Table(
    "supplements",
    "",
    (Column("content", "Nội dung phải bổ sung", width=72, key=True), *DEADLINE),
)
READINGS = Table(
    "readings",
    "",
    (
        Column("system", "Hệ thống", width=34, key=True),
        Column("read_at", "Giờ, ngày đọc", width=24, key=True),
        Column("reader", "Người đọc (chức danh)", width=28),
        Column("code", "Mã chỉ tiêu", CellType.CODE, 28, key=True),
        Column("value", "Số liệu", CellType.ANSWER, 16, key=True),
        Column("note", "Ghi chú", width=34),
    ),
)
COVER = Sheet("", "Bìa", SheetKind.COVER, (PARTICIPANTS,))


def questions_table(domains: Sequence[tuple[str, str]]) -> Table:
    """Return the table of questions: those that the kit proposes are there already; ``domains`` pair title and id."""
    return Table(
        "answers",
        "",
        (
            Column("question_id", "Mã câu hỏi", CellType.CODE, 22, needed=False, is_locked=True),
            Column("domain", "Lĩnh vực", CellType.CHOICE, 28, needed=False, choices=tuple(domains)),
            Column("question", "Câu hỏi", width=64, key=True),
            Column("answer", "Trả lời của đơn vị", width=64),
        ),
    )


def observations_table(domains: Sequence[tuple[str, str]]) -> Table:
    """Return the table of what was seen."""
    return Table(
        "observations",
        "",
        (
            Column("place", "Nơi quan sát", width=30),
            Column("domain", "Lĩnh vực", CellType.CHOICE, 30, choices=tuple(domains)),
            Column("content", "Nội dung ghi nhận", width=64, key=True),
            Column("evidence", "Minh chứng (số hiệu ảnh, tài liệu)", width=30),
        ),
    )


def sheets(domains: Sequence[tuple[str, str]]) -> tuple[Sheet, ...]:
    """Return the sheets in their order; all of them are tables of rows, the cover with labelled lines above."""
    return (
        COVER,
        Sheet("1", "Câu hỏi", SheetKind.RECORDS, (questions_table(domains),)),
        Sheet("2", "Quan sát", SheetKind.RECORDS, (observations_table(domains),)),
        Sheet("3", "Hồ sơ mẫu", SheetKind.RECORDS, (SAMPLES,)),
        Sheet("4", "Ý kiến", SheetKind.RECORDS, (STATEMENTS,)),
        Sheet("5", "Cam kết", SheetKind.RECORDS, (COMMITMENTS,)),
        Sheet("6", "Yêu cầu bổ sung", SheetKind.RECORDS, (SUPPLEMENTS,)),
        Sheet("7", "Số đọc trên hệ thống", SheetKind.RECORDS, (READINGS,)),
    )


@dataclass(frozen=True, slots=True)
class VisitContent:
    """What goes into a workbook: ``cover`` by field of COVER_ROWS, rows by table id, ``stamp`` the day of the file.

    ``domains`` pair title and id, ``codes`` pair the code and name of each indicator that may be read off a screen.
    """

    cover: Mapping[str, Cell]
    domains: Sequence[tuple[str, str]]
    codes: Sequence[tuple[str, str]]
    stamp: date
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
