"""Counts as the unit reports them against the system: how large each difference is."""

from __future__ import annotations

from decimal import Decimal
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
    key_box,
    key_dot,
)
from giamsat.charts.model import PairChart, PairRow
from giamsat.charts.scale import HUNDRED, Scale, round_up, ticks
from giamsat.charts.sheet import BLACK, DARK, WHITE, Sheet
from giamsat.charts.words import Told, alt_text, missing_text, require_rows
from giamsat.formatting.numbers import exact, own_places, signed
from giamsat.texts_vi import charts as words

ROW = 12.0
BAND = "#dedede"
REACH = Decimal(25)  # percent; what is farther off is an arrow at the edge, so that the rest stays legible


def pairs(chart: PairChart, fonts: Path | None = None) -> Figure:
    """Draw ○ reported and ● system per row with the tolerance as a grey band.

    Counts of unlike size share an axis because the system's count is each row's 100%; the counts themselves and
    their difference are printed at the right.

    :raises ValueError: when the chart has fewer than two rows.
    """
    require_rows(chart.rows)
    sheet = Sheet(ruler(fonts or shipped_fonts()))
    legend = [
        (key_dot(hollow=True), words.PAIR_REPORTED),
        (key_dot(hollow=False), words.PAIR_SYSTEM),
        (key_box(BAND, plain=True), words.PAIR_BAND),
    ]
    half = _half_range(chart)
    if any(abs(row.off) > half for row in chart.rows):
        legend.append((Key(8, lambda sheet, x, y: _draw_arrow(sheet, x, y, 1)), words.PAIR_BEYOND))
    if any(row.explained for row in chart.rows):
        legend.append((Key(9, lambda sheet, x, y: _draw_tick(sheet, x + 4.5, y)), words.PAIR_EXPLAINED))
    top = draw_head(sheet, legend, chart.illustrative)
    items = [Item(row.name, row.group, ROW) for row in chart.rows]
    frame = draw_frame(sheet, items, _columns(chart), top)
    low, high = HUNDRED - half, HUNDRED + half
    scale = Scale(low, high, frame.left + 10, frame.right - 18, ticks(low, high, 5), is_broken=True)
    note = words.AXIS_STARTS.format(low=f"{exact(low)}%")
    height = draw_axis(sheet, frame, scale, [f"{exact(tick)}%" for tick in scale.ticks], note)
    for row, band in zip(chart.rows, frame.bands, strict=True):
        _draw_row(sheet, row, band, scale)
        if row.explained:
            _draw_tick(sheet, frame.right - 2, band.middle)
    missing = missing_text(chart.missing)
    height = draw_foot(sheet, missing, height)
    told = [_told(row) for row in chart.rows]
    alt = alt_text(words.ALT_PAIR_KIND, chart.noun, told, illustrative=chart.illustrative, extra=missing)
    return as_figure(chart, sheet, height, alt)


def _half_range(chart: PairChart) -> Decimal:
    farthest = max(max(abs(row.off), row.tolerance * 100 / row.system) for row in chart.rows)
    return min(round_up(max(farthest, chart.reach)) or Decimal(1), REACH)


def _draw_row(sheet: Sheet, row: PairRow, band: Band, scale: Scale) -> None:
    y, system = band.middle, scale.x(HUNDRED)
    tolerance = min(row.tolerance * 100 / row.system, scale.high - HUNDRED)
    wide = scale.x(HUNDRED + tolerance) - system
    if wide:
        sheet.box(system - wide, band.top + 2, 2 * wide, band.bottom - band.top - 4, fill=BAND, edge=None)
    shown = max(scale.low, min(scale.high, HUNDRED + row.off))
    x = scale.x(shown)
    if x != system:
        sheet.path([(system, y), (x, y)], edge=DARK, width=1.1)
    if shown != HUNDRED + row.off:
        _draw_arrow(sheet, x, y, 1 if shown > HUNDRED else -1)
        sheet.dot(system, y)
        return
    near = abs(x - system) < 3.2
    sheet.dot(x, y, 4.8 if near else 3.2, hollow=True)
    sheet.dot(system, y, 3.2 if not near else 2.6)


def _draw_arrow(sheet: Sheet, x: float, y: float, side: int) -> None:
    sheet.path([(x + side * 8, y), (x, y - 4), (x, y + 4)], fill=WHITE, edge=BLACK, width=1.1)


def _draw_tick(sheet: Sheet, x: float, y: float) -> None:
    """Draw ✓, which the text font has not."""
    sheet.path([(x - 3.5, y), (x - 1, y + 3), (x + 4, y - 4)], width=1.3)


def _difference(row: PairRow) -> str:
    return signed(row.difference, own_places(row.difference))


def _columns(chart: PairChart) -> list[Column]:
    explained = [(_difference(row), _standing(row)) for row in chart.rows]
    return [
        Column(words.PAIR_REPORTED_HEAD, [(exact(row.reported),) for row in chart.rows]),
        Column(words.PAIR_SYSTEM_HEAD, [(exact(row.system),) for row in chart.rows]),
        Column(words.PAIR_DIFFERENCE_HEAD, explained),
    ]


def _standing(row: PairRow) -> str:
    """Return whether a difference was explained; of one within the tolerance that nobody asked about nothing."""
    if row.explained:
        return words.PAIR_EXPLAINED
    return words.PAIR_UNEXPLAINED if abs(row.difference) > row.tolerance else ""


def _told(row: PairRow) -> Told:
    text = words.ALT_PAIR.format(
        name=row.name, reported=exact(row.reported), system=exact(row.system), difference=_difference(row)
    )
    standing = _standing(row)
    return Told(words.ALT_PAIR_STANDING.format(item=text, standing=standing) if standing else text, row.off)
