"""Section I: cut-off, sources, when the unit handed in, what is missing and what was waived."""

from __future__ import annotations

from giamsat.blocks.model import Table
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, spoiled, without_sheet
from tests.report.reading import all_blocks, fresh_unit_report, heads_of, rows_of, unit_report

NAME = "Biểu mẫu.xlsx"


def hand_in(project: Project, day: str) -> str:
    """Hand in a complete workbook on a day and return section I."""
    digest = project.hand_in(NAME, project.content(SO_A))
    project.received((NAME, digest, day, "Sở Mẫu A"))
    return unit_report(project.settings, ROUND, SO_A).text("I")


def test_a_late_unit_is_late_by_so_many_days(project: Project) -> None:
    """A workbook received three days after the hand-in date is told to be three days late."""
    text = hand_in(project, "2024-10-13")
    assert "Sở gửi biểu mẫu số liệu ngày 13/10/2024, chậm 03 ngày so với thời hạn (ngày 10/10/2024)." in text


def test_the_last_day_is_in_time(project: Project) -> None:
    """A workbook received on the hand-in date itself is not late."""
    text = hand_in(project, "2024-10-10")
    assert "Sở gửi biểu mẫu số liệu ngày 10/10/2024, trong thời hạn (ngày 10/10/2024)." in text
    assert "chậm" not in text


def test_an_unlisted_file_has_no_day(project: Project) -> None:
    """When received.csv does not tell, no day is made up."""
    project.submit(SO_A)
    text = unit_report(project.settings, ROUND, SO_A).text("I")
    assert "ngày nhận chưa được ghi sổ tiếp nhận" in text
    assert "chậm" not in text


def test_a_unit_that_sent_nothing(project: Project) -> None:
    """Section I says that nothing came, and that missing is not zero."""
    text = unit_report(project.settings, ROUND, QUAN).text("I")
    assert "chưa nhận được biểu mẫu số liệu của Quận (thời hạn: ngày 10/10/2024)" in text
    assert "không tính là 0" in text


def test_coverage_counts_what_was_asked(project: Project) -> None:
    """One indicator without data lowers the coverage by one, and is named."""
    whole = project.content(SO_A)
    missing = str(whole.indicators["04"][0]["code"])
    asked = int(hand_in(project, "2024-10-09").split("Có số liệu ở ")[1].split("/")[0])
    project.hand_in(NAME, spoiled(whole, "04", 0, value=None, state="Chưa có"))
    (project.settings.data(ROUND) / "received.csv").unlink()
    round_text = fresh_unit_report(project.settings, ROUND, SO_A).text("I")
    assert f"Có số liệu ở {asked - 1}/{asked} chỉ tiêu" in round_text
    name = project.registry.indicators[missing].name
    assert f"{name[0].lower()}{name[1:]}" in round_text


def test_a_missing_sheet_is_named(project: Project) -> None:
    """A sheet that is not there is one line of section I, by its name."""
    project.hand_in(NAME, without_sheet(project.content(SO_A), "10"))
    report = unit_report(project.settings, ROUND, SO_A)
    assert "nội dung của sheet “10 Đề án 06”" in report.text("I")
    assert "10 Đề án 06" in report.text("VI")


def test_a_waiver_is_printed_with_reason_and_day(project: Project) -> None:
    """What a person decided to go on without stands in section I: the decision, its reason, its day."""
    project.hand_in(NAME, without_sheet(project.content(SO_A), "10"))
    project.decide(
        ("mien", SO_A, "10", "Lập báo cáo khi chưa có sheet 10", "đơn vị đang đối chiếu", "Trưởng đoàn", "2024-11-04")
    )
    text = unit_report(project.settings, ROUND, SO_A).text("I")
    assert "Nội dung được quyết định miễn:" in text
    assert (
        "nội dung của sheet “10 Đề án 06”: Lập báo cáo khi chưa có sheet 10 "
        "(lý do: đơn vị đang đối chiếu; ngày 04/11/2024)." in text
    )
    assert "Nội dung chưa có số liệu" not in text


def test_sources_are_numbered_and_marked(complete_round: Settings) -> None:
    """The table of sources says whose figures these are and that they are illustrative."""
    text = unit_report(complete_round, ROUND, SO_A).text("I")
    assert "Bảng 1. Nguồn số liệu sử dụng – SỐ LIỆU MINH HỌA" in text
    assert "Biểu mẫu số liệu của Sở kèm Báo cáo số 07/BC-MAU" in text
    assert "Đơn vị báo cáo; SỐ LIỆU MINH HỌA" in text


def test_registers_are_sources_when_the_report_prints_them(shipped: Settings) -> None:
    """What the unit answered and what was concluded stand in the table after the visit, each with its rows."""
    heard = unit_report(shipped, "mau-2024", "so-mau-b")
    rows = next(
        rows_of(block)
        for block in all_blocks(heard.fragments["I"])
        if isinstance(block, Table) and heads_of(block)[1] == "Nguồn"
    )
    told = {row[1].replace("\u00a0", " "): row[2:] for row in rows}
    assert told["Giải trình của Sở về nội dung đề nghị làm rõ"] == [
        "văn bản 30/10/2024", "mục VI; phụ lục", "Đơn vị giải trình; SỐ LIỆU MINH HỌA",
    ]  # fmt: skip
    assert told["Sổ kết luận của Đoàn giám sát"][1:] == [
        "mục II, III, IV, V", "Đoàn giám sát kết luận; SỐ LIỆU MINH HỌA",
    ]  # fmt: skip
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    for unit_id in ("so-mau-a", "so-mau-d"):  # without registers; before the visit
        text = unit_report(shipped, "mau-2024", unit_id).text("I")
        assert "Sổ kết luận" not in text
        assert "Giải trình của" not in text


def test_sub_units_are_a_fact_of_a_day(shipped: Settings) -> None:
    """18 phường hold on 31/10/2023, told with the day."""
    text = unit_report(shipped, "2023-10-hai-ba-trung", "ubnd-quan-hai-ba-trung").text("I")
    assert "gồm 18 phường (theo địa giới hành chính ngày 31/10/2023)" in text
