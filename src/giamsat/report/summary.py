"""Tóm tắt: five figures with what they are compared with, what is missing, what to ask."""

from __future__ import annotations

from giamsat.blocks.model import Block, Callout, Fragment, Paragraph, Promise, Strong, Text
from giamsat.formatting.dates import short_date, span_words
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import capitalized
from giamsat.model.judgement import Reading
from giamsat.model.records import IndexScore
from giamsat.model.rounds import PublishedFigure
from giamsat.report.cited import Words, cite
from giamsat.report.closing import question_words
from giamsat.report.compose import dashes, shortened, words
from giamsat.report.desk import Desk
from giamsat.report.fact_frame import gap_facts
from giamsat.report.fact_records import published_facts, rank_facts, score_facts
from giamsat.report.highlights import FIVE, five, is_reported, latest_scores
from giamsat.report.published import published_value
from giamsat.report.rows import rank_text, score_text
from giamsat.report.values import NONE, current_text, group_text, previous_text, target_text
from giamsat.texts_vi import preparing
from giamsat.texts_vi.ground import NO_DATA

MOST_TOPICS = 6
QUESTIONS = 3


def summary(desk: Desk) -> Fragment:
    """Return the summary box."""
    blocks: list[Block] = [_figures(desk), _missing(desk), *_questions(desk)]
    box = Callout("summary", "TÓM TẮT", tuple(blocks))
    return Fragment("tom-tat", (box,), promise=Promise(paragraphs=2))


def _figures(desk: Desk) -> Block:
    lines = [_line(desk, reading) for reading in five(desk.readings)]
    if len(lines) < FIVE:
        published = (row for row in desk.unit_data.published if row.is_used)
        more = [row for row in published if not is_reported(desk.readings, row.figure.indicator_id)]
        lines += [_published_line(row) for row in more][: FIVE - len(lines)]
    lines += [_score_line(desk, score) for score in latest_scores(desk.unit_data)][: FIVE - len(lines)]
    if not lines:
        alias = desk.unit.alias or desk.unit.short_name
        return Paragraph((Strong(words("Số liệu chính: ")), Text(f"{NO_DATA} của {alias}.")))
    return dashes(lines)


def _line(desk: Desk, reading: Reading) -> Words:
    """Return «name: value; target; last period; group», in that order, each only when known."""
    label = desk.round.comparison.label if desk.round.comparison else "kỳ trước"
    target = target_text(reading.target, reading.indicator)
    previous = previous_text(reading)
    group = group_text(reading.group, reading.decimals)
    parts = [
        current_text(reading),
        f"chỉ tiêu {target}" if target != NONE else "",
        f"{label}: {previous}" if previous != NONE else "",
        f"tính chung nhóm: {group}" if group != NONE else "",
    ]
    told = f"{reading.indicator.name}: {'; '.join(part for part in parts if part)}."
    return cite(told, desk.facts.reading(reading))


def _published_line(row: PublishedFigure) -> Words:
    remark = f"; {row.remark}" if row.remark else ""
    deadline = f"; thời hạn {row.deadline_text}" if row.deadline_text else ""
    told = f"{capitalized(row.label)}: {published_value(row)}{_when(row)}{deadline}{remark}."
    return cite(told, published_facts(row))


def _when(row: PublishedFigure) -> str:
    """Return «, đến ngày 31/10/2023», «, tháng 10/2023»; nothing when the source does not say it."""
    figure = row.figure
    if row.year is not None:
        return f", năm {row.year}"
    if figure.period is not None:
        return f", {span_words(figure.period.start, figure.period.end)}"
    return f", đến ngày {short_date(figure.as_of)}" if figure.as_of is not None else ""


def _score_line(desk: Desk, score: IndexScore) -> Words:
    """Return the latest score of an index with its year and rank."""
    indicator = desk.data.registry.indicators.get(score.index_id)
    name = indicator.name if indicator else score.index_id
    rank = rank_text(score)
    shown = "; ".join(part for part in (score_text(score), _rank_words(rank)) if part and part != NONE)
    return cite(f"{name} năm {score.year}: {shown}.", (*score_facts(score), *rank_facts(score)))


def _rank_words(rank: str) -> str:
    if rank == NONE:
        return ""
    return rank if "hạng" in rank or "nhất" in rank else f"thứ hạng {rank}"


def _missing(desk: Desk) -> Paragraph:
    title = Strong(words("Chưa có số liệu: "))
    if desk.unit_data.submission is None:
        alias = desk.unit.alias or desk.unit.short_name
        what = f"chưa nhận được báo cáo, biểu mẫu số liệu của {alias}" if desk.is_asked else _unasked(desk)
        return Paragraph((title, Text(f"{what}; xem từng nội dung tại mục II.")))
    if all(gap.waiver is not None for gap in desk.gaps):
        return Paragraph((Strong(words("Tình trạng số liệu: ")), Text("các nội dung bắt buộc đều đã có số liệu.")))
    return Paragraph((title, *words(missing_words(desk, MOST_TOPICS))))


def missing_words(desk: Desk, most: int, where: str = "mục I.3") -> Words:
    """Return what is missing and was not waived, ``most`` topics by name, the rest counted; «» when nothing is."""
    topics = [gap.text for gap in desk.gaps if gap.waiver is None]
    if not topics:
        return ""
    more = len(topics) - most
    shown = "; ".join(topics[:most]) + (f"; và {count_words(more)} nội dung khác ({where})" if more > 0 else "")
    return cite(f"{shown}.", gap_facts(desk.facts, desk.data, desk.unit_id, desk.gaps))


def _unasked(desk: Desk) -> str:
    return preparing.SUMMARY if desk.round.preparing else "biểu mẫu của đơn vị (chỉ sử dụng số liệu công khai)"


def _questions(desk: Desk) -> list[Block]:
    count = len(desk.asked) + len(desk.settled)
    title = Strong(words("Đề nghị làm rõ: "))
    if not count:
        return [Paragraph((title, Text("chưa có nội dung nào từ số liệu.")))]
    told = f"{count_words(count)} nội dung (mục VI){', trong đó' if count > QUESTIONS else ''}:"
    asked = [question_words(desk, one, shortened(one.text)) for one in desk.asked[:QUESTIONS]]
    return [Paragraph((title, Text(told))), dashes(asked)]
