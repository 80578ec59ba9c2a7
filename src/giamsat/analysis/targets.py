"""Targets: which one applies to a unit, and how a value stands to it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from giamsat.analysis.printed import base_decimals, exact_number, places_for
from giamsat.formatting.numbers import places_to_show, printed
from giamsat.model.judgement import Relation, TargetCheck
from giamsat.model.parameters import Indicator, Target, Unit
from giamsat.model.values import Bound, Figure, Rate, State

AT_LEAST = "toi-thieu"
AT_MOST = "toi-da"


def target_for(indicator: Indicator, unit: Unit, round_targets: Iterable[Target]) -> Target | None:
    """Return the target of ``unit``: the round's for its level, the round's for all, else the catalogue's."""
    own = [target for target in round_targets if target.indicator == indicator.id]
    for target in own:
        if unit.level in target.levels:
            return target
    for target in own:
        if not target.levels:
            return target
    if indicator.target is None:
        return None
    return Target(
        indicator=indicator.id,
        levels=indicator.levels,
        value=indicator.target,
        bound=indicator.target_bound or AT_LEAST,
        document=indicator.target_document,
    )


def check(value: Figure | Rate | None, target: Target, indicator: Indicator, base: int | None = None) -> TargetCheck:
    """Compare a value with its target.

    ``base`` is the fewest decimals to print, by default the catalogue's. The difference is that of the printed
    numbers, so that a reader's subtraction closes. Nothing is told about an approximate or small value; a bound
    tells only what it proves.
    """
    decimals = base_decimals(indicator) if base is None else base
    number = exact_number(value)
    if number is None:
        relation, is_met = _of_bound(value, target)
        return TargetCheck(target, relation, decimals, None, is_met)
    decimals = places_to_show(number, target.value, places_for(number, indicator, decimals))
    relation = relation_of(number, target.value)
    difference = None if relation is Relation.EQUAL else abs(printed(number, decimals) - target.value)
    return TargetCheck(target, relation, decimals, difference, _is_met(relation, target))


def relation_of(value: Decimal, other: Decimal) -> Relation:
    """Return how two exact numbers stand to each other."""
    if value == other:
        return Relation.EQUAL
    return Relation.ABOVE if value > other else Relation.BELOW


def _is_met(relation: Relation, target: Target) -> bool:
    unwanted = Relation.ABOVE if target.bound == AT_MOST else Relation.BELOW
    return relation is not unwanted


def _of_bound(value: Figure | Rate | None, target: Target) -> tuple[Relation, bool | None]:
    """Return what a bound proves: «trên 98%» is above 95 and says nothing about 99."""
    unknown: tuple[Relation, bool | None] = (Relation.UNKNOWN, None)
    if not isinstance(value, Figure) or value.state is not State.BOUND or value.value is None:
        return unknown
    edge, mark = value.value, target.value
    match value.bound:
        case Bound.ABOVE:
            relation = Relation.ABOVE if edge >= mark else Relation.UNKNOWN
        case Bound.AT_LEAST:
            relation = Relation.ABOVE if edge > mark else Relation.UNKNOWN
        case Bound.BELOW:
            relation = Relation.BELOW if edge <= mark else Relation.UNKNOWN
        case Bound.AT_MOST:
            relation = Relation.BELOW if edge < mark else Relation.UNKNOWN
        case Bound.NONE:
            return unknown
    if relation is not Relation.UNKNOWN:
        return relation, _is_met(relation, target)
    kept = {Bound.AT_LEAST: AT_LEAST, Bound.AT_MOST: AT_MOST}.get(value.bound)
    return relation, True if edge == mark and kept == target.bound else None
