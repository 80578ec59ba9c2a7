"""Shares from counts."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.analysis.figures import holdings
from giamsat.analysis.rates import current_value, rate
from giamsat.formatting.numbers import percent
from giamsat.model.values import Bound, Figure, Rate, State
from tests.analysis.builders import (
    CUT_OFF,
    PUBLISHED,
    bound,
    figure,
    figures,
    published,
    rate_indicator,
    submission,
    unit_data,
)

ON_TIME = rate_indicator()


def test_the_official_on_time_share_is_recomputed() -> None:
    """509.772/510.541 is printed as 99,85%, as the source prints it."""
    found = rate(ON_TIME, figure(value=509772), figure(value=510541), 30)
    assert found.value is not None
    assert percent(found.value, 2) == "99,85%"


def test_a_zero_denominator_gives_no_share() -> None:
    """Nothing handled means no share, neither 0 nor 100 percent, and it is not «few» either."""
    found = rate(ON_TIME, figure(value=0), figure(value=0), 30)
    assert found.value is None
    assert not found.is_small


def test_few_cases_are_marked_small() -> None:
    """A denominator below the threshold is marked; one on it is not."""
    assert rate(ON_TIME, figure(value=3), figure(value=29), 30).is_small
    assert not rate(ON_TIME, figure(value=3), figure(value=30), 30).is_small


def test_more_than_the_whole_is_kept_as_it_is() -> None:
    """A part above its whole is a doubt for plausibility, not an error here."""
    assert rate(ON_TIME, figure(value=110), figure(value=100), 30).value == Decimal(110)


def test_estimated_counts_give_no_share() -> None:
    """No share is made from «khoảng»."""
    about = figure(value=10000, state=State.APPROXIMATE)
    assert rate(ON_TIME, about, figure(value=20000), 30).value is None


@settings(max_examples=60)
@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_share_times_denominator_gives_the_numerator_back(numerator: int, denominator: int) -> None:
    """A share is exact: multiplied back it gives the count."""
    found = rate(ON_TIME, figure(value=numerator), figure(value=denominator), 0)
    assert found.value is not None
    assert round(found.value * denominator / 100, 6) == numerator


def test_published_counts_make_a_rate() -> None:
    """63/80 published with both counts is a rate of those counts."""
    row = published(
        value=figure(ON_TIME.id, "78.8", source=PUBLISHED), numerator=figure(value=63), denominator=figure(value=80)
    )
    found = current_value(holdings(unit_data(published=(row,)), CUT_OFF), ON_TIME, 30)
    assert isinstance(found, Rate)
    assert found.value == Decimal("78.75")


def test_a_published_bound_stays_a_bound() -> None:
    """«Trên 98%» without counts stays what it is."""
    row = published(value=bound(98))
    found = current_value(holdings(unit_data(published=(row,)), CUT_OFF), ON_TIME, 30)
    assert isinstance(found, Figure)
    assert found.bound is Bound.ABOVE


def test_counts_outweigh_a_published_share() -> None:
    """The unit's two counts win over a share that somebody printed."""
    own = submission(figures=figures({"tthc.truoc_dung_han": 90, "tthc.da_giai_quyet": 100}))
    found = current_value(
        holdings(unit_data(submission=own, published=(published(value=bound(98)),)), CUT_OFF), ON_TIME, 30
    )
    assert isinstance(found, Rate)
    assert found.value == Decimal(90)


def test_a_count_that_does_not_apply_makes_the_share_not_apply() -> None:
    """«Không áp dụng» of a count carries over, with the unit's note."""
    none = figure("tthc.da_giai_quyet", None, state=State.NOT_APPLICABLE, note="không có thẩm quyền")
    own = submission(figures=(none,))
    found = current_value(holdings(unit_data(submission=own), CUT_OFF), ON_TIME, 30)
    assert isinstance(found, Figure)
    assert (found.state, found.note) == (State.NOT_APPLICABLE, "không có thẩm quyền")


def test_nothing_known_is_none() -> None:
    """Without any figure there is no value at all."""
    assert current_value(holdings(unit_data(), CUT_OFF), ON_TIME, 30) is None
