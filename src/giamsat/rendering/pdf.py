"""Blocks → PDF by typst: PDF/A-2a and PDF/UA-1 in one file, the same bytes for the same document.

The document goes to the template as JSON; nothing of it becomes Typst source. Form: Decree 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from giamsat.blocks.codec import field_names
from giamsat.blocks.html import plain
from giamsat.blocks.model import Appendix, Block, Callout, Document, Figure, Heading, ListBlock, Quote, Table, Traced
from giamsat.errors import Fault, PageError, Place
from giamsat.rendering.layout import figure_layout, list_marks, table_layout
from giamsat.rendering.places import report_folder
from giamsat.rendering.watermark import watermark
from giamsat.texts_vi import ground
from giamsat.texts_vi import rendering as say

STANDARDS = ["a-2a", "ua-1"]
FAULT_LIMIT = 20


def to_pdf(document: Document, templates: Path) -> bytes:
    """Return the PDF of a normalised document (see :func:`giamsat.rendering.normalise.normalise`).

    :raises PageError: when it cannot be laid out; each fault names section, kind of block and its first words.
    """
    try:
        moment = datetime.strptime(document.date, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise PageError.of("page-date", Place(), title=document.title, date=document.date) from None
    # Typst itself goes back no further than this; a report of 1969 is a typing error.
    if moment.year < 1980:
        raise PageError.of("page-date", Place(), title=document.title, date=document.date)
    compiler = _Compiler(report_folder(templates), int(moment.timestamp()))
    message = compiler.attempt(document)
    if isinstance(message, bytes):
        return message
    faults = list(_culprits(document, compiler))
    raise PageError(faults or [Fault.of("page-unknown", Place(), title=document.title, detail=message)])


def load_engine(templates: Path) -> None:
    """Load the template and its fonts, so that the first page does not wait for them.

    :raises PageError: when the template is not there.
    """
    _engine(report_folder(templates))


@cache
def _engine(folder: Path) -> Any:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder / "fonts"])
    template = folder / "report.typ"
    if not template.is_file():
        raise PageError.of("page-template", Place(), name=template.name)
    return typst.Compiler(template, root=folder, font_paths=fonts)


class _Compiler:
    """The template with its fonts, for documents of one date."""

    def __init__(self, folder: Path, timestamp: int) -> None:
        self.folder = folder
        self.timestamp = timestamp
        self.engine = _engine(folder)

    def attempt(self, document: Document, *, alone: bool = False) -> bytes | str:
        """Return the PDF, or the message of the layout engine."""
        import typst

        data = page_data(document, self.folder, alone=alone)
        inputs = {"document": json.dumps(data, ensure_ascii=False, sort_keys=True)}
        try:
            result: bytes = self.engine.compile(
                format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=self.timestamp
            )
        except typst.TypstError as error:
            return " ".join(str(error).split())
        return result


def page_data(document: Document, folder: Path, *, alone: bool = False) -> dict[str, Any]:
    """Return what the template reads: the document, with the layout of its tables, figures and lists, and its words.

    ``alone``: links within the document lead nowhere, since only a part of it is laid out.
    """
    identity = document.identity
    keywords = list(document.keywords)
    if identity:
        keywords += [f"giamsat:unit={identity.unit_id}", f"giamsat:round={identity.round_id}"]
    draft = any(mark.startswith(ground.DRAFT) for mark in document.marks)
    return {
        "alone": alone,
        "document": _data(document),
        "title": " ".join(filter(None, (document.kind_name, document.title))) or say.UNTITLED,
        "keywords": keywords,
        "identity": identity_line(document),
        "watermark": watermark(ground.DRAFT, folder / "fonts" / "Tinos-Bold.ttf") if draft else "",
        "say": {"nation": say.NATION, "motto": say.MOTTO, "recipients": say.RECIPIENTS, "appendix": say.APPENDIX},
    }


def identity_line(document: Document) -> str:
    """Return the line at the foot of page 1 that proves whose report this is; nothing without an identity."""
    if not document.identity:
        return ""
    identity = document.identity
    return " · ".join(part for part in (identity.round_id, identity.unit_id, identity.unit_name) if part)


def _data(value: Any, *, landscape: bool = False, turnable: bool = False) -> Any:
    """Return blocks as JSON-ready data with the layout of each table, figure and list, footnotes' too.

    ``turnable``: a table too wide for the page may have a landscape page of its own.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_data(item, landscape=landscape, turnable=turnable) for item in _untraced(value)]
    names = field_names(value.__class__)
    if not names:
        return value
    wide = landscape or (isinstance(value, Appendix) and value.landscape)
    whole = isinstance(value, Document)
    data = {name: _data(getattr(value, name), landscape=wide, turnable=whole and name == "blocks") for name in names}
    match value:
        case Figure():
            data |= {"png": "", "jpeg": ""} | figure_layout(value)
        case ListBlock():
            data["marks"] = list_marks(value)
        case Table():
            layout = table_layout(value, landscape=wide)
            turned = turnable and (value.landscape or layout["crowded"])
            data |= (table_layout(value, landscape=True) if turned else layout) | {"landscape": turned}
    return data


def _untraced(items: tuple[Any, ...]) -> Iterator[Any]:
    """Yield what is printed: on paper nothing opens, so traced figures are their words."""
    for item in items:
        if isinstance(item, Traced):
            yield from _untraced(item.inlines)
        else:
            yield item


def _culprits(document: Document, compiler: _Compiler) -> Iterator[Fault]:
    """Lay every block out alone and yield a fault for each that fails."""
    empty = dataclasses.replace(document, blocks=(), appendices=())
    found = 0
    groups = [(say.OPENING, document.blocks)]
    groups += [
        (" ".join(filter(None, (say.APPENDIX, appendix.number, appendix.title))), appendix.blocks)
        for appendix in document.appendices
    ]
    for section, blocks in groups:
        for block in blocks:
            if isinstance(block, Heading):
                section = plain(block.inlines)
                block = dataclasses.replace(block, depth=1)
            message = compiler.attempt(dataclasses.replace(empty, blocks=(block,)), alone=True)
            if isinstance(message, str):
                facts = {"section": section, "kind": say.KINDS[block.type], "words": first_words(block)}
                yield Fault.of("page-block", Place(), **facts, detail=message)
                found += 1
                if found == FAULT_LIMIT:
                    return


def first_words(block: Block, limit: int = 60) -> str:
    """Return the beginning of a block's text, to find it by."""
    match block:
        case Table() | Figure():
            text = " ".join(filter(None, (block.label, plain(block.title))))
            if not text and isinstance(block, Figure):
                text = block.alt
            elif not text and isinstance(block, Table):
                text = "; ".join(plain(cell.inlines) for row in (*block.head, *block.rows)[:1] for cell in row)
        case ListBlock():
            text = " ".join(first_words(inner) for item in block.items[:1] for inner in item[:1])
        case Quote():
            text = " ".join(first_words(inner) for inner in block.blocks[:1])
        case Callout():
            text = block.title or " ".join(first_words(inner) for inner in block.blocks[:1])
        case _:
            text = getattr(block, "text", "") or plain(getattr(block, "inlines", ()))
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rstrip() + "…"
