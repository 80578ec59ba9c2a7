"""Where the labels and values of a cover stand, wherever its rows and columns were moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from giamsat.errors import Fault, Place
from giamsat.formatting.names import match_key
from giamsat.intake.cells import as_text, choice_slug
from giamsat.intake.tables import is_filled, key_of
from giamsat.workbook.layout import BASIS_HEADER, COVER_ROWS, NOT_APPLICABLE_LABEL
from giamsat.workbook.reading import Grid, address


@dataclass(frozen=True, slots=True)
class Labels:
    """Where the labels of a cover stand (row and column by matching key), and the column of their values."""

    places: Mapping[str, tuple[tuple[int, int], ...]]
    values: int
    basis: int

    def rows(self, label: str) -> list[int]:
        """Return the rows of a label."""
        return [row for row, _ in self.places.get(match_key(label), ())]


def labels_of(grid: Grid) -> Labels:
    """Find the labels of a cover, wherever its rows and columns were moved.

    Values stand in the first filled column right of the codes that whoever makes the form fills in.
    """
    known = {match_key(line.label) for line in COVER_ROWS} | {match_key(NOT_APPLICABLE_LABEL)}
    places: dict[str, list[tuple[int, int]]] = {}
    basis = None
    for row, cells in grid:
        for column, cell in enumerate(cells):
            key = key_of(cell)
            if key in known:
                places.setdefault(key, []).append((row, column))
            elif key == match_key(BASIS_HEADER) and basis is None:
                basis = column
    locked = [match_key(line.label) for line in COVER_ROWS if line.is_locked]
    firsts = (places[key][0] for key in locked if key in places)
    told = next((found for place in firsts if (found := _value_column(grid, *place)) is not None), None)
    values = min((column for own in places.values() for _, column in own), default=0) + 1 if told is None else told
    return Labels({key: tuple(own) for key, own in places.items()}, values, values + 1 if basis is None else basis)


def _value_column(grid: Grid, row: int, column: int) -> int | None:
    return next(
        (at for at in range(column + 1, min(column + 12, len(grid.rows[row]))) if is_filled(grid, row, at)), None
    )


def cover_text(grid: Grid, field: str) -> str:
    """Return the text of a cover field, «» when its row or value is missing."""
    line = next(one for one in COVER_ROWS if one.field == field)
    labels = labels_of(grid)
    rows = labels.rows(line.label)
    return as_text(grid.at(rows[0], labels.values)) if rows else ""


def cover_choice(grid: Grid, field: str) -> str:
    """Return the slug chosen in a cover field, «» when nothing known is chosen."""
    line = next(one for one in COVER_ROWS if one.field == field)
    return choice_slug(cover_text(grid, field), line.choices) or ""


def cover_fault(file: str, grid: Grid, field: str, code: str, **facts: object) -> Fault:
    """Return a fault at a field of the cover."""
    line = next(one for one in COVER_ROWS if one.field == field)
    labels = labels_of(grid)
    rows = labels.rows(line.label)
    cell = address(rows[0], labels.values) if rows else ""
    return Fault.of(code, Place(file=file, sheet=grid.name, cell=cell), **facts)
