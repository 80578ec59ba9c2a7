"""Find a register's tables and rows again: sheets by name, columns by their heads, rows by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.names import match_key
from giamsat.workbook.layout import IDENTITY_SHEET
from giamsat.workbook.reading import Book, Grid, address
from giamsat.workbook.register.layout import IDENTITY, KEY, Register, RegisterTable, is_own

_SEARCHED_ROWS = 40


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of a register as it stands in a file.

    ``columns`` maps fields to columns, ``keyed`` keys to rows, ``own`` are filled rows without a key (all from 0);
    ``last`` is the last row that holds anything, that of the heads when none does.
    """

    layout: RegisterTable
    grid: Grid
    head: int
    columns: Mapping[str, int]
    keyed: Mapping[str, int]
    own: tuple[int, ...]
    last: int

    @property
    def filled(self) -> tuple[int, ...]:
        """The rows that hold something, in their order."""
        return tuple(sorted((*self.keyed.values(), *self.own)))


def found_tables(book: Book, register: Register) -> dict[str, FoundTable]:
    """Return the tables of a register by id.

    :raises IntakeError: when it is another workbook, or lacks a sheet or column, or has a key twice; all together.
    """
    check_identity(book, register)
    faults: list[Fault] = []
    found: dict[str, FoundTable] = {}
    named = {match_key(name): grid for name, grid in book.sheets.items()}
    for layout in register.tables:
        grid = named.get(match_key(layout.sheet))
        if grid is None:
            faults.append(Fault.of("register-sheet-missing", Place(file=book.file), sheet=layout.sheet))
            continue
        table, wrong = _found(book.file, grid, layout)
        faults += wrong
        if table is not None:
            found[layout.table.id] = table
    IntakeError.raise_if(faults)
    return found


def identity(book: Book) -> dict[str, str]:
    """Return what the hidden sheet says of a register, empty when it has none."""
    grid = book.sheets.get(IDENTITY_SHEET)
    if grid is None:
        return {}
    said = {str(cells[0] or ""): str(grid.at(row, 1) or "") for row, cells in grid if cells}
    return {name: said.get(name, "") for name in IDENTITY}


def check_identity(book: Book, register: Register) -> None:
    """Check that a workbook is this register.

    :raises IntakeError: when it is that of another round or owner, or none at all.
    """
    said = identity(book)
    for name in ("kind", "round_id", "owner_id"):
        expected, found = getattr(register, name), said.get(name, "")
        if found != expected:
            place = Place(file=book.file, sheet=IDENTITY_SHEET)
            raise IntakeError.of("register-identity", place, sheet=IDENTITY_SHEET, found=found[:80], expected=expected)


def _found(file: str, grid: Grid, layout: RegisterTable) -> tuple[FoundTable | None, list[Fault]]:
    heads = _heads(grid)
    if heads is None:
        place = Place(file=file, sheet=grid.name)
        return None, [Fault.of("register-column-missing", place, header=KEY.header)]
    head, places = heads
    columns = {one.field: places[match_key(one.header)] for one in layout.columns if match_key(one.header) in places}
    place = Place(file=file, sheet=grid.name, cell=address(head, 0))
    faults = [
        Fault.of("register-column-missing", place, header=one.header)
        for one in layout.columns
        if one.field not in columns
    ]
    if faults:
        return None, faults
    keyed: dict[str, int] = {}
    own: list[int] = []
    last = head
    for row, cells in grid:
        if row <= head or not _is_filled(grid, row, cells):
            continue
        last = row
        key = str(grid.at(row, columns["key"]) or "").strip()
        if key in keyed:
            where = Place(file=file, sheet=grid.name, cell=address(row, columns["key"]))
            faults.append(Fault.of("register-key-twice", where, key=key, other=address(keyed[key], columns["key"])))
        elif key:
            keyed[key] = row
        else:
            own.append(row)
    if faults:
        return None, faults
    return FoundTable(layout, grid, head, columns, keyed, tuple(own), last), []


def _is_filled(grid: Grid, row: int, cells: Iterable[object]) -> bool:
    return any(
        (value is not None and str(value).strip() != "")
        or address(row, column) in grid.formulas
        or address(row, column) in grid.errors
        for column, value in enumerate(cells)
    )


def _heads(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Return the row of the heads, which has that of the key, and the columns by the key of their heads."""
    wanted = match_key(KEY.header)
    for row, cells in grid:
        if row > _SEARCHED_ROWS:
            break
        places: dict[str, int] = {}
        for column, value in enumerate(cells):
            if isinstance(value, str) and value.strip():
                places.setdefault(match_key(value), column)
        if wanted in places:
            return row, places
    return None


def next_own(keys: Iterable[str]) -> int:
    """Return the number that the next key of a person's own row ends with."""
    numbers = [int(tail) for key in keys if is_own(key) and (tail := key.rpartition("-")[2]).isdigit()]
    return 1 + max(numbers, default=0)
