"""Small walks through blocks and inlines that the normaliser is made of."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

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
        elif isinstance(item, Strong | Emphasis | Strike | Link):
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
