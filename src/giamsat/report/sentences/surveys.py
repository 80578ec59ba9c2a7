"""Sentences about surveys: who collected, how many forms; progress is not satisfaction."""

from __future__ import annotations

from decimal import Decimal

from giamsat.formatting.numbers import fraction, percent, share
from giamsat.report.sentences.context import finish

_SATISFIED = "đánh giá “hài lòng” hoặc “rất hài lòng”"


def survey_progress(collected: Decimal | int, planned: Decimal | int, thing: str, lead: str = "đến nay") -> str:
    """«Đến nay đã thu 249/300 phiếu khảo sát … (83,0% kế hoạch); đây là tiến độ thu phiếu, …» (39)."""
    progress = f" ({percent(share(collected, planned), 1)} kế hoạch)" if planned else ""
    what = "đây là tiến độ thu phiếu, không phải mức độ hài lòng"
    return finish(f"{lead} đã thu {fraction(collected, planned)} {thing}{progress}; {what}")


def self_survey_sentence(survey_words: str, amount: str, who: str = "người dân, tổ chức") -> str:
    """«Theo kết quả tự khảo sát tháng 10/2023 của …, trên 99% người dân, tổ chức …; nguồn không nêu …» (40)."""
    return finish(f"theo {survey_words}, {amount} {who} {_SATISFIED}; nguồn không nêu số phiếu")
