"""The round as a whole: who handed in what, units by indicator in official order, who is below a target.

No score of the kit's own and no league table: official order, one indicator at a time (practice.md part 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from giamsat.analysis.coverage import Coverage, coverage
from giamsat.analysis.groups import LeftOut, all_holdings, group_rate, why_not_compared
from giamsat.analysis.identities import discrepancies
from giamsat.analysis.readings import readings
from giamsat.analysis.timeliness import HandIn, hand_in
from giamsat.model.judgement import Reading
from giamsat.model.parameters import Indicator, Unit
from giamsat.model.rounds import RoundData
from giamsat.model.values import GroupRate


@dataclass(frozen=True, slots=True)
class HandInRow:
    """One unit in the table of who handed in."""

    unit: Unit
    mode: str
    hand_in: HandIn
    report_number: str
    coverage: Coverage
    discrepancies: int
    faults: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One unit's readings, in the order of the matrix's indicators; ``None`` where one does not apply."""

    unit: Unit
    cells: tuple[Reading | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Units by indicators, units in official order."""

    indicators: tuple[Indicator, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class TargetList:
    """How the units of a round stand to the target of one indicator; units whose relation is unknown are named."""

    indicator: Indicator
    met: tuple[Reading, ...]
    missed: tuple[Reading, ...]
    unknown: tuple[LeftOut, ...]

    @property
    def n(self) -> int:
        """How many units could be compared with the target."""
        return len(self.met) + len(self.missed)


def hand_ins(data: RoundData) -> tuple[HandInRow, ...]:
    """Return who handed in, when, how complete and with how many discrepancies, in official order."""
    return tuple(
        HandInRow(
            unit=unit_data.unit,
            mode=unit_data.row.mode,
            hand_in=hand_in(data, unit_id),
            report_number=unit_data.submission.report_number if unit_data.submission is not None else "",
            coverage=coverage(data, unit_id),
            discrepancies=len(discrepancies(unit_data)),
            faults=len(unit_data.faults),
        )
        for unit_id, unit_data in data.units.items()
    )


def not_handed_in(data: RoundData) -> tuple[Unit, ...]:
    """Return the units whose workbook has not come, in official order."""
    return tuple(row.unit for row in data.units.values() if row.submission is None)


def round_readings(data: RoundData) -> Mapping[str, Mapping[str, Reading]]:
    """Return every unit's readings by unit id, worked out together."""
    held = all_holdings(data)
    return {unit_id: readings(data, unit_id, held) for unit_id in data.units}


def matrix(
    data: RoundData, indicator_ids: Iterable[str], every: Mapping[str, Mapping[str, Reading]] | None = None
) -> Matrix:
    """Return the readings of all units for some indicators, unknown ids left out."""
    known = every if every is not None else round_readings(data)
    indicators = tuple(data.registry.indicators[key] for key in indicator_ids if key in data.registry.indicators)
    rows = tuple(
        MatrixRow(unit_data.unit, tuple(known[unit_id].get(indicator.id) for indicator in indicators))
        for unit_id, unit_data in data.units.items()
    )
    return Matrix(indicators, rows)


def groups_of(data: RoundData) -> tuple[str, ...]:
    """Return the groups of comparison of the round's units, in the order of their first unit."""
    return tuple(dict.fromkeys(row.unit.group for row in data.units.values()))


def group_rates(data: RoundData, indicator_id: str) -> tuple[GroupRate, ...]:
    """Return the rate of each group of the round, sum over sum; groups without any counts are left out."""
    held = all_holdings(data)
    indicator = data.registry.indicators[indicator_id]
    found = (group_rate(data, indicator, group, held) for group in groups_of(data))
    return tuple(rate for rate in found if rate is not None)


def target_list(
    data: RoundData, indicator_id: str, every: Mapping[str, Mapping[str, Reading]] | None = None
) -> TargetList:
    """Return the units that meet and miss a target, in official order, and those of which it cannot be told."""
    known = every if every is not None else round_readings(data)
    indicator = data.registry.indicators[indicator_id]
    met: list[Reading] = []
    missed: list[Reading] = []
    unknown: list[LeftOut] = []
    for row in known.values():
        reading = row.get(indicator_id)
        if reading is None or reading.target is None:
            continue
        if reading.target.is_met is None:
            reason = why_not_compared(reading.current, data.params.round.small_denominator)
            unknown.append(LeftOut(reading.unit, reason))
        else:
            (met if reading.target.is_met else missed).append(reading)
    return TargetList(indicator, tuple(met), tuple(missed), tuple(unknown))
