"""The step between blocks and every renderer: what is left can be printed by all of them.

PDF/A-2a and PDF/UA-1 refuse a whole document for one emoji, one skipped heading level or one missing alternative text.
Here such things are mended, each with a sentence that names the section, so that one cell never costs a unit its
report.

Headings: the document's title is the one heading of level 1 of the page; a :class:`Heading` of depth 1 (a part) is
level 2 there. Depths come out without a skip, starting at 1, at most :data:`DEPTH_LIMIT`; an appendix's title counts
as a part.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from giamsat.blocks.html import SAFE_LINK, marked, plain
from giamsat.blocks.model import (
    Appendix,
    Block,
    Break,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Ruled,
    Strike,
    Strong,
    Table,
    Text,
    Traced,
)
from giamsat.rendering import images, tables
from giamsat.rendering.abbreviations import explained
from giamsat.rendering.characters import WORD_LIMIT, Fonts, clean, coded_xml, has_long_word, shipped_fonts
from giamsat.rendering.walks import deeper, headings, innermost, joined, notes_as_text, notes_of, visible, writable
from giamsat.texts_vi import rendering as say

NESTING_LIMIT = 20
INLINE_LIMIT = 10
DEPTH_LIMIT = 5
HREF_LIMIT = 2000
_HREF = re.compile(r"[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\[\]\u00a1-\uffef]+")


def normalise(document: Document, fonts: Fonts | None = None) -> tuple[Document, tuple[str, ...]]:
    """Return ``document`` as every renderer can print it, and what had to be changed, as Vietnamese sentences.

    Doing it twice changes nothing more. ``fonts`` are the code points of the fonts at hand (default: those shipped).
    """
    worker = _Normaliser(fonts or shipped_fonts())
    result = worker.document(document)
    return result, tuple(dict.fromkeys(worker.warnings))


def slug(text: str) -> str:
    """Return the anchor of a heading: lower case, letters and digits kept with their marks, the rest «-»."""
    return re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", text).casefold()).strip("-_")[:80] or "muc"


class _Normaliser:
    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self.warnings: list[str] = []
        self.section = say.OPENING
        self.depth = 0
        self.bracketed = False  # footnotes as words in brackets
        self.anchors: dict[str, str] = {}  # what a link may say → the heading's id
        self.ids: set[str] = set()

    # --- text -----------------------------------------------------------------------------------

    def warn(self, template: str, **facts: object) -> None:
        self.warnings.append(template.format(section=self.section, **facts))

    def text(self, text: str, *, lines: bool = False) -> str:
        result, codes = clean(text, self.fonts, lines=lines)
        if codes:
            self.warn(say.CHARACTERS, codes=", ".join(code[1:-1] for code in codes))
        if has_long_word(text):
            self.warn(say.LONG_WORD, limit=WORD_LIMIT)
        return result

    def inlines(self, items: Iterable[Inline], level: int = 0, *, notes: bool = True) -> tuple[Inline, ...]:
        return tuple(joined(self._each(items, level, notes)))

    def _each(self, items: Iterable[Inline], level: int, notes: bool) -> Iterator[Inline]:
        for item in items:
            match item:
                case Text():
                    yield Text(self.text(item.text))
                case Code():
                    yield Code(self.text(item.text))
                case Break():
                    yield item
                case Note():
                    if notes:
                        yield from self._note(item, level)
                case Link():
                    yield from self._link(item, level, notes)
                case Strong() | Emphasis() | Strike() | Traced():
                    inner = self.inlines(item.inlines, level + 1, notes=notes)
                    if level >= INLINE_LIMIT:
                        yield from inner
                    elif inner and isinstance(item, Traced):
                        yield Traced(inner, writable(item.sources))
                    elif inner:
                        yield dataclasses.replace(item, inlines=inner)

    def _note(self, note: Note, level: int) -> Iterator[Inline]:
        if self.bracketed:
            # Within a footnote or a link a call has no place: the words stand in brackets where it is.
            words = self.inlines(notes_as_text((note,), False), level + 1)
            yield from (Text(" ("), *words, Text(")")) if visible(words) else ()
            return
        self.bracketed = True
        blocks = self.blocks(note.blocks, NESTING_LIMIT - 3)
        self.bracketed = False
        if blocks:
            yield Note(blocks)

    def _link(self, link: Link, level: int, notes: bool) -> Iterator[Inline]:
        outside, self.bracketed = self.bracketed, True  # a link may hold no other link, which a footnote's call is
        inner = self.inlines(link.inlines, level + 1)
        self.bracketed = outside
        href = unicodedata.normalize("NFC", link.href.strip())
        if href.startswith("#"):
            wanted = unicodedata.normalize("NFC", unquote(href[1:]))
            known = self.anchors.get(wanted) or self.anchors.get(slug(wanted))
            href = f"#{known}" if known else ""
        elif len(href) > HREF_LIMIT or not SAFE_LINK.match(href) or not _HREF.fullmatch(href):
            href = ""
        if href and inner and level < INLINE_LIMIT:
            yield Link(href, inner)
        else:
            if not href:
                self.warn(say.LINK_DROPPED, href=self.text(link.href[:60]))
            yield from inner

    # --- blocks ---------------------------------------------------------------------------------

    def blocks(self, items: Sequence[Block], level: int = 0) -> tuple[Block, ...]:
        result: list[Block] = []
        for block in items:
            result.extend(self.block(block, level))
        return tuple(result)

    def block(self, block: Block, level: int) -> Iterable[Block]:
        match block:
            case Heading():
                return self._heading(block, level)
            case Paragraph():
                words = self.inlines(block.inlines)
                return (Paragraph(words, block.role),) if visible(words) else ()
            case ListBlock():
                return self._nested(block, list(block.items), level)
            case Quote():
                return self._nested(block, [block.blocks], level)
            case Callout():
                return self._nested(block, [block.blocks], level)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case CodeBlock():
                text = self.text(block.text, lines=True).strip("\n")
                return (CodeBlock(text, self.text(block.language)),) if text.strip() else ()
            case Ruled():
                return (dataclasses.replace(block, title=self.text(block.title)),) if block.lines > 0 else ()
            case _:
                return (block,)

    def _nested(
        self, block: ListBlock | Quote | Callout, groups: Sequence[Sequence[Block]], level: int
    ) -> Iterable[Block]:
        if level + 1 >= NESTING_LIMIT:
            self.warn(say.NESTING, limit=NESTING_LIMIT)
            return [made for group in groups for inner in innermost(group) for made in self.block(inner, level)]
        done = tuple(self.blocks(group, level + 1) for group in groups)
        match block:
            case ListBlock():
                items = tuple(item for item in done if item)
                return (dataclasses.replace(block, items=items),) if items else ()
            case Quote():
                return (Quote(done[0]),) if done[0] else ()
            case Callout():
                title = self.text(block.title)
                return (dataclasses.replace(block, title=title, blocks=done[0]),) if done[0] or title else ()

    def _heading(self, heading: Heading, level: int) -> Iterable[Block]:
        words = self.inlines(heading.inlines)
        if not plain(words).strip():
            self.warn(say.HEADING_EMPTY)
            return ()
        if level:
            # A heading inside a list, quote or box would break the order of levels: it is a bold line there.
            return (Paragraph((Strong(words),)),)
        depth = min(max(heading.depth, 1), self.depth + 1, DEPTH_LIMIT)
        self.depth = depth
        self.section = plain(words).strip()
        return (Heading(depth, words, self.ids_of(heading)),)

    def ids_of(self, heading: Heading) -> str:
        wanted = slug(heading.id or plain(heading.inlines))
        number, name = 1, wanted
        while name in self.ids:
            number += 1
            name = f"{wanted}-{number}"
        self.ids.add(name)
        return name

    def _table(self, table: Table) -> Iterable[Block]:
        name = self.text(table.label or plain(table.title))[:60]
        whole, ragged = tables.squared(table)
        if not tables.column_count(whole):
            self.warn(say.TABLE_EMPTY)
            return ()
        if ragged:
            self.warn(say.TABLE_RAGGED, name=name)
        calls = [note for row in whole.head for cell in row for note in notes_of(cell.inlines)]
        calls += notes_of(table.title)
        if calls:
            self.warn(say.NOTE_IN_HEAD, name=name)
        done = dataclasses.replace(
            whole,
            head=tuple(self._row(row, notes=False) for row in whole.head),
            rows=tuple(self._row(row, notes=True) for row in whole.rows),
            label=self.text(table.label),
            title=self.inlines(table.title, notes=False),
            scope=self.text(table.scope),
            note=self.inlines((*table.note, *notes_as_text(calls, bool(table.note)))),
        )
        return (marked(done),)

    def _row(self, row: Sequence[Cell], *, notes: bool) -> tuple[Cell, ...]:
        return tuple(dataclasses.replace(cell, inlines=self.inlines(cell.inlines, notes=notes)) for cell in row)

    def _figure(self, figure: Figure) -> Iterable[Block]:
        label, title = self.text(figure.label), self.inlines(figure.title, notes=False)
        calls = list(notes_of(figure.title))
        note = self.inlines((*figure.note, *notes_as_text(calls, bool(figure.note))))
        alt = self.text(figure.alt).strip()
        if not alt:
            alt = " ".join(filter(None, (label, plain(title)))).strip() or say.IMAGE
            self.warn(say.ALT_MISSING)
        shared: dict[str, Any] = {"alt": alt, "label": label, "title": title, "note": note}
        width = min(max(figure.width, 0.1), 1.0)
        try:
            if figure.svg:
                svg, codes = coded_xml(images.safe_svg(figure.svg), self.fonts)
                if codes:
                    self.warn(say.CHARACTERS, codes=", ".join(code[1:-1] for code in codes))
                done = dataclasses.replace(figure, **shared, svg=svg, png="", jpeg="", width=width)
            elif figure.png or figure.jpeg:
                image = images.raster(figure.png or figure.jpeg)
                pixels: dict[str, Any] = {"png": "", "jpeg": "", image.kind: image.base64}
                done = dataclasses.replace(figure, **shared, **pixels, width=width)
            else:
                raise images.BrokenImageError("empty")
        except images.BrokenImageError as error:
            detail = say.IMAGE_REASONS[str(error)]
            self.warn(say.IMAGE_BROKEN, name=alt[:60], detail=detail)
            text = Paragraph((Text(f"{alt} ({detail})"),))
            return (Callout("warning", say.IMAGE_BROKEN_TITLE, (text,)),)
        return (marked(done),)

    # --- document -------------------------------------------------------------------------------

    def document(self, document: Document) -> Document:
        document = explained(document)
        self._anchors(document)
        plain_fields: dict[str, Any] = {
            name: self.text(getattr(document, name)).strip()
            for name in ("kind_name", "title", "date", "phase", "author")
        }
        blocks = self.blocks(document.blocks)
        appendices = tuple(self._appendix(appendix) for appendix in document.appendices)
        self.section = say.OPENING
        return dataclasses.replace(
            document,
            **plain_fields,
            language=document.language if re.fullmatch("[a-z]{2,3}", document.language) else "vi",
            blocks=blocks,
            appendices=appendices,
            identity=self._record(document.identity),
            letterhead=self._record(document.letterhead, lines=True),
            signature=self._record(document.signature, lines=True),
            preface=self._texts(document.preface),
            marks=self._texts(document.marks),
            keywords=self._texts(document.keywords),
        )

    def _anchors(self, document: Document) -> None:
        """Learn the anchors that links may name, in the order in which the headings will get their ids."""
        for heading in headings((document.blocks, *(appendix.blocks for appendix in document.appendices))):
            if plain(heading.inlines).strip():
                name = self.ids_of(heading)
                self.anchors.setdefault(name, name)
                for said in (heading.id, slug(plain(heading.inlines))):
                    self.anchors.setdefault(unicodedata.normalize("NFC", said), name)
        self.ids.clear()

    def _appendix(self, appendix: Appendix) -> Appendix:
        self.depth = 1  # the appendix's own title is the part
        self.section = self.text(" ".join(filter(None, (say.APPENDIX, appendix.number, appendix.title))))
        fields: dict[str, Any] = {
            name: self.text(getattr(appendix, name)).strip() for name in ("number", "title", "reference")
        }
        blocks = tuple(deeper(block) for block in appendix.blocks)
        return dataclasses.replace(appendix, **fields, blocks=self.blocks(blocks))

    def _texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(filter(None, (self.text(text).strip() for text in texts)))

    def _record(self, record: Any, *, lines: bool = False) -> Any:
        if record is None:
            return None
        fields = {}
        for field in dataclasses.fields(record):
            value = getattr(record, field.name)
            fields[field.name] = self.text(value, lines=lines).strip() if isinstance(value, str) else self._texts(value)
        return dataclasses.replace(record, **fields)
