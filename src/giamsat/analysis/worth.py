"""What an expression is worth on given figures; nothing is run but the tree itself.

A figure that is no plain number (an estimate, a bound) makes an expression unknown, also where missing ones count as 0.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from giamsat.model.expressions import Binary, Call, Expression, Name, Negative, Number
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
Worth = Callable[[Ground], Decimal | None]


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


def value(tree: Expression, ground: Ground, is_lenient: bool = False) -> Decimal | None:
    """Return what a tree is worth on ``ground``; ``None`` when a figure in it is unknown or it divides by zero.

    ``is_lenient``: missing figures count as 0, and not at all in ``min`` and ``max``.
    """
    return worth(tree, is_lenient)(ground)


@cache
def worth(tree: Expression, is_lenient: bool) -> Worth:
    """Return a tree as a function from ground to value: the tree is walked once, not for each of many rows."""
    match tree:
        case Name():
            return _lenient_name(tree.text) if is_lenient else _strict_name(tree.text)
        case Number():
            return lambda _: tree.value
        case Negative():
            return _negative(worth(tree.inner, is_lenient))
        case Binary():
            return _binary(tree.sign, worth(tree.left, is_lenient), worth(tree.right, is_lenient))
        case Call():
            return _call(tree, [worth(one, is_lenient) for one in tree.arguments], is_lenient)


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


def _strict_name(name: str) -> Worth:
    def found(ground: Ground) -> Decimal | None:
        figure = ground.figures.get(name)
        if figure is None:
            return ground.numbers.get(name)
        return figure.value if figure.is_countable else None

    return found


def _lenient_name(name: str) -> Worth:
    def found(ground: Ground) -> Decimal | None:
        figure = ground.figures.get(name)
        if figure is None:
            return ground.numbers.get(name, _ZERO)
        if figure.is_countable:
            return figure.value
        return _ZERO if figure.value is None else None

    return found


def _negative(inner: Worth) -> Worth:
    def found(ground: Ground) -> Decimal | None:
        number = inner(ground)
        return None if number is None else -number

    return found


_JOINED: Mapping[str, Callable[[Decimal, Decimal], Decimal | None]] = {
    "+": operator.add,
    "−": operator.sub,
    "×": operator.mul,
    "÷": lambda left, right: left / right if right else None,
    "rate": lambda part, whole: part * 100 / whole if whole else None,
}


def _binary(sign: str, left: Worth, right: Worth) -> Worth:
    join = _JOINED[sign]

    def found(ground: Ground) -> Decimal | None:
        first = left(ground)
        second = right(ground) if first is not None else None
        return None if first is None or second is None else join(first, second)

    return found


def _call(tree: Call, arguments: Sequence[Worth], is_lenient: bool) -> Worth:
    match tree.function:
        case "min" | "max":
            return _extreme(tree, arguments, is_lenient)
        case "rate":
            return _binary("rate", *arguments)
        case "abs":
            return _absolute(arguments[0])
        case "previous":
            return lambda ground: arguments[0](ground.before or _EMPTY)
        case _:
            return _sum(tree.function, arguments[0])


def _absolute(inner: Worth) -> Worth:
    def found(ground: Ground) -> Decimal | None:
        number = inner(ground)
        return None if number is None else abs(number)

    return found


def _extreme(tree: Call, arguments: Sequence[Worth], is_lenient: bool) -> Worth:
    choose: Callable[[list[Decimal]], Decimal] = min if tree.function == "min" else max

    def found(ground: Ground) -> Decimal | None:
        numbers = []
        for argument, own in zip(tree.arguments, arguments, strict=True):
            if is_lenient and not is_any_given(argument, ground):
                continue
            number = own(ground)
            if number is None:
                return None
            numbers.append(number)
        return choose(numbers) if numbers else _ZERO

    return found


def _sum(function: str, inner: Worth) -> Worth:
    """Add a tree up over rows; without any row there is nothing to compare with."""

    def found(ground: Ground) -> Decimal | None:
        rows = _grounds(function, ground)
        numbers = [inner(row) for row in rows]
        known = [number for number in numbers if number is not None]
        return sum(known, _ZERO) if rows and len(known) == len(numbers) else None

    return found


def is_any_given(tree: Expression, ground: Ground) -> bool:
    """Whether a tree has a figure that is given, or no figure at all."""
    found = list(operands(tree, ground))
    return not found or any(one.is_given for one in found)
