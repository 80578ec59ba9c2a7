"""Values as cells of a table: short, with the count beside the share, each state in its own words."""

from __future__ import annotations

from decimal import Decimal

from giamsat.formatting.numbers import exact, fraction, integer, own_places, percent
from giamsat.formatting.text import NBSP
from giamsat.model.judgement import Reading, TargetCheck
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.values import Bound, Figure, GroupRate, Rate, State

NONE = "–"
APPLIES_NOT = "không áp dụng"
_BOUNDS = {Bound.ABOVE: "trên", Bound.AT_LEAST: "từ", Bound.BELOW: "dưới", Bound.AT_MOST: "không quá"}


def value_text(value: Figure | Rate | None, indicator: Indicator, decimals: int) -> str:
    """Return a value for a table cell: «98,2% (12.345/12.571)», «12.571», «trên 98%», «khoảng 10 nghìn», «–»."""
    match value:
        case None:
            return NONE
        case Rate():
            return _rate_text(value, decimals)
        case Figure(state=State.NOT_APPLICABLE):
            return APPLIES_NOT
        case Figure(value=None):
            return NONE
        case Figure():
            return figure_text(value, indicator, decimals)


def figure_text(figure: Figure, indicator: Indicator | None, decimals: int) -> str:
    """Return a figure with a value as it is printed; a source's own words win for estimates and bounds."""
    if figure.value is None:
        return NONE
    is_share = indicator is not None and indicator.kind is Kind.RATE
    if figure.state is State.APPROXIMATE:
        return figure.as_printed or f"khoảng {number(figure.value)}"
    if figure.state is State.BOUND:
        return f"{_BOUNDS.get(figure.bound, '')} {number(figure.value)}{'%' if is_share else ''}".strip()
    if indicator is not None and indicator.kind is Kind.YES_NO:
        return "có" if figure.value else "không"
    if is_share:
        return percent(figure.value, max(decimals, own_places(figure.value)))
    return number(figure.value)


def number(value: Decimal) -> str:
    """Return a number with the decimals that it has."""
    return exact(value)


def _rate_text(rate: Rate, decimals: int) -> str:
    numerator, denominator = rate.numerator, rate.denominator
    if numerator is None or denominator is None or numerator.value is None or denominator.value is None:
        return NONE
    counts = fraction(numerator.value, denominator.value)
    if not (numerator.is_countable and denominator.is_countable):
        return "/".join(_count_text(count) for count in (numerator, denominator))
    if rate.value is None or rate.is_small:
        return counts
    return f"{percent(rate.value, decimals)} ({counts})"


def _count_text(count: Figure) -> str:
    """Return a count of a share that cannot be worked out: «khoảng 40», «trên 30», «2.700»."""
    if count.state is State.APPROXIMATE and count.value is not None:
        return f"khoảng {number(count.value)}"
    return figure_text(count, None, 0)


def target_text(check: TargetCheck | None, indicator: Indicator) -> str:
    """Return a target for a table cell: «≥ 95%», «≤ 1%», «–»; a floor of 100% is «100%», more there cannot be."""
    if check is None:
        return NONE
    if indicator.kind is Kind.RATE and check.target.bound != "toi-da" and check.target.value == 100:
        return "100%"
    sign = "≤" if check.target.bound == "toi-da" else "≥"
    suffix = "%" if indicator.kind is Kind.RATE else ""
    return f"{sign}{NBSP}{exact(check.target.value)}{suffix}"


def group_text(group: GroupRate | None, decimals: int) -> str:
    """Return a group's rate for a table cell with its number of units: «96,1% (n = 16)», «–»."""
    if group is None or group.value is None:
        return NONE
    return f"{percent(group.value, decimals)} (n{NBSP}={NBSP}{integer(len(group.unit_ids))})"


def measure_text(indicator: Indicator) -> str:
    """Return the unit of measure as printed in a table."""
    return "%" if indicator.kind is Kind.RATE else indicator.measure


def current_text(reading: Reading) -> str:
    """Return this period's value of a reading for a table cell."""
    return value_text(reading.current, reading.indicator, reading.decimals)


def previous_text(reading: Reading) -> str:
    """Return last period's value of a reading for a table cell."""
    return value_text(reading.previous, reading.indicator, reading.decimals)
