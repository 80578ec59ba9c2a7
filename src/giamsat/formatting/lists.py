"""Lists in prose and markers of list points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def side_by_side(parts: Iterable[str]) -> str:
    """Return texts of several people behind each other, each as it is typed: «a; b», or «A. B» before a capital.

    Behind a semicolon no word has a capital that is not its own, and a typed text is not changed to have none.
    """
    text = ""
    for part in filter(None, (one.strip() for one in parts)):
        mark = ". " if part[0].isupper() and not part[1:2].isupper() else "; "
        text = f"{text.rstrip(' .;')}{mark}{part}" if text else part
    return text


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
