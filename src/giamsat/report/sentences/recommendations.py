"""Sentences about recommendations followed up, and a unit's reply."""

from __future__ import annotations

from datetime import date

from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words, padded_fraction
from giamsat.formatting.text import BLANK
from giamsat.report.sentences.context import finish


def recommendation_verified(number: str, evidence: str = BLANK) -> str:
    """«Kiến nghị số 3: đã hoàn thành. Đoàn giám sát đã kiểm chứng qua …» (33)."""
    return finish(f"kiến nghị số {number}: đã hoàn thành", f"Đoàn giám sát đã kiểm chứng qua {evidence}")


def recommendation_reported(number: str, report: str = BLANK) -> str:
    """«Kiến nghị số 4: đơn vị báo cáo đã hoàn thành (Báo cáo số …); Đoàn giám sát chưa kiểm chứng.» (34)."""
    return finish(f"kiến nghị số {number}: đơn vị báo cáo đã hoàn thành ({report}); Đoàn giám sát chưa kiểm chứng")


def recommendation_partly(number: str, done: int, total: int, rest: str, due: date | None) -> str:
    """«Kiến nghị số 5: hoàn thành một phần (02/03 nội dung); còn lại: …, thời hạn ngày ….» (35)."""
    day = short_date(due) if due else BLANK
    parts = f"hoàn thành một phần ({padded_fraction(done, total)} nội dung)"
    return finish(f"kiến nghị số {number}: {parts}; còn lại: {rest or BLANK}, thời hạn ngày {day}")


def recommendation_overdue(number: str, days: int, cut_off: date, reason: str = "") -> str:
    """«Kiến nghị số 6: chưa thực hiện; quá hạn 45 ngày tính đến ngày …; đơn vị nêu lý do: “…”.» (36).

    The unit's reason always stands beside it, or that it gave none.
    """
    stated = f"đơn vị nêu lý do: “{reason.strip().rstrip('.')}”" if reason.strip() else "đơn vị chưa nêu lý do"
    late = f"quá hạn {count_words(days)} ngày tính đến ngày {short_date(cut_off)}"
    return finish(f"kiến nghị số {number}: chưa thực hiện; {late}; {stated}")


def recommendation_undated(number: str, cut_off: date) -> str:
    """«Kiến nghị số 7: văn bản không nêu thời hạn; đến ngày …, đơn vị chưa báo cáo kết quả.» (37): never «quá hạn»."""
    unreported = f"đến ngày {short_date(cut_off)}, đơn vị chưa báo cáo kết quả"
    return finish(f"kiến nghị số {number}: văn bản không nêu thời hạn; {unreported}")


def reply_sentence(unit_name: str, reply: str, document: str, remark: str = "") -> str:
    """«Về nội dung này, Đơn vị A giải trình: “…” (Công văn số …). …» (43); the remark is typed by a person."""
    source = f" ({document})" if document else ""
    return finish(f"về nội dung này, {unit_name} giải trình: “{reply.strip().rstrip('.')}”{source}", remark)
