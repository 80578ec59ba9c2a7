"""What a rule's sides are worth on given figures, and whether the rule holds; nothing is run but the tree itself.

A figure that is no plain number (an estimate, a bound) makes a side unknown whatever the rule says of missing ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from giamsat.model.expressions import (
    Binary,
    Call,
    Comparison,
    Expression,
    Name,
    Negative,
    Number,
    parse,
    parse_condition,
)
from giamsat.model.rules import PAIRS, Missing, Operator, Rule, ToleranceKind
from giamsat.model.values import Figure

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Ground:
    """What names mean: figures with their places, plain numbers, last period, the rows that sums go over."""

    figures: Mapping[str, Figure | None]
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    before: Ground | None = None
    rows: tuple[Ground, ...] = ()
    sub_units: tuple[Ground, ...] = ()


_EMPTY = Ground({})


@dataclass(frozen=True, slots=True)
class Operand:
    """A name of a side with what stands there: a figure, a plain number, or neither."""

    name: str
    figure: Figure | None
    number: Decimal | None

    @property
    def is_given(self) -> bool:
        """Whether anything was said: also an estimate or a bound."""
        return self.number is not None or (self.figure is not None and self.figure.value is not None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Both sides of a rule that does not hold; ``None`` for a side of a pair that is not given."""

    left: Decimal | None
    right: Decimal | None


def verdict(rule: Rule, ground: Ground) -> Verdict | None:
    """Return both sides when ``rule`` is broken on ``ground``; ``None`` when it holds or cannot be told."""
    if rule.condition and not all(_is_true(one, ground) for one in parse_condition(rule.condition)):
        return None
    left, right = parse(rule.left), parse(rule.right)
    if rule.operator in PAIRS:
        return _pair(rule.operator, left, right, ground)
    is_lenient = rule.missing is not Missing.SKIP_IF_ANY
    if rule.missing is Missing.SKIP_IF_ALL and not (_is_any_given(left, ground) and _is_any_given(right, ground)):
        return None
    first, second = value(left, ground, is_lenient), value(right, ground, is_lenient)
    if first is None or second is None or _stands(first, rule.operator, second, _tolerance(rule, left, second, ground)):
        return None
    return Verdict(first, second)


def value(tree: Expression, ground: Ground, is_lenient: bool = False) -> Decimal | None:
    """Return what a tree is worth; ``None`` when a figure in it is unknown or it divides by zero.

    ``is_lenient``: missing figures count as 0, and not at all in ``min`` and ``max``.
    """
    match tree:
        case Name():
            return _named(tree.text, ground, is_lenient)
        case Number():
            return tree.value
        case Binary():
            left = value(tree.left, ground, is_lenient)
            right = value(tree.right, ground, is_lenient) if left is not None else None
            return None if left is None or right is None else _joined(tree.sign, left, right)
        case Call():
            return _called(tree, ground, is_lenient)
        case Negative():
            inner = value(tree.inner, ground, is_lenient)
            return None if inner is None else -inner


def operands(tree: Expression, ground: Ground) -> Iterator[Operand]:
    """Yield every name of a tree with what stands there, once for each row that a sum goes over."""
    match tree:
        case Name():
            yield Operand(tree.text, ground.figures.get(tree.text), ground.numbers.get(tree.text))
        case Binary():
            yield from operands(tree.left, ground)
            yield from operands(tree.right, ground)
        case Negative():
            yield from operands(tree.inner, ground)
        case Call():
            for argument in tree.arguments:
                for place in _grounds(tree.function, ground):
                    yield from operands(argument, place)


def _grounds(function: str, ground: Ground) -> tuple[Ground, ...]:
    """Return where the argument of a function is looked up."""
    match function:
        case "previous":
            return (ground.before or _EMPTY,)
        case "sum_rows":
            return ground.rows
        case "sum_sub_units":
            return ground.sub_units
        case _:
            return (ground,)


