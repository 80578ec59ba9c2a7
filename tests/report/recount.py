"""Count an extract once more, row by row, by what a figure's query says in words: nothing is shared with the kit.

It knows the mapping of the example alone: whole days, withdrawn ones resolved in time, waiting ones open in time.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

CODES = {"Sở Mẫu B": "MAU.SB", "Sở Mẫu C": "MAU.SC", "Sở Mẫu D": "MAU.SD", "Sở Mẫu Đ": "MAU.SĐ", "Sở Mẫu E": "MAU.SE"}
_QUERY = re.compile(
    r"đếm (?P<what>.+); (?P<unit>Sở Mẫu \w)(?:, lĩnh vực “(?P<field>.+)”)?; kỳ (?P<start>\S+) - (?P<end>\S+); .+"
)
_PARTS = {
    "hồ sơ tiếp nhận trong kỳ và hồ sơ nhận trước kỳ còn chưa giải quyết xong lúc đầu kỳ": {"4", "5", "6"},
    "hồ sơ tiếp nhận trong kỳ, nộp trực tuyến": {"4"},
    "hồ sơ tiếp nhận trong kỳ, nộp trực tiếp hoặc qua bưu chính": {"5"},
    "hồ sơ nhận trước kỳ còn chưa giải quyết xong lúc đầu kỳ": {"6"},
    "hồ sơ có kết quả trong kỳ": {"8", "9", "10"},
    "hồ sơ có kết quả trong kỳ, ngày trả trước ngày hẹn": {"8"},
    "hồ sơ có kết quả trong kỳ, ngày trả đúng ngày hẹn": {"9"},
    "hồ sơ có kết quả trong kỳ, ngày trả sau ngày hẹn": {"10"},
    "hồ sơ chưa có kết quả vào ngày cuối kỳ": {"12", "13"},
    "hồ sơ chưa có kết quả vào ngày cuối kỳ, chưa qua ngày hẹn": {"12"},
    "hồ sơ chưa có kết quả vào ngày cuối kỳ, đã qua ngày hẹn": {"13"},
}


def recounted(path: Path, query: str) -> int:
    """Return how many dossiers of a file a query in words counts."""
    if " + đếm " in query:
        return sum(recounted(path, part) for part in re.split(r" \+ (?=đếm )", query))
    found = _QUERY.fullmatch(query)
    assert found, query
    wanted, field = _PARTS[found["what"]], found["field"]
    span = (_day(found["start"]), _day(found["end"]))
    return sum(
        bool(wanted & columns)
        for own, columns in _columns(path, CODES[found["unit"]], span)
        if field is None or own == field
    )


@cache
def _columns(path: Path, code: str, span: tuple[date, date]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return field and columns of each dossier of a unit that any column counts, every code once."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["Mã đơn vị"] == code]
    once = {row["Mã hồ sơ"]: row for row in sorted(rows, key=lambda row: _key(row["Ngày trả kết quả"]))}
    return tuple(
        (row["Lĩnh vực"], frozenset(columns)) for row in once.values() if (columns := set(_of_row(row, *span)))
    )


def _of_row(row: dict[str, str], start: date, end: date) -> Iterator[str]:
    try:
        received, due = _day(row["Ngày tiếp nhận"]), _day(row["Ngày hẹn trả"])
    except ValueError:
        return
    done = _day(row["Ngày trả kết quả"]) if row["Ngày trả kết quả"] else None
    status = row["Trạng thái"]
    if received > end or (done and done < start) or (status == "Đã trả kết quả" and not done):
        return
    yield "6" if received < start else "4" if row["Hình thức nộp"] == "Trực tuyến" else "5"
    if done and done <= end:
        if status in ("Rút hồ sơ", "Trả lại"):
            yield "9"
        else:
            yield "8" if done < due else "9" if done == due else "10"
    else:
        yield "12" if status == "Chờ bổ sung" or due >= end else "13"


def _key(text: str) -> str:
    return "".join(reversed(text.split("/")))


def _day(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)
