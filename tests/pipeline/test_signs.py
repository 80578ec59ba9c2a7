"""Signs that no page can print are told with their sheet and cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from giamsat.intake.rounds import load_round_data
from giamsat.model.records import Submission
from giamsat.params import load_registry, load_round
from giamsat.pipeline.signs import sign_notices
from giamsat.settings import Settings

ROOT = Path(__file__).parents[2]


def submission() -> Submission:
    """Return the shipped submission of a fictional unit."""
    settings = Settings(ROOT)
    registry = load_registry(settings)
    found = load_round_data(settings, registry, load_round(settings, registry, "mau-2024")).units["so-mau-a"].submission
    assert found is not None
    return found


def test_a_clean_workbook_has_no_notice() -> None:
    """Vietnamese text, arrows and quotation marks are in the shipped fonts."""
    assert sign_notices(submission()) == []


def test_a_sign_without_a_glyph_is_told_with_its_cell() -> None:
    """A Chinese sign and a control character in a task's row give one notice: file, sheet, cell, both codes."""
    whole = submission()
    odd = replace(whole.tasks[0], content="Số hóa 文", reason="chậm\x01")
    notice = sign_notices(replace(whole, tasks=(odd, *whole.tasks[1:])))

    assert len(notice) == 1
    assert (notice[0].place.file, notice[0].place.sheet) == (whole.file, odd.source.sheet)
    assert notice[0].place.cell == odd.source.cell != ""
    assert dict(notice[0].facts)["codes"] == "[U+6587], [U+0001]"
