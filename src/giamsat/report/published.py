"""What public sources say of a unit in one domain: a table of figures with their sources, and lists of records.

A source's text stays as printed; what nobody has confirmed is said to be «theo nguồn công khai».
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from giamsat.analysis.tasks import record_standing
from giamsat.blocks.model import Block, Figure
from giamsat.charts.model import TimelineChart, TimelineMark
from giamsat.formatting.dates import short_date
from giamsat.formatting.lists import join, side_by_side
from giamsat.formatting.numbers import count_words, fraction, percent, share
from giamsat.formatting.text import capitalized, lower_first
from giamsat.model.records import TaskState
from giamsat.model.rounds import PublishedFigure, PublishedRecord
from giamsat.report.cited import cell, cite
from giamsat.report.compose import Column, TableText, lead
from giamsat.report.desk import Desk
from giamsat.report.fact_records import conflict_facts, line_facts, published_facts
from giamsat.report.published_speech import published_sentences
from giamsat.report.record_cells import days_told, named, told
from giamsat.report.rows import days_name, state_text
from giamsat.report.sentences import conflict_sentence
from giamsat.report.sources import source_number
from giamsat.report.speech import as_of_words
from giamsat.report.values import NONE, figure_text

KINDS = {
    "nhiem-vu": "Nhiệm vụ",
    "van-ban": "Văn bản",
    "he-thong": "Hệ thống, dữ liệu",
    "du-an": "Dự án",
    "sang-kien": "Sáng kiến, mô hình",
    "hoat-dong": "Hoạt động",
    "khao-sat": "Khảo sát",
    "kien-nghi": "Yêu cầu, đề nghị",
}
LEAST_MARKS = 2
LONGEST_MARK = 60


def published_leads(desk: Desk, domain_id: str) -> list[Block]:
    """Return the sentences of a domain's published figures."""
    return [lead(text) for text in published_sentences(desk, _figures(desk, domain_id))]


def published_blocks(desk: Desk, domain_id: str) -> list[Block]:
    """Return the published figures and records of a domain, requests of others to the unit included."""
    figures = _figures(desk, domain_id)
    records = [row for row in desk.unit_data.records if row.domain == domain_id and row.kind in KINDS]
    blocks: list[Block] = []
    if figures:
        blocks.append(
            desk.labels.table(f"ck-{domain_id}", _figure_table(desk, figures), illustrative=desk.is_illustrative)
        )
    blocks.extend(
        lead(cite(conflict_sentence(row, desk.unit.short_name), (*conflict_facts(row), *desk.facts.reported(row))))
        for row in desk.conflicts_in(domain_id)
    )
    if records:
        blocks.append(lead("Theo nguồn công khai, trong nội dung này có:"))
        blocks.append(
            desk.labels.table(f"ckbg-{domain_id}", _record_table(desk, records), illustrative=desk.is_illustrative)
        )
    if domain_id == "chi-dao":
        chart = _deadline_chart(desk)
        if chart is not None:
            facts = [fact for row in _to_come(desk) for fact in line_facts(row, row.deadline_text)]
            blocks.append(desk.labels.figure("thoi-han", chart, facts))
    return blocks


def _figures(desk: Desk, domain_id: str) -> list[PublishedFigure]:
    return [row for row in desk.unit_data.published if row.domain == domain_id]


def _figure_table(desk: Desk, rows: Sequence[PublishedFigure]) -> TableText:
    columns = (
        Column("TT", 0.06, "center"),
        Column("Nội dung", 0.32),
        Column("Số liệu công bố", 0.16, "right"),
        Column("Kỳ, mốc", 0.13, "center"),
        Column("Nguồn; ghi chú", 0.33),
    )
    lines = [
        (
            str(number),
            told(row.label, row.figure.source, "nội dung"),
            cell(published_value(row), published_facts(row)),
            told(as_of_words(row), row.figure.source, "kỳ, mốc"),
            told(_source(desk, row), row.figure.source, "ghi chú"),
        )
        for number, row in enumerate(rows, start=1)
    ]
    return TableText(columns, lines, "Số liệu đã công bố", f"Số thứ tự nguồn theo {desk.labels.of('Bảng', 'nguon')}")


