"""HTML from any notebook → blocks: its tables, lists and preformatted text, otherwise its words."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from giamsat.blocks.model import (
    Block,
    Break,
    Callout,
    Cell,
    CodeBlock,
    Figure,
    Inline,
    ListBlock,
    Paragraph,
    Table,
    Text,
)
from giamsat.rendering.images import BrokenImageError, figure_of
from giamsat.texts_vi import rendering as say

DEPTH_LIMIT = 60
LANDSCAPE_COLUMNS = 10
SPAN_LIMIT = 1000
_SILENT = frozenset(
    {"script", "style", "head", "template", "noscript", "title", "svg", "iframe", "object", "button", "select"}
)
_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *(
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "html",
            "li",
        ),
        *("main", "nav", "p", "section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr"),
    }
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DATA = re.compile(r"data:(image/[a-z+.-]+)((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)
_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+−–]?\s?[\d.,\s]*\d\s?%?|[-–—]|NaN|nan|")


def blocks_of_html(source: str, *, alt: str = "") -> tuple[Block, ...]:
    """Return the blocks of an HTML text; nothing when it shows no words, table or image (as widgets do).

    ``alt`` stands for images without alternative text.
    """
    from bs4 import BeautifulSoup

    return tuple(_Walk(alt).run(BeautifulSoup(source, "html.parser")))


def image_of_address(address: str, alt: str) -> Block:
    """Return the figure of a ``data:`` address, or a box that says what is wrong with it."""
    found = _DATA.match(address)
    if not found:
        return broken_image(alt, "not-image")
    try:
        body = found.group(3)
        data = base64.b64decode(body) if ";base64" in found.group(2).lower() else unquote_to_bytes(body)
        return figure_of(data, alt)
    except (binascii.Error, ValueError) as error:
        return broken_image(alt, str(error) if isinstance(error, BrokenImageError) else "not-image")


def broken_image(name: str, reason: str) -> Callout:
    """Return the box that stands for an image that cannot be shown."""
    words = f"{name} ({say.IMAGE_REASONS[reason]})".strip()
    return Callout("warning", say.IMAGE_BROKEN_TITLE, (Paragraph((Text(words),)),))


class _Walk:
    def __init__(self, alt: str) -> None:
        self.alt = alt
        self.line: list[Inline] = []

    def run(self, root: Any) -> Iterator[Block]:
        yield from self.inside(root, 0)
        yield from self.flush()

    def flush(self) -> Iterator[Block]:
        words = tuple(tidy(self.line))
        self.line = []
        if words:
            yield Paragraph(words)

    def inside(self, node: Any, depth: int) -> Iterator[Block]:
        for child in node.children:
            name = getattr(child, "name", None)
            if name is None:
                # Comments, doctypes and declarations are subclasses of the text node.
                if type(child).__name__ == "NavigableString":
                    self.line.append(Text(str(child)))
            elif name in _SILENT:
                continue
            elif depth >= DEPTH_LIMIT:
                self.line.append(Text(child.get_text(" ")))
            elif name == "br":
                self.line.append(Break())
            else:
                yield from self.element(child, name, depth)

    def element(self, node: Any, name: str, depth: int) -> Iterator[Block]:
        if name == "table":
            yield from self.flush()
            table = table_of(node)
            if table:
                yield table
        elif name in ("ul", "ol"):
            yield from self.flush()
            items = tuple(tuple(_Walk(self.alt).run(item)) for item in node.find_all("li", recursive=False))
            items = tuple(item for item in items if item)
            if items:
                yield ListBlock(items, "decimal" if name == "ol" else "bullet")
        elif name == "pre":
            yield from self.flush()
            text = node.get_text().strip("\n")
            if text.strip():
                yield CodeBlock(text)
        elif name == "img":
            yield from self.image(node)
        elif name in _BLOCKS:
            yield from self.flush()
            yield from self.inside(node, depth + 1)
            yield from self.flush()
        else:
            yield from self.inside(node, depth + 1)

    def image(self, node: Any) -> Iterator[Block]:
        alt = str(node.get("alt") or self.alt)
        address = str(node.get("src") or "")
        if address.lower().startswith("data:"):
            yield from self.flush()
            yield image_of_address(address, alt)
        elif alt:
            self.line.append(Text(alt))


def tidy(items: Iterable[Inline]) -> Iterator[Inline]:
    """Yield inlines with runs of white space as one blank and none at the edges of a line."""
    line: list[Inline] = []
    for item in items:
        if isinstance(item, Text):
            text = _SPACES.sub(" ", item.text)
            if not line or isinstance(line[-1], Break) or (isinstance(line[-1], Text) and line[-1].text.endswith(" ")):
                text = text.lstrip(" ")
            if text and line and isinstance(line[-1], Text):
                line[-1] = Text(line[-1].text + text)
            elif text:
                line.append(Text(text))
        else:
            line.append(item)
    while line and (isinstance(line[-1], Break) or (isinstance(line[-1], Text) and not line[-1].text.strip(" "))):
        line.pop()
    while line and isinstance(line[0], Break):
        line.pop(0)
    if line and isinstance(line[-1], Text):
        line[-1] = Text(line[-1].text.rstrip(" "))
    return iter(line)


def table_of(node: Any) -> Table | None:
    """Return an HTML table as a block; tables within its cells become their words."""
    rows = [row for row in node.find_all("tr") if row.find_parent("table") is node]
    parts = [(row, list(row.find_all(["td", "th"], recursive=False))) for row in rows]
    parts = [(row, cells) for row, cells in parts if cells]
    if not parts:
        return None
    head_count = 0
    for row, cells in parts:
        in_head = row.parent is not None and row.parent.name == "thead"
        if not in_head and not all(cell.name == "th" for cell in cells):
            break
        head_count += 1
    if head_count == len(parts):
        head_count = min(head_count, 1) if len(parts) > 1 else 0
    made = [tuple(_cell(cell, number < head_count) for cell in cells) for number, (_, cells) in enumerate(parts)]
    caption = node.find("caption")
    return Table(
        head=tuple(made[:head_count]),
        rows=tuple(made[head_count:]),
        title=tuple(_words(caption)) if caption is not None and caption.find_parent("table") is node else (),
        landscape=max(sum(cell.colspan for cell in row) for row in made) > LANDSCAPE_COLUMNS,
    )


def _words(node: Any) -> Iterator[Inline]:
    walk = _Walk("")
    line: list[Inline] = []
    for block in walk.run(node):
        if line:
            line.append(Break())
        line.extend(_inlines_of(block))
    return tidy(line)


def _inlines_of(block: Block) -> Iterator[Inline]:
    match block:
        case Paragraph():
            yield from block.inlines
        case CodeBlock():
            for number, text in enumerate(block.text.split("\n")):
                if number:
                    yield Break()
                yield Text(text)
        case ListBlock():
            for number, item in enumerate(block.items):
                if number:
                    yield Break()
                yield Text("- ")
                for inner in item:
                    yield from _inlines_of(inner)
        case Table():
            for row in (*block.head, *block.rows):
                for cell in row:
                    yield from (*cell.inlines, Text(" "))
                yield Break()
        case Figure():
            yield Text(block.alt)


def _cell(node: Any, head: bool) -> Cell:
    words = tuple(_words(node))
    plain_text = "".join(item.text for item in words if isinstance(item, Text))
    said = _ALIGN.search(str(node.get("style") or "")) or re.match("(left|right|center)$", str(node.get("align") or ""))
    number = not head and node.name == "td" and bool(plain_text) and _NUMBER.fullmatch(plain_text) is not None
    align: Any = said.group(1).lower() if said else ("right" if number else "left")
    return Cell(words, align, _span(node, "colspan"), _span(node, "rowspan"), strong=node.name == "th" and not head)


def _span(node: Any, name: str) -> int:
    text = str(node.get(name) or "1").strip()
    return min(max(int(text), 1), SPAN_LIMIT) if re.fullmatch(r"\d{1,6}", text) else 1
