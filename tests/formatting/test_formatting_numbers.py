"""Numbers as printed in Vietnamese prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.formatting import numbers

shares = st.decimals(min_value=0, max_value=100, places=6)


def test_integer_groups_by_three_with_dots():
    """Counts carry a thousands dot and never a fraction."""
    assert numbers.integer(12571) == "12.571"
    assert numbers.integer(Decimal("1234567")) == "1.234.567"
    assert numbers.integer(-12) == "−12"
    with pytest.raises(ValueError, match="whole"):
        numbers.integer(Decimal("1.5"))


def test_decimal_has_a_comma_and_rounds_half_up():
    """98.15 prints as 98,2, a stripped 95,0 as 95."""
    assert numbers.decimal(Decimal("98.15"), 1) == "98,2"
    assert numbers.decimal(Decimal("2141.5"), 1) == "2.141,5"
    assert numbers.decimal(Decimal("95.0"), 1, strip=True) == "95"
    assert numbers.decimal(Decimal("-0.04"), 1) == "0,0"
    assert numbers.exact(Decimal("83.570")) == "83,57"


@pytest.mark.parametrize(
    "value,places,text",
    [
        ("98.2", 1, "98,2%"),
        ("60", 1, "60,0%"),
        ("99.96", 1, "99,96%"),
        ("0.04", 1, "0,04%"),
        ("100", 1, "100%"),
        ("0", 1, "0%"),
        ("100.04", 1, "100,04%"),
    ],
)
def test_a_share_is_never_printed_as_a_zero_or_hundred_that_it_is_not(value: str, places: int, text: str):
    """99,96% is not 100% and 0,04% is not 0%."""
    assert numbers.percent(Decimal(value), places) == text


def test_enough_places_show_the_relation_to_the_target():
    """94,98 against 95 needs two decimals; an equal value needs no more than usual."""
    assert numbers.places_to_show(Decimal("94.98"), Decimal(95), 1) == 2
    assert numbers.places_to_show(Decimal("98.2"), Decimal(95), 1) == 1
    assert numbers.places_to_show(Decimal(95), Decimal(95), 1) == 1
    assert numbers.places_to_show(Decimal("83.6"), Decimal("83.57"), 1) == 2
    assert numbers.places_to_show(Decimal("99.96"), Decimal(95), 1) == 2


def test_counts_below_ten_have_two_digits_in_prose_only():
    """«05 sáng kiến» but «5/9» in a fraction."""
    assert [numbers.count_words(n) for n in (0, 5, 9, 10, 12571)] == ["0", "05", "09", "10", "12.571"]
    assert numbers.count_words(5, pad=False) == "5"
    assert numbers.fraction(3, 4) == "3/4"
    assert numbers.padded_fraction(5, 16) == "05/16"


def test_a_fraction_keeps_the_decimals_of_its_parts():
    """Parts in million đồng have decimals, which are neither refused nor rounded away."""
    assert numbers.fraction(Decimal("1653.5"), Decimal("2141.50")) == "1.653,5/2.141,5"
    assert numbers.fraction(12345, Decimal("12571")) == "12.345/12.571"
    assert numbers.fraction(0, Decimal("0.75")) == "0/0,75"


def test_signed_million_and_share():
    """Signs, amounts in million đồng, shares of counts."""
    assert numbers.signed(Decimal("3.2"), 1) == "+3,2"
    assert numbers.signed(Decimal("-2.51"), 2) == "−2,51"
    assert numbers.signed(Decimal("0.01"), 1) == "0,0"
    assert numbers.million(Decimal("2141.50")) == "2.141,5\u00a0triệu đồng"
    assert numbers.percent(numbers.share(12345, 12571), 1) == "98,2%"
    with pytest.raises(ZeroDivisionError):
        numbers.share(0, 0)


@pytest.mark.parametrize("value", [1.5, True, float("nan")])
def test_floats_never_enter(value: object):
    """A float or a truth value is a programming error, not a number."""
    with pytest.raises(TypeError):
        numbers.decimal(value, 1)  # type: ignore[arg-type]


def test_what_is_not_finite_is_refused():
    """NaN and infinity are not printed."""
    with pytest.raises(ValueError, match="finite"):
        numbers.exact(Decimal("NaN"))


@settings(max_examples=100)
@given(shares, shares)
def test_printed_numbers_show_every_relation(value: Decimal, target: Decimal):
    """With the places that are given, the printed value stands to the target as the exact one does."""
    places = numbers.places_to_show(value, target, 1)
    shown = numbers.printed(value, places)
    assert (shown > target, shown < target) == (value > target, value < target)
    assert (shown == 100, shown == 0) == (value == 100, value == 0)


@settings(max_examples=100)
@given(
    st.decimals(min_value=0, max_value=10**12, places=3),
    st.one_of(st.integers(min_value=0, max_value=10**12), st.decimals(min_value=0, max_value=10**9, places=2)),
)
def test_a_fraction_is_read_back_as_its_parts(part: Decimal, whole: Decimal | int):
    """Whatever its decimals, each part stands in the fraction with its exact value."""
    printed = numbers.fraction(part, whole).split("/")
    assert [Decimal(text.replace(".", "").replace(",", ".")) for text in printed] == [part, whole]
