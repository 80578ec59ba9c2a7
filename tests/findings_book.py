"""Registers of findings of the little project, written by the kit's own writer, to be spoiled one cell at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from giamsat.model.owners import stem_of
from giamsat.params import load_registry, load_round
from giamsat.settings import Settings
from giamsat.workbook.common_findings import PREFIXES as COMMON_PREFIXES
from giamsat.workbook.common_findings import common_register
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


LINKED: Tables = {
    "results": [{"content": "Kết quả chung", "domain": TTHC, "links": "Sở Mẫu A/KQ-01"}],
    "shortcomings": [{"content": "Hạn chế chung", "domain": TTHC, "links": "Sở Mẫu A/HC-01; Sở Mẫu B/HC-01"}],
    "causes": [{**SUBJECTIVE, "shortcoming_ids": "HCC-01", "content": "Nguyên nhân chung"}],
    "recommendations": [{**RECOMMENDATION, "shortcoming_ids": "HCC-01", "content": "Kiến nghị chung"}],
}
"""A good register of a synthesis whose two units have the good register each."""


def relinked(table: str, **fields: object) -> Tables:
    """Return the good register of a synthesis with other cells in the first row of a table."""
    return {**LINKED, table: [{**LINKED[table][0], **fields}]}  # type: ignore[dict-item]


def write_common(settings: Settings, owner_id: str, tables: Tables = LINKED, round_id: str = ROUND) -> Path:
    """Write the register of a synthesis into the round's folder, as a person left it."""
    registry = load_registry(settings)
    register = common_register(load_round(settings, registry, round_id), registry, owner_id)
    rows: dict[str, Sequence[Row]] = dict(register.rows)
    for table_id in COMMON_PREFIXES:
        blanks = register.rows[table_id]
        written = islice(_padded(tables.get(table_id, ())), len(blanks))
        rows[table_id] = [{**blank, **row} for blank, row in zip(blanks, written, strict=True)]
    path = settings.data(round_id) / "findings" / f"{stem_of(owner_id)}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(register_bytes(replace(register, rows=rows)))
    return path


def _padded(rows: Sequence[Row]) -> Iterator[Row]:
    yield from rows
    while True:
        yield {}
