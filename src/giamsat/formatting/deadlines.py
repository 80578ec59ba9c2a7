"""Deadlines as documents word them, read into a kind and the last day that keeps them."""

from __future__ import annotations

import datetime
import re
from datetime import date
from typing import NamedTuple

from giamsat.formatting.dates import month_end, parse_date
from giamsat.formatting.text import clean_cell_text

BEFORE, BY, WITHIN, NONE = "truoc-ngay", "cham-nhat-ngay", "trong-ky", "khong-neu-han"

_YEAR = r"(?:\s*[/-]\s*|\s+năm\s+|\s+)(\d{4})(?!\d)"
_QUARTER = re.compile(rf"quý\s+((?a:IV|I{{1,3}}|[1-4])){_YEAR}", re.IGNORECASE)
_HALF = re.compile(r"(?:6|sáu) tháng (đầu|cuối) năm\s+(\d{4})(?!\d)", re.IGNORECASE)
_MONTH = re.compile(rf"tháng\s+(1[0-2]|0?[1-9]){_YEAR}", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"năm\s+(\d{4})(?!\d)", re.IGNORECASE)
_PERIOD_WORD = re.compile(r"(?<!\w)(?:quý\s+(?:[IV]+|\d)|tháng\s+\d|trong (?:vòng )?\d+ ngày)(?!\w)", re.IGNORECASE)
_DAY_WORD = re.compile(r"\d{1,2}\s*/\s*\d{1,2}(?!\d)|\d{4}-\d{2}-\d{2}|ngày\s+\d", re.IGNORECASE)
_BEFORE_WORD = re.compile(r"(?<!\w)trước(?!\s+(?:hết|mắt|hạn))(?!\w)", re.IGNORECASE)
# The years of deadlines that somebody can mean; a year outside is a slip or stands for «no end» (31/12/9999).
_YEARS = range(1900, 2200)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class ParsedDeadline(NamedTuple):
    """Kind slug and last day. A kind other than «khong-neu-han» without a last day could not be read."""

    kind: str
    last_day: date | None


def _months(text: str) -> tuple[int, int, int] | None:
    """Return year, first and last month of the month, quarter, half-year or year named in ``text``."""
    if match := _QUARTER.search(text):
        word = match.group(1).casefold()
        quarter = _ROMAN.get(word) or int(word)
        return int(match.group(2)), quarter * 3 - 2, quarter * 3
    if match := _HALF.search(text):
        year = int(match.group(2))
        return (year, 1, 6) if match.group(1).casefold() == "đầu" else (year, 7, 12)
    if match := _MONTH.search(text):
        month = int(match.group(1))
        return int(match.group(2)), month, month
    if match := _WHOLE_YEAR.search(text):
        return int(match.group(1)), 1, 12
    return None


def _last_day(first: date, last: date, *, is_before: bool) -> date:
    """Return the last day that keeps «before» or «within» the days from ``first`` to ``last``."""
    return first - datetime.timedelta(days=1) if is_before else last


def parse_deadline(text: str, kind: str | None = None) -> ParsedDeadline:
    """Return kind and last day of a deadline; ``kind`` chosen by a person wins over the words.

    «trước ngày 15/11/2023» excludes the day, so its last day is the 14th; «chậm nhất ngày», «đến hết ngày», «vào
    ngày» and a bare date include it; a month, quarter or year ends on its last day; words without a date («thời
    gian tới») and an empty text are «khong-neu-han». What names a date that cannot be read, or a year that no
    deadline has («năm 0000», «31/12/9999»), has no last day. No text raises; an unknown ``kind`` does.
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
        if day is None or day.year not in _YEARS:
            return ParsedDeadline(found, None)
        return ParsedDeadline(found, _last_day(day, day, is_before=found == BEFORE))
    months = _months(words)
    if months is not None:
        found = kind or (BEFORE if says_before else WITHIN)
        year, first, last = months
        if year not in _YEARS:
            return ParsedDeadline(found, None)
        return ParsedDeadline(found, _last_day(date(year, first, 1), month_end(year, last), is_before=found == BEFORE))
    if kind is not None:
        return ParsedDeadline(kind, None)
    return ParsedDeadline(WITHIN if _PERIOD_WORD.search(words) else NONE, None)
