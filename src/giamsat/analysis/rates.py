"""Shares, always recomputed from two counts and never copied, and the value that a report shows."""

from __future__ import annotations

from decimal import Decimal

from giamsat.analysis.figures import Holdings
from giamsat.formatting.numbers import share
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.rounds import PublishedFigure
from giamsat.model.values import Figure, Rate, State


def rate(
    indicator: Indicator, numerator: Figure | None, denominator: Figure | None, small: int, unit_id: str = ""
) -> Rate:
    """Return ``numerator / denominator`` in percent, not rounded.

    ``value`` is ``None`` when a count cannot be used or the denominator is 0. ``is_small`` marks a denominator
    below ``small`` where it counts cases; 18 of 18 wards are a whole, not a sample. A share above 100 is returned
    as it is: plausibility flags it, nothing is corrected.
    """
    known = next((count for count in (denominator, numerator) if count is not None), None)
    return Rate(
        indicator_id=indicator.id,
        unit_id=known.unit_id if known is not None else unit_id,
        numerator=numerator,
        denominator=denominator,
        value=percent(_countable(numerator), _countable(denominator)),
        is_small=indicator.counts_events and 0 < (_countable(denominator) or Decimal(0)) < small,
    )


def percent(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """Return the share in percent, or ``None`` when it does not exist."""
    if numerator is None or denominator is None or denominator == 0:
        return None
    return share(numerator, denominator)


def current_value(held: Holdings, indicator: Indicator, small: int) -> Figure | Rate | None:
    """Return this period's value of ``indicator``: a rate from its counts, else what is published, else a figure."""
    return _value(held, indicator, small, is_current=True)


def previous_value(held: Holdings, indicator: Indicator, small: int) -> Figure | Rate | None:
    """Return last period's value of ``indicator``, found in the same way."""
    return _value(held, indicator, small, is_current=False)


def _value(held: Holdings, indicator: Indicator, small: int, *, is_current: bool) -> Figure | Rate | None:
    figures = held.current if is_current else held.previous
    published = held.published if is_current else held.published_previous
    if indicator.kind is not Kind.RATE:
        return figures.get(indicator.id)
    numerator, denominator = figures.get(indicator.numerator), figures.get(indicator.denominator)
    if _has_number(numerator) and _has_number(denominator):
        return rate(indicator, numerator, denominator, small)
    stated = published.get(indicator.id)
    if stated is not None:
        return _published_value(indicator, stated, small)
    for marked in (figures.get(indicator.id), numerator, denominator):
        if marked is not None and marked.state is State.NOT_APPLICABLE:
            return Figure(indicator.id, held.unit_id, State.NOT_APPLICABLE, marked.source, note=marked.note)
    if numerator is None and denominator is None:
        return None
    return rate(indicator, numerator, denominator, small)


def _published_value(indicator: Indicator, row: PublishedFigure, small: int) -> Figure | Rate:
    """Return a rate when both counts are published, else the share as published (it may be a bound)."""
    if _has_number(row.numerator) and _has_number(row.denominator):
        return rate(indicator, row.numerator, row.denominator, small)
    return row.figure


def _countable(figure: Figure | None) -> Decimal | None:
    return figure.value if figure is not None and figure.is_countable else None


def _has_number(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None
