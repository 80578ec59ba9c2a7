"""An executed notebook → one document. Kit notebooks and any other take the same road.

What cells say of themselves (``metadata.giamsat``): ``role`` «code» | «narrative» | «heading»; ``phase`` in which
alone the cell is shown; ``suffix`` (phase → words added to the cell's first heading); ``section`` the name of a
narrative's place; ``optional`` when it may stay unwritten; ``show_source``. A kit notebook is one with a frame, or
whose cells have a role.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from giamsat.blocks.html import plain
from giamsat.blocks.model import (
    Appendix,
    Block,
    Callout,
    CodeBlock,
    Document,
    Fragment,
    Heading,
    Promise,
    Text,
)
from giamsat.errors import PageError, Place
from giamsat.rendering.markdown import parse
from giamsat.rendering.outputs import foreign_output, joined, kit_data, message, plain_output
from giamsat.rendering.sections import Section, counted
from giamsat.texts_vi import rendering as say

UNWRITTEN_MARK = "«…»"
PARAMETER_TAGS = frozenset({"parameters", "injected-parameters"})
HIDDEN_CELL_TAGS = frozenset({"remove-cell", "remove_cell"})
HIDDEN_SOURCE_TAGS = frozenset({"remove-input", "remove_input", "hide-input"})
HIDDEN_OUTPUT_TAGS = frozenset({"remove-output", "remove_output", "hide-output"})
FALLBACK_DATE = "1980-01-01"
MESSAGE_LIMIT = 200
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class NotebookPage:
    """A notebook's document and what is to be known of it.

    ``unwritten`` names the narratives not yet written, ``warnings`` are Vietnamese sentences;
    ``kit`` tells a notebook of the kit from any other, ``run`` whether its code cells have been run.
    """

    document: Document
    sections: tuple[Section, ...] = ()
    unwritten: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    kit: bool = False
    run: bool = True


def document_from_notebook(
    notebook: Mapping[str, Any], *, title: str, base: Path | None = None, date: str = FALLBACK_DATE
) -> NotebookPage:
    """Return the document of an nbformat 4 notebook given as JSON data.

    :param title: title when neither frame, metadata nor a heading gives one (the file's name).
    :param base: folder below which images may be read.
    :param date: ISO date when neither frame nor metadata gives one.
    :raises PageError: when it is not an nbformat 4 notebook.
    """
    cells = notebook.get("cells")
    if notebook.get("nbformat") != 4 or not isinstance(cells, list):
        raise PageError.of("page-format", Place(), detail=f"nbformat = {notebook.get('nbformat')}")
    return _Reader(notebook, cells, base).page(title, date)


@dataclass(slots=True)
class _Found:
    """What the cells have given so far."""

    blocks: list[Block] = field(default_factory=list)
    frame: Document | None = None
    appendices: list[Appendix] = field(default_factory=list)
    promises: dict[str, list[Promise]] = field(default_factory=dict)
    delivered: dict[str, list[Block]] = field(default_factory=dict)
    unwritten: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self, notebook: Mapping[str, Any], cells: Sequence[Any], base: Path | None) -> None:
        self.metadata = _mapping(notebook.get("metadata"))
        self.cells = [_mapping(cell) for cell in cells]
        self.base = base
        self.found = _Found()
        self.fragments = [self._fragments(cell, number) for number, cell in enumerate(self.cells, start=1)]
        self.filled = {one.section for row in self.fragments for one in row if one is not None and one.fills}
        self.kit = self.found.frame is not None or any(_own(cell).get("role") for cell in self.cells)
        self.phase = self.found.frame.phase if self.found.frame else ""

    def page(self, title: str, date: str) -> NotebookPage:
        for number, cell in enumerate(self.cells, start=1):
            self._cell(cell, number)
        run = self.found.frame is not None or not any(_unrun(cell) for cell in self.cells)
        if self.kit and not run:
            notice = Callout("warning", say.NOT_RUN_TITLE, message(say.NOT_RUN))
            self.found.blocks.insert(0, notice)
        document = self._framed() if self.found.frame else self._unframed(title, date)
        return NotebookPage(
            document=document,
            sections=tuple(self._sections()),
            unwritten=tuple(self.found.unwritten),
            warnings=tuple(self.found.warnings),
            kit=self.kit,
            run=run,
        )

    # --- document -------------------------------------------------------------------------------

    def _framed(self) -> Document:
        frame = self.found.frame
        assert frame is not None
        return dataclasses.replace(
            frame,
            heading_names=(),  # the headings have them by now
            blocks=(*frame.blocks, *self.found.blocks),
            appendices=(*frame.appendices, *self.found.appendices),
        )

    def _unframed(self, title: str, date: str) -> Document:
        own = _mapping(self.metadata.get("giamsat"))
        blocks = self.found.blocks
        named = next(
            (text for text in (self.metadata.get("title"), own.get("title")) if isinstance(text, str) and text), ""
        )
        if not named:
            heading = next((block for block in blocks if isinstance(block, Heading)), None)
            if heading and plain(heading.inlines).strip():
                named = plain(heading.inlines).strip()
                # The heading that became the title is not said twice when nothing stands before it.
                if next(block for block in blocks if not isinstance(block, Callout)) is heading:
                    blocks.remove(heading)
        said = own.get("date")
        return Document(
            kind_name="",
            title=named or title or say.UNTITLED,
            date=said if isinstance(said, str) and _ISO.fullmatch(said) else date,
            blocks=tuple(blocks),
            appendices=tuple(self.found.appendices),
        )

    def _sections(self) -> Iterator[Section]:
        for name, promises in self.found.promises.items():
            tables, figures, paragraphs = (
                sum(getattr(promise, kind) for promise in promises) for kind in ("tables", "figures", "paragraphs")
            )
            yield Section(name, Promise(tables, figures, paragraphs), counted(self.found.delivered[name]))

    # --- cells ----------------------------------------------------------------------------------

    def _cell(self, cell: Mapping[str, Any], number: int) -> None:
        own, tags = _own(cell), _tags(cell)
        if tags & (PARAMETER_TAGS | HIDDEN_CELL_TAGS):
            return
        if own.get("phase") and self.phase and own["phase"] != self.phase:
            return
        kind = cell.get("cell_type")
        if kind == "markdown":
            self.found.blocks.extend(self._markdown(cell, own))
        elif kind == "code":
            self._code(cell, number, own, tags)

    def _markdown(self, cell: Mapping[str, Any], own: Mapping[str, Any]) -> tuple[Block, ...]:
        source = joined(cell.get("source"))
        if own.get("role") == "narrative" and (not source.strip() or source.strip().startswith(UNWRITTEN_MARK)):
            return self._unwritten(own)
        attachments = cell.get("attachments")
        blocks = parse(source, base=self.base, attachments=attachments if isinstance(attachments, Mapping) else None)
        suffix = _mapping(own.get("suffix")).get(self.phase)
        if suffix and self.found.frame is not None and self.found.frame.heading_suffix:
            suffix = self.found.frame.heading_suffix
        if not isinstance(suffix, str) or not suffix:
            return blocks
        return _with_suffix(blocks, suffix, self.found.frame.heading_names if self.found.frame else ())

    def _unwritten(self, own: Mapping[str, Any]) -> tuple[Block, ...]:
        section = str(own.get("section") or "")
        if own.get("optional") or section in self.filled:
            return ()
        self.found.unwritten.append(section)
        title = say.UNWRITTEN.format(section=section) if section else say.CALLOUTS["placeholder"]
        return (Callout("placeholder", title, message(say.UNWRITTEN_BODY)),)

    def _code(self, cell: Mapping[str, Any], number: int, own: Mapping[str, Any], tags: frozenset[str]) -> None:
        source = joined(cell.get("source")).strip("\n")
        asked = own.get("show_source")
        hidden = bool(tags & HIDDEN_SOURCE_TAGS) or bool(
            _mapping(_mapping(cell.get("metadata")).get("jupyter")).get("source_hidden")
        )
        if source.strip() and (asked is True or (not self.kit and asked is not False and not hidden)):
            self.found.blocks.append(CodeBlock(source, self._language()))
        if tags & HIDDEN_OUTPUT_TAGS:
            return
        for output, fragment in zip(_outputs(cell), self.fragments[number - 1], strict=True):
            if fragment is not None:
                self._fragment(fragment, number)
            elif self.kit and output.get("name") == "stderr":
                # A library's warning («building the font cache») is no part of a report, and comes and goes.
                text = " ".join(plain_output(joined(output.get("text"))).split())[:MESSAGE_LIMIT]
                self.found.warnings.append(say.LIBRARY_MESSAGE.format(number=number, text=text))
            elif kit_data(output) is None:
                self.found.blocks.extend(foreign_output(output, number))

    def _language(self) -> str:
        return str(_mapping(self.metadata.get("language_info")).get("name") or "")

    # --- kit objects ----------------------------------------------------------------------------

    def _fragments(self, cell: Mapping[str, Any], number: int) -> list[Fragment | None]:
        """Return the kit's fragments of a cell, one per output; the first frame of the notebook is kept."""
        from pydantic import ValidationError

        from giamsat.blocks.codec import fragment_from_data

        result: list[Fragment | None] = []
        for output in _outputs(cell):
            data = kit_data(output)
            fragment = None
            if data is not None:
                try:
                    fragment = fragment_from_data(data)
                except ValidationError as error:
                    detail = str(error.errors()[0]["msg"])
                    self.found.warnings.append(say.OUTPUT_UNREADABLE.format(number=number, detail=detail))
            result.append(fragment)
            if fragment is not None and fragment.frame is not None:
                if self.found.frame is not None:
                    self.found.warnings.append(say.SECOND_FRAME.format(number=number))
                else:
                    self.found.frame = fragment.frame
        return result

    def _fragment(self, fragment: Fragment, number: int) -> None:
        self.found.blocks.extend(fragment.blocks)
        held = list(fragment.blocks)
        if fragment.appendix is not None:
            self.found.appendices.append(fragment.appendix)
            held.extend(fragment.appendix.blocks)
        if fragment.section:
            self.found.promises.setdefault(fragment.section, []).append(fragment.promise)
            self.found.delivered.setdefault(fragment.section, []).extend(held)


def _with_suffix(blocks: tuple[Block, ...], suffix: str, names: Sequence[tuple[str, str]]) -> tuple[Block, ...]:
    """Return the blocks, the first heading under its name in this phase and with the words of the phase behind."""
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            inlines = tuple(_renamed(part, names) if isinstance(part, Text) else part for part in block.inlines)
            longer = dataclasses.replace(block, inlines=(*inlines, Text(f" {suffix.strip()}")))
            return (*blocks[:place], longer, *blocks[place + 1 :])
    return blocks


def _renamed(part: Text, names: Sequence[tuple[str, str]]) -> Text:
    text = part.text
    for name, own in names:
        text = text.replace(name, own)
    return Text(text)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _own(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    return _mapping(_mapping(cell.get("metadata")).get("giamsat"))


def _tags(cell: Mapping[str, Any]) -> frozenset[str]:
    tags = _mapping(cell.get("metadata")).get("tags")
    return frozenset(map(str, tags)) if isinstance(tags, list) else frozenset()


def _outputs(cell: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    outputs = cell.get("outputs")
    return [_mapping(output) for output in outputs] if isinstance(outputs, list) else []


def _unrun(cell: Mapping[str, Any]) -> bool:
    """Whether a code cell of the kit has something to do and nothing to show for it."""
    return (
        cell.get("cell_type") == "code"
        and _own(cell).get("role") == "code"
        and bool(joined(cell.get("source")).strip())
        and not _tags(cell) & PARAMETER_TAGS
        and not _outputs(cell)
        and cell.get("execution_count") is None
    )
