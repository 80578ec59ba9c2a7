"""Tóm tắt: at most five figures, what is missing, at most three questions; nothing said that is not so."""

from __future__ import annotations

import re

import pytest

from giamsat.blocks.html import plain
from giamsat.blocks.model import Block, Callout, ListBlock, Paragraph
from giamsat.formatting.text import plain_spaces
from giamsat.report.compose import shortened
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project
from tests.report.reading import Report, round_data, unit_report

ROUNDS = ("mau-2024", "2024-kh16", "2023-05", "2023-10-hai-ba-trung")


def box_of(report: Report) -> tuple[Block, ...]:
    """Return the blocks of the summary box."""
    (box,) = report.fragments["tom-tat"].blocks
    assert isinstance(box, Callout)
    return box.blocks


@pytest.mark.parametrize("round_id", ROUNDS)
def test_a_summary_is_short(shipped: Settings, round_id: str) -> None:
    """No unit of any round gets more than five figures and three questions on its first page."""
    for unit_id in round_data(shipped, round_id).units:
        blocks = box_of(unit_report(shipped, round_id, unit_id))
        figures, *rest = blocks
        assert not isinstance(figures, ListBlock) or 1 <= len(figures.items) <= 5
        questions = [block for block in rest if isinstance(block, ListBlock)]
        assert sum(len(block.items) for block in questions) <= 3


@pytest.mark.parametrize("round_id", ROUNDS)
def test_the_number_of_questions_is_that_of_section_six(shipped: Settings, round_id: str) -> None:
    """«07 nội dung (mục VI)» is the number of questions in section VI, and its first ones are shown."""
    for unit_id in round_data(shipped, round_id).units:
        report = unit_report(shipped, round_id, unit_id)
        listed = [block for block in report.fragments["VI"].blocks if isinstance(block, ListBlock)]
        questions = [plain_spaces(plain(item[0].inlines)) for item in listed[0].items] if listed else []  # type: ignore[union-attr]
        appendix = report.fragments["VI"].appendix
        if appendix is not None:
            questions = [plain_spaces(plain(row[1].inlines)) for row in appendix.blocks[0].rows]  # type: ignore[union-attr]
        text = report.text("tom-tat")
        told = re.search(r"Đề nghị làm rõ: (\d+) nội dung", text)
        assert bool(told) is bool(questions)
        if told:
            assert int(told[1]) == len(questions)
        assert all(shortened(question) in text for question in questions[:3])


def test_a_unit_without_any_figure_says_so_once(shipped: Settings) -> None:
    """The box of a unit of which nothing is known holds no figure and says that there is none."""
    first = box_of(unit_report(shipped, "mau-2024", "huyen-mau-4"))[0]
    assert isinstance(first, Paragraph)
    assert plain(first.inlines) == "Số liệu chính: chưa có số liệu của Huyện."


def test_a_complete_unit_lacks_nothing(complete_round: Settings) -> None:
    """A unit that answered everything is told to lack nothing."""
    text = unit_report(complete_round, ROUND, SO_A).text("tom-tat")
    assert "Tình trạng số liệu: các nội dung bắt buộc đều đã có số liệu." in text


def test_a_figure_says_what_it_is_compared_with(complete_round: Settings) -> None:
    """A figure stands with its counts, its target, last period and the group, in this order."""
    text = unit_report(complete_round, ROUND, SO_A).text("tom-tat")
    assert (
        "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn: 87,5% (2.100/2.400); chỉ tiêu ≥ 95%; "
        "cùng kỳ năm 2023: 87,5% (1.750/2.000)" in text
    )


def test_a_unit_that_sent_nothing_is_not_listed_topic_by_topic(project: Project) -> None:
    """What is missing of a silent unit is one line that points to section II, where each topic says it once."""
    text = unit_report(project.settings, ROUND, QUAN).text("tom-tat")
    assert "Chưa có số liệu: chưa nhận được báo cáo, biểu mẫu số liệu của Quận; xem từng nội dung tại mục II." in text
