"""The cells of one sheet while it is read: sparse at first, a :class:`Grid` in the end, never larger than it should.

A lone cell far below or beside all others (a slip of the hand at the end of the sheet) is left out and told: with it
the sheet would have millions of empty cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from giamsat.errors import Fault, IntakeError, Place
from giamsat.workbook.grid import LONGEST_TEXT, Area, Grid, Limits, Value, address

WIDEST_GAP = (5_000, 200)
"""Empty rows, and empty columns, after which a cell is no longer part of the sheet's content."""
FARTHEST = (1 << 20, 1 << 14)
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_LAST_SERIAL = 2_958_465  # 31/12/9999


@dataclass
class CellsFound:
    """The filled cells by row and column, and what is marked about them."""

    name: str
    place: Place
    limits: Limits
    rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    percents: set[tuple[int, int]] = field(default_factory=set)
    locked: set[tuple[int, int]] = field(default_factory=set)
    has_unlocked: bool = False
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False
    printed: list[str] = field(default_factory=list)
    count: int = 0
    length: int = 0

    def put(self, row: int, column: int, value: Value) -> None:
        """Keep a filled cell; too many cells, or too much text, end the reading."""
        if not (0 <= row < FARTHEST[0] and 0 <= column < FARTHEST[1]):
            raise ValueError("a cell outside every sheet")
        self.count += 1
        if isinstance(value, str):
            self.length += len(value)
            if len(value) > LONGEST_TEXT:
                raise IntakeError.of(
                    "cell-too-long", Place(file=self.place.file, sheet=self.name, cell=address(row, column))
                )
        if self.count > self.limits.cells or self.length > self.limits.text:
            raise IntakeError.of("workbook-too-large", self.place, limit=self.limits.file // 1_000_000)
        self.rows.setdefault(row, {})[column] = value

    def grid(self) -> tuple[Grid, tuple[Fault, ...]]:
        """Return the sheet, and a notice when cells far from all others were left out.

        What a merge covers is left out too: LibreOffice keeps values there that nobody sees.
        """
        self._drop_covered()
        last_row = _before_gap(self.rows, WIDEST_GAP[0])
        last_column = _before_gap({column for cells in self.rows.values() for column in cells}, WIDEST_GAP[1])
        if (last_row + 1) * (last_column + 1) > max(2 * self.limits.cells, 2_000_000):
            raise IntakeError.of("workbook-too-large", self.place, limit=self.limits.file // 1_000_000)
        far = [
            (row, column)
            for row, cells in self.rows.items()
            if row > last_row or max(cells, default=0) > last_column
            for column, value in cells.items()
            if (row > last_row or column > last_column) and not (isinstance(value, str) and not value.strip())
        ]
        blank: tuple[Value, ...] = (None,) * (last_column + 1)
        rows = tuple(_line(self.rows.get(row), last_column, blank) for row in range(last_row + 1))
        notices: tuple[Fault, ...] = ()
        if far:
            row, column = min(far)
            place = Place(file=self.place.file, sheet=self.name, cell=address(row, column))
            notices = (Fault.of("cells-far-away", place, count=len(far)),)
        return self._grid(rows), notices

    def _drop_covered(self) -> None:
        """Leave out all but the first cell of each merge; countless overlapping merges end the reading."""
        steps = 0
        for top, left, bottom, right in dict.fromkeys(self.merged):
            height = bottom - top + 1
            for row in range(top, bottom + 1) if height <= len(self.rows) else sorted(self.rows):
                cells = self.rows.get(row)
                steps += 1
                if cells is None or not top <= row <= bottom:
                    continue
                covered = [one for one in cells if left <= one <= right and (row, one) != (top, left)]
                steps += len(cells)
                for column in covered:
                    del cells[column]
                    self.formulas.discard((row, column))
                    self.errors.pop((row, column), None)
            if steps > self.limits.elements:
                raise IntakeError.of("workbook-too-large", self.place, limit=self.limits.file // 1_000_000)

    def _grid(self, rows: tuple[tuple[Value, ...], ...]) -> Grid:
        def named(places: set[tuple[int, int]]) -> frozenset[str]:
            return frozenset(address(row, column) for row, column in places)

        return Grid(
            self.name,
            rows,
            formulas=named(self.formulas),
            errors={address(*where): text for where, text in self.errors.items()},
            fonts={address(*where): font for where, font in self.fonts.items()},
            percents=named(self.percents),
            locked=named(self.locked) if self.has_unlocked else frozenset(),
            merged=tuple(self.merged),
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            is_hidden=self.is_hidden,
            printed=tuple(self.printed),
        )


def _before_gap(numbers: object, gap: int) -> int:
    """Return the last of the numbers before a gap that is too wide, −1 without any."""
    last = -1
    for number in sorted(numbers):  # type: ignore[call-overload]
        if number - last > gap:
            break
        last = number
    return last


def _line(cells: dict[int, Value] | None, last: int, blank: tuple[Value, ...]) -> tuple[Value, ...]:
    if not cells:
        return blank
    line = list(blank)
    for column, value in cells.items():
        if column <= last:
            line[column] = value
    return tuple(line)


def day_of(serial: float, is_1904: bool) -> date | None:
    """Return the day of a spreadsheet's day number, ``None`` when it is none.

    The 1900 system counts a 29/02/1900 that never was: its first 59 numbers lie a day later (ECMA-376, 18.17.4.1).
    """
    number = int(serial)
    if not 0 < number <= _LAST_SERIAL - (1462 if is_1904 else 0):
        return None
    if is_1904:
        return _EPOCH_1904 + timedelta(days=number)
    return _EPOCH + timedelta(days=number + (1 if number < 60 else 0))
