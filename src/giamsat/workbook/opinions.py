"""Registers of voices: opinions of a delegation's members and experts, objections of units to the draft.

All of their columns are people's; the kit only gives each row its key.
"""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.texts_vi import opinions as say
from giamsat.workbook.layout import YES_NO, CellType, Column, Table
from giamsat.workbook.register.layout import RegisterTable

OPINIONS, OBJECTIONS = "y-kien", "gop-y"
VERSION = "1"
SECTIONS = (
    ("Nhận xét chung", "chung"),
    ("Kết quả đạt được", "ket-qua"),
    ("Tồn tại, hạn chế", "han-che"),
    ("Nguyên nhân, trách nhiệm", "nguyen-nhan"),
    ("Kiến nghị", "kien-nghi"),
)
ANSWERS = (("Tiếp thu", "tiep-thu"), ("Tiếp thu một phần", "mot-phan"), ("Giải trình", "giai-trinh"))

Words = Sequence[tuple[str, str]]


def opinion_table(domains: Words, units: Words, roles: Sequence[str] = ()) -> RegisterTable:
    """Return the sheet of opinions; ``domains`` and ``units`` pair word and id."""
    columns = (
        Column("section", "Mục, lĩnh vực", CellType.CHOICE, 26, key=True, choices=(*SECTIONS, *domains)),
        Column("unit", "Đơn vị (nếu có)", CellType.CHOICE, 24, choices=tuple(units)),
        Column("content", "Ý kiến", width=60, key=True),
        Column("proposal", "Đề xuất", width=40),
        Column("role", "Vai trò", width=20, key=True),
        Column("is_named", "Cho nêu vai trò", CellType.CHOICE, 12, choices=YES_NO),
    )
    return RegisterTable(
        say.OPINION_SHEET,
        Table(OPINIONS, "", columns),
        say.OPINION_HINT,
        suggested={"role": roles} if roles else {},
        prompts=say.OPINION_PROMPTS,
        spare=20,
    )


def objection_table(units: Words) -> RegisterTable:
    """Return the sheet of objections with the delegation's answers."""
    columns = (
        Column("unit", "Đơn vị", CellType.CHOICE, 26, key=True, choices=tuple(units)),
        Column("document", "Số, ký hiệu văn bản góp ý", width=18),
        Column("day", "Ngày văn bản", CellType.DATE, 13),
        Column("place", "Mục của dự thảo", width=18),
        Column("content", "Nội dung góp ý", width=54, key=True),
        Column("answer", "Tiếp thu, giải trình", CellType.CHOICE, 16, choices=ANSWERS),
        Column("reason", "Nội dung giải trình", width=44),
        Column("amended_at", "Nơi sửa trong dự thảo", width=22),
    )
    return RegisterTable(
        say.OBJECTION_SHEET, Table(OBJECTIONS, "", columns), say.OBJECTION_HINT, prompts=say.OBJECTION_PROMPTS, spare=20
    )
