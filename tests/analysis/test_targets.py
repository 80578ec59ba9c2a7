"""Values against targets."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.analysis.rates import rate
from giamsat.analysis.targets import check, target_for
from giamsat.formatting.numbers import printed
from giamsat.model.judgement import Relation
from giamsat.model.parameters import Level
from giamsat.model.values import Bound, Rate, State
from tests.analysis.builders import bound, figure, rate_indicator, target, unit

ON_TIME = rate_indicator()


def share(numerator: int, denominator: int) -> Rate:
    """Return a share from two counts."""
    return rate(ON_TIME, figure(value=numerator), figure(value=denominator), 30)


def test_difference_is_that_of_the_printed_numbers() -> None:
    """12.345/12.571 against 95%: 98,2 − 95 = 3,2, as a reader subtracts it."""
    found = check(share(12345, 12571), target(95), ON_TIME)
    assert (found.relation, found.decimals, found.difference, found.is_met) == (
        Relation.ABOVE, 1, Decimal("3.2"), True
    )  # fmt: skip


def test_decimals_are_added_until_the_relation_shows() -> None:
    """94,98 against 95 is printed with two decimals and is 0,02 below, never «95,0%, thấp hơn 95%»."""
    found = check(share(18996, 20000), target(95), ON_TIME)
    assert (found.relation, found.decimals, found.difference, found.is_met) == (
        Relation.BELOW, 2, Decimal("0.02"), False
    )  # fmt: skip


def test_exactly_on_the_target_is_equal_and_met() -> None:
    """1.200/2.000 against 60% is «bằng chỉ tiêu», without a difference."""
    found = check(share(1200, 2000), target(60), ON_TIME)
    assert (found.relation, found.decimals, found.difference, found.is_met) == (Relation.EQUAL, 1, None, True)


def test_a_ceiling_is_met_from_below() -> None:
    """1,8% overdue against at most 1% is above and not met; 0,8% is met."""
    ceiling = target(1, bound="toi-da")
    assert check(share(226, 12571), ceiling, ON_TIME).is_met is False
    assert check(share(8, 1000), ceiling, ON_TIME).is_met is True


@pytest.mark.parametrize(
    ("edge", "direction", "aim", "relation", "is_met"),
    [
        (98, Bound.ABOVE, 95, Relation.ABOVE, True),
        (98, Bound.ABOVE, 98, Relation.ABOVE, True),
        (98, Bound.ABOVE, 99, Relation.UNKNOWN, None),
        (95, Bound.AT_LEAST, 95, Relation.UNKNOWN, True),
        (90, Bound.BELOW, 95, Relation.BELOW, False),
        (97, Bound.BELOW, 95, Relation.UNKNOWN, None),
        (95, Bound.AT_MOST, 95, Relation.UNKNOWN, None),
    ],
)
def test_a_bound_tells_only_what_it_proves(
    edge: int, direction: Bound, aim: int, relation: Relation, is_met: bool | None
) -> None:
    """«Trên 98%» is above 95 without a difference, and says nothing about 99."""
    found = check(bound(edge, direction), target(aim), ON_TIME)
    assert (found.relation, found.difference, found.is_met) == (relation, None, is_met)


@pytest.mark.parametrize("value", [None, share(3, 4), figure(value=96, state=State.APPROXIMATE), figure(value=None)])
def test_unknown_small_and_estimated_values_are_not_judged(value: object) -> None:
    """Missing, few cases and estimates give no relation."""
    found = check(value, target(95), ON_TIME)  # type: ignore[arg-type]
    assert (found.relation, found.difference, found.is_met) == (Relation.UNKNOWN, None, None)


def test_a_share_is_never_rounded_onto_100() -> None:
    """99,96% is printed with two decimals even when the target is far away."""
    assert check(share(9996, 10000), target(95), ON_TIME).decimals == 2


@settings(max_examples=80)
@given(st.integers(0, 40000), st.integers(30, 40000), st.integers(0, 1000))
def test_printed_numbers_show_relation_and_difference(numerator: int, denominator: int, tenths: int) -> None:
    """Whatever the counts, the printed value stands to the target as told and the difference closes."""
    value, aim = share(min(numerator, denominator), denominator), Decimal(tenths) / 10
    found = check(value, target(str(aim)), ON_TIME)
    assert value.value is not None
    shown = printed(value.value, found.decimals)
    assert (shown > aim, shown < aim) == (found.relation is Relation.ABOVE, found.relation is Relation.BELOW)
    assert found.difference == (None if shown == aim else abs(shown - aim))


def test_the_target_of_the_level_wins() -> None:
    """A target of the round for the unit's level outweighs the general one, which outweighs the catalogue's."""
    general, own = target(80), target(70, levels=(Level.DEPARTMENT,))
    catalogue = rate_indicator(target=Decimal(50), target_bound="toi-thieu", target_document="Kế hoạch cũ")
    assert target_for(catalogue, unit(), (general, own)) is own
    assert target_for(catalogue, unit(level=Level.DISTRICT), (general, own)) is general
    fallback = target_for(catalogue, unit(), ())
    assert fallback is not None
    assert (fallback.value, fallback.document) == (Decimal(50), "Kế hoạch cũ")


def test_no_target_is_none() -> None:
    """Without a target nothing is invented, also when the round sets one for another level only."""
    assert target_for(ON_TIME, unit(), (target(70, levels=(Level.DISTRICT,)),)) is None
