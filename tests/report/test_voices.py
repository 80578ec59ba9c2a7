"""Sections III to V: who speaks depends on the phase; the kit itself concludes nothing."""

from __future__ import annotations

import pytest

from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project
from tests.report.reading import unit_report

OWN = {
    "III": "Khó khăn do đơn vị tự nêu.",
    "IV": "Nguyên nhân khách quan: Nguyên nhân do đơn vị tự nêu.",
    "V": "Đề nghị Thành phố Mẫu: Đề xuất do đơn vị tự nêu.",
}


@pytest.mark.parametrize(("section", "line"), OWN.items())
def test_before_the_visit_only_the_unit_speaks(complete_round: Settings, section: str, line: str) -> None:
    """Before the visit a section holds the unit's own words under words that say whose they are, and nothing more."""
    lines = unit_report(complete_round, ROUND, QUAN).text(section).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("Theo báo cáo của Quận, ")
    assert lines[1] == line


@pytest.mark.parametrize("section", OWN)
def test_after_the_visit_the_conclusion_is_left_to_people(complete_round: Settings, section: str) -> None:
    """After the visit the kit only opens the place where people write what the delegation concluded."""
    lines = unit_report(complete_round, ROUND, SO_A).text(section).splitlines()
    assert lines[:2] == [f"Theo báo cáo của Sở, {lines[0].split(', ', 1)[1]}", OWN[section]]
    assert len(lines) == 3
    assert lines[2].endswith("như sau:")


@pytest.mark.parametrize("section", OWN)
def test_a_unit_that_sent_nothing_says_nothing(project: Project, section: str) -> None:
    """Without a workbook nothing is put into the unit's mouth."""
    text = unit_report(project.settings, ROUND, QUAN).text(section)
    assert text.startswith("Chưa nhận được báo cáo của Quận về ")
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize("section", OWN)
def test_a_unit_that_names_none(project: Project, section: str) -> None:
    """A workbook without difficulties is told as such, which is not the same as having none."""
    from dataclasses import replace

    whole = project.content(QUAN)
    project.hand_in("b.xlsx", replace(whole, tables={**whole.tables, "voices": []}))
    text = unit_report(project.settings, ROUND, QUAN).text(section)
    assert text.startswith("Báo cáo của Quận không nêu ")


def test_figures_below_target_are_questions_not_shortcomings(complete_round: Settings) -> None:
    """What the kit observes stands in section VI as a question; section III has no number of the kit's."""
    report = unit_report(complete_round, ROUND, SO_A)
    assert "thấp hơn 7,5 điểm % so với chỉ tiêu 95%" in report.text("VI")
    assert "Đề nghị Sở cho biết nguyên nhân và giải pháp." in report.text("VI")
    assert "87,5%" not in report.text("III", "IV", "V")


def test_published_requests_are_not_in_sections_three_to_five(shipped: Settings) -> None:
    """What a chairman asked for stands with its source among public records: III to V are the unit's own words."""
    report = unit_report(shipped, "2023-05", "so-noi-vu")
    assert "Yêu cầu, đề nghị" in report.text("II.chi-dao")
    for section in ("III", "IV", "V"):
        assert "yêu cầu" not in report.text(section).lower()
