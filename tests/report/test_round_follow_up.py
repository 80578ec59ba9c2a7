"""The synthesis' display of former requests: one class each, who owes it, overdue with days and reason."""

from __future__ import annotations

import pytest

from giamsat.blocks.model import Figure, Fragment, Table
from giamsat.report.synthesis import RoundReport
from giamsat.settings import Settings
from tests.report.reading import Report, round_data, rows_of
from tests.report.tracing import figures_in, follows, holds, runs

SECTION = "dot-truoc"


@pytest.fixture(scope="module")
def fragment(shipped: Settings) -> Fragment:
    """Return the display of the full example."""
    return RoundReport(shipped, round_data(shipped, "mau-2024")).follow_up_display().fragment


def _text(fragment: Fragment) -> str:
    return Report({SECTION: fragment}).text()


def test_the_reading_counts_each_request_once(fragment: Fragment) -> None:
    """Of 17 requests 16 are followed, in six classes that add up; the one that a person ended stands apart."""
    text = _text(fragment)
    assert (
        "Tính đến ngày 15/11/2024, đang theo dõi 16 nội dung đã nêu tại các đợt trước đối với 10 đơn vị: "
        "01 nội dung đã hoàn thành, đã kiểm chứng; 04 nội dung báo cáo đã hoàn thành, chưa kiểm chứng; "
        "03 nội dung đang thực hiện hoặc chưa đến hạn; 05 nội dung quá hạn; "
        "02 nội dung chưa báo cáo, chưa có số liệu; 01 nội dung báo cáo không thực hiện."
    ) in text
    assert "Có 01 nội dung đã kết thúc theo dõi theo quyết định" in text


def test_the_bars_stand_in_official_order_with_who_owes_on_the_day(fragment: Fragment) -> None:
    """What was transferred is with the unit that took it over; the district that gave it on has no bar."""
    (figure,) = (block for block in fragment.blocks if isinstance(block, Figure))
    assert "mười cơ quan: Sở Mẫu A: 1 đã hoàn thành, đã kiểm chứng, 1 báo cáo đã hoàn thành" in figure.alt
    assert "Sở Mẫu C: 1 báo cáo đã hoàn thành, chưa kiểm chứng, 1 quá hạn" in figure.alt
    assert "Huyện Mẫu 2" not in figure.alt
    assert figure.alt.index("Sở Mẫu C") < figure.alt.index("Quận Mẫu 1") < figure.alt.index("Huyện Mẫu 1")


def test_overdue_items_have_days_and_a_reason(fragment: Fragment) -> None:
    """The overdue ones stand in official order, a reason in the unit's words or that it gave none; no undated one."""
    (table,) = (block for block in fragment.blocks if isinstance(block, Table))
    rows = rows_of(table)
    assert [row[1] for row in rows] == ["Sở Mẫu C", "Quận Mẫu 1", "Quận Mẫu 2", "Huyện Mẫu 1", "Huyện Mẫu 3"]
    assert rows[0][5:] == ["47", "“cơ quan phối hợp đang cho ý kiến đối với dự thảo”"]
    assert rows[2][6] == "đơn vị chưa nêu lý do"
    assert all("không nêu thời hạn" not in cell for row in rows for cell in row)


def test_every_figure_of_the_display_is_traced(fragment: Fragment, shipped: Settings) -> None:
    """Each number in reading, caption, note and table has sources, follows from them, and stands there in the file."""
    seen = 0
    for run in runs(Report({SECTION: fragment})):
        for figure in figures_in(run.text):
            assert run.sources, (run.where, run.text)
            assert follows(figure, run, shipped), (run.where, figure, run.text)
            seen += 1
        for source, traced in run.figures:
            assert not (source.file and traced.at) or holds(source, traced, shipped), (source.file, traced)
    assert seen > 15


def test_a_round_that_follows_nothing_up_has_no_display(shipped: Settings) -> None:
    """Without former requests there is no sentence, chart or table."""
    report = RoundReport(shipped, round_data(shipped, "2024-kh16"))
    assert report.follow_up_display().fragment.blocks == ()
