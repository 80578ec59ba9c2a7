"""Pages: A4 upright or across, page number at the top centre from the second page of each part, marks at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from giamsat.formatting.text import NBSP
from giamsat.rendering.docx import measures as m
from giamsat.rendering.docx.xml import Element, cells, el, paragraph, run

_NUMBER = round(16 * m.MM)


@dataclass(frozen=True, slots=True)
class Pages:
    """The page heads and feet of one document: made once for each direction of the paper and shared by its sections.

    ``marks`` stand on every page, ``identity`` at the foot of page 1.
    """

    part: Any
    marks: tuple[str, ...]
    identity: str
    made: dict[tuple[str, bool], str]

    def section(self, *, landscape: bool, is_start: bool, is_first: bool = False) -> Element:
        """Return the properties of a section; ``is_start`` begins a part, whose pages count from 1."""
        wide, tall = reversed(m.A4) if landscape else m.A4
        made = el("sectPr")
        made.append(self._reference("header", "default", landscape))
        if is_start:
            made.append(self._reference("header", "first", landscape))
            made.append(self._reference("footer", "first", is_first))
        made.extend(
            (
                el("type", val="nextPage"),
                el("pgSz", w=wide, h=tall, orient="landscape" if landscape else None),
                el(
                    "pgMar",
                    top=m.TOP,
                    right=m.RIGHT,
                    bottom=m.BOTTOM,
                    left=m.LEFT,
                    header=m.HEAD,
                    footer=m.HEAD,
                    gutter=0,
                ),
            )
        )
        if is_start:
            made.extend((el("pgNumType", start=1), el("titlePg")))
        return made

    def _reference(self, kind: str, role: str, flag: bool) -> Element:
        from docx.oxml.ns import qn

        key = (f"{kind}-{role}", flag)
        if key not in self.made:
            part, self.made[key] = self.part.add_header_part() if kind == "header" else self.part.add_footer_part()
            root = part.element
            for child in list(root):
                root.remove(child)
            root.extend(
                self._foot(flag) if kind == "footer" else self._head(landscape=flag, has_number=role != "first")
            )
        made = el(f"{kind}Reference", type=role)
        made.set(qn("r:id"), self.made[key])
        return made

    def _head(self, *, landscape: bool, has_number: bool) -> list[Element]:
        width = m.LANDSCAPE if landscape else m.PORTRAIT
        side = (width - _NUMBER) // 2
        number = paragraph("Header", *(_page_number() if has_number else ()))
        marks = paragraph(
            "Header",
            run(" · ".join(mark.replace(" ", NBSP) for mark in self.marks), size=m.MARK),
            settings=(el("jc", val="right"),),
        )
        return [cells((side, _NUMBER, side), (([paragraph("Header")], [number], [marks]),)), paragraph("Footer")]

    def _foot(self, is_first: bool) -> list[Element]:
        words = (run(self.identity, color="5F5F5F", size=m.IDENTITY),) if is_first and self.identity else ()
        return [paragraph("Footer", *words)]


def _page_number() -> tuple[Element, ...]:
    """Return the one field of the file; no text from outside ever comes near it."""
    code = el("instrText")
    code.text = " PAGE "
    steps = (el("fldChar", fldCharType="begin"), code, el("fldChar", fldCharType="separate"))
    shown = (el("r", step) for step in steps)
    return (*shown, run("1"), el("r", el("fldChar", fldCharType="end")))
