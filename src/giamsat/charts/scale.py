"""Axes: from values to places on the sheet, with round ticks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

PERCENT_STARTS = (Decimal(90), Decimal(80), Decimal(50))
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight axis from ``low`` to ``high`` between two x places."""

    low: Decimal
    high: Decimal
    left: float
    right: float
    ticks: tuple[Decimal, ...] = ()
    is_broken: bool = False  # starts above 0, which is marked and said on the chart

    def x(self, value: Decimal) -> float:
        """Place of ``value``; outside of the axis when the value is."""
        return self.left + float((value - self.low) / (self.high - self.low)) * (self.right - self.left)


def percent_range(values: Iterable[Decimal]) -> tuple[Decimal, Decimal]:
    """Return where an axis of shares starts and ends: at 90, 80, 50 or 0, and at 100 or above the largest value."""
    known = tuple(values)
    low = next((start for start in PERCENT_STARTS if min(known) >= start), min(Decimal(0), *known))
    return low, max(HUNDRED, *known)


def number_range(values: Iterable[Decimal]) -> tuple[Decimal, Decimal]:
    """Return the ends of an axis of counts or scores, which holds 0 and all values; never without extent."""
    known = (Decimal(0), *values)
    low, high = min(known), max(known)
    return (low, high) if high > low else (low, low + 1)


def ticks(low: Decimal, high: Decimal, most: int = 6) -> tuple[Decimal, ...]:
    """Return at most ``most`` round numbers from ``low`` to ``high``."""
    for step in _steps((high - low) / 1000):
        first = -(-low // step) * step
        if first < low:
            first += step
        number = int((high - first) / step) + 1
        if number <= most:
            return tuple(first + step * index for index in range(number))
    raise AssertionError("steps grow without end")


def _steps(least: Decimal) -> Iterable[Decimal]:
    exponent = least.adjusted()
    for power in count(exponent):
        for factor in (Decimal(1), Decimal(2), Decimal(5)):
            yield factor.scaleb(power)


def round_up(value: Decimal) -> Decimal:
    """Return a round number not below ``value``, 0 for what is not positive."""
    if value <= 0:
        return Decimal(0)
    power = value.adjusted()
    for factor in ("1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10"):
        top = Decimal(factor).scaleb(power)
        if top >= value:
            return top
    raise AssertionError("10 times the leading power is above every value")
