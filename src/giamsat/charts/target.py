"""One dot per row against a target: how many are under it, and by how much."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from giamsat.blocks.model import Figure
from giamsat.charts.finish import as_figure
from giamsat.charts.fonts import ruler, shipped_fonts
from giamsat.charts.frame import (
    Band,
    Column,
    Frame,
    Item,
    Key,
    draw_axis,
    draw_foot,
    draw_frame,
    draw_head,
    draw_line,
    key_dot,
    key_tick,
    lines_above,
    write_beside,
)
from giamsat.charts.model import DotRow, TargetDotChart
from giamsat.charts.scale import Scale, number_range, percent_range, ticks
from giamsat.charts.sheet import MIDDLE, SMALL, Sheet
from giamsat.charts.words import Told, alt_text, missing_text, require_rows, tick_text, value_text
from giamsat.formatting.numbers import exact
from giamsat.texts_vi import charts as words

ROW = 10.0
LABEL = 60.0  # widest value beside a dot


def target_dots(chart: TargetDotChart, fonts: Path | None = None) -> Figure:
    """Draw one dot per row in the order given; small n hollow; names without a value stand under the chart.

    :raises ValueError: when the chart has fewer than two rows.
    """
    require_rows(chart.rows)
    sheet = Sheet(ruler(fonts or shipped_fonts()))
    top = draw_head(sheet, _legend(chart), chart.illustrative)
    items = [Item(row.name, row.group, ROW) for row in chart.rows]
    above = () if chart.target is None else lines_above(sheet, chart.target_label)
    frame = draw_frame(sheet, items, _columns(chart), top, above=above)
    scale = _scale(sheet, chart, frame)
    note = words.AXIS_STARTS.format(low=tick_text(scale.low, chart.suffix))
    height = draw_axis(sheet, frame, scale, [tick_text(tick, chart.suffix) for tick in scale.ticks], note)
    if chart.target is not None:
        draw_line(sheet, frame, scale.x(chart.target), above)
    for row, band in zip(chart.rows, frame.bands, strict=True):
        _draw_row(sheet, chart, row, band, scale)
    height = draw_foot(sheet, missing_text(chart.missing, chart.left_out), height)
    return as_figure(chart, sheet, height, _alt(chart))


def _scale(sheet: Sheet, chart: TargetDotChart, frame: Frame) -> Scale:
    values = [*chart.holds, *(row.value for row in chart.rows)]
    values += [target for target in (chart.target, *(row.target for row in chart.rows)) if target is not None]
    low, high = percent_range(values) if chart.suffix == "%" else number_range(values)
    widest = min(LABEL, max(sheet.fonts.width(_label(chart, row), SMALL) for row in chart.rows))
    left, right = frame.left + widest + 12, frame.right - widest - 8  # room for a value on either side of a dot
    return Scale(low, high, left, right, ticks(low, high), is_broken=low > 0)


def _draw_row(sheet: Sheet, chart: TargetDotChart, row: DotRow, band: Band, scale: Scale) -> None:
    x, y = scale.x(row.value), band.middle
    target = _target(chart, row)
    line = None if target is None else scale.x(target)
    if line is not None:
        sheet.path([(line, y), (x, y)], edge=MIDDLE, width=1)
    if row.target is not None and line is not None:
        sheet.path([(line, band.top + 2), (line, band.bottom - 2)], width=1.6)
    if label := sheet.fonts.fit(_label(chart, row), SMALL, LABEL):
        side = -1 if line is not None and x < line else 1  # away from the target
        write_beside(sheet, label, x + side * 6, y, side)
    sheet.dot(x, y, hollow=row.small)


def _target(chart: TargetDotChart, row: DotRow) -> Decimal | None:
    return chart.target if row.target is None else row.target


def _label(chart: TargetDotChart, row: DotRow) -> str:
    if row.text or row.small:
        return row.text
    return value_text(row.value, chart.suffix, chart.places, _target(chart, row))


def _columns(chart: TargetDotChart) -> list[Column]:
    columns = []
    if any(row.target is not None for row in chart.rows):
        cells = [() if row.target is None else (exact(row.target) + chart.suffix,) for row in chart.rows]
        columns.append(Column(words.TARGET_HEAD, cells))
    if any(row.n is not None for row in chart.rows):
        cells = [() if row.n is None else (exact(row.n),) for row in chart.rows]
        columns.append(Column(chart.n_head or words.N_HEAD, cells))
    return columns


def _legend(chart: TargetDotChart) -> list[tuple[Key, str]]:
    legend = []
    if any(row.small for row in chart.rows):
        legend.append((key_dot(hollow=False), words.TARGET_LEGEND))
        legend.append((key_dot(hollow=True), words.SMALL_N.format(threshold=chart.small_threshold)))
    if any(row.target is not None for row in chart.rows):
        legend.append((key_tick(), words.TARGET_HEAD.lower()))
    return legend


def _alt(chart: TargetDotChart) -> str:
    told = []
    for row in chart.rows:
        value = _label(chart, row) or words.SMALL_N.format(threshold=chart.small_threshold)
        item = words.ALT_TARGET.format(name=row.name, value=value)
        if row.n is not None:
            item = words.ALT_WITH_N.format(item=item, n=exact(row.n))
        if row.target is not None:
            item = words.ALT_WITH_TARGET.format(item=item, target=exact(row.target) + chart.suffix)
        told.append(Told(item, None if row.small else row.value))
    kind = words.ALT_TARGET_KIND
    if chart.target is not None:
        kind = words.ALT_TARGET_KIND_LINE.format(target=chart.target_label)
    extra = missing_text(chart.missing, chart.left_out)
    return alt_text(kind, chart.noun, told, illustrative=chart.illustrative, extra=extra)
