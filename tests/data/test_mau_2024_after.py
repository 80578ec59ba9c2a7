"""The illustrative round: what came after a unit's first file, as planned in tools/mau_2024/after.py."""

from __future__ import annotations

from decimal import Decimal

from giamsat.analysis.questions import questions
from giamsat.analysis.timeliness import hand_in
from giamsat.analysis.violations import violations
from giamsat.model.records import Submission, SubmissionKind
from giamsat.model.rounds import RoundData


def of(mau: RoundData, unit_id: str) -> Submission:
    """Return a unit's submission."""
    found = mau.units[unit_id].submission
    assert found is not None
    return found


def test_one_unit_corrects_three_figures_by_letter(mau: RoundData) -> None:
    """Before and after are both kept, the number of the letter is open, and the unit is not late for it."""
    found = of(mau, "huyen-mau-2")

    assert [(row.before.value if row.before else None, row.after.value) for row in found.amendments] == [
        (Decimal(5), Decimal(6)), (Decimal(2), Decimal(3)), (Decimal(15), Decimal(16)),
    ]  # fmt: skip
    assert {row.document for row in found.amendments} == {"Công văn số ……/MAU ngày 17/10/2024"}
    assert [one.kind for one in found.files] == [SubmissionKind.SUPPLEMENT]
    assert not hand_in(mau, "huyen-mau-2").is_late


def test_one_unit_sends_two_parts(mau: RoundData) -> None:
    """Two offices filled in different sheets; together nothing is missing."""
    found = of(mau, "huyen-mau-5")

    assert [(one.kind, one.filled_by) for one in found.files] == [(SubmissionKind.PART, "Phòng Văn hóa và Thông tin")]
    assert found.filled_by == "Văn phòng HĐND và UBND huyện"
    assert found.missing_sheets == ()
    assert found.systems
    assert found.tasks


def test_two_units_reply_to_requests_of_last_year(mau: RoundData) -> None:
    """Each request that was made to them has a row; two others have not been asked in this form."""
    replied = {unit_id: [row.state for row in one.submission.requests] for unit_id, one in mau.units.items()
               if one.submission and one.submission.requests}  # fmt: skip

    assert replied == {"so-mau-b": ["hoan-thanh"], "quan-mau-1": ["hoan-thanh-mot-phan", "dang-thuc-hien"]}


def test_a_confirmed_figure_is_explained_and_not_asked_about(mau: RoundData) -> None:
    """Huyện Mẫu 3 looked at a figure once more: the rule is broken, the unit's words stand beside it, nobody asks."""
    found = [row for row in violations(mau, "huyen-mau-3") if row.rule_id == "gap-10-lan"]

    assert of(mau, "huyen-mau-3").confirmed == ("the-che.ra_soat",)
    assert [row.subject for row in found] == ["the-che.ra_soat"]
    assert found[0].explanation.startswith("Năm 2024 rà soát toàn bộ")
    assert not [row for row in questions(mau, "huyen-mau-3") if "the-che.ra_soat" in row.id]