def published_value(row: PublishedFigure) -> str:
    """Return a published figure for a table cell: «63/80 (78,8%)», else as its source prints it."""
    done, plan = row.numerator, row.denominator
    if done is not None and plan is not None and done.value is not None and plan.value is not None:
        counts = fraction(done.value, plan.value)
        if not (done.is_countable and plan.is_countable) or not plan.value:
            return counts
        return f"{counts} ({percent(share(done.value, plan.value), 1)})"
    return row.figure.as_printed or figure_text(row.figure, None, 1) or NONE


def _source(desk: Desk, row: PublishedFigure) -> str:
    """Return the number of the source and what must be known of the figure."""
    parts = [source_number(desk, row.figure.source)]
    if row.collector:
        parts.append(f"đơn vị thu thập: {row.collector}")
    if row.deadline_text:
        parts.append(f"thời hạn: {row.deadline_text}")
    if row.remark:
        parts.append(row.remark)
    if not row.is_used and "chưa sử dụng" not in row.remark:
        parts.append("báo cáo chưa sử dụng")
    return capitalized(side_by_side(parts))


def _record_table(desk: Desk, rows: Sequence[PublishedRecord]) -> TableText:
    columns = (
        Column("TT", 0.06, "center"),
        Column("Loại", 0.13),
        Column("Nội dung (theo nguồn)", 0.47),
        Column("Nơi thực hiện", 0.14),
        Column("Thời hạn; tình trạng", 0.20),
    )
    lines = [
        (
            str(number),
            KINDS[row.kind],
            named(_content(row), row.source, KINDS[row.kind].lower()),
            told(row.place or NONE, row.source, "nơi thực hiện"),
            days_told(
                _standing(desk, row), record_standing(row, desk.cut_off).days, row.source, days_name(desk.cut_off)
            ),
        )
        for number, row in enumerate(rows, start=1)
    ]
    return TableText(
        columns, lines, "Nội dung được nêu tại nguồn công khai", f"Tình trạng đến ngày {short_date(desk.cut_off)}"
    )


def _content(row: PublishedRecord) -> str:
    """Return what a record says, with the number that the source gives it; nothing is numbered anew."""
    own = f"(nguồn đánh số {row.number}) " if row.number else ""
    return f"{own}{row.content}" + (f" ({row.remark})" if row.remark else "")


def _standing(desk: Desk, row: PublishedRecord) -> str:
    """Return deadline and state; a record that is no task and has neither is «–»."""
    if not (row.deadline_text or row.last_day or row.status):
        return "nguồn không nêu thời hạn" if row.kind in ("nhiem-vu", "kien-nghi") else NONE
    where = record_standing(row, desk.cut_off)
    state = state_text(where.state, where.days) if where.state is not TaskState.MISSING else ""
    if where.state is TaskState.NOT_DUE and not row.status:
        state = "Chưa đến hạn"  # the source tells when it is due, not that anybody has begun
    own = lower_first(state) if row.deadline_text else state
    return "; ".join(part for part in (row.deadline_text, own) if part) or NONE


def _deadline_chart(desk: Desk) -> Figure | None:
    """A time line of deadlines after the cut-off: what is still open falls after it."""
    from giamsat.charts.timeline import timeline  # draws: who only asks for values needs no drawing

    together: dict[tuple[date, str], list[PublishedRecord]] = {}
    for row in _to_come(desk):
        if row.last_day is not None:
            together.setdefault((row.last_day, row.deadline_text), []).append(row)
    if len(together) < LEAST_MARKS:
        return None
    marks = tuple(TimelineMark(_mark_name(rows), day, when=when) for (day, when), rows in together.items())
    return timeline(
        TimelineChart(
            title=f"Các thời hạn sau ngày {short_date(desk.cut_off)}",
            illustrative=desk.is_illustrative,
            marks=marks,
            cutoff=desk.cut_off,
        )
    )


def _to_come(desk: Desk) -> list[PublishedRecord]:
    """Return the records whose deadline falls after the cut-off."""
    return [
        row
        for row in desk.unit_data.records
        if row.kind in KINDS and row.last_day is not None and row.last_day > desk.cut_off
    ]


def _mark_name(rows: Sequence[PublishedRecord]) -> str:
    """Return what is due: the content of one record, or how many of which kinds."""
    if len(rows) == 1:
        content = rows[0].content
        return content if len(content) <= LONGEST_MARK else f"{content[: LONGEST_MARK - 1].rstrip()}…"
    kinds = Counter(KINDS[row.kind].lower() for row in rows if row.kind in KINDS)
    return join([f"{count_words(count)} {kind}" for kind, count in kinds.items()])
