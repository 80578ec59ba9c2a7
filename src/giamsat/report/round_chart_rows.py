"""What the charts of the ordering indicator draw: a unit's point against its target, its last period and this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from giamsat.charts.model import ChangeRow, DotRow, LeftOut
from giamsat.formatting.text import capitalized
from giamsat.model.judgement import Reading
from giamsat.model.parameters import Indicator, Kind, Unit
from giamsat.model.values import Figure, Rate
from giamsat.report.chart_parts import Part
from giamsat.report.round_desk import RoundDesk
from giamsat.report.speech import GROUP_NAMES
from giamsat.report.undrawn import undrawn
from giamsat.report.values import APPLIES_NOT
from giamsat.texts_vi.ground import NO_DATA


@dataclass(frozen=True, slots=True)
class Dot:
    """A unit's point against its target."""

    unit: Unit
    reading: Reading
    row: DotRow


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit's last period and this one."""

    unit: Unit
    reading: Reading
    row: ChangeRow


Items = Part[Dot] | Part[Pair]


def indicator_of(desk: RoundDesk) -> Indicator | None:
    """Return the ordering indicator when it is a share: only shares of unlike sizes stand on one axis."""
    indicator = desk.data.registry.indicators.get(desk.round.ordering_indicator)
    return indicator if indicator is not None and indicator.kind is Kind.RATE else None


def dot_of(desk: RoundDesk, indicator: Indicator, unit: Unit) -> Dot | None:
    """Return a unit's point; nothing where its share is none that can be drawn."""
    reading = desk.readings.get(unit.id, {}).get(indicator.id)
    rate = reading.current if reading else None
    if reading is None or not isinstance(rate, Rate) or rate.value is None or rate.denominator is None:
        return None
    target = reading.target.target.value if reading.target else None
    n = rate.denominator.value
    row = DotRow(unit.short_name, rate.value, n=n, group=group_of(unit), small=rate.is_small, target=target)
    return Dot(unit, reading, row)


def pair_of(desk: RoundDesk, indicator: Indicator, unit: Unit) -> Pair | LeftOut | None:
    """Return both periods of a unit, or why they are not compared; nothing where a value is no point."""
    reading = desk.readings.get(unit.id, {}).get(indicator.id)
    now, before = (reading.current, reading.previous) if reading else (None, None)
    unknown = APPLIES_NOT if reading is None and unit.id in desk.readings else NO_DATA
    reason = reading.change.reason if reading and reading.change else unknown
    if reading is None or reason or not isinstance(now, Rate) or not isinstance(before, Rate):
        return LeftOut(unit.short_name, reason or unknown)
    if now.value is None or before.value is None:
        return None
    row = ChangeRow(unit.short_name, before.value, now.value, group=group_of(unit), places=reading.decimals)
    return Pair(unit, reading, row)


def undrawn_of(
    desk: RoundDesk, indicator: Indicator, dots: Sequence[Dot], part: Part[Dot]
) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    """Return who has no point in the groups that a part tells of: without a value, or with none that is a point."""
    others: list[tuple[str, Figure | Rate | None]] = []
    not_asked: list[LeftOut] = []
    drawn, groups = {dot.unit.id for dot in dots}, {dot.row.group for dot in dots}
    for unit in desk.units:
        if unit.id in drawn or not is_told(group_of(unit), part, groups):
            continue
        reading = desk.readings.get(unit.id, {}).get(indicator.id)
        if reading is None and unit.id in desk.readings:
            not_asked.append(LeftOut(unit.short_name, APPLIES_NOT))
        else:
            others.append((unit.short_name, reading.current if reading else None))
    missing, left_out = undrawn(others, desk.round.small_denominator)
    return missing, (*not_asked, *left_out)


def is_told(group: str, part: Items, drawn: set[str]) -> bool:
    """Whether a part tells of a group: of its own, and the last one of groups without any point."""
    return group in part.tells or (part.is_last and group not in drawn)


def group_of(unit: Unit) -> str:
    """Return the name of a unit's group as a chart heads it."""
    return capitalized(GROUP_NAMES.get(unit.group, unit.group))
