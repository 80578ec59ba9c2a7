"""Numbers as officers type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.formatting.numbers import decimal, integer
from giamsat.formatting.parse import Convention, parse_count, parse_number, readings_in_words


@pytest.mark.parametrize(
    "text,state,value",
    [
        ("12571", "co-so-lieu", 12571),
        ("1.234", "co-so-lieu", 1234),
        ("12,345", "co-so-lieu", 12345),
        ("12 571", "co-so-lieu", 12571),
        ("1.234.567", "co-so-lieu", 1234567),
        ("12.571 hồ sơ", "co-so-lieu", 12571),
        ("-5", "co-so-lieu", -5),
        ("0", "bang-0", 0),
        ("không phát sinh", "bang-0", 0),
        ("khoảng 10 nghìn", "uoc-tinh", 10000),
        ("10 nghìn", "uoc-tinh", 10000),
        ("gần 500", "uoc-tinh", 500),
        ("~30", "uoc-tinh", 30),
        ("trên 500", "chan", 500),
        ("", "chua-co", None),
        ("Chưa có", "chua-co", None),
        ("chưa có số liệu", "chua-co", None),
        ("Không áp dụng", "khong-ap-dung", None),
    ],
)
def test_counts(text: str, state: str, value: int | None):
    """A column of counts: groups of three are thousands, states are read in words."""
    parsed = parse_count(text, "hồ sơ")
    assert (parsed.state, parsed.value, parsed.problem) == (state, value, "")


@pytest.mark.parametrize(
    "text,problem",
    [
        ("62.28", "not-whole"),
        ("2.141,5", "not-whole"),
        ("90%", "not-a-number"),
        ("1.2.3", "not-a-number"),
        ("63/80", "not-a-number"),
        ("mười", "not-a-number"),
        ("1" * 5000, "not-a-number"),
        ("không", "ambiguous"),
        ("ko có", "ambiguous"),
        ("-", "ambiguous"),
        ("–", "ambiguous"),
        ("#N/A", "error-value"),
        ("#DIV/0!", "error-value"),
    ],
)
def test_counts_that_cannot_be_read(text: str, problem: str):
    """What is no count is a named problem without a value; a dash is not decided for the officer."""
    parsed = parse_count(text)
    assert (parsed.problem, parsed.value, parsed.state) == (problem, None, "")


@pytest.mark.parametrize(
    "text,value",
    [("98,2", "98.2"), ("62.28", "62.28"), ("3. 90%", "3.9"), ("2.141,5", "2141.5"), ("2,141.5", "2141.5"),
     ("0,125", "0.125"), ("1 234,5", "1234.5"), ("100%", "100"), ("đạt 98,2%", "98.2")],
)  # fmt: skip
def test_decimals_with_one_reading(text: str, value: str):
    """A mark that can only be a decimal mark is one, whatever the convention."""
    for convention in Convention:
        parsed = parse_number(text, convention)
        assert (parsed.state, parsed.value) == ("co-so-lieu", Decimal(value))


def test_a_number_with_two_readings_is_never_guessed():
    """«1.234» in a decimal column is ambiguous until the column's convention is declared."""
    parsed = parse_number("1.234")
    assert (parsed.problem, parsed.value) == ("ambiguous", None)
    assert readings_in_words(parsed) == "1234 hoặc 1,234"
    assert parse_number("1.234", Convention.VIETNAMESE).value == 1234
    assert parse_number("1.234", Convention.ENGLISH).value == Decimal("1.234")
    assert parse_number("12,345", Convention.VIETNAMESE).value == Decimal("12.345")
    assert parse_number("12,345", Convention.ENGLISH).value == 12345


def test_a_count_read_by_its_column_tells_the_other_reading():
    """«1.234» counts as 1234 and the unit can be asked to confirm."""
    assert parse_count("1.234").readings == ("1234", "1,234")
    assert parse_count("12571").readings == ()


@pytest.mark.parametrize(
    "text,bound,value",
    [
        ("trên 98%", "tren", 98),
        (">98%", "tren", 98),
        ("hơn 98%", "tren", 98),
        ("từ 98% trở lên", "tu", 98),
        ("98% trở lên", "tu", 98),
        (">= 95%", "tu", 95),
        ("dưới 1%", "duoi", 1),
        ("không quá 2%", "den", 2),
        ("≤ 2%", "den", 2),
    ],
)
def test_bounds_are_bounds_not_values(text: str, bound: str, value: int):
    """«trên 98%» is a bound with its edge."""
    parsed = parse_number(text)
    assert (parsed.state, parsed.bound, parsed.value) == ("chan", bound, Decimal(value))


@settings(max_examples=100)
@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_printed_counts_are_read_back(value: int):
    """What the kit prints as a count, it reads as the same count."""
    assert parse_count(integer(value)).value == value


@settings(max_examples=100)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_printed_decimals_are_read_back(value: Decimal):
    """What the kit prints, it reads back under its own convention."""
    assert parse_number(decimal(value, 2), Convention.VIETNAMESE).value == value


@settings(max_examples=100)
@given(st.text(max_size=20))
def test_any_text_gives_a_state_or_a_problem(text: str):
    """Never both, never neither, never an exception."""
    for parsed in (parse_count(text), parse_number(text)):
        assert bool(parsed.state) != bool(parsed.problem)
        assert (parsed.value is None) == (parsed.state in ("", "chua-co", "khong-ap-dung"))
