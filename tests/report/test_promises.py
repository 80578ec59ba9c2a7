"""Every section of every shipped report delivers what it promises, before any kernel runs."""

from __future__ import annotations

import pytest

from giamsat.rendering.sections import counted
from giamsat.settings import Settings
from tests.report.reading import all_blocks, round_data, unit_report

ROUNDS = ("mau-2024", "2024-kh16", "2023-05", "2023-10-hai-ba-trung")


@pytest.mark.parametrize("round_id", ROUNDS)
def test_sections_keep_their_promises(shipped: Settings, round_id: str) -> None:
    """No section of any unit has fewer tables, charts or paragraphs than it says it must have."""
    short = []
    for unit_id in round_data(shipped, round_id).units:
        for name, fragment in unit_report(shipped, round_id, unit_id).fragments.items():
            found, promised = counted(all_blocks(fragment)), fragment.promise
            if (
                found.tables < promised.tables
                or found.figures < promised.figures
                or found.paragraphs < promised.paragraphs
            ):
                short.append((unit_id, name, promised, found))
    assert short == []
