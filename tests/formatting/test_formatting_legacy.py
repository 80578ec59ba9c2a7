"""Text of the encodings before Unicode."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from giamsat.formatting.legacy import (
    TCVN3,
    VNI,
    Encoding,
    decode,
    decode_tcvn3,
    decode_vni,
    encoding_of_font,
    is_syllable,
    legacy_encoding,
)

_TEXT = (
    "Ủy ban nhân dân quận đề nghị giải quyết hồ sơ thủ tục hành chính đúng hạn quá hạn trực tuyến số hóa kết quả"
    " chuyển đổi dịch vụ công người dân tổ chức tiếp nhận xử lý phản ánh kiến nghị được thực hiện theo quy định"
    " huyện xã phường trưởng phòng nghiệp vụ khuyến khích thuở ngoằn nghèo khuỷu tay ưỡn ẹo ỷ lại ý yến"
)
WORDS = _TEXT.split()
SMALL = [word.lower() for word in WORDS]


def _in_tcvn3(text: str) -> str:
    back = {letter: sign for sign, letter in TCVN3.items()}
    return "".join(back.get(sign, sign) for sign in text)


def _in_vni(text: str) -> str:
    back = {}
    for code, letter in VNI.items():
        if letter not in back or code == code.upper() or code == code.lower():
            back[letter] = code
    return "".join(back.get(sign, sign) for sign in text)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("Sè hå s¬ tiÕp nhËn", "Số hồ sơ tiếp nhận"),
        ("Uû ban nh©n d©n thµnh phè Hµ Néi", "Uỷ ban nhân dân thành phố Hà Nội"),
        ("ph\u00adêng", "phường"),
    ],
)
def test_tcvn3_is_read(typed: str, read: str) -> None:
    """Signs of .VnTime, as Latin-1 shows them, are the letters that the font drew."""
    assert decode_tcvn3(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
        ("soá hoà sô giaûi quyeát ñuùng haïn", "số hồ sơ giải quyết đúng hạn"),
        ("phöôøng Höông Sôn", "phường Hương Sơn"),
    ],
)
def test_vni_is_read(typed: str, read: str) -> None:
    """A letter and the sign of its marks are one letter."""
    assert decode_vni(typed) == read


def test_a_capital_font_shows_capitals() -> None:
    """«.VnTimeH» draws small letters as capitals."""
    assert decode("tæng céng", Encoding.TCVN3, ".VnTimeH") == "TỔNG CỘNG"
    assert decode("tæng céng", Encoding.TCVN3, ".VnTime") == "tổng cộng"


@settings(max_examples=200)
@given(st.lists(st.sampled_from(SMALL), min_size=1, max_size=12).map(" ".join))
def test_tcvn3_comes_back(text: str) -> None:
    """What an encoder of the old time wrote is read as it was meant."""
    assert decode_tcvn3(_in_tcvn3(text)) == text


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*WORDS, *SMALL]), min_size=1, max_size=12).map(" ".join))
def test_vni_comes_back(text: str) -> None:
    """Small and capital letters come back from VNI."""
    for one in (text, text.upper()):
        assert decode_vni(_in_vni(one)) == one


@settings(max_examples=200)
@given(st.lists(st.sampled_from(SMALL), min_size=6, max_size=14).map(" ".join), st.sampled_from(list(Encoding)))
@example("ban ban nhân dân quận hồ", Encoding.VNI)  # «nhaân» is no syllable of the other one
def test_the_letters_tell_the_encoding(text: str, encoding: Encoding) -> None:
    """Half a sentence without its font is told by its letters, and which of the two encodings it is, when three of its
    words or more are none of Vietnamese as they were typed."""
    assume(len(set(text.split())) >= 5)
    typed = _in_tcvn3(text) if encoding is Encoding.TCVN3 else _in_vni(text)
    assume(sum(1 for word in typed.split() if not is_syllable(word)) >= 3)
    assert legacy_encoding(typed) is encoding


@settings(max_examples=200)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
def test_ordinary_vietnamese_is_left_alone(text: str) -> None:
    """Text with letters that only Unicode has is no old encoding, in whatever font it stands."""
    if any(sign in "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăđơư" for sign in text.lower()):
        assert legacy_encoding(text) is None
        assert legacy_encoding(text, ".VnTime") is None


@settings(max_examples=200)
@given(st.text(max_size=40), st.sampled_from(["", ".VnArial", "VNI-Times", "Times New Roman"]))
def test_any_text_has_an_answer(text: str, font: str) -> None:
    """Never an exception; plain ASCII is never an old encoding."""
    found = legacy_encoding(text, font)
    assert found in (None, *Encoding)
    if text.isascii():
        assert found is None
    for encoding in Encoding:
        assert isinstance(decode(text, encoding, font), str)


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".vnarialh", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("VNI Helve", Encoding.VNI),
        ("Times New Roman", None),
        ("Vni", None),
        ("", None),
    ],
)
def test_fonts_are_known_by_name(font: str, encoding: Encoding | None) -> None:
    """Fonts «.Vn…» and «VNI-…» show the old encodings."""
    assert encoding_of_font(font) is encoding


def test_syllables_have_a_build() -> None:
    """Onset, vowels, coda and one tone at most."""
    assert all(is_syllable(word) for word in WORDS)
    assert not any(is_syllable(word) for word in ("hoµ", "Vieät", "xyz", "ngngà", "àá"))


@pytest.mark.parametrize("text", ["Müller", "café", "©2023", "5µm", "Hoà", "×", "naïve", "± 3%", "§ 5"])
def test_foreign_words_and_signs_are_not_legacy(text: str) -> None:
    """A name, a sign or a unit of measure alone is not an old encoding."""
    assert legacy_encoding(text) is None
