"""Progress of unlike things on one axis, each as a share of its own plan."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from giamsat.blocks.model import Figure
from giamsat.charts.finish import as_figure
from giamsat.charts.fonts import ruler, shipped_fonts
from giamsat.charts.frame import Band, Column, Item, Key, draw_axis, draw_frame, draw_head, key_box
from giamsat.charts.model import ProgressChart, ProgressRow
from giamsat.charts.scale import HUNDRED, Scale, percent_range, ticks
from giamsat.charts.sheet import FILL, WHITE, Sheet
from giamsat.charts.words import Told, alt_text, require_rows, tick_text
from giamsat.formatting.numbers import exact, percent
from giamsat.texts_vi import charts as words

BAR = 11.0
TICKS = tuple(Decimal(tick) for tick in (0, 25, 50, 75, 100))


def progress_bars(chart: ProgressChart, fonts: Path | None = None) -> Figure:
    """Draw plan as outline, done as filled bar, the part not done and not due yet hatched; no sum, no mean.

    :raises ValueError: when the chart has no row.
    """
    require_rows(chart.rows, 1)
    sheet = Sheet(ruler(fonts or shipped_fonts()))
    top = draw_head(sheet, _legend(chart), chart.illustrative)
    column = Column("", [_label(row) for row in chart.rows], align="left", limit=128)
    frame = draw_frame(sheet, [Item(row.name, height=BAR + 6) for row in chart.rows], [column], top)
    high = percent_range(row.share for row in chart.rows)[1]
    marks = TICKS if high <= 150 else ticks(Decimal(0), high)
    scale = Scale(Decimal(0), high, frame.left + 0.5, frame.right - 6, marks)
    height = draw_axis(sheet, frame, scale, [tick_text(tick, "%") for tick in marks])
    for row, band in zip(chart.rows, frame.bands, strict=True):
        _draw_bar(sheet, scale, row, band)
    return as_figure(chart, sheet, height, _alt(chart))


def _draw_bar(sheet: Sheet, scale: Scale, row: ProgressRow, band: Band) -> None:
    start, top = scale.left, band.middle - BAR / 2
    done, plan = scale.x(row.share) - start, scale.x(HUNDRED) - start
    if row.not_due and done < plan:
        sheet.hatch(start + done, top, plan - done, BAR)
    sheet.box(start, top, done, BAR, fill=FILL, edge=None)
    sheet.box(start, top, plan, BAR, width=0.8)
    if done > plan:
        sheet.box(start, top, done, BAR, width=0.8)


def _legend(chart: ProgressChart) -> list[tuple[Key, str]]:
    legend = [(key_box(FILL), words.PROGRESS_DONE), (key_box(WHITE), words.PROGRESS_PLAN)]
    if any(row.not_due and row.share < HUNDRED for row in chart.rows):
        legend.append((key_box(WHITE, hatched=True), words.PROGRESS_NOT_DUE))
    return legend


def _count(row: ProgressRow) -> str:
    return words.COUNT_OF.format(done=exact(row.done), plan=exact(row.plan))


def _label(row: ProgressRow) -> tuple[str, ...]:
    count = f"{_count(row)} {row.unit}".rstrip()
    label = words.COUNT_AND_SHARE.format(count=count, share=percent(row.share, 1))
    deadline = words.PROGRESS_DEADLINE.format(deadline=row.deadline) if row.deadline else ""
    return tuple(filter(None, (label, deadline, row.told_by)))


def _alt(chart: ProgressChart) -> str:
    told = []
    for row in chart.rows:
        item = words.ALT_PROGRESS.format(name=row.name, count=_count(row), share=percent(row.share, 1))
        if row.deadline:
            item = words.ALT_PROGRESS_DEADLINE.format(item=item, deadline=row.deadline)
        if row.told_by:
            item = words.ALT_PROGRESS_BY.format(item=item, by=row.told_by)
        told.append(Told(item, row.share))
    return alt_text(words.ALT_PROGRESS_KIND, chart.noun, told, illustrative=chart.illustrative)
