"""Sheets that units sent back, ``data/follow-up/returned/*.xlsx``: read as proposals, nothing is noted by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.dates import parse_day
from giamsat.formatting.names import match_key
from giamsat.intake.cell_values import as_text, choice_slug
from giamsat.intake.follow_up import FOLDER
from giamsat.intake.guard import read_named, refused_content
from giamsat.intake.identify import submitted_files
from giamsat.intake.visit_guard import refused_values
from giamsat.model.follow_up import Entry, EntryKind, Followed
from giamsat.model.values import Channel, Source
from giamsat.params.textfile import shown
from giamsat.settings import Settings
from giamsat.texts_vi import follow_up as say
from giamsat.workbook.follow_up import SHEET, UNIT_LABEL
from giamsat.workbook.layout import CellType, Column
from giamsat.workbook.reading import Book, Grid, address

RETURNED = "returned"
_ANSWERS = tuple(column for column in SHEET.columns if not column.is_locked)


@dataclass(frozen=True)
class Returned:
    """What came back: proposed entries with their unit, in the order of the files, and what could not be read."""

    proposals: tuple[tuple[str, Entry], ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass
class _Sheet:
    """A sheet being read; ``columns`` maps fields to columns from 0."""

    file: str
    grid: Grid
    row: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, row: int, name: str) -> Place:
        return Place(file=self.file, sheet=self.grid.name, cell=address(row, self.columns.get(name, 0)))


def read_returned(settings: Settings, followed: Iterable[Followed], day: date) -> Returned:
    """Read all sheets that came back; what the register holds already, with the same document, is not proposed again.

    :param day: the day on which the proposals would be noted.
    """
    requests = {one.request.id: one for one in followed}
    proposals: list[tuple[str, Entry]] = []
    faults: list[Fault] = []
    for path in submitted_files(settings.data(FOLDER) / RETURNED):
        file = settings.relative(path)
        try:
            unit_id, entries = _read(path, file, requests, day)
        except IntakeError as error:
            faults += error.faults
            continue
        proposals += [(unit_id, entry) for entry in entries if not _is_known(requests[entry.request_id], entry)]
    return Returned(tuple(proposals), tuple(faults))


def _is_known(one: Followed, entry: Entry) -> bool:
    return any(
        row.kind is entry.kind and row.value == entry.value and row.document == entry.document for row in one.entries
    )


def _read(path: Path, file: str, requests: Mapping[str, Followed], day: date) -> tuple[str, list[Entry]]:
    book = read_named(path, file)
    IntakeError.raise_if((*refused_content(book), *refused_values(book)))
    sheet = _find(book)
    unit_id = _unit_of(sheet)
    owed = {
        code for code, one in requests.items()
        if unit_id in (one.request.unit_id, *(row.to_unit for row in one.entries))
    }  # fmt: skip
    if not unit_id or not owed:
        raise IntakeError.of("follow-sheet-unknown", Place(file=file, sheet=sheet.grid.name), found=shown(unit_id))
    entries = []
    for row in range(sheet.row + 1, len(sheet.grid.rows)):
        code = as_text(sheet.grid.at(row, sheet.columns["code"]))
        if not code or not _is_answered(sheet, row):
            continue
        if code not in owed:
            sheet.faults.append(Fault.of("follow-sheet-request", sheet.place(row, "code"), found=shown(code)))
            continue
        entry = _entry(sheet, row, code, day)
        if entry is not None:
            entries.append(entry)
    IntakeError.raise_if(sheet.faults)
    return unit_id, entries


def _find(book: Book) -> _Sheet:
    """Return the sheet with the table's heads, wherever they stand.

    :raises IntakeError: when there is none.
    """
    heads = {match_key(column.header): column.field for column in SHEET.columns}
    for grid in book.sheets.values():
        for row, cells in grid:
            found = {
                heads[key]: place for place, cell in enumerate(cells) if (key := match_key(as_text(cell))) in heads
            }
            if {"code", "state"} <= found.keys():
                return _Sheet(book.file, grid, row, found)
    raise IntakeError.of("follow-sheet-head", Place(file=book.file), column=SHEET.columns[0].header)


def _unit_of(sheet: _Sheet) -> str:
    key = match_key(UNIT_LABEL)
    for row, cells in sheet.grid:
        if row < sheet.row and cells and match_key(as_text(cells[0])) == key:
            return as_text(sheet.grid.at(row, 1))
    return ""


def _is_answered(sheet: _Sheet, row: int) -> bool:
    names = (column.field for column in _ANSWERS if column.field in sheet.columns)
    return any(
        as_text(sheet.grid.at(row, sheet.columns[name])) or address(row, sheet.columns[name]) in sheet.grid.formulas
        for name in names
    )


def _entry(sheet: _Sheet, row: int, code: str, day: date) -> Entry | None:
    """Return what the row proposes; ``None`` with faults noted when something in it cannot be read."""
    before = len(sheet.faults)
    values = {column.field: _answer(sheet, row, column) for column in _ANSWERS}
    state = values["state"]
    if not state and len(sheet.faults) == before:
        words = ", ".join(f"“{word}”" for word, _ in _column("state").choices)
        _blame(sheet, row, _column("state"), say.EXPECT_CHOICE.format(words=words))
    if len(sheet.faults) > before:
        return None
    where = address(row, sheet.columns["state"])
    return Entry(
        request_id=code,
        on=day,
        kind=EntryKind.PROGRESS,
        value=str(state),
        document=_text(values["reply"]),
        source=Source(Channel.SUBMISSION, file=sheet.file, sheet=sheet.grid.name, cell=where),
        done_on=values["done_on"] if isinstance(values["done_on"], date) else None,
        done=values["done"] if isinstance(values["done"], int) else None,
        total=values["total"] if isinstance(values["total"], int) else None,
        rest=_text(values["rest"]),
        reason=_text(values["reason"]),
        evidence=_text(values["evidence"]),
        is_reply=True,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _column(name: str) -> Column:
    return next(column for column in SHEET.columns if column.field == name)


def _answer(sheet: _Sheet, row: int, column: Column) -> str | int | date | None:
    """Return what a cell answers, ``None`` for an empty one and, with a fault noted, for one that cannot be read."""
    where = sheet.columns.get(column.field)
    if where is None:
        return None
    value = sheet.grid.at(row, where)
    text = as_text(value)
    if address(row, where) in sheet.grid.formulas:
        _blame(sheet, row, column, say.EXPECT_VALUE)
        return None
    if not text:
        return None
    found: str | int | date | None = text
    expected = ""
    match column.type:
        case CellType.CHOICE:
            found = choice_slug(value, column.choices) or None
            expected = say.EXPECT_CHOICE.format(words=", ".join(f"“{word}”" for word, _ in column.choices))
        case CellType.COUNT:
            is_whole = isinstance(value, Decimal) and value >= 0 and value == value.to_integral_value()
            found = int(value) if is_whole and isinstance(value, Decimal) else int(text) if text.isdecimal() else None
            expected = say.EXPECT_COUNT
        case CellType.DATE:
            found = value if isinstance(value, date) else parse_day(text)
            expected = say.EXPECT_DAY
        case _:
            pass
    if found is None:
        _blame(sheet, row, column, expected)
    return found


def _blame(sheet: _Sheet, row: int, column: Column, expected: str) -> None:
    found = shown(as_text(sheet.grid.at(row, sheet.columns[column.field])))
    place = sheet.place(row, column.field)
    sheet.faults.append(Fault.of("follow-sheet-answer", place, column=column.header, found=found, expected=expected))


def proposal_rows(proposals: Iterable[tuple[str, Entry]], marks: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield proposals as rows of an entries file; ``marks`` is the illustrative mark by unit id."""
    for unit_id, entry in proposals:
        yield {
            "request": entry.request_id,
            "on": entry.on.isoformat(),
            "kind": entry.kind.value,
            "value": entry.value,
            "document": entry.document,
            "done_on": entry.done_on.isoformat() if entry.done_on else "",
            "done": "" if entry.done is None else str(entry.done),
            "total": "" if entry.total is None else str(entry.total),
            "rest": entry.rest,
            "reason": entry.reason,
            "evidence": entry.evidence,
            "to_unit": "",
            "by": "",
            "mark": marks.get(unit_id, ""),
        }
