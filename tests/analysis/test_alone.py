"""A unit's report can rest on nothing of other units but what it is given."""

from __future__ import annotations

from pathlib import Path

from giamsat.analysis.alone import alone, of_others
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


def _group(*shares: int) -> RoundData:
    """Return a round in which each unit of a group has this share."""
    rows = [
        handed_in(unit(f"so-{number}"), {"tthc.truoc_dung_han": share * 10, "tthc.da_giai_quyet": 1000})
        for number, share in enumerate(shares)
    ]
    return round_data(rows, [rate_indicator()])
