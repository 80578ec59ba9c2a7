"""Deadlines as documents word them, read into a kind and the last day that keeps them (practice.md E12)."""

from __future__ import annotations

import datetime
import re
from datetime import date
from typing import NamedTuple

from giamsat.formatting.dates import month_end, parse_date, quarter_end
from giamsat.formatting.text import clean_cell_text

BEFORE, BY, WITHIN, NONE = "truoc-ngay", "cham-nhat-ngay", "trong-ky", "khong-neu-han"

_YEAR = r"(?:\s*[/-]\s*|\s+năm\s+|\s+)(\d{4})(?!\d)"
_QUARTER = re.compile(rf"quý\s+(IV|I{{1,3}}|[1-4]){_YEAR}", re.IGNORECASE)
_HALF = re.compile(r"(?:6|sáu) tháng (đầu|cuối) năm\s+(\d{4})(?!\d)", re.IGNORECASE)
_MONTH = re.compile(rf"tháng\s+(1[0-2]|0?[1-9]){_YEAR}", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"năm\s+(\d{4})(?!\d)", re.IGNORECASE)
_PERIOD_WORD = re.compile(r"(?<!\w)(?:quý\s+(?:[IV]+|\d)|tháng\s+\d|trong (?:vòng )?\d+ ngày)(?!\w)", re.IGNORECASE)
_DAY_WORD = re.compile(r"\d{1,2}\s*/\s*\d{1,2}(?!\d)|ngày\s+\d", re.IGNORECASE)
_BEFORE_WORD = re.compile(r"(?<!\w)trước(?!\s+(?:hết|mắt|hạn))(?!\w)", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class ParsedDeadline(NamedTuple):
    """Kind slug and last day. A kind other than «khong-neu-han» without a last day could not be read."""

    kind: str
    last_day: date | None


def _span(text: str) -> tuple[date, date] | None:
    """Return first and last day of the month, quarter, half-year or year named in ``text``."""
    if match := _QUARTER.search(text):
        word = match.group(1).casefold()
        quarter, year = _ROMAN.get(word) or int(word), int(match.group(2))
        return date(year, quarter * 3 - 2, 1), quarter_end(year, quarter)
    if match := _HALF.search(text):
        year, first = int(match.group(2)), match.group(1).casefold() == "đầu"
        return (date(year, 1, 1), date(year, 6, 30)) if first else (date(year, 7, 1), date(year, 12, 31))
    if match := _MONTH.search(text):
        month, year = int(match.group(1)), int(match.group(2))
        return date(year, month, 1), month_end(year, month)
    if match := _WHOLE_YEAR.search(text):
        return date(int(match.group(1)), 1, 1), date(int(match.group(1)), 12, 31)
    return None


def parse_deadline(text: str, kind: str | None = None) -> ParsedDeadline:
    """Return kind and last day of a deadline; ``kind`` chosen by a person wins over the words.

    «trước ngày 15/11/2023» excludes the day, so its last day is the 14th; «chậm nhất ngày», «đến hết ngày», «vào
    ngày» and a bare date include it; a month, quarter or year ends on its last day; words without a date («thời
    gian tới») and an empty text are «khong-neu-han». What names a date that cannot be read has no last day.
    """
    if kind is not None and kind not in (BEFORE, BY, WITHIN, NONE):
        raise ValueError(f"no such kind of deadline: {kind}")
    words = clean_cell_text(text).replace("\n", " ")
    if kind == NONE:
        return ParsedDeadline(NONE, None)
    says_before = _BEFORE_WORD.search(words) is not None
    day = parse_date(words)
    if day is not None or _DAY_WORD.search(words):
        found = kind or (BEFORE if says_before else BY)
        if day is not None and found == BEFORE:
            day -= datetime.timedelta(days=1)
        return ParsedDeadline(found, day)
    span = _span(words)
    if span is not None:
        found = kind or (BEFORE if says_before else WITHIN)
        is_before = found == BEFORE
        return ParsedDeadline(found, span[0] - datetime.timedelta(days=1) if is_before else span[1])
    if kind is not None:
        return ParsedDeadline(kind, None)
    return ParsedDeadline(WITHIN if _PERIOD_WORD.search(words) else NONE, None)
