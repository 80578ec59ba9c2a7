"""The synthesis' appendix of units that have not handed in, came late or left something out."""

from __future__ import annotations

from giamsat.analysis.violations import violations
from giamsat.blocks.model import Table
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, spoiled, without_sheet
from tests.report.reading import Report, all_blocks, heads_of, round_data, round_report, rows_of

NAME = "phu-luc.gui-bao-cao"


def listed(report: Report) -> dict[str, dict[str, str]]:
    """Return the rows of the appendix by unit."""
    table = [block for block in all_blocks(report.fragments[NAME]) if isinstance(block, Table)][1]
    return {row[1]: dict(zip(heads_of(table), row, strict=True)) for row in rows_of(table)}


def fresh(project: Project) -> Report:
    """Return the synthesis after a change in the project folder."""
    round_data.cache_clear()
    return round_report(project.settings, ROUND)


def test_none_is_dropped_silently(shipped: Settings) -> None:
    """Of the example's 16 units the absent, the late and the one without a sheet are listed, and nobody else."""
    found = listed(round_report(shipped, "mau-2024"))

    assert list(found) == ["Sở Mẫu C", "Quận Mẫu 2", "Huyện Mẫu 4"]
    assert (found["Sở Mẫu C"]["Ngày nhận"], found["Sở Mẫu C"]["Chậm (ngày)"]) == ("13/10/2024", "3")
    assert found["Quận Mẫu 2"]["Nội dung còn thiếu"] == "nội dung của sheet “10 Đề án 06”"
    assert found["Quận Mẫu 2"]["Quyết định miễn"].startswith("Miễn: ")
    assert found["Huyện Mẫu 4"]["Ngày nhận"] == "chưa gửi"
    assert found["Huyện Mẫu 4"]["Chậm (ngày)"] == "–"


def test_section_one_refers_to_both_appendices(shipped: Settings) -> None:
    """Each appendix has a number, and section I names it with that number."""
    report = round_report(shipped, "mau-2024")
    numbers = [report.fragments[name].appendix for name in ("phu-luc.ma-tran", NAME)]

    assert [row.number if row else None for row in numbers] == ["I", "II"]
    assert "tình hình gửi báo cáo của từng đơn vị (Phụ lục II)" in report.text("I")


def test_nothing_is_listed_of_a_round_that_asked_nobody(shipped: Settings) -> None:
    """A round of published figures has no such appendix and does not refer to one."""
    report = round_report(shipped, "2024-kh16")

    assert report.fragments[NAME].appendix is None
    assert "Chi tiết tại phụ lục" not in report.text("I")


def test_nobody_is_listed_when_all_came_whole_and_in_time(complete_round: Settings) -> None:
    """Without a unit that left something out the appendix has the table of all units alone."""
    report = round_report(complete_round, ROUND)
    tables = [block for block in all_blocks(report.fragments[NAME]) if isinstance(block, Table)]

    assert [len(table.rows) for table in tables] == [2]


def test_the_full_table_tells_how_each_unit_served_the_delegation(shipped: Settings) -> None:
    """Way of supervision, day, days late, document, share of cells filled, what is left to mend, supplements."""
    report = round_report(shipped, "mau-2024")
    table = next(block for block in all_blocks(report.fragments[NAME]) if isinstance(block, Table))
    found = {row[1]: dict(zip(heads_of(table), row, strict=True)) for row in rows_of(table)}

    assert list(found) == [item.unit.short_name for item in round_data(shipped, "mau-2024").units.values()]
    assert found["Sở Mẫu A"]["Hình thức"] == "trực tiếp"
    assert found["Sở Mẫu A"]["Văn bản số"].startswith("Mẫu 01/BC-MAU, ngày ")
    assert (found["Sở Mẫu C"]["Ngày gửi"], found["Sở Mẫu C"]["Chậm (ngày)"]) == ("13/10/2024", "3")
    assert found["Quận Mẫu 2"]["Ô có số liệu"] == "85/87 (97,7%)"
    assert found["Huyện Mẫu 2"]["Bổ sung ngày"] == "18/10/2024 (bổ sung)"
    assert set(list(found["Huyện Mẫu 4"].values())[4:]) == {"–"}


def test_what_is_left_to_mend_is_what_nobody_explained(shipped: Settings) -> None:
    """The count is that of the broken rules without an explanation, and never smaller for being told twice."""
    data = round_data(shipped, "mau-2024")
    report = round_report(shipped, "mau-2024")
    table = next(block for block in report.tables() if "Lỗi còn lại" in heads_of(block))
    for (unit_id, item), row in zip(data.units.items(), rows_of(table), strict=True):
        left = [one for one in violations(data, unit_id) if not one.explanation]
        assert row[6] == (str(len(left)) if item.submission else "–")


def test_a_file_that_cannot_be_used_is_no_missing_file(project: Project) -> None:
    """A unit that sent a faulty file is listed as such, beside one that left out a required sheet."""
    whole = project.content(SO_A)
    project.hand_in("a.xlsx", spoiled(whole, "04", 0, value="mười hai"))
    project.hand_in("quan.xlsx", without_sheet(project.content(QUAN), "02"))
    found = listed(fresh(project))

    assert found["Sở Mẫu A"]["Nội dung còn thiếu"] == "tệp đã gửi còn lỗi, chưa đọc được số liệu"
    assert "02 TTHC" in found["Quận Mẫu 1"]["Nội dung còn thiếu"]


def test_a_waiver_for_everything_stands_once(project: Project) -> None:
    """A unit that was let off altogether stays in the list, with the reason."""
    project.decide(("mien", SO_A, "bao-cao", "miễn", "mới thành lập", "Trưởng đoàn", "2024-11-04"))
    found = listed(fresh(project))

    assert found["Sở Mẫu A"]["Quyết định miễn"] == "Miễn: mới thành lập"
    assert found["Quận Mẫu 1"]["Quyết định miễn"] == "–"
