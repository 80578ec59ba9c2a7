"""The acceptance examples of the issue, on the rounds that ship.

Of the eighteen examples, those about what no report prints stand with what they are about: 5 papers before the visit
(tests/pipeline/test_postconditions.py, tests/e2e/test_reports.py), 8 kinds of deadlines (tests/formatting), 9 waivers
(tests/pipeline/test_plan.py, tests/e2e/test_reports.py), 10 personal data (tests/intake/extracts), 11 open and locked
files (tests/ground/test_holders.py, tests/e2e/test_windows_like.py), 13 supplements (tests/report/test_amended.py,
tests/e2e/test_there_and_back.py), 14 and 18 requests followed up (tests/analysis/test_follow_up.py), 17 parts of a
hundred (tests/report/test_language.py).
"""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from giamsat.analysis.conflicts import conflicts
from giamsat.blocks.html import plain
from giamsat.formatting.names import sort_key
from giamsat.params import load_registry
from giamsat.settings import Settings
from tests.report.reading import fresh_unit_report, round_data, round_report, svg_texts, unit_report

HAI_BA_TRUNG = ("2023-10-hai-ba-trung", "ubnd-quan-hai-ba-trung")
SO_NOI_VU = ("2023-05", "so-noi-vu")
ALL_ROUNDS = ("mau-2024", "2024-kh16", "2023-05", "2023-10-hai-ba-trung")
ILLUSTRATIVE = "SỐ LIỆU MINH HỌA"


def test_63_of_80_is_a_result_and_never_a_shortcoming(shipped: Settings) -> None:
    """63/80 stands under II and never under III, IV or V."""
    report = unit_report(shipped, *HAI_BA_TRUNG)
    assert "63/80" in report.text("II.chi-dao")
    assert "63/80" not in report.text("III", "IV", "V")


def test_17_is_not_yet_due(shipped: Settings) -> None:
    """The other 17 criteria are «chưa đến thời hạn»; the word «chưa hoàn thành» stands nowhere near them."""
    text = unit_report(shipped, *HAI_BA_TRUNG).text()
    assert "17 tiêu chí còn lại đang thực hiện, chưa đến thời hạn báo cáo" in text
    for line in text.splitlines():
        if re.search(r"\b17\b", line):
            assert "chưa hoàn thành" not in line.lower()
            assert "quá hạn" not in line.lower()


def test_18_of_18_wards_passes(shipped: Settings) -> None:
    """18/18 wards on 31/10/2023 is taken over with the day of its boundaries."""
    data = round_data(shipped, HAI_BA_TRUNG[0])
    assert data.units[HAI_BA_TRUNG[1]].faults == ()
    assert "18/18 phường (theo địa giới hành chính ngày 31/10/2023)" in unit_report(shipped, *HAI_BA_TRUNG).text(
        "II.cds"
    )


def test_18_of_15_wards_is_refused_with_both_dates(shipped: Settings, tmp_path: Path) -> None:
    """18/15 mixes the wards of two days: refused, naming the day of the figure and that of the other count."""
    settings = _changed_published(shipped, tmp_path, "hbt-quy-che-an-toan", denominator="15", as_printed="18/15 phường")
    faults = [str(fault) for fault in round_data(settings, HAI_BA_TRUNG[0]).units[HAI_BA_TRUNG[1]].faults]
    assert len(faults) >= 1
    assert "31/10/2023" in " ".join(faults)
    assert "30/6/2025" in " ".join(faults)
    assert "published.csv" in faults[0]


def test_about_ten_thousand_stays_with_the_city(shipped: Settings) -> None:
    """«khoảng 10 nghìn» is the city's figure: no real unit's report carries it, in no round."""
    context = round_data(shipped, "2024-kh16").context
    assert [row.figure.as_printed for row in context if row.figure.indicator_id == "cqdt.cks_cong_dan"] == [
        "khoảng 10 nghìn"
    ]
    for round_id in ALL_ROUNDS[1:]:
        for unit_id in round_data(shipped, round_id).units:
            assert "10 nghìn" not in unit_report(shipped, round_id, unit_id).text(), unit_id


def test_more_than_98_percent_gives_no_difference_rank_or_chart(shipped: Settings) -> None:
    """«trên 98%» is told as a bound; no difference, order or chart is made from it."""
    report = unit_report(shipped, *SO_NOI_VU)
    lines = [line for line in report.text("II.tthc").splitlines() if "trên 98%" in line]
    assert lines
    assert not any(re.search(r"điểm %|cao hơn|thấp hơn|tăng|giảm|xếp thứ", line) for line in lines)
    assert not any("98" in text for figure in report.figures() for text in [figure.alt, *svg_texts(figure.svg)])
    assert "98" not in round_report(shipped, SO_NOI_VU[0]).text("II.thu-tu")


