"""The sides of rules: what is read, how it is printed, what a slip is told as."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giamsat.errors import ParamsError
from giamsat.model.expressions import (
    FUNCTIONS,
    Binary,
    Call,
    Comparison,
    Expression,
    Name,
    Negative,
    Number,
    names,
    written,
)
from giamsat.model.parsing import parse, parse_condition

NUMBERS = st.decimals(0, 10**9, places=3).map(abs).map(Number)
NAMES = st.sampled_from(("value", "tthc.tiep_nhan", "tac-dong.phieu_hop_le", "chi-so.766", "(3)", "(13)", "(n)")).map(
    Name
)


def calls(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    """Return calls with the right number of arguments; a function of one argument takes no bare number."""

    def call(function: str, wanted: int) -> st.SearchStrategy[Expression]:
        size = {"min_size": wanted or 2, "max_size": wanted or 4}
        own = inner.filter(lambda tree: not isinstance(tree, Number)) if wanted == 1 else inner
        return st.lists(own, **size).map(lambda found: Call(function, tuple(found)))

    return st.one_of(*(call(function, wanted) for function, wanted in FUNCTIONS.items()))


TREES = st.recursive(
    NUMBERS | NAMES,
    lambda inner: st.builds(Binary, st.sampled_from("+−×÷"), inner, inner) | inner.map(Negative) | calls(inner),
    max_leaves=12,
)


@given(TREES)
def test_a_printed_tree_is_read_as_itself(tree: Expression) -> None:
    """Whatever a rule can say is printed so that reading it gives the same tree."""
    assert parse(written(tree)) == tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(4) + (5) + (6)", Binary("+", Binary("+", Name("(4)"), Name("(5)")), Name("(6)"))),
        ("a.x - b.y * 2", Binary("−", Name("a.x"), Binary("×", Name("b.y"), Number(Decimal(2))))),
        ("(a.x − b.y) ÷ 2.5", Binary("÷", Binary("−", Name("a.x"), Name("b.y")), Number(Decimal("2.5")))),
        ("-value", Negative(Name("value"))),
        ("previous(tthc.tiep_nhan)", Call("previous", (Name("tthc.tiep_nhan"),))),
        ("sum_sub_units((n))", Call("sum_sub_units", (Name("(n)"),))),
        ("sum_rows( ( 7 ) )", Call("sum_rows", (Name("(7)"),))),
        ("rate(a, b)", Call("rate", (Name("a"), Name("b")))),
        ("min(issued, collected, valid)", Call("min", (Name("issued"), Name("collected"), Name("valid")))),
        ("tac-dong.phieu - 1", Binary("−", Name("tac-dong.phieu"), Number(Decimal(1)))),
    ],
)
def test_what_is_written_is_what_is_meant(text: str, expected: Expression) -> None:
    """Signs bind as in arithmetic, typed ones are read as printed ones, a hyphen inside an id is no minus."""
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("", "rule-expression-operand", "1"),
        ("(3) +", "rule-expression-operand", "6"),
        ("(3) (4)", "rule-expression-rest", "5"),
        ("(3) + §", "rule-expression-sign", "7"),
        ("(2) + (4)", "rule-expression-column", "1"),
        ("(a + b", "rule-expression-close", "7"),
        ("sum((3))", "rule-expression-function", "1"),
        ("sum_rows(3)", "rule-expression-brackets", "1"),
        ("rate(a)", "rule-expression-arguments", "1"),
        ("max(a)", "rule-expression-arguments", "1"),
        ("1.234.567", "rule-expression-sign", "1"),
        ("a = b", "rule-expression-sign", "3"),
        ("__import__", "rule-expression-sign", "1"),
        ("value.__class__()", "rule-expression-function", "1"),
        ("(" * 60 + "a" + ")" * 60, "rule-expression-deep", "42"),
    ],
)
def test_a_slip_is_told_with_its_place(text: str, code: str, position: str) -> None:
    """Each slip has a code and a place in the text, counted from 1; nothing is run."""
    with pytest.raises(ParamsError) as caught:
        parse(text)
    (fault,) = caught.value.faults
    assert (fault.code, dict(fault.facts)["position"]) == (code, position)


def test_conditions_stand_between_semicolons() -> None:
    """Typed signs of comparison are read as printed ones; an empty text is no condition."""
    assert parse_condition("value >= 30; n != 0") == (
        Comparison(Name("value"), "≥", Number(Decimal(30))),
        Comparison(Name("n"), "≠", Number(Decimal(0))),
    )
    assert parse_condition(" ") == ()


@pytest.mark.parametrize("text", ["value", "1 < value < 3", "value > 1;"])
def test_a_condition_without_one_comparison_is_refused(text: str) -> None:
    """A part without a sign of comparison, or with two, is no condition."""
    with pytest.raises(ParamsError) as caught:
        parse_condition(text)
    assert caught.value.faults[0].code == "rule-condition"


def test_names_are_told_from_left_to_right() -> None:
    """Columns and indicators are found wherever they stand."""
    assert list(names(parse("max(a, previous(b)) − (3) × −c"))) == ["a", "b", "(3)", "c"]
