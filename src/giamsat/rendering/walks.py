"""Small walks through blocks and inlines that the normaliser is made of."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from giamsat.blocks.escape import UNPRINTABLE, coded_controls
from giamsat.blocks.model import (
    Block,
    Break,
    Callout,
    Emphasis,
    Heading,
    Inline,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Strike,
    Strong,
    Text,
    Traced,
    TracedFigure,
    TracedSource,
)


def deeper(block: Block) -> Block:
    """Put the highest headings of an appendix below its title."""
    return (
        dataclasses.replace(block, depth=block.depth + 1) if isinstance(block, Heading) and block.depth < 2 else block
    )


def headings(groups: Iterable[Sequence[Block]]) -> Iterator[Heading]:
    """Yield the headings of top level of several lists of blocks."""
    for group in groups:
        yield from (block for block in group if isinstance(block, Heading))


def visible(items: Sequence[Inline]) -> bool:
    """Say whether inlines print anything."""
    return any(not isinstance(item, Break | Text) or (isinstance(item, Text) and item.text.strip()) for item in items)


def joined(items: Iterable[Inline]) -> Iterator[Inline]:
    """Merge neighbouring runs of text, so that equal text is an equal block."""
    kept: Text | None = None
    for item in items:
        if isinstance(item, Text):
            kept = Text((kept.text if kept else "") + item.text)
            continue
        if kept and kept.text:
            yield kept
        kept = None
        yield item
    if kept and kept.text:
        yield kept


def notes_of(items: Iterable[Inline]) -> Iterator[Note]:
    """Yield the footnotes called in inlines."""
    for item in items:
        if isinstance(item, Note):
            yield item
        elif isinstance(item, Strong | Emphasis | Strike | Link | Traced):
            yield from notes_of(item.inlines)


def notes_as_text(notes: Sequence[Note], after: bool) -> Iterator[Inline]:
    """Yield the words of footnotes, each on a line of its own; ``after``: something stands before the first."""
    for note in notes:
        if after:
            yield Break()
        after = True
        for block in note.blocks:
            if isinstance(block, Paragraph):
                yield from block.inlines


def innermost(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the innermost blocks of nested ones, in order."""
    for block in blocks:
        match block:
            case ListBlock():
                for item in block.items:
                    yield from innermost(item)
            case Quote():
                yield from innermost(block.blocks)
            case Callout():
                if block.title:
                    yield Paragraph((Strong((Text(block.title),)),))
                yield from innermost(block.blocks)
            case _:
                yield block


def writable(sources: tuple[TracedSource, ...]) -> tuple[TracedSource, ...]:
    """Return sources of figures that any page and file can carry: their names come from outside, as texts of cells do.

    They are not set in the fonts of the PDF, so only what no text may hold is shown by its code.
    """
    texts = [text for source in sources for text in source[:4]]
    texts += [text for source in sources for figure in source.figures for text in figure]
    return tuple(_coded(source) for source in sources) if UNPRINTABLE.search("\n".join(texts)) else sources


def _coded(source: TracedSource) -> TracedSource:
    code = coded_controls
    figures = tuple(
        TracedFigure(code(figure.printed), code(figure.name), code(figure.value), code(figure.at), figure.how)
        for figure in source.figures
    )
    return TracedSource(code(source.file), code(source.sheet), code(source.title), code(source.address), figures)
