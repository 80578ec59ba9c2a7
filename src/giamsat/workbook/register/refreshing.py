"""Bring the kit's cells of a register up to date, and change nothing else of the file.

Only cells of the kit's columns in the kit's rows are written, where they differ; rows that are new come after the last
filled one; rows that no longer apply say so and stay. Each other cell, its format and the order of the rows stay as
they are, byte for byte; a register that is up to date comes back as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from giamsat.errors import IntakeError, Place
from giamsat.formatting.text import nfc
from giamsat.workbook.content import Cell, Row
from giamsat.workbook.layout import IDENTITY_SHEET
from giamsat.workbook.package import Package
from giamsat.workbook.reading import Book, Value, book_of
from giamsat.workbook.register.found import FoundTable, found_tables, next_own
from giamsat.workbook.register.heights import row_height
from giamsat.workbook.register.layout import NO_LONGER, OWN, Register, is_own
from giamsat.workbook.register.sheet_cells import SheetCells
from giamsat.workbook.register.writing import KIT_PATTERN, OPEN_PATTERN
from giamsat.workbook.splice import SpliceError


def refreshed(existing: bytes, register: Register, file: str) -> bytes:
    """Return a register with the kit's cells as ``register`` has them; ``file`` is its name in messages.

    :raises IntakeError: when it is no workbook of this register, or cannot be changed in place; nothing is lost then,
        as the caller keeps what is there.
    """
    book = book_of(existing, file)
    if book.format != "xlsx":
        raise IntakeError.of("register-unreadable", Place(file=file))
    tables = found_tables(book, register)
    try:
        return _refreshed(existing, book, tables, register)
    except SpliceError:
        raise IntakeError.of("register-unreadable", Place(file=file)) from None


def _refreshed(existing: bytes, book: Book, tables: Mapping[str, FoundTable], register: Register) -> bytes:
    package = Package(existing)
    parts = package.worksheets()
    patterns = SheetCells(package.parts[parts[IDENTITY_SHEET]])
    is_changed = False
    for table_id, table in tables.items():
        part = parts[table.grid.name]
        cells = SheetCells(package.parts[part])
        looks = _Looks(book, patterns, table)
        _refresh_table(cells, table, list(register.rows.get(table_id, ())), looks)
        result = cells.result()
        is_changed |= result != package.parts[part]
        package.parts[part] = result
    return package.packed() if is_changed else existing


class _Looks:
    """The formats for new cells of a table, by field."""

    def __init__(self, book: Book, patterns: SheetCells, table: FoundTable) -> None:
        rows = {str(cells[0]): row for row, cells in book.sheets[IDENTITY_SHEET] if cells}
        table_id, columns = table.layout.table.id, table.layout.columns
        names = (OPEN_PATTERN.format(table=table_id), KIT_PATTERN.format(table=table_id))
        self.open, self.kit = (
            {
                one.field: patterns.style(rows[name], number) if name in rows else ""
                for number, one in enumerate(columns, start=1)
            }
            for name in names
        )


def _refresh_table(cells: SheetCells, table: FoundTable, rows: list[Row], looks: _Looks) -> None:
    wanted = {str(row["key"]): row for row in rows}
    for key, at in table.keyed.items():
        if key in wanted:
            _update(cells, table, at, wanted[key])
        elif not is_own(key):
            _put(cells, table, at, "standing", NO_LONGER)
    for number, at in enumerate(table.own, start=next_own(table.keyed)):
        cells.write(at, table.columns["key"], f"{OWN}{number}")
    last = table.last
    for key, row in wanted.items():
        if key not in table.keyed:
            last = cells.next_row(last)
            _add(cells, table, last, row, looks)
    end = max(cells.last_row, last)
    for at in range(end + 1, last + 1 + table.layout.spare):
        cells.add_row(at, _blank(table, looks))


def _update(cells: SheetCells, table: FoundTable, at: int, row: Row) -> None:
    for name in _kit_fields(table):
        _put(cells, table, at, name, row.get(name))
    _put(cells, table, at, "standing", None)
    values = {name: table.grid.at(at, column) for name, column in table.columns.items()}
    cells.height(at, row_height(table.layout, values | {name: row.get(name) for name in _kit_fields(table)}))


def _put(cells: SheetCells, table: FoundTable, at: int, name: str, value: Cell) -> None:
    """Write a cell of the kit when it differs."""
    if not _is_same(table.grid.at(at, table.columns[name]), value):
        cells.write(at, table.columns[name], value)


def _is_same(found: Value, value: Cell) -> bool:
    if value is None or value == "":
        return found is None or found == ""
    if isinstance(value, int | Decimal):
        return found == Decimal(value)
    return isinstance(found, str) and _plain(found) == _plain(str(value))


def _plain(text: str) -> str:
    return nfc(text).replace("\r\n", "\n")


def _kit_fields(table: FoundTable) -> Iterator[str]:
    for column in table.layout.table.columns:
        if column.is_locked:
            yield column.field


def _add(cells: SheetCells, table: FoundTable, at: int, row: Row, looks: _Looks) -> None:
    """Write a new row of the kit into the next empty one, or into a new one after the last."""
    values = {"key": row["key"], "standing": None, **{name: row.get(name) for name in _kit_fields(table)}}
    cells.height(at, row_height(table.layout, values))
    if cells.has_row(at):
        for name, value in values.items():
            cells.write(at, table.columns[name], value, looks.kit[name])
        return
    new = [
        (column, values.get(name), looks.kit[name] if name in values else looks.open[name])
        for name, column in sorted(table.columns.items(), key=lambda pair: pair[1])
    ]
    cells.add_row(at, new)


def _blank(table: FoundTable, looks: _Looks) -> list[tuple[int, Cell, str]]:
    ordered = sorted(table.columns.items(), key=lambda pair: pair[1])
    return [(column, None, looks.open[name]) for name, column in ordered]
