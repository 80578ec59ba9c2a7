"""A unit's report can rest on nothing of other units but what it is given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from giamsat.analysis.alone import alone, of_delegation, of_other_delegations, of_others
from giamsat.analysis.conflicts import conflicts
from giamsat.analysis.coverage import gaps
from giamsat.analysis.questions import questions
from giamsat.analysis.readings import readings
from giamsat.analysis.violations import violations
from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import RoundData
from giamsat.params import load_registry, load_round, round_ids
from giamsat.settings import Settings
from tests.analysis.builders import handed_in, rate_indicator, round_data, unit

ROOT = Path(__file__).parents[2]


def test_alone_a_unit_reads_the_same() -> None:
    """In every shipped round, what is found about each unit is the same with and without the other units' data."""
    settings = Settings(ROOT)
    registry = load_registry(settings)
    for round_id in round_ids(settings):
        data = load_round_data(settings, registry, load_round(settings, registry, round_id))
        for unit_id in data.units:
            own = alone(data, unit_id)
            assert list(own.units) == [unit_id]
            for found in (readings, questions, gaps, conflicts, violations):
                assert found(own, unit_id) == found(data, unit_id), (round_id, unit_id, found.__name__)


def test_alone_a_unit_is_still_held_against_its_group() -> None:
    """A rate far from its group's is found without the other units' data: where the group lies is let through."""
    data = _group(95, 96, 94, 97, 95, 93, 96, 98, 52)
    own = violations(alone(data, "so-8"), "so-8")
    assert [row.rule_id for row in own] == ["ngoai-khoang-nhom"]
    assert own == violations(data, "so-8")
    moved = _group(75, 76, 74, 77, 75, 73, 76, 78, 52)
    assert of_others(moved, "so-8").spreads != of_others(data, "so-8").spreads


def test_a_delegation_sees_its_units_alone() -> None:
    """Its units read the same and are asked the same; sums of groups are among them; nobody else's unit is there."""
    settings = Settings(ROOT)
    registry = load_registry(settings)
    data = load_round_data(settings, registry, load_round(settings, registry, "mau-2024"))
    for delegation in data.params.round.delegations:
        own = of_delegation(data, delegation.id)
        assert list(own.units) == [one for one in data.units if data.units[one].row.delegation == delegation.id]
        assert [row.id for row in own.params.round.units if row.id not in own.units] == []
        assert own.params.round.delegations == (delegation,)
        for unit_id in own.units:
            for found in (questions, gaps, conflicts, violations):
                assert found(own, unit_id) == found(data, unit_id), (unit_id, found.__name__)
            rates = [row.group for row in readings(own, unit_id).values() if row.group is not None]
            assert {one for rate in rates for one in (*rate.unit_ids, *rate.left_out)} <= set(own.units)


def test_a_delegation_asks_what_its_units_documents_ask() -> None:
    """A rate far from those of its whole group is asked about, though few units of the group are the delegation's."""
    data = _apart(95, 96, 94, 97, 95, 93, 96, 98, 52)
    (own,) = questions(of_delegation(data, "doan-2"), "so-8")
    assert own in questions(data, "so-8")
    assert own.id.startswith("nghi-van:ngoai-khoang-nhom")


def test_a_delegation_depends_on_others_only_where_it_asks() -> None:
    """Figures of another delegation's unit matter only when a question to one of its own rests on them."""
    data = _apart(95, 96, 94, 97, 95, 93, 96, 98, 52)
    moved = _apart(95, 96, 94, 97, 95, 93, 96, 92, 52)
    assert of_other_delegations(moved, "doan-1") == of_other_delegations(data, "doan-1")
    assert of_other_delegations(data, "doan-1").spreads == {}
    assert of_other_delegations(moved, "doan-2") != of_other_delegations(data, "doan-2")


def _apart(*shares: int) -> RoundData:
    """Return such a round in which a delegation of its own hears the last two units."""
    data = _group(*shares)
    last = list(data.units)[-2:]
    units = {
        name: replace(one, row=one.row.model_copy(update={"delegation": "doan-2"})) if name in last else one
        for name, one in data.units.items()
    }
    first = data.params.round.delegations[0]
    second = first.model_copy(update={"id": "doan-2", "name": "Đoàn số 2"})
    rows = tuple(one.row for one in units.values())
    known = data.params.round.model_copy(update={"delegations": (first, second), "units": rows})
    return replace(data, units=units, params=replace(data.params, round=known))


def _group(*shares: int) -> RoundData:
    """Return a round in which each unit of a group has this share."""
    rows = [
        handed_in(unit(f"so-{number}"), {"tthc.truoc_dung_han": share * 10, "tthc.da_giai_quyet": 1000})
        for number, share in enumerate(shares)
    ]
    return round_data(rows, [rate_indicator()])
