"""What each kind of chart says: alt texts, values, signs, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from giamsat.blocks.model import Figure, Text
from giamsat.charts.change import dumbbell
from giamsat.charts.dossiers import dossier_bars
from giamsat.charts.model import (
    ChangeChart,
    ChangeRow,
    DossierChart,
    DossierRow,
    DotRow,
    LeftOut,
    PairChart,
    PairRow,
    ProgressChart,
    ProgressRow,
    StackChart,
    StackRow,
    TargetDotChart,
    TimelineChart,
    TimelineMark,
)
from giamsat.charts.pairs import pairs
from giamsat.charts.progress import progress_bars
from giamsat.charts.stacked import stacked_counts
from giamsat.charts.target import target_dots
from giamsat.charts.timeline import timeline
from giamsat.charts.words import change_text, value_text


def _texts(figure: Figure) -> list[str]:
    elements = ElementTree.fromstring(figure.svg).iter("{http://www.w3.org/2000/svg}text")
    return [(element.text or "").replace("\u00a0", " ") for element in elements]


def _words(figure: Figure) -> str:
    return " ".join(_texts(figure))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# --- progress -----------------------------------------------------------------------------------

HAI_BA_TRUNG = (
    ProgressRow("tiêu chí thẩm định", Decimal(63), Decimal(80), "tiêu chí", "trước 30/11/2023", not_due=True),
    ProgressRow("phiếu tại Một cửa", Decimal(249), Decimal(300), "phiếu"),
    ProgressRow("phiếu ba lĩnh vực", Decimal(370), Decimal(370), "phiếu"),
    ProgressRow("quy chế an toàn thông tin", Decimal(18), Decimal(18), "phường"),
)


def test_progress_is_told_with_counts_shares_and_deadline() -> None:
    """Progress of unlike things: counts beside shares, the deadline, the hatch in the legend, no sum."""
    figure = progress_bars(ProgressChart(title="Tiến độ", rows=HAI_BA_TRUNG, note="Nguồn: Quận"))
    assert figure.alt == (
        "Biểu đồ thanh ngang, bốn nội dung: tiêu chí thẩm định 63/80 (78,8%), thời hạn trước 30/11/2023; phiếu tại "
        "Một cửa 249/300 (83,0%); phiếu ba lĩnh vực 370/370 (100%); quy chế an toàn thông tin 18/18 (100%)."
    )
    shown = _texts(figure)
    for label in ("63/80 tiêu chí · 78,8%", "249/300 phiếu · 83,0%", "370/370 phiếu · 100%", "18/18 phường · 100%"):
        assert label in shown
    assert "Thời hạn: trước 30/11/2023" in shown
    assert "chưa thực hiện, chưa đến hạn" in shown
    assert "700" not in _words(figure)
    assert (figure.title, figure.note) == ((Text("Tiến độ"),), (Text("Nguồn: Quận"),))


def test_who_tells_of_a_plan_stands_with_its_bar() -> None:
    """A bar that another source tells of says so below its counts, in the drawing and in its words."""
    own = ProgressRow("tiêu chí", Decimal(60), Decimal(80), "tiêu chí")
    told = ProgressRow("tiêu chí", Decimal(63), Decimal(80), "tiêu chí", "30/11/2023", told_by="theo nguồn công khai")
    figure = progress_bars(ProgressChart(title="t", rows=(own, told)))
    assert _texts(figure).count("theo nguồn công khai") == 1
    assert "63/80 (78,8%), thời hạn 30/11/2023, theo nguồn công khai" in _plain(figure.alt)


def test_hatch_stands_only_for_what_is_not_due() -> None:
    """Without a row that is not due there is no hatch in the legend, nor when such a row is done."""
    done = ProgressRow("a", Decimal(5), Decimal(5), not_due=True)
    figure = progress_bars(ProgressChart(title="t", rows=(done, *HAI_BA_TRUNG[1:])))
    assert "chưa thực hiện, chưa đến hạn" not in _texts(figure)


def test_plan_that_is_exceeded_is_drawn_to_its_end() -> None:
    """More than 100% lengthens the axis instead of leaving the drawing; far more gets ticks of its own."""
    figure = progress_bars(ProgressChart(title="t", rows=(ProgressRow("a", Decimal(310), Decimal(300)),)))
    assert "310/300 · 103,3%" in _texts(figure)
    far = progress_bars(ProgressChart(title="t", rows=(ProgressRow("a", Decimal(900), Decimal(300)),)))
    assert "300%" in _texts(far)


# --- time line ----------------------------------------------------------------------------------


def test_time_line_orders_marks_and_names_the_cut_off() -> None:
    """Marks stand in order of time with their dates as printed, the limit of a day as «trước»."""
    marks = (
        TimelineMark("hệ thống đóng", date(2023, 11, 30), kind="before"),
        TimelineMark("tự chấm điểm kết thúc", date(2023, 11, 15)),
        TimelineMark("khảo sát", date(2023, 10, 16), date(2023, 10, 21)),
        TimelineMark("trung tâm dữ liệu", date(2023, 12, 31), when="trong quý IV năm 2023"),
    )
    figure = timeline(TimelineChart(title="t", marks=marks, cutoff=date(2023, 10, 31)))
    assert figure.alt == (
        "Sơ đồ mốc thời gian, bốn mốc: khảo sát: 16–21/10/2023; tự chấm điểm kết thúc: 15/11/2023; hệ thống đóng: "
        "trước 30/11/2023; trung tâm dữ liệu: trong quý IV năm 2023. Mốc số liệu 31/10/2023 là đường thẳng đứng đậm."
    )
    shown = _texts(figure)
    assert shown.index("khảo sát") < shown.index("tự chấm điểm kết thúc") < shown.index("hệ thống đóng")
    assert {"Mốc số liệu 31/10/2023", "16–21/10/2023", "trước 30/11/2023", "trong quý IV năm 2023"} <= set(shown)
    assert "%" not in _words(figure)


@pytest.mark.parametrize("years", [0, 1, 3, 12, 90])
def test_time_axis_has_dates_for_any_length(years: int) -> None:
    """From one day to a century the axis carries at least one date."""
    marks = (TimelineMark("a", date(2023, 10, 31)), TimelineMark("b", date(2023 + years, 10, 31)))
    figure = timeline(TimelineChart(title="t", marks=marks, cutoff=date(2023, 10, 31), cutoff_label="Mốc"))
    dates = [text for text in _texts(figure) if text.count("/") == 2]
    assert len(dates) > len(marks)


# --- dots against a target ----------------------------------------------------------------------


def test_target_chart_says_axis_target_small_n_and_who_is_missing() -> None:
    """The axis break is written, n stands at the right, a small n has no share, missing names are listed."""
    rows = (
        DotRow("Sở Mẫu A", Decimal("98.2"), Decimal(12571), "Các sở"),
        DotRow("Quận Mẫu B", Decimal("94.96"), Decimal(900), "Các quận"),
        DotRow("Quận Mẫu C", Decimal("91.7"), Decimal(12), "Các quận", small=True, text="11/12"),
        DotRow("Quận Mẫu D", Decimal("93.3"), Decimal(15), "Các quận", small=True),
    )
    chart = TargetDotChart(
        title="t",
        noun="đơn vị",
        rows=rows,
        target=Decimal(95),
        target_label="chỉ tiêu 95%",
        missing=("Huyện Mẫu Đ", "Huyện Mẫu E"),
    )
    figure = target_dots(chart)
    shown = _texts(figure)
    assert {"trục bắt đầu từ 90%", "chỉ tiêu 95%", "12.571", "98,2%", "94,96%", "11/12", "Các sở"} <= set(shown)
    assert "Chưa có số liệu: Huyện Mẫu Đ; Huyện Mẫu E." in shown
    assert "mẫu số nhỏ (n < 30)" in shown
    assert "91,7%" not in shown
    assert "93,3%" not in shown
    assert figure.alt == (
        "Biểu đồ điểm so với chỉ tiêu 95%, bốn đơn vị: Sở Mẫu A 98,2% (n = 12.571); Quận Mẫu B 94,96% (n = 900); "
        "Quận Mẫu C 11/12 (n = 12); Quận Mẫu D mẫu số nhỏ (n < 30) (n = 15). "
        "Chưa có số liệu: Huyện Mẫu Đ; Huyện Mẫu E."
    )


def test_axis_from_zero_needs_no_break() -> None:
    """An axis that starts at 0 carries no sentence about its start, and scores have no percent sign."""
    rows = (DotRow("Sở A", Decimal("84.25")), DotRow("Sở B", Decimal("45.1")))
    figure = target_dots(TargetDotChart(title="t", rows=rows, suffix=" điểm", places=2))
    assert "trục" not in _words(figure)
    assert "84,25 điểm" in _texts(figure)
    assert "%" not in _words(figure)


def test_rows_may_have_targets_of_their_own() -> None:
    """Where rows are indicators, each target is printed in its row."""
    rows = (
        DotRow("Hồ sơ trực tuyến", Decimal("55.2"), target=Decimal(50)),
        DotRow("Thanh toán trực tuyến", Decimal("44.96"), target=Decimal(45)),
    )
    figure = target_dots(TargetDotChart(title="t", rows=rows))
    assert {"50%", "45%", "44,96%", "Chỉ tiêu"} <= set(_texts(figure))
    assert "Hồ sơ trực tuyến 55,2%, chỉ tiêu 50%" in figure.alt


def test_many_rows_are_told_by_their_extremes() -> None:
    """Above twelve rows the alt text gives the number, the smallest and the largest, never a small n."""
    rows = tuple(DotRow(f"Đơn vị {number}", Decimal(80 + number), Decimal(99)) for number in range(1, 15))
    rows += (DotRow("Đơn vị nhỏ", Decimal(100), Decimal(3), small=True),)
    alt = target_dots(TargetDotChart(title="t", rows=rows, noun="đơn vị")).alt
    assert alt == ("Biểu đồ điểm, 15 đơn vị: nhỏ nhất: Đơn vị 1 81,0% (n = 99); lớn nhất: Đơn vị 14 94,0% (n = 99).")


# --- change -------------------------------------------------------------------------------------


def test_change_closes_with_what_is_printed() -> None:
    """The printed change is the difference of the printed values; equal values read «không đổi»."""
    assert _plain(change_text(Decimal("95.04"), Decimal("98.16"), "%", 1)) == "+3,2 điểm %"
    assert _plain(change_text(Decimal("98.23"), Decimal("99.96"), "%", 1)) == "+1,76 điểm %"
    assert change_text(Decimal("84.2"), Decimal("83.1"), " điểm", 2) == "−1,10 điểm"
    assert change_text(Decimal("95.02"), Decimal("95.04"), "%", 1) == "không đổi"


def test_change_chart_lists_what_is_not_compared() -> None:
    """Rows without a comparable period stand under the chart, with the reason."""
    chart = ChangeChart(
        title="t",
        rows=(ChangeRow("Sở A", Decimal("95.0"), Decimal("98.2")), ChangeRow("Sở B", Decimal(97), Decimal(97))),
        before_label="9 tháng năm 2023",
        after_label="9 tháng năm 2024",
        left_out=(LeftOut("Quận C", "sắp xếp đơn vị hành chính"), LeftOut("Quận D")),
    )
    figure = dumbbell(chart)
    shown = _texts(figure)
    assert {"95,0%", "98,2%", "+3,2 điểm %", "không đổi", "9 tháng năm 2023", "9 tháng năm 2024"} <= set(shown)
    assert "Không so sánh: Quận C (sắp xếp đơn vị hành chính); Quận D." in shown
    assert _plain(figure.alt) == (
        "Biểu đồ thay đổi từ 9 tháng năm 2023 đến 9 tháng năm 2024, hai nội dung: Sở A từ 95,0% đến 98,2% (+3,2 điểm "
        "%); Sở B từ 97,0% đến 97,0% (không đổi). Không so sánh: Quận C (sắp xếp đơn vị hành chính); Quận D."
    )


# --- dossiers -----------------------------------------------------------------------------------


def test_dossiers_show_counts_and_no_share_of_a_small_n() -> None:
    """Share in time, late and n are printed per row; under the threshold a fraction stands instead of the share."""
    rows = (
        DossierRow("Sở A", Decimal(9000), Decimal(3345), Decimal(226)),
        DossierRow("Phường B", Decimal(5), Decimal(3), Decimal(1), small=True),
    )
    figure = dossier_bars(DossierChart(title="t", rows=rows, target=Decimal(95), target_label="Chỉ tiêu 95%"))
    shown = _texts(figure)
    assert {"98,2%", "226", "12.571", "8/9", "mẫu số nhỏ (n < 30)", "trước hạn", "đúng hạn", "quá hạn"} <= set(shown)
    assert "88,9%" not in shown
    assert "Sở A trước hạn 9.000, đúng hạn 3.345, quá hạn 226 (n = 12.571)" in figure.alt


# --- pairs --------------------------------------------------------------------------------------


def test_pairs_print_both_counts_and_the_difference() -> None:
    """Both channels' counts, the signed difference and an explanation given stand beside the dots."""
    rows = (
        PairRow("Tiếp nhận", Decimal(12571), Decimal(12600), Decimal(63)),
        PairRow("Quá hạn", Decimal(251), Decimal(226), Decimal(2), explained=True),
        PairRow("Đúng hạn", Decimal(30), Decimal(30), Decimal(0)),
    )
    figure = pairs(PairChart(title="t", rows=rows))
    assert {"12.571", "12.600", "−29", "+25", "0", "đã giải trình", "mức chênh lệch cho phép"} <= set(_texts(figure))
    assert "ngoài phạm vi trục" not in _words(figure)
    assert "Quá hạn báo cáo 251, hệ thống 226 (chênh lệch +25), đã giải trình" in figure.alt