def _named(name: str, ground: Ground, is_lenient: bool) -> Decimal | None:
    figure = ground.figures.get(name)
    if figure is None:
        number = ground.numbers.get(name)
        return _ZERO if number is None and is_lenient else number
    if figure.is_countable:
        return figure.value
    return _ZERO if is_lenient and figure.value is None else None


def _joined(sign: str, left: Decimal, right: Decimal) -> Decimal | None:
    match sign:
        case "+":
            return left + right
        case "−":
            return left - right
        case "×":
            return left * right
        case _:
            return left / right if right else None


def _called(tree: Call, ground: Ground, is_lenient: bool) -> Decimal | None:
    match tree.function:
        case "min" | "max":
            return _extreme(tree, ground, is_lenient)
        case "rate":
            part, whole = (value(one, ground, is_lenient) for one in tree.arguments)
            return part * 100 / whole if part is not None and whole else None
        case "abs":
            inner = value(tree.arguments[0], ground, is_lenient)
            return None if inner is None else abs(inner)
        case "previous":
            return value(tree.arguments[0], ground.before or _EMPTY, is_lenient)
        case _:
            return _sum(tree.arguments[0], _grounds(tree.function, ground), is_lenient)


def _extreme(tree: Call, ground: Ground, is_lenient: bool) -> Decimal | None:
    found = []
    for argument in tree.arguments:
        if is_lenient and not _is_any_given(argument, ground):
            continue
        number = value(argument, ground, is_lenient)
        if number is None:
            return None
        found.append(number)
    if not found:
        return _ZERO
    return min(found) if tree.function == "min" else max(found)


def _sum(tree: Expression, grounds: tuple[Ground, ...], is_lenient: bool) -> Decimal | None:
    """Add a tree up over rows; without any row there is nothing to compare with."""
    if not grounds:
        return None
    total = _ZERO
    for ground in grounds:
        number = value(tree, ground, is_lenient)
        if number is None:
            return None
        total += number
    return total


def _is_any_given(tree: Expression, ground: Ground) -> bool:
    """Whether a tree has a figure that is given, or no figure at all."""
    found = list(operands(tree, ground))
    return not found or any(one.is_given for one in found)


def _pair(operator: Operator, left: Expression, right: Expression, ground: Ground) -> Verdict | None:
    first, second = (any(one.is_given for one in operands(tree, ground)) for tree in (left, right))
    is_broken = first and second if operator is Operator.NOT_BOTH else first is not second
    return Verdict(value(left, ground), value(right, ground)) if is_broken else None


def _is_true(comparison: Comparison, ground: Ground) -> bool:
    """Whether a condition holds; of unknown figures nothing is true."""
    left, right = value(comparison.left, ground), value(comparison.right, ground)
    return left is not None and right is not None and _stands(left, Operator(comparison.relation), right, _ZERO)


def _stands(left: Decimal, operator: Operator, right: Decimal, tolerance: Decimal) -> bool:
    match operator:
        case Operator.EQUAL:
            return left == right or abs(left - right) <= tolerance
        case Operator.UNEQUAL:
            return abs(left - right) > tolerance
        case Operator.LESS:
            return left < right + tolerance
        case Operator.AT_MOST:
            return left <= right + tolerance
        case Operator.GREATER:
            return left > right - tolerance
        case _:
            return left >= right - tolerance


def _tolerance(rule: Rule, left: Expression, right: Decimal, ground: Ground) -> Decimal:
    match rule.tolerance_kind:
        case ToleranceKind.PERCENT:
            return abs(right) * rule.tolerance / 100
        case ToleranceKind.ROUNDING:
            return rule.tolerance + max((_half_unit(one) for one in operands(left, ground)), default=_ZERO)
        case _:
            return rule.tolerance


def _half_unit(operand: Operand) -> Decimal:
    """Return half a unit of the last decimal that a figure is given with: 0,005 for 99,85."""
    number = operand.figure.value if operand.figure is not None else operand.number
    exponent = number.as_tuple().exponent if number is not None else 0
    return Decimal(5).scaleb(min(exponent, 0) - 1) if isinstance(exponent, int) else _ZERO
