"""Dates as Decree 30/2020 writes them: day below 10 and months 1, 2 with a leading zero, months 3–9 without."""

from __future__ import annotations

import calendar
import datetime
import re
from datetime import date

from giamsat.formatting.text import capitalized

_SHORT = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)")
_FULL = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")

_BEFORE = r"(?:(?:thứ [^ ]+|chủ nhật),? )?(?:(?:vào|đến|tính đến) )?(?:hết )?(?:ngày )?"
_BEHIND = r"(?:[t ,]+\d{1,2}[:hg]\d{0,2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?)?"
_SIGN = r" ?[/.\-–] ?"
_DAYS = (
    (re.compile(rf"{_BEFORE}(\d{{1,2}}) tháng (\d{{1,2}})(?: năm |{_SIGN})(\d{{4}}|\d{{2}}){_BEHIND}"), (3, 2, 1)),
    (re.compile(rf"{_BEFORE}(\d{{1,2}}){_SIGN}(\d{{1,2}}) năm (\d{{4}}|\d{{2}}){_BEHIND}"), (3, 2, 1)),
    (re.compile(rf"{_BEFORE}(\d{{1,2}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{4}}|\d{{2}}){_BEHIND}"), (3, 2, 1)),
    (re.compile(rf"{_BEFORE}(\d{{4}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{1,2}}){_BEHIND}z?"), (1, 2, 3)),
)
"""A day as a whole cell says it; order of the groups for year, month, day."""


def _day(day: date) -> str:
    return f"{day.day:02d}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def full_date(day: date) -> str:
    """Return «ngày 05 tháng 01 năm 2024» (Decree 30/2020, Phụ lục I, Mục II.4.b)."""
    return f"ngày {_day(day)} tháng {_month(day)} năm {day.year}"


def short_date(day: date) -> str:
    """Return «05/10/2023», «30/9/2024», «01/02/2024»."""
    return f"{day_month(day)}/{day.year}"


def day_month(day: date) -> str:
    """Return «01/01», «30/9»."""
    return f"{_day(day)}/{_month(day)}"


def period(start: date, end: date, capital: bool = True) -> str:
    """Return «Từ ngày 01/01 đến ngày 30/9/2024»; the year stands twice when the years differ, a single day once."""
    if end < start:
        raise ValueError(f"a period ends before it starts: {start} – {end}")
    if start == end:
        words = f"ngày {short_date(end)}"
    else:
        first = day_month(start) if start.year == end.year else short_date(start)
        words = f"từ ngày {first} đến ngày {short_date(end)}"
    return capitalized(words) if capital else words


def period_text(start: date, end: date) -> str:
    """Return the same in the middle of a sentence: «từ ngày 01/01 đến ngày 30/9/2024»."""
    return period(start, end, capital=False)


def span_words(start: date, end: date) -> str:
    """Return a period as short as it is said: «tháng 10/2023», «năm 2023», else «từ ngày … đến ngày …»."""
    if start == date(start.year, 1, 1) and end == date(start.year, 12, 31):
        return f"năm {start.year}"
    if start.day == 1 and end == month_end(start.year, start.month):
        return f"tháng {_month(start)}/{start.year}"
    return period_text(start, end)


def tight_range(start: date, end: date) -> str:
    """Return «15–30/5/2023», «28/5–03/6/2023» or «28/12/2023–03/01/2024»."""
    if end < start:
        raise ValueError(f"a range ends before it starts: {start} – {end}")
    if start == end:
        return short_date(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{_day(start)}–{short_date(end)}"
    first = day_month(start) if start.year == end.year else short_date(start)
    return f"{first}–{short_date(end)}"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def days_late(last_day: date | None, done_on: date) -> int:
    """Return by how many calendar days ``done_on`` is after the last day that keeps a deadline.

    0 in time, and 0 without a deadline.
    """
    return 0 if last_day is None else max(0, (done_on - last_day).days)


def parse_date(text: str) -> date | None:
    """Return the first whole date in ``text`` («15/11/2023», «15 tháng 11 năm 2023», ISO), ``None`` without one.

    An impossible date («31/02/2023», «21/10/20230») is no date.
    """
    for pattern, order in ((_FULL, (3, 2, 1)), (_SHORT, (3, 2, 1)), (_ISO, (1, 2, 3))):
        match = pattern.search(text)
        if match is not None:
            year, month, day = (int(match.group(group)) for group in order)
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None


def parse_day(text: str) -> date | None:
    """Return the one day that ``text`` says, in any usual spelling; ``None`` when it says none, or more than one.

    «31/10/2023», «31-10-2023», «31.10.23», «2023-10-31», «2023/10/31», «ngày 31 tháng 10 năm 2023», «ngày 31/10 năm
    2023», each with a time behind it. A year of two digits is of this century up to 69, else of the last.
    """
    words = " ".join(text.replace("\u00a0", " ").split()).casefold().strip(" .;,")
    for pattern, order in _DAYS:
        match = pattern.fullmatch(words)
        if match is not None:
            year, month, day = (int(match.group(group)) for group in order)
            if len(match.group(order[0])) == 2:
                year += 2000 if year < 70 else 1900
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None


def deadline_words(kind: str, last_day: date | None, text: str = "") -> str:
    """Return a deadline in the house form of its kind.

    «trước ngày 15/11/2023» (its last day is the 14th), «chậm nhất ngày 15/11/2023», «trong quý IV năm 2023» (the
    words of the source), «không nêu thời hạn». Without a last day the words of the source stand.
    """
    if kind == "khong-neu-han":
        return "không nêu thời hạn"
    if kind == "trong-ky" and text:
        return text if text.casefold().startswith(("trong", "hết", "cuối", "đến")) else f"trong {text}"
    if last_day is None or last_day == date.max:  # 31/12/9999 stands for «no end» and has no day after it
        return text
    if kind == "truoc-ngay":
        return f"trước ngày {short_date(last_day + datetime.timedelta(days=1))}"
    if kind in ("cham-nhat-ngay", "trong-ky"):
        return f"chậm nhất ngày {short_date(last_day)}"
    raise ValueError(f"no such kind of deadline: {kind}")
