"""Sentences about several units: hand-in, units below a target, sub-units by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from giamsat.formatting.dates import days_late, short_date
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words, fraction, padded_fraction
from giamsat.report.sentences.context import finish

MOST_NAMED = 7  # more names stand in an appendix


def late_sentence(unit_name: str, received_on: date, due_on: date, what: str = "báo cáo") -> str:
    """«Đơn vị A gửi báo cáo ngày 13/5/2024, chậm 03 ngày so với thời hạn (ngày 10/5/2024).» (23), or in time."""
    text = f"{unit_name} gửi {what} ngày {short_date(received_on)}"
    late = days_late(due_on, received_on)
    if late:
        text += f", chậm {count_words(late)} ngày so với thời hạn (ngày {short_date(due_on)})"
    else:
        text += f", trong thời hạn (ngày {short_date(due_on)})"
    return finish(text)


def not_handed_in(missing: Sequence[str], total: int, what: str = "biểu mẫu số liệu") -> str:
    """«Cả 16 đơn vị đã gửi …», «Đến thời điểm lập báo cáo, có 01/16 đơn vị chưa gửi …: Đơn vị B.» (24, 28)."""
    lead = "đến thời điểm lập báo cáo, "
    if not missing:
        return finish(f"cả {count_words(total)} đơn vị đã gửi {what}" if total > 1 else f"đơn vị đã gửi {what}")
    if len(missing) == total:
        unit = missing[0] if total == 1 else f"cả {count_words(total)} đơn vị"
        return finish(f"{lead}{unit} chưa gửi {what}")
    return finish(f"{lead}có {padded_fraction(len(missing), total)} đơn vị chưa gửi {what}{_listed(missing)}")


def late_units(late: Sequence[tuple[str, int]]) -> str:
    """«Không có đơn vị nào gửi chậm.», «Có 01 đơn vị gửi chậm: Đơn vị A (chậm 03 ngày).» (28)."""
    if not late:
        return finish("không có đơn vị nào gửi chậm")
    named = [f"{name} (chậm {count_words(days)} ngày)" for name, days in late]
    return finish(f"có {count_words(len(late))} đơn vị gửi chậm{_listed(named)}")


def units_below_target(
    below: Sequence[tuple[str, str]],
    total: int,
    verdict: str = "chưa đạt chỉ tiêu",
    unknown: int = 0,
    appendix: str = "Phụ lục",
    unknown_words: str = "chưa có số liệu",
) -> str:
    """«Có 05/16 đơn vị chưa đạt chỉ tiêu, gồm: Đơn vị A (91,2%); … và Đơn vị E (94,7%).» (27, 28).

    ``below`` holds name and printed value («» prints the name alone); ``total`` counts units with a known value,
    ``unknown`` those without (``unknown_words`` say why); ``verdict`` is «vượt mức tối đa» for a ceiling. More than
    seven stand in ``appendix``.
    """
    rest = f"; không tính {count_words(unknown)} đơn vị {unknown_words}" if unknown else ""
    if not below:
        return finish(f"không có đơn vị nào {verdict}{rest}")
    named = [f"{name} ({value})" if value else name for name, value in below]
    if len(below) == 1:
        return finish(f"có 01 đơn vị {verdict}{_listed(named)}{rest}")
    is_all = len(below) == total and not unknown
    many = f"cả {count_words(total)} đơn vị" if is_all else f"có {padded_fraction(len(below), total)} đơn vị"
    if len(below) > MOST_NAMED:
        return finish(f"{many} {verdict} (danh sách tại {appendix}){rest}")
    return finish(f"{many} {verdict}{_listed(named)}{rest}")


def sub_unit_share_sentence(done: int, total: int, kind: str, as_of: str, action: str) -> str:
    """«18/18 phường (theo địa giới hành chính tháng 10/2023) đã ban hành …» (41): a number of sub-units has a date."""
    if done > total:
        raise ValueError(f"{done} of {total} sub-units: more than there were on that day")
    return finish(f"{fraction(done, total)} {kind} (theo địa giới hành chính {as_of}) đã {action}")


def _listed(names: Sequence[str]) -> str:
    """Return «: Đơn vị B» for one, «, gồm: A; B và C» for more."""
    return f": {names[0]}" if len(names) == 1 else f", gồm: {join(names)}"
