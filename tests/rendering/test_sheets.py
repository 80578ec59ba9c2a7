"""Sheets of one page: smaller type, ruled lines, the first version that fits, several in one file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt
from pypdf import PdfReader

from giamsat.blocks.html import fragment
from giamsat.blocks.model import Callout, Cell, Document, Identity, ListBlock, Paragraph, Ruled, Table, Text
from giamsat.blocks.texts import texts
from giamsat.errors import PageError
from giamsat.rendering.docx import to_docx
from giamsat.rendering.merged import merged
from giamsat.rendering.normalise import normalise
from giamsat.rendering.one_page import fitted
from giamsat.rendering.pdf import to_pdf

WORDS = "Nội dung của phiếu, mỗi câu vừa một dòng. "


def paragraph(words: str) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph((Text(words),))


def sheet(lines: int = 5, size: int = 12) -> Document:
    """Return a sheet with a number of paragraphs and room to write."""
    return Document(
        kind_name="PHIẾU",
        title="Sở Mẫu A",
        date="2024-11-15",
        blocks=(*(paragraph(WORDS) for _ in range(lines)), Ruled(2, "Ghi chú:")),
        identity=Identity("mau-2024", "so-mau-a", "Sở Mẫu A"),
        size=size,
    )


def sizes(pdf: bytes) -> set[float]:
    """Return the sizes in which the first page prints the words of the sheet."""
    found: set[float] = set()

    def visit(text: str, matrix: list[float], place: list[float], _: object, size: float) -> None:
        if "Nội dung của phiếu" in text:
            found.add(round(abs(size * place[3] * matrix[3]), 1))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("size", [11, 12, 14])
def test_a_document_has_the_type_that_it_names(templates: Path, size: int) -> None:
    """On the page and in Word alike."""
    page, _ = normalise(sheet(size=size))
    assert sizes(to_pdf(page, templates)) == {float(size)}
    word = docx.Document(io.BytesIO(to_docx(page)))
    own = next(one for one in word.paragraphs if one.text == WORDS)
    assert own.style is not None
    assert own.style.font.size == Pt(size)


def test_ruled_lines_stand_in_every_format(templates: Path) -> None:
    """Two lines of 7,5 mm with their title, also in a list and a box; HTML has as many."""
    ruled = Ruled(2, "Ghi chú:")
    inner = (ListBlock(((paragraph("Hỏi?"), ruled),), "decimal"), Callout("note", "", (ruled,)))
    page, _ = normalise(replace(sheet(), blocks=(*inner, ruled, Ruled(0))))
    assert len([block for block in page.blocks if isinstance(block, Ruled)]) == 1
    printed = PdfReader(io.BytesIO(to_pdf(page, templates))).pages[0].extract_text()
    assert printed.count("Ghi chú:") == 3
    word = docx.Document(io.BytesIO(to_docx(page)))
    heights = [one.paragraph_format.line_spacing for one in word.paragraphs if one.text == "Ghi chú:"]
    assert heights
    assert all(abs(height - Mm(7.5)) < Mm(0.1) for height in heights if height is not None)
    kept = [one.paragraph_format.keep_with_next for one in word.paragraphs if one.text == "Ghi chú:"]
    assert all(kept)  # the second line never begins a page alone
    assert fragment((Ruled(3, "<b>"),)).count('<div class="ruled">') == 3
    assert "<b>" not in fragment((Ruled(1, "<b>"),))


def test_the_first_version_that_is_one_page_is_taken(templates: Path) -> None:
    """Roomy ones are tried first; later ones are not even made."""
    made: list[int] = []

    def versions() -> Iterator[Document]:
        for lines in (90, 70, 20, 10):
            made.append(lines)
            yield sheet(lines)

    page, pdf = fitted(versions(), templates)
    assert made == [90, 70, 20]
    assert len(page.blocks) == 21
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert fitted([sheet(20)], templates)[1] == pdf


def test_a_sheet_that_never_fits_names_its_longest_texts(templates: Path) -> None:
    """With how many pages it has; nothing is cut off."""
    with pytest.raises(PageError) as raised:
        fitted([sheet(200), replace(sheet(), blocks=(*sheet(70).blocks, paragraph("Dài nhất. " * 40)))], templates)
    (fault,) = raised.value.faults
    assert fault.code == "page-too-long"
    assert "dài 2 trang" in str(fault)
    assert "“Dài nhất." in str(fault)


def test_texts_of_blocks_are_found_at_any_depth() -> None:
    """In lists, boxes, cells, scopes: whoever seeks an abbreviation finds it."""
    table = Table(((Cell((Text("a"),)),),), ((Cell((Text("b"),)),),), title=(Text("t"),), scope="s", note=(Text("n"),))
    blocks = (ListBlock(((Callout("note", "k", (paragraph("p"),)),),)), table)
    assert list(texts(blocks)) == ["k", "p", "t", "s", "a", "b", "n"]


def test_a_day_is_one_file_with_bookmarks(templates: Path) -> None:
    """In the order given, each bookmark at its page; the same bytes each time, no clock of today."""
    parts = [(name, fitted([replace(sheet(), title=name)], templates)[1]) for name in ("Sở Mẫu A", "Sở Mẫu B")]
    content = merged(parts, "Phiếu tóm tắt, ngày 21/10/2024", date(2024, 10, 21))
    assert merged(parts, "Phiếu tóm tắt, ngày 21/10/2024", date(2024, 10, 21)) == content
    reader = PdfReader(io.BytesIO(content))
    assert len(reader.pages) == 2
    marks = [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]  # type: ignore[union-attr,arg-type]
    assert marks == [("Sở Mẫu A", 0), ("Sở Mẫu B", 1)]
    assert reader.metadata is not None
    assert reader.metadata.title == "Phiếu tóm tắt, ngày 21/10/2024"
    assert str(reader.metadata["/CreationDate"]).startswith("D:20241021")