def test_pair_far_off_is_an_arrow_and_does_not_flatten_the_rest() -> None:
    """A count ten times too large leaves the axis as it is and is explained in the legend."""
    rows = (PairRow("a", Decimal(1000), Decimal(100), Decimal(1)), PairRow("b", Decimal(101), Decimal(100), Decimal(1)))
    figure = pairs(PairChart(title="t", rows=rows))
    assert "ngoài phạm vi trục" in _words(figure)
    assert "trục bắt đầu từ 75%" in _texts(figure)


# --- what is refused ----------------------------------------------------------------------------


def test_parts_of_one_comparison_share_an_axis() -> None:
    """Values that the axis holds beside its rows set its ends; without them each chart has its own."""
    rows = (DotRow("Sở Mẫu A", Decimal("98.2")), DotRow("Sở Mẫu B", Decimal("95.1")))
    alone = target_dots(TargetDotChart(title="t", rows=rows))
    part = target_dots(TargetDotChart(title="t", rows=rows, holds=(Decimal("81.4"),)))
    assert "trục bắt đầu từ 90%" in _texts(alone)
    assert "trục bắt đầu từ 80%" in _texts(part)
    changes = (ChangeRow("Sở Mẫu A", Decimal(95), Decimal(96)), ChangeRow("Sở Mẫu B", Decimal(94), Decimal(97)))
    words = {"title": "t", "rows": changes, "before_label": "a", "after_label": "b"}
    assert "trục bắt đầu từ 50%" in _texts(dumbbell(ChangeChart(**words, holds=(Decimal(60),))))  # type: ignore[arg-type]
    pair = (PairRow("Sở Mẫu A", *map(Decimal, (101, 100, 1))), PairRow("Sở Mẫu B", *map(Decimal, (100, 100, 1))))
    assert "trục bắt đầu từ 80%" in _texts(pairs(PairChart(title="t", rows=pair, reach=Decimal(20))))


