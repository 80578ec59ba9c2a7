"""Lists in prose and markers of list points."""

from __future__ import annotations

from collections.abc import Sequence

# Decree 30/2020, Phụ lục I: points are lettered in the order of the Vietnamese alphabet.
_POINTS = "abcdđeghiklmnopqrstuvxy"
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


def letter(number: int) -> str:
    """Return the letter of a point: 1 → a, 5 → đ, 24 → aa; numbers below 1 are printed as they are."""
    if number < 1:
        return str(number)
    word = ""
    while number > 0:
        number, place = divmod(number - 1, len(_POINTS))
        word = _POINTS[place] + word
    return word
