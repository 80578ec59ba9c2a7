"""Numbers as Vietnamese official prose prints them: thousands dot, decimal comma, differences that close.

Only :class:`~decimal.Decimal` and ``int`` enter; a float raises ``TypeError``: it would bring digits that nobody wrote.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from giamsat.formatting.text import NBSP

MINUS = "−"
_WIDE = Context(prec=60)  # the default 28 digits would refuse to quantize long exact shares


def _exact(value: Decimal | int) -> Decimal:
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, int) and not isinstance(value, bool):
        number = Decimal(value)
    else:
        raise TypeError(f"a number must be a Decimal or an int, not {type(value).__name__}")
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value}")
    return number


def own_places(value: Decimal | int) -> int:
    """Return how many decimals ``value`` needs to be printed exactly (``Decimal("95.50")`` needs 1)."""
    exponent = _exact(value).normalize(_WIDE).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def printed(value: Decimal | int, places: int) -> Decimal:
    """Return the number as printed with ``places`` decimals, half rounded up (98.15 → 98.2)."""
    rounded = _exact(value).quantize(_step(places), ROUND_HALF_UP, _WIDE)
    return rounded or abs(rounded)


@cache
def _step(places: int) -> Decimal:
    """Return one of the last decimal: 0.01 for 2."""
    return Decimal(1).scaleb(-places)


def _digits(value: Decimal) -> str:
    """Return ``value`` with all its decimals, grouped, with a true minus sign."""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = MINUS if value < 0 else ""
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def integer(value: Decimal | int) -> str:
    """Return a whole number: ``12571`` → «12.571». A fraction is an error, it is never rounded away."""
    number = _exact(value)
    if number != number.to_integral_value():
        raise ValueError(f"not a whole number: {value}")
    return _digits(printed(number, 0))


def decimal(value: Decimal | int, places: int, strip: bool = False) -> str:
    """Return ``value`` with ``places`` decimals: «98,2»; ``strip`` drops zeros at the end («95,0» → «95»)."""
    number = printed(value, places)
    if strip:
        number = printed(number, own_places(number))
    return _digits(number)


def exact(value: Decimal | int) -> str:
    """Return ``value`` with the decimals that it has and no more: targets («95», «83,57»)."""
    return decimal(value, own_places(value))


def share_places(value: Decimal | int, places: int) -> int:
    """Return ``places``, or more when the share would else be printed as a 0 or 100 that it is not.

    99,96 is never «100» and 0,04 never «0»: a reader would take it for all or nothing.
    """
    number = _exact(value)
    while number not in (0, 100) and printed(number, places) in (0, 100):
        places += 1
    return places


def percent(value: Decimal | int, places: int) -> str:
    """Return a share given in percent: «98,2%», «60,0%»; exactly 0 and 100 as «0%» and «100%»."""
    number = _exact(value)
    if number in (0, 100):
        return f"{integer(number)}%"
    return f"{decimal(number, share_places(number, places))}%"


def places_to_show(value: Decimal | int, target: Decimal | int, base_places: int) -> int:
    """Return how many decimals ``value`` needs so that the printed numbers show how it stands to ``target``.

    94,98 against 95 needs two («94,98», not «95,0»). The decimals of the target itself, and those that keep a
    share from reading 0 or 100, are always given.
    """
    number, aim = _exact(value), _exact(target)
    places = share_places(number, max(base_places, own_places(aim)))
    while number != aim and printed(number, places) == aim:
        places += 1
    return places


def signed(value: Decimal | int, places: int) -> str:
    """Return ``value`` with its sign: «+3,2», «−2,51»; a printed zero has none."""
    number = printed(value, places)
    return f"+{_digits(number)}" if number > 0 else _digits(number)


def count_words(value: Decimal | int, pad: bool = True) -> str:
    """Return a count for official prose: below 10 with two digits («05»), else grouped («12.571»); zero is «0».

    Not for fractions, tables, article numbers and ranks.
    """
    text = integer(value)
    return f"0{text}" if pad and 0 < _exact(value) < 10 else text


def fraction(part: Decimal | int, whole: Decimal | int) -> str:
    """Return «12.345/12.571»; each part with the decimals that it has: «1.653,5/2.141,5»."""
    return f"{exact(part)}/{exact(whole)}"


def padded_fraction(part: Decimal | int, whole: Decimal | int) -> str:
    """Return «05/16», the form of counts of units and contents in official prose."""
    return f"{count_words(part)}/{count_words(whole)}"


def million(value: Decimal | int, places: int = 1) -> str:
    """Return an amount given in million đồng: «2.141,5 triệu đồng»."""
    return f"{decimal(value, places, strip=True)}{NBSP}triệu đồng"


def share(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """Return ``part / whole`` in percent, exact to 28 digits; a zero ``whole`` raises ``ZeroDivisionError``."""
    denominator = _exact(whole)
    if denominator == 0:
        raise ZeroDivisionError("a share of zero is not computed")
    return _exact(part) * 100 / denominator
