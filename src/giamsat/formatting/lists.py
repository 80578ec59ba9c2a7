"""Lists in prose and markers of list points."""

from __future__ import annotations

from collections.abc import Sequence

# Points of a clause: the Vietnamese alphabet without ă, â, ê, ô, ơ, ư (Decree 30/2020, Phụ lục I).
POINTS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def join(items: Sequence[str]) -> str:
    """Return «B», «A và B» or «A; B và C»: semicolons, since decimals have commas; no items is an error."""
    if not items:
        raise ValueError("a list in a sentence needs an item")
    if len(items) == 1:
        return items[0]
    return f"{'; '.join(items[:-1])} và {items[-1]}"


def roman(number: int) -> str:
    """Return the Roman numeral of 1 to 3999."""
    if not 0 < number < 4000:
        raise ValueError(f"no Roman numeral for {number}")
    text = ""
    for value, letters in _ROMAN + _ROMAN_SMALL:
        while number >= value:
            text += letters
            number -= value
    return text


def alpha_marker(number: int) -> str:
    """Return the marker of point ``number``, counted from 1: a, b, c, d, đ, e, g, …, y, aa, ab, …"""
    if number < 1:
        raise ValueError(f"points are counted from 1, not {number}")
    text = ""
    while number:
        number, index = divmod(number - 1, len(POINTS))
        text = POINTS[index] + text
    return text