def test_a_difference_beyond_the_tolerance_is_explained_or_not() -> None:
    """The tick stands for an explanation; beyond the tolerance its lack is said, within it nothing is."""
    rows = (
        PairRow("Sở Mẫu A", Decimal(110), Decimal(100), Decimal(1), explained=True),
        PairRow("Sở Mẫu B", Decimal(110), Decimal(100), Decimal(1)),
        PairRow("Sở Mẫu C", Decimal(101), Decimal(100), Decimal(1)),
    )
    figure = pairs(PairChart(title="t", noun="đơn vị", rows=rows))
    assert figure.alt.endswith(
        "Sở Mẫu A báo cáo 110, hệ thống 100 (chênh lệch +10), đã giải trình; Sở Mẫu B báo cáo 110, hệ thống 100 "
        "(chênh lệch +10), chưa giải trình; Sở Mẫu C báo cáo 101, hệ thống 100 (chênh lệch +1)."
    )


STATES = ("xong", "đang làm", "quá hạn")


def test_stacked_bars_print_each_count_and_name_no_empty_class() -> None:
    """Every count stands in its bar and in the alt text; a class that nobody has is in neither legend nor alt text."""
    rows = (StackRow("Sở Mẫu A", (2, 0, 1)), StackRow("Sở Mẫu B", (0, 0, 4)))
    figure = stacked_counts(StackChart(title="t", noun="cơ quan", classes=STATES, rows=rows))
    shown = _texts(figure)
    assert [text for text in ("xong", "quá hạn", "đang làm") if text in shown] == ["xong", "quá hạn"]
    assert {"2", "1", "4", "3"} <= set(shown)
    assert figure.alt == (
        "Biểu đồ thanh ngang xếp chồng: xong, quá hạn, hai cơ quan: Sở Mẫu A: 2 xong, 1 quá hạn; Sở Mẫu B: 4 quá hạn."
    )


