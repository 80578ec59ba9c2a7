"""Blocks → one self-contained HTML file: styles and images inside, no script, no request to anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from giamsat.blocks.html import Footnotes, fragment, plain
from giamsat.blocks.marks import Marks
from giamsat.blocks.model import Block, Callout, Document, Heading
from giamsat.errors import PageError, Place
from giamsat.rendering.pdf import identity_line
from giamsat.rendering.places import report_folder
from giamsat.texts_vi import rendering as say

SUMMARY_ID = "tom-tat"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    id: str
    text: str
    inner: tuple[Entry, ...] = ()


def to_html(document: Document, templates: Path) -> str:
    """Return the HTML page of a normalised document (see :func:`giamsat.rendering.normalise.normalise`)."""
    folder = report_folder(templates)
    marks = Marks()
    notes = Footnotes(marks=marks)
    body = _with_summary(document.blocks, notes)
    appendices = [
        {
            "id": f"phu-luc-{number}",
            "name": " ".join(filter(None, (say.APPENDIX, appendix.number))),
            "title": appendix.title,
            "reference": appendix.reference,
            "body": _markup(fragment(appendix.blocks, notes)),
        }
        for number, appendix in enumerate(document.appendices, start=1)
    ]
    page: str = _template(folder).render(
        document=document,
        title=" – ".join(filter(None, (document.kind_name, document.title))) or say.UNTITLED,
        css=_markup(_style(folder)),
        contents=contents(document),
        identity=identity_line(document),
        body=_markup(body),
        notes=_markup(notes.section()),
        sources=_markup(marks.section()),
        appendices=appendices,
        say=say.PAGE,
        words={"nation": say.NATION, "motto": say.MOTTO, "recipients": say.RECIPIENTS},
    )
    return page


def load_page(templates: Path) -> None:
    """Load the template, so that the first page does not wait for it.

    :raises PageError: when it is not there.
    """
    _template(report_folder(templates))


def contents(document: Document) -> tuple[Entry, ...]:
    """Return the contents: the summary, parts with their headings of depth 2, appendices."""
    entries: list[Entry] = []
    if any(isinstance(block, Callout) and block.kind == "summary" for block in document.blocks):
        entries.append(Entry(SUMMARY_ID, say.CALLOUTS["summary"]))
    for block in document.blocks:
        if not isinstance(block, Heading) or block.depth > 2:
            continue
        entry = Entry(block.id, plain(block.inlines))
        if block.depth == 1 or not entries:
            entries.append(entry)
        else:
            last = entries.pop()
            entries.append(Entry(last.id, last.text, (*last.inner, entry)))
    for number, appendix in enumerate(document.appendices, start=1):
        name = " ".join(filter(None, (say.APPENDIX, appendix.number)))
        entries.append(Entry(f"phu-luc-{number}", f"{name}. {appendix.title}" if appendix.title else name))
    return tuple(entries)


def _with_summary(blocks: tuple[Block, ...], notes: Footnotes) -> str:
    """Return the blocks' HTML; the first summary gets the anchor that the contents name."""
    for place, block in enumerate(blocks):
        if isinstance(block, Callout) and block.kind == "summary":
            parts = (blocks[:place], (block,), blocks[place + 1 :])
            before, summary, after = (fragment(part, notes) for part in parts)
            return f'{before}<div id="{SUMMARY_ID}">{summary}</div>{after}'
    return fragment(blocks, notes)


def _markup(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - made by blocks.html, which escapes every text, or a template file


def _lines(text: str) -> Any:
    from markupsafe import Markup, escape

    return Markup("<br>").join(escape(line) for line in text.split("\n"))


@cache
def _environment(folder: Path) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["lines"] = _lines
    return environment


def _template(folder: Path) -> Any:
    from jinja2 import TemplateNotFound

    try:
        return _environment(folder).get_template("page.html.j2")
    except TemplateNotFound as error:
        raise PageError.of("page-template", Place(), name=str(error)) from None


def _style(folder: Path) -> str:
    path = folder / "report.css"
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        raise PageError.of("page-template", Place(), name=path.name) from None
