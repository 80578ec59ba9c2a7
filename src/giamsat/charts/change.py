"""Last period ○ → this period ●: is it getting better."""

from __future__ import annotations

from pathlib import Path

from giamsat.blocks.model import Figure
from giamsat.charts.finish import as_figure
from giamsat.charts.fonts import ruler, shipped_fonts
from giamsat.charts.frame import (
    Band,
    Column,
    Frame,
    Item,
    draw_axis,
    draw_foot,
    draw_frame,
    draw_head,
    key_dot,
    write_beside,
)
from giamsat.charts.model import ChangeChart, ChangeRow
from giamsat.charts.scale import Scale, number_range, percent_range, ticks
from giamsat.charts.sheet import DARK, SMALL, Sheet
from giamsat.charts.words import Told, alt_text, change_text, reasons_text, require_rows, tick_text, value_text
from giamsat.texts_vi import charts as words

ROW = 10.0
LABEL = 60.0  # widest value beside a dot
RADIUS = 3.2


def dumbbell(chart: ChangeChart, fonts: Path | None = None) -> Figure:
    """Draw comparable rows only; the others stand under the chart with the reason.

    :raises ValueError: when the chart has fewer than two rows.
    """
    require_rows(chart.rows)
    sheet = Sheet(ruler(fonts or shipped_fonts()))
    legend = [(key_dot(hollow=True), chart.before_label), (key_dot(hollow=False), chart.after_label)]
    top = draw_head(sheet, legend, chart.illustrative)
    items = [Item(row.name, row.group, ROW) for row in chart.rows]
    column = Column(words.CHANGE_HEAD, [(_change(chart, row),) for row in chart.rows], limit=80)
    frame = draw_frame(sheet, items, [column], top)
    scale = _scale(sheet, chart, frame)
    note = words.AXIS_STARTS.format(low=tick_text(scale.low, chart.suffix))
    height = draw_axis(sheet, frame, scale, [tick_text(tick, chart.suffix) for tick in scale.ticks], note)
    for row, band in zip(chart.rows, frame.bands, strict=True):
        _draw_row(sheet, chart, row, band, scale)
    left_out = _left_out(chart)
    height = draw_foot(sheet, left_out, height)
    kind = words.ALT_CHANGE_KIND.format(before=chart.before_label, after=chart.after_label)
    told = [_told(chart, row) for row in chart.rows]
    alt = alt_text(kind, chart.noun, told, illustrative=chart.illustrative, extra=left_out)
    return as_figure(chart, sheet, height, alt)


def _scale(sheet: Sheet, chart: ChangeChart, frame: Frame) -> Scale:
    drawn = [value for row in chart.rows for value in (row.before, row.after)]
    values = [*chart.holds, *drawn]
    low, high = percent_range(values) if chart.suffix == "%" else number_range(values)
    texts = [text for row in chart.rows for text in _values(chart, row)]
    widest = min(LABEL, max(sheet.fonts.width(text, SMALL) for text in texts))
    return Scale(low, high, frame.left + widest + 10, frame.right - widest - 10, ticks(low, high), is_broken=low > 0)


def _draw_row(sheet: Sheet, chart: ChangeChart, row: ChangeRow, band: Band, scale: Scale) -> None:
    y, before, after = band.middle, scale.x(row.before), scale.x(row.after)
    grows = 1 if after >= before else -1
    if abs(after - before) > 2 * RADIUS + 1:
        sheet.path([(before, y), (after, y)], edge=DARK, width=1.2)
    if abs(after - before) > 4 * RADIUS:
        tip = after - grows * (RADIUS + 0.5)
        sheet.path([(tip, y), (tip - grows * 5, y - 2.6), (tip - grows * 5, y + 2.6)], fill=DARK, edge=None)
    # Each value stands on the outer side of its dot, so the two can never meet.
    for told, x, outward in zip(_values(chart, row), (before, after), (-grows, grows), strict=True):
        if row.after == row.before and outward < 0:
            continue
        text = sheet.fonts.fit(told, SMALL, LABEL)
        write_beside(sheet, text, x + outward * (RADIUS + 4), y, outward)
    sheet.dot(before, y, RADIUS + (1.6 if abs(after - before) < RADIUS else 0), hollow=True)
    sheet.dot(after, y, RADIUS)


def _change(chart: ChangeChart, row: ChangeRow) -> str:
    return change_text(row.before, row.after, chart.suffix, max(chart.places, row.places))


def _values(chart: ChangeChart, row: ChangeRow) -> tuple[str, str]:
    """Return both values as printed."""
    places = max(chart.places, row.places)
    return value_text(row.before, chart.suffix, places), value_text(row.after, chart.suffix, places)


def _left_out(chart: ChangeChart) -> list[str]:
    if not chart.left_out:
        return []
    return [words.LEFT_OUT.format(names=reasons_text(chart.left_out))]


def _told(chart: ChangeChart, row: ChangeRow) -> Told:
    before, after = _values(chart, row)
    text = words.ALT_CHANGE.format(name=row.name, before=before, after=after, change=_change(chart, row))
    return Told(text, row.after - row.before)
