"""Blocks as semantic HTML: what a notebook shows of them and what the page is made of.

Every string is escaped here and nowhere else. Charts and images, the kit's own too, go into ``<img>`` with a
``data:`` address: inside an image no script runs, nothing is fetched and ids of two charts cannot clash.
The document's title is the page's ``h1``, so a heading of depth 1 is an ``h2``.
"""

from __future__ import annotations

import base64
import dataclasses
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from giamsat.blocks.escape import escape
from giamsat.blocks.marks import Marks
from giamsat.blocks.model import (
    Block,
    Break,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Rule,
    Ruled,
    Strike,
    Strong,
    Table,
    Text,
    Traced,
)
from giamsat.formatting.lists import letter
from giamsat.texts_vi import ground, rendering

_Shown = TypeVar("_Shown", Table, Figure)

SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)\S", re.IGNORECASE)


def plain(inlines: Iterable[Inline]) -> str:
    """Return the bare text of inlines, without footnotes."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case Strong() | Emphasis() | Strike() | Link() | Traced():
                parts.append(plain(inline.inlines))
            case Break():
                parts.append(" ")
    return "".join(parts)


def marked(block: _Shown) -> _Shown:
    """Return an illustrative table or figure with «SỐ LIỆU MINH HỌA» in its title (and alt), added once."""
    if not block.illustrative:
        return block
    said = block.label + plain(block.title) + plain(block.note)
    title: tuple[Inline, ...] = block.title
    if ground.ILLUSTRATIVE not in said + (block.scope if isinstance(block, Table) else ""):
        title = (*title, Text(rendering.MARK_IN_TITLE if title or block.label else ground.ILLUSTRATIVE))
    if isinstance(block, Figure) and ground.ILLUSTRATIVE not in block.alt:
        return dataclasses.replace(block, title=title, alt=rendering.MARK_IN_ALT.format(alt=block.alt).strip())
    return dataclasses.replace(block, title=title)


class Footnotes:
    """The footnotes of one page, numbered in the order in which they are called.

    With ``marks`` the sources of its figures can be opened; without, as in the editor, figures are bare words.
    """

    def __init__(self, prefix: str = "ghi-chu", marks: Marks | None = None) -> None:
        self.marks = marks
        self._prefix = prefix
        self._notes: list[str] = []

    def call(self, note: Note) -> str:
        """Return the HTML of a footnote's call and keep its text for :meth:`section`."""
        number = len(self._notes) + 1
        self._notes.append("")
        self._notes[number - 1] = "".join(_block(block, self) for block in note.blocks)
        anchor = f"{self._prefix}-{number}"
        label = escape(rendering.NOTE_CALL.format(number=number))
        return f'<sup class="note-call"><a id="{anchor}-goi" href="#{anchor}" aria-label="{label}">{number}</a></sup>'

    def section(self) -> str:
        """Return all footnotes called so far as a list, or nothing."""
        if not self._notes:
            return ""
        back = escape(rendering.NOTE_BACK)
        items = "".join(
            f'<li id="{self._prefix}-{number}">{text}'
            f'<a class="note-back" href="#{self._prefix}-{number}-goi" aria-label="{back}">↑</a></li>'
            for number, text in enumerate(self._notes, start=1)
        )
        return f'<section class="notes" aria-label="{escape(rendering.NOTES)}"><ol>{items}</ol></section>\n'


def fragment(blocks: Sequence[Block], notes: Footnotes | None = None) -> str:
    """Return the HTML of ``blocks``.

    With ``notes`` the footnotes are left there, to be printed once at the end of a whole page;
    without it they follow the blocks.
    """
    own = notes or Footnotes()
    body = "".join(_block(block, own) for block in blocks)
    return body if notes is not None else body + own.section()


def inlines(items: Iterable[Inline], notes: Footnotes) -> str:
    """Return the HTML of inlines."""
    return "".join(_inline(item, notes) for item in items)


