"""A list published from the highest down: what breaks its order, and which number would fit there.

The longest falling part is taken as right. The kit proposes by order, mean and range; a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stated:
    """What is told of a list besides its numbers: the printed mean of all ``n``, and the range of the unread one."""

    mean: Decimal
    n: int
    lowest: Decimal
    highest: Decimal


def longest_falling(values: Sequence[Decimal]) -> frozenset[int]:
    """Return the places of the longest part of ``values`` that never rises; the earliest of equally long ones."""
    lengths: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        longest, link = 1, -1
        for earlier in range(place):
            if values[earlier] >= value and lengths[earlier] + 1 > longest:
                longest, link = lengths[earlier] + 1, earlier
        lengths.append(longest)
        before.append(link)
    kept: set[int] = set()
    place = max(range(len(values)), key=lengths.__getitem__, default=-1)
    while place >= 0:
        kept.add(place)
        place = before[place]
    return frozenset(kept)


def neighbours(values: Sequence[Decimal], kept: frozenset[int], place: int) -> tuple[Decimal | None, Decimal | None]:
    """Return the nearest kept numbers above and below ``place``, ``None`` at an end of the list."""
    above = next((values[one] for one in range(place - 1, -1, -1) if one in kept), None)
    below = next((values[one] for one in range(place + 1, len(values)) if one in kept), None)
    return above, below


def proposals(values: Sequence[Decimal], place: int, stated: Stated | None = None) -> tuple[Decimal, ...]:
    """Return what could stand at ``place`` instead: one digit changed, or two neighbours exchanged, and in order.

    With ``stated`` the list lacks one number; only proposals remain with which the printed mean leaves a number
    within the range stated for it. Nothing is proposed for a number that is in order.
    """
    kept = longest_falling(values)
    if place in kept:
        return ()
    above, below = neighbours(values, kept, place)
    fitting = {
        number
        for number in slips(values[place])
        if (above is None or number <= above) and (below is None or number >= below)
    }
    return tuple(sorted(number for number in fitting if _leaves_room(values, place, number, stated)))


def slips(number: Decimal) -> Iterator[Decimal]:
    """Yield the numbers that one slip of the hand turns into ``number``; none with a 0 before its whole part."""
    text = str(number)
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    changed = (text[:place] + digit + text[place + 1 :] for place in places for digit in "0123456789")
    for other in (*changed, *(_exchanged(text, first, second) for first, second in pairwise(places))):
        if other != text and not (other.startswith("0") and other[1:2].isdigit()):
            yield Decimal(other)


def _exchanged(text: str, first: int, second: int) -> str:
    signs = list(text)
    signs[first], signs[second] = signs[second], signs[first]
    return "".join(signs)


def unread(values: Sequence[Decimal], stated: Stated) -> tuple[Decimal, Decimal]:
    """Return between which numbers the unread one lies, since the printed mean is rounded."""
    total, half = sum(values, Decimal(0)), Decimal(5).scaleb(_exponent(stated.mean) - 1)
    return (stated.mean - half) * stated.n - total, (stated.mean + half) * stated.n - total


def _leaves_room(values: Sequence[Decimal], place: int, number: Decimal, stated: Stated | None) -> bool:
    if stated is None:
        return True
    low, high = unread([*values[:place], number, *values[place + 1 :]], stated)
    return low <= stated.highest and high >= stated.lowest


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0
