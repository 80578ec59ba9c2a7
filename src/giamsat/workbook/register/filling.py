"""Write what came back into the empty cells of people's columns of a register; a cell that holds anything stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from giamsat.errors import IntakeError, Place
from giamsat.formatting.text import nfc
from giamsat.workbook.content import Cell
from giamsat.workbook.package import Package
from giamsat.workbook.reading import address, book_of
from giamsat.workbook.register.found import FoundTable, found_tables
from giamsat.workbook.register.layout import Register
from giamsat.workbook.register.sheet_cells import SheetCells
from giamsat.workbook.splice import SpliceError

Answers = Mapping[str, Mapping[str, str | date]]
"""By the key of a row, its cells by field."""
_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Kept:
    """A cell that was left as it is, since a person wrote something else there."""

    key: str
    field: str
    cell: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A register with what came back: its bytes, how many cells were written, what was kept, keys of no row."""

    content: bytes
    written: int
    kept: tuple[Kept, ...]
    unknown: tuple[str, ...]


def filled(existing: bytes, register: Register, file: str, table_id: str, answers: Answers) -> Filled:
    """Return a register in which the empty cells of a table hold what came back; every other byte stays.

    :raises IntakeError: when it is no workbook of this register, or cannot be changed in place.
    """
    book = book_of(existing, file)
    table = found_tables(book, register)[table_id]
    package = Package(existing)
    part = package.worksheets()[table.grid.name]
    try:
        cells = SheetCells(package.parts[part])
        written, kept = 0, []
        known = [(key, table.keyed[key], row) for key, row in answers.items() if key in table.keyed]
        for key, at, row in known:
            for name, value in row.items():
                state = _state(table, at, name, value)
                written += state == "empty"
                if state == "empty":
                    cells.write(at, table.columns[name], _cell(value))
                elif state == "other":
                    kept.append(Kept(key, name, address(at, table.columns[name])))
        package.parts[part] = cells.result()
    except SpliceError:
        raise IntakeError.of("register-unreadable", Place(file=file)) from None
    content = package.packed() if written else existing
    return Filled(content, written, tuple(kept), tuple(key for key in answers if key not in table.keyed))


def _state(table: FoundTable, row: int, name: str, value: str | date) -> str:
    """Return whether a cell is «empty», holds the «same», or something «other», a formula among it."""
    column = table.columns[name]
    where = address(row, column)
    if where in table.grid.formulas or where in table.grid.errors:
        return "other"
    found = table.grid.at(row, column)
    if found is None or (isinstance(found, str) and not found.strip()):
        return "empty"
    if isinstance(value, date) or not isinstance(found, str):
        return "same" if found == value else "other"
    return "same" if nfc(found).split() == value.split() else "other"


def _cell(value: str | date) -> Cell:
    """Return a value as a sheet holds it: a day is its number, shown by the format of the column."""
    return (value - _DAY_0).days if isinstance(value, date) else value
