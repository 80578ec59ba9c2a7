"""Counts by body and class: one bar a body, a pattern a class, each count printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from giamsat.blocks.model import Figure
from giamsat.charts.finish import as_figure
from giamsat.charts.fonts import ruler, shipped_fonts
from giamsat.charts.frame import Band, Column, Item, Key, draw_axis, draw_frame, draw_head
from giamsat.charts.model import StackChart, StackRow
from giamsat.charts.scale import Scale, ticks
from giamsat.charts.sheet import FILL, LIGHT, SMALL, WHITE, Sheet
from giamsat.charts.words import Told, alt_text, require_rows
from giamsat.texts_vi import charts as words

BAR = 12.0
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a class is drawn: a fill, with slanted lines when ``step`` is set, with a broken edge when ``is_dashed``."""

    fill: str
    step: float = 0.0
    is_dashed: bool = False

    def draw(self, sheet: Sheet, x: float, y: float, wide: float, high: float) -> None:
        """Fill a rectangle given by its top left corner."""
        sheet.box(x, y, wide, high, fill=self.fill, edge=None)
        if self.step:
            sheet.hatch(x, y, wide, high, step=self.step)
        sheet.box(x, y, wide, high, width=0.7, dash=(2, 1.5) if self.is_dashed else None)


PATTERNS = (
    Pattern(FILL),
    Pattern(LIGHT),
    Pattern(WHITE),
    Pattern(WHITE, step=2.6),
    Pattern(WHITE, is_dashed=True),
    Pattern(LIGHT, step=5.0),
)


def stacked_counts(chart: StackChart, fonts: Path | None = None) -> Figure:
    """Draw a bar of counts per row; what has no room for its count is written out at the right, class by class.

    :raises ValueError: when the chart has fewer than two rows, or more classes than there are patterns.
    """
    require_rows(chart.rows)
    if len(chart.classes) > len(PATTERNS):
        raise ValueError(f"{len(chart.classes)} classes, but only {len(PATTERNS)} patterns")
    sheet = Sheet(ruler(fonts or shipped_fonts()))
    used = [place for place in range(len(chart.classes)) if any(row.counts[place] for row in chart.rows)]
    top = draw_head(sheet, [(_key(PATTERNS[place]), chart.classes[place]) for place in used], chart.illustrative)
    items = [Item(row.name, row.group, BAR + 1) for row in chart.rows]
    most = max(row.total for row in chart.rows)
    columns = [Column(words.STACK_HEAD, [(str(row.total),) for row in chart.rows], limit=46)]
    if most > MOST_TICKS * 4:
        columns.insert(0, Column(words.STACK_APART, [(_apart(row, used),) for row in chart.rows], limit=90))
    frame = draw_frame(sheet, items, columns, top)
    marks = tuple(tick for tick in ticks(Decimal(0), Decimal(most), MOST_TICKS) if tick == int(tick))
    scale = Scale(Decimal(0), Decimal(most), frame.left + 0.5, frame.right - 8, marks)
    height = draw_axis(sheet, frame, scale, [str(int(tick)) for tick in marks])
    for row, band in zip(chart.rows, frame.bands, strict=True):
        _draw_bar(sheet, row, band, scale)
    told = [_told(chart, row) for row in chart.rows]
    kind = words.ALT_STACK_KIND.format(classes=", ".join(chart.classes[place] for place in used))
    return as_figure(chart, sheet, height, alt_text(kind, chart.noun, told, illustrative=chart.illustrative))


def _draw_bar(sheet: Sheet, row: StackRow, band: Band, scale: Scale) -> None:
    top, start = band.middle - BAR / 2, 0
    for count, pattern in zip(row.counts, PATTERNS, strict=False):
        if not count:
            continue
        left, right = scale.x(Decimal(start)), scale.x(Decimal(start + count))
        pattern.draw(sheet, left, top, right - left, BAR)
        text = str(count)
        if right - left > sheet.fonts.width(text, SMALL) + 4:
            sheet.text((left + right) / 2, band.middle + 3, text, size=SMALL, align="center", halo=True)
        start += count


def _apart(row: StackRow, used: list[int]) -> str:
    return " + ".join(str(row.counts[place]) for place in used)


def _key(pattern: Pattern) -> Key:
    return Key(18, lambda sheet, x, y: pattern.draw(sheet, x + 0.5, y - 4, 17, 8))


def _told(chart: StackChart, row: StackRow) -> Told:
    items = (
        words.ALT_STACK_ITEM.format(count=count, name=name)
        for count, name in zip(row.counts, chart.classes, strict=True)
        if count
    )
    return Told(words.ALT_STACK.format(name=row.name, items=", ".join(items)), Decimal(row.total))
