"""A round as one unit's report may see it: its own data, and of the others only what was worked out of them.

A report that is not given another unit's data cannot depend on it. So what :func:`alone` lets through is all that a
unit's report can rest on, and :func:`of_others` is all of it that is not the unit's own: a change there is what
makes the report of an untouched unit stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from giamsat.analysis.groups import all_holdings, group_rate
from giamsat.analysis.readings import asked_indicators
from giamsat.analysis.scores import round_scores
from giamsat.model.records import IndexScore
from giamsat.model.rounds import RoundData
from giamsat.model.values import GroupRate


def alone(data: RoundData, unit_id: str) -> RoundData:
    """Return the round with ``unit_id`` as its only unit; group rates and published scores stay those of all."""
    rates, scores = of_others(data, unit_id)
    own = replace(data, units={unit_id: data.units[unit_id]}, faults=(), notices=())
    own.memo["holdings"] = {unit_id: all_holdings(data)[unit_id]}
    own.memo["scores"] = scores
    group = data.units[unit_id].unit.group
    own.memo.update({("group", indicator_id, group): rate for indicator_id, rate in rates.items()})
    return own


def of_others(data: RoundData, unit_id: str) -> tuple[Mapping[str, GroupRate | None], tuple[IndexScore, ...]]:
    """Return the rates of the unit's group by indicator id, and the published scores of the whole round."""
    unit = data.units[unit_id].unit
    rates = {row.id: group_rate(data, row, unit.group) for row in asked_indicators(data, unit)}
    return rates, round_scores(data)
