"""Markdown → blocks, by the syntax tree of mistune: nothing of the text is ever HTML or code.

Raw HTML becomes its words (its tables become tables), an image of another machine becomes a link, a file is read only
below the notebook's folder. Images stand as figures of their own between paragraphs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from giamsat.blocks.model import (
    Block,
    Break,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
)
from giamsat.rendering.foreign import blocks_of_html, broken_image, image_of_address, tidy
from giamsat.rendering.images import SIZE_LIMIT, BrokenImageError, figure_of
from giamsat.texts_vi import rendering as say

PLUGINS = ["table", "strikethrough", "footnotes", "url", "task_lists"]
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_WINDOWS_DRIVE = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)

Attachments = Mapping[str, Mapping[str, str]]


def parse(text: str, *, base: Path | None = None, attachments: Attachments | None = None) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text.

    :param base: folder below which images may be read; without it no file is.
    :param attachments: a cell's attachments: name → MIME type → base64.
    """
    tokens = _parser()(text)
    notes = {
        str(item["attrs"]["key"]): item.get("children", [])
        for token in tokens
        if token["type"] == "footnotes"
        for item in token.get("children", [])
    }
    return tuple(_Reader(base, attachments or {}, notes).blocks(tokens))


@cache
def _parser() -> Any:
    import mistune

    return mistune.create_markdown(renderer=None, plugins=PLUGINS)