def test_08_stated_against_06_numbered_is_a_question(shipped: Settings) -> None:
    """The source states 08 tasks and numbers 06: a question, no count of the kit's own."""
    report = unit_report(shipped, *HAI_BA_TRUNG)
    assert "Nguồn nêu 08 nhiệm vụ, đánh số 06 nhiệm vụ" in report.text("VI")


def test_two_dates_of_decision_06_are_a_question(shipped: Settings) -> None:
    """Quyết định 06 is printed with two dates by its sources: a question that names both."""
    text = unit_report(shipped, *HAI_BA_TRUNG).text("VI")
    assert "Quyết định số 06/QĐ-TTg được ghi không thống nhất: 06/01/2022 và 16/3/2022" in text


def test_published_ranks_that_disagree_stand_side_by_side(shipped: Settings) -> None:
    """Two published ranks of one year are both shown and nobody chose: a question in VI."""
    report = unit_report(shipped, *SO_NOI_VU)
    assert conflicts(round_data(shipped, SO_NOI_VU[0]), SO_NOI_VU[1])
    assert "được công bố không thống nhất" in report.text("II.chi-dao")
    assert "năm 2020 được ghi không thống nhất" in report.text("VI")


def test_ten_districts_sort_in_vietnamese_order(shipped: Settings) -> None:
    """The ten real districts of the plan sort with Hà Đông before Hai Bà Trưng."""
    registry = load_registry(shipped)
    units = [
        registry.units[unit_id]
        for unit_id in round_data(shipped, "2024-kh16").units
        if registry.units[unit_id].group == "quan-huyen"
    ]
    names = [re.sub(r"^UBND (quận|huyện) ", "", unit.short_name) for unit in units]
    assert sorted(names, key=sort_key) == [
        "Chương Mỹ",
        "Hà Đông",
        "Hai Bà Trưng",
        "Hoàng Mai",
        "Long Biên",
        "Nam Từ Liêm",
        "Phú Xuyên",
        "Thạch Thất",
        "Thanh Oai",
        "Thường Tín",
    ]


def test_printed_differences_close(shipped: Settings) -> None:
    """The sentence of the issue, word for word: 98,2 − 95 = 3,2."""
    text = unit_report(shipped, "mau-2024", "so-mau-a").text("II.tthc")
    assert (
        "Từ ngày 01/01 đến ngày 30/9/2024, tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn của Sở Mẫu A đạt 98,2% "
        "(12.345/12.571 hồ sơ), cao hơn 3,2 điểm % so với chỉ tiêu 95% tại Kế hoạch" in text
    )


def test_every_printed_difference_of_the_example_closes(shipped: Settings) -> None:
    """In every sentence of every unit, value, target and difference are three printed numbers that add up."""
    from decimal import Decimal

    pattern = re.compile(
        r"(?:đạt|là) ([\d.]+(?:,\d+)?)% \([^)]*\), (cao|thấp) hơn ([\d,]+) điểm % so với [^%\n]*?([\d,]+)%"
    )
    checked = 0
    for unit_id in round_data(shipped, "mau-2024").units:
        for found in pattern.finditer(unit_report(shipped, "mau-2024", unit_id).text()):
            value, difference, target = (Decimal(found[n].replace(",", ".")) for n in (1, 3, 4))
            assert abs(value - target) == difference, found[0]
            assert (value > target) == (found[2] == "cao"), found[0]
            checked += 1
    assert checked > 50


@pytest.mark.parametrize("round_id", ALL_ROUNDS)
def test_illustrative_marks_stand_where_they_belong(shipped: Settings, round_id: str) -> None:
    """Each chart (its own text and its alt) and each table of a fictional unit is marked, none of a real unit's."""
    data = round_data(shipped, round_id)
    for unit_id, unit_data in data.units.items():
        report = unit_report(shipped, round_id, unit_id)
        is_fictional = unit_data.unit.fictional
        for figure in report.figures():
            assert (ILLUSTRATIVE in " ".join(svg_texts(figure.svg))) is is_fictional, unit_id
            assert (ILLUSTRATIVE in figure.alt) is is_fictional, unit_id
            assert (ILLUSTRATIVE in plain(figure.title)) is is_fictional, unit_id
        for table in report.tables():
            assert (ILLUSTRATIVE in plain(table.title)) is is_fictional, unit_id
        if not is_fictional:
            assert "MINH HỌA" not in report.text().upper(), unit_id


