"""Blocks → a Word file in the form of Decree 30/2020/NĐ-CP, Phụ lục I; the same bytes for the same document.

The only place that knows python-docx. Text is set as text: nothing of it becomes markup, a field or a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from giamsat.blocks.model import Appendix, Block, Callout, Document, Heading, ListBlock, Quote, Signature, Table
from giamsat.errors import PageError, Place
from giamsat.rendering.docx import measures as m
from giamsat.rendering.docx.blocks import Frame, Writer
from giamsat.rendering.docx.front import appendix_title, signatures, title
from giamsat.rendering.docx.inlines import Inlines, footnotes
from giamsat.rendering.docx.numbering import Numbering
from giamsat.rendering.docx.package import add_footnotes, empty_package, saved
from giamsat.rendering.docx.pages import Pages
from giamsat.rendering.docx.xml import Element, add_settings, el, paragraph
from giamsat.rendering.pdf import identity_line


def to_docx(document: Document, *, secretary: Signature | None = None) -> bytes:
    """Return the Word file of a normalised document (see :func:`giamsat.rendering.normalise.normalise`).

    :param secretary: for a biên bản, who signs at the left; the recipients then stand below both signatures.
    :raises PageError: when the document has no date, which stands in the file's properties.
    """
    try:
        day = date.fromisoformat(document.date)
    except ValueError:
        raise PageError.of("page-date", Place(), title=document.title, date=document.date) from None
    package = empty_package(document.size)
    part: Any = package.part
    inlines = Inlines(part, _bookmarks(_headings(_all_blocks(document))))
    writer = Writer(part, inlines, Numbering(part.numbering_part.element))
    pages = Pages(part, document.marks, identity_line(document), {})
    body = part.element.body
    for child in list(body):
        body.remove(child)
    body.extend(_main(document, writer, pages, secretary))
    for number, appendix in enumerate(document.appendices, start=1):
        _end_section(body, pages, landscape=_is_landscape_before(document, number), is_first=number == 1)
        body.extend(_appendix(appendix, writer, pages))
    last = document.appendices[-1] if document.appendices else None
    is_across = last is not None and last.landscape
    body.append(pages.section(landscape=is_across, is_start=True, is_first=last is None))
    if inlines.notes:
        add_footnotes(part, footnotes(inlines.notes))
    return saved(package, document, day)


def _main(document: Document, writer: Writer, pages: Pages, secretary: Signature | None) -> list[Element]:
    """Return the text itself; its last paragraph stays on the page of the signature."""
    made = [*title(document), *_flow(document.blocks, writer, pages, is_sheet=document.is_sheet)]
    if document.signature is not None:
        if made and made[-1].tag.endswith("}p"):
            add_settings(made[-1], el("keepNext"))
        made += signatures(document.signature, secretary)
    return made


def _flow(blocks: Sequence[Block], writer: Writer, pages: Pages, *, is_sheet: bool = False) -> list[Element]:
    """Return blocks of an upright part; a table that lies across stands on pages of its own, which go on counting.

    The text of a sheet stands as that of a box: no indent, compact lists.
    """
    upright = Frame(in_box=is_sheet)
    made: list[Element] = []
    since: list[Block] = []
    is_start = True
    for block in blocks:
        if isinstance(block, Table) and block.landscape:
            made += writer.blocks(since, upright)
            made.append(_break(pages.section(landscape=False, is_start=is_start, is_first=is_start)))
            made += writer.blocks((block,), Frame(m.LANDSCAPE, landscape=True))
            made.append(_break(pages.section(landscape=True, is_start=False)))
            since, is_start = [], False
        else:
            since.append(block)
    return [*made, *writer.blocks(since, upright)]


def _appendix(appendix: Appendix, writer: Writer, pages: Pages) -> list[Element]:
    if appendix.landscape:
        return [*appendix_title(appendix), *writer.blocks(appendix.blocks, Frame(m.LANDSCAPE, landscape=True))]
    return [*appendix_title(appendix), *_flow(appendix.blocks, writer, pages)]


def _is_landscape_before(document: Document, number: int) -> bool:
    """Whether the pages before an appendix (counted from 1) lie across."""
    return number > 1 and document.appendices[number - 2].landscape


def _end_section(body: Element, pages: Pages, *, landscape: bool, is_first: bool) -> None:
    body.append(_break(pages.section(landscape=landscape, is_start=True, is_first=is_first)))


def _break(section: Element) -> Element:
    """Return the empty paragraph in which a section ends; it takes no room of its own."""
    return paragraph("Centred", settings=(el("spacing", before=0, after=0, line=20, lineRule="exact"), section))


def _all_blocks(document: Document) -> list[Block]:
    return [*document.blocks, *(block for appendix in document.appendices for block in appendix.blocks)]


def _headings(blocks: Iterable[Block]) -> Iterable[Heading]:
    for block in blocks:
        match block:
            case Heading():
                yield block
            case ListBlock():
                yield from _headings(inner for item in block.items for inner in item)
            case Quote() | Callout():
                yield from _headings(block.blocks)


def _bookmarks(headings: Iterable[Heading]) -> dict[str, str]:
    """Return the bookmark of each anchor; Word allows 40 plain signs, anchors are Vietnamese words."""
    anchors = dict.fromkeys(heading.id for heading in headings if heading.id)
    return {anchor: f"muc_{number}" for number, anchor in enumerate(anchors, start=1)}
