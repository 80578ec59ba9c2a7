"""A group of units: its rate as sum over sum, and its order by one indicator.

Groups never mix: a unit is compared with units of its own group, in the same round.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from giamsat.analysis.figures import Holdings, holdings
from giamsat.analysis.printed import exact_number, places_for
from giamsat.analysis.rates import current_value, percent
from giamsat.formatting.numbers import printed
from giamsat.model.parameters import Direction, Indicator, Kind, Unit
from giamsat.model.rounds import RoundData
from giamsat.model.values import Figure, GroupRate, Rate, State
from giamsat.texts_vi import analysis as texts


@dataclass(frozen=True, slots=True)
class Ordered:
    """A unit in an order: its place (ties share one), its value and the number that is printed."""

    unit: Unit
    place: int
    value: Figure | Rate
    printed: Decimal


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A unit that takes no part in a comparison, and why, in words."""

    unit: Unit
    reason: str


@dataclass(frozen=True, slots=True)
class Ordering:
    """Units of one group in the order of one indicator; ``left_out`` are those that cannot be compared."""

    indicator: Indicator
    group: str
    rows: tuple[Ordered, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def n(self) -> int:
        """How many units are compared."""
        return len(self.rows)


def all_holdings(data: RoundData) -> Mapping[str, Holdings]:
    """Return the figures of every unit of the round, units in official order; worked out once for the same data."""
    return data.once(
        "holdings",
        lambda: {unit_id: holdings(own, data.params.cut_off(unit_id)) for unit_id, own in data.units.items()},
    )


def applies(indicator: Indicator, unit: Unit) -> bool:
    """Whether the indicator is asked from units of this level."""
    return not indicator.levels or unit.level in indicator.levels


def group_units(data: RoundData, group: str, indicator: Indicator) -> tuple[Unit, ...]:
    """Return the round's units of a group to which the indicator applies, in official order."""
    return tuple(
        unit_data.unit
        for unit_data in data.units.values()
        if unit_data.unit.group == group and applies(indicator, unit_data.unit)
    )


def group_rate(
    data: RoundData, indicator: Indicator, group: str, held: Mapping[str, Holdings] | None = None
) -> GroupRate | None:
    """Return the rate of a group: sum over sum of the units whose two counts are known, ``None`` without any.

    Worked out once for the same data, unless ``held`` are other figures than theirs.
    """
    if indicator.kind is not Kind.RATE:
        return None
    known = held if held is not None else all_holdings(data)
    if known is not data.memo.get("holdings"):
        return _sum_over_sum(data, indicator, group, known)
    return data.once(("group", indicator.id, group), lambda: _sum_over_sum(data, indicator, group, known))


def _sum_over_sum(data: RoundData, indicator: Indicator, group: str, known: Mapping[str, Holdings]) -> GroupRate | None:
    numerator = denominator = Decimal(0)
    counted: list[str] = []
    left_out: list[str] = []
    counted_from: list[tuple[Figure, Figure]] = []
    for unit in group_units(data, group, indicator):
        counts = _counts(current_value(known[unit.id], indicator, 0))
        if counts is None:
            left_out.append(unit.id)
            continue
        part, whole = counts
        numerator += part.value or Decimal(0)
        denominator += whole.value or Decimal(0)
        counted.append(unit.id)
        counted_from.append(counts)
    if not counted:
        return None
    value = percent(numerator, denominator)
    return GroupRate(
        indicator.id, group, tuple(counted), numerator, denominator, value, tuple(left_out), tuple(counted_from)
    )


def ordering(
    data: RoundData,
    indicator: Indicator,
    group: str,
    held: Mapping[str, Holdings] | None = None,
    decimals: int = 0,
) -> Ordering:
    """Order the units of a group by one indicator, best first; equal printed numbers share a place: 15, 15, 17.

    ``decimals`` is how many the numbers are printed with at least: a unit shown as 94,98% elsewhere is no 95,0% here.
    Missing, approximate, bound and small values are left out, each with its reason.
    """
    known = held if held is not None else all_holdings(data)
    small = data.params.round.small_denominator
    compared: list[tuple[Unit, Figure | Rate, Decimal]] = []
    left_out: list[LeftOut] = []
    for unit in group_units(data, group, indicator):
        value = current_value(known[unit.id], indicator, small)
        number = exact_number(value)
        if value is None or number is None:
            left_out.append(LeftOut(unit, why_not_compared(value, small)))
            continue
        compared.append((unit, value, printed(number, max(decimals, places_for(number, indicator)))))
    is_rising = indicator.direction is Direction.LOWER or indicator.kind is Kind.RANK
    compared.sort(key=lambda row: row[2] if is_rising else -row[2])
    rows: list[Ordered] = []
    for position, (unit, value, shown) in enumerate(compared, start=1):
        place = rows[-1].place if rows and rows[-1].printed == shown else position
        rows.append(Ordered(unit, place, value, shown))
    return Ordering(indicator, group, tuple(rows), tuple(left_out))


_WHY = (State.MISSING, State.NOT_APPLICABLE, State.BOUND, State.APPROXIMATE)
"""States of counts that keep a share from being compared; of two the first is told."""


def why_not_compared(value: Figure | Rate | None, small: int) -> str:
    """Return in words why a value takes no part in sums, orders and differences."""
    match value:
        case Rate() if value.is_small:
            return texts.WHY_SMALL.format(small=small)
        case Rate() if value.denominator is not None and value.denominator.value == 0:
            return texts.WHY_NO_CASES
        case Rate():
            counts = (value.numerator, value.denominator)
            states = {count.state if count is not None else State.MISSING for count in counts}
            return _state_words(next((state for state in _WHY if state in states), State.MISSING))
        case Figure():
            return _state_words(value.state)
        case None:
            return texts.WHY_MISSING


def _state_words(state: State) -> str:
    return {
        State.APPROXIMATE: texts.WHY_APPROXIMATE,
        State.BOUND: texts.WHY_BOUND,
        State.NOT_APPLICABLE: texts.WHY_NOT_APPLICABLE,
    }.get(state, texts.WHY_MISSING)


def _counts(value: Figure | Rate | None) -> tuple[Figure, Figure] | None:
    """Return numerator and denominator when both may enter a sum."""
    if not isinstance(value, Rate) or value.numerator is None or value.denominator is None:
        return None
    numerator, denominator = value.numerator, value.denominator
    return (numerator, denominator) if numerator.is_countable and denominator.is_countable else None
