"""The texts of blocks, for whoever looks for words or for what is long: of each paragraph, heading, cell and title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from giamsat.blocks.html import plain
from giamsat.blocks.model import Block, Callout, CodeBlock, Figure, Heading, ListBlock, Paragraph, Quote, Table


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the texts of blocks in their order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain(block.inlines)
            case ListBlock():
                yield from (text for item in block.items for text in texts(item))
            case Quote():
                yield from texts(block.blocks)
            case Callout():
                yield from (block.title, *texts(block.blocks))
            case Table():
                yield from (plain(block.title), block.scope)
                yield from (plain(cell.inlines) for row in (*block.head, *block.rows) for cell in row)
                yield plain(block.note)
            case Figure():
                yield from (plain(block.title), block.alt, plain(block.note))
            case CodeBlock():
                yield block.text
