"""Files that complete or change one another: parts of offices, supplements."""

from __future__ import annotations

from giamsat.workbook.content import Cell, Row, SubmissionContent
from tests.intake import builders as make


def part(*sheets: str, **fields: Cell) -> SubmissionContent:
    """Make the part of an office: the form with these indicator sheets filled and nothing else."""
    whole = make.content(**fields)
    rows: dict[str, list[Row]] = {number: list(whole.indicators[number]) for number in sheets}
    return SubmissionContent(cover=whole.cover, indicators=rows, omitted=frozenset({"02", "03"}))


def supplement(staff: Cell, document: str = "Công văn số 12/STA ngày 20/10/2024", **fields: Cell) -> SubmissionContent:
    """Make a supplement that changes the number of posts."""
    cover = make.cover(submission_kind="Bổ sung, giải trình", supplement_document=document or None, **fields)
    rows: list[Row] = [
        {"code": "bo-may.bien_che", "state": "Có số liệu", "value": staff, "note": "đếm lại"},
        {"code": "bo-may.co_mat"},
    ]
    return SubmissionContent(cover=cover, indicators={"01": rows}, omitted=frozenset({"02", "03"}))
