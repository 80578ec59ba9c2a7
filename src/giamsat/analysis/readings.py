"""Readings: every indicator of a unit with its target, its last period and its group, in catalogue order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from giamsat.analysis.breaks import score_break
from giamsat.analysis.changes import Footing, change, footing, rank_change, refused, score_change
from giamsat.analysis.figures import Holdings, published_year
from giamsat.analysis.groups import all_holdings, applies, group_rate
from giamsat.analysis.own import own_part
from giamsat.analysis.printed import common_places
from giamsat.analysis.rates import current_value, previous_value
from giamsat.analysis.scores import RANK_SUFFIX
from giamsat.analysis.targets import check, target_for
from giamsat.model.judgement import Change, Reading
from giamsat.model.parameters import Indicator, Kind, Unit
from giamsat.model.rounds import RoundData
from giamsat.texts_vi import analysis as texts

LEAST_GROUP = 2  # a group of one is the unit itself


def asked_indicators(data: RoundData, unit: Unit) -> tuple[Indicator, ...]:
    """Return the indicators that apply to the unit and belong to the round's domains, in catalogue order."""
    domains = data.params.round.domains
    return data.once(
        ("asked", unit.level),
        lambda: tuple(
            indicator
            for indicator in data.registry.indicators.values()
            if applies(indicator, unit) and (not domains or indicator.domain in domains)
        ),
    )


def readings(data: RoundData, unit_id: str, held: Mapping[str, Holdings] | None = None) -> Mapping[str, Reading]:
    """Return the unit's readings by indicator id, in catalogue order; what is missing is there as missing."""
    if held is not None and held is not data.memo.get("holdings"):
        return _in_group(data, _readings(data, unit_id, held[unit_id]), held)
    return data.once(("readings", unit_id), lambda: _in_group(data, own_readings(data, unit_id), all_holdings(data)))


def own_readings(data: RoundData, unit_id: str) -> Mapping[str, Reading]:
    """Return the unit's readings as :func:`readings` does, but for the group: all that rests on the unit alone."""
    part = own_part(data, unit_id)
    return part.once("own-readings", lambda: _readings(part, unit_id, all_holdings(part)[unit_id]))


def _in_group(data: RoundData, own: Mapping[str, Reading], held: Mapping[str, Holdings]) -> Mapping[str, Reading]:
    """Return readings with the rate of the unit's group beside them, where the group has more than one."""
    found = {}
    for key, row in own.items():
        group = group_rate(data, row.indicator, row.unit.group, held)
        found[key] = replace(row, group=group) if group is not None and len(group.unit_ids) >= LEAST_GROUP else row
    return found


def _readings(data: RoundData, unit_id: str, held: Holdings) -> Mapping[str, Reading]:
    unit_data = data.units[unit_id]
    on = footing(data, unit_data)
    return {
        indicator.id: _reading(data, unit_data.unit, indicator, held, on)
        for indicator in asked_indicators(data, unit_data.unit)
    }


def _reading(data: RoundData, unit: Unit, indicator: Indicator, own: Holdings, on: Footing | None) -> Reading:
    """Return one indicator of one unit with all that it is compared with, but for its group."""
    small = data.params.round.small_denominator
    current, previous = current_value(own, indicator, small), previous_value(own, indicator, small)
    decimals = common_places((current, previous), indicator)
    target = target_for(indicator, unit, data.params.targets)
    compared = check(current, target, indicator, decimals) if target is not None else None
    if compared is not None:
        decimals = compared.decimals
    found = _own_year_change(data, own, indicator, decimals)
    if found is None and indicator.kind not in (Kind.SCORE, Kind.RANK):
        where = _published_footing(data, own, indicator) or on
        found = change(indicator, current, previous, where, decimals) if where is not None else None
    return Reading(
        indicator=indicator,
        unit=unit,
        current=current,
        previous=previous,
        target=compared,
        change=found,
        group=None,
        decimals=decimals,
    )


def _own_year_change(data: RoundData, held: Holdings, indicator: Indicator, decimals: int) -> Change | None:
    """Return the change of an index score or rank against the year before, never across versions.

    A published figure without its version is not compared: nobody can tell whether it is the same index.
    """
    if indicator.kind not in (Kind.SCORE, Kind.RANK):
        return None
    row, before = held.published.get(indicator.id), held.published_previous.get(indicator.id)
    if row is not None and held.current.get(indicator.id) is row.figure:
        if before is None:
            return None
        return refused(texts.YEAR.format(year=published_year(before)), texts.WHY_VERSION_UNKNOWN)
    pair = held.scores.get(indicator.id.removesuffix(RANK_SUFFIX))
    if pair is None:
        return None
    if pair.before is not None:
        unit = data.registry.units.get(pair.now.unit_id)
        broken = score_break(data.registry, unit, indicator.id, pair.before.year, pair.now.year)
        if broken:
            return refused(texts.YEAR.format(year=pair.before.year), broken)
    if indicator.kind is Kind.RANK:
        return rank_change(pair.now, pair.before)
    return score_change(pair.now, pair.before, decimals)


def _published_footing(data: RoundData, held: Holdings, indicator: Indicator) -> Footing | None:
    """Return the footing of a published yearly figure: its own year before, whatever the round compares with."""
    row, before = held.published.get(indicator.id), held.published_previous.get(indicator.id)
    if row is None or before is None:
        return None
    settings = data.params.round
    label = texts.YEAR.format(year=published_year(before))
    unit = data.registry.units.get(row.figure.unit_id)
    then, now = published_year(before), published_year(row)
    broken = score_break(data.registry, unit, indicator.id, then, now) if then is not None and now is not None else ""
    return Footing(label, settings.unchanged_below, settings.small_denominator, broken)
