"""Blocks as paragraphs, lists, boxes and pictures of Word; each renderer walks the same blocks."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from giamsat.blocks.model import (
    Block,
    Callout,
    CodeBlock,
    Emphasis,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Ruled,
    Table,
    Text,
)
from giamsat.rendering.docx import measures as m
from giamsat.rendering.docx.inlines import Inlines
from giamsat.rendering.docx.numbering import Numbering, indent, item_settings, point
from giamsat.rendering.docx.tables import caption, table_elements
from giamsat.rendering.docx.xml import Element, add_settings, el, paragraph, run
from giamsat.texts_vi import rendering as say

_ANNOUNCED = (Table, ListBlock, Ruled)
_TALLEST = round(200 * m.MM)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks stand: the width they have, in a box or in running text, and on a page across or upright."""

    width: int = m.PORTRAIT
    landscape: bool = False
    in_box: bool = False

    @property
    def style(self) -> str:
        """The style of running text here."""
        return "Box" if self.in_box else "BodyText"


class Writer:
    """Writes the blocks of one document."""

    def __init__(self, part: Any, inlines: Inlines, numbering: Numbering) -> None:
        self._part = part
        self._inlines = inlines
        self._numbering = numbering
        self._pictures = 0
        self._bookmarks = 0

    def blocks(self, items: Iterable[Block], frame: Frame, level: int = 0) -> list[Element]:
        """Return the elements of blocks; a sentence that announces a table or a list stays on its page."""
        rows = list(items)
        made: list[Element] = []
        for place, block in enumerate(rows):
            found = self._block(block, frame, level)
            after = rows[place + 1] if place + 1 < len(rows) else None
            is_noted = isinstance(after, Paragraph) and after.role == "note"
            if isinstance(block, Paragraph) and (isinstance(after, _ANNOUNCED) or is_noted):
                add_settings(found[-1], el("keepNext"))
            made += found
        return made

    def _block(self, block: Block, frame: Frame, level: int) -> list[Element]:
        match block:
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                return [self._paragraph(block, frame)]
            case ListBlock():
                return self._list(block, frame, level)
            case Table():
                made = table_elements(block, self._inlines, landscape=frame.landscape, width=frame.width)
                if frame.in_box and not block.note:
                    add_settings(made[-1], el("spacing", before=0, after=0, line=80, lineRule="exact"))
                return made
            case Figure():
                return self._figure(block, frame)
            case CodeBlock():
                return [paragraph("Code", run(block.text))]
            case Quote():
                made = self.blocks(block.blocks, frame)
                return [_as_quote(one) for one in made]
            case Callout():
                return self._callout(block, frame)
            case Rule():
                return [_ruled(paragraph("Centred"))]
            case Ruled():
                title = run(block.title, italic=True, size=m.SMALL)
                last = block.lines - 1
                return [_line(*([] if place else [title]), is_last=place == last) for place in range(block.lines)]

    def _heading(self, block: Heading) -> Element:
        made = paragraph(f"Heading{min(max(block.depth, 1), 5)}", *self._inlines.write(block.inlines))
        name = self._inlines.bookmarks.get(block.id)
        if name:
            self._bookmarks += 1
            made.insert(1, el("bookmarkStart", id=self._bookmarks, name=name))
            made.append(el("bookmarkEnd", id=self._bookmarks))
        return made

    def _paragraph(self, block: Paragraph, frame: Frame) -> Element:
        style = {"note": "TableNote", "mark": "Centred"}.get(block.role, frame.style)
        return paragraph(style, *self._inlines.write(block.inlines))

    def _list(self, block: ListBlock, frame: Frame, level: int) -> list[Element]:
        number = 0 if block.marker == "alpha" else self._numbering.start(block, level, compact=frame.in_box)
        style = "Box" if frame.in_box else "ListParagraph"
        made: list[Element] = []
        for place, item in enumerate(block.items, start=block.start):
            inner = self.blocks(item, frame, level + 1)
            if not (item and isinstance(item[0], Paragraph)):
                inner.insert(0, paragraph(style))
            first = inner[0]
            if number:
                add_settings(first, el("pStyle", val=style), item_settings(number, level))
            else:
                add_settings(first, el("pStyle", val=style), el("ind", **indent(level, compact=frame.in_box)))
                gap = el("r", el("tab")) if level or frame.in_box else run(" ")
                first.insert(1, gap)
                first.insert(1, run(point(place)))
            made += inner
        return made

    def _figure(self, block: Figure, frame: Frame) -> list[Element]:
        """Return a picture with its caption; a drawing (SVG) is told by its words, which every Word can show."""
        picture = block.png or block.jpeg
        if picture:
            shown = paragraph("Centred", self._picture(block, picture, frame), settings=(el("keepNext"),))
        else:
            shown = paragraph("Centred", *self._inlines.write((Emphasis((Text(f"[{say.IMAGE}: {block.alt}]"),)),)))
        note = self._inlines.write(block.note) if block.note else ()
        return [shown, *caption(block.label, block.title, self._inlines), paragraph("TableNote", *note)]

    def _picture(self, block: Figure, picture: str, frame: Frame) -> Element:
        from docx.shared import Twips

        self._pictures += 1
        wide = round(frame.width * min(max(block.width, 0.1), 1.0))
        inline = self._part.new_pic_inline(io.BytesIO(base64.b64decode(picture)), Twips(wide))
        tall = inline.extent.cy
        if tall > Twips(_TALLEST):
            inline = self._part.new_pic_inline(io.BytesIO(base64.b64decode(picture)), None, Twips(_TALLEST))
        inline.docPr.set("descr", block.alt)
        inline.docPr.set("id", str(self._pictures))
        inline.docPr.set("name", f"{say.IMAGE} {self._pictures}")
        return el("r", el("drawing", inline))

    def _callout(self, block: Callout, frame: Frame) -> list[Element]:
        """Return a box: one cell with a frame, or a line at its left for a note or a warning."""
        inner = Frame(frame.width - 240, frame.landscape, in_box=True)
        content = [paragraph("Box", run(block.title, bold=True), settings=(el("keepNext"),))] if block.title else []
        content += self.blocks(block.blocks, inner)
        if not content or not content[-1].tag.endswith("}p"):
            content.append(paragraph("Box"))
        edges = ("left",) if block.kind in ("note", "warning") else ("top", "left", "bottom", "right")
        kind = "dashed" if block.kind == "placeholder" else "single"
        lines = (el(edge, val=kind, sz=18 if len(edges) == 1 else 6, space=0, color="000000") for edge in edges)
        grid = el(
            "tbl",
            el(
                "tblPr",
                el("tblW", w=frame.width, type="dxa"),
                el("tblBorders", *lines),
                el("tblLayout", type="fixed"),
                el("tblCellMar", *(el(edge, w=120, type="dxa") for edge in ("top", "left", "bottom", "right"))),
            ),
            el("tblGrid", el("gridCol", w=frame.width)),
            el("tr", el("tc", el("tcPr", el("tcW", w=frame.width, type="dxa")), *content)),
        )
        return [grid, paragraph("TableNote")]


def _as_quote(block: Element) -> Element:
    if block.tag.endswith("}p"):
        add_settings(block, el("pStyle", val="Quote"))
    return block


def _line(*content: Element, is_last: bool) -> Element:
    """Return a ruled line; Word joins the frames of paragraphs that follow each other, «between» keeps their lines.

    The lines of one block stay on one page.
    """
    edges = (el(edge, val="dotted", sz=6, space=1, color="595959") for edge in ("bottom", "between"))
    room = el("spacing", before=0, after=0, line=m.RULED, lineRule="exact")
    place = el("ind", left=m.STEP, firstLine=0)
    kept = () if is_last else (el("keepNext"),)
    return paragraph("Centred", *content, settings=(*kept, el("pBdr", *edges), room, place, el("jc", val="left")))


def _ruled(block: Element) -> Element:
    line = el("pBdr", el("bottom", val="single", sz=4, space=1, color="000000"))
    add_settings(block, line, el("ind", left=m.PORTRAIT // 3, right=m.PORTRAIT // 3))
    return block
