"""Whether rules hold: missing figures, states, tolerances, pairs, and where everything stands."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giamsat.analysis.evaluation import Check, Verdict, check_of, verdict
from giamsat.analysis.worth import Ground, operands, value
from giamsat.model.expressions import Binary, Call, Expression, Name, Negative, Number
from giamsat.model.parsing import parse
from giamsat.model.rules import Missing, Operator, Rule, Scope, Severity, ToleranceKind
from giamsat.model.values import State
from tests.analysis.builders import bound, figure

VALUES = {"a": Decimal(7), "b": Decimal(-3), "c": Decimal(0)}

# A tree together with what it is worth, worked out while it is made and without the kit's evaluation.
Worth = tuple[Expression, Decimal | None]
LEAVES = st.integers(0, 50).map(lambda number: (Number(Decimal(number)), Decimal(number))) | st.sampled_from(
    [(Name(name), worth) for name, worth in VALUES.items()]
)


def joined(sign: str, left: Worth, right: Worth) -> Worth:
    """Return two trees joined, and what that is worth."""
    tree = Binary(sign, left[0], right[0])
    if left[1] is None or right[1] is None or (sign == "÷" and right[1] == 0):
        return tree, None
    first, second = left[1], right[1]
    return tree, {"+": first + second, "−": first - second, "×": first * second}.get(
        sign, first / second if second else None
    )


def extreme(function: str, found: list[Worth]) -> Worth:
    """Return the least or greatest of some trees."""
    worths = [worth for _, worth in found if worth is not None]
    best = (min if function == "min" else max)(worths) if len(worths) == len(found) else None
    return Call(function, tuple(tree for tree, _ in found)), best


TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(joined, st.sampled_from("+−×÷"), inner, inner)
        | inner.map(lambda one: (Negative(one[0]), None if one[1] is None else -one[1]))
        | inner.map(lambda one: (Call("abs", (one[0],)), None if one[1] is None else abs(one[1])))
        | st.builds(extreme, st.sampled_from(("min", "max")), st.lists(inner, min_size=2, max_size=3))
    ),
    max_leaves=10,
)


def rule(left: str, operator: str, right: str, **changes: Any) -> Check:
    """Return a rule with these sides."""
    fields: dict[str, Any] = {
        "id": "r", "scope": Scope.UNIT, "left": left, "operator": Operator(operator), "right": right,
        "severity": Severity.EXPLAIN, "sentence": "{label}", "mend": "{label}", "source": "mẫu",
    }  # fmt: skip
    return check_of(Rule(**{**fields, **changes}))


def ground(**values: Any) -> Ground:
    """Return figures by name; a plain number becomes a figure, ``None`` a missing one."""
    made = {name: one if hasattr(one, "state") else figure(name, one) for name, one in values.items()}
    return Ground(made)


@given(TREES)
def test_a_tree_is_worth_what_arithmetic_says(worth: Worth) -> None:
    """Random trees are worth the same as worked out apart; a division by zero is unknown, never an error."""
    tree, expected = worth
    assert value(tree, Ground({name: figure(name, str(number)) for name, number in VALUES.items()})) == expected


def test_a_broken_rule_gives_both_sides() -> None:
    """4.450 against 310 + 4.120 + 18: both numbers are told; when it adds up nothing is."""
    own = rule("g", "=", "h + i + j")
    assert verdict(own, ground(g=4450, h=310, i=4120, j=18)) == Verdict(Decimal(4450), Decimal(4448))
    assert verdict(own, ground(g=4448, h=310, i=4120, j=18)) is None


@pytest.mark.parametrize(
    ("missing", "values", "is_broken"),
    [
        (Missing.SKIP_IF_ANY, {"a": 5, "b": 7, "c": None}, False),
        (Missing.SKIP_IF_ALL, {"a": 5, "b": 7, "c": None}, True),
        (Missing.SKIP_IF_ALL, {"a": 5, "b": None, "c": None}, False),
        (Missing.NEVER_SKIP, {"a": 5, "b": None, "c": None}, True),
        (Missing.NEVER_SKIP, {"a": None, "b": 0, "c": 0}, False),
    ],
)
def test_missing_figures_follow_the_rules_strategy(missing: Missing, values: dict[str, Any], is_broken: bool) -> None:
    """As in DHIS2: any missing figure, or a side of missing figures only, or none, leaves the rule out."""
    assert (verdict(rule("a", "=", "b + c", missing=missing), ground(**values)) is not None) is is_broken


@pytest.mark.parametrize("missing", list(Missing))
@pytest.mark.parametrize("vague", [bound(3, indicator_id="b"), figure("b", 3, state=State.APPROXIMATE)])
def test_a_bound_or_an_estimate_is_no_number(missing: Missing, vague: Any) -> None:
    """«Trên 3» and «khoảng 3» break no rule, whatever the strategy: neither is their number nor 0."""
    assert verdict(rule("a", "=", "b", missing=missing), ground(a=100, b=vague)) is None


def test_zero_is_a_number_and_not_applicable_is_none() -> None:
    """A true zero is compared; what does not apply leaves the rule out."""
    assert verdict(rule("a", "≤", "b"), ground(a=5, b=0)) == Verdict(Decimal(5), Decimal(0))
    none = figure("b", None, state=State.NOT_APPLICABLE)
    assert verdict(rule("a", "≤", "b"), ground(a=5, b=none)) is None


def test_min_and_max_leave_missing_ones_aside() -> None:
    """Valid forms are held against the fewest that are known; when none is, nothing is told."""
    own = rule("valid", "≤", "min(issued, collected)", missing=Missing.SKIP_IF_ALL)
    assert verdict(own, ground(valid=311, issued=None, collected=310)) == Verdict(Decimal(311), Decimal(310))
    assert verdict(own, ground(valid=311, issued=None, collected=None)) is None
    assert verdict(own, ground(valid=None, issued=1, collected=2)) is None


@pytest.mark.parametrize(
    ("operator", "holds"),
    [("=", (False, True, False)), ("≠", (True, False, True)), ("<", (True, False, False)), ("≤", (True, True, False)),
     (">", (False, False, True)), ("≥", (False, True, True))],
)  # fmt: skip
def test_operators(operator: str, holds: tuple[bool, bool, bool]) -> None:
    """Each operator on 1, 2 and 3 against 2."""
    own = rule("a", operator, "2")
    assert tuple(verdict(own, ground(a=number)) is None for number in (1, 2, 3)) == holds


def test_tolerances() -> None:
    """An absolute one, one in percent of the right side, and half a unit of the last printed decimal."""
    absolute = rule("a", "=", "b", tolerance=Decimal(2))
    assert verdict(absolute, ground(a=102, b=100)) is None
    assert verdict(absolute, ground(a=103, b=100)) is not None
    percent = rule("a", "≤", "b", tolerance=Decimal("0.5"), tolerance_kind=ToleranceKind.PERCENT)
    assert verdict(percent, ground(a=1005, b=1000)) is None
    assert verdict(percent, ground(a=1006, b=1000)) is not None
    rounding = rule("a", "=", "rate(b, c)", tolerance_kind=ToleranceKind.ROUNDING)
    assert verdict(rounding, ground(a="99.85", b=509772, c=510541)) is None
    assert verdict(rounding, ground(a="99.86", b=509772, c=510541)) is not None
    assert verdict(rounding, ground(a="99.9", b=509772, c=510541)) is not None
    assert verdict(rounding, ground(a="99.8", b=509772, c=510541)) is None


def test_pairs_ask_whether_figures_are_given() -> None:
    """Both or neither, and not both; a bound is given, a missing figure is not."""
    both, either = rule("a", "compulsory_pair", "b"), rule("a", "exclusive_pair", "b")
    cases = [ground(a=1, b=2), ground(a=1, b=None), ground(a=None, b=2), ground(a=None, b=None)]
    assert [verdict(both, one) is None for one in cases] == [True, False, False, True]
    assert [verdict(either, one) is None for one in cases] == [False, True, True, True]
    assert verdict(both, ground(a=1, b=bound(98))) is None


def test_a_condition_limits_where_a_rule_holds() -> None:
    """Where the condition is false or unknown nothing is told."""
    own = rule("a", "≤", "1", condition="b ≥ 30; c > 0")
    assert verdict(own, ground(a=5, b=30, c=1)) is not None
    assert verdict(own, ground(a=5, b=29, c=1)) is None
    assert verdict(own, ground(a=5, b=30, c=None)) is None


def test_sums_and_last_period_look_elsewhere() -> None:
    """``previous`` looks at last period, ``sum_rows`` at the rows; without rows there is nothing to compare with."""
    rows = (ground(x=60), ground(x=38))
    own = Ground({"x": figure("x", 100)}, before=ground(x=10), rows=rows)
    assert value(parse("previous(x)"), own) == 10
    assert value(parse("sum_rows(x)"), own) == 98
    assert value(parse("sum_sub_units(x)"), own) is None
    assert value(parse("previous(previous(x))"), own) is None
    assert [one.figure.value for one in operands(parse("x − sum_rows(x)"), own) if one.figure] == [100, 60, 38]
