"""Section II: one domain of the catalogue with its sentences, its table and, where it helps, a chart."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.blocks.model import Block, Fragment, Paragraph, Promise
from giamsat.formatting.dates import short_date
from giamsat.formatting.text import capitalized, lower_first
from giamsat.model.judgement import Reading
from giamsat.model.values import Channel, Figure, Rate, State
from giamsat.report.cited import Words, cite, quoted
from giamsat.report.compose import Column, TableText, lead
from giamsat.report.crosscheck import crosscheck_blocks
from giamsat.report.desk import Desk
from giamsat.report.domain_charts import chart_for
from giamsat.report.domain_records import record_blocks
from giamsat.report.fact_frame import gap_facts
from giamsat.report.findings import result_blocks
from giamsat.report.places import row_spot
from giamsat.report.published import published_blocks, published_leads
from giamsat.report.reading_cells import current_cell, group_cell, previous_cell, target_cell
from giamsat.report.selection import spoken, tabled
from giamsat.report.speech import sentence_of
from giamsat.report.values import NONE, measure_text
from giamsat.report.visited import domain_blocks
from giamsat.texts_vi import handed as texts
from giamsat.texts_vi.ground import NO_DATA

TOLD_BY = {
    Channel.SUBMISSION: "theo báo cáo của đơn vị",
    Channel.COMPUTED: "theo báo cáo của đơn vị",  # from records that the unit reports
    Channel.EXTRACT: "theo hệ thống",
    Channel.PUBLISHED: "theo nguồn công khai",
}
"""Levels of certainty, as a table names them once for its figures."""


def domain(desk: Desk, domain_id: str) -> Fragment:
    """Return one domain: what is known, then once what is missing."""
    known = [reading for reading in desk.in_domain(domain_id) if not reading.is_missing]
    rows = tabled(desk, known)
    told = spoken(known)
    sentences = [
        lead(cite(sentence_of(desk, reading, is_first=number == 0), desk.facts.said(reading), has_differences=True))
        for number, reading in enumerate(told)
    ]
    blocks: list[Block] = [*sentences]
    if rows:
        table = desk.labels.table(
            f"ii-{domain_id}", reading_table(desk, rows, domain_id), illustrative=desk.is_illustrative
        )
        if not sentences:
            blocks.append(lead(f"Số liệu của {desk.unit.alias or desk.unit.short_name} nêu tại {table.label}."))
        blocks.append(table)
    said = {reading.indicator.id for reading in told}
    blocks.extend(applies_not_blocks([reading for reading in rows if reading.indicator.id not in said]))
    blocks.extend(published_leads(desk, domain_id))
    drawn = chart_for(desk, domain_id)
    if drawn is not None:
        blocks.append(desk.labels.figure(f"ii-{domain_id}", drawn.chart, drawn.facts))
    blocks.extend(crosscheck_blocks(desk, domain_id))
    blocks.extend(record_blocks(desk, domain_id))
    published = published_blocks(desk, domain_id)
    if published and not any(isinstance(block, Paragraph) for block in (*blocks, *published)):
        blocks.append(lead(f"Số liệu công khai về {desk.unit.alias or desk.unit.short_name} nêu tại bảng sau."))
    blocks.extend(published)
    blocks.extend(missing_blocks(desk, domain_id, has_data=bool(blocks)))
    blocks.extend(domain_blocks(desk, domain_id))
    blocks.extend(result_blocks(desk, domain_id))
    return Fragment(f"II.{domain_id}", tuple(blocks), promise=Promise(tables=1 if rows else 0, paragraphs=1))


def reading_table(desk: Desk, readings: Sequence[Reading], domain_id: str) -> TableText:
    """Return the table of a domain; a column that nobody fills is left out."""
    label = capitalized(desk.round.comparison.label) if desk.round.comparison else "Kỳ trước"
    columns: list[tuple[Column, list[Words]]] = [
        (Column("TT", 0.05, "center"), [str(number) for number in range(1, len(readings) + 1)]),
        (Column("Chỉ tiêu", 0.31), [reading.indicator.name for reading in readings]),
        (Column("Đơn vị tính", 0.08, "center"), [measure_text(reading.indicator) for reading in readings]),
        (Column("Kỳ này", 0.18, "right"), [current_cell(desk.facts, reading) for reading in readings]),
        (Column(label, 0.18, "right"), [previous_cell(desk.facts, reading) for reading in readings]),
        (
            Column("Chỉ tiêu giao", 0.09, "right"),
            [target_cell(desk.facts, reading) for reading in readings],
        ),
        (
            Column("Tính chung nhóm", 0.12, "right"),
            [group_cell(desk.facts, reading) for reading in readings],
        ),
    ]
    kept = [(column, cells) for column, cells in columns if any(cell != NONE for cell in cells)]
    title = capitalized(_domain_words(desk, domain_id))
    return TableText(
        columns=[column for column, _ in kept],
        rows=list(zip(*(cells for _, cells in kept), strict=True)),
        title=title,
        scope=f"{_told_by(readings)} tính đến ngày {short_date(desk.cut_off)}",
    )


def _told_by(readings: Sequence[Reading]) -> str:
    """Return by whom the figures of a table are told: the unit, a system where a person chose its number, a source."""
    found = {channel for reading in readings for channel in _channels(reading)}
    said = list(dict.fromkeys(TOLD_BY[channel] for channel in TOLD_BY if channel in found))
    return f"Số liệu {', '.join(said)}," if said else "Số liệu"


def _channels(reading: Reading) -> set[Channel]:
    value = reading.current
    figures = (value.numerator, value.denominator) if isinstance(value, Rate) else (value,)
    return {figure.source.channel for figure in figures if figure is not None}


def applies_not_blocks(readings: Sequence[Reading]) -> list[Block]:
    """Return one sentence on what does not apply to the unit, with the basis that it gives."""
    names: dict[str, list[str]] = {}
    figures: list[Figure] = []
    for reading in readings:
        figure = reading.current
        if isinstance(figure, Figure) and figure.state is State.NOT_APPLICABLE:
            names.setdefault(figure.note.strip().rstrip("."), []).append(lower_first(reading.indicator.name))
            figures.append(figure)
    if not names:
        return []
    items = [
        (texts.APPLIES_NOT_BASIS if basis else texts.APPLIES_NOT_BARE).format(names="; ".join(own), basis=basis)
        for basis, own in names.items()
    ]
    spots = [row_spot(figure.source, texts.APPLIES_NOT_ROW) for figure in figures]
    return [lead(quoted(texts.APPLIES_NOT.format(items="; ".join(items)), *spots))]


def missing_blocks(desk: Desk, domain_id: str, *, has_data: bool) -> list[Block]:
    """Return one sentence on what is missing in the domain, or none."""
    alias = desk.unit.alias or desk.unit.short_name
    whole = _domain_words(desk, domain_id)
    own = [gap for gap in desk.gaps if gap.domain == domain_id]
    topics = [gap.text for gap in own]
    if not has_data and (not topics or topics == [whole]):
        return [lead(f"Đến ngày {short_date(desk.cut_off)}, chưa có số liệu của {alias} về nội dung này.")]
    if topics == [whole]:
        return [lead(f"Các chỉ tiêu khác của nội dung này: {NO_DATA}.")]
    told = f"{capitalized(NO_DATA)}: {'; '.join(topics)}."
    return [lead(cite(told, gap_facts(desk.facts, desk.data, desk.unit_id, own)))] if topics else []


def _domain_words(desk: Desk, domain_id: str) -> str:
    title = desk.data.registry.domains[domain_id].title
    return title[0].lower() + title[1:]
