"""One comparison of many units as several charts, each legible on its page: groups apart, parts of even size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from giamsat.formatting.lists import roman
from giamsat.texts_vi import displays as say

MOST_ROWS = 36
LEAST_ROWS = 2
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """Rows of one chart.

    ``title`` tells which of several parts it is. ``tells`` are the groups whose units without a row are named under
    it: those that end here, in the last part (``is_last``) also those that have no row at all.
    """

    rows: tuple[Row, ...]
    title: str
    number: int
    tells: frozenset[str]
    is_last: bool


def parts(rows: Sequence[Row], group_of: Callable[[Row], str], most: int = MOST_ROWS) -> tuple[Part[Row], ...]:
    """Return the charts of rows: one while they fit on a page, else of each group its own, rows in their order.

    A group of more than ``most`` rows is divided evenly; a row that would stand alone joins the part beside it.
    """
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(group_of(row), []).append(row)
    if len(rows) <= most:
        cut = [("", list(rows))] if rows else []
    else:
        cut = _joined([piece for group, own in together.items() for piece in _cut(group, own, most)])
    last = {group_of(row): place for place, (_, own) in enumerate(cut) for row in own}
    return tuple(
        Part(
            tuple(own),
            title,
            place + 1,
            frozenset(group for group, end in last.items() if end == place),
            place == len(cut) - 1,
        )
        for place, (title, own) in enumerate(cut)
    )


def _cut(group: str, own: list[Row], most: int) -> list[tuple[str, list[Row]]]:
    number = -(-len(own) // most)
    ends = [len(own) * place // number for place in range(number + 1)]
    titles = [
        say.PART.format(group=group, number=roman(place)) if number > 1 else group for place in range(1, len(ends))
    ]
    return [(title, own[start:end]) for title, (start, end) in zip(titles, pairwise(ends), strict=True)]


def _joined(cut: list[tuple[str, list[Row]]]) -> list[tuple[str, list[Row]]]:
    """Return the pieces without one of a single row: its row joins the piece before it, the first that after it."""
    found: list[tuple[str, list[Row]]] = []
    for title, own in cut:
        if found and (len(own) < LEAST_ROWS or len(found[-1][1]) < LEAST_ROWS):
            other, before = found.pop()
            found.append((say.PARTS.format(one=other, other=title), before + own))
        else:
            found.append((title, own))
    return found
