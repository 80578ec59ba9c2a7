"""Word files in the form of Decree 30/2020: measured by opening them, as an office's own check would."""

from __future__ import annotations

import io
import re
import time
import zipfile

import docx
import pytest
from docx.shared import Cm, Mm, Pt

from giamsat.blocks.model import (
    Appendix,
    Block,
    Callout,
    Cell,
    Document,
    Figure,
    Heading,
    Identity,
    Letterhead,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Signature,
    Strong,
    Table,
    Text,
    Traced,
    TracedSource,
)
from giamsat.errors import PageError
from giamsat.formatting.text import NBSP
from giamsat.rendering.docx import to_docx
from giamsat.rendering.normalise import normalise

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = Letterhead(
    "HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ MẪU", "ĐOÀN GIÁM SÁT", "Số: ……/BC-ĐGS", "Thành phố Mẫu, ngày …… tháng ……"
)
SIGNER = Signature(("- Sở Mẫu A;", "- Lưu: VT."), "TM. ĐOÀN GIÁM SÁT", "TRƯỞNG ĐOÀN", "(họ và tên)")


def text(words: str) -> tuple[Text, ...]:
    """Return plain text as inlines."""
    return (Text(words),)


def table(rows: int = 3, **more: object) -> Table:
    """Return a table with a head of two rows that spans both ways."""
    head = (
        (Cell(text("Nội dung"), rowspan=2), Cell(text("Nhóm"), colspan=2)),
        (Cell(text("a")), Cell(text("b"))),
    )
    body = tuple((Cell(text(f"Dòng {n}")), Cell(text("1.234"), "right"), Cell(text("–"), "right")) for n in range(rows))
    return Table(head, body, label="Bảng 1", title=text("Kết quả"), **more)  # type: ignore[arg-type]


def report(*blocks: Block, **more: object) -> Document:
    """Return a signed report, normalised as every document is."""
    fields: dict[str, object] = {
        "kind_name": "BÁO CÁO",
        "title": "Kết quả giám sát tại Sở Mẫu A",
        "date": "2024-11-15",
        "blocks": blocks,
        "identity": Identity("mau-2024", "so-mau-a", "Sở Mẫu A"),
        "letterhead": HEAD,
        "signature": SIGNER,
        "marks": ("DỰ THẢO", "SỐ LIỆU MINH HỌA"),
        "author": "ĐOÀN GIÁM SÁT",
    }
    return normalise(Document(**{**fields, **more}))[0]  # type: ignore[arg-type]


def opened(document: Document, **more: object) -> docx.document.Document:
    """Return the Word file of a document, opened."""
    return docx.Document(io.BytesIO(to_docx(document, **more)))  # type: ignore[arg-type]


def part(content: bytes, name: str) -> str:
    """Return a part of a Word file as text."""
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def words_of(file: docx.document.Document) -> str:
    """Return all words of the text itself."""
    return "".join(node.text or "" for node in file.element.iter(f"{W}t"))


def test_the_page_has_the_measures_of_the_decree() -> None:
    """A4; top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm (Phụ lục I, Mục I)."""
    section = opened(report(Paragraph(text("Nội dung.")))).sections[0]
    assert (section.page_width, section.page_height) == (
        pytest.approx(Mm(210), abs=700),
        pytest.approx(Mm(297), abs=700),
    )
    assert Mm(20) - 700 <= section.top_margin <= Mm(25)
    assert Mm(20) - 700 <= section.bottom_margin <= Mm(25)
    assert Mm(30) - 700 <= section.left_margin <= Mm(35)
    assert Mm(15) - 700 <= section.right_margin <= Mm(20)


