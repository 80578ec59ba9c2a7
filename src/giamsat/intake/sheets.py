"""Which sheet of a workbook is which sheet of the form: by its name, by the number it kept, else by what it holds.

Order tells nothing. A sheet that was renamed is known by the heads of its tables, an indicator sheet by the codes in
its rows, Biểu 06 by its code row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from giamsat.formatting.names import match_key
from giamsat.intake.guard import head_key
from giamsat.model.rounds import Registry
from giamsat.workbook.layout import (
    COVER,
    COVER_ROWS,
    DOSSIER_COLUMNS,
    IDENTITY_SHEET,
    INDICATORS,
    SUB_UNIT_HEADS,
    Sheet,
    SheetKind,
    Table,
)
from giamsat.workbook.reading import Book, Grid, Value

_NUMBER = re.compile(r"\s*(?:sheet|bảng|biểu)?\s*([0-9]{2})(?![0-9])", re.IGNORECASE)
_CODE = re.compile(r"\(?\s*-?([0-9]{1,2})\s*\)?")
_FEWEST_LABELS = 3


def cover_grid(book: Book) -> Grid | None:
    """Return the cover's cells: the sheet of its name, else the one that holds the cover's labels."""
    for name, grid in book.sheets.items():
        if match_key(name) == match_key(COVER.name):
            return grid
    labels = {match_key(line.label) for line in COVER_ROWS}
    for name, grid in book.sheets.items():
        if name != IDENTITY_SHEET and len(labels & _texts(grid)) >= _FEWEST_LABELS:
            return grid
    return None


def form_sheets(book: Book, registry: Registry, sheets: tuple[Sheet, ...]) -> dict[str, Grid]:
    """Return the cells of the form's ``sheets`` by number."""
    cover = cover_grid(book)
    left = {name: grid for name, grid in book.sheets.items() if grid is not cover and not name.startswith("_")}
    found: dict[str, Grid] = {}
    for sheet in sheets:
        name = next((name for name in left if sheet.number and match_key(name) == match_key(sheet.name)), None)
        if name is not None:
            found[sheet.number] = left.pop(name)
    for sheet in sheets:
        if not sheet.number or sheet.number in found:
            continue
        same = [name for name in left if is_numbered(name, sheet.number)]
        if len(same) == 1:
            found[sheet.number] = left.pop(same[0])
    wanted = [sheet for sheet in sheets if sheet.number and sheet.number not in found]
    for name, number in _by_content(left, wanted, registry):
        found[number] = left[name]
    return found


def is_numbered(name: str, number: str) -> bool:
    """Return whether a sheet's name begins with a number of the form."""
    match = _NUMBER.match(name)
    return match is not None and match[1] == number


def _by_content(left: Mapping[str, Grid], wanted: Sequence[Sheet], registry: Registry) -> Iterable[tuple[str, str]]:
    """Yield name and number of sheets that only what they hold can tell; two that answer to one number are nobody's."""
    told: dict[str, list[str]] = {}
    for name, grid in left.items():
        number = _number_of(grid, wanted, registry)
        if number:
            told.setdefault(number, []).append(name)
    return [(names[0], number) for number, names in told.items() if len(names) == 1]


def _number_of(grid: Grid, wanted: Iterable[Sheet], registry: Registry) -> str:
    texts = _texts(grid)
    if code_row(grid) is not None:
        kind = SheetKind.SUB_UNITS if match_key(SUB_UNIT_HEADS[1]) in texts else SheetKind.DOSSIERS
        return next((sheet.number for sheet in wanted if sheet.kind is kind), "")
    for sheet in wanted:
        own = [table for table in sheet.tables if table is not INDICATORS]
        if own and all(_has_heads(table, texts) for table in own):
            return sheet.number
    counts: dict[str, int] = {}
    if _has_heads(INDICATORS, texts):
        for row in grid.rows:
            for cell in row:
                indicator = registry.indicators.get(cell) if isinstance(cell, str) else None
                if indicator is not None:
                    counts[indicator.sheet] = counts.get(indicator.sheet, 0) + 1
    likely = max(counts, key=lambda number: counts[number], default="")
    return likely if any(sheet.number == likely for sheet in wanted) else ""


def _has_heads(table: Table, texts: set[str]) -> bool:
    keys = [match_key(column.header) for column in table.columns if column.key]
    needed = [match_key(column.header) for column in table.columns if column.needed]
    return all(key in texts for key in keys) and sum(1 for key in needed if key in texts) >= max(2, len(needed) / 2)


def _texts(grid: Grid) -> set[str]:
    """Return the matching keys of a sheet's short texts."""
    return {head_key(cell) for row in grid.rows[:400] for cell in row if isinstance(cell, str) and len(cell) <= 60} - {
        ""
    }


def code_of(value: Value) -> int | None:
    """Return the code of a column of Biểu 06: «(3)», «3», and −3, which Excel makes of «(3)» in a CSV file."""
    if value is None or isinstance(value, bool):
        return None
    match = _CODE.fullmatch(str(value).strip())
    return int(match[1]) if match and 1 <= int(match[1]) <= 13 else None


def code_row(grid: Grid) -> tuple[int, dict[int, int]] | None:
    """Return the row that holds (2) and most of the codes (3) … (13) of Biểu 06, and the column of each code."""
    codes = [column.code for column in DOSSIER_COLUMNS]
    for row, cells in grid:
        columns: dict[int, int] = {}
        for number, cell in enumerate(cells):
            code = code_of(cell)
            if code is not None:
                columns.setdefault(code, number)
        if 2 in columns and sum(1 for code in codes if code in columns) > len(codes) // 2:
            return row, columns
    return None
