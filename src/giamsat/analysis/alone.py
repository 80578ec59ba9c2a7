"""A round as one report may see it: data of its own, and of the other units only what was worked out of them.

A report that is not given another unit's data cannot depend on it. So what :func:`alone` lets through is all that a
unit's report can rest on, and :func:`of_others` is all of it that is not the unit's own: a change there is what
makes the report of an untouched unit stale. :func:`of_delegation` and :func:`of_other_delegations` are the same for the
synthesis of one delegation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from giamsat.analysis.breaches import group_breaches
from giamsat.analysis.groups import all_holdings, group_rate
from giamsat.analysis.own import only, own_part
from giamsat.analysis.readings import asked_indicators
from giamsat.analysis.scores import round_scores
from giamsat.analysis.spreads import GroupSpread, group_spread
from giamsat.model.owners import synthesis_of
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
    own = only(data, unit_id)
    own.memo["own", unit_id] = own_part(data, unit_id)
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


@dataclass(frozen=True, slots=True)
class OfOtherDelegations:
    """What a delegation's synthesis sees of the units of others: where a group lies in a rate, by indicator and group,
    if a question to one of its own units rests on it; and the published scores of the whole round."""

    spreads: Mapping[tuple[str, str], GroupSpread | None]
    scores: tuple[IndexScore, ...]


def of_delegation(data: RoundData, delegation_id: str) -> RoundData:
    """Return the round as if it were the delegation's alone: its units, and nobody else's.

    Rates of groups and orders are then among these units. The questions to a unit are those of its own document, which
    looks at all units of its group: what they rest on stays that of all.
    """
    round_ = data.params.round
    own = [row for row in round_.units if row.delegation == delegation_id]
    known = round_.model_copy(update={"units": tuple(own), "delegations": (data.params.delegation(delegation_id),)})
    units = {one.unit.id: one for one in data.owned(synthesis_of(delegation_id))}
    found = replace(data, params=replace(data.params, round=known), units=units, faults=(), notices=())
    others = of_other_delegations(data, delegation_id)
    found.memo["holdings"] = {unit_id: all_holdings(data)[unit_id] for unit_id in units}
    found.memo["scores"] = others.scores
    for one in units.values():
        found.memo["own", one.unit.id] = own_part(data, one.unit.id)
        for row in asked_indicators(data, one.unit):
            key = (row.id, one.unit.group)
            found.memo["spread", *key] = others.spreads.get(key)
    return found


def of_other_delegations(data: RoundData, delegation_id: str) -> OfOtherDelegations:
    """Return what a delegation's synthesis sees of the units of others."""
    indicators = data.registry.indicators
    spreads = {
        (breach.subject.key, one.unit.group): group_spread(data, indicators[breach.subject.key], one.unit.group)
        for one in data.owned(synthesis_of(delegation_id))
        if not one.faults
        for breach in group_breaches(data, one.unit.id)
    }
    return OfOtherDelegations(spreads, round_scores(data))
