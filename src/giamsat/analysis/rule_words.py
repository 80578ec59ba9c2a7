"""A breach in words: the sides with and without values, the cells, and the sentences of its rule filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from giamsat.analysis.breaches import Breach
from giamsat.analysis.worth import operands, value
from giamsat.formatting.cells import cell_runs
from giamsat.formatting.numbers import count_words, decimal, exact, own_places
from giamsat.formatting.text import lower_first
from giamsat.model.expressions import Binary, Call, Expression, Name, Negative, Number
from giamsat.model.parameters import Indicator
from giamsat.model.rules import PAIRS
from giamsat.texts_vi import rules as texts

_MOST_PLACES = 4  # a number with more decimals than this was divided, and is printed with two
_DIVIDED = 2
_BLANK_BEFORE = re.compile(r"\s+(?=[).,;])")


class Fields(Mapping[str, str]):
    """The fields of a rule's sentences about one breach, each worked out when a sentence names it."""

    def __init__(self, breach: Breach, called: str, indicators: Mapping[str, Indicator]) -> None:
        self._breach = breach
        self._called = called
        self._indicators = indicators

    def __getitem__(self, name: str) -> str:
        breach, subject = self._breach, self._breach.subject
        if name in subject.shown:
            return subject.shown[name]
        match name:
            case "label":
                return subject.label
            case "unit":
                return self._called
            case "measure":
                return measure(breach, self._indicators)
            case "cells":
                return cells(breach)
            case "left" | "right":
                return number(getattr(breach.verdict, name), subject.decimals)
            case "difference":
                return difference(breach)
            case "left_words" | "right_words":
                return side(_tree(breach, name), breach, with_values=False)
            case "left_values" | "right_values":
                return side(_tree(breach, name), breach, with_values=True)
            case "previous_value":
                before = subject.ground.before
                return number(value(Name("value"), before) if before is not None else None, subject.decimals)
            case _:
                return number(value(Name(name), subject.ground), subject.decimals)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def filled(template: str, breach: Breach, called: str, indicators: Mapping[str, Indicator]) -> str:
    """Return a sentence of a rule with its fields filled in; text of units stays text."""
    text = template.format_map(Fields(breach, called, indicators))
    text = _BLANK_BEFORE.sub("", text).strip()
    return text[:1].upper() + text[1:]


def side(tree: Expression, breach: Breach, *, with_values: bool) -> str:
    """Return a side of a rule in words: «trước hạn (8) 310 + đúng hạn (9) 4.120», or without the numbers."""
    match tree:
        case Number():
            return exact(tree.value)
        case Name():
            named = breach.subject.names.get(tree.text, texts.NAMES.get(tree.text, tree.text))
            return f"{named} {_shown(tree.text, breach)}" if with_values else named
        case Negative():
            return f"−{side(tree.inner, breach, with_values=with_values)}"
        case Binary():
            left, right = (side(one, breach, with_values=with_values) for one in (tree.left, tree.right))
            return f"{left} {tree.sign} {right}"
        case Call():
            return _called(tree, breach, with_values)


def _called(tree: Call, breach: Breach, with_values: bool) -> str:
    inner = [side(one, breach, with_values=False) for one in tree.arguments]
    named = texts.FUNCTIONS[tree.function].format(*inner, all=", ".join(inner))
    if not with_values:
        return named
    return f"{named} {number(value(tree, breach.subject.ground), breach.subject.decimals)}"


def _shown(name: str, breach: Breach) -> str:
    shown = breach.subject.shown.get(name)
    return shown if shown is not None else number(value(Name(name), breach.subject.ground), breach.subject.decimals)


def _tree(breach: Breach, name: str) -> Expression:
    return breach.check.left if name.startswith("left") else breach.check.right


def number(found: Decimal | None, places: int | None = None) -> str:
    """Return a number as prose prints it: exactly, or with ``places`` decimals, or with two when it was divided."""
    if found is None:
        return texts.NOTHING
    if own_places(found) > (_MOST_PLACES if places is None else places):
        return decimal(found, _DIVIDED if places is None else places)
    return exact(found)


def difference(breach: Breach) -> str:
    """Return by how much the sides differ; counts below 10 with two digits («02»)."""
    left, right = breach.verdict.left, breach.verdict.right
    if left is None or right is None:
        return texts.NOTHING
    found = abs(left - right)
    return count_words(found) if found == found.to_integral_value() else number(found, breach.subject.decimals)


def cells(breach: Breach) -> str:
    """Return the cells of all figures of both sides in few words: «G12:J12»."""
    return cell_runs(place.cell for place in breach.places)


def measure(breach: Breach, indicators: Mapping[str, Indicator]) -> str:
    """Return what is counted: the subject's measure, else that of the first indicator on the left side."""
    if breach.subject.measure:
        return breach.subject.measure
    first = next(iter(operands(breach.check.left, breach.subject.ground)), None)
    indicator = indicators.get(first.name) if first is not None else None
    return indicator.measure if indicator is not None else ""


def found_words(breach: Breach) -> str:
    """Return what was found, for a table: the left side, or its first figure when it is worked out of several."""
    rule, subject = breach.rule, breach.subject
    if rule.operator in PAIRS:
        return texts.FOUND_PAIRS[rule.operator.value]
    named = [one.name for one in (*breach.left, *breach.right)]
    days = [subject.shown[name] for name in named if name in subject.shown and name != "cut_off"]
    if days:
        return days[0]
    is_bare = isinstance(breach.check.left, Name)
    found = breach.verdict.left if is_bare or not named else value(Name(named[0]), subject.ground)
    return number(found, subject.decimals)


def expected_words(breach: Breach, called: str, indicators: Mapping[str, Indicator]) -> str:
    """Return what was expected instead, for a table: «bằng 4.448»."""
    rule, shown = breach.rule, breach.subject.shown
    if rule.expected:
        return lower_first(filled(rule.expected, breach, called, indicators))
    right = shown.get(rule.right)
    if right is not None:
        return right
    return texts.EXPECTED[rule.operator.value].format(right=number(breach.verdict.right, breach.subject.decimals))
