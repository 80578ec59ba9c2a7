"""The hostile unit: a workbook whose every text field is a string that some layer could take for code.

``write_hostile(path, …)`` serves the tests of every floor: what such a field prints is what was typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from giamsat.workbook.content import Cell, DossierLine, Row, SubmissionContent
from giamsat.workbook.layout import SHEETS, CellType, Table
from giamsat.workbook.writing import write_submission

NASTY = (
    "=1+1",
    "+1;-1;@SUM(A1)",
    '#let x = 1 #import "x" $a_1^2$',
    "<script>alert('x')</script> <b>&amp;</b>",
    "{{ tthc.dung_han }} {% raw %} {0} %s %(a)s",
    "C:\\tam\\n \\{{ \\textbf{x} \\\\",
    "“ngoặc” \"kép\" 'đơn' `lệnh` $(lệnh)",
    "*đậm* _nghiêng_ [tên](http://x) ![](x.png) ~~bỏ~~ | ô | - dòng\n1. hai\n> ba",
    "a\x01b\x0bc\x1fd\x7f",
    "Đà Nẵng, Hoà Bình – ✓ ☐ 😀 ﷺ",
    "_x0041_ và --- và ``` và //chú thích /* */ <nhan> @ref",
)
"""One string for each layer that could be fooled; all of them together make one field."""

ALL = " ".join(NASTY)


def _field(number: int) -> str:
    """Return a nasty text: another one for each field, so that mix-ups show."""
    return f"{NASTY[number % len(NASTY)]} {number} {ALL}"


def _row(table: Table, given: Mapping[str, Cell], start: int) -> Row:
    texts = {
        column.field: _field(start + number)
        for number, column in enumerate(table.columns)
        if column.type is CellType.TEXT and column.field not in given
    }
    return {**texts, **given}


def hostile_content(
    cover: Mapping[str, Cell], codes: Mapping[str, Sequence[str]], wards: Sequence[str] = ()
) -> SubmissionContent:
    """Make the workbook: ``codes`` are indicator codes by sheet, ``wards`` ids of sub-units."""
    tables: dict[str, Sequence[Row]] = {}
    indicators: dict[str, Sequence[Row]] = {}
    for sheet in SHEETS:
        for table in sheet.tables:
            if table.id == "indicators":
                rows = codes.get(sheet.number, ())
                indicators[sheet.number] = [
                    _row(table, {"code": code, "state": "Có số liệu", "value": 7, "previous": 5}, number)
                    for number, code in enumerate(rows)
                ]
            else:
                tables[table.id] = [_row(table, _GIVEN.get(table.id, {}), 100 + number) for number in (0, 1)]
    counts: Mapping[int, Cell] = dict(zip(range(3, 14), (10, 6, 3, 1, 8, 5, 2, 1, 2, 1, 1), strict=True))
    return SubmissionContent(
        cover={**cover, "report_number": _field(0)},
        indicators=indicators,
        dossiers=[DossierLine(_field(1), counts), DossierLine("Tổng cộng", counts)],
        sub_units=[DossierLine(_field(number), counts, code) for number, code in enumerate(wards)],
        tables=tables,
        omitted=frozenset() if wards else frozenset({"03"}),
    )


_GIVEN: Mapping[str, Row] = {
    "requests": {"code": "KN-01", "state": "Đang thực hiện"},
    "scores": {"index_id": "par-hanoi", "year": 2023, "published_on": date(2024, 4, 23), "score": 90},
    "surveys": {"is_self": "Không", "issued": 10, "collected": 9, "valid": 8, "satisfied": 7},
    "tasks": {"deadline_kind": "Trong kỳ", "deadline": "quý III năm 2024", "reported_state": "Đang thực hiện"},
    "documents": {"deadline_kind": "Không nêu hạn"},
    "systems": {"planned": 3, "done": 2},
    "utilities": {"group": 1, "entitled": 9, "served": 5, "unserved": 4},
    "shortfalls": {"points_lost": 1},
    "voices": {"cause_kind": "Chủ quan"},
    "projects": {"total": 100, "year_budget": 50, "disbursed": 10},
}


def write_hostile(
    path: Path, cover: Mapping[str, Cell], codes: Mapping[str, Sequence[str]], wards: Sequence[str] = ()
) -> SubmissionContent:
    """Write the hostile unit's workbook to ``path`` and return what it holds.

    The cover must name a unit and round of the test; the ids, states and days stay good, so that the workbook
    is accepted and its texts reach every layer.
    """
    whole = hostile_content(cover, codes, wards)
    write_submission(path, whole)
    return whole


def hostile_cover(unit_id: str, unit_name: str, round_id: str, period: tuple[date, date]) -> dict[str, Cell]:
    """Make the cover of an illustrative workbook."""
    return {
        "round_id": round_id,
        "unit_id": unit_id,
        "unit_name": unit_name,
        "period_from": period[0],
        "period_to": period[1],
        "report_date": period[1],
        "data_kind": "SỐ LIỆU MINH HỌA",
    }
