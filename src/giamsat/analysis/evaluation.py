"""Whether rules hold on given figures: missing ones, tolerances, conditions, pairs that must or must not be given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from giamsat.analysis.worth import Ground, Operand, Worth, is_any_given, operands, worth
from giamsat.model.expressions import Expression
from giamsat.model.parsing import parse, parse_condition
from giamsat.model.rules import PAIRS, Missing, Operator, Rule, ToleranceKind

_ZERO = Decimal(0)
Stands = Callable[[Decimal, Decimal, Decimal], bool]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Both sides of a rule that does not hold; ``None`` for a side of a pair that is not given."""

    left: Decimal | None
    right: Decimal | None


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with its expressions read once; ``worth_left`` and ``worth_right`` tell what its sides are worth."""

    rule: Rule
    left: Expression
    right: Expression
    worth_left: Worth
    worth_right: Worth
    stands: Stands
    is_pair: bool
    needs_both: bool
    condition: tuple[tuple[Worth, Stands, Worth], ...]


def check_of(rule: Rule) -> Check:
    """Return a rule ready to be applied many times.

    :raises ParamsError: when an expression cannot be read; those of params/ were all read before.
    """
    left, right = parse(rule.left), parse(rule.right)
    is_lenient = rule.missing is not Missing.SKIP_IF_ANY and rule.operator not in PAIRS
    condition = [
        (worth(one.left, False), _STANDS[Operator(one.relation)], worth(one.right, False))
        for one in parse_condition(rule.condition)
    ]
    return Check(
        rule=rule,
        left=left,
        right=right,
        worth_left=worth(left, is_lenient),
        worth_right=worth(right, is_lenient),
        stands=_STANDS.get(rule.operator, _never),
        is_pair=rule.operator in PAIRS,
        needs_both=rule.missing is Missing.SKIP_IF_ALL,
        condition=tuple(condition),
    )


def verdict(check: Check, ground: Ground) -> Verdict | None:
    """Return both sides when a rule is broken on ``ground``; ``None`` when it holds or cannot be told."""
    if check.is_pair:
        return _pair(check, ground)
    if check.needs_both and not all(is_any_given(one, ground) for one in (check.left, check.right)):
        return None
    left = check.worth_left(ground)
    right = check.worth_right(ground) if left is not None else None
    if left is None or right is None or check.stands(left, right, _ZERO):
        return None  # most rules hold, so tolerance and condition are looked at last
    if check.stands(left, right, _tolerance(check, right, ground)) or not _applies(check, ground):
        return None
    return Verdict(left, right)


def _pair(check: Check, ground: Ground) -> Verdict | None:
    if not _applies(check, ground):
        return None
    first, second = (any(one.is_given for one in operands(tree, ground)) for tree in (check.left, check.right))
    is_broken = first and second if check.rule.operator is Operator.NOT_BOTH else first is not second
    return Verdict(check.worth_left(ground), check.worth_right(ground)) if is_broken else None


def _applies(check: Check, ground: Ground) -> bool:
    """Whether the condition of a rule holds; of unknown figures nothing is true."""
    for worth_left, stands, worth_right in check.condition:
        left, right = worth_left(ground), worth_right(ground)
        if left is None or right is None or not stands(left, right, _ZERO):
            return False
    return True


def _never(left: Decimal, right: Decimal, tolerance: Decimal) -> bool:
    return False


_STANDS: Mapping[Operator, Stands] = {
    Operator.EQUAL: lambda left, right, tolerance: left == right or abs(left - right) <= tolerance,
    Operator.UNEQUAL: lambda left, right, tolerance: abs(left - right) > tolerance,
    Operator.LESS: lambda left, right, tolerance: left < right + tolerance,
    Operator.AT_MOST: lambda left, right, tolerance: left <= right + tolerance,
    Operator.GREATER: lambda left, right, tolerance: left > right - tolerance,
    Operator.AT_LEAST: lambda left, right, tolerance: left >= right - tolerance,
}


def _tolerance(check: Check, right: Decimal, ground: Ground) -> Decimal:
    rule = check.rule
    match rule.tolerance_kind:
        case ToleranceKind.PERCENT:
            return abs(right) * rule.tolerance / 100
        case ToleranceKind.ROUNDING:
            return rule.tolerance + max((_half_unit(one) for one in operands(check.left, ground)), default=_ZERO)
        case _:
            return rule.tolerance


def _half_unit(operand: Operand) -> Decimal:
    """Return half a unit of the last decimal that a figure is given with: 0,005 for 99,85."""
    number = operand.figure.value if operand.figure is not None else operand.number
    exponent = number.as_tuple().exponent if number is not None else 0
    return Decimal(5).scaleb(min(exponent, 0) - 1) if isinstance(exponent, int) else _ZERO
