"""The synthesis: who handed in, official order, one indicator within a group, no conclusion."""

from __future__ import annotations

from itertools import pairwise

import pytest

from giamsat.analysis.groups import ordering
from giamsat.blocks.html import plain
from giamsat.blocks.model import Figure, Paragraph, Table
from giamsat.formatting.text import plain_spaces
from giamsat.report.cited import text_of
from giamsat.report.round_comparison import ties
from giamsat.settings import Settings
from tests.analysis.builders import handed_in, rate_indicator, unit
from tests.analysis.builders import round_data as data_of
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, SO_C, SO_D, Project
from tests.report.reading import Report, all_blocks, heads_of, round_data, round_report, rows_of


@pytest.fixture(scope="module")
def report(shipped: Settings) -> Report:
    """Return the synthesis of the full example."""
    return round_report(shipped, "mau-2024")


def _table(report: Report, start: str) -> list[list[str]]:
    return next(
        rows_of(table) for table in report.tables() if "".join(item.text for item in table.title).startswith(start)
    )


def test_every_unit_is_in_the_hand_in_table(report: Report, shipped: Settings) -> None:
    """All 16 units stand in official order, the late one with its days, the missing one without a figure."""
    rows = _table(report, "Tình hình gửi báo cáo")
    names = [unit.unit.short_name for unit in round_data(shipped, "mau-2024").units.values()]
    assert [row[1] for row in rows] == names
    by_name = {row[1]: row for row in rows}
    assert by_name["Sở Mẫu C"][2:4] == ["13/10/2024", "3"]
    assert by_name["Huyện Mẫu 4"][2:6] == ["chưa gửi", "–", "–", "–"]
    assert by_name["Quận Mẫu 1"][5] == "2"


def test_late_and_missing_units_are_named(report: Report) -> None:
    """One unit has not handed in and one came late: both are named with the days."""
    text = report.text("I")
    assert "có 01/16 đơn vị chưa gửi biểu mẫu số liệu: Huyện Mẫu 4." in text
    assert "Có 01 đơn vị gửi chậm: Sở Mẫu C (chậm 03 ngày)." in text


def test_a_waiver_is_printed_in_the_synthesis(report: Report) -> None:
    """What was waived for a unit stands in section I of the synthesis too."""
    assert "Quận Mẫu 2: nội dung của sheet “10 Đề án 06” (miễn: " in report.text("I")


def test_units_stand_in_official_order(report: Report, shipped: Settings) -> None:
    """The comparison never ranks: its rows are in official order, group sums below."""
    rows = _table(report, "So sánh các đơn vị")
    names = [unit.unit.short_name for unit in round_data(shipped, "mau-2024").units.values()]
    assert [row[1] for row in rows[: len(names)]] == names
    assert [row[1] for row in rows[len(names) :]] == [
        "Tính chung nhóm sở, cơ quan tương đương sở",
        "Tính chung nhóm quận, huyện",
    ]


def test_ties_share_a_place_with_n(report: Report) -> None:
    """Two units with the same printed share have the same place, the next place is left free, n stands beside it."""
    rows = _table(report, "Thứ tự trong nhóm quận")
    tied = [row for row in rows if row[0].startswith("1/")]
    assert len(tied) == 2
    assert len({row[2].removesuffix(" (*)") for row in tied}) == 1
    assert rows[2][0].startswith("3/")
    assert all(row[0].split("/")[1] == str(len(rows)) for row in rows)
    assert all(row[3].replace(".", "").isdecimal() for row in rows)


def test_groups_never_mix(report: Report) -> None:
    """Departments and districts are ordered apart, and the order is not a ranking of the delegation."""
    departments = {row[1] for row in _table(report, "Thứ tự trong nhóm sở")}
    districts = {row[1] for row in _table(report, "Thứ tự trong nhóm quận")}
    assert all(name.startswith("Sở") for name in departments)
    assert not any(name.startswith("Sở") for name in districts)
    assert "chưa thẩm định; không phải xếp hạng của Đoàn" in report.text("II.thu-tu")


def test_units_left_out_have_a_reason(report: Report) -> None:
    """A unit with few dossiers and one without data are left out by name with the reason."""
    text = report.text("II.thu-tu")
    assert "Không đưa vào so sánh: Sở Mẫu E (" in text
    assert "Huyện Mẫu 4 (chưa có số liệu)" in text


def test_illustrative_marks_in_every_table_and_chart(report: Report) -> None:
    """Each table's title and each chart of the synthesis of fictional units carries the mark."""
    assert all("SỐ LIỆU MINH HỌA" in "".join(item.text for item in table.title) for table in report.tables())
    assert all("SỐ LIỆU MINH HỌA" in figure.alt for figure in report.figures())
    assert report.figures()


def test_the_matrix_reads_without_colour(report: Report) -> None:
    """Met and not met are signs with a key below, not colours."""
    appendix = report.fragments["phu-luc.ma-tran"].appendix
    assert appendix is not None
    assert appendix.landscape
    text = report.text("phu-luc.ma-tran")
    assert "98,2% ✓" in text
    assert "92,0% ✗" in text
    assert "✓ đạt chỉ tiêu; ✗ chưa đạt" in text
    assert "9/14 đạt" in text


