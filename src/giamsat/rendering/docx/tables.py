"""Data tables of Word: lines, repeated heads, rows that do not break over pages, spans, widths as on the PDF page."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.blocks.html import GROUNDS
from giamsat.blocks.model import Cell, Inline, Strong, Table, Text
from giamsat.rendering.docx.inlines import Inlines, Look
from giamsat.rendering.docx.xml import Element, add_settings, el, paragraph
from giamsat.rendering.layout import table_layout
from giamsat.rendering.tables import column_count

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_elements(block: Table, inlines: Inlines, *, landscape: bool, width: int) -> list[Element]:
    """Return a table with its caption above and its note below; ``width`` in twips."""
    layout = table_layout(block, landscape=landscape)
    count = column_count(block)
    weights = layout["columns"] or [1.0] * count
    widths = [round(width * weight / sum(weights)) for weight in weights]
    size = round(float(layout["size"]) * 2)
    made = caption(block.label, block.title, inlines)
    if block.scope:
        made.append(paragraph("TableScope", *inlines.write((Text(block.scope),))))
    grid = el("tbl", _properties(width), el("tblGrid", *(el("gridCol", w=one) for one in widths)))
    grid.extend(_rows(block.head, widths, inlines, size, is_head=True))
    body = _rows(block.rows, widths, inlines, size, is_head=False)
    _shade(body, block)
    for row, split in zip(body, layout["split"], strict=True):
        if split:
            row.remove(row[0])  # a row taller than half a page may break, else it may not fit on any
    grid.extend(body)
    if layout["whole"]:
        for row in list(grid)[2:-1]:
            for block_of_cell in row.iter("{*}p"):
                add_settings(block_of_cell, el("keepNext"))
    note = inlines.write(block.note) if block.note else ()
    if note and body:
        for block_of_cell in body[-1].iter("{*}p"):
            add_settings(block_of_cell, el("keepNext"))
    return [*made, grid, paragraph("TableNote", *note)]


def _shade(rows: Sequence[Element], block: Table) -> None:
    """Set the grounds of the cells that have one; in Word a shade stands before the cell's vertical place."""
    for number, row in enumerate(rows):
        for place, cell in enumerate(row.iterfind("{*}tc")):
            if shade := block.shade(number, place):
                properties = cell[0]
                ground = el("shd", val="clear", color="auto", fill=GROUNDS[shade].removeprefix("#").upper())
                properties.insert(len(properties) - 1, ground)


def caption(label: str, title: Sequence[Inline], inlines: Inlines) -> list[Element]:
    """Return the line with number and title of a table or picture, or nothing."""
    words: list[Inline] = []
    if label:
        words.append(Text(f"{label}." if title else label))
    if label and title:
        words.append(Text(" "))
    words += title
    return [paragraph("Caption", *inlines.write(words))] if words else []


def _properties(width: int) -> Element:
    lines = (el(edge, val="single", sz=4, space=0, color="000000") for edge in _EDGES)
    return el(
        "tblPr",
        el("tblW", w=width, type="dxa"),
        el("jc", val="center"),
        el("tblBorders", *lines),
        el("tblLayout", type="fixed"),
        el("tblCellMar", el("left", w=70, type="dxa"), el("right", w=70, type="dxa")),
    )


def _rows(
    rows: Sequence[Sequence[Cell]], widths: Sequence[int], inlines: Inlines, size: int, *, is_head: bool
) -> list[Element]:
    """Return rows; a cell that reaches down goes on in the rows below it as Word wants it («vMerge»)."""
    made: list[Element] = []
    down: dict[int, tuple[int, int]] = {}  # column → rows still to come, columns wide
    for row in rows:
        line = el("tr", el("trPr", el("cantSplit"), el("tblHeader") if is_head else None))
        place = 0
        waiting = list(row)
        while place < len(widths):
            if place in down:
                left, wide = down.pop(place)
                line.append(_cell(widths[place : place + wide], [paragraph("TableText")], wide, "continue"))
                if left > 1:
                    down[place] = (left - 1, wide)
                place += wide
                continue
            if not waiting:
                break
            cell = waiting.pop(0)
            content = _content(cell, inlines, size, is_head=is_head)
            merge = "restart" if cell.rowspan > 1 else ""
            line.append(_cell(widths[place : place + cell.colspan], [content], cell.colspan, merge))
            if cell.rowspan > 1:
                down[place] = (cell.rowspan - 1, cell.colspan)
            place += cell.colspan
        made.append(line)
    return made


def _cell(widths: Sequence[int], content: Sequence[Element], wide: int, merge: str) -> Element:
    properties = el(
        "tcPr",
        el("tcW", w=sum(widths), type="dxa"),
        el("gridSpan", val=wide) if wide > 1 else None,
        el("vMerge", val=merge) if merge else None,
        el("vAlign", val="center"),
    )
    return el("tc", properties, *content)


def _content(cell: Cell, inlines: Inlines, size: int, *, is_head: bool) -> Element:
    side = "center" if is_head and cell.align == "left" else cell.align
    words = (Strong(cell.inlines),) if cell.strong and not is_head else cell.inlines
    made = paragraph("TableHead" if is_head else "TableText", *inlines.write(words, Look()))
    add_settings(made, el("jc", val=side))
    if size != 24:
        for look in made.iter("{*}r"):
            _resize(look, size)
    return made


def _resize(run: Element, size: int) -> None:
    """Set the size of a run of a crowded table."""
    first = run[0] if len(run) and run[0].tag.endswith("}rPr") else None
    if first is None:
        first = el("rPr")
        run.insert(0, first)
    first.extend((el("sz", val=size), el("szCs", val=size)))
