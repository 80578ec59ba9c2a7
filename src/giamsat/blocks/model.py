"""The block model: a report as a list of blocks, independent of notebook, HTML, PDF and DOCX.

The JSON form (``schema`` 1) is kept beside each executed notebook and is what golden tests compare.
Text is data: nothing in a block is markup of any renderer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple

SCHEMA = 1
OFFICIAL = 14
"""Type size of an official text in points (Decree 30/2020: 13 to 14)."""
MIME = "application/vnd.giamsat.blocks.v1+json"


class ByType:
    """What makes a reader of JSON choose the member of a union by its ``type`` instead of trying all of them."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import Field

        return handler.generate_schema(Annotated[source, Field(discriminator="type")])


# --- inlines ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain text."""

    text: str
    type: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold."""

    inlines: tuple[Inline, ...]
    type: Literal["strong"] = "strong"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italic."""

    inlines: tuple[Inline, ...]
    type: Literal["emphasis"] = "emphasis"


@dataclass(frozen=True, slots=True)
class Strike:
    """Struck through."""

    inlines: tuple[Inline, ...]
    type: Literal["strike"] = "strike"


@dataclass(frozen=True, slots=True)
class Code:
    """Code within a line."""

    text: str
    type: Literal["code"] = "code"


@dataclass(frozen=True, slots=True)
class Link:
    """A link; the normaliser allows http, https, mailto and «#…» and turns the rest into its text."""

    href: str
    inlines: tuple[Inline, ...]
    type: Literal["link"] = "link"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, where it is called."""

    blocks: tuple[Block, ...]
    type: Literal["note"] = "note"


@dataclass(frozen=True, slots=True)
class Break:
    """A forced line break."""

    type: Literal["break"] = "break"


class TracedFigure(NamedTuple):
    """A number or words on the page and where they stand in a file; a list of five texts in JSON, as there are many.

    ``printed`` is how the page prints it («98,2%»; empty: all the traced words), ``name`` what the place holds («kỳ
    này, tử số: …»), ``value`` what stands there («12.345»; empty for words, which stand on the page as in the file).
    ``at`` are cells or lines: «K12», several «I12, J12», a run «H12:H40», a whole row «7:7»; of a file without sheets
    lines «7», «7-9». ``how`` the value comes from there: it stands there («»), the places are added («sum»), they are
    counted («count»), it stands somewhere in that row («row»), it is worked out from what stands there or, without a
    place, from the other figures of the report («computed»; ``value`` is then the sum itself: «98,2 − 95»). «group» is
    one unit's part of a sum over many: cells and values of numerator and denominator, «I12 + J12 / H12». «query» was
    counted from an extract: ``at`` then says in words which of its rows were.
    """

    printed: str
    name: str
    value: str
    at: str
    how: Literal["", "sum", "count", "row", "computed", "group", "query"] = ""


class TracedSource(NamedTuple):
    """A file, and a sheet of it, with the figures that come from there; ``title`` and ``address`` name a document.

    ``file`` is relative to the project folder. Without a file the figures are computed from others.
    """

    file: str
    sheet: str
    title: str
    address: str
    figures: tuple[TracedFigure, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """Words with figures in them, and the sources of these figures; printed as its words alone where nothing opens."""

    inlines: tuple[Inline, ...]
    sources: tuple[TracedSource, ...]
    type: Literal["traced"] = "traced"


Inline = Annotated[Text | Strong | Emphasis | Strike | Code | Link | Note | Break | Traced, ByType()]

# --- blocks -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; depth 1 is a part (I, II, …), the document's title is not a heading block. ``id`` is its anchor."""

    depth: int
    inlines: tuple[Inline, ...]
    id: str = ""
    type: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text. ``role`` «lead» is a kit sentence, «note» small print under a table or chart."""

    inlines: tuple[Inline, ...]
    role: Literal["", "lead", "note", "mark"] = ""
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; ``marker`` is «bullet», «dash», «decimal» (1.), «alpha» (a), b), c), d), đ)…)."""

    items: tuple[tuple[Block, ...], ...]
    marker: Literal["bullet", "dash", "decimal", "alpha"] = "bullet"
    start: int = 1
    type: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. Numbers are right-aligned text; the kit prints no bare numbers."""

    inlines: tuple[Inline, ...]
    align: Literal["left", "center", "right"] = "left"
    colspan: int = 1
    rowspan: int = 1
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A data table. ``widths`` are relative column widths; ``label`` «Bảng 2», ``title`` its name,
    ``scope`` cut-off and unit of measure printed right above the table, ``note`` below it.
    ``head`` rows are repeated on every page. ``landscape`` tables stand in a landscape appendix. ``shades`` are how
    dark the ground of each cell of ``rows`` is, 0 (white) to 3; empty when all are white. A ``dense`` table is set
    small, so that it stays on one page.
    """

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    label: str = ""
    title: tuple[Inline, ...] = ()
    scope: str = ""
    note: tuple[Inline, ...] = ()
    landscape: bool = False
    illustrative: bool = False
    shades: tuple[tuple[int, ...], ...] = ()
    dense: bool = False
    type: Literal["table"] = "table"

    def shade(self, row: int, place: int) -> int:
        """Return how dark the ground of a cell of the body is."""
        own = self.shades[row] if row < len(self.shades) else ()
        return own[place] if place < len(own) else 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart or image: ``svg`` source, or ``png``/``jpeg`` as base64. ``alt`` is required by PDF/UA.
    ``width`` is the share of the text width, 0–1."""

    alt: str
    svg: str = ""
    png: str = ""
    jpeg: str = ""
    label: str = ""
    title: tuple[Inline, ...] = ()
    note: tuple[Inline, ...] = ()
    width: float = 1.0
    illustrative: bool = False
    type: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Code or preformatted text."""

    text: str
    language: str = ""
    type: Literal["code_block"] = "code_block"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: tuple[Block, ...]
    type: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class Callout:
    """A box: «summary» (Tóm tắt), «placeholder» (narrative not written), «note», «warning»."""

    kind: Literal["summary", "placeholder", "note", "warning"]
    title: str
    blocks: tuple[Block, ...]
    type: Literal["callout"] = "callout"


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    type: Literal["rule"] = "rule"