def _inline(item: Inline, notes: Footnotes) -> str:
    match item:
        case Text():
            return escape(item.text)
        case Strong():
            return f"<strong>{inlines(item.inlines, notes)}</strong>"
        case Emphasis():
            return f"<em>{inlines(item.inlines, notes)}</em>"
        case Strike():
            return f"<s>{inlines(item.inlines, notes)}</s>"
        case Code():
            return f"<code>{escape(item.text)}</code>"
        case Link():
            if not SAFE_LINK.match(item.href):
                return inlines(item.inlines, notes)
            return _link(item, notes)
        case Note():
            return notes.call(item)
        case Break():
            return "<br>"
        case Traced():
            return inlines(item.inlines, notes) + (notes.marks.mark(item.sources) if notes.marks else "")


def _link(item: Link, notes: Footnotes) -> str:
    """Return a link; a mark of figures within it stands behind it, since a button has no place in a link."""
    with (notes.marks or Marks()).gathered() as sources:
        body = inlines(item.inlines, notes)
    mark = notes.marks.mark(sources) if notes.marks else ""
    return f'<a href="{escape(item.href)}" rel="noopener noreferrer">{body}</a>{mark}'


def _block(block: Block, notes: Footnotes) -> str:
    match block:
        case Heading():
            level = min(max(block.depth, 1) + 1, 6)
            anchor = f' id="{escape(block.id)}"' if block.id else ""
            return f"<h{level}{anchor}>{inlines(block.inlines, notes)}</h{level}>\n"
        case Paragraph():
            role = f' class="{block.role}"' if block.role else ""
            return f"<p{role}>{inlines(block.inlines, notes)}</p>\n"
        case ListBlock():
            return _list(block, notes)
        case Table():
            return _table(block, notes)
        case Figure():
            return _figure(block, notes)
        case CodeBlock():
            return f'<pre tabindex="0"><code>{escape(block.text)}</code></pre>\n'
        case Quote():
            return f"<blockquote>{fragment(block.blocks, notes)}</blockquote>\n"
        case Callout():
            title = f'<p class="callout-title"><strong>{escape(block.title)}</strong></p>' if block.title else ""
            name = escape(block.title or rendering.CALLOUTS[block.kind])
            body = fragment(block.blocks, notes)
            return f'<aside class="callout callout-{block.kind}" aria-label="{name}">{title}{body}</aside>\n'
        case Rule():
            return "<hr>\n"
        case Ruled():
            first = f'<div class="ruled">{escape(block.title)}</div>\n'
            return first + '<div class="ruled"></div>\n' * (block.lines - 1)


def _list(block: ListBlock, notes: Footnotes) -> str:
    items = []
    for number, item in enumerate(block.items, start=block.start):
        # A tight item is shown without a paragraph of its own.
        if len(item) == 1 and isinstance(item[0], Paragraph) and not item[0].role:
            body = inlines(item[0].inlines, notes)
        else:
            body = fragment(item, notes)
        # The letter is given as text: no browser counts a, b, c, d, đ.
        style = f" style=\"list-style-type:'{letter(number)}) '\"" if block.marker == "alpha" else ""
        items.append(f"<li{style}>{body}</li>\n")
    tag = "ol" if block.marker in ("decimal", "alpha") else "ul"
    start = f' start="{block.start}"' if tag == "ol" and block.start != 1 else ""
    style = " style=\"list-style-type:'- '\"" if block.marker == "dash" else ""
    return f'<{tag} class="{block.marker}"{start}{style}>\n{"".join(items)}</{tag}>\n'


def _caption(label: str, title: Sequence[Inline], notes: Footnotes) -> str:
    words = inlines(title, notes)
    if label and words:
        return f"<strong>{escape(label)}.</strong> {words}"
    return f"<strong>{escape(label)}</strong>" if label else words


