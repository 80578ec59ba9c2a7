"""What somebody did to the shape of a sheet: answers merged into one cell, rows or columns hidden. Read, and told."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from giamsat.formatting.cells import line_runs
from giamsat.intake.context import Context
from giamsat.workbook.grid import letters_of
from giamsat.workbook.reading import Grid, address, area_words


def notice_merged(context: Context, grid: Grid, rows: Collection[int], columns: Collection[int]) -> None:
    """Note each merged cell that covers several answers: its value belongs to the first of them."""
    first_column = min(columns, default=0)
    for area in grid.merged:
        top, left, bottom, right = area
        covered = [row for row in rows if top <= row <= bottom]
        is_heading = top == bottom and left <= first_column and _is_alone(grid, top, left)
        if not is_heading and len(covered) * sum(1 for one in columns if left <= one <= right) > 1:
            first = address(top, left)
            context.notice("answers-merged", grid.name, first, area=area_words(area), first=first)


def _is_alone(grid: Grid, row: int, column: int) -> bool:
    return all(value is None or number == column for number, value in enumerate(grid.rows[row]))


def notice_hidden(context: Context, grid: Grid, rows: Iterable[int], columns: Iterable[int]) -> None:
    """Note hidden rows and columns that hold answers."""
    own = list(rows)
    hidden = [row for row in own if row in grid.hidden_rows]
    if hidden:
        context.notice("rows-hidden", grid.name, rows=line_runs(row + 1 for row in hidden))
    columns_hidden = [
        column
        for column in sorted(columns)
        if column in grid.hidden_columns and any(grid.at(row, column) is not None for row in own)
    ]
    if columns_hidden:
        letters = ", ".join(letters_of(column) for column in columns_hidden)
        context.notice("columns-hidden", grid.name, columns=letters)
    if grid.is_hidden and own:
        context.notice("sheet-hidden", grid.name)
