"""An officer of a unit at its form: where each answer goes, what is typed there, what must come out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.model.parameters import Kind
from giamsat.model.rounds import Registry
from giamsat.model.values import State
from giamsat.workbook.layout import DOSSIER_COLUMNS, INDICATORS, SHEETS, STATES, Table
from tests.e2e.office import Order

WORDS = {State(slug): word for word, slug in STATES}
TTHC, WARDS = "02 TTHC (Biểu 06)", "03 Đơn vị trực thuộc"
ROW = dict(zip(range(3, 14), (10, 6, 3, 1, 8, 5, 2, 1, 2, 1, 1), strict=True))
"""A row of Biểu 06 that adds up: 3 = 4 + 5 + 6 = 7 + 11, 7 = 8 + 9 + 10, 11 = 12 + 13."""
FIELDS = {"Đất đai": 700, "Hộ tịch": 90, "Xây dựng": 10}
RECORDS: Mapping[str, tuple[tuple[str, Mapping[str, object]], ...]] = {
    "scores": (
        (
            "2024-04-23",
            {
                "index_id": "chi-so.par_hanoi",
                "year": 2023,
                "score": 90.25,
                "rank": 2,
                "rank_of": 22,
                "document": "Quyết định mẫu",
            },
        ),
    ),
    "tasks": (
        (
            "",
            {
                "number": 1,
                "content": "Rà soát quy trình nội bộ (mẫu)",
                "assigned_by": "Thành phố giao",
                "deadline_kind": "Trước ngày",
                "deadline": "30/11/2024",
                "reported_state": "Chưa đến hạn",
            },
        ),
        (
            "2024-08-20",
            {
                "number": 2,
                "content": "Số hóa hồ sơ lưu trữ (mẫu)",
                "assigned_by": "Đơn vị tự đặt",
                "deadline_kind": "Chậm nhất ngày",
                "deadline": "30/8/2024",
                "reported_state": "Hoàn thành",
            },
        ),
    ),
    "documents": (("2024-01-10", {"kind": "Kế hoạch", "number": "01/KH-MAU", "subject": "Kế hoạch mẫu"}),),
    "initiatives": (("", {"name": "Sáng kiến mẫu", "dossiers": "120"}),),
    "voices": (
        ("", {"difficulty": "Thiếu máy quét (mẫu)", "cause_kind": "Khách quan", "proposal": "Bố trí kinh phí (mẫu)"}),
    ),
}
"""Records by table: the day of its column of days, and the other fields."""
DAYS = {"scores": "published_on", "tasks": "done_on", "documents": "issued_on"}
REPLY = {"reply": "Đã công bố lại 12 quy trình (mẫu)", "state": "Hoàn thành một phần"}


@dataclass(frozen=True)
class Typed:
    """What goes into a form: verb, sheet, cell, value; and the figures that must come out, by indicator."""

    actions: tuple[tuple[str, str, str, Any], ...]
    figures: Mapping[str, tuple[State, Decimal | None]]
    cells: Mapping[str, tuple[str, str]]

    def into(self, order: Order, sheets: Iterable[str] = ()) -> Order:
        """Add what goes into these sheets (by number, all when none is named) to an order."""
        wanted = tuple(sheets)
        for verb, sheet, cell, value in self.actions:
            if not wanted or sheet[:2] in wanted or sheet == "Bìa":
                order.act(verb, sheet, cell, value)
        return order


def typed(form: Path, registry: Registry) -> Typed:
    """Decide what an officer types into this form: as found by codes and heads, in all the ways people type."""
    book = load_workbook(form)
    actions: list[tuple[str, str, str, Any]] = []
    figures: dict[str, tuple[State, Decimal | None]] = {}
    places: dict[str, tuple[str, str]] = {}
    for sheet in book.worksheets:
        for code, cells in _answers(sheet):
            state, value, shown = _answer(registry, code, len(figures))
            figures[code] = (state, value)
            places[code] = (sheet.title, cells["value"])
            actions.append(("set", sheet.title, cells["state"], WORDS[state]))
            if shown is not None:
                actions.append(("set", sheet.title, cells["value"], shown))
            if state is State.NOT_APPLICABLE:
                actions.append(("set", sheet.title, cells["note"], "Không thuộc thẩm quyền (mẫu)"))
            if len(figures) % 5 == 0:
                actions.append(("type", sheet.title, cells["as_of"], "2024-09-30"))
        actions += _records(sheet)
    actions += _dossiers(book[TTHC], FIELDS)
    actions += _wards(book[WARDS])
    total = sum(FIELDS.values())
    figures |= {one.indicator_id: (State.KNOWN, Decimal(ROW[one.code] * total)) for one in DOSSIER_COLUMNS}
    actions += [("set", "Bìa", "B11", "07/BC-MAU"), ("type", "Bìa", "B12", "2024-10-08")]
    return Typed(tuple(actions), figures, places)


def _answer(registry: Registry, code: str, place: int) -> tuple[State, Decimal | None, object]:
    """Return state, value and what is typed; parts stay below their wholes."""
    indicator = registry.indicators[code]
    parts = {one.numerator for one in registry.indicators.values()} - {""}
    if indicator.kind is Kind.YES_NO:
        return State.KNOWN, Decimal(1), "Có"
    number = (600 if code in parts else 1200) + place
    match place % 12:
        case 3:
            return State.KNOWN, Decimal(number), f" {number} "  # as text, with blanks
        case 5:
            return State.APPROXIMATE, Decimal(number), f"khoảng {number}"
        case 7 if code in parts:
            return State.ZERO, Decimal(0), 0
        case 9 if code in parts:
            return State.NOT_APPLICABLE, None, None
        case 11 if code in parts:
            return State.MISSING, None, None
    return State.KNOWN, Decimal(number), number


def _answers(sheet: Worksheet) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield code and cells of each row of an indicator table."""
    fields: dict[int, str] = {}
    heads = {column.header: column.field for column in INDICATORS.columns}
    for row in sheet.iter_rows():
        named = {cell.column: heads[cell.value] for cell in row if cell.value in heads}
        if "code" in named.values() and "state" in named.values():
            fields = named
        elif fields and "." in str(row[0].value):
            yield str(row[0].value), {fields[cell.column]: cell.coordinate for cell in row if cell.column in fields}
        elif fields and row[0].value is not None:
            return


