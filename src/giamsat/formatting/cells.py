"""Cells and lines in few words: «B5:B7, B9», «2-5, 8»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

_CELL = re.compile(r"([A-Z]+)(\d+)")
_RUN = re.compile(r"\b([A-Z]{1,3}[1-9]\d{0,6})(?::([A-Z]{1,3}[1-9]\d{0,6}))?\b")


def cell_runs(cells: Iterable[str]) -> str:
    """Return cells as runs down a column, or along the one row they stand in: «B5:B7, B9», «C12:M12»."""
    distinct = list(dict.fromkeys(cells))
    found = [_CELL.fullmatch(cell) for cell in distinct]
    places = [(_column(cell[1]), int(cell[2])) for cell in found if cell]
    rest = [cell for cell, is_one in zip(distinct, found, strict=True) if cell and not is_one]
    return ", ".join([*_areas(places), *rest])


def _areas(places: Sequence[tuple[int, int]]) -> Iterator[str]:
    rows = {row for _, row in places}
    if len(rows) == 1:
        row = rows.pop()
        yield from (_run(f"{_letters(a)}{row}", f"{_letters(b)}{row}") for a, b in _runs(a for a, _ in places))
        return
    columns: dict[int, list[int]] = {}
    for column, row in places:
        columns.setdefault(column, []).append(row)
    for column, own in columns.items():
        yield from (_run(f"{_letters(column)}{a}", f"{_letters(column)}{b}") for a, b in _runs(own))


def cells_in(text: str, limit: int = 500) -> tuple[str, ...]:
    """Return the single cells that a text names, at most ``limit``: «D11 + E11» are two, «B5:B7» three."""
    found: dict[str, None] = {}
    for first, last in _RUN.findall(text):
        top, bottom = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
        if top is None or bottom is None:
            continue
        columns = sorted((_column(top[1]), _column(bottom[1])))
        rows = sorted((int(top[2]), int(bottom[2])))
        for row in range(rows[0], rows[1] + 1):
            for column in range(columns[0], columns[1] + 1):
                if len(found) < limit:
                    found[f"{_letters(column)}{row}"] = None
            if len(found) >= limit:
                return tuple(found)
    return tuple(found)


def line_runs(lines: Iterable[int]) -> str:
    """Return lines of a file as runs: «2-5, 8»; a line 0 is none."""
    numbers = [line for line in lines if line]
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in _runs(numbers))


def row_of(cell: str) -> str:
    """Return the whole row of a cell as Excel names it: «B7» → «7:7»; «» for what is no cell."""
    found = _CELL.fullmatch(cell)
    return f"{found[2]}:{found[2]}" if found else ""


def _run(first: str, last: str) -> str:
    return first if first == last else f"{first}:{last}"


def _column(letters: str) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of numbers that follow one another."""
    for _, run in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0]):
        same = [number for _, number in run]
        yield same[0], same[-1]
