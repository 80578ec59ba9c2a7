"""The numbers that a text prints, apart from dates, names and labels: what a figure's source is found by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from giamsat.formatting.text import NBSP

# What has digits and is no figure: dates and periods, documents, laws and standards, labels and places in documents.
_NO_FIGURE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}"
    r"|(?<![\d./,])\d{1,2}/(?:19|20)\d\d(?![\d.,/])"
    r"|(?:ngày|tháng|năm|quý|giai đoạn) \d+(?:/\d+){0,2}(?: ?[-–] ?\d{4})?"
    r"|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d"
    r"|\d+(?:/\d{4})?/[A-ZĐ][\w.&-]*"
    r"|\((?:[3-9]|1[0-3])\)"  # the columns of Biểu 06
    r"|ISO \d+(?::\d+)?|sheet “\d+"
    r"|(?<!\w)(?:bảng|hình|mục|phụ lục|biểu|đề án|điều|khoản|mẫu|số|nguồn|nhóm) \d+(?:\.\d+)*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(%?)(?![\w]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as a text prints it («98,2%»), its value, its decimals, and where it stands in the text."""

    text: str
    value: Decimal
    places: int
    is_share: bool
    start: int


def printed_numbers(text: str) -> list[PrintedNumber]:
    """Return the figures that ``text`` prints, in order; dates, names and labels are not among them."""
    bare = text.replace(NBSP, " ")
    if not any(sign.isdigit() for sign in bare):
        return []
    bare = _NO_FIGURE.sub(lambda found: " " * len(found.group()), bare)
    return [_number(found) for found in _NUMBER.finditer(bare)]


def _number(found: re.Match[str]) -> PrintedNumber:
    text = found.group()
    digits = text.removesuffix("%").replace(".", "").replace(",", ".")
    value = Decimal(digits)
    places = len(digits.partition(".")[2])
    return PrintedNumber(text, value, places, bool(found.group(1)), found.start())
