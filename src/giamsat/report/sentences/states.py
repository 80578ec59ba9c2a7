"""Sentences for what is not a plain value: missing, not applicable, zero, no cases, few cases, approximate, bound."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words, exact, fraction, own_places
from giamsat.formatting.text import clean_cell_text
from giamsat.model.values import Figure
from giamsat.report.sentences.context import IN_PERIOD, finish, lower_first

_APPROXIMATE = re.compile(
    r"((?:khoảng|gần|xấp xỉ|ước tính|chừng)\s+[0-9][0-9.,]*(?:\s+(?:nghìn|ngàn|triệu|tỷ))?)", re.IGNORECASE
)


def missing_sentence(topic: str, cut_off: date | None, clarified_at: str = "") -> str:
    """«Đến ngày 31/10/2023, chưa có số liệu về …; nội dung này được nêu tại mục VI.» (19)."""
    lead = f"đến ngày {short_date(cut_off)}, " if cut_off else ""
    tail = f"; nội dung này được nêu tại {clarified_at}" if clarified_at else ""
    return finish(f"{lead}chưa có số liệu về {lower_first(topic)}{tail}")


def not_applicable_sentence(unit_name: str, basis: str, subject: str = "chỉ tiêu này") -> str:
    """«Chỉ tiêu này không áp dụng đối với Đơn vị A (căn cứ: …).» (18); without a basis that is said."""
    stated = f"căn cứ: {basis}" if basis else "đơn vị chưa nêu căn cứ"
    return finish(f"{subject} không áp dụng đối với {unit_name or 'đơn vị'} ({stated})")


def none_sentence(thing: str, total: Decimal | int, counted: str, within: str = IN_PERIOD) -> str:
    """«Trong kỳ không có hồ sơ quá hạn (0/1.204 hồ sơ đã giải quyết).» (20): a true zero, no rate of 0%."""
    return finish(f"{within} không có {thing} ({fraction(0, total)} {counted}".rstrip() + ")")


def no_cases_sentence(cases: str, rate_name: str, within: str = IN_PERIOD) -> str:
    """«Trong kỳ không phát sinh hồ sơ có nghĩa vụ tài chính; không tính tỷ lệ …» (21): never 0% or 100%."""
    return finish(f"{within} không phát sinh {cases}; không tính {lower_first(rate_name)}")


def small_sentence(
    part: Decimal | int, total: Decimal | int, thing: str, measure: str, threshold: int, within: str = IN_PERIOD
) -> str:
    """«Trong kỳ có 3/4 hồ sơ được giải quyết đúng hạn; do số hồ sơ ít (dưới 30), không tính tỷ lệ …» (22)."""
    few = f"do số {measure or 'lượng'} ít (dưới {threshold})"
    return finish(f"{within} có {fraction(part, total)} {thing}; {few}, không tính tỷ lệ và không đưa vào so sánh")


def approximate_sentence(source: str, subject: str, amount: str, thing: str) -> str:
    """«Theo UBND Thành phố, toàn Thành phố đã cấp khoảng 10 nghìn chữ ký số … (số ước tính, …).» (17)."""
    said = f"{source}, {subject}" if source else subject
    return finish(f"{said} {amount} {thing}".rstrip() + " (số ước tính, không tính tỷ lệ)")


def approximate_words(figure: Figure) -> str:
    """Return the amount as the source words it («khoảng 10 nghìn», «gần 500»), else «khoảng» and the number."""
    match = _APPROXIMATE.search(clean_cell_text(figure.as_printed))
    if match:
        return lower_first(match.group(1))
    if figure.value is None:
        return "chưa rõ số lượng"
    is_whole = own_places(figure.value) == 0
    return f"khoảng {count_words(figure.value) if is_whole else exact(figure.value)}"


def not_compared_sentence(left: str, right: str, reason: str) -> str:
    """«Không so sánh {a} với {b} do {lý do}.» (12)."""
    said = f"{left} với" if left else "với"
    return finish(f"không so sánh {said} {right} do {reason}")


def no_previous_sentence(label: str) -> str:
    """«Chưa có số liệu cùng kỳ năm 2023 để so sánh.» (11)."""
    return finish(f"chưa có số liệu {label} để so sánh")