class _Reader:
    def __init__(self, base: Path | None, attachments: Attachments, notes: Mapping[str, Sequence[Any]]) -> None:
        self.base = base
        self.attachments = attachments
        self.notes = notes
        self.in_note = False

    # --- blocks ---------------------------------------------------------------------------------

    def blocks(self, tokens: Sequence[Any]) -> Iterator[Block]:
        for token in tokens:
            yield from self.block(token)

    def block(self, token: Any) -> Iterator[Block]:
        kind, children = token["type"], token.get("children", [])
        if kind == "heading":
            yield Heading(token["attrs"]["level"], tuple(self.inlines(children)))
        elif kind in ("paragraph", "block_text"):
            yield from self.paragraph(children)
        elif kind == "list":
            yield self.list(token)
        elif kind == "block_quote":
            yield Quote(tuple(self.blocks(children)))
        elif kind == "block_code":
            info = str(token.get("attrs", {}).get("info") or "").split()
            yield CodeBlock(token["raw"].rstrip("\n"), info[0] if info else "")
        elif kind == "thematic_break":
            yield Rule()
        elif kind == "table":
            yield self.table(token)
        elif kind == "block_html":
            yield from blocks_of_html(token["raw"])

    def list(self, token: Any) -> ListBlock:
        items = []
        for child in token["children"]:
            inner = tuple(self.blocks(child.get("children", [])))
            if child["type"] == "task_list_item":
                box = Text("☑ " if child["attrs"]["checked"] else "☐ ")
                first = inner[0].inlines if inner and isinstance(inner[0], Paragraph) else ()
                inner = (Paragraph((box, *first)), *inner[1 if first else 0 :])
            items.append(inner)
        if token["attrs"]["ordered"]:
            return ListBlock(tuple(items), "decimal", int(token["attrs"].get("start", 1)))
        return ListBlock(tuple(items), "dash" if token.get("bullet") == "-" else "bullet")

    def table(self, token: Any) -> Table:
        head: list[tuple[Cell, ...]] = []
        rows: list[tuple[Cell, ...]] = []
        for part in token["children"]:
            if part["type"] == "table_head":
                head.append(self.row(part["children"]))
            else:
                rows.extend(self.row(row["children"]) for row in part.get("children", []))
        return Table(tuple(head), tuple(rows))

    def row(self, cells: Sequence[Any]) -> tuple[Cell, ...]:
        return tuple(
            Cell(tuple(self.inlines(cell.get("children", []))), cell["attrs"].get("align") or "left") for cell in cells
        )

    def paragraph(self, tokens: Sequence[Any]) -> Iterator[Block]:
        """Yield a paragraph, in parts where an image stands in it."""
        run: list[Any] = []
        for token in tokens:
            figure = self.image(token) if token["type"] == "image" else None
            if figure is None:
                run.append(token)
                continue
            yield from self._run(run)
            run = []
            yield figure
        yield from self._run(run)

    def _run(self, tokens: Sequence[Any]) -> Iterator[Block]:
        words = tuple(tidy(self.inlines(tokens)))
        if words:
            yield Paragraph(words)

    # --- images ---------------------------------------------------------------------------------

    def image(self, token: Any) -> Block | None:
        """Return the block of an image, or None when it is not to be shown but named."""
        alt = _plain(token.get("children", []))
        address = str(token["attrs"].get("url", ""))
        name = alt or unquote(address)[:80]
        if address.lower().startswith("data:"):
            return image_of_address(address, alt)
        if address.startswith("attachment:"):
            attached = self.attachments.get(unquote(address.removeprefix("attachment:")), {})
            for mime, encoded in sorted(attached.items()):
                return image_of_address(f"data:{mime};base64,{encoded}", alt)
            return broken_image(name, "missing")
        if (_REMOTE.match(address) and not _WINDOWS_DRIVE.match(address)) or not address:
            return None
        return self.file(unquote(address), alt, name)

    def file(self, address: str, alt: str, name: str) -> Block:
        if self.base is None:
            return broken_image(name, "outside")
        try:
            folder = self.base.resolve()
            path = (folder / address).resolve()
            if not path.is_relative_to(folder) or _WINDOWS_DRIVE.match(address):
                return broken_image(name, "outside")
            if not path.is_file():
                return broken_image(name, "missing")
            if path.stat().st_size > SIZE_LIMIT:
                return broken_image(name, "large")
            return figure_of(path.read_bytes(), alt)
        except BrokenImageError as error:
            return broken_image(name, str(error))
        except (OSError, ValueError):
            return broken_image(name, "missing")

    # --- inlines --------------------------------------------------------------------------------

    def inlines(self, tokens: Sequence[Any]) -> Iterator[Inline]:
        """Yield inlines; neighbouring runs of text are merged."""
        kept = ""
        for item in self._inlines(tokens):
            if isinstance(item, Text):
                kept += item.text
                continue
            if kept:
                yield Text(kept)
            kept = ""
            yield item
        if kept:
            yield Text(kept)

    def _inlines(self, tokens: Sequence[Any]) -> Iterator[Inline]:
        for token in tokens:
            kind, children = token["type"], token.get("children", [])
            if kind == "text":
                yield Text(_unescaped(token["raw"]))
            elif kind == "softbreak":
                yield Text(" ")
            elif kind == "linebreak":
                yield Break()
            elif kind == "strong":
                yield Strong(tuple(self.inlines(children)))
            elif kind == "emphasis":
                yield Emphasis(tuple(self.inlines(children)))
            elif kind == "strikethrough":
                yield Strike(tuple(self.inlines(children)))
            elif kind == "codespan":
                yield Code(token["raw"])
            elif kind == "link":
                yield Link(str(token["attrs"]["url"]), tuple(self.inlines(children)))
            elif kind == "image":
                yield from self._image_words(token)
            elif kind == "inline_html":
                if _BREAK_TAG.fullmatch(token["raw"].strip()):
                    yield Break()
            elif kind == "footnote_ref":
                yield from self.note(str(token["raw"]))

    def _image_words(self, token: Any) -> Iterator[Inline]:
        """Yield what stands for an image within a line, or for one of another machine: its words, as a link."""
        address = str(token["attrs"].get("url", ""))
        words = (Text(_plain(token.get("children", [])) or (say.IMAGE if not _is_web(address) else address)),)
        if _is_web(address):
            yield Link(address, words)
        else:
            yield Emphasis(words)

    def note(self, key: str) -> Iterator[Inline]:
        # A note inside a note could call itself without end; there the call is printed as typed.
        if self.in_note:
            yield Text(say.NESTED_NOTE.format(key=key))
            return
        self.in_note = True
        blocks = tuple(self.blocks(self.notes.get(key, [])))
        self.in_note = False
        if blocks:
            yield Note(blocks)


def _unescaped(text: str) -> str:
    """Return text with its entities («&nbsp;») as characters; one without its semicolon is no entity."""
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text)


def _is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


def _plain(tokens: Sequence[Any]) -> str:
    return "".join(
        _plain(token["children"]) if "children" in token else _unescaped(str(token.get("raw", " "))) for token in tokens
    ).strip()
