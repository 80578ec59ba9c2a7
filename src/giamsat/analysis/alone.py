"""A round as one unit's report may see it: its own data, and of the others only what was worked out of them.

A report that is not given another unit's data cannot depend on it. So what :func:`alone` lets through is all that a
unit's report can rest on, and :func:`of_others` is all of it that is not the unit's own: a change there is what
makes the report of an untouched unit stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from giamsat.analysis.groups import all_holdings, group_rate
from giamsat.analysis.readings import asked_indicators
from giamsat.analysis.scores import round_scores
from giamsat.analysis.spreads import GroupSpread, group_spread
from giamsat.model.parameters import Kind
from giamsat.model.records import IndexScore
from giamsat.model.rounds import RoundData
from giamsat.model.values import GroupRate


@dataclass(frozen=True, slots=True)
class OfOthers:
    """What a unit's report sees of the other units: rates of its group and how the group lies in them, by indicator
    id, and the published scores of the whole round."""

    rates: Mapping[str, GroupRate | None]
    spreads: Mapping[str, GroupSpread | None]
    scores: tuple[IndexScore, ...]


def alone(data: RoundData, unit_id: str) -> RoundData:
    """Return the round with ``unit_id`` as its only unit; what is seen of others stays that of all."""
    others = of_others(data, unit_id)
    own = replace(
        data, units={unit_id: data.units[unit_id]}, faults=(), notices=(), common={}, common_faults={}, objections=()
    )
    own.memo["holdings"] = {unit_id: all_holdings(data)[unit_id]}
    own.memo["scores"] = others.scores
    group = data.units[unit_id].unit.group
    own.memo.update({("group", indicator_id, group): rate for indicator_id, rate in others.rates.items()})
    own.memo.update({("spread", indicator_id, group): spread for indicator_id, spread in others.spreads.items()})
    return own


def of_others(data: RoundData, unit_id: str) -> OfOthers:
    """Return what a unit's report sees of the others."""
    unit = data.units[unit_id].unit
    asked = asked_indicators(data, unit)
    return OfOthers(
        rates={row.id: group_rate(data, row, unit.group) for row in asked},
        spreads={row.id: group_spread(data, row, unit.group) for row in asked if row.kind is Kind.RATE},
        scores=round_scores(data),
    )
