"""Counts of this period beside the last one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from giamsat.blocks.model import Figure
from giamsat.charts.finish import as_figure
from giamsat.charts.fonts import ruler, shipped_fonts
from giamsat.charts.frame import Band, Item, Key, draw_axis, draw_frame, draw_head, key_box
from giamsat.charts.model import ColumnChart, ColumnRow
from giamsat.charts.scale import Scale, number_range, ticks
from giamsat.charts.sheet import FILL, SMALL, WHITE, Sheet
from giamsat.charts.words import Told, alt_text, require_rows, tick_text
from giamsat.formatting.numbers import decimal
from giamsat.texts_vi import charts as words

BAR = 10.0


def columns(chart: ColumnChart, fonts: Path | None = None) -> Figure:
    """Draw one bar per row and period, last period first, with the printed count at its end.

    The bars lie: Vietnamese names of channels and fields do not fit under upright columns.

    :raises ValueError: when the chart has fewer than two rows.
    """
    require_rows(chart.rows)
    sheet = Sheet(ruler(fonts or shipped_fonts()))
    paired = any(row.before is not None for row in chart.rows)
    top = draw_head(sheet, _legend(chart, paired), chart.illustrative)
    items = [Item(row.name, row.group, 2 * BAR + 3 if paired else BAR) for row in chart.rows]
    frame = draw_frame(sheet, items, [], top)
    values = [value for row in chart.rows for value in (row.before, row.after) if value is not None]
    low, high = number_range(values)
    widest = max(sheet.fonts.width(decimal(value, chart.places), SMALL) for value in values)
    scale = Scale(low, high, frame.left + 0.5, frame.right - widest - 8, ticks(low, high))
    height = draw_axis(sheet, frame, scale, [tick_text(tick, "") for tick in scale.ticks])
    for row, band in zip(chart.rows, frame.bands, strict=True):
        _draw_row(sheet, chart, row, band, scale, paired)
    return as_figure(chart, sheet, height, _alt(chart, paired))


def _draw_row(sheet: Sheet, chart: ColumnChart, row: ColumnRow, band: Band, scale: Scale, paired: bool) -> None:
    if not paired:
        _draw_bar(sheet, chart, row.after, band.middle - BAR / 2, scale, FILL)
        return
    _draw_bar(sheet, chart, row.before, band.middle - BAR - 0.5, scale, WHITE)
    _draw_bar(sheet, chart, row.after, band.middle + 0.5, scale, FILL)


def _draw_bar(sheet: Sheet, chart: ColumnChart, value: Decimal | None, top: float, scale: Scale, fill: str) -> None:
    if value is None:
        sheet.text(scale.left + 3, top + BAR - 2, words.NOTHING_KNOWN, size=SMALL, halo=True)
        return
    wide = scale.x(value) - scale.left
    sheet.box(scale.left, top, wide, BAR, fill=fill, width=0.7)
    sheet.text(scale.left + wide + 4, top + BAR - 2, decimal(value, chart.places), size=SMALL, halo=True)


def _legend(chart: ColumnChart, paired: bool) -> list[tuple[Key, str]]:
    unit = f" ({chart.unit})" if chart.unit else ""
    legend = [(key_box(FILL), chart.after_label + unit)]
    return [(key_box(WHITE), chart.before_label + unit), *legend] if paired else legend


def _alt(chart: ColumnChart, paired: bool) -> str:
    unit = f" {chart.unit}" if chart.unit else ""
    told = []
    for row in chart.rows:
        after = decimal(row.after, chart.places) + unit
        before = words.NOTHING_KNOWN if row.before is None else decimal(row.before, chart.places) + unit
        template = words.ALT_COLUMN_PAIR if paired else words.ALT_COLUMN
        told.append(Told(template.format(name=row.name, before=before, after=after), row.after))
    kind = words.ALT_COLUMN_KIND
    if paired:
        kind = words.ALT_COLUMN_KIND_PAIR.format(before=chart.before_label, after=chart.after_label)
    return alt_text(kind, chart.noun, told, illustrative=chart.illustrative)
