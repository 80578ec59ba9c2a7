"""Sentences of published figures: progress of plans, survey forms, wards by date; each names who says it.

A figure that none of the patterns fits stands in its table alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from giamsat.formatting.dates import short_date, span_words
from giamsat.formatting.deadlines import parse_deadline
from giamsat.model.records import Deadline, DeadlineKind, TaskState
from giamsat.model.rounds import PublishedFigure
from giamsat.model.values import State
from giamsat.report.cited import Words, cite
from giamsat.report.desk import Desk
from giamsat.report.fact_records import published_facts
from giamsat.report.sentences import (
    Progress,
    counted_thing,
    progress_sentence,
    reading_sentence,
    self_survey_sentence,
    sub_unit_share_sentence,
    survey_progress,
)
from giamsat.report.sentences.values import bound_words
from giamsat.report.speech import context_of

FORMS_PREFIX = "tac-dong.tien_do_phieu"
WARDS = "phường, xã"
SELF_SURVEY = "tac-dong.ty_le_tu_ks"
SELF_COLLECTED = " tự lấy phiếu"


def published_sentences(desk: Desk, rows: Iterable[PublishedFigure]) -> Iterator[Words]:
    """Yield a sentence for each published figure in use that a pattern fits."""
    for row in rows:
        if row.is_used:
            text = _sentence(desk, row)
            if text:
                yield cite(text, published_facts(row), has_differences=True)


def _sentence(desk: Desk, row: PublishedFigure) -> str:
    indicators = desk.data.registry.indicators
    indicator = indicators.get(row.figure.indicator_id)
    if indicator is None:
        return ""
    done, plan = _count(row, is_done=True), _count(row, is_done=False)
    part, whole = indicators.get(indicator.numerator), indicators.get(indicator.denominator)
    if done is not None and plan is not None and part is not None and whole is not None:
        if indicator.id.startswith(FORMS_PREFIX):
            until = f"đến ngày {short_date(_day(desk, row))},"
            return survey_progress(done, plan, counted_thing(part.name).removesuffix(" đã thu"), until)
        if whole.measure == WARDS and " đã " in part.name:
            kind = "phường" if "phường" in row.label.lower() else WARDS
            action = part.name.split(" đã ", maxsplit=1)[1]
            return sub_unit_share_sentence(done, plan, kind, f"ngày {short_date(_day(desk, row))}", action)
        if row.status == TaskState.NOT_DUE.value:
            return progress_sentence(_progress(desk, row, counted_thing(whole.name), whole.measure))
    if indicator.id == SELF_SURVEY and row.figure.state is State.BOUND and row.collector:
        return self_survey_sentence(_self_survey(row), bound_words(indicator, row.figure))
    if row.figure.state in (State.BOUND, State.APPROXIMATE):
        reading = desk.readings.get(indicator.id)
        return reading_sentence(reading, context_of(desk, reading, is_first=True)) if reading else ""
    return ""


def _self_survey(row: PublishedFigure) -> str:
    """Return «kết quả tự khảo sát tháng 10/2023 của các đơn vị thuộc Quận»: who asked, and when."""
    span = row.figure.period
    when = f" {span_words(span.start, span.end)}" if span is not None else ""
    return f"kết quả tự khảo sát{when} của {row.collector.removesuffix(SELF_COLLECTED)}"


def _progress(desk: Desk, row: PublishedFigure, thing: str, measure: str) -> Progress:
    done, plan = _count(row, is_done=True), _count(row, is_done=False)
    parsed = parse_deadline(row.deadline_text)
    due = Deadline(DeadlineKind(parsed.kind), row.deadline_text, parsed.last_day) if row.deadline_text else None
    return Progress(
        subject=desk.unit.alias or desk.unit.short_name,
        thing=thing,
        measure=measure,
        done=done or 0,
        planned=plan or 0,
        as_of=f"ngày {short_date(_day(desk, row))}",
        state=TaskState.NOT_DUE,
        due=due,
        due_name="thời hạn báo cáo",
    )


def _count(row: PublishedFigure, *, is_done: bool) -> int | None:
    figure = row.numerator if is_done else row.denominator
    if figure is None or not figure.is_countable or figure.value is None:
        return None
    return int(figure.value)


def _day(desk: Desk, row: PublishedFigure) -> date:
    return row.figure.as_of or (row.figure.period.end if row.figure.period else desk.cut_off)
