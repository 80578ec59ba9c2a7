"""Elements of WordprocessingML, built as trees: text is set as text, so that none of it becomes markup or a field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from giamsat.blocks.escape import coded_controls

Element = Any
"""An lxml element; lxml has no types of its own."""


def el(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Return the element ``w:<tag>`` with attributes ``w:<name>``; a value of ``None`` leaves its attribute out."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        if value is not None:
            made.set(qn(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def text_element(text: str, tag: str = "t") -> Element:
    """Return the text of a run; its spaces, no-break ones too, stay as they are."""
    made = el(tag)
    made.text = coded_controls(text)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def run(text: str, *, bold: bool = False, italic: bool = False, size: int = 0, color: str = "") -> Element:
    """Return a run of text; line ends in it become breaks."""
    look = el("rPr")
    if bold:
        look.extend((el("b"), el("bCs")))
    if italic:
        look.extend((el("i"), el("iCs")))
    if color:
        look.append(el("color", val=color))
    if size:
        look.extend((el("sz", val=size), el("szCs", val=size)))
    lines = text.split("\n")
    parts: list[Element] = []
    for number, line in enumerate(lines):
        parts += [el("br")] if number else []
        parts += [text_element(line)] if line else []
    return el("r", look if len(look) else None, *parts)


_ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "spacing", "ind",
          "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr")  # fmt: skip
"""Properties of a paragraph in the order of the schema, which Word insists on."""


def paragraph(style: str, *content: Element, settings: Iterable[Element] = ()) -> Element:
    """Return a paragraph of a style; ``settings`` are further elements of its properties, in any order."""
    made = el("p", el("pPr", el("pStyle", val=style)), *content)
    add_settings(made, *settings)
    return made


def add_settings(block: Element, *settings: Element) -> None:
    """Add settings to a paragraph's properties, each where the schema wants it; one that is there is replaced."""
    properties = block[0]
    found = {child.tag: child for child in (*properties, *settings)}
    for child in list(properties):
        properties.remove(child)
    properties.extend(sorted(found.values(), key=lambda child: _ORDER.index(child.tag.rpartition("}")[2])))


def cells(widths: Iterable[int], rows: Iterable[Iterable[Iterable[Element]]], *, split: bool = False) -> Element:
    """Return a grid without lines and margins, for what stands side by side: letterhead, signatures, page head."""
    columns = list(widths)
    made = el(
        "tbl",
        el(
            "tblPr",
            el("tblW", w=sum(columns), type="dxa"),
            el("tblLayout", type="fixed"),
            el("tblCellMar", el("left", w=0, type="dxa"), el("right", w=0, type="dxa")),
        ),
        el("tblGrid", *(el("gridCol", w=width) for width in columns)),
    )
    for row in rows:
        line = el("tr", el("trPr", el("cantSplit")) if not split else None)
        for width, content in zip(columns, row, strict=True):
            line.append(el("tc", el("tcPr", el("tcW", w=width, type="dxa")), *content))
        made.append(line)
    return made
