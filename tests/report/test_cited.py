"""Words and the facts that they print: a place stands beside a number only when the number is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from giamsat.report.cited import Cited, Fact, Spot, Words, cell, cite, quoted, text_of
from giamsat.report.printed_numbers import printed_numbers

NUMERATOR = Spot("tử số", "12.345", "a.xlsx", "02", "I12, J12", "sum")
DENOMINATOR = Spot("mẫu số", "12.571", "a.xlsx", "02", "H12")
RATE = Fact((NUMERATOR, DENOMINATOR), (Decimal(12345), Decimal(12571)), Decimal(12345) * 100 / Decimal(12571))
TARGET = Fact((Spot("chỉ tiêu giao", "95", "params/t.csv", at="2"),), (Decimal(95),), Decimal(95))


def told(words: Words) -> list[tuple[str, str, str]]:
    """Return printed words, value and place of each figure."""
    assert isinstance(words, Cited)
    return [(figure.printed, figure.value, figure.at) for source in words.sources for figure in source.figures]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tỷ lệ là 98,2% (12.345/12.571\u00a0hồ sơ)", ["98,2%", "12.345", "12.571"]),
        ("đến ngày 30/9/2024, từ ngày 01/01, trong tháng 10/2023, năm 2022, quý 3", []),
        ("Kế hoạch số 189/KH-UBND, Luật 87/2015/QH13, TCVN ISO 9001:2015, Đề án 06", []),
        ("Bảng 2, mục 3, Biểu 06, sheet “02 TTHC”, cột (7), nguồn 2, Nhóm 1", []),
        ("Phường Mẫu 1.1 và quận Mẫu 1", []),
        ("giai đoạn 2021 - 2025", []),
        ("xếp thứ 2/22; 05 nhiệm vụ; cấp độ 3", ["2", "22", "05", "3"]),
        ("2.141,5 triệu đồng; tinbong247news.net", ["2.141,5"]),
    ],
)
def test_figures_are_told_from_dates_names_and_labels(text: str, numbers: list[str]) -> None:
    """Only what counts or measures something is a figure."""
    assert [number.text for number in printed_numbers(text)] == numbers


def test_a_printed_share_leads_to_both_counts() -> None:
    """The share alone is enough: its counts need not be printed."""
    assert told(cite("đạt 98,2%", [RATE])) == [("98,2%", "12.345", "I12, J12"), ("98,2%", "12.571", "H12")]


def test_printed_counts_lead_to_their_cells() -> None:
    """A fraction without its share is found by both its counts, and printed as it stands."""
    assert told(cite("có 12.345/12.571 hồ sơ", [RATE]))[0] == ("12.345/12.571", "12.345", "I12, J12")


@pytest.mark.parametrize(
    "text", ["đạt 98,3%", "có 12.345 hồ sơ", "ngày 12/5/2024", "không có số liệu", "98,2 điểm", "đạt 98%, thiếu 12.571"]
)
def test_what_is_not_printed_is_not_cited(text: str) -> None:
    """Another number, half of the counts, a date or no number at all: the text stays plain."""
    expected = ["98%"] if "98%" in text else []
    words = cite(text, [RATE])
    assert [printed for printed, _, _ in told(words)[:1]] == expected if isinstance(words, Cited) else not expected
    assert text_of(words) == text


def test_a_count_is_never_matched_by_a_rounded_one() -> None:
    """12.345,4 is not 12.345; a score may be printed with fewer decimals than it has."""
    spot = Spot("điểm", "88,654", "a.xlsx", "03", "B5")
    assert cite("là 12.345 hồ sơ", [Fact((spot,), (Decimal("12345.4"),))]) == "là 12.345 hồ sơ"
    assert told(cite("đạt 88,65 điểm", [Fact((spot,), (Decimal("88.654"),), is_rounded=True)]))


def test_words_of_a_source_are_found_as_they_are() -> None:
    """«khoảng 10 nghìn» stands for 10 000: the words are what is printed."""
    fact = Fact((Spot("chữ ký số", "khoảng 10 nghìn", "p.csv", at="3"),), (Decimal(10000),), words=("khoảng 10 nghìn",))
    assert told(cite("đã cấp khoảng\u00a010 nghìn chữ ký số", [fact])) == [("khoảng 10 nghìn", "khoảng 10 nghìn", "3")]


def test_a_difference_is_that_of_the_numbers_around_it() -> None:
    """Of several pairs that differ by as much, the sentence means the nearest before and after."""
    text = "đạt 98,2% (12.345/12.571 hồ sơ), cao hơn 3,2 điểm % so với chỉ tiêu 95%"
    assert told(cite(text, [RATE, TARGET], has_differences=True))[-1] == ("3,2", "98,2% − 95%", "")
    assert all(value != "98,2% − 95%" for _, value, _ in told(cite(text, [RATE, TARGET])))


def test_a_relative_change_is_worked_out_from_both_counts() -> None:
    """«tăng 12 hồ sơ (12,0%) so với … (100 hồ sơ)»."""
    now = Fact((Spot("kỳ này", "112", "a.xlsx", "02", "F5"),), (Decimal(112),))
    before = Fact((Spot("kỳ trước", "100", "a.xlsx", "02", "D5"),), (Decimal(100),))
    words = cite("là 112 hồ sơ, tăng 12 hồ sơ (12,0%) so với kỳ trước (100 hồ sơ)", [now, before], has_differences=True)
    assert told(words)[-2:] == [("12", "112 − 100", ""), ("12,0%", "(112 − 100)/100", "")]


def test_a_cell_cites_all_that_it_is_made_of() -> None:
    """A cell is its facts; a dash has none."""
    assert told(cell("98,2% (12.345/12.571)", [RATE]))[0][0] == ""
    assert cell("–", [RATE]) == "–"
    assert cell("98,2%", []) == "98,2%"


def test_words_without_a_figure_need_no_place() -> None:
    """Only words that print a number are cited where they stand."""
    row = Spot("nhiệm vụ", "", "a.xlsx", "07", "5:5", "row")
    assert quoted("Ban hành kế hoạch năm 2024", row) == "Ban hành kế hoạch năm 2024"
    assert told(quoted("giảm còn 02 ngày", row)) == [("", "", "5:5")]
