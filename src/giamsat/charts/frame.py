"""The frame that all charts of rows share: legend and mark, names, columns of text, bands, axis, lists underneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from giamsat.charts.scale import Scale
from giamsat.charts.sheet import BLACK, BODY, DARK, LEADING, LIGHT, MIDDLE, SMALL, WHITE, WIDTH, Align, Sheet
from giamsat.texts_vi import charts as words

NAME_WIDTH = 132.0  # about 28 letters
LABEL_WIDTH = 170.0  # of a label above the drawing, which is never narrower
GAP = 9.0
PADDING = 3.2  # above and below the text of a row
TIGHT_PADDING = 2.0  # the same where there are more than MANY rows, so that 30 fit on a page
MANY = 20


@dataclass(frozen=True, slots=True)
class Key:
    """A sign of the legend: how wide it is, and how it is drawn from its left middle."""

    width: float
    draw: Callable[[Sheet, float, float], None]


@dataclass(frozen=True, slots=True)
class Item:
    """What the frame must know of a row: its name, its group and how high its drawing is."""

    name: str
    group: str = ""
    height: float = 12.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of printed values at the right of the drawing; a cell may have several lines."""

    head: str
    cells: Sequence[tuple[str, ...]]
    align: Align = "right"
    limit: float = 66.0


@dataclass(frozen=True, slots=True)
class Band:
    """The strip of one row."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Height at which the row is drawn."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the drawing goes: between ``left`` and ``right``, one band per row.

    ``breaks`` are the strips of group headings too long for the column of names: no line is drawn through them.
    """

    left: float
    right: float
    top: float
    bottom: float
    bands: tuple[Band, ...]
    breaks: tuple[Band, ...] = ()

    def stretches(self, bottom: float) -> tuple[tuple[float, float], ...]:
        """Return where a vertical line may be drawn, from the top of the drawing to ``bottom``."""
        ends = [self.top, *(end for band in self.breaks for end in (band.top, band.bottom)), bottom]
        return tuple(zip(ends[::2], ends[1::2], strict=True))


def draw_head(sheet: Sheet, legend: Sequence[tuple[Key, str]], illustrative: bool) -> float:
    """Draw the legend from the left and the illustrative mark at the right; return the height used."""
    limit = WIDTH
    if illustrative:
        wide = sheet.fonts.width(words.ILLUSTRATIVE, SMALL, bold=True) + 10
        limit = WIDTH - wide - 2 * GAP
        sheet.box(WIDTH - wide - 0.5, 1, wide, 13, fill=WHITE, width=0.9)
        sheet.text(WIDTH - 5.5, 10.6, words.ILLUSTRATIVE, size=SMALL, bold=True, align="right")
    x, y = 0.0, 10.6
    for key, label in legend:
        for number, line in enumerate(sheet.fonts.wrap(label, SMALL, limit - 30)):
            wide = sheet.fonts.width(line, SMALL)
            if x and (number or x + key.width + 4 + wide > limit):
                x, y = 0.0, y + 13
            if not number:
                key.draw(sheet, x, y - 3)
            sheet.text(x + key.width + 4, y, line, size=SMALL)
            x += key.width + 4 + wide + 1.6 * GAP
    return y + 7 if legend or illustrative else 2.0


def draw_frame(
    sheet: Sheet, items: Sequence[Item], columns: Sequence[Column], top: float, *, above: Sequence[str] = ()
) -> Frame:
    """Draw names, group headings and columns from ``top`` on; ``above`` are the lines of :func:`lines_above`."""
    names = [sheet.fonts.wrap_name(item.name, BODY, NAME_WIDTH) for item in items]
    left = max(sheet.fonts.width(line, BODY) for lines in names for line in lines) + GAP
    right, first = _draw_columns(sheet, columns, top, 3.0 + SMALL * LEADING * len(above))
    bands, breaks, y, group = [], [], first, ""
    heights = _heights(sheet, items, names, columns)
    for index, (item, lines, high) in enumerate(zip(items, names, heights, strict=True)):
        if item.group and item.group != group:
            end = _draw_group(sheet, item.group, y)
            if sheet.fonts.width(item.group, BODY, bold=True) > left - GAP:
                breaks.append(Band(y, end))
            y = end
        elif index:
            sheet.path([(0, y), (WIDTH, y)], edge=LIGHT, width=0.35)
        group = item.group
        bands.append(Band(y, y + high))
        _write_lines(sheet, lines, 0.0, bands[-1], "left")
        y += high
    x = WIDTH
    for column in reversed(columns):
        wide = _column_width(sheet, column)
        start = {"left": x - wide, "center": x - wide / 2, "right": x}[column.align]
        for cell, band in zip(column.cells, bands, strict=True):
            _write_lines(sheet, _cell_lines(sheet, cell, column.limit), start, band, column.align)
        x -= wide + GAP
    return Frame(left, right, first, y, tuple(bands), tuple(breaks))


def draw_axis(sheet: Sheet, frame: Frame, scale: Scale, labels: Sequence[str], note: str = "") -> float:
    """Draw grid lines, the axis with its tick labels and, when it starts above 0, the break; return the height used."""
    for tick in scale.ticks:
        for top, bottom in frame.stretches(frame.bottom):
            sheet.path([(scale.x(tick), top), (scale.x(tick), bottom)], edge=LIGHT, width=0.5)
    base = frame.bottom + 1
    sheet.path([(frame.left, base), (frame.right, base)], edge=BLACK, width=0.7)
    for tick, label in zip(scale.ticks, labels, strict=True):
        sheet.path([(scale.x(tick), base), (scale.x(tick), base + 3)], width=0.7)
        sheet.text(scale.x(tick), base + 12, label, size=SMALL, align="center", color=DARK)
    if not scale.is_broken:
        return base + 16
    place = frame.left + 4
    sheet.box(place, base - 2, 3, 4, fill=WHITE, edge=None)
    for x in (place, place + 3):
        sheet.path([(x - 1.5, base + 4), (x + 1.5, base - 4)], width=0.9)
    sheet.text(frame.left, base + 23, note, size=SMALL, color=DARK)
    return base + 27


