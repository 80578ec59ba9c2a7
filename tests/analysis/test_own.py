"""What follows from one unit alone is worked out once, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from giamsat.analysis.alone import alone, of_delegation
from giamsat.analysis.breaches import breaches
from giamsat.analysis.own import own_part
from giamsat.analysis.readings import own_readings, readings
from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import RoundData
from giamsat.model.rules import Scope
from giamsat.params import load_registry, load_round, round_ids
from giamsat.settings import Settings
from tests.analysis.builders import handed_in, rate_indicator, round_data, unit

ROOT = Path(__file__).parents[2]


def test_it_is_the_same_without_the_others() -> None:
    """In every shipped round, a unit's readings and breaches are those of a round that never had another unit, but for
    its group."""
    settings = Settings(ROOT)
    registry = load_registry(settings)
    for round_id in round_ids(settings):
        data = load_round_data(settings, registry, load_round(settings, registry, round_id))
        for unit_id in data.units:
            single = replace(data, units={unit_id: data.units[unit_id]})
            assert own_readings(data, unit_id) == own_readings(single, unit_id), (round_id, unit_id)
            own = [row for row in breaches(data, unit_id) if row.rule.scope is not Scope.GROUP]
            assert own == list(breaches(single, unit_id)), (round_id, unit_id)


def test_every_report_about_the_unit_is_handed_the_same() -> None:
    """Its own report and its delegation's synthesis take what the round has worked out, which holds no other unit."""
    data = _round(95, 96)
    part = own_part(data, "so-0")
    assert list(part.units) == ["so-0"]
    assert own_part(part, "so-0") is part
    assert own_part(alone(data, "so-0"), "so-0") is part
    assert own_part(of_delegation(data, data.params.round.delegations[0].id), "so-0") is part


def test_the_group_is_that_of_the_round_asked() -> None:
    """The readings that are handed on have no group; each round adds its own beside them."""
    data = _round(95, 96)
    single = replace(data, units={"so-0": data.units["so-0"]})
    single.memo["own", "so-0"] = own_part(data, "so-0")
    assert {row.group for row in own_readings(data, "so-0").values()} == {None}
    both = readings(data, "so-0")["tthc.ty_le_dung_han"].group
    assert both is not None
    assert both.unit_ids == ("so-0", "so-1")
    assert readings(single, "so-0")["tthc.ty_le_dung_han"].group is None


def _round(*shares: int) -> RoundData:
    """Return a round in which each unit of a group has this share."""
    rows = [
        handed_in(unit(f"so-{number}"), {"tthc.truoc_dung_han": share * 10, "tthc.da_giai_quyet": 1000})
        for number, share in enumerate(shares)
    ]
    return round_data(rows, [rate_indicator()])
