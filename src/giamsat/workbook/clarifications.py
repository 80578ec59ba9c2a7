"""The register of clarifications of a unit, and the sheet that goes to the unit to be answered."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.texts_vi import clarifications as say
from giamsat.workbook.layout import CellType, Column, Table
from giamsat.workbook.register.layout import RegisterTable

KIND, VERSION = "noi-dung-lam-ro", "1"
ANSWER_KIND = "phieu-tra-loi"
ID = "clarifications"
_QUESTION = Column("question", "Câu hỏi", width=48, key=True, is_locked=True)
_FIGURES = Column("figures", "Số liệu, ô", width=24, needed=False, is_locked=True)
_RULE = Column("rule", "Căn cứ, quy tắc", width=22, needed=False, is_locked=True)
_ANSWER = Column("answer", "Đơn vị giải trình", width=48)
_DOCUMENT = Column("document", "Số, ký hiệu văn bản", width=16)
_DAY = Column("answered_on", "Ngày văn bản", CellType.DATE, 13)


def register_table(assessments: Sequence[tuple[str, str]], askers: Sequence[str] = ()) -> RegisterTable:
    """Return the sheet of the register; ``assessments`` pair word and id, ``askers`` are roles of the delegation."""
    columns = (
        Column("strength", "Mức độ", width=12, needed=False, is_locked=True),
        _QUESTION,
        _FIGURES,
        _RULE,
        Column("asker", "Người hỏi (vai trò)", width=16),
        _ANSWER,
        _DOCUMENT,
        _DAY,
        Column("assessment", "Đánh giá", CellType.CHOICE, 18, choices=tuple(assessments)),
        Column("remark", "Nhận xét của Đoàn", width=30),
    )
    return RegisterTable(
        say.SHEET, Table(ID, "", columns), say.HINT, suggested={"asker": askers} if askers else {}, prompts=say.PROMPTS
    )


def answer_table() -> RegisterTable:
    """Return the sheet that a unit fills in: the questions, and room for its answers; who asks is not told."""
    columns = (_QUESTION, _FIGURES, _RULE, _ANSWER, _DOCUMENT, _DAY)
    return RegisterTable(say.ANSWER_SHEET, Table(ID, "", columns), say.ANSWER_HINT, prompts=say.ANSWER_PROMPTS)
