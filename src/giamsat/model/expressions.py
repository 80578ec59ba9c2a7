"""The sides of a rule as a typed tree, and the text of such a tree; :mod:`giamsat.model.parsing` reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

FUNCTIONS = {"previous": 1, "sum_rows": 1, "sum_sub_units": 1, "abs": 1, "rate": 2, "min": 0, "max": 0}
"""How many expressions a function takes; 0 stands for two or more."""
COLUMNS = range(3, 14)  # Biểu 06, TT 01/2020/TT-VPCP


@dataclass(frozen=True, slots=True)
class Number:
    """A constant of 0 or more."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator, or what a scope offers under a name; ``(3)`` and ``(n)`` are the columns of Biểu 06."""

    text: str


@dataclass(frozen=True, slots=True)
class Negative:
    """The value with its sign turned."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Binary:
    """Two expressions joined by one of ``+ − × ÷``; of equal rank the left ones come first."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A function of :data:`FUNCTIONS` with its arguments."""

    function: str
    arguments: tuple[Expression, ...]


Expression = Number | Name | Negative | Binary | Call


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two expressions and how the first must stand to the second: one of ``= ≠ < ≤ > ≥``."""

    left: Expression
    relation: str
    right: Expression


def written(tree: Expression) -> str:
    """Return the text of a tree, with no more brackets than needed.

    :func:`~giamsat.model.parsing.parse` makes the same tree of it, but for a function of one bare number, which it
    refuses.
    """
    return _written(tree, 0)


def names(tree: Expression) -> Iterator[str]:
    """Yield the names in a tree, columns as «(3)», from left to right."""
    match tree:
        case Name():
            yield tree.text
        case Negative():
            yield from names(tree.inner)
        case Binary():
            yield from names(tree.left)
            yield from names(tree.right)
        case Call():
            for argument in tree.arguments:
                yield from names(argument)


def functions(tree: Expression) -> Iterator[str]:
    """Yield the functions that a tree uses."""
    match tree:
        case Negative():
            yield from functions(tree.inner)
        case Binary():
            yield from functions(tree.left)
            yield from functions(tree.right)
        case Call():
            yield tree.function
            for argument in tree.arguments:
                yield from functions(argument)


def _written(tree: Expression, rank: int) -> str:
    """Return the text of a tree that stands beside a sign of ``rank`` (0 none, 1 sums, 2 products, 3 a minus)."""
    match tree:
        case Number():
            return f"{tree.value:f}"
        case Name():
            return tree.text
        case Call():
            return f"{tree.function}({', '.join(_written(one, 0) for one in tree.arguments)})"
        case Negative():
            return f"−{_written(tree.inner, 3)}"
        case Binary():
            own = 1 if tree.sign in "+−" else 2
            text = f"{_written(tree.left, own)} {tree.sign} {_written(tree.right, own + 1)}"
            return f"({text})" if own < rank else text
