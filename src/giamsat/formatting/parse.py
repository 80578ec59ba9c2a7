"""Numbers as officers type them, read without guessing: a value with its state, or a problem.

Thousands dot and decimal comma are the rule, but letters print «62.28/100» and English pages «531,269»: what
has two readings is told apart by the column's convention, else it is ``ambiguous``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from giamsat.formatting.numbers import exact
from giamsat.formatting.text import clean_cell_text, is_mark

AMBIGUOUS, NOT_A_NUMBER, NOT_WHOLE, ERROR_VALUE = "ambiguous", "not-a-number", "not-whole", "error-value"
KNOWN, ZERO, MISSING, NOT_APPLICABLE = "co-so-lieu", "bang-0", "chua-co", "khong-ap-dung"
APPROXIMATE, BOUND = "uoc-tinh", "chan"

NOTHING_READINGS = ("0", "chưa có số liệu")
"""What a dash, or a bare «không», may mean in a cell for a number."""

LONGEST = 30  # signs of a number; what is longer is a code or a slip


class Convention(StrEnum):
    """Which mark is the decimal mark in a column."""

    VIETNAMESE = "vi"  # 2.141,5
    ENGLISH = "en"  # 2,141.5
    UNKNOWN = ""  # the column does not tell: what has two readings is ambiguous


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """What a cell's text says: a state (slug of ``State``) with its value and bound, or a ``problem``.

    ``readings`` lists what an ambiguous text may mean, as printed; with a value it says that a mark was read by
    the rule of the column («1.234» in a count column), so that the unit can be asked to confirm.
    """

    text: str
    state: str = ""
    value: Decimal | None = None
    bound: str = ""
    problem: str = ""
    readings: tuple[str, ...] = ()


_ERRORS = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|#+)", re.IGNORECASE)
_MISSING = re.compile(r"(?:(?:hiện )?(?:chưa|không|ko) có (?:số liệu|dữ liệu|thông tin)|chưa có|chưa thống kê(?: được)?"
                      r"|…|\.\.\.+|n/a|na)\.?")  # fmt: skip
_ZERO = re.compile(r"(?:trong kỳ )?(?:không|ko|chưa) phát sinh\.?|bằng 0|bằng không")
_NOTHING = re.compile(r"(?:không|ko|k|khong|không có|ko có|k có|khong co|kc)\.?")
_NOT_APPLICABLE = re.compile(r"(?:không|ko) (?:áp dụng|thuộc diện.*|thuộc thẩm quyền)\.?|kad")
_APPROXIMATE = re.compile(r"(?:(?:vào )?khoảng|gần|xấp xỉ|ước(?: tính| đạt)?|chừng|độ|~|≈)\s*")
_BOUNDS = (
    (re.compile(r"(?:trên|hơn|lớn hơn|>)(?!=)\s*"), "tren"),
    (re.compile(r"(?:từ|ít nhất|tối thiểu|không dưới|>=|≥)\s*"), "tu"),
    (re.compile(r"(?:dưới|nhỏ hơn|chưa đến|chưa tới|<)(?!=)\s*"), "duoi"),
    (re.compile(r"(?:không quá|tối đa|nhiều nhất|<=|≤)\s*"), "den"),
)
_AFTER = ((re.compile(r"\s*trở lên$"), "tu"), (re.compile(r"\s*trở xuống$"), "den"))
_SIZES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_SIZE = re.compile(r"\s*(nghìn|ngàn|triệu|tỷ|tỉ)$")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_MIXED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?!\1)[.,][0-9]+")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?=[.,]|$)")


def parse_count(text: str, measure: str = "") -> ParsedNumber:
    """Read a whole number: «12571», «12.571», «12 571», «khoảng 10 nghìn», «trên 500», states in words.

    In a column of counts every group of three digits is thousands. A fraction is ``not-whole``, a percent sign
    ``not-a-number``. ``measure`` is the column's unit of measure, accepted after the number.
    """
    return _parse(text, Convention.UNKNOWN, measure, is_count=True)


def parse_number(text: str, convention: Convention = Convention.UNKNOWN, measure: str = "") -> ParsedNumber:
    """Read a decimal number or share: «98,2», «62.28», «3. 90%», «2.141,5», «trên 98%», states in words.

    «1.234» and «12,345» have two readings: the ``convention`` decides, without one they are ``ambiguous``.
    A percent sign is accepted and dropped.
    """
    return _parse(text, convention, measure, is_count=False)


def _parse(text: str, convention: Convention, measure: str, is_count: bool) -> ParsedNumber:
    cleaned = clean_cell_text(text).replace("\n", " ")
    words = cleaned.casefold()
    if _ERRORS.fullmatch(cleaned):
        return ParsedNumber(text, problem=ERROR_VALUE)
    if not words or _MISSING.fullmatch(words):
        return ParsedNumber(text, MISSING)
    if _NOT_APPLICABLE.fullmatch(words):
        return ParsedNumber(text, NOT_APPLICABLE)
    if _ZERO.fullmatch(words):
        return ParsedNumber(text, ZERO, Decimal(0))
    if _NOTHING.fullmatch(words) or is_mark(words):
        # a dash and «không có» mean zero to one officer and «no data» to the next: the state column decides
        return ParsedNumber(text, problem=AMBIGUOUS, readings=NOTHING_READINGS)
    words = words.removeprefix("đạt ")
    if measure:
        words = re.sub(rf"\s*{re.escape(measure.casefold())}$", "", words)
    state, bound, words = _qualifier(words)
    return _amount(text, words, state, bound, convention, is_count)


def _qualifier(words: str) -> tuple[str, str, str]:
    """Return state and bound that words such as «khoảng», «trên», «trở lên» give, and the number that is left."""
    match = _APPROXIMATE.match(words)
    if match:
        return APPROXIMATE, "", words[match.end() :]
    for pattern, bound in _AFTER:
        if pattern.search(words):
            return BOUND, bound, pattern.sub("", words).removeprefix("từ ")
    for pattern, bound in _BOUNDS:
        match = pattern.match(words)
        if match:
            return BOUND, bound, words[match.end() :]
    return KNOWN, "", words


def _amount(text: str, words: str, state: str, bound: str, convention: Convention, is_count: bool) -> ParsedNumber:
    """Read the number itself, with its sign, size word and percent sign."""
    power = 0
    size = _SIZE.search(words)
    if size:  # «10 nghìn» is rounded by whoever wrote it
        power, words = _SIZES[size.group(1)], words[: size.start()]
        state = APPROXIMATE if state == KNOWN else state
    share = re.search(r"\s*(?:%|phần trăm)$", words)
    if share and not is_count:
        words = words[: share.start()]
    negative = words[:1] in ("-", "−", "–")  # all three are typed for minus
    digits = words[1:].strip() if negative or words[:1] == "+" else words.strip()
    digits = re.sub(r"(?<=[0-9])\s*([.,])\s*(?=[0-9])", r"\1", digits)
    digits = _SPACED.sub(lambda match: match.group(0).replace(" ", ""), digits)
    choices = _readings(digits)
    if not choices:
        return ParsedNumber(text, problem=NOT_A_NUMBER)
    factor = Decimal(10) ** power * (-1 if negative else 1)
    values = tuple(value * factor for value in choices)
    if is_count and not power:
        whole = tuple(value for value in values if value == value.to_integral_value())
        if not whole:
            return ParsedNumber(text, problem=NOT_WHOLE, readings=tuple(exact(value) for value in values))
        value = whole[0]
    elif len(values) == 1:
        value = values[0]
    elif convention is Convention.UNKNOWN:
        return ParsedNumber(text, problem=AMBIGUOUS, readings=_printed(values))
    else:
        thousands = "." if convention is Convention.VIETNAMESE else ","
        value = values[0] if thousands in digits else values[1]
    value = Decimal(int(value)) if value == value.to_integral_value() else value
    if value == 0 and state == KNOWN:
        state = ZERO
    return ParsedNumber(text, state, value, bound, readings=_printed(values) if len(values) > 1 else ())


def _printed(values: tuple[Decimal, ...]) -> tuple[str, ...]:
    return tuple(str(int(value)) if value == value.to_integral_value() else exact(value) for value in values)


def _readings(digits: str) -> tuple[Decimal, ...]:
    """Return what ``digits`` may mean: one value, or the one with a thousands mark and the one with a decimal mark."""
    if len(digits) > LONGEST:
        return ()
    if re.fullmatch(r"[0-9]+", digits):
        return (Decimal(digits),)
    if _MIXED.fullmatch(digits):
        whole, fraction = re.split(r"[.,](?=[0-9]+$)", digits)
        return (Decimal(f"{re.sub('[.,]', '', whole)}.{fraction}"),)
    if not re.fullmatch(r"[0-9]+[.,][0-9]+", digits):
        return (Decimal(re.sub("[.,]", "", digits)),) if _GROUPED.fullmatch(digits) else ()
    as_decimal = Decimal(digits.replace(",", "."))
    if _GROUPED.fullmatch(digits) and not digits.startswith("0"):
        return Decimal(re.sub("[.,]", "", digits)), as_decimal
    return (as_decimal,)


def readings_in_words(parsed: ParsedNumber) -> str:
    """Return «1234 hoặc 1,234» for the sentence that asks which one is meant; empty when there is only one."""
    return " hoặc ".join(parsed.readings)