@dataclass(frozen=True, slots=True)
class Ruled:
    """Ruled lines to write on by hand; ``title`` («Ghi chú») stands at the beginning of the first."""

    lines: int
    title: str = ""
    type: Literal["ruled"] = "ruled"


Block = Annotated[
    Heading | Paragraph | ListBlock | Table | Figure | CodeBlock | Quote | Callout | Rule | Ruled, ByType()
]

# --- document -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Decree 30/2020, Phụ lục I, Mục II: organs, number and sign, place and date; blanks print as «…»."""

    parent: str
    organ: str
    number: str  # «Số: 05/BC-ĐGS»; empty for a document without number
    place_date: str  # «Hà Nội, ngày 05 tháng 01 năm 2024»


@dataclass(frozen=True, slots=True)
class Signature:
    """Recipients and signature block; ``authority`` «TM. ĐOÀN GIÁM SÁT», ``title`` «TRƯỞNG ĐOÀN»."""

    recipients: tuple[str, ...]
    authority: str
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix: Roman number (empty when there is only one), title, blocks; its page numbers restart."""

    number: str
    title: str
    reference: str  # «(Kèm theo Báo cáo số … ngày … của …)»
    landscape: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report this is: proved on the finished page (id in metadata and on page 1)."""

    round_id: str
    unit_id: str
    unit_name: str


class ShortForm(NamedTuple):
    """An abbreviation and its words; a ``familiar`` one («UBND») is understood where these stand before it."""

    short: str
    full: str
    familiar: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. ``kind_name`` «BÁO CÁO» and ``title`` its subject («Kết quả giám sát …»); ``date`` is ISO,
    needed by PDF/A; ``marks`` are words in the page head of every page («DỰ THẢO», «SỐ LIỆU MINH HỌA»);
    ``preface`` notes printed on page 1 above the title. ``heading_suffix`` replaces the words that a notebook's
    headings carry in this phase («(theo nguồn công khai)»); ``heading_names`` are names of sections as the notebook has
    them, each with its name in this phase. ``size`` is the type size of running text in points: one below that of
    official texts makes a sheet to read from, its lines close together. ``short_forms`` are all abbreviations that are
    known; the normaliser explains those that the document uses."""

    kind_name: str
    title: str
    date: str
    blocks: tuple[Block, ...]
    phase: str = ""
    heading_suffix: str = ""
    heading_names: tuple[tuple[str, str], ...] = ()
    language: str = "vi"
    identity: Identity | None = None
    letterhead: Letterhead | None = None
    preface: tuple[str, ...] = ()
    signature: Signature | None = None
    appendices: tuple[Appendix, ...] = ()
    marks: tuple[str, ...] = ()
    author: str = ""
    keywords: tuple[str, ...] = ()
    size: int = OFFICIAL
    short_forms: tuple[ShortForm, ...] = ()
    schema: int = SCHEMA

    @property
    def is_sheet(self) -> bool:
        """Whether it is a sheet to read from, not an official text."""
        return self.size < OFFICIAL


@dataclass(frozen=True, slots=True)
class Promise:
    """What a section must contain at least (design: success is a postcondition)."""

    tables: int = 0
    figures: int = 0
    paragraphs: int = 0


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one code cell hands to the page, carried by the MIME type :data:`MIME`.

    ``frame`` is a document without blocks (first cell of a report); ``appendix`` one appendix; otherwise
    ``blocks`` belong where the cell stands. ``section`` names the section («II.tthc»). ``fills`` says that people's
    own words stand in ``blocks`` (from the register of findings), so that the section's narrative may stay unwritten.
    """

    section: str
    blocks: tuple[Block, ...] = ()
    frame: Document | None = None
    appendix: Appendix | None = None
    promise: Promise = Promise()
    fills: bool = False
    schema: int = SCHEMA
