"""Vietnamese order, matching keys, slugs, near names, lists and markers."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.formatting import lists, names

DISTRICTS = [
    "Chương Mỹ", "Hà Đông", "Hai Bà Trưng", "Hoàng Mai", "Long Biên",
    "Nam Từ Liêm", "Phú Xuyên", "Thạch Thất", "Thanh Oai", "Thường Tín",
]  # fmt: skip
VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy áàảãạấầẩẫậếềểễệ", max_size=20)


def test_the_ten_real_districts_sort_in_vietnamese_order():
    """Letters first, tone last: Hà Đông before Hai Bà Trưng, Thạch Thất before Thanh Oai."""
    assert sorted(DISTRICTS, key=names.sort_key) == DISTRICTS


def test_order_of_letters_tones_and_numbers():
    """Đ follows D, tones follow ngang huyền hỏi ngã sắc nặng, numbers go by value."""
    for ordered in (["Dân Hòa", "Đan Phượng", "Em"], ["ma", "mà", "mả", "mã", "má", "mạ", "mă"], ["mẫu 2", "mẫu 10"]):
        assert sorted(ordered, key=names.sort_key) == ordered


@settings(max_examples=60)
@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_text_can_be_sorted(texts: list[str]):
    """Keys of any text compare, and the Unicode form does not matter."""
    assert sorted(texts, key=names.sort_key) is not None
    for text in texts:
        assert names.sort_key(unicodedata.normalize("NFD", text)) == names.sort_key(text)


@pytest.mark.parametrize(
    "left,right",
    [
        ("Hoà Xá", "Hòa Xá"),
        ("UỶ BAN", "ủy ban"),
        ("Ứng  Hoà ", "ứng hòa"),
        ("tỉ lệ", "tỷ lệ"),
        ("Mĩ Đức", "Mỹ Đức"),
        ("Quí", "Quý"),
        ("Thúy", "Thuý"),
        ("Ðống Đa", "Đống Đa"),
        ("2021 – 2025", "2021-2025"),
    ],
)
def test_spelling_variants_match(left: str, right: str):
    """Tone placement, i/y, case, spaces and look-alike letters do not part two spellings of a name."""
    assert names.match_key(left) == names.match_key(right)


@pytest.mark.parametrize(
    "left,right", [("Thuý", "Thúi"), ("Hòa", "Hoá"), ("Đông", "Dông"), ("Tây", "Tâi"), ("yên", "iên")]
)
def test_different_names_do_not_match(left: str, right: str):
    """Only variants of one spelling match."""
    assert names.match_key(left) != names.match_key(right)


def test_slugs():
    """Ids are made of ASCII letters and digits; Đ is d."""
    assert names.slugify("Sở Mẫu A – Đà Nẵng") == "so-mau-a-da-nang"
    assert names.slugify(" – ") == ""


def test_near_names_come_nearest_first():
    """A misspelt id finds what was meant, a strange one nothing."""
    ids = ("ty-le-dung-han", "ty-le-qua-han", "so-ho-so")
    assert names.near("ty-le-dung-hn", ids)[0] == "ty-le-dung-han"
    assert names.near("Hà Đôg", ("Hà Đông", "Hoàng Mai")) == ("Hà Đông",)
    assert names.near("xyz", ids) == ()


@settings(max_examples=60)
@given(VIETNAMESE)
def test_slugs_of_any_name_are_slugs(text: str):
    """A slug is empty, or words of lower-case ASCII letters and digits parted by single hyphens."""
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", names.slugify(text))


def test_subject_lists():
    """One, two and more subjects: «và» before the last, semicolons since decimals have commas."""
    assert lists.join(["B"]) == "B"
    assert lists.join(["A", "B"]) == "A và B"
    assert lists.join(["A", "B", "C"]) == "A; B và C"
    with pytest.raises(ValueError, match="item"):
        lists.join([])


def test_markers_of_points_and_appendices():
    """Points follow the Vietnamese alphabet (Decree 30), numerals are Roman."""
    assert [lists.letter(n) for n in range(1, 11)] == ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"]
    assert [lists.letter(n) for n in (23, 24, 0, -1)] == ["y", "aa", "0", "-1"]
    assert [lists.roman(n) for n in (1, 4, 9, 14, 40, 2024)] == ["I", "IV", "IX", "XIV", "XL", "MMXXIV"]
    with pytest.raises(ValueError, match="0"):
        lists.roman(0)
