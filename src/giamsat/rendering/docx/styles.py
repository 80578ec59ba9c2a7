"""Styles of the Word files: Word's own names (Heading 1, Body Text, Caption …) with the decree's form.

Whoever edits the file finds them in Word's list of styles and changes them there, for the whole document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from giamsat.blocks.model import OFFICIAL
from giamsat.rendering.docx import measures as m
from giamsat.rendering.docx.xml import Element, el

FONT = "Times New Roman"
CODE_FONT = "Courier New"
LINE = 276  # 1.15 of single spacing, in 240ths; the decree allows single to 1.5
TIGHT = 240
GAP = 120  # 6 pt between paragraphs


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style; lengths in twips, sizes in half points."""

    id: str
    name: str
    base: str = "Normal"
    size: int = m.BODY
    bold: bool = False
    italic: bool = False
    align: str = "left"
    first: int = 0
    left: int = 0
    before: int = 0
    after: int = 0
    line: int = TIGHT
    keep_next: bool = False
    outline: int | None = None
    next: str = ""
    font: str = ""


_STYLES = (
    _Style("Normal", "Normal", base=""),
    _Style("BodyText", "Body Text", align="both", first=m.INDENT, after=GAP, line=LINE),
    _Style("ListParagraph", "List Paragraph", "BodyText", align="both", after=GAP, line=LINE),
    _Style("Title", "Title", bold=True, align="center", keep_next=True, next="Subtitle"),
    _Style("Subtitle", "Subtitle", bold=True, align="center", keep_next=True, next="BodyText"),
    *(
        _Style(
            f"Heading{level}",
            f"heading {level}",
            bold=True,
            italic=level >= 4,
            align="both",
            first=m.INDENT,
            before=GAP if level == 1 else 0,
            after=GAP,
            line=LINE,
            keep_next=True,
            outline=level - 1,
            next="BodyText",
        )
        for level in range(1, 6)
    ),
    _Style("AppendixTitle", "Appendix Title", "Heading1", bold=True, align="center", keep_next=True, outline=0),
    _Style("Caption", "caption", size=m.CAPTION, bold=True, align="center", before=GAP, after=60, keep_next=True),
    _Style("TableScope", "Table Scope", size=m.SMALL, italic=True, align="right", after=40, keep_next=True),
    _Style("TableText", "Table Text", size=24, before=20, after=20),
    _Style("TableHead", "Table Head", "TableText", size=24, bold=True, align="center", before=20, after=20),
    _Style("TableNote", "Table Note", size=m.SMALL, italic=True, before=60, after=GAP),
    _Style("Centred", "Centred", align="center"),
    _Style("Letterhead", "Letterhead", size=m.ORGAN, align="center"),
    _Style("Preface", "Preface", size=m.SMALL, italic=True, align="center", after=60),
    _Style("Recipients", "Recipients", size=m.SMALL),
    _Style("Box", "Box Text", size=26, align="both", before=40, after=40),
    _Style("Quote", "Quote", italic=True, align="both", left=m.INDENT, after=GAP, line=LINE),
    _Style("Code", "Code", size=m.SMALL, after=GAP, font=CODE_FONT),
    _Style("Header", "header", size=m.BODY, align="center"),
    _Style("Footer", "footer", size=m.IDENTITY),
    _Style("FootnoteText", "footnote text", size=m.SMALL, align="both"),
)


_SPREAD = ("BodyText", "ListParagraph", "Heading1", "Box", "Quote", "TableText", "TableHead", "TableNote")


def _on_sheet(style: _Style, points: int) -> _Style:
    """Return a style as a sheet has it: running text in ``points``, lines and paragraphs close together."""
    if style.id in ("Title", "Subtitle"):
        return replace(style, size=points * 2)
    if style.id not in _SPREAD:
        return style
    is_table = style.id.startswith("Table")
    before = 60 if style.id == "Heading1" else 0
    after = 0 if is_table else 20
    size = min(style.size, m.SMALL if is_table else points * 2)
    return replace(style, size=size, first=0, before=before, after=after, line=TIGHT)


def fill_styles(root: Element, points: int) -> None:
    """Replace the content of ``styles.xml``: defaults, paragraph styles, and the few of characters and tables.

    :param points: the type size of running text: that of an official text, or the smaller one of a sheet.
    """
    for child in list(root):
        root.remove(child)
    root.append(_defaults())
    own = _STYLES if points >= OFFICIAL else [_on_sheet(style, points) for style in _STYLES]
    root.extend(_paragraph_style(style) for style in own)
    root.append(_style("character", "DefaultParagraphFont", "Default Paragraph Font", is_default=True))
    look = el("rPr", el("color", val="000000"), el("u", val="single"))
    root.append(_style("character", "Hyperlink", "Hyperlink", look))
    root.append(
        _style("character", "FootnoteReference", "footnote reference", el("rPr", el("vertAlign", val="superscript")))
    )
    margins = el("tblCellMar", el("left", w=70, type="dxa"), el("right", w=70, type="dxa"))
    root.append(_style("table", "TableNormal", "Normal Table", el("tblPr", margins), is_default=True))


def _defaults() -> Element:
    look = el(
        "rPr", _font(FONT), el("sz", val=m.BODY), el("szCs", val=m.BODY), el("lang", val="vi-VN", eastAsia="vi-VN")
    )
    return el("docDefaults", el("rPrDefault", look), el("pPrDefault", el("pPr")))


def _font(name: str) -> Element:
    return el("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _style(kind: str, style_id: str, name: str, *content: Element, is_default: bool = False) -> Element:
    return el(
        "style",
        el("name", val=name),
        el("qFormat"),
        *content,
        type=kind,
        styleId=style_id,
        default=1 if is_default else None,
    )


def _paragraph_style(style: _Style) -> Element:
    place = el(
        "pPr",
        el("keepNext") if style.keep_next else None,
        el("spacing", before=style.before, after=style.after, line=style.line, lineRule="auto"),
        el("ind", left=style.left, firstLine=style.first),
        el("jc", val=style.align),
        el("outlineLvl", val=style.outline) if style.outline is not None else None,
    )
    look = el(
        "rPr",
        _font(style.font) if style.font else None,
        el("b", val=None if style.bold else 0),
        el("bCs", val=None if style.bold else 0),
        el("i", val=None if style.italic else 0),
        el("iCs", val=None if style.italic else 0),
        el("color", val="000000"),
        el("sz", val=style.size),
        el("szCs", val=style.size),
    )
    return el(
        "style",
        el("name", val=style.name),
        el("basedOn", val=style.base) if style.base else None,
        el("next", val=style.next) if style.next else None,
        el("qFormat"),
        place,
        look,
        type="paragraph",
        styleId=style.id,
        default=1 if style.id == "Normal" else None,
    )
