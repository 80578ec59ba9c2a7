"""Inlines as runs of Word: words with their look, links, footnotes. What a figure's sources say is not printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from giamsat.blocks.html import SAFE_LINK, plain
from giamsat.blocks.model import (
    Block,
    Break,
    Code,
    Emphasis,
    Inline,
    Link,
    Note,
    Paragraph,
    Strike,
    Strong,
    Text,
    Traced,
)
from giamsat.rendering.docx.styles import CODE_FONT
from giamsat.rendering.docx.xml import Element, el, paragraph, run, text_element


@dataclass(frozen=True, slots=True)
class Look:
    """How words look."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    link: bool = False

    def properties(self) -> Element:
        """Return the look as properties of a run, in the order of the schema."""
        made = el("rPr")
        if self.link:
            made.append(el("rStyle", val="Hyperlink"))
        if self.code:
            made.append(el("rFonts", ascii=CODE_FONT, hAnsi=CODE_FONT, cs=CODE_FONT))
        if self.bold:
            made.extend((el("b"), el("bCs")))
        if self.italic:
            made.extend((el("i"), el("iCs")))
        if self.struck:
            made.append(el("strike"))
        return made


@dataclass
class Inlines:
    """Writes inlines of one part: ``part`` takes the addresses of links, ``bookmarks`` maps anchors to bookmarks.

    ``notes`` collects the footnotes called so far; ``None`` inside a footnote, which has none of its own.
    """

    part: Any
    bookmarks: Mapping[str, str]
    notes: list[tuple[Block, ...]] | None = field(default_factory=list)

    def write(self, items: Iterable[Inline], look: Look = Look()) -> Iterator[Element]:
        """Yield the runs of inlines."""
        for item in items:
            match item:
                case Text():
                    yield self._run(item.text, look)
                case Code():
                    yield self._run(item.text, replace(look, code=True))
                case Strong():
                    yield from self.write(item.inlines, replace(look, bold=True))
                case Emphasis():
                    yield from self.write(item.inlines, replace(look, italic=True))
                case Strike():
                    yield from self.write(item.inlines, replace(look, struck=True))
                case Traced():
                    yield from self.write(item.inlines, look)
                case Break():
                    yield el("r", el("br"))
                case Link():
                    yield from self._link(item, look)
                case Note():
                    yield from self._note(item)

    def _run(self, text: str, look: Look) -> Element:
        properties = look.properties()
        return el("r", properties if len(properties) else None, text_element(text))

    def _link(self, item: Link, look: Look) -> Iterator[Element]:
        """Yield a link; one that leads nowhere, or stands in a footnote, is its words."""
        anchor = self.bookmarks.get(item.href[1:]) if item.href.startswith("#") else None
        is_web = not item.href.startswith("#") and SAFE_LINK.match(item.href) is not None
        if self.notes is None or not (anchor or is_web):
            yield from self.write(item.inlines, look)
            return
        made = el("hyperlink", *self.write(item.inlines, replace(look, link=True)), anchor=anchor)
        if is_web:
            from docx.opc.constants import RELATIONSHIP_TYPE
            from docx.oxml.ns import qn

            made.set(qn("r:id"), self.part.relate_to(item.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        yield made

    def _note(self, item: Note) -> Iterator[Element]:
        if self.notes is None:
            return
        self.notes.append(item.blocks)
        look = el("rPr", el("rStyle", val="FootnoteReference"))
        yield el("r", look, el("footnoteReference", id=len(self.notes) + 1))


def footnotes(notes: Iterable[tuple[Block, ...]]) -> Element:
    """Return ``footnotes.xml``: Word's two separators, then each note as small paragraphs of its words."""
    writer = Inlines(None, {}, None)
    separators = (
        el("footnote", paragraph("FootnoteText", el("r", el(mark))), type=mark, id=number)
        for number, mark in enumerate(("separator", "continuationSeparator"))
    )
    root = el("footnotes", *separators)
    for number, blocks in enumerate(notes, start=2):
        note = el("footnote", id=number)
        for place, block in enumerate(blocks):
            words = writer.write(block.inlines) if isinstance(block, Paragraph) else iter((run(_bare(block)),))
            call = el("r", el("rPr", el("rStyle", val="FootnoteReference")), el("footnoteRef"))
            note.append(paragraph("FootnoteText", *((call, run(" ")) if place == 0 else ()), *words))
        root.append(note)
    return root


def _bare(block: Any) -> str:
    """Return the words of a block that is no paragraph."""
    return plain(block.inlines) if hasattr(block, "inlines") else getattr(block, "text", "")
