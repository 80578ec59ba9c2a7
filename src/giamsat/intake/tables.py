"""Find the tables of a sheet by the text of their column heads, wherever on the sheet they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from giamsat.formatting.names import match_key
from giamsat.intake.context import Context
from giamsat.intake.guard import LONGEST_HEAD, head_key
from giamsat.intake.shape import notice_hidden, notice_merged
from giamsat.texts_vi import reading as texts
from giamsat.workbook.layout import INDICATORS, CellType, Sheet, Table
from giamsat.workbook.reading import Grid, Value, address


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table on a sheet: the column of each field and the rows (from 0) that hold its data."""

    table: Table
    grid: Grid
    columns: Mapping[str, int]
    rows: tuple[int, ...]


def key_of(value: Value) -> str:
    """Return the matching key of a cell's text, «» when it holds no text."""
    return head_key(value)


def find_tables(context: Context, sheet: Sheet, grid: Grid) -> Iterator[FoundTable]:
    """Yield the tables of ``sheet`` that ``grid`` holds; a table without a needed column is a fault."""
    heads = dict(_head_rows(sheet, grid))
    if not heads:
        wanted = ", ".join(f"“{column.header}”" for column in sheet.tables[-1].columns if column.needed)
        context.fault("table-without-head", grid.name, columns=wanted)
        return
    starts = sorted(heads)
    titles = {match_key(table.title) for table in sheet.tables if table.title}
    for start, end in zip(starts, [*starts[1:], len(grid.rows)], strict=True):
        table = heads[start]
        columns = _columns(context, table, grid, start)
        if columns is not None:
            rows = tuple(row for row in range(start + 1, end) if _is_data(context, grid, row, table, columns, titles))
            answers = {columns[column.field] for column in table.columns if column.field in columns}
            notice_hidden(context, grid, rows, answers)
            notice_merged(context, grid, rows, answers)
            yield FoundTable(table, grid, columns, rows)


def _head_rows(sheet: Sheet, grid: Grid) -> Iterator[tuple[int, Table]]:
    """Yield the rows that hold a key column's head and at least half of the needed heads of a table."""
    left = list(sheet.tables)
    for row, cells in grid:
        keys = {key_of(cell) for cell in cells} - {""}
        for table in left:
            needed = [match_key(column.header) for column in table.columns if column.needed]
            found = sum(1 for key in needed if key in keys)
            has_key = any(match_key(column.header) in keys for column in table.columns if column.key)
            if has_key and found >= max(2, len(needed) / 2):
                yield row, table
                left.remove(table)
                break


def _columns(context: Context, table: Table, grid: Grid, row: int) -> dict[str, int] | None:
    """Return the column of each field, or note the missing and the doubled heads and return ``None``."""
    places: dict[str, list[int]] = {}
    for number, cell in enumerate(grid.rows[row]):
        places.setdefault(key_of(cell), []).append(number)
    columns = {}
    is_whole = True
    for column in table.columns:
        found = places.get(match_key(column.header), [])
        if len(found) > 1:
            context.fault("column-twice", grid.name, address(row, found[1]), column=column.header)
            is_whole = False
        elif found:
            columns[column.field] = found[0]
        elif column.needed:
            context.fault("column-missing", grid.name, address(row, 0), column=column.header)
            is_whole = False
    return columns if is_whole else None


def _is_data(
    context: Context, grid: Grid, row: int, table: Table, columns: Mapping[str, int], titles: set[str]
) -> bool:
    """Return whether a row holds data: not blank, not only what the form filled in, no title, no note."""
    filled = [name for name, column in columns.items() if is_filled(grid, row, column)]
    if not filled or _is_prefilled(grid, row, table, columns, filled):
        return False
    cells = [(column, cell) for column, cell in enumerate(grid.rows[row]) if cell is not None and cell != ""]
    if len(cells) != 1:
        return True
    column, cell = cells[0]
    key = key_of(cell[:LONGEST_HEAD] if isinstance(cell, str) else cell)
    if key in titles or key.startswith(tuple(match_key(word) for word in texts.NOTE_STARTS)):
        return False
    first = min(columns, key=lambda name: columns[name])
    if filled == [first] and len(key.split()) > 1 and _is_free(table, first):
        context.notice("row-taken-for-note", grid.name, address(row, column))
        return False
    return True


def _is_prefilled(grid: Grid, row: int, table: Table, columns: Mapping[str, int], filled: list[str]) -> bool:
    """Return whether a row of records holds only what the form itself put there: running numbers, locked cells."""
    if table is INDICATORS:
        return False
    made = {column.field for column in table.columns if column.is_locked}
    if "number" in filled and as_digits(grid.at(row, columns["number"])):
        made.add("number")
    return set(filled) <= made or all(address(row, columns[name]) in grid.locked for name in filled)


def as_digits(value: Value) -> bool:
    """Return whether a cell holds a running number."""
    return isinstance(value, Decimal) or (isinstance(value, str) and value.strip(" .").isdigit())


def _is_free(table: Table, name: str) -> bool:
    """Return whether a column takes any text and is not what a row is known by."""
    return any(one.field == name and one.type is CellType.TEXT and not one.key for one in table.columns)


def is_filled(grid: Grid, row: int, column: int) -> bool:
    """Return whether a cell holds anything: a value, a formula or an error value."""
    value = grid.at(row, column)
    if isinstance(value, str):
        return bool(value.strip())
    where = address(row, column)
    return value is not None or where in grid.formulas or where in grid.errors