def _records(sheet: Worksheet) -> Iterator[tuple[str, str, str, Any]]:
    tables = next((one.tables for one in SHEETS if one.name == sheet.title), ())
    for table in tables:
        if table.id == "requests":
            yield from _rows(sheet, table, (("2024-06-01", REPLY),), "done_on")
        elif table.id in RECORDS:
            yield from _rows(sheet, table, RECORDS[table.id], DAYS.get(table.id, ""))


def _rows(
    sheet: Worksheet, table: Table, rows: tuple[tuple[str, Mapping[str, object]], ...], day: str
) -> Iterator[tuple[str, str, str, Any]]:
    wanted = [column.header for column in table.columns]
    head = next(row for row in sheet.iter_rows() if [cell.value for cell in row[: len(wanted)]] == wanted)
    letters = {column.field: cell.column_letter for column, cell in zip(table.columns, head, strict=False)}
    for line, (issued, fields) in enumerate(rows, start=head[0].row + 1):
        for field, value in fields.items():
            yield "set", sheet.title, f"{letters[field]}{line}", value
        if issued:
            yield "type", sheet.title, f"{letters[day]}{line}", issued


def _dossiers(sheet: Worksheet, fields: Mapping[str, int]) -> Iterator[tuple[str, str, str, Any]]:
    head = next(row for row in sheet.iter_rows() if row[0].value == "(1)")
    letters = {str(cell.value).strip("()"): cell.column_letter for cell in head if cell.value}
    yield "set", sheet.title, "C7", "Đang giải quyết, trong hạn"
    for line, (label, scale) in enumerate(fields.items(), start=head[0].row + 1):
        yield "set", sheet.title, f"{letters['2']}{line}", label
        for code, number in ROW.items():
            yield "set", sheet.title, f"{letters[str(code)]}{line}", number * scale


def _wards(sheet: Worksheet) -> Iterator[tuple[str, str, str, Any]]:
    head = next(row for row in sheet.iter_rows() if row[0].value == "(1)")
    letters = {str(cell.value).strip("()"): cell.column_letter for cell in head if cell.value}
    lines = [row[0].row for row in sheet.iter_rows(min_row=head[0].row + 1) if row[0].value]
    for line in lines:
        for code, number in ROW.items():
            yield "set", sheet.title, f"{letters[str(code)]}{line}", number * sum(FIELDS.values()) // len(lines)
