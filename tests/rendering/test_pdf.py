"""The printed page."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from giamsat.blocks.model import (
    Appendix,
    Block,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Document,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from giamsat.errors import PageError
from giamsat.formatting.text import bind
from giamsat.rendering.normalise import normalise
from giamsat.rendering.pdf import to_pdf

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pdf(report: Document, templates: Path) -> bytes:
    """Return the sample as PDF."""
    return to_pdf(normalise(report)[0], templates)


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> PdfReader:
    """Return a reader of the sample."""
    return PdfReader(io.BytesIO(pdf))


def _document(*blocks: Block, **fields: Any) -> Document:
    return normalise(Document(kind_name="", title="Thử", date="2024-01-05", blocks=blocks, **fields))[0]


def _text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def _bare(text: str) -> str:
    return "".join(text.split())


def _spans(page: Any) -> list[tuple[str, float, float, float]]:
    """Return the pieces of text of a page: text, type size, left edge and base line in points from the top left."""
    found: list[tuple[str, float, float, float]] = []

    def visit(text: str, matrix: Any, place: Any, font: Any, size: float) -> None:
        if text.strip():
            x = place[4] * matrix[0] + place[5] * matrix[2] + matrix[4]
            y = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
            found.append((text.strip(), round(abs(size * place[3] * matrix[3]), 1), x, float(page.mediabox.height) - y))

    page.extract_text(visitor_text=visit)
    return found


def test_the_same_document_gives_the_same_bytes(report: Document, templates: Path, pdf: bytes) -> None:
    """No clock, no chance: twice the same."""
    assert to_pdf(normalise(report)[0], templates) == pdf


def test_it_declares_both_standards_and_its_metadata(reader: PdfReader) -> None:
    """PDF/A-2a and PDF/UA-1, Vietnamese, tagged, with the document's own date and the ids as keywords."""
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "vi"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert str(reader.metadata["/CreationDate"]).startswith("D:20241105")
    assert "giamsat:unit=so-mau-a" in str(reader.metadata["/Keywords"])
    assert "giamsat:round=mau-2024" in str(reader.metadata["/Keywords"])
    assert str(reader.metadata["/Title"]).startswith("BÁO CÁO Kết quả giám sát")


def test_paper_is_a4_and_turned_only_for_the_wide_appendix(reader: PdfReader) -> None:
    """Portrait pages of 210 × 297 mm, landscape ones where the appendix asks for it."""
    sizes = [(round(float(page.mediabox.width) / MM), round(float(page.mediabox.height) / MM)) for page in reader.pages]
    assert set(sizes) == {(210, 297), (297, 210)}
    assert sizes[0] == (210, 297)


def test_all_fonts_are_shipped_ones_and_embedded(reader: PdfReader) -> None:
    """Only Tinos and the two DejaVu fonts, each inside the file."""
    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            face = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(str(face["/BaseFont"]).split("+")[1].split("-")[0])
            assert "/FontFile2" in face["/FontDescriptor"] or "/FontFile3" in face["/FontDescriptor"]
    assert names <= {"Tinos", "DejaVuSans", "DejaVuSansMono"}
    assert "Tinos" in names


def test_page_numbers_begin_on_page_two_and_again_in_each_appendix(reader: PdfReader) -> None:
    """Arabic, 14 pt, centred in the top margin, not on the first page of a part."""
    numbers = []
    for page in reader.pages:
        middle = float(page.mediabox.width) / 2 + 7.5 * MM  # between margins of 30 and 15 mm
        shown = [
            text
            for text, size, x, y in _spans(page)
            if y < 20 * MM and text.isdigit() and size == 14 and abs(x - middle) < 9
        ]
        numbers.append(int(shown[0]) if shown else 1)
    starts = [place for place, number in enumerate(numbers) if number == 1]
    assert len(starts) == 3  # report, two appendices
    assert numbers[: starts[1]] == list(range(1, starts[1] + 1))
    assert numbers[starts[1] : starts[2]] == list(range(1, starts[2] - starts[1] + 1))


