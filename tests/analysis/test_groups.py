"""Groups of units."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.analysis.groups import group_rate, ordering
from giamsat.model.parameters import Direction, Kind, Level
from giamsat.model.rounds import UnitData
from tests.analysis.builders import bound as bound_figure
from tests.analysis.builders import handed_in, indicator, published, rate_indicator, round_data, unit, unit_data

ON_TIME = rate_indicator()


def with_counts(unit_id: str, numerator: int | None, denominator: int | None, **changes: object) -> UnitData:
    """Return a unit that handed in two counts."""
    values = {"tthc.truoc_dung_han": numerator, "tthc.da_giai_quyet": denominator}
    return handed_in(unit(unit_id, **changes), values)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 5000)), min_size=1, max_size=6))
def test_group_rate_is_sum_over_sum(counts: list[tuple[int, int]]) -> None:
    """A group's rate is the sum of numerators over the sum of denominators, never a mean of shares."""
    rows = [with_counts(f"so-{number}", *pair) for number, pair in enumerate(counts)]
    found = group_rate(round_data(rows, [ON_TIME]), ON_TIME, "so")
    assert found is not None
    top, bottom = sum(pair[0] for pair in counts), sum(pair[1] for pair in counts)
    assert (found.numerator, found.denominator) == (top, bottom)
    assert found.value == Decimal(top) * 100 / bottom


def test_units_without_counts_are_left_out_by_name() -> None:
    """A unit with a missing count, or with a bound only, is named and counts for nothing."""
    rows = [
        with_counts("so-a", 90, 100),
        with_counts("so-b", None, 100),
        unit_data(unit("so-c"), published=(published(value=bound_figure(98)),)),
    ]
    found = group_rate(round_data(rows, [ON_TIME]), ON_TIME, "so")
    assert found is not None
    assert (found.unit_ids, found.left_out, found.value) == (("so-a",), ("so-b", "so-c"), Decimal(90))


def test_few_cases_still_count_in_the_sum() -> None:
    """A unit with few dossiers gets no share of its own but its dossiers count in the group's."""
    rows = [with_counts("so-a", 90, 100), with_counts("so-b", 4, 4)]
    found = group_rate(round_data(rows, [ON_TIME]), ON_TIME, "so")
    assert found is not None
    assert (found.numerator, found.denominator) == (94, 104)


def test_groups_never_mix() -> None:
    """Departments and districts are two groups."""
    rows = [with_counts("so-a", 90, 100), with_counts("quan-b", 1, 100, group="quan-huyen", level=Level.URBAN_DISTRICT)]
    found = group_rate(round_data(rows, [ON_TIME]), ON_TIME, "so")
    assert found is not None
    assert found.unit_ids == ("so-a",)


def test_no_counts_at_all_is_none() -> None:
    """A group without any count has no rate; neither has an indicator that is no rate."""
    data = round_data([with_counts("so-a", None, None)], [ON_TIME])
    assert group_rate(data, ON_TIME, "so") is None
    assert group_rate(data, indicator(), "so") is None


def test_equal_printed_values_share_a_place() -> None:
    """Two units at 94,1% are both second, the next is fourth: 1, 2, 2, 4."""
    rows = [
        with_counts("so-a", 941, 1000), with_counts("so-b", 9411, 10000), with_counts("so-c", 99, 100),
        with_counts("so-d", 90, 100),
    ]  # fmt: skip
    found = ordering(round_data(rows, [ON_TIME]), ON_TIME, "so")
    assert [(row.unit.id, row.place) for row in found.rows] == [("so-c", 1), ("so-a", 2), ("so-b", 2), ("so-d", 4)]
    assert found.n == 4


@settings(max_examples=60)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=12))
def test_places_are_those_of_a_competition(counts: list[int]) -> None:
    """A place is one more than how many are better: equal printed values share it and the next are left free (1, 1, 3).

    So places are never below the rank of the row, never fall, and who is last of n has n or shares a smaller one.
    """
    rows = [with_counts(f"so-{chr(97 + place)}", count, 60) for place, count in enumerate(counts)]
    found = ordering(round_data(rows, [ON_TIME]), ON_TIME, "so")
    shown = [row.printed for row in found.rows]
    assert [row.place for row in found.rows] == [1 + sum(other > own for other in shown) for own in shown]
    assert found.n == len(counts)


def test_nearly_100_does_not_tie_with_100() -> None:
    """99,96% is printed as such and stands behind 100%."""
    rows = [with_counts("so-a", 9996, 10000), with_counts("so-b", 100, 100)]
    found = ordering(round_data(rows, [ON_TIME]), ON_TIME, "so")
    assert [(row.unit.id, row.place) for row in found.rows] == [("so-b", 1), ("so-a", 2)]


def test_what_cannot_be_compared_is_listed_with_its_reason() -> None:
    """Few cases, bounds, zero denominators and missing units stand outside the order, each with a reason."""
    rows = [
        with_counts("so-a", 90, 100),
        with_counts("so-b", 3, 4),
        unit_data(unit("so-c"), published=(published(value=bound_figure(98)),)),
        with_counts("so-d", 0, 0),
        unit_data(unit("so-e")),
    ]
    found = ordering(round_data(rows, [ON_TIME]), ON_TIME, "so")
    assert [row.unit.id for row in found.rows] == ["so-a"]
    reasons = {row.unit.id: row.reason for row in found.left_out}
    assert "dưới 30" in reasons["so-b"]
    assert "không nêu con số" in reasons["so-c"]
    assert "không phát sinh" in reasons["so-d"]
    assert reasons["so-e"] == "chưa có số liệu"


def test_low_is_first_where_low_is_wanted() -> None:
    """Overdue shares and ranks are ordered from the smallest."""
    late = rate_indicator("tthc.ty_le_qua_han", direction=Direction.LOWER)
    rank = indicator("chi-so.hang", kind=Kind.RANK)
    rows = [with_counts("so-a", 90, 100), with_counts("so-b", 10, 100)]
    found = ordering(round_data(rows, [late]), late, "so")
    assert [row.unit.id for row in found.rows] == ["so-b", "so-a"]
    ranked = [handed_in(unit("so-a"), {"chi-so.hang": 3}), handed_in(unit("so-b"), {"chi-so.hang": 1})]
    assert [row.unit.id for row in ordering(round_data(ranked, [rank]), rank, "so").rows] == ["so-b", "so-a"]