def test_running_text_is_set_as_the_decree_says() -> None:
    """Times New Roman 13–14 pt, justified, first line 1 or 1.27 cm, at least 6 pt between paragraphs, black."""
    styles = opened(report(Paragraph(text("Nội dung.")))).styles
    body = styles["Body Text"]
    assert body.font.size == Pt(14)
    assert body.paragraph_format.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.paragraph_format.first_line_indent == Cm(1.27)
    assert body.paragraph_format.space_after >= Pt(6)
    assert str(body.font.color.rgb) == "000000"
    fonts = styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert {fonts.get(f"{W}{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}


def test_the_page_number_stands_at_the_top_but_not_on_page_1() -> None:
    """Each part counts from 1; its first page shows no number; marks stand on every page."""
    appendix = Appendix("", "Số liệu", "(Kèm theo)", True, (table(),))
    file = opened(report(Paragraph(text("Nội dung.")), appendices=(appendix,)))
    assert len(file.sections) == 2
    for section in file.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        numbered, first = section.header._element, section.first_page_header._element
        assert [node.text for node in numbered.iter(f"{W}instrText")] == [" PAGE "]
        assert list(first.iter(f"{W}instrText")) == []
        for head in (numbered, first):
            said = "".join(node.text or "" for node in head.iter(f"{W}t")).replace(NBSP, " ")
            assert "DỰ THẢO · SỐ LIỆU MINH HỌA" in said
    assert file.sections[1].page_width > file.sections[1].page_height


def test_the_letterhead_is_a_grid_with_lines_of_the_right_length() -> None:
    """Organs left, national title right; the line under the organ is 1/3–1/2 of it, under the motto as long as it."""
    file = opened(report(Paragraph(text("Nội dung."))))
    grid = file.tables[0]
    assert "THÀNH PHỐ MẪU\nĐOÀN GIÁM SÁT" in grid.cell(0, 0).text
    assert grid.cell(0, 1).text.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    assert grid.cell(1, 0).text == "Số: ……/BC-ĐGS"
    assert grid.cell(1, 1).paragraphs[0].runs[0].italic
    room, indent = (Mm(101), grid.cell(0, 1).paragraphs[-1].paragraph_format)
    assert Mm(58) < room - indent.left_indent - indent.right_indent < Mm(63)
    room, indent = (Mm(64), grid.cell(0, 0).paragraphs[-1].paragraph_format)
    assert Mm(38) / 3 < room - indent.left_indent - indent.right_indent < Mm(42) / 2
    assert grid._tbl.tblPr.find(f"{W}tblBorders") is None


def test_the_end_has_recipients_and_signature() -> None:
    """Nơi nhận bold italic 12, its list 11; the signer right, bold; the last sentence stays with it."""
    file = opened(report(Paragraph(text("Trên đây là báo cáo./."))))
    left, right = file.tables[-1].rows[0].cells
    assert left.paragraphs[0].text == "Nơi nhận:"
    assert (left.paragraphs[0].runs[0].font.size, left.paragraphs[0].runs[0].italic) == (Pt(12), True)
    assert left.paragraphs[1].style.font.size == Pt(11)
    assert [one.text for one in right.paragraphs] == ["TM. ĐOÀN GIÁM SÁT", "TRƯỞNG ĐOÀN", "(họ và tên)"]
    last = next(one for one in file.paragraphs if one.text.endswith("./."))
    assert last.paragraph_format.keep_with_next


def test_minutes_are_signed_by_two_without_authority() -> None:
    """Mẫu 1.9: the secretary stands left, the chair right, the recipients below both."""
    chair = Signature(("- Lưu: VT, Hồ sơ.",), "", "CHỦ TỌA", "(họ và tên)")
    file = opened(report(Paragraph(text("x")), signature=chair), secretary=Signature((), "", "THƯ KÝ", "(họ và tên)"))
    left, right = file.tables[-1].rows[0].cells
    assert (left.text.split("\n")[0], right.text.split("\n")[0]) == ("THƯ KÝ", "CHỦ TỌA")
    assert file.paragraphs[-1].text == "- Lưu: VT, Hồ sơ."
    assert "TM." not in words_of(file)


def test_headings_are_words_own() -> None:
    """Word's navigation and table of contents find the parts: styles Heading 1, 2, 3, black Times New Roman."""
    file = opened(report(Heading(1, text("I. MỘT")), Heading(2, text("1. Hai")), Heading(3, text("a) Ba"))))
    assert [one.style.name for one in file.paragraphs if one.style.name.startswith("Heading")] == [
        "Heading 1", "Heading 2", "Heading 3",
    ]  # fmt: skip
    assert file.styles["Heading 1"].font.bold
    assert str(file.styles["Heading 1"].font.color.rgb) == "000000"


@pytest.mark.parametrize("hostile", ["{ PAGE }", "=1+1", "<w:t>x</w:t>", "MERGEFIELD a", "]]>&amp;", '"; INCLUDETEXT'])
def test_text_is_data(hostile: str) -> None:
    """What a unit wrote is printed as written: no field, no markup, no relation comes of it."""
    plain = to_docx(report(Paragraph(text("an toàn"))))
    content = to_docx(report(Paragraph(text(hostile)), title=hostile, kind_name=hostile))
    file = docx.Document(io.BytesIO(content))
    assert words_of(file).count(hostile) == 3
    body = part(content, "word/document.xml")
    assert "instrText" not in body
    assert body.count("<w:p>") + body.count("<w:p ") == part(plain, "word/document.xml").count("<w:p>")
    assert part(content, "word/_rels/document.xml.rels") == part(plain, "word/_rels/document.xml.rels")


def test_signs_that_no_page_may_carry_are_coded() -> None:
    """A control sign does not stop the file and does not vanish."""
    assert "[U+0001]" in words_of(opened(report(Paragraph(text("a\x01b")))))


def test_no_break_spaces_survive() -> None:
    """Between number and unit no line ends in Word either."""
    assert f"12{NBSP}hồ{NBSP}sơ" in words_of(opened(report(Paragraph(text(f"có 12{NBSP}hồ{NBSP}sơ")))))


def test_heads_repeat_and_rows_stay_whole() -> None:
    """Both head rows repeat on every page, no row is split, cells that span do so in Word's way."""
    file = opened(report(table(50)))
    rows = file.tables[1]._tbl.tr_lst
    assert [row.trPr.find(f"{W}tblHeader") is not None for row in rows[:3]] == [True, True, False]
    assert all(row.trPr.find(f"{W}cantSplit") is not None for row in rows)
    grid = file.tables[1]
    assert grid.cell(0, 0)._tc is grid.cell(1, 0)._tc
    assert grid.cell(0, 1).text == grid.cell(0, 2).text == "Nhóm"
    assert grid.cell(2, 1).paragraphs[0].alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT


def test_a_note_stays_with_the_last_row() -> None:
    """The last row keeps with what follows; without a note nothing has to."""
    for note in (text("(*) Đang làm rõ."), ()):
        last = opened(report(table(50, note=note))).tables[1]._tbl.tr_lst[-1]
        kept = [paragraph.find(f".//{W}keepNext") is not None for paragraph in last.iter(f"{W}p")]
        assert set(kept) == {bool(note)}


def test_a_grey_ground_is_the_cells_own() -> None:
    """Cells with a ground are shaded with their grey, before the vertical place as the schema wants; others are not."""
    file = opened(report(table(2, shades=((0, 3), (1,)))))
    rows = file.tables[1]._tbl.tr_lst[-2:]
    grounds = [[cell.tcPr.find(f"{W}shd") for cell in row.tc_lst] for row in rows]
    found = [["" if one is None else one.get(f"{W}fill") for one in row] for row in grounds]
    assert found == [["", "BFBFBF", ""], ["EDEDED", "", ""]]
    assert [child.tag for child in rows[0].tc_lst[1].tcPr][-2:] == [f"{W}shd", f"{W}vAlign"]


def test_a_table_that_lies_across_has_pages_of_its_own() -> None:
    """Upright, across, upright again; the pages go on counting."""
    file = opened(report(Paragraph(text("trước")), table(landscape=True), Paragraph(text("sau"))))
    wide = [section.page_width > section.page_height for section in file.sections]
    assert wide == [False, True, False]
    assert file.sections[1]._sectPr.find(f"{W}pgNumType") is None


def test_lists_count_in_word_and_points_follow_the_alphabet() -> None:
    """Each numbered list starts anew with Word's own numbers; points run a, b, c, d, đ, e."""
    numbered = ListBlock(((Paragraph(text("một")),), (Paragraph(text("hai")),)), "decimal")
    points = ListBlock(tuple((Paragraph(text(f"ý {n}")),) for n in range(6)), "alpha")
    file = opened(report(numbered, Paragraph(text("giữa")), numbered, points))
    ids = [one._p.pPr.numPr.numId.val for one in file.paragraphs if one._p.pPr.numPr is not None]
    assert ids == [1, 1, 2, 2]
    said = [one.text for one in file.paragraphs if one.text.endswith(tuple(f"ý {n}" for n in range(6)))]
    assert [line.partition(")")[0] for line in said] == ["a", "b", "c", "d", "đ", "e"]


def test_links_and_notes() -> None:
    """A web address becomes a link, an anchor a bookmark, a note a footnote of Word; other schemes are bare words."""
    line = Paragraph((
        Link("https://example.vn/a", text("trang")), Link("#i", text("mục I")), Link("javascript:x", text("bẫy")),
        Note((Paragraph(text("Chú thích.")),)),
    ))  # fmt: skip
    content = to_docx(report(Heading(1, text("I. MỘT"), "i"), line))
    body = part(content, "word/document.xml")
    assert body.count("<w:hyperlink") == 2
    assert 'w:name="muc_1"' in body
    assert "javascript" not in body + part(content, "word/_rels/document.xml.rels")
    assert "Chú thích." in part(content, "word/footnotes.xml")


def test_boxes_pictures_and_traced_words() -> None:
    """A box keeps its list; a drawing is told by its alternative text; sources of figures are not printed."""
    traced = Traced((Strong(text("98,2%")),), (TracedSource("tep.xlsx", "01", "", "", ()),))
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    box = Callout("summary", "Tóm tắt", (ListBlock(((Paragraph((traced,)),),), "dash"),))
    file = opened(report(box, Figure(alt="Biểu đồ thanh.", svg=svg, label="Hình 1", title=text("Tiến độ"))))
    said = words_of(file)
    assert "98,2%" in said
    assert "tep.xlsx" not in said
    assert "[Hình: Biểu đồ thanh.]" in said


def test_same_document_same_bytes() -> None:
    """Nothing of the clock, the machine or python-docx's own template is in the file."""
    document = report(Paragraph(text("x")), table())
    first = to_docx(document)
    time.sleep(1.1)
    assert to_docx(document) == first
    archive = zipfile.ZipFile(io.BytesIO(first))
    assert {(info.date_time, info.create_system, info.compress_type) for info in archive.infolist()} == {
        ((1980, 1, 1, 0, 0, 0), 3, zipfile.ZIP_STORED)
    }
    assert not [name for name in archive.namelist() if "thumbnail" in name or "customXml" in name]
    core = part(first, "docProps/core.xml")
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2024-11-15"}
    assert "python-docx" not in core
    assert "giamsat:unit=so-mau-a" in core


def test_a_document_without_a_day_is_refused() -> None:
    """The day stands in the file's properties."""
    with pytest.raises(PageError):
        to_docx(report(date="hôm nay"))
