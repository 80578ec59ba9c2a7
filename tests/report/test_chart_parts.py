"""Charts of many units: nothing is lost or doubled, each part fits on a page, groups stand apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from giamsat.report.chart_parts import LEAST_ROWS, parts

Row = tuple[str, int]


def rows_of(sizes: list[int]) -> list[Row]:
    """Return rows of groups of given sizes, groups one after the other."""
    return [(f"nhóm {group}", number) for group, size in enumerate(sizes) for number in range(size)]


def group_of(row: Row) -> str:
    """Return the group of a row."""
    return row[0]


@given(st.lists(st.integers(1, 90), min_size=1, max_size=5), st.integers(2, 40))
def test_every_row_stands_in_one_part_in_its_order(sizes: list[int], most: int) -> None:
    """The parts together are the rows as they came; none is longer than a page but by a row that joined it."""
    rows = rows_of(sizes)
    found = parts(rows, group_of, most)
    assert [row for part in found for row in part.rows] == rows
    assert all(len(part.rows) <= most + LEAST_ROWS for part in found)
    assert len(rows) < LEAST_ROWS or all(len(part.rows) >= LEAST_ROWS for part in found)


@given(st.lists(st.integers(1, 90), min_size=1, max_size=5))
def test_each_group_is_told_of_once_where_it_ends(sizes: list[int]) -> None:
    """The units of a group that have no row are named under one part alone, and one part is the last."""
    found = parts(rows_of(sizes), group_of)
    told = [group for part in found for group in part.tells]
    assert sorted(told) == sorted({group_of(row) for row in rows_of(sizes)})
    assert [part.is_last for part in found] == [False] * (len(found) - 1) + [True]


def test_few_units_stand_in_one_chart_without_a_title_of_its_own() -> None:
    """While all fit on a page groups share a chart; more are titled by group and Roman number, never by a figure."""
    assert [part.title for part in parts(rows_of([6, 9]), group_of)] == [""]
    titles = [part.title for part in parts(rows_of([20, 70]), group_of)]
    assert titles == ["nhóm 0", "nhóm 1, phần I", "nhóm 1, phần II"]


def test_without_rows_there_is_no_chart() -> None:
    """Nothing comes of nothing."""
    assert parts([], group_of) == ()
