"""What a document abbreviates it explains once, at the end of its body."""

from __future__ import annotations

from dataclasses import replace

import pytest

from giamsat.blocks.html import plain
from giamsat.blocks.model import (
    Appendix,
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Letterhead,
    Paragraph,
    ShortForm,
    Signature,
    Table,
    Text,
)
from giamsat.rendering.abbreviations import explained
from giamsat.rendering.normalise import normalise

KNOWN = (
    ShortForm("CCHC", "cải cách hành chính"),
    ShortForm("DVC", "dịch vụ công"),
    ShortForm("PAR INDEX", "Chỉ số cải cách hành chính"),
    ShortForm("TTHC", "thủ tục hành chính"),
    ShortForm("UBND", "Ủy ban nhân dân", familiar=True),
)


def paragraph(text: str) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph((Text(text),))


def document(*blocks: Block | str) -> Document:
    """Return a document of blocks, texts as paragraphs, that knows the abbreviations."""
    made = tuple(paragraph(one) if isinstance(one, str) else one for one in blocks)
    return Document("BÁO CÁO", "Kết quả giám sát", "2024-12-01", made, short_forms=KNOWN)


def note(of: Document) -> str:
    """Return what the added paragraph says; nothing when none was added."""
    found = [plain(one.inlines) for one in explained(of).blocks if isinstance(one, Paragraph) and one.role == "note"]
    return "".join(found).removeprefix("Chữ viết tắt: ").rstrip(".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công tác CCHC được quan tâm.", "CCHC – cải cách hành chính"),
        ("Có 102\u00a0TTHC, trong đó 10 TTHC mới.", "TTHC – thủ tục hành chính"),
        ("TTHC; CCHC", "CCHC – cải cách hành chính; TTHC – thủ tục hành chính"),
        ("Chỉ số PAR INDEX năm 2023", "PAR INDEX – Chỉ số cải cách hành chính"),
        ("Văn phòng HĐND&UBND quận", "UBND – Ủy ban nhân dân"),
        ("Cải cách hành chính được quan tâm.", ""),
        ("DVCTT không phải chữ đã biết.", ""),
        ("Kế hoạch số 16/KH-UBND ngày 15/01/2024, TB-UBND", ""),
        ("Đơn vị nêu: “Chưa có kinh phí cho CCHC”.", ""),
        ("Đơn vị nêu: “kinh phí cho CCHC”; CCHC là nội dung được giám sát.", "CCHC – cải cách hành chính"),
    ],
)
def test_whole_words_outside_quotations_are_explained(text: str, expected: str) -> None:
    """Neither a part of a longer word or of a document's number nor what only others wrote."""
    assert note(document(text)) == expected


@pytest.mark.parametrize(
    ("text", "explains"),
    [
        ("Công tác cải cách hành chính (CCHC). CCHC được quan tâm.", True),
        ("Cải cách hành chính (sau đây gọi tắt là CCHC). CCHC được quan tâm.", True),
        ("Cải cách hành chính (sau đây viết tắt là “CCHC”). CCHC được quan tâm.", True),
        ("CCHC (cải cách hành chính) được quan tâm.", True),
        ("CCHC được quan tâm. Cải cách hành chính (CCHC) là cần thiết.", False),
        ("Cải cách hành chính được quan tâm. CCHC là cần thiết.", False),
        ("Ủy ban nhân dân quận; UBND phường", True),
        ("UBND phường; Ủy ban nhân dân quận", False),
    ],
)
def test_what_the_text_explains_itself_is_not_explained_again(text: str, explains: bool) -> None:
    """In brackets or by «sau đây gọi là», at the first use or before; a familiar name where its words stand before."""
    assert (note(document(text)) == "") is explains


def test_it_is_found_in_tables_charts_and_appendices() -> None:
    """Captions, cells, alternative texts, appendices: whoever meets it there reads the same document."""
    table = Table((), ((Cell((Text("102 TTHC"),)),),), title=(Text("CCHC"),))
    figure = Figure("DVC", svg="<svg/>")
    assert note(document(table)).count("–") == 2
    assert note(document(figure)) == "DVC – dịch vụ công"
    appendix = Appendix("I", "Số liệu", "", False, (paragraph("TTHC"),))
    assert note(replace(document("a"), appendices=(appendix,))) == "TTHC – thủ tục hành chính"


def test_the_letterhead_spells_names_out() -> None:
    """Who signs stands on page 1 in full."""
    head = Letterhead("", "ỦY BAN NHÂN DÂN\nQUẬN MẪU", "", "")
    assert note(replace(document("UBND quận"), letterhead=head)) == ""


def test_the_last_words_of_a_signed_text_stay_the_last() -> None:
    """What ends with «./.» stands right above the signature; without a signature the explanation is the last."""
    blocks = (Heading(1, (Text("I. PHẦN"),)), paragraph("CCHC"), paragraph("Trên đây là báo cáo./."))
    signed = replace(document(*blocks), signature=Signature((), "", "", ""))
    assert [block in blocks for block in explained(signed).blocks] == [True, True, False, True]
    assert [block in blocks for block in explained(document(*blocks)).blocks] == [True, True, True, False]


def test_nothing_else_changes() -> None:
    """What people wrote stays; a second time nothing is added."""
    made, warnings = normalise(document("Công tác CCHC."))
    assert made.blocks[0] == paragraph("Công tác CCHC.")
    assert (len(made.blocks), made.short_forms, warnings) == (2, (), ())
    assert normalise(made)[0] == made
    plain_one = document("Cải cách hành chính.")
    assert explained(plain_one) == replace(plain_one, short_forms=())
