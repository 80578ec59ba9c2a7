"""This period against last."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.analysis.changes import Footing, change, footing, may_compare, rank_change, score_change
from giamsat.analysis.rates import rate
from giamsat.formatting.numbers import printed
from giamsat.model.judgement import Relation
from giamsat.model.values import Rate, Span, State
from tests.analysis.builders import (
    bound,
    figure,
    indicator,
    rate_indicator,
    round_data,
    score,
    submission,
    unit,
    unit_data,
)

COUNT, SHARE = indicator(), rate_indicator()
ON = Footing("cùng kỳ năm 2023", Decimal("0.1"), 30)


def share(numerator: int, denominator: int) -> Rate:
    """Return a share from two counts."""
    return rate(SHARE, figure(value=numerator), figure(value=denominator), 30)


def test_a_count_changes_by_number_and_percent() -> None:
    """12.571 against 11.576 is 995 more, 8,6 percent."""
    found = change(COUNT, figure(value=12571), figure(value=11576), ON, 0)
    assert found is not None
    assert (found.relation, found.difference) == (Relation.ABOVE, Decimal(995))
    assert found.relative is not None
    assert round(found.relative, 1) == Decimal("8.6")


def test_a_share_changes_by_points_of_the_printed_numbers() -> None:
    """98,2 against 94,1 is 4,1 points, without a relative change."""
    found = change(SHARE, share(982, 1000), share(941, 1000), ON, 1)
    assert found is not None
    assert (found.difference, found.relative, found.is_unchanged) == (Decimal("4.1"), None, False)


@settings(max_examples=80)
@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(30, 1000), st.integers(1, 3))
def test_printed_differences_close(now: int, before: int, whole: int, decimals: int) -> None:
    """The difference is always that of the two numbers as they stand on the page."""
    current, previous = share(now, whole), share(before, whole)
    found = change(SHARE, current, previous, ON, decimals)
    assert found is not None
    assert current.value is not None
    assert previous.value is not None
    assert found.difference == abs(printed(current.value, decimals) - printed(previous.value, decimals))


def test_a_difference_below_the_threshold_is_unchanged() -> None:
    """With two decimals 94,98 and 94,93 are «tương đương»; 0,1 is a change."""
    near = change(SHARE, share(9498, 10000), share(9493, 10000), ON, 2)
    far = change(SHARE, share(942, 1000), share(941, 1000), ON, 1)
    assert near is not None
    assert far is not None
    assert (near.is_unchanged, near.relation) == (True, Relation.EQUAL)
    assert (far.is_unchanged, far.relation) == (False, Relation.ABOVE)


def test_counts_have_no_threshold() -> None:
    """One dossier more is a change."""
    found = change(COUNT, figure(value=101), figure(value=100), ON, 0)
    assert found is not None
    assert not found.is_unchanged


def test_no_percent_from_zero() -> None:
    """From a true zero there is a difference but no relative change."""
    found = change(COUNT, figure(value=5), figure(value=0), ON, 0)
    assert found is not None
    assert (found.difference, found.relative) == (Decimal(5), None)


def test_missing_last_period_is_told() -> None:
    """Without last period the reason begins with «chưa có số liệu» and names the period."""
    found = change(COUNT, figure(value=5), None, ON, 0)
    assert found is not None
    assert found.reason == "chưa có số liệu cùng kỳ năm 2023"
    assert found.difference is None


def test_missing_now_gives_nothing_to_compare() -> None:
    """What is missing now is said once, not again as a comparison."""
    assert change(COUNT, figure(value=None), figure(value=5), ON, 0) is None
    assert change(COUNT, None, figure(value=5), ON, 0) is None


@pytest.mark.parametrize("value", [bound(98), figure(value=98, state=State.APPROXIMATE), share(3, 4)])
def test_no_difference_from_bounds_estimates_and_few_cases(value: object) -> None:
    """«Trên 98%», «khoảng» and small denominators give a reason and no difference, on either side."""
    for pair in ((value, share(94, 100)), (share(94, 100), value)):
        found = change(SHARE, *pair, ON, 1)  # type: ignore[arg-type]
        assert found is not None
        assert found.difference is None
        assert found.reason


@pytest.mark.parametrize(
    ("own", "other", "label", "expected"),
    [
        ((2024, 1, 1, 9, 30), (2023, 1, 1, 9, 30), "cùng kỳ năm 2023", True),
        ((2024, 1, 1, 9, 15), (2023, 1, 1, 9, 30), "cùng kỳ năm 2023", False),
        ((2024, 8, 1, 8, 31), (2024, 7, 1, 7, 31), "cùng kỳ năm 2023", False),
        ((2024, 8, 1, 8, 31), (2024, 7, 1, 7, 31), "tháng trước", True),
        ((2024, 2, 1, 2, 29), (2023, 2, 1, 2, 28), "cùng kỳ năm 2023", True),
        ((2024, 8, 1, 8, 31), (2024, 6, 1, 7, 31), "tháng trước", False),
    ],
)
def test_periods_must_have_the_same_days(
    own: tuple[int, ...], other: tuple[int, ...], label: str, expected: bool
) -> None:
    """«Cùng kỳ» needs the same days of two years; whole months compare only under another label."""
    spans = [Span(date(y, m1, d1), date(y, m2, d2)) for y, m1, d1, m2, d2 in (own, other)]
    assert may_compare(spans[0], spans[1], label) is expected


def test_a_unit_with_its_own_cut_off_is_not_compared() -> None:
    """A unit whose period ends earlier is not «cùng kỳ»; the reason names both periods."""
    early = submission(period=Span(date(2024, 1, 1), date(2024, 9, 15)))
    row = unit_data(submission=early)
    found = footing(round_data([row]), row)
    assert found is not None
    assert "từ ngày 01/01 đến ngày 15/9/2024" in found.reason


def test_a_reorganised_unit_has_no_last_period() -> None:
    """A unit that came into being between the periods is not compared with its predecessor."""
    row = unit_data(unit(valid_from=date(2023, 6, 1)))
    found = footing(round_data([row]), row)
    assert found is not None
    assert "sắp xếp" in found.reason


def test_a_round_without_comparison_compares_nothing() -> None:
    """Without a comparison period there is no footing."""
    row = unit_data()
    assert footing(round_data([row], comparison=None), row) is None


def test_a_rank_rises_when_its_number_falls() -> None:
    """From third to second of 22 is one place up."""
    found = rank_change(score(rank=2), score(rank=3, year=2021))
    assert found is not None
    assert (found.relation, found.difference, found.label) == (Relation.ABOVE, Decimal(1), "năm 2021")


def test_no_places_when_the_group_changed_size() -> None:
    """From 22 to 23 units no «bậc» is told."""
    found = rank_change(score(rank=2, rank_of=23), score(rank=3, year=2021))
    assert found is not None
    assert found.difference is None
    assert "22" in found.reason


def test_no_series_across_index_versions() -> None:
    """SIPAS of 2023 is not compared with 2021: the version is part of the index."""
    found = score_change(score("83.57", version="2022", year=2023), score("87.11", version="2018", year=2021))
    assert found is not None
    assert found.difference is None
    assert "phiên bản" in found.reason


def test_scores_of_one_version_are_subtracted() -> None:
    """Scores differ in «điểm», by their printed numbers."""
    found = score_change(score("91.59"), score("90.02", year=2021))
    assert found is not None
    assert found.difference == Decimal("1.57")


def test_no_score_no_change() -> None:
    """Without a score or rank there is nothing to compare."""
    assert score_change(score(None), score()) is None
    assert rank_change(score(rank=None), score()) is None