@pytest.mark.parametrize("round_id", ALL_ROUNDS)
def test_nothing_lies_after_the_cut_off_of_its_round(shipped: Settings, round_id: str) -> None:
    """No figure of a round is dated after its unit's cut-off, no source after the day of the report."""
    data = round_data(shipped, round_id)
    report_date = data.params.round.report_date
    for unit_id, unit_data in data.units.items():
        for row in unit_data.published:
            assert row.figure.as_of is None or row.figure.as_of <= data.params.cut_off(unit_id)
            assert (row.figure.source.published_on or date.min) <= report_date


@pytest.mark.parametrize("round_id", ALL_ROUNDS)
def test_papers_before_the_visit_speak_for_nobody(shipped: Settings, round_id: str) -> None:
    """No document before the visit has a number, a signature block or words of the delegation's conclusions."""
    data = round_data(shipped, round_id)
    for unit_id in data.units:
        if data.params.phase(unit_id).value != "truoc":
            continue
        report = unit_report(shipped, round_id, unit_id)
        frame = report.fragments["mo-dau"].frame
        assert frame is not None
        assert frame.letterhead is not None
        assert (frame.letterhead.number, frame.signature) == ("", None)
        assert "như sau:" not in report.text("III", "IV", "V").replace("làm rõ các nội dung sau:", "")
        assert "Kết quả giám sát" not in frame.title


def test_units_below_their_target_and_exactly_on_it(shipped: Settings) -> None:
    """A unit a hair below its target gets as many decimals as the difference needs."""
    text = unit_report(shipped, "mau-2024", "quan-mau-3").text("II.tthc")
    assert "94,98% (18.996/20.000 hồ sơ), thấp hơn 0,02 điểm % so với chỉ tiêu 95%" in text


def test_a_form_off_by_two_is_printed_as_reported_and_asked_about(shipped: Settings) -> None:
    """Biểu 06 that does not add up is not mended: the report prints what came in and asks for the two dossiers."""
    report = unit_report(shipped, "mau-2024", "quan-mau-1")
    question = next(line for line in report.text("VI").splitlines() if "sheet “02 TTHC (Biểu 06)”" in line)
    assert "chênh lệch 02 hồ sơ" in question
    left = re.search(r"\(7\) là ([\d.]+)", question)
    assert left
    assert left[1] in report.text("phu-luc.bieu-06")


def _changed_published(
    shipped: Settings, folder: Path, row_id: str, round_id: str = HAI_BA_TRUNG[0], **fields: str
) -> Settings:
    """Return a copy of the shipped folder with other values in one row of published.csv."""
    for name in ("params", "data"):
        shutil.copytree(shipped.root / name, folder / name)
    path = folder / "data" / round_id / "published.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = [row | (fields if row["id"] == row_id else {}) for row in reader]
        heads = list(reader.fieldnames or ())
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, heads, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return Settings(folder.resolve())


def test_a_source_after_the_report_is_refused_with_both_dates(shipped: Settings, tmp_path: Path) -> None:
    """A source published after the day of the report is refused, naming both days."""
    settings = _changed_published(shipped, tmp_path, "hbt-quy-che-an-toan", published_on="2024-05-08")
    faults = " ".join(str(fault) for fault in round_data(settings, HAI_BA_TRUNG[0]).units[HAI_BA_TRUNG[1]].faults)
    assert "08/5/2024" in faults
    assert "05/11/2023" in faults


def test_what_was_seen_months_later_is_refused_with_both_dates(shipped: Settings, tmp_path: Path) -> None:
    """A figure as of 31/10/2023 does not enter the round of May 2023: refused, naming both days."""
    settings = _changed_published(shipped, tmp_path, "snv-may-tinh", SO_NOI_VU[0], as_of="2023-10-31")
    faults = " ".join(str(fault) for fault in round_data(settings, SO_NOI_VU[0]).units[SO_NOI_VU[1]].faults)
    assert "31/10/2023" in faults
    assert "24/5/2023" in faults


def test_few_cases_give_no_share_and_no_comparison(shipped: Settings) -> None:
    """One of two cases is told as it is: neither 50% nor a difference to three of four."""
    text = unit_report(shipped, "mau-2024", "so-mau-b").text("II.cong-vu")
    assert "có 1/2 trường hợp vi phạm đã xử lý; do số trường hợp ít (dưới 30), không tính tỷ lệ" in text
    assert "50,0%" not in text


def test_shares_of_a_report_are_recomputed(shipped: Settings) -> None:
    """A report read again from the same files says the same, word for word."""
    assert fresh_unit_report(shipped, *HAI_BA_TRUNG).text() == unit_report(shipped, *HAI_BA_TRUNG).text()
