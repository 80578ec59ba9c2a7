"""What public sources say of a unit in one domain: a table of figures with their sources, and lists of records.

A source's text stays as printed; what nobody has confirmed is said to be «theo nguồn công khai» (practice.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.analysis.tasks import record_standing
from giamsat.blocks.model import Block, Figure
from giamsat.charts.model import TimelineChart, TimelineMark
from giamsat.charts.timeline import timeline
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import fraction, percent, share
from giamsat.model.records import TaskState
from giamsat.model.rounds import PublishedFigure, PublishedRecord
from giamsat.report.compose import Column, TableText, lead
from giamsat.report.desk import Desk
from giamsat.report.rows import state_text
from giamsat.report.sentences import conflict_sentence
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
}
LEAST_MARKS = 2


def published_blocks(desk: Desk, domain_id: str) -> list[Block]:
    """Return the published figures and records of a domain; requests stand in section V."""
    figures = [row for row in desk.unit_data.published if row.domain == domain_id]
    records = [row for row in desk.unit_data.records if row.domain == domain_id and row.kind in KINDS]
    blocks: list[Block] = []
    if figures:
        blocks.append(desk.labels.table(f"ck-{domain_id}", _figure_table(figures), illustrative=desk.is_illustrative))
    blocks.extend(lead(conflict_sentence(row, desk.unit.short_name)) for row in desk.conflicts_in(domain_id))
    if records:
        blocks.append(lead("Theo nguồn công khai, trong nội dung này có:"))
        blocks.append(
            desk.labels.table(f"ckbg-{domain_id}", _record_table(desk, records), illustrative=desk.is_illustrative)
        )
    if domain_id == "chi-dao":
        chart = _deadline_chart(desk)
        if chart is not None:
            blocks.append(desk.labels.figure("thoi-han", chart))
    return blocks


def _figure_table(rows: Sequence[PublishedFigure]) -> TableText:
    columns = (
        Column("TT", 0.06, "center"),
        Column("Nội dung", 0.32),
        Column("Số liệu công bố", 0.2, "right"),
        Column("Kỳ, mốc", 0.14, "center"),
        Column("Nguồn; ghi chú", 0.28),
    )
    lines = [
        (str(number), row.label, published_value(row), as_of_words(row), _source(row))
        for number, row in enumerate(rows, start=1)
    ]
    return TableText(columns, lines, "Số liệu đã công bố")


def published_value(row: PublishedFigure) -> str:
    """Return a published figure for a table cell: «63/80 (78,8%)», else as its source prints it."""
    done, plan = row.numerator, row.denominator
    if done is not None and plan is not None and done.value is not None and plan.value is not None:
        counts = fraction(done.value, plan.value)
        if not (done.is_countable and plan.is_countable) or not plan.value:
            return counts
        return f"{counts} ({percent(share(done.value, plan.value), 1)})"
    return row.figure.as_printed or figure_text(row.figure, None, 1) or NONE


def _source(row: PublishedFigure) -> str:
    day = row.figure.source.published_on
    parts = [row.figure.source.title, f"đăng {short_date(day)}" if day else ""]
    if row.collector:
        parts.append(f"đơn vị thu thập: {row.collector}")
    if row.deadline_text:
        parts.append(f"thời hạn: {row.deadline_text}")
    if row.remark and row.is_used:
        parts.append(row.remark)
    if not row.is_used:
        parts.append("báo cáo chưa sử dụng")
    return "; ".join(part for part in parts if part)


def _record_table(desk: Desk, rows: Sequence[PublishedRecord]) -> TableText:
    columns = (
        Column("TT", 0.06, "center"),
        Column("Loại", 0.13),
        Column("Nội dung (theo nguồn)", 0.43),
        Column("Nơi thực hiện", 0.14),
        Column("Thời hạn; tình trạng", 0.24),
    )
    lines = [
        (
            row.number or str(number),
            KINDS[row.kind],
            row.content + (f" ({row.remark})" if row.remark else ""),
            row.place or NONE,
            _standing(desk, row),
        )
        for number, row in enumerate(rows, start=1)
    ]
    return TableText(columns, lines, "Nội dung được nêu tại nguồn công khai")


def _standing(desk: Desk, row: PublishedRecord) -> str:
    """Return deadline and state; a record that is no task and has neither is «–»."""
    if not (row.deadline_text or row.last_day or row.status):
        return "nguồn không nêu thời hạn" if row.kind == "nhiem-vu" else NONE
    where = record_standing(row, desk.cut_off)
    state = state_text(where.state, where.days) if where.state is not TaskState.MISSING else ""
    return "; ".join(part for part in (row.deadline_text, state) if part) or NONE


def _deadline_chart(desk: Desk) -> Figure | None:
    """A time line of deadlines after the cut-off: what is still open falls after it (practice.md part 3, Hình 2)."""
    seen: dict[tuple[str, object], TimelineMark] = {}
    for row in desk.unit_data.records:
        if row.last_day is not None and row.last_day >= desk.cut_off:
            name = row.deadline_text or short_date(row.last_day)
            label = row.content if len(row.content) <= 60 else f"{row.content[:57].rstrip()}…"
            seen.setdefault((name, row.last_day), TimelineMark(label, row.last_day, when=name))
    if len(seen) < LEAST_MARKS:
        return None
    return timeline(
        TimelineChart(
            title=f"Các thời hạn sau ngày {short_date(desk.cut_off)}",
            illustrative=desk.is_illustrative,
            marks=tuple(seen.values()),
            cutoff=desk.cut_off,
        )
    )
