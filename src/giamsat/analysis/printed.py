"""Numbers as they are printed: a reader must be able to subtract what stands on the page."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from giamsat.formatting.numbers import share_places
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.values import Figure, Rate

_WHOLE = frozenset({Kind.COUNT, Kind.RANK, Kind.LEVEL, Kind.YES_NO})


def base_decimals(indicator: Indicator) -> int:
    """Return the decimals with which the catalogue prints an indicator; whole things have none."""
    return 0 if indicator.kind in _WHOLE else indicator.decimals


def places_for(value: Decimal, indicator: Indicator, base: int | None = None) -> int:
    """Return the decimals that ``value`` needs, ``base`` or more: no share is rounded onto a 0 or 100 it is not."""
    places = base_decimals(indicator) if base is None else base
    return share_places(value, places) if indicator.kind is Kind.RATE else places


def common_places(values: Iterable[Figure | Rate | None], indicator: Indicator) -> int:
    """Return one number of decimals in which all ``values`` can stand side by side."""
    numbers = [number for number in map(exact_number, values) if number is not None]
    return max((places_for(number, indicator) for number in numbers), default=base_decimals(indicator))


def exact_number(value: Figure | Rate | None) -> Decimal | None:
    """Return the number that may be compared, or ``None`` for missing, approximate, bound or small values."""
    match value:
        case Rate():
            return None if value.is_small else value.value
        case Figure():
            return value.value if value.is_countable else None
        case None:
            return None
