"""A unit's own part of a round: what follows from it alone is the same in every report that the unit stands in."""

from __future__ import annotations

from dataclasses import replace

from giamsat.analysis.groups import all_holdings
from giamsat.model.rounds import RoundData


def own_part(data: RoundData, unit_id: str) -> RoundData:
    """Return the round with ``unit_id`` as its only unit and nothing worked out of the others in it.

    What is worked out of this part cannot rest on another unit. So its memo may be handed on as it is to every report
    that knows the unit (:mod:`giamsat.analysis.alone`): figures and rules are gone through once, not once for each.
    """
    return data.once(("own", unit_id), lambda: _part(data, unit_id))


def _part(data: RoundData, unit_id: str) -> RoundData:
    part = only(data, unit_id)
    part.memo["own", unit_id] = part  # its own part is itself
    return part


def only(data: RoundData, unit_id: str) -> RoundData:
    """Return the round with ``unit_id`` as its only unit, whose figures alone are known in it yet."""
    units = {unit_id: data.units[unit_id]}
    part = replace(data, units=units, faults=(), notices=(), common={}, common_faults={}, objections=())
    part.memo["holdings"] = {unit_id: all_holdings(data)[unit_id]}
    return part
