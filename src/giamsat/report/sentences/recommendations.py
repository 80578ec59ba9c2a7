"""Sentences about recommendations followed up, and a unit's reply.

``subject`` is what is followed up («kiến nghị», «cam kết»); one that its document does not number stands by its words.
"""

from __future__ import annotations

from datetime import date

from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words, padded_fraction
from giamsat.formatting.text import BLANK
from giamsat.report.sentences.context import finish
from giamsat.texts_vi.follow_up import NO_REASON

SUBJECT = "kiến nghị"


def recommendation_verified(number: str, evidence: str = BLANK, late: int = 0, subject: str = SUBJECT) -> str:
    """«Kiến nghị số 3: đã hoàn thành. Đoàn giám sát đã kiểm chứng qua …» (33)."""
    done = f"{named(subject, number)}: đã hoàn thành{_late(late)}"
    return finish(done, f"Đoàn giám sát đã kiểm chứng qua {evidence}")


def recommendation_reported(number: str, report: str = BLANK, late: int = 0, subject: str = SUBJECT) -> str:
    """«Kiến nghị số 4: đơn vị báo cáo đã hoàn thành (Báo cáo số …); Đoàn giám sát chưa kiểm chứng.» (34)."""
    done = f"{named(subject, number)}: đơn vị báo cáo đã hoàn thành ({report}){_late(late)}"
    return finish(f"{done}; Đoàn giám sát chưa kiểm chứng")


def recommendation_partly(
    number: str,
    done: int | None,
    total: int | None,
    rest: str,
    due: date | None,
    overdue: str = "",
    subject: str = SUBJECT,
    deadline: str = "",
) -> str:
    """«Kiến nghị số 5: hoàn thành một phần (02/03 nội dung); còn lại: …, thời hạn ngày ….» (35).

    ``deadline`` is that of the document in its own words, else ``due`` the last day that keeps it; ``overdue`` is what
    :func:`overdue_words` says once it is past.
    """
    counts = f" ({padded_fraction(done, total)} nội dung)" if done is not None and total else ""
    day = f", thời hạn {deadline or f'ngày {short_date(due) if due else BLANK}'}"
    late = f"; {overdue}" if overdue else ""
    return finish(f"{named(subject, number)}: hoàn thành một phần{counts}; còn lại: {rest or BLANK}{day}{late}")


def recommendation_overdue(
    number: str,
    days: int,
    cut_off: date,
    reason: str = "",
    state: str = "chưa thực hiện",
    subject: str = SUBJECT,
) -> str:
    """«Kiến nghị số 6: chưa thực hiện; quá hạn 45 ngày tính đến ngày …; đơn vị nêu lý do: “…”.» (36).

    The unit's reason always stands beside it, or that it gave none.
    """
    return finish(f"{named(subject, number)}: {state}; {overdue_words(days, cut_off, reason)}")


def recommendation_undated(number: str, cut_off: date, subject: str = SUBJECT) -> str:
    """«Kiến nghị số 7: văn bản không nêu thời hạn; đến ngày …, đơn vị chưa báo cáo kết quả.» (37): never «quá hạn»."""
    unreported = f"đến ngày {short_date(cut_off)}, đơn vị chưa báo cáo kết quả"
    return finish(f"{named(subject, number)}: văn bản không nêu thời hạn; {unreported}")


def overdue_words(days: int, cut_off: date, reason: str = "") -> str:
    """Return «quá hạn 45 ngày tính đến ngày …; đơn vị nêu lý do: “…”»."""
    return f"quá hạn {count_words(days)} ngày tính đến ngày {short_date(cut_off)}; {reason_words(reason)}"


def reason_words(reason: str) -> str:
    """Return the unit's reason in its own words, or that it gave none."""
    stated = reason.strip().rstrip(".")
    return f"đơn vị nêu lý do: “{stated}”" if stated else NO_REASON


def named(subject: str, number: str) -> str:
    """Return «kiến nghị số 3», or the subject alone when its document gives no number."""
    return f"{subject} số {number}" if number else subject


def _late(days: int) -> str:
    return f", chậm {count_words(days)} ngày so với thời hạn" if days else ""
