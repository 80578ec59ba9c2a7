"""Tables made rectangular: every place of the grid is covered by exactly one cell."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from giamsat.blocks.model import Cell, Table

COLUMN_LIMIT = 200
Row = tuple[Cell, ...]


def column_count(table: Table) -> int:
    """Return the number of columns of a squared table."""
    rows = table.head or table.rows
    return sum(cell.colspan for cell in rows[0]) if rows else 0


def squared(table: Table) -> tuple[Table, bool]:
    """Return ``table`` with spans inside its edges and rows filled up with empty cells, and whether it had to change.

    Head and body are separate grids: a cell never reaches from one into the other.
    """
    head_grid, body_grid = _placed(table.head), _placed(table.rows)
    columns = min(
        max((place + 1 for grid in (head_grid, body_grid) for row in grid for place in row), default=0), COLUMN_LIMIT
    )
    head, body = _rows(table.head, columns), _rows(table.rows, columns)
    widths = table.widths if len(table.widths) == columns and all(width > 0 for width in table.widths) else ()
    if (head, body, widths) == (table.head, table.rows, table.widths):
        return table, False
    ragged = (head, body) != (table.head, table.rows)
    return dataclasses.replace(table, head=head, rows=body, widths=widths), ragged


def _placed(rows: Sequence[Row]) -> list[set[int]]:
    """Return the places that the cells of each row cover, spans capped by :data:`COLUMN_LIMIT` and the last row."""
    grid: list[set[int]] = [set() for _ in rows]
    for number, row in enumerate(rows):
        place = 0
        for cell in row:
            while place in grid[number]:
                place += 1
            wide = min(max(cell.colspan, 1), COLUMN_LIMIT)
            for covered in grid[number : number + max(cell.rowspan, 1)]:
                covered.update(range(place, place + wide))
            place += wide
    return grid


def _rows(rows: Sequence[Row], columns: int) -> tuple[Row, ...]:
    taken: list[set[int]] = [set() for _ in rows]
    result = []
    for number, row in enumerate(rows):
        cells: list[Cell] = []
        place = 0
        for cell in row:
            while place in taken[number]:
                place += 1
            if place >= columns:
                break
            wide = 1
            while wide < cell.colspan and place + wide < columns and place + wide not in taken[number]:
                wide += 1
            tall = min(max(cell.rowspan, 1), len(rows) - number)
            for covered in taken[number : number + tall]:
                covered.update(range(place, place + wide))
            cells.append(
                cell
                if (wide, tall) == (cell.colspan, cell.rowspan)
                else dataclasses.replace(cell, colspan=wide, rowspan=tall)
            )
            place += wide
        for place in range(columns):
            if place not in taken[number]:
                taken[number].add(place)
                cells.append(Cell(inlines=()))
        result.append(tuple(cells))
    return tuple(result)
