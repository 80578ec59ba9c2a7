"""The one definition of the register of findings: what the delegation concluded about a unit, sheet by sheet.

The ids of rows stand there already, in protected cells; rows of one sheet name those of another by them. Everything
else is a person's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from giamsat.model.findings import Priority
from giamsat.model.rounds import Registry, RoundParams
from giamsat.texts_vi import findings as say
from giamsat.workbook.content import Row
from giamsat.workbook.layout import CAUSE_KINDS, DEADLINE, CellType, Column, Table
from giamsat.workbook.register.layout import Register, RegisterTable, unit_register

KIND, VERSION = "ket-luan", "1"
Choices = Sequence[tuple[str, str]]
"""Words of a list and the id that each stands for."""

PRIORITIES = (
    ("Trước mắt", Priority.FIRST.value),
    ("Theo kế hoạch", Priority.PLANNED.value),
    ("Lâu dài", Priority.LASTING.value),
)
PREFIXES = {"results": "KQ", "shortcomings": "HC", "causes": "NN", "recommendations": "KN"}
"""How ids begin, by table: «HC-01» is the first shortcoming."""
ROWS = 20
"""How many rows each sheet has ids for; who needs more writes an id of the same form into an empty row."""
PROMPTS = say.PROMPTS
LINKS = {"causes": {"shortcoming_ids": "shortcomings.id"}, "recommendations": {"shortcoming_ids": "shortcomings.id"}}
CAUSES = Table(
    "causes",
    "",
    (
        Column("id", "Mã nguyên nhân", CellType.CODE, 11, is_locked=True),
        Column("shortcoming_ids", "Mã hạn chế liên quan", CellType.CODE, 14),
        Column("kind", "Loại nguyên nhân", CellType.CHOICE, 16, choices=CAUSE_KINDS),
        Column("content", "Nguyên nhân", width=60, key=True),
        Column("body", "Cơ quan chịu trách nhiệm", width=30),
        Column("head", "Người đứng đầu (chức danh)", width=30),
    ),
)


def row_id(table_id: str, number: int) -> str:
    """Return the id of the ``number``-th row of a table."""
    return f"{PREFIXES[table_id]}-{number:02}"


def _grounds(domains: Choices, codes: Choices) -> tuple[Column, ...]:
    return (
        Column("domain", "Lĩnh vực", CellType.CHOICE, 24, choices=tuple(domains)),
        Column("indicator_id", "Mã chỉ tiêu", CellType.CODE, 26, choices=tuple(codes)),
        Column("cell", "Ô số liệu trong biểu của đơn vị", CellType.CODE, 24),
        Column("document", "Văn bản, tài liệu", width=28),
        Column("task", "Nhiệm vụ được giao", width=22),
        Column("question_id", "Mã câu hỏi liên quan", CellType.CODE, 20),
    )


def statements_table(table_id: str, domains: Choices, codes: Choices) -> Table:
    """Return the table of results or of shortcomings."""
    head = {"results": "Mã kết quả", "shortcomings": "Mã hạn chế"}[table_id]
    words = {"results": "Kết quả đạt được", "shortcomings": "Tồn tại, hạn chế"}[table_id]
    return Table(
        table_id,
        "",
        (
            Column("id", head, CellType.CODE, 11, is_locked=True),
            Column("content", words, width=60, key=True),
            *_grounds(domains, codes),
        ),
    )


def recommendations_table(groups: Choices) -> Table:
    """Return the table of recommendations; ``groups`` are the kinds of addressees."""
    return Table(
        "recommendations",
        "",
        (
            Column("id", "Mã kiến nghị", CellType.CODE, 11, is_locked=True),
            Column("shortcoming_ids", "Mã hạn chế liên quan", CellType.CODE, 14),
            Column("group", "Nhóm cơ quan", CellType.CHOICE, 28, choices=tuple(groups)),
            Column("addressee", "Cơ quan thực hiện", width=28),
            Column("content", "Nội dung kiến nghị", width=54, key=True),
            Column("product", "Sản phẩm", width=28),
            *DEADLINE,
            Column("report_back", "Báo cáo kết quả (gửi ai, khi nào)", width=28),
            Column("priority", "Mức ưu tiên", CellType.CHOICE, 16, choices=PRIORITIES),
        ),
    )


def findings_register(params: RoundParams, registry: Registry, unit_id: str) -> Register:
    """Return the register of a unit: rows with their ids, all else a person's."""
    domains = tuple((row.title, row.id) for row in registry.domains.values())
    groups = tuple((row.title, row.id) for row in registry.addressees.values())
    codes = tuple((name, name) for name in registry.indicators)
    tables = (
        statements_table("results", domains, codes),
        statements_table("shortcomings", domains, codes),
        CAUSES,
        recommendations_table(groups),
    )
    return replace(
        unit_register(KIND, VERSION, say.TITLE, (registry, params, unit_id)),
        tables=tuple(
            RegisterTable(say.SHEETS[one.id], one, say.HINTS[one.id], LINKS.get(one.id, {}), say.PROMPTS)
            for one in tables
        ),
        rows={one.id: _rows(one.id) for one in tables},
    )


def _rows(table_id: str) -> list[Row]:
    ids = (row_id(table_id, number) for number in range(1, ROWS + 1))
    return [{"key": name, "id": name} for name in ids]
