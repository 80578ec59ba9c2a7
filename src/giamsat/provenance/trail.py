"""From every printed figure to its cell: the table of sources beside a report, one line for each figure and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from giamsat.blocks.html import plain
from giamsat.blocks.model import (
    Block,
    Callout,
    Cell,
    Document,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Table,
    Text,
    Traced,
    TracedFigure,
    TracedSource,
)
from giamsat.formatting.spreadsheet import csv_text
from giamsat.texts_vi import ground as say

DEEPEST = 2  # headings of a report below this depth do not name a section


class TrailRow(NamedTuple):
    """A figure on the page and one place that it comes from; the fields are the columns of the table."""

    thu_tu: str
    muc: str
    vi_tri: str
    in_tren_bao_cao: str
    so_lieu: str
    gia_tri: str
    tep: str
    sheet: str
    o: str
    dong: str
    van_ban: str
    dia_chi: str
    truy_van: str
    sha256: str
    ghi_chu: str


COLUMNS = TrailRow._fields


@dataclass(frozen=True, slots=True)
class _Found:
    """Traced words and where they stand on the page; ``printed`` stands for figures that a chart draws."""

    section: str
    place: str
    traced: Traced
    is_drawn: bool = False


def trail_csv(document: Document, hashes: Mapping[str, str]) -> str:
    """Return the table of a document's sources; ``hashes`` maps files, relative to the project folder, to SHA-256.

    A row that leads to any other file has no hash.
    """
    return csv_text(COLUMNS, trail_rows(document, hashes))


def trail_rows(document: Document, hashes: Mapping[str, str] | None = None) -> Iterator[TrailRow]:
    """Yield where every figure of a document comes from, in the order in which it is printed."""
    known = hashes or {}
    is_illustrative = say.ILLUSTRATIVE in document.marks
    number = 0
    for found in _all(document):
        for source in found.traced.sources:
            for figure in source.figures:
                number += 1
                yield _row(number, found, source, figure, (known.get(source.file, ""), is_illustrative))


def _row(number: int, found: _Found, source: TracedSource, figure: TracedFigure, about: tuple[str, bool]) -> TrailRow:
    digest, is_illustrative = about
    words = plain(found.traced.inlines)
    notes = [say.TRAIL_HOW.get(figure.how if source.file else figure.how and f"{figure.how}-here", "")]
    notes += [say.ILLUSTRATIVE] if is_illustrative else []
    return TrailRow(
        thu_tu=str(number),
        muc=found.section,
        vi_tri=found.place,
        in_tren_bao_cao=figure.printed or (figure.value if found.is_drawn else words),
        so_lieu=figure.name,
        gia_tri=figure.value,
        tep=source.file,
        sheet=source.sheet,
        o=figure.at if source.sheet else "",
        dong="" if source.sheet or figure.how == "query" else figure.at,
        van_ban=source.title,
        dia_chi=source.address,
        truy_van=figure.at if figure.how == "query" else "",
        sha256=digest,
        ghi_chu="; ".join(filter(None, notes)),
    )


# --- where on the page --------------------------------------------------------------------------


def _all(document: Document) -> Iterator[_Found]:
    yield from _sections(document.blocks)
    for appendix in document.appendices:
        name = " ".join(filter(None, (say.TRAIL_APPENDIX, appendix.number)))
        yield from _within(appendix.blocks, ". ".join(filter(None, (name, appendix.title))), "")


def _sections(blocks: Sequence[Block]) -> Iterator[_Found]:
    """Yield what stands below each heading; it is named by its part and itself."""
    names: list[str] = []
    since: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.depth <= DEEPEST:
            yield from _within(since, say.TRAIL_BETWEEN.join(names) or say.TRAIL_OPENING, "")
            names, since = [*names[: block.depth - 1], plain(block.inlines)], []
        else:
            since.append(block)
    yield from _within(since, say.TRAIL_BETWEEN.join(names) or say.TRAIL_OPENING, "")


def _within(blocks: Sequence[Block], section: str, around: str) -> Iterator[_Found]:
    """Yield the traced words of blocks; paragraphs, lists and boxes are counted from 1."""
    counts: dict[str, int] = {}
    for block in blocks:
        kind = {Paragraph: "paragraph", ListBlock: "list", Callout: "callout", Quote: "quote"}.get(type(block), "")
        counts[kind] = counts.get(kind, 0) + 1
        place = around + say.TRAIL_PLACES.get(kind, "").format(number=counts[kind])
        match block:
            case Paragraph():
                yield from (_Found(section, place, traced) for traced in _traced(block.inlines))
            case ListBlock():
                for number, item in enumerate(block.items, start=block.start):
                    yield from _item(item, section, f"{place}, {say.TRAIL_ITEM.format(number=number)}")
            case Callout():
                yield from _within(block.blocks, section, f"{block.title or place}, ")
            case Quote():
                yield from _within(block.blocks, section, f"{place}, ")
            case Table():
                yield from (_Found(section, around + words, traced) for words, traced in _in_table(block))
            case Figure():
                around_title = (*block.title, *block.note)
                yield from (_Found(section, around + block.label, one, True) for one in _traced(around_title))


def _item(blocks: Sequence[Block], section: str, place: str) -> Iterator[_Found]:
    """Yield the traced words of a list item; its only paragraph has no number of its own."""
    match blocks:
        case [Paragraph() as only]:
            yield from (_Found(section, place, traced) for traced in _traced(only.inlines))
        case _:
            yield from _within(blocks, section, f"{place}, ")


def _in_table(table: Table) -> Iterator[tuple[str, Traced]]:
    heads = _heads(table)
    name = table.label or say.TRAIL_TABLE
    yield from ((name, traced) for traced in _traced((*table.title, *table.note)))
    for number, row in enumerate(_grid(table.rows), start=1):
        for column, cell in sorted(row.items()):
            words = say.TRAIL_CELL.format(table=name, row=number, column=heads.get(column, ""))
            yield from ((words, traced) for traced in _traced(cell.inlines))


def _heads(table: Table) -> dict[int, str]:
    """Return the name of each column: its heads from above, each once, without the row of their codes."""
    names: dict[int, list[str]] = {}
    for row in _grid(table.head, spread=True):
        for column, cell in row.items():
            text = plain(cell.inlines)
            if text not in names.setdefault(column, []) and not text.strip("()").isdecimal():
                names[column].append(text)
    return {column: " – ".join(texts) for column, texts in names.items()}


def _grid(rows: Sequence[Sequence[Cell]], *, spread: bool = False) -> list[dict[int, Cell]]:
    """Return the cells of rows by column; with ``spread`` in every place that they cover, else in their first."""
    taken: list[set[int]] = [set() for _ in rows]
    result: list[dict[int, Cell]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in taken[number]:
                column += 1
            for down in range(number, min(number + cell.rowspan, len(rows))):
                for right in range(column, column + cell.colspan):
                    taken[down].add(right)
                    if spread or (down, right) == (number, column):
                        result[down][right] = cell
            column += cell.colspan
    return result


def _traced(items: Sequence[Inline]) -> Iterator[Traced]:
    for item in items:
        if isinstance(item, Traced):
            yield item
        elif isinstance(item, Note):
            for found in _within(item.blocks, "", ""):
                yield found.traced
        elif not isinstance(item, Text) and hasattr(item, "inlines"):
            yield from _traced(item.inlines)