def _table(block: Table, notes: Footnotes) -> str:
    shown = marked(block)
    caption = _caption(shown.label, shown.title, notes)
    if shown.scope:
        caption += f'<span class="scope">{escape(shown.scope)}</span>'
    head = "".join(f"<tr>{''.join(_cell(cell, True, notes) for cell in row)}</tr>\n" for row in shown.head)
    rows = "".join(_row(row, notes, _shades(shown, number)) for number, row in enumerate(shown.rows))
    name = escape(" ".join(filter(None, (shown.label, plain(shown.title)))) or rendering.TABLE)
    return (
        '<figure class="table">'
        + (f"<figcaption>{caption}</figcaption>\n" if caption else "")
        + f'<div class="scroll" tabindex="0" role="region" aria-label="{name}"><table aria-label="{name}">\n'
        + (f"<thead>{head}</thead>\n" if head else "")
        + f"<tbody>{rows}</tbody></table></div>\n"
        + (f'<p class="note">{inlines(shown.note, notes)}</p>' if shown.note else "")
        + "</figure>\n"
    )


GROUNDS = ("#ffffff", "#ededed", "#d9d9d9", "#bfbfbf")
"""Grounds of the cells of a table, from white on; black letters stay legible on each, in print too."""


def _shades(block: Table, number: int) -> tuple[int, ...]:
    return block.shades[number] if number < len(block.shades) else ()


def _row(row: Sequence[Cell], notes: Footnotes, shades: Sequence[int] = ()) -> str:
    """Return a row of the body; one mark, behind the words that name the row, opens the sources of all its figures."""
    grounds = (*shades, *(0 for _ in row))
    if notes.marks is None:
        cells = [_cell(cell, False, notes, shade) for cell, shade in zip(row, grounds, strict=False)]
        return f"<tr>{''.join(cells)}</tr>\n"
    with notes.marks.gathered() as sources:
        cells = [_cell(cell, False, notes, shade) for cell, shade in zip(row, grounds, strict=False)]
    if sources:
        named = next((place for place, cell in enumerate(row) if cell.align == "left"), 0)
        cells[named] = cells[named].removesuffix("</td>") + notes.marks.mark(sources) + "</td>"
    return f"<tr>{''.join(cells)}</tr>\n"


def _cell(cell: Cell, head: bool, notes: Footnotes, shade: int = 0) -> str:
    tag = "th" if head else "td"
    scope = f' scope="{"colgroup" if cell.colspan > 1 else "col"}"' if head else ""
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    side = "center" if head and cell.align == "left" else cell.align
    looks = [f"text-align:{side}"] if side != "left" else []
    looks += [f"background:{GROUNDS[shade]}"] if shade else []
    align = f' style="{";".join(looks)}"' if looks else ""
    body = inlines(cell.inlines, notes)
    if cell.strong and not head:
        body = f"<strong>{body}</strong>"
    return f"<{tag}{scope}{spans}{align}>{body}</{tag}>"


def image_address(figure: Figure) -> str:
    """Return the ``data:`` address of a figure's image, or nothing when it has none."""
    if figure.svg:
        encoded = base64.b64encode(figure.svg.encode("utf-8", "replace")).decode("ascii")
        return f"data:image/svg+xml;base64,{encoded}"
    if figure.png:
        return "data:image/png;base64," + re.sub(r"[^A-Za-z0-9+/=]", "", figure.png)
    if figure.jpeg:
        return "data:image/jpeg;base64," + re.sub(r"[^A-Za-z0-9+/=]", "", figure.jpeg)
    return ""


def _figure(block: Figure, notes: Footnotes) -> str:
    shown = marked(block)
    address = image_address(shown)
    width = min(max(shown.width, 0.1), 1.0) * 100
    picture = f'<img src="{address}" alt="{escape(shown.alt)}" style="width:{width:.0f}%">' if address else ""
    caption = _caption(shown.label, shown.title, notes)
    return (
        f'<figure class="image">{picture}\n'
        + (f"<figcaption>{caption}</figcaption>\n" if caption else "")
        + (f'<p class="note">{inlines(shown.note, notes)}</p>' if shown.note else "")
        + "</figure>\n"
    )
