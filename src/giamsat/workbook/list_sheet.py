"""The first sheet of a workbook that goes back: what is to be looked at again, with links to the cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from giamsat.workbook.looks import Looks
from giamsat.workbook.package import MAIN
from giamsat.workbook.reading import address
from giamsat.workbook.writing import escaped

WIDTHS = (5, 12, 20, 13, 56, 24, 38)
_PER_LINE = 0.98  # characters of 12-point Times New Roman that a column holds, for each of its width
_LINE = 16.5
_NO_BORDER = f'<border xmlns="{MAIN}"><left/><right/><top/><bottom/><diagonal/></border>'


@dataclass(frozen=True, slots=True)
class ListLine:
    """A row of the list: its cells as text, and the cell it leads to (sheet and cell, «» for none)."""

    cells: tuple[str, ...]
    is_error: bool = False
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class ListText:
    """The words around the list: title, lines above, heads, lines below."""

    title: str
    opening: Sequence[str]
    heads: Sequence[str]
    closing: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Looks:
    title: int
    text: int
    head: int
    cell: int
    link: int
    error: int
    question: int


def list_sheet(text: ListText, lines: Sequence[ListLine], looks: Looks, colours: tuple[str, str]) -> bytes:
    """Return the sheet part; ``colours`` are those of errors and of questions."""
    own = _looks(looks, colours)
    last = address(0, len(WIDTHS) - 1)[:-1]
    rows: list[str] = [_row(1, [(text.title, own.title), *(("", own.title) for _ in WIDTHS[1:])], 24)]
    merged: list[str] = [f"A1:{last}1"]
    for line in text.opening:
        rows.append(_wide(len(rows) + 1, line, own.text))
        merged.append(f"A{len(rows)}:{last}{len(rows)}")
    head = len(rows) + 1
    rows.append(_row(head, [(word, own.head) for word in text.heads], 22))
    links = []
    for one in lines:
        number = len(rows) + 1
        colour = own.error if one.is_error else own.question
        styles = [own.cell, colour, own.cell, own.link if one.cell else own.cell, own.cell, own.cell, own.cell]
        rows.append(_row(number, list(zip(one.cells, styles, strict=True)), _height(one.cells)))
        if one.cell:
            where = quoteattr(_address(one.sheet, one.cell))
            links.append(f'<hyperlink ref="D{number}" location={where} display={quoteattr(escaped(one.cells[3]))}/>')
    rows.append(_row(len(rows) + 1, [], 8))
    for line in text.closing:
        rows.append(_wide(len(rows) + 1, line, own.text))
        merged.append(f"A{len(rows)}:{last}{len(rows)}")
    return _sheet(rows, merged, links, head)


def _address(sheet: str, cell: str) -> str:
    name = sheet.replace("'", "''")
    return escaped(f"'{name}'!{cell}")


def _sheet(rows: Sequence[str], merged: Sequence[str], links: Sequence[str], head: int) -> bytes:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(WIDTHS, start=1)
    )
    pane = f'<pane ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft" state="frozen"/>'
    pane += f'<selection pane="bottomLeft" activeCell="A{head + 1}" sqref="A{head + 1}"/>'
    spans = "".join(f'<mergeCell ref="{span}"/>' for span in merged)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">{pane}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'<mergeCells count="{len(merged)}">{spans}</mergeCells>'
        f"{'<hyperlinks>' + ''.join(links) + '</hyperlinks>' if links else ''}"
        '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddHeader>&amp;C&amp;P</oddHeader></headerFooter></worksheet>"
    ).encode()


def _row(number: int, cells: Sequence[tuple[str, int]], height: float) -> str:
    inside = "".join(
        f'<c r="{address(number - 1, column)}" s="{look}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(escaped(text))}</t></is></c>"
        for column, (text, look) in enumerate(cells)
    )
    return f'<row r="{number}" ht="{height:g}" customHeight="1">{inside}</row>'


def _wide(number: int, text: str, look: int) -> str:
    """Return a row whose one text goes over all columns."""
    lines = sum(_lines(part, sum(WIDTHS)) for part in text.splitlines())
    return _row(number, [(text, look), *(("", look) for _ in WIDTHS[1:])], 6 + _LINE * max(1, lines))


def _height(cells: Sequence[str]) -> float:
    lines = max(
        sum(_lines(part, width) for part in text.splitlines() or [""])
        for text, width in zip(cells, WIDTHS, strict=True)
    )
    return min(400, 4 + _LINE * lines)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes: words are not broken, so count as they fall."""
    count, used = 1, 0.0
    room = width * _PER_LINE
    for word in text.split():
        if used and used + 1 + len(word) > room:
            count, used = count + 1, 0.0
        count += int(len(word) // room)
        used = used + (1 if used else 0) + len(word) % room
    return count


def _looks(looks: Looks, colours: tuple[str, str]) -> _Looks:
    def font(more: str = "", size: int = 12, colour: str = "FF000000") -> int:
        rest = f'<sz val="{size}"/><color rgb="{colour}"/><name val="Times New Roman"/><family val="1"/>'
        return looks.number("fonts", f'<font xmlns="{MAIN}">{more}{rest}</font>')

    def fill(colour: str) -> int:
        pattern = f'<patternFill patternType="solid"><fgColor rgb="FF{colour}"/><bgColor indexed="64"/></patternFill>'
        return looks.number("fills", f'<fill xmlns="{MAIN}">{pattern}</fill>')

    sides = "".join(
        f'<{side} style="thin"><color rgb="FF808080"/></{side}>' for side in ("left", "right", "top", "bottom")
    )
    box = looks.number("borders", f'<border xmlns="{MAIN}">{sides}<diagonal/></border>')
    none = looks.number("fills", f'<fill xmlns="{MAIN}"><patternFill patternType="none"/></fill>')

    def look(text: int, back: int = none, border: int | None = None, across: str = "left") -> int:
        edge = looks.number("borders", _NO_BORDER) if border is None else border
        where = f'<alignment horizontal="{across}" vertical="top" wrapText="1"/>'
        flags = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
        ids = f'numFmtId="0" fontId="{text}" fillId="{back}" borderId="{edge}" xfId="0"'
        return looks.number("cellXfs", f'<xf xmlns="{MAIN}" {ids} {flags}>{where}</xf>')

    plain, bold = font(), font("<b/>")
    return _Looks(
        title=look(font("<b/>", 14)),
        text=look(plain),
        head=look(bold, fill("D9E1F2"), box, "center"),
        cell=look(plain, none, box),
        link=look(font("<u/>", 12, "FF1A4F8A"), none, box),
        error=look(plain, fill(colours[0]), box),
        question=look(plain, fill(colours[1]), box),
    )
