"""Cells, legacy encodings, no-break spaces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.formatting import text as texts


def test_cell_text_is_cleaned_and_keeps_its_lines():
    """Outer and doubled spaces, invisible signs and Excel's carriage returns go; line ends stay; the text is NFC."""
    assert texts.clean_cell_text("  Tỷ\u00a0 lệ\u200b _x000D_\r\n  hồ sơ \n") == "Tỷ lệ\nhồ sơ"
    assert texts.clean_cell_text("Ho\u0300a") == "Hòa"


@pytest.mark.parametrize(
    "text",
    [
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
        "coäng hoøa xaõ hoäi",
        "NHAÂ NÛÚÁC VAÂ PHAÁP LUÊÅT",
        "Sè hå s¬",
        "§ång",
        "®iÖn",
    ],
)
def test_legacy_fonts_are_detected(text: str):
    """TCVN3 and VNI text read as Unicode is recognised."""
    assert texts.detect_legacy_font(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân",
        "Hoà Xá, khoé, toà án",
        "Müller",
        "«Ban» Windows® 5µm ©2023",
        "Huế",
        "",
        "café",
        "12.571",
        "Điểm¹ (a·b)",
    ],
)
def test_ordinary_text_is_not_legacy(text: str):
    """Vietnamese in Unicode, foreign names and signs pass."""
    assert not texts.detect_legacy_font(text)


def test_words_with_old_tone_placement_are_not_legacy():
    """«Hoà», «Khoé» alone, without a letter that only Unicode Vietnamese has, are not VNI."""
    assert not any(texts.detect_legacy_font(name) for name in ("Hoà", "Hoá", "Toà", "Quà", "Khoé", "Thuý", "loã"))


def test_marks():
    """A dash is a mark; a letter, a digit and an empty text are none."""
    assert all(texts.is_mark(mark) for mark in ("-", "–", " … ", "/"))
    assert not any(texts.is_mark(mark) for mark in ("", "x", "0", "-5"))


@pytest.mark.parametrize(
    "name,lowered",
    [
        ("Tỷ lệ hồ sơ đúng hạn", "tỷ lệ hồ sơ đúng hạn"),
        ("Đô thị thông minh", "đô thị thông minh"),
        ("Chỉ số cải cách hành chính", "Chỉ số cải cách hành chính"),
        ("Đề án 06", "Đề án 06"),
        ("DVC trực tuyến", "DVC trực tuyến"),
        ("ĐVHC cấp xã", "ĐVHC cấp xã"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_names_inside_a_sentence_keep_only_the_capitals_of_their_own(name: str, lowered: str):
    """A common name loses its capital, a defined name and an abbreviation keep it."""
    assert texts.lower_first(name) == lowered


@pytest.mark.parametrize(
    "text,bound",
    [
        ("12.345/12.571 hồ sơ", "12.345/12.571_hồ sơ"),
        ("3,2 điểm % so với", "3,2_điểm_% so với"),
        ("Điều 5", "Điều_5"),
        ("xếp thứ 3/22 sở", "xếp thứ_3/22_sở"),
        ("ngày 05 tháng 01 năm 2024", "ngày_05_tháng_01_năm_2024"),
        ("mục VI của", "mục_VI của"),
        ("năm 2023 đơn vị", "năm_2023 đơn vị"),
        ("Kế hoạch số «…»", "Kế hoạch số_«…»"),
        ("điểm a khoản 2 Điều 103", "điểm_a khoản_2 Điều_103"),
        ("số 4190/QĐ-UBND", "số_4190/QĐ-UBND"),
        ("chậm 03 ngày so với", "chậm 03_ngày so với"),
        ("trên 99% người dân", "trên_99%_người dân"),
    ],
)
def test_no_line_ends_between_a_number_and_what_it_counts(text: str, bound: str):
    """Number and unit, «Điều 5», «thứ 3», «ngày 05», «điểm %» stay together."""
    assert texts.bind(text).replace(texts.NBSP, "_") == bound


@settings(max_examples=100)
@given(st.text(alphabet="0123456789 ,.%/nămngàyđiểmhồsơVI«…»", max_size=30))
def test_binding_changes_only_spaces_and_only_once(text: str):
    """The text stays, and binding a bound text changes nothing."""
    bound = texts.bind(text)
    assert texts.plain_spaces(bound) == texts.plain_spaces(text)
    assert texts.bind(bound) == bound


def test_capitalized_touches_the_first_letter_only():
    """«đoàn Giám sát» → «Đoàn Giám sát»."""
    assert texts.capitalized("đoàn Giám sát") == "Đoàn Giám sát"