def test_sizes_and_edges_follow_the_decree(reader: PdfReader) -> None:
    """Left margin 30 mm, indent 12,7 mm, text of 14 pt, letterhead and recipients as Decree 30/2020 has them."""
    first = _spans(reader.pages[0])
    by_text = {text: (size, x, y) for text, size, x, y in first}
    sizes = {text: size for text, (size, _, _) in by_text.items()}
    assert sizes["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] == 13
    assert sizes["Độc lập - Tự do - Hạnh phúc"] == 14
    assert sizes["HỘI ĐỒNG NHÂN DÂN"] == 13
    assert sizes["ĐOÀN GIÁM SÁT SỐ 1"] == 13
    assert sizes["BÁO CÁO"] == 14
    assert 12 <= sizes["Số: «…»/BC-ĐGS"] <= 13
    size, x, _ = by_text["I. KHÁI QUÁT VỀ CUỘC GIÁM SÁT"]
    assert size == 14
    assert abs(x - (30 + 12.7) * MM) < 0.5
    assert min(x for _, _, x, _ in first) >= 30 * MM - 0.5
    signed = next(page for page in reader.pages if "Nơi nhận:" in page.extract_text())
    sizes = {text: size for text, size, _, _ in _spans(signed)}
    assert sizes["Nơi nhận:"] == 12
    assert sizes["- Sở Mẫu A;"] == 11
    assert sizes["TRƯỞNG ĐOÀN"] == 14


def test_number_and_place_stand_on_one_line(reader: PdfReader) -> None:
    """«Số: …» and the place with its date have one base line."""
    lines = {text: y for text, _, _, y in _spans(reader.pages[0])}
    number = lines["Số: «…»/BC-ĐGS"]
    place = next(y for text, y in lines.items() if text.startswith("Thành phố Mẫu, ngày"))
    assert abs(number - place) < 1.5


def test_marks_and_identity_are_text_and_the_watermark_is_not(reader: PdfReader) -> None:
    """Every page says «DỰ THẢO» once, as text; page 1 carries round, unit and name at its foot."""
    for page in reader.pages:
        text = page.extract_text()
        assert text.count("DỰ THẢO") == 1
        assert "SỐ LIỆU MINH HỌA" in text
    assert "mau-2024 · so-mau-a · Sở Mẫu A" in reader.pages[0].extract_text()
    assert "mau-2024 · so-mau-a" not in reader.pages[1].extract_text()


def _tags(node: Any) -> list[str]:
    node = node.get_object()
    if isinstance(node, list):
        return [tag for child in node for tag in _tags(child)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/S"])[1:]] if "/S" in node else []
    return own + (_tags(node["/K"]) if "/K" in node else [])


def test_tags_name_headings_tables_lists_figures_and_notes(reader: PdfReader) -> None:
    """The structure tree has what a screen reader needs; the title is the first heading and the only one of level 1."""
    tags = _tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    needed = {"Table", "THead", "TH", "TR", "TD", "L", "LI", "Lbl", "LBody", "Figure", "Note", "P"}
    assert needed <= set(tags)
    headings = [tag for tag in tags if tag in ("H1", "H2", "H3", "H4", "H5", "H6")]
    assert headings[0] == "H1"
    assert headings.count("H1") == 1
    assert {"H2", "H3"} <= set(headings)


def test_hostile_strings_print_as_typed_everywhere(templates: Path, hostile: tuple[str, ...]) -> None:
    """In paragraphs, heads, cells, captions, lists, code, boxes, notes, title, letterhead: text is never markup."""
    for text in hostile:
        words = (Text(text),)
        cell = Cell(words)
        document = _document(
            Heading(1, words),
            Paragraph((Text(text), Code(text), Note((Paragraph(words),)))),
            ListBlock(((Paragraph(words),),), "alpha"),
            Table(((cell,),), ((cell,),), label=text, title=words, scope=text, note=words),
            Callout("note", text, (CodeBlock(text),)),
            Quote((Paragraph(words),)),
            marks=(text,),
            preface=(text,),
            keywords=(text,),
            author=text,
        )
        printed = _bare(_text(to_pdf(dataclasses.replace(document, title=text), templates)))
        assert printed.count(_bare(text)) >= 15, text


def test_characters_without_a_glyph_print_their_code(templates: Path) -> None:
    """What would stop PDF/A comes out as its number."""
    printed = _text(to_pdf(_document(Paragraph((Text("a\x00b \u202e 漢 \ud800 \ufffe e\u0301"),))), templates))
    assert "a[U+0000]b [U+202E] [U+6F22] [U+D800] [U+FFFE] é" in printed


def test_every_kind_of_block_is_accepted(templates: Path) -> None:
    """Blocks inside blocks, empty cells, tables without head, pictures: all pass both standards."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 9"><text>漢 &#28450;</text></svg>'
    inner: tuple[Block, ...] = (
        Paragraph((Text("x"),)),
        Rule(),
        CodeBlock("a\n\tb"),
        Figure(alt="a", svg=svg),
        Table((), ((Cell(()), Cell((Text("1"),))),)),
        Quote((ListBlock(((Paragraph((Text("y"),)),),), "decimal", start=7),)),
    )
    document = _document(
        *inner,
        ListBlock((inner, inner), "dash"),
        Callout("summary", "Tóm tắt", inner),
        Quote(inner),
        Paragraph((Note(inner),)),
        appendices=(Appendix("", "", "", False, inner),),
    )
    assert to_pdf(document, templates).startswith(b"%PDF-1.7")


def test_deepest_nesting_is_accepted(templates: Path) -> None:
    """What the normaliser lets through is never too deep for the template."""
    block: Block = Paragraph((Text("trong cùng"),))
    for _ in range(40):
        block = ListBlock(((Callout("note", "k", (block,)),),))
    assert "trongcùng" in _bare(_text(to_pdf(_document(block), templates)))


def test_long_rows_and_words_stay_on_the_page(templates: Path) -> None:
    """A row longer than a page is split, a word longer than a line is broken; nothing is lost."""
    table = Table(
        ((Cell((Text("Cột"),)), Cell((Text("b"),))),),
        ((Cell((Text("chữ " * 3000),)), Cell((Text("W" * 300),))),),
        label="Bảng 1",
    )
    data = to_pdf(_document(table), templates)
    printed = _bare(_text(data))
    assert printed.count("chữ") == 3000
    assert printed.count("W") == 300
    for page in PdfReader(io.BytesIO(data)).pages:
        for _, _, x, y in _spans(page):
            assert 30 * MM - 1 <= x <= 195 * MM + 1
            assert y <= 280 * MM


def test_a_table_head_is_repeated(reader: PdfReader) -> None:
    """A table that runs over pages has its head on each of them."""
    wide = [page.extract_text() for page in reader.pages if page.mediabox.width > page.mediabox.height]
    assert len(wide) >= 2
    assert all("Lĩnh vực" in text and "Ghi chú" in text for text in wide)


@pytest.mark.parametrize("rows", range(32, 37))
def test_a_note_never_stands_without_rows_of_its_table(templates: Path, rows: int) -> None:
    """However many rows fill the page: where the note is, a row is above it, and a screen reader hears it once."""
    cell = Cell((Text("ô"),))
    lines = tuple((Cell((Text(f"hàng {number}"),)), cell) for number in range(rows))
    table = Table(((cell, cell),), lines, label="Bảng 1", title=(Text("Thử"),), note=(Text("(*) Đang làm rõ."),))
    reader = PdfReader(io.BytesIO(to_pdf(_document(table, Paragraph((Text("Sau bảng."),))), templates)))
    pages = [page.extract_text() for page in reader.pages]
    told = [page for page in pages if "(*) Đang làm rõ." in page]
    assert told
    assert [page for page in told if "hàng" not in page.partition("(*)")[0]] == []
    assert f"hàng {rows - 1}" in told[-1]
    assert _tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]).count("TFoot") == 1


@pytest.mark.parametrize("filler", range(1, 12))
def test_no_line_ends_between_a_number_and_its_unit(templates: Path, filler: int) -> None:
    """Wherever a line happens to end, «12 hồ sơ», «3,2 điểm %» and «Điều 5» stay together on paper."""
    told = " ".join(["a" * filler, *["có 12 hồ sơ, tăng 3,2 điểm % theo Điều 5"] * 12])
    text = _text(to_pdf(_document(Paragraph((Text(bind(told)),))), templates))
    lines = [line.strip() for line in text.splitlines() if "hồ" in line or "điểm" in line or "Điều" in line]
    assert len(lines) > 4
    assert not [line for line in lines if line.endswith(("12", "3,2", "điểm", "Điều"))]
    assert not [line for line in lines if line.startswith(("hồ", "%", "điểm", "5"))]


def test_a_summary_of_fifteen_lines_takes_half_a_page(templates: Path) -> None:
    """Five results, five limits and five requests, two lines each: the box is no taller than half of an A4 sheet."""
    line = (
        Paragraph((Text("Tỷ lệ hồ sơ tiếp nhận trực tuyến cao hơn chỉ tiêu được giao tại các quận (04/08 đơn vị)."),)),
    )
    parts = [
        part
        for name in ("Kết quả:", "Tồn tại, hạn chế:", "Kiến nghị:")
        for part in (Paragraph((Text(name),)), ListBlock((line,) * 5, marker="dash"))
    ]
    box = Callout("summary", "TÓM TẮT", tuple(parts))
    pages = PdfReader(io.BytesIO(to_pdf(_document(box, Paragraph((Text("sau"),))), templates))).pages
    assert len(pages) == 1
    places = {text: y for text, _, _, y in _spans(pages[0])}
    assert places["sau"] - places["TÓM TẮT"] < 148.5 * MM


def test_a_long_paragraph_does_not_follow_a_tall_chart_to_the_next_page(templates: Path) -> None:
    """One short sentence stays above its chart; a paragraph of several lines ends the page before it."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120"><path d="M0 0L100 120"/></svg>'
    filler = Paragraph((Text("Một đoạn văn. " * 120),))
    figure = Figure(title=(Text("Biểu đồ"),), alt="Biểu đồ", svg=svg)
    for words, page in (("Hình 1: cả 08 đơn vị đều tăng.", 1), ("Nội dung đã nêu tại các đợt trước. " * 9, 0)):
        document = _document(filler, Paragraph((Text(words.strip()),), role="lead"), figure)
        pages = [each.extract_text() for each in PdfReader(io.BytesIO(to_pdf(document, templates))).pages]
        assert [
            place for place, text in enumerate(pages) if words.split(" ")[0] + " " + words.split(" ")[1] in text
        ] == [page]


def test_a_failing_block_is_named_with_its_section(templates: Path) -> None:
    """The error says section, kind of block and first words, for every block that fails."""
    good = Paragraph((Text("bình thường"),))
    # Not normalised on purpose: these are what the normaliser takes away.
    document = Document(
        kind_name="",
        title="Thử",
        date="2024-01-05",
        blocks=(
            Heading(1, (Text("II. KẾT QUẢ"),), "ket-qua"),
            good,
            Paragraph((Text("Ký tự 漢 không có trong phông chữ"),)),
            Heading(1, (Text("III. TỒN TẠI"),)),
            Figure(alt="", svg='<svg xmlns="http://www.w3.org/2000/svg"/>', label="Hình 9"),
        ),
    )
    with pytest.raises(PageError) as caught:
        to_pdf(document, templates)
    first, second = map(str, caught.value.faults)
    assert "II. KẾT QUẢ" in first
    assert "đoạn văn" in first
    assert "Ký tự 漢" in first
    assert "III. TỒN TẠI" in second
    assert "hình" in second


@pytest.mark.parametrize("date", ["", "05/01/2024", "2024-13-01", "1969-01-01"])
def test_a_wrong_date_is_a_sentence(templates: Path, date: str) -> None:
    """PDF/A needs a date; a missing or impossible one is named."""
    document = dataclasses.replace(_document(), date=date)
    with pytest.raises(PageError, match="cần ngày"):
        to_pdf(document, templates)


def test_missing_templates_are_a_sentence(tmp_path: Path) -> None:
    """A project without its page template says which file is missing."""
    with pytest.raises(PageError, match=r"report\.typ"):
        to_pdf(_document(), tmp_path)
