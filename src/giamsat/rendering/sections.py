"""Sections and what they promised: success is a postcondition, not the absence of an exception."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from giamsat.blocks.html import plain
from giamsat.blocks.model import Block, Callout, Figure, ListBlock, Paragraph, Promise, Quote, Table


@dataclass(frozen=True, slots=True)
class Section:
    """What a section promised to contain and what it delivered (counted over all its fragments)."""

    name: str
    promised: Promise
    delivered: Promise

    @property
    def kept(self) -> bool:
        """Whether the section contains at least what it promised."""
        pairs = zip(dataclasses.astuple(self.promised), dataclasses.astuple(self.delivered), strict=True)
        return all(promised <= delivered for promised, delivered in pairs)


def counted(blocks: Iterable[Block]) -> Promise:
    """Return how many tables with rows, figures with an image and paragraphs with words there are, at any depth."""
    tables = figures = paragraphs = 0
    for block in blocks:
        inner: Iterable[Block] = ()
        match block:
            case Table():
                tables += bool(block.rows)
            case Figure():
                figures += bool(block.svg or block.png or block.jpeg)
            case Paragraph():
                paragraphs += bool(plain(block.inlines).strip())
            case ListBlock():
                inner = [item for group in block.items for item in group]
            case Quote() | Callout():
                inner = block.blocks
        more = counted(inner) if inner else Promise()
        tables, figures, paragraphs = tables + more.tables, figures + more.figures, paragraphs + more.paragraphs
    return Promise(tables, figures, paragraphs)
