"""Small constructors of blocks, so that sections read as what they say, not how it is built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from giamsat.blocks.html import plain
from giamsat.blocks.model import (
    Block,
    Cell,
    Emphasis,
    Figure,
    Inline,
    ListBlock,
    Paragraph,
    ShortForm,
    Strong,
    Table,
    Text,
    Traced,
)
from giamsat.formatting.text import bind
from giamsat.model.rounds import Registry
from giamsat.report.asked_marks import AskedMarks, asked_note
from giamsat.report.cited import Cited, Fact, Words, cell
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.texts_vi.marks import ASKED


def short_forms(registry: Registry) -> tuple[ShortForm, ...]:
    """Return the abbreviations that a document may use, for the normaliser to explain those that it does use."""
    return tuple(ShortForm(row.short, row.full, row.familiar) for row in registry.abbreviations)


def words(text: Words) -> tuple[Inline, ...]:
    """Return plain text as inlines; cited words keep the sources of their figures, the mark stands behind them."""
    if isinstance(text, Cited):
        traced = Traced((Text(text.text),), text.sources)
        return (traced, Text(f" {ASKED}")) if text.asked else (traced,)
    return (Text(text),)


def bound(text: Words) -> Words:
    """Return words with no-break spaces, so that no line ends between a number and its unit."""
    return replace(text, text=bind(text.text)) if isinstance(text, Cited) else bind(text)


def paragraph(text: Words) -> Paragraph:
    """Return a body paragraph of plain text."""
    return Paragraph(words(text))


def lead(text: Words) -> Paragraph:
    """Return a sentence that the kit wrote from figures; no line ends between a number and its unit."""
    return Paragraph(words(bound(text)), role="lead")


def titled(title: str, *parts: Words) -> Paragraph:
    """Return a paragraph that opens with a bold title («1. Phạm vi, mốc số liệu.») and goes on in ``parts``."""
    told = (inline for part in parts for inline in (Text(" "), *words(bound(part))))
    return Paragraph((Strong(words(title)), *told), role="lead")


def together(*parts: Words) -> Paragraph:
    """Return several sentences of the kit as one paragraph, each with its own sources."""
    told = [inline for part in parts for inline in (Text(" "), *words(bound(part)))]
    return Paragraph(tuple(told[1:]), role="lead")


def small(text: Words) -> Paragraph:
    """Return small print under a table or chart."""
    return Paragraph((Emphasis(words(bound(text))),), role="note")


def dashes(lines: Iterable[Words]) -> ListBlock:
    """Return a list of plain lines with dashes."""
    return ListBlock(tuple((paragraph(bound(line)),) for line in lines), marker="dash")


def numbered(lines: Iterable[Words]) -> ListBlock:
    """Return a numbered list of plain lines."""
    return ListBlock(tuple((paragraph(bound(line)),) for line in lines), marker="decimal")


LONGEST_LINE = 180


def shortened(text: str, longest: int = LONGEST_LINE) -> str:
    """Return a text whole when it is short, else its beginning up to a clause's or a word's end; «…» marks the cut."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    clause = max(head.rfind(mark) for mark in (". ", "; ", ", "))
    end = clause if clause > longest // 2 else head.rfind(" ")
    opened = head.rfind("“", 0, end)
    if opened > head.rfind("”", 0, end) and opened > longest // 3:
        end = opened  # half a title would read as words of its own
    return f"{head[:end].rstrip(' .,;:')}…"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, alignment and relative width."""

    head: str
    width: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class TableText:
    """A table of texts, plain or cited: columns, rows, title, and the line above it (cut-off, unit of measure)."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Words]]
    title: str
    scope: str = ""
    note: str = ""
    strong_rows: frozenset[int] = field(default=frozenset())
    landscape: bool = False
    shades: Sequence[Sequence[int]] = ()
    dense: bool = False


def table(content: TableText, label: str = "", *, illustrative: bool = False) -> Table:
    """Lay a table of texts out as a table block; the illustrative mark goes into its title."""
    head = tuple(Cell(words(column.head), align="center", strong=True) for column in content.columns)
    rows = tuple(
        tuple(
            Cell(words(text), align=column.align, strong=number in content.strong_rows)  # type: ignore[arg-type]
            for text, column in zip(row, content.columns, strict=True)
        )
        for number, row in enumerate(content.rows)
    )
    note = " ".join(filter(None, (content.note, asked_note(text for row in content.rows for text in row))))
    return Table(
        head=(head,),
        rows=rows,
        widths=tuple(float(column.width) for column in content.columns),
        label=label,
        title=words(marked(content.title, illustrative)),
        scope=content.scope,
        note=words(note) if note else (),
        landscape=content.landscape,
        illustrative=illustrative,
        shades=tuple(tuple(row) for row in content.shades),
        dense=content.dense,
    )


def marked(text: str, illustrative: bool) -> str:
    """Add the illustrative mark to a title or caption; where there is none it stands elsewhere."""
    return f"{text} – {ILLUSTRATIVE}" if illustrative and text else text


class Labels:
    """Numbers of tables and figures («Bảng 2», «Hình 1») in the order of their first call.

    A label belongs to a key, so that running one cell again keeps its numbers. Tables made here mark the figures
    that ``asked`` knows to be asked about.
    """

    def __init__(self, asked: AskedMarks | None = None) -> None:
        self.asked = asked or AskedMarks()
        self._numbers: dict[str, dict[str, int]] = {"Bảng": {}, "Hình": {}}

    def of(self, kind: str, key: str) -> str:
        """Return the label of ``key`` among the «Bảng» or «Hình»."""
        numbers = self._numbers[kind]
        return f"{kind} {numbers.setdefault(key, len(numbers) + 1)}"

    def known(self, kind: str, key: str) -> str:
        """Return the label that ``key`` has already, «» when nothing of it was printed."""
        number = self._numbers[kind].get(key)
        return f"{kind} {number}" if number else ""

    def table(self, key: str, content: TableText, *, illustrative: bool) -> Table:
        """Return the table block of ``key`` with its number, figures that are asked about marked."""
        marked_rows = replace(content, rows=self.asked.rows(content.rows))
        return table(marked_rows, self.of("Bảng", key), illustrative=illustrative)

    def figure(self, key: str, figure: Figure, facts: Iterable[Fact] = (), note: Words = "") -> Figure:
        """Return the chart of ``key`` with its number; the illustrative mark goes into its caption.

        ``facts`` are the figures that it draws: their sources open at the caption. ``note`` stands under it: how many
        are drawn, of which day, by whom.
        """
        title = figure.title
        if figure.illustrative:
            title = (*title, Text(f" – {ILLUSTRATIVE}"))
        drawn = cell(plain(title), facts)
        if isinstance(drawn, Cited):
            title = (Traced(title, drawn.sources),)
        small_print = words(bound(note)) if note else figure.note
        return replace(figure, label=self.of("Hình", key), title=title, note=small_print)


def without_none(blocks: Iterable[Block | None]) -> tuple[Block, ...]:
    """Return the blocks that are there."""
    return tuple(block for block in blocks if block is not None)
