"""Registers of findings of the little project, written by the kit's own writer, to be spoiled one cell at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from giamsat.params import load_registry, load_round
from giamsat.settings import Settings
from giamsat.workbook.content import Row
from giamsat.workbook.findings import findings_register
from giamsat.workbook.register.writing import register_bytes
from tests.e2e.little_project import ROUND

Tables = Mapping[str, Sequence[Row]]
TTHC = "Cải cách thủ tục hành chính"
GROUP = "sở, ban, ngành"

RESULT: Row = {"content": "Đã xong nhiệm vụ mẫu", "domain": TTHC, "task": "2"}
SHORTCOMING: Row = {
    "content": "Tỷ lệ đúng hạn thấp hơn chỉ tiêu", "domain": TTHC, "indicator_id": "tthc.ty_le_dung_han",
}  # fmt: skip
OBJECTIVE: Row = {"shortcoming_ids": "HC-01", "kind": "Khách quan", "content": "Phần mềm chưa kết nối"}
SUBJECTIVE: Row = {
    "shortcoming_ids": "HC-01", "kind": "Chủ quan", "content": "Chưa đôn đốc",
    "body": "Sở Mẫu A", "head": "Giám đốc Sở",
}  # fmt: skip
RECOMMENDATION: Row = {
    "shortcoming_ids": "HC-01", "group": GROUP, "addressee": "Sở Mẫu A", "content": "Ban hành quy trình",
    "product": "Quy trình", "deadline_kind": "Trước ngày", "deadline": "01/02/2025",
    "report_back": "Đoàn giám sát, trước ngày 15/02/2025", "priority": "Trước mắt",
}  # fmt: skip
GOOD: Tables = {
    "results": [RESULT],
    "shortcomings": [SHORTCOMING],
    "causes": [OBJECTIVE, SUBJECTIVE],
    "recommendations": [RECOMMENDATION],
}


def changed(table: str, place: int, **fields: object) -> Tables:
    """Return the good register with other cells in one row."""
    rows = [dict(row) for row in GOOD[table]]
    rows[place].update(fields)  # type: ignore[arg-type]
    return {**GOOD, table: rows}


def write_register(
    settings: Settings, unit_id: str, tables: Tables = GOOD, name: str = "", round_id: str = ROUND
) -> Path:
    """Write a unit's register into the round's folder; ids may be among the cells of a row."""
    registry = load_registry(settings)
    register = findings_register(load_round(settings, registry, round_id), registry, unit_id)
    rows: dict[str, list[Row]] = {}
    for table_id, blanks in register.rows.items():
        written = islice(_padded(tables.get(table_id, ())), len(blanks))
        rows[table_id] = [{**blank, **row} for blank, row in zip(blanks, written, strict=True)]
    path = settings.data(round_id) / "findings" / f"{unit_id}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(register_bytes(replace(register, rows=rows)))
    return path


def _padded(rows: Sequence[Row]) -> Iterator[Row]:
    yield from rows
    while True:
        yield {}
