"""What is shown of Vietnamese letters where the console does not have them."""

from __future__ import annotations

import sys
from unicodedata import normalize

import pytest

from giamsat.formatting.consoles import errors_for

SMALL = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
LETTERS = SMALL + "".join(
    normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)


def test_vietnams_code_page_shows_every_letter() -> None:
    """All letters, small and capital, can be read in code page 1258, which has tones as signs of their own."""
    text = LETTERS + LETTERS.upper()
    shown = text.encode("cp1258", errors_for("cp1258")).decode("cp1258")
    assert normalize("NFC", shown) == text


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("cp1252", "têp dang mo: so-mau-a.pdf – chua thay duoc"),
        ("ascii", "tep dang mo: so-mau-a.pdf ? chua thay duoc"),
        ("utf-8", "tệp đang mở: so-mau-a.pdf – chưa thay được"),
    ],
)
def test_other_code_pages_show_the_nearest_letters(encoding: str, expected: str) -> None:
    """A letter that a code page has with fewer marks is shown so; what has nothing like it is «?»."""
    text = "tệp đang mở: so-mau-a.pdf – chưa thay được"
    assert text.encode(encoding, errors_for(encoding)).decode(encoding) == expected


def test_names_that_are_no_text_are_no_error() -> None:
    """A file's name that is no UTF-8 can be named on any console."""
    name = b"b\xff.xlsx".decode("utf-8", "surrogateescape")
    assert [name.encode(page, errors_for(page)) for page in ("cp1258", "utf-8")] == [b"b?.xlsx"] * 2


def test_it_is_for_writing_alone() -> None:
    """Bytes that cannot be read stay an error."""
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", errors_for(sys.getdefaultencoding()))
