"""Dossiers solved early, on time and late, as shares of each unit's own sum."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from giamsat.blocks.model import Figure
from giamsat.charts.finish import as_figure
from giamsat.charts.fonts import ruler, shipped_fonts
from giamsat.charts.frame import (
    Band,
    Column,
    Item,
    Key,
    draw_axis,
    draw_foot,
    draw_frame,
    draw_head,
    draw_line,
    key_box,
    lines_above,
)
from giamsat.charts.model import DossierChart, DossierRow
from giamsat.charts.scale import HUNDRED, Scale
from giamsat.charts.sheet import FILL, LIGHT, WHITE, Sheet
from giamsat.charts.words import Told, alt_text, missing_text, require_rows, tick_text, value_text
from giamsat.formatting.numbers import exact
from giamsat.texts_vi import charts as words

BAR = 10.0
LATE_STEP = 2.6
TICKS = tuple(Decimal(tick) for tick in (0, 25, 50, 75, 100))


def dossier_bars(chart: DossierChart, fonts: Path | None = None) -> Figure:
    """Draw stacked bars trước hạn / đúng hạn / quá hạn per row, n at the right; rows with small n are hollow.

    :raises ValueError: when the chart has fewer than two rows.
    """
    require_rows(chart.rows)
    sheet = Sheet(ruler(fonts or shipped_fonts()))
    top = draw_head(sheet, _legend(chart), chart.illustrative)
    items = [Item(row.name, row.group, BAR + 1) for row in chart.rows]
    columns = [
        Column(words.DOSSIER_SHARE_HEAD, [(_in_time(chart, row),) for row in chart.rows], limit=46),
        Column(words.DOSSIER_LATE_HEAD, [(exact(row.late),) for row in chart.rows], limit=46),
        Column(words.DOSSIER_N_HEAD, [(exact(row.total),) for row in chart.rows], limit=52),
    ]
    above = () if chart.target is None else lines_above(sheet, chart.target_label)
    frame = draw_frame(sheet, items, columns, top, above=above)
    scale = Scale(Decimal(0), HUNDRED, frame.left + 0.5, frame.right - 8, TICKS)
    height = draw_axis(sheet, frame, scale, [tick_text(tick, "%") for tick in TICKS])
    for row, band in zip(chart.rows, frame.bands, strict=True):
        _draw_bar(sheet, row, band, scale)
    if chart.target is not None:
        draw_line(sheet, frame, scale.x(chart.target), above)
    missing = missing_text(chart.missing)
    height = draw_foot(sheet, missing, height)
    told = [_told(row) for row in chart.rows]
    alt = alt_text(words.ALT_DOSSIER_KIND, chart.noun, told, illustrative=chart.illustrative, extra=missing)
    return as_figure(chart, sheet, height, alt)


def _draw_bar(sheet: Sheet, row: DossierRow, band: Band, scale: Scale) -> None:
    top, total = band.middle - BAR / 2, row.total
    ends = [scale.x(part * 100 / total) for part in (Decimal(0), row.early, row.in_time, total)]
    if row.small:
        for left, right in pairwise(ends):
            if right > left:
                sheet.box(left, top, right - left, BAR, fill=WHITE, width=0.6, dash=(2, 1.5))
        return
    for left, right, fill in zip(ends, ends[1:], (FILL, LIGHT, WHITE), strict=False):
        if right > left:
            sheet.box(left, top, right - left, BAR, fill=fill, width=0.6)
    if row.late:
        sheet.hatch(ends[2], top, ends[3] - ends[2], BAR, step=LATE_STEP)


def _in_time(chart: DossierChart, row: DossierRow) -> str:
    if row.small:
        return words.COUNT_OF.format(done=exact(row.in_time), plan=exact(row.total))
    return value_text(row.in_time * 100 / row.total, "%", 1, chart.target)


def _legend(chart: DossierChart) -> list[tuple[Key, str]]:
    legend = [
        (key_box(FILL), words.DOSSIER_EARLY),
        (key_box(LIGHT), words.DOSSIER_ON_TIME),
        (key_box(WHITE, hatched=True, step=LATE_STEP), words.DOSSIER_LATE),
    ]
    if any(row.small for row in chart.rows):
        legend.append((Key(18, _draw_small_key), words.SMALL_N.format(threshold=chart.small_threshold)))
    return legend


def _draw_small_key(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x + 0.5, y - 4, 17, 8, fill=WHITE, width=0.6, dash=(2, 1.5))


def _told(row: DossierRow) -> Told:
    text = words.ALT_DOSSIER.format(
        name=row.name, early=exact(row.early), on_time=exact(row.on_time), late=exact(row.late), n=exact(row.total)
    )
    return Told(text, None if row.small else row.in_time / row.total)
