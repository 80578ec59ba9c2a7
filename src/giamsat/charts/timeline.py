"""Deadlines and spans against the data cut-off: what falls after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from giamsat.blocks.model import Figure
from giamsat.charts.finish import as_figure
from giamsat.charts.fonts import ruler, shipped_fonts
from giamsat.charts.frame import (
    Band,
    Frame,
    Item,
    Key,
    draw_axis,
    draw_frame,
    draw_head,
    draw_line,
    key_dot,
    lines_above,
    write_beside,
)
from giamsat.charts.model import TimelineChart, TimelineMark
from giamsat.charts.scale import Scale
from giamsat.charts.sheet import BLACK, MIDDLE, SMALL, WHITE, Sheet
from giamsat.charts.words import Told, alt_text, require_rows
from giamsat.formatting.dates import short_date, tight_range
from giamsat.texts_vi import charts as words

ROW = 12.0
BAR = 7.0
LABEL = 130.0  # widest date as printed
GAP = 7.0
CLEAR = 4.0  # between a date and the cut-off
TICK_GAP = 10.0
TICK_EDGE = 22.0  # half of a date, so that no label leaves the drawing


def timeline(chart: TimelineChart, fonts: Path | None = None) -> Figure:
    """Draw each mark on its own line, in order of time, with the cut-off as a bold line through all of them.

    :raises ValueError: when the chart has no mark.
    """
    require_rows(chart.marks, 1)
    sheet = Sheet(ruler(fonts or shipped_fonts()))
    marks = sorted(chart.marks, key=lambda mark: (mark.start, mark.last))
    top = draw_head(sheet, _legend(chart), chart.illustrative)
    above = lines_above(sheet, _cutoff_label(chart))
    frame = draw_frame(sheet, [Item(mark.name, height=ROW) for mark in marks], [], top, above=above)
    scale, labels = _scale(sheet, chart, frame)
    height = draw_axis(sheet, frame, scale, labels)
    cutoff = scale.x(_number(chart.cutoff))
    draw_line(sheet, frame, cutoff, above, width=2.4)
    for mark, band in zip(marks, frame.bands, strict=True):
        _draw_mark(sheet, mark, band, frame, scale, cutoff)
    return as_figure(chart, sheet, height, _alt(chart, marks))


def _number(day: date) -> Decimal:
    return Decimal(day.toordinal())


def _scale(sheet: Sheet, chart: TimelineChart, frame: Frame) -> tuple[Scale, list[str]]:
    days = [chart.cutoff, *(mark.start for mark in chart.marks), *(mark.last for mark in chart.marks)]
    first, last = min(days), max(days)
    margin = Decimal(max(3, (last - first).days // 12))
    low, high = _number(first) - margin, _number(last) + margin
    widest = max(sheet.fonts.width(_shown(sheet, mark), SMALL) for mark in chart.marks) + GAP
    plain = Scale(low, high, frame.left + 4, frame.right - widest)
    if any(_side(sheet, mark, frame, plain, plain.x(_number(chart.cutoff)))[1] for mark in chart.marks):
        plain = replace(plain, left=frame.left + widest + GAP)
    for choice in _tick_choices(int(plain.low), int(plain.high)):
        ticks = [day for day in choice if frame.left + TICK_EDGE <= plain.x(_number(day)) <= frame.right - TICK_EDGE]
        places = [plain.x(_number(day)) for day in ticks]
        labels = [short_date(day) for day in ticks]
        room = max((sheet.fonts.width(label, SMALL) for label in labels), default=0.0) + TICK_GAP
        if ticks and all(after - before >= room for before, after in pairwise(places)):
            return replace(plain, ticks=tuple(_number(day) for day in ticks)), labels
    return plain, []


def _tick_choices(low: int, high: int) -> Iterator[list[date]]:
    """Yield days to mark from fine to coarse: days 1, 11, 21 of each month down to the first days of centuries."""
    if high - low <= 400:
        days = [date.fromordinal(number) for number in range(low, high + 1)]
        yield [day for day in days if day.day in (1, 11, 21)]
        yield [day for day in days if day.day in (1, 16)]
    years = range(date.fromordinal(low).year, date.fromordinal(high).year + 1)
    for step in (1, 2, 3, 6):
        yield [date(year, month, 1) for year in years for month in range(1, 13, step)]
    for step in (1, 2, 5, 10, 20, 50, 100):
        yield [date(year, 1, 1) for year in years if year % step == 0]


def _side(sheet: Sheet, mark: TimelineMark, frame: Frame, scale: Scale, cutoff: float) -> tuple[int, bool]:
    """Return on which side of the mark its date stands, and whether it crosses the cut-off there."""
    wide = sheet.fonts.width(_shown(sheet, mark), SMALL) + GAP
    start, end = _ends(mark, scale)
    if end + wide <= frame.right and not end < cutoff < end + wide + CLEAR:
        return 1, False
    if start - wide >= frame.left and not start - wide - CLEAR < cutoff < start:
        return -1, False
    return (1 if end + wide <= frame.right else -1), True


def _ends(mark: TimelineMark, scale: Scale) -> tuple[float, float]:
    """Return the left and right end of what is drawn for a mark."""
    start, end = scale.x(_number(mark.start)), scale.x(_number(mark.last))
    if mark.end is not None:
        return start, max(end, start + 2)
    return (start - 6, start + 1) if mark.kind == "before" else (start - 3, start + 3)


def _draw_mark(sheet: Sheet, mark: TimelineMark, band: Band, frame: Frame, scale: Scale, cutoff: float) -> None:
    y, (start, end) = band.middle, _ends(mark, scale)
    side = _side(sheet, mark, frame, scale, cutoff)[0]
    write_beside(sheet, _shown(sheet, mark), (end if side > 0 else start) + side * (GAP - 2), y, side)
    if mark.end is not None:
        sheet.box(start, y - BAR / 2, end - start, BAR, fill=MIDDLE, width=0.8)
    elif mark.kind == "before":
        _flag(sheet, scale.x(_number(mark.start)), y)
    else:
        middle = scale.x(_number(mark.start))
        sheet.dot(middle, y, 4.4, hollow=True, width=0)  # keeps the dot apart from the cut-off line
        sheet.dot(middle, y)


def _flag(sheet: Sheet, x: float, y: float) -> None:
    """A limit whose day is excluded: a line at the day and a hollow wedge that points to the days before it."""
    sheet.path([(x, y - 5), (x, y + 5)], width=1.4)
    sheet.path([(x, y - 3.6), (x, y + 3.6), (x - 6, y)], fill=WHITE, edge=BLACK, width=1)


def _shown(sheet: Sheet, mark: TimelineMark) -> str:
    return sheet.fonts.fit(_when(mark), SMALL, LABEL)


def _when(mark: TimelineMark) -> str:
    if mark.when:
        return mark.when
    if mark.kind == "before":
        return words.TIMELINE_BEFORE.format(date=short_date(mark.start))
    return tight_range(mark.start, mark.last)


def _cutoff_label(chart: TimelineChart) -> str:
    return chart.cutoff_label or words.TIMELINE_CUTOFF.format(date=short_date(chart.cutoff))


def _legend(chart: TimelineChart) -> list[tuple[Key, str]]:
    legend: list[tuple[Key, str]] = []
    if any(mark.end is None and mark.kind == "day" for mark in chart.marks):
        legend.append((key_dot(hollow=False), words.TIMELINE_LEGEND_DAY))
    if any(mark.end is None and mark.kind == "before" for mark in chart.marks):
        legend.append((Key(9, lambda sheet, x, y: _flag(sheet, x + 7.5, y)), words.TIMELINE_LEGEND_BEFORE))
    if any(mark.end is not None for mark in chart.marks):
        legend.append((Key(18, _draw_span_key), words.TIMELINE_LEGEND_SPAN))
    return legend


def _draw_span_key(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x + 0.5, y - BAR / 2, 17, BAR, fill=MIDDLE, width=0.8)


def _alt(chart: TimelineChart, marks: list[TimelineMark]) -> str:
    told = [Told(words.ALT_TIMELINE.format(name=mark.name, when=_when(mark)), _number(mark.start)) for mark in marks]
    extra = [words.ALT_TIMELINE_CUTOFF.format(label=_cutoff_label(chart))]
    return alt_text(
        words.ALT_TIMELINE_KIND,
        words.ROWS_MARK,
        told,
        illustrative=chart.illustrative,
        extra=extra,
        extremes=words.ALT_FIRST_LAST,
    )
