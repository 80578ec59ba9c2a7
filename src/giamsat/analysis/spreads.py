"""Where the rates of a group lie: median, quartiles and spread, which single odd units do not move.

``spread`` is the median absolute deviation times 1,4826, so that it compares with a standard deviation
(Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from giamsat.analysis.groups import all_holdings, group_units
from giamsat.analysis.rates import current_value
from giamsat.model.parameters import Indicator
from giamsat.model.rounds import RoundData
from giamsat.model.values import Rate

_CONSISTENT = Decimal("1.4826")


@dataclass(frozen=True, slots=True)
class GroupSpread:
    """How the comparable units of a group lie in one rate, in percent: ``low`` and ``high`` are the quartiles."""

    indicator_id: str
    group: str
    n: int
    median: Decimal
    low: Decimal
    high: Decimal
    spread: Decimal


def group_spread(data: RoundData, indicator: Indicator, group: str) -> GroupSpread | None:
    """Return how a group lies in a rate; ``None`` when fewer than two of its units can be compared.

    Comparable are rates recomputed from two exact counts whose denominator is not small.
    """
    return data.once(("spread", indicator.id, group), lambda: _spread(data, indicator, group))


def _spread(data: RoundData, indicator: Indicator, group: str) -> GroupSpread | None:
    held, small = all_holdings(data), data.params.round.small_denominator
    values = []
    for unit in group_units(data, group, indicator):
        number = comparable(current_value(held[unit.id], indicator, small))
        if number is not None:
            values.append(number)
    if len(values) < 2:
        return None
    values.sort()
    middle = quantile(values, 2)
    away = sorted(abs(number - middle) for number in values)
    return GroupSpread(
        indicator.id, group, len(values), middle, quantile(values, 1), quantile(values, 3),
        quantile(away, 2) * _CONSISTENT,
    )  # fmt: skip


def comparable(value: object) -> Decimal | None:
    """Return the share of a rate that may be compared with others, else ``None``."""
    return value.value if isinstance(value, Rate) and not value.is_small else None


def quantile(ordered: Sequence[Decimal], quarters: int) -> Decimal:
    """Return the ``quarters``-th quartile of ascending numbers, between two of them in proportion."""
    place, rest = divmod((len(ordered) - 1) * quarters, 4)
    if not rest:
        return ordered[place]
    return ordered[place] + (ordered[place + 1] - ordered[place]) * rest / 4