def lines_above(sheet: Sheet, label: str) -> tuple[str, ...]:
    """Break the label of a vertical line for :func:`draw_line`."""
    return sheet.fonts.wrap(label, SMALL, LABEL_WIDTH, bold=True, lines=4)


def draw_line(sheet: Sheet, frame: Frame, x: float, label: Sequence[str], width: float = 1.3) -> None:
    """Draw a vertical line through all bands (a target, the cut-off) with its label above them."""
    for top, bottom in frame.stretches(frame.bottom + 1):
        sheet.path([(x, top - 2 if top == frame.top else top), (x, bottom)], width=width)
    half = max(sheet.fonts.width(line, SMALL, bold=True) for line in label) / 2
    middle = min(max(x, frame.left + half), frame.right - half)
    for number, line in enumerate(reversed(label)):
        y = frame.top - 4.5 - number * SMALL * LEADING
        sheet.text(middle, y, line, size=SMALL, bold=True, align="center")


def draw_foot(sheet: Sheet, sentences: Sequence[str], y: float) -> float:
    """Write sentences under the chart over the whole width; return the height used."""
    for sentence in sentences:
        y += 3
        for line in sheet.fonts.wrap(sentence, SMALL, WIDTH, lines=30):
            y += SMALL * LEADING
            sheet.text(0, y, line, size=SMALL)
    return y + 4


def write_beside(sheet: Sheet, text: str, x: float, y: float, side: int) -> None:
    """Write a value beside ``x``: right of it for side 1, left of it for −1."""
    sheet.text(x, y + 3, text, size=SMALL, align="left" if side > 0 else "right", halo=True)


def key_dot(hollow: bool) -> Key:
    """Legend key ● or ○."""
    return Key(8, lambda sheet, x, y: sheet.dot(x + 4, y, hollow=hollow))


def key_box(fill: str | None, *, hatched: bool = False, step: float = 3.5, plain: bool = False) -> Key:
    """Legend key of a bar."""

    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.box(x + 0.5, y - 4, 17, 8, fill=fill, edge=None if plain else BLACK)
        if hatched:
            sheet.hatch(x + 0.5, y - 4, 17, 8, step=step)

    return Key(18, draw)


def key_tick() -> Key:
    """Legend key of a row's own target."""
    return Key(4, lambda sheet, x, y: sheet.path([(x + 2, y - 5), (x + 2, y + 5)], width=1.6))


def _draw_columns(sheet: Sheet, columns: Sequence[Column], top: float, least: float) -> tuple[float, float]:
    heads = [sheet.fonts.wrap(column.head, SMALL, column.limit) if column.head else () for column in columns]
    first = top + max([least, *(len(head) * SMALL * LEADING + 3 for head in heads)])
    x = WIDTH
    for column, head in zip(reversed(columns), reversed(heads), strict=True):
        wide = _column_width(sheet, column)
        start = {"left": x - wide, "center": x - wide / 2, "right": x}[column.align]
        for number, line in enumerate(reversed(head)):
            y = first - 4.5 - number * SMALL * LEADING
            sheet.text(start, y, line, size=SMALL, align=column.align, color=DARK)
        x -= wide + GAP
    return x, first


def _column_width(sheet: Sheet, column: Column) -> float:
    lines = [line for cell in column.cells for line in _cell_lines(sheet, cell, column.limit)]
    head = sheet.fonts.wrap(column.head, SMALL, column.limit) if column.head else ()
    return max([0.0, *(sheet.fonts.width(line, SMALL) for line in (*lines, *head))])


def _cell_lines(sheet: Sheet, cell: tuple[str, ...], limit: float) -> tuple[str, ...]:
    return tuple(line for text in cell if text for line in sheet.fonts.wrap(text, SMALL, limit))


def _heights(
    sheet: Sheet, items: Sequence[Item], names: Sequence[tuple[str, ...]], columns: Sequence[Column]
) -> list[float]:
    heights = []
    padding = TIGHT_PADDING if len(items) > MANY else PADDING
    for index, (item, lines) in enumerate(zip(items, names, strict=True)):
        cells = [len(_cell_lines(sheet, column.cells[index], column.limit)) for column in columns]
        text = max([len(lines) * BODY, *(number * SMALL for number in cells)]) * LEADING
        heights.append(max(text, item.height) + 2 * padding)
    return heights


def _draw_group(sheet: Sheet, group: str, y: float) -> float:
    sheet.path([(0, y), (WIDTH, y)], edge=MIDDLE, width=0.5)
    for line in sheet.fonts.wrap(group, BODY, WIDTH, bold=True):
        y += BODY * LEADING + 1
        sheet.text(0, y, line, bold=True)
    return y + 4


def _write_lines(sheet: Sheet, lines: Sequence[str], x: float, band: Band, align: Align) -> None:
    size = BODY if x == 0.0 else SMALL
    step = size * LEADING
    y = band.middle - (len(lines) - 1) * step / 2 + 0.34 * size
    for number, line in enumerate(lines):
        sheet.text(x, y + number * step, line, size=size, align=align)
