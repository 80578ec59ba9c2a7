"""Sentences about surveys: who collected, how many forms; progress is not satisfaction."""

from __future__ import annotations

from decimal import Decimal

from giamsat.formatting.numbers import count_words, exact, fraction, percent, share
from giamsat.model.records import Survey
from giamsat.model.values import Bound, Figure, State
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


def survey_sentence(survey: Survey, small_denominator: int = 30) -> str:
    """Return a survey's result with collector, method and number of forms, or how far its collecting has come.

    A share known only as a bound or without its number of forms says so; fewer valid forms than
    ``small_denominator`` give counts without a share.
    """
    source = _source(survey)
    satisfied, valid = _known(survey.satisfied), _known(survey.valid)
    if satisfied is not None and valid:
        part = f"{fraction(satisfied, valid)} phiếu hợp lệ"
        if valid >= small_denominator:
            part += f" ({percent(share(satisfied, valid), 1)})"
        few = "" if valid >= small_denominator else f"; do số phiếu ít (dưới {small_denominator}), không tính tỷ lệ"
        return finish(f"theo {source}, {part} {_SATISFIED}{_forms(survey)}{few}")
    if survey.satisfied is not None and survey.satisfied.state is State.BOUND and survey.satisfied.value is not None:
        return self_survey_sentence(source, _bound(survey.satisfied))
    collected, issued = _known(survey.collected), _known(survey.issued)
    if collected is not None and issued:
        progress = percent(share(collected, issued), 1)
        said = f"theo {source}, đã thu về {fraction(collected, issued)} phiếu phát ra ({progress})"
        return finish(f"{said}; đây là tiến độ thu phiếu, không phải mức độ hài lòng")
    return finish(
        f"chưa có số liệu về kết quả {survey.name or 'khảo sát'}"
        + (f" do {survey.collector} thực hiện" if survey.collector else "")
    )


def _source(survey: Survey) -> str:
    """Return «kết quả tự khảo sát tháng 10/2023 của …» or «kết quả khảo sát … do … thực hiện»."""
    when = f" {survey.period_text}" if survey.period_text else ""
    if survey.is_self:
        return f"kết quả tự khảo sát{when}" + (f" của {survey.collector}" if survey.collector else "")
    method = f", {survey.method}" if survey.method else ""
    by = f" do {survey.collector} thực hiện" if survey.collector else ", nguồn không nêu đơn vị thu phiếu"
    return f"kết quả khảo sát{when}{by}{method}"


def _forms(survey: Survey) -> str:
    issued, collected = _known(survey.issued), _known(survey.collected)
    parts = [
        f"{word} {count_words(count)} phiếu"
        for word, count in (("phát ra", issued), ("thu về", collected))
        if count is not None
    ]
    return f" ({', '.join(parts)})" if parts else ""


def _known(figure: Figure | None) -> Decimal | None:
    return figure.value if figure is not None and figure.is_countable else None


def _bound(figure: Figure) -> str:
    assert figure.value is not None, "a bound has an edge"
    words = {
        Bound.ABOVE: "trên {}%",
        Bound.AT_LEAST: "từ {}% trở lên",
        Bound.BELOW: "dưới {}%",
        Bound.AT_MOST: "không quá {}%",
    }
    return words.get(figure.bound, "{}%").format(exact(figure.value))
