"""Find the columns of a form in a workbook as read, by their heads, for the check code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from giamsat.formatting.names import match_key
from giamsat.workbook.layout import DOSSIER_NOTE_HEAD, TOTAL_LABEL, Sheet, Table
from giamsat.workbook.reading import Grid, address


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """Stands for a cell that holds an error value of Excel."""


ERROR = ErrorValue()
Cells = tuple[object, ...]
_CODE = re.compile(r"\([0-9]{1,2}\)")


def labelled(grid: Grid, labels: Iterable[str]) -> dict[str, Cells]:
    """Return what stands right of each label: the next cell, for the first row that has the label."""
    wanted = {match_key(label): label for label in labels}
    found: dict[str, Cells] = {}
    for row, cells in grid:
        for column, cell in enumerate(cells):
            label = wanted.get(match_key(cell)) if isinstance(cell, str) else None
            if label is not None:
                found.setdefault(label, (_cell(grid, row, column + 1),))
    return found


def table_columns(sheet: Sheet, grid: Grid) -> Iterator[tuple[Table, dict[str, Cells]]]:
    """Yield the tables that a sheet holds, each with its columns' cells by field."""
    heads = {row: table for table in sheet.tables if (row := _head_row(table, grid)) is not None}
    ends = sorted(heads)
    titles = {match_key(table.title) for table in sheet.tables if table.title}
    for row, table in heads.items():
        end = next((other for other in ends if other > row), len(grid.rows))
        rows = [one for one in range(row + 1, end) if not _is_title(grid, one, titles)]
        places = {match_key(cell): place for place, cell in enumerate(grid.rows[row]) if isinstance(cell, str)}
        yield (
            table,
            {
                column.field: tuple(_cell(grid, one, places[match_key(column.header)]) for one in rows)
                for column in table.columns
                if match_key(column.header) in places
            },
        )


def dossier_columns(grid: Grid) -> dict[str, Cells]:
    """Return the columns of Biểu 06 by their codes «(3)», and the explanations; without the rows of totals."""
    head = next((row for row, cells in grid if sum(1 for cell in cells if _is_code(cell)) > 2), None)
    if head is None:
        return {}
    places = {str(cell).strip(): place for place, cell in enumerate(grid.rows[head]) if _is_code(cell)}
    for above in range(head):
        for place, cell in enumerate(grid.rows[above]):
            if isinstance(cell, str) and match_key(cell) == match_key(DOSSIER_NOTE_HEAD):
                places.setdefault(DOSSIER_NOTE_HEAD, place)
    total = match_key(TOTAL_LABEL)
    rows = []
    for row in range(head + 1, len(grid.rows)):
        label = grid.at(row, places.get("(2)", 1))
        if isinstance(label, str) and match_key(label).startswith(total):
            break
        rows.append(row)
    return {name: tuple(_cell(grid, row, place) for row in rows) for name, place in places.items()}


def _head_row(table: Table, grid: Grid) -> int | None:
    keys = [match_key(column.header) for column in table.columns]
    for row, cells in grid:
        there = {match_key(cell) for cell in cells if isinstance(cell, str)}
        if sum(1 for key in keys if key in there) > len(keys) / 2:
            return row
    return None


def _is_title(grid: Grid, row: int, titles: set[str]) -> bool:
    first = grid.at(row, 0)
    return isinstance(first, str) and match_key(first) in titles


def _is_code(cell: object) -> bool:
    return isinstance(cell, str) and _CODE.fullmatch(cell.strip()) is not None


def _cell(grid: Grid, row: int, column: int) -> object:
    return ERROR if address(row, column) in grid.errors else grid.at(row, column)