def test_a_count_without_room_in_its_bar_is_written_beside_it() -> None:
    """Beside a bar of hundreds a count of one is still printed: all are written out in a column."""
    rows = (StackRow("Sở Mẫu A", (1, 2, 400)), StackRow("Sở Mẫu B", (3, 0, 1)))
    shown = _texts(stacked_counts(StackChart(title="t", classes=STATES, rows=rows)))
    assert {"1 + 2 + 400", "3 + 0 + 1"} <= set(shown)


@pytest.mark.parametrize("value", [None, "98", 98.2, Decimal("NaN"), Decimal("Infinity")])
def test_only_known_numbers_enter_a_chart(value: object) -> None:
    """A missing value, a text such as «trên 98%», a float and NaN are refused when the row is made."""
    if value is None:
        value = "chưa có"
    with pytest.raises(ValueError, match="finite decimals"):
        DotRow("a", value)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="finite decimals"):
        ChangeRow("a", Decimal(1), value)  # type: ignore[arg-type]


def test_impossible_rows_are_refused() -> None:
    """Shares of nothing, negative counts and spans that end before they start are refused."""
    one, none = Decimal(1), Decimal(0)
    with pytest.raises(ValueError, match="plan of 0"):
        ProgressRow("a", one, none)
    with pytest.raises(ValueError, match="0 dossiers"):
        DossierRow("a", none, none, none)
    with pytest.raises(ValueError, match="percent of 0"):
        PairRow("a", one, none, none)
    with pytest.raises(ValueError, match="below 0"):
        PairRow("a", -one, one, none)
    with pytest.raises(ValueError, match="before it starts"):
        TimelineMark("a", date(2024, 1, 2), date(2024, 1, 1))
    with pytest.raises(ValueError, match="excluded day"):
        TimelineMark("a", date(2024, 1, 1), date(2024, 1, 2), kind="before")


def test_value_is_never_rounded_onto_its_target() -> None:
    """94,96% against 95% keeps its second decimal; 99,96% is not 100%."""
    assert value_text(Decimal("94.96"), "%", 1, Decimal(95)) == "94,96%"
    assert value_text(Decimal("95"), "%", 1, Decimal(95)) == "95,0%"
    assert value_text(Decimal("99.96"), "%", 1) == "99,96%"
