"""How strongly questions are proposed: by rows of data, the most telling row first."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from giamsat.analysis.questions import questions
from giamsat.analysis.strength import rank, with_strength
from giamsat.intake.rounds import load_round_data
from giamsat.model.judgement import Question
from giamsat.model.strengths import Strength, StrengthRule
from giamsat.params import load_registry, load_round
from giamsat.settings import Settings

REPOSITORY = Path(__file__).parents[2]


def rule(kind: str, strength: Strength, least: int | None = None) -> StrengthRule:
    """Return a row."""
    return StrengthRule(
        id=f"{kind}-{least}", kind=kind, strength=strength, least=None if least is None else Decimal(least)
    )


RULES = (
    rule("chi-tieu", Strength.FIRST, 5),
    rule("chi-tieu", Strength.SHOULD, 1),
    rule("chi-tieu", Strength.IF_TIME),
    rule("thieu", Strength.FIRST),
    rule("thieu:khac", Strength.IF_TIME),
    rule("muc:loi", Strength.FIRST),
)


@pytest.mark.parametrize(
    ("question_id", "size", "severity", "expected"),
    [
        ("chi-tieu:tthc", "5", "", Strength.FIRST),
        ("chi-tieu:tthc", "4.9", "", Strength.SHOULD),
        ("chi-tieu:tthc", "0.2", "", Strength.IF_TIME),
        ("chi-tieu:tthc", None, "", Strength.IF_TIME),
        ("thieu:bieu-06", None, "", Strength.FIRST),
        ("thieu:khac", None, "", Strength.IF_TIME),
        ("nghi-van:x:y", None, "loi", Strength.FIRST),
        ("nghi-van:x:y", None, "canh-bao", Strength.SHOULD),
    ],
)
def test_strength_follows_from_kind_size_and_severity(
    question_id: str, size: str | None, severity: str, expected: Strength
) -> None:
    """The row of the id comes before that of the kind, that before the severity; the size picks among them."""
    asked = Question(question_id, "", "?", (), "", severity, None if size is None else Decimal(size))
    assert with_strength(asked, RULES).strength is expected


def test_the_strongest_come_first_and_doubts_before_what_rests_on_them() -> None:
    """In the example the order is by strength, but a figure in doubt is asked about before the reason for it."""
    settings = Settings(REPOSITORY)
    registry = load_registry(settings)
    data = load_round_data(settings, registry, load_round(settings, registry, "mau-2024"))
    found = questions(data, "so-mau-b")
    assert {row.strength for row in found} == set(Strength)
    reasons = [rank(row) for row in found if row.id.startswith(("chi-tieu", "sang-kien"))]
    assert reasons == sorted(reasons)
    assert all(row.rule for row in found)
