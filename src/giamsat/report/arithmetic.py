"""How a printed number follows from others printed beside it: the differences that sentences tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from giamsat.formatting.numbers import MINUS, printed
from giamsat.report.printed_numbers import PrintedNumber
from giamsat.texts_vi.rendering import SOURCE_CHANGE, SOURCE_DIFFERENCE


def computed(
    numbers: Sequence[PrintedNumber], explained: Sequence[PrintedNumber]
) -> Iterator[tuple[PrintedNumber, str, str]]:
    """Yield the numbers that no fact explains and that follow from those which facts do, each with name and sum.

    A difference is that of printed numbers, so a reader's subtraction closes: «98,2 − 95». Its two sides are sought
    nearest first, one before and one after it, as a sentence tells them.
    """
    known = [number for number in numbers if number in explained]
    for number in numbers:
        if number in known:
            continue
        before = [other for other in reversed(known) if other.start < number.start]
        after = [other for other in known if other.start > number.start]
        pairs = [*product(before, after), *product(before, before), *product(after, after)]
        sides = next((pair for pair in pairs if _differ_by(pair, number)), None)
        if sides is not None:
            yield number, SOURCE_DIFFERENCE, _sum(*sides)
            continue
        sides = next((pair for pair in pairs if _moved_by(pair, number)), None)
        if sides is not None:
            yield number, SOURCE_CHANGE, _share(*sides)


def _differ_by(sides: tuple[PrintedNumber, PrintedNumber], number: PrintedNumber) -> bool:
    one, other = sides
    is_alike = one is not other and one.is_share is other.is_share and not number.is_share
    return is_alike and abs(one.value - other.value) == number.value


def _moved_by(sides: tuple[PrintedNumber, PrintedNumber], number: PrintedNumber) -> bool:
    now, before = sides
    if not number.is_share or now is before or now.is_share or before.is_share or not before.value:
        return False
    return printed(abs(now.value - before.value) * 100 / before.value, number.places) == number.value


def _sum(one: PrintedNumber, other: PrintedNumber) -> str:
    high, low = (one, other) if one.value >= other.value else (other, one)
    return f"{high.text} {MINUS} {low.text}"


def _share(now: PrintedNumber, before: PrintedNumber) -> str:
    return f"({now.text} {MINUS} {before.text})/{before.text}"
