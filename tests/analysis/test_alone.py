"""A unit's report can rest on nothing of other units but what it is given."""

from __future__ import annotations

from pathlib import Path

from giamsat.analysis.alone import alone
from giamsat.analysis.conflicts import conflicts
from giamsat.analysis.coverage import gaps
from giamsat.analysis.questions import questions
from giamsat.analysis.readings import readings
from giamsat.intake.rounds import load_round_data
from giamsat.params import load_registry, load_round, round_ids
from giamsat.settings import Settings

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
            for found in (readings, questions, gaps, conflicts):
                assert found(own, unit_id) == found(data, unit_id), (round_id, unit_id, found.__name__)