def test_one_unit_of_a_group_is_not_ordered(project: Project) -> None:
    """A group with a single unit is not ordered, and the synthesis is built all the same."""
    project.submit(SO_A, QUAN)
    report = round_report(project.settings, ROUND)
    assert "không sắp thứ tự" in report.text("II.thu-tu")
    assert report.fragments["II.thu-tu"].promise.tables == 0


def test_a_real_round_has_no_order_and_no_comparison(shipped: Settings) -> None:
    """Published figures of different years are listed unit by unit; nothing is ordered or summed."""
    report = round_report(shipped, "2024-kh16")
    assert "không sắp thứ tự các đơn vị" in report.text("II.thu-tu")
    assert "không so sánh giữa các năm" in report.text("II")
    assert not report.figures()
    assert "MINH HỌA" not in report.text()


def test_a_failed_unit_is_told_in_the_synthesis(project: Project) -> None:
    """A unit whose file cannot be used is named as such; the others are compared."""
    project.set_round([SO_A, SO_B], [QUAN, SO_C, SO_D])
    project.submit(SO_A, SO_B, QUAN)
    whole = project.content(SO_C)
    from tests.e2e.little_project import spoiled

    project.hand_in("c.xlsx", spoiled(whole, "04", 0, value="mười hai"))
    report = round_report(project.settings, ROUND)
    by_name = {row[1]: row for row in _table(report, "Tình hình gửi báo cáo")}
    assert by_name["Sở Mẫu C"][6] == "tệp chưa dùng được"
    assert by_name["Sở Mẫu A"][6] != "tệp chưa dùng được"
    assert {row[1] for row in _table(report, "Thứ tự trong nhóm sở")} == {"Sở Mẫu A", "Sở Mẫu B"}


def test_comparison_columns_name_the_indicator(report: Report) -> None:
    """A column of the comparison carries the indicator's full name."""
    table = next(table for table in report.tables() if table.title[0].text.startswith("So sánh"))  # type: ignore[union-attr]
    assert "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn" in heads_of(table)


def test_an_order_prints_a_value_as_its_own_report_does(shipped: Settings) -> None:
    """94,98% is below its target of 95% in the unit's report and is no «95,0%» in the order of its group."""
    report = round_report(shipped, "mau-2024")
    (change,) = (figure for figure in report.figures() if "thay đổi" in plain(figure.title))
    for text in (report.text("II.thu-tu"), change.svg):
        assert "94,98%" in text
        assert "95,0%" not in text


def test_a_sentence_above_each_chart_says_what_it_shows(report: Report) -> None:
    """Before each chart stands a sentence with its numbers; under it n, the day and the source of the data."""
    text = report.text()
    assert (
        "Hình 2: trong 14 đơn vị so sánh được với chỉ tiêu, 09 đơn vị đạt, 05 đơn vị chưa đạt; "
        "chênh lệch so với chỉ tiêu từ −3,6 đến +3,2 điểm %." in text
    )
    assert "Hình 3: so với cùng kỳ năm 2023, cả 14 đơn vị so sánh được đều tăng." in text
    for block, figure in pairwise(block for fragment in report.fragments.values() for block in all_blocks(fragment)):
        if isinstance(figure, Figure):
            assert isinstance(block, Paragraph | Table)
            note = plain(figure.note).replace("\xa0", " ")
            assert note.startswith("n = ")
            assert "30/9/2024" in note
            assert "nguồn: " in note


def test_a_difference_that_the_unit_explained_has_a_tick(report: Report) -> None:
    """Of the differences with the system the answered one is told as explained, in chart, alt text and table."""
    (figure,) = (figure for figure in report.figures() if "hệ thống" in figure.alt)
    assert "Sở Mẫu B báo cáo 3.777, hệ thống 3.758 (chênh lệch +19), đã giải trình" in figure.alt
    rows = {row[1]: row for row in _table(report, "Đối chiếu số liệu")}
    assert rows["Sở Mẫu B"][-1] == "đơn vị đã giải trình"
    assert rows["Sở Mẫu C"][-1] == "sử dụng số của hệ thống"


def test_units_that_share_a_place_are_named() -> None:
    """15, 15, 17: who shares it and which place follows; the order is nobody's ranking."""
    names = ["Quận Mẫu 1", "Quận Mẫu 2", "Quận Mẫu 3"]
    units = [unit(f"quan-{number}", short_name=name, group="quan-huyen") for number, name in enumerate(names)]

    def told(*done: int) -> list[str]:
        rows = [
            handed_in(one, {"tthc.truoc_dung_han": part, "tthc.da_giai_quyet": 100})
            for one, part in zip(units, done, strict=True)
        ]
        found = ordering(data_of(rows, [rate_indicator()]), rate_indicator(), "quan-huyen")
        return [plain_spaces(text_of(words)) for words in ties(found)]

    assert told(98, 95, 95) == ["Trong nhóm quận, huyện, Quận Mẫu 2 và Quận Mẫu 3 cùng ở thứ 2/3."]
    assert told(98, 98, 95) == [
        "Trong nhóm quận, huyện, Quận Mẫu 1 và Quận Mẫu 2 cùng ở thứ 1/3; đơn vị liền sau ở thứ 3."
    ]
    assert told(98, 96, 95) == []
