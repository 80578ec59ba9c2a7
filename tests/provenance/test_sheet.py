"""The Phiếu nguồn số liệu: every file with its whole hash, readable, copyable, the same every time."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from giamsat.blocks.codec import to_data
from giamsat.blocks.html import plain
from giamsat.blocks.model import Document, Identity, Table
from giamsat.files import sha256_of
from giamsat.provenance.manifest import InputFile
from giamsat.provenance.sheet import SheetFacts, sheet_document
from giamsat.rendering.normalise import normalise
from giamsat.rendering.page import to_html
from giamsat.rendering.pdf import to_pdf
from giamsat.rendering.verify import verify_html, verify_pdf
from giamsat.texts_vi import provenance as say

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
WORKBOOK = "data/mau-2024/submissions/BC CCHC 9 tháng - Sở Mẫu A (bản ký).xlsx"
PUBLISHED = ("so-mau-a.html", "so-mau-a.pdf", "so-mau-a.nguon.csv")
PARTS = {name: hashlib.sha256(name.encode()).hexdigest() for name in say.PARTS}
FACTS = SheetFacts(
    identity=Identity("mau-2024", "so-mau-a", "Sở Mẫu A"),
    round_title="Đợt giám sát mẫu năm 2024",
    report_name="BÁO CÁO",
    stem="so-mau-a",
    date="2024-11-15",
    key=hashlib.sha256("khóa".encode()).hexdigest(),
    kit_version="0.1.0",
    python_version="3.11.2",
    marks=("DỰ THẢO 1", "SỐ LIỆU MINH HỌA"),
    author="ĐOÀN GIÁM SÁT",
    parameters={"round_id": "mau-2024", "unit_id": "so-mau-a"},
    inputs=[
        InputFile(WORKBOOK, sha256_of(ROOT / WORKBOOK), "submission", "nhận 08/10/2024", "Sở Mẫu A"),
        InputFile(
            "data/mau-2024/received.csv", sha256_of(ROOT / "data" / "mau-2024" / "received.csv"), "received", "", ""
        ),
    ],
    outputs={
        f"outputs/mau-2024/{name}": hashlib.sha256(name.encode()).hexdigest()
        for name in ("executed/so-mau-a.ipynb", "la.txt", "so-mau-a.html", "so-mau-a.nguon.csv", "so-mau-a.pdf")
    },
    parts=PARTS,
)
HASHES = [*(file.sha256 for file in FACTS.inputs), *FACTS.outputs.values(), FACTS.key]


def sheet(facts: SheetFacts) -> Document:
    """Return the normalised sheet; nothing of it had to be changed."""
    document, warnings = normalise(sheet_document(facts))
    assert warnings == ()
    return document


def codes(data: Any) -> Iterator[str]:
    """Yield the text of every code inline."""
    match data:
        case {"type": "code", "text": text}:
            yield text
        case dict():
            for value in data.values():
                yield from codes(value)
        case list():
            for item in data:
                yield from codes(item)


def pdf_text(document: Document) -> str:
    """Return the text of the sheet's PDF as a reader copies it."""
    reader = PdfReader(io.BytesIO(to_pdf(document, TEMPLATES)))
    return "\n".join(page.extract_text() for page in reader.pages)


def test_the_sheet_is_the_units() -> None:
    """Both pages of the sheet pass the proof of identity, like those of the report."""
    document = sheet(FACTS)
    verify_html(to_html(document, TEMPLATES), document)
    verify_pdf(to_pdf(document, TEMPLATES), document)
    other = replace(document, identity=Identity("mau-2024", "so-mau-b", "Sở Mẫu B"))
    assert to_pdf(other, TEMPLATES) != to_pdf(document, TEMPLATES)


def test_every_file_stands_with_what_it_is_its_day_and_its_hash() -> None:
    """Inputs stand in their order, outputs begin with the published ones: name, what it is, day, below it the hash."""
    page = BeautifulSoup(to_html(sheet(FACTS), TEMPLATES), "html.parser")
    _, inputs, outputs, _ = (
        [[cell.get_text() for cell in row.find_all("td")] for row in table.find_all("tr")]
        for table in page.find_all("table")
    )
    assert inputs[2:] == [
        ["1", WORKBOOK, "Biểu mẫu số liệu: Sở Mẫu A", "nhận 08/10/2024"],
        [FACTS.inputs[0].sha256],
        ["2", "data/mau-2024/received.csv", "Sổ tiếp nhận", "–"],
        [FACTS.inputs[1].sha256],
    ]
    assert [row[2] for row in outputs[2::2]] == [
        "Báo cáo, dạng trang web",
        "Báo cáo, dạng in",
        "Bảng nguồn của từng số liệu",
        "Sổ tay đã chạy",
        "Tệp khác",
    ]
    assert [row[1].rpartition("/")[2] for row in outputs[2::2]] == [*PUBLISHED, "so-mau-a.ipynb", "la.txt"]
    assert outputs[3::2] == [[FACTS.outputs[row[1]]] for row in outputs[2::2]]


def test_the_many_files_that_all_rounds_share_are_told_by_their_number() -> None:
    """The round's own parameters have lines of their own, the shared catalogue is a sentence that says where."""
    params = [
        InputFile(name, FACTS.key, "params")
        for name in (
            "params/laws.toml",
            "params/units.csv",
            "params/indicators/tthc.csv",
            "params/rounds/mau-2024.toml",
        )
    ]
    table = sheet(replace(FACTS, inputs=[*FACTS.inputs, *params])).blocks[2]
    assert isinstance(table, Table)
    assert [plain(row[1].inlines) for row in table.rows[4::2]] == ["params/rounds/mau-2024.toml"]
    assert "có 3 tệp danh mục dùng chung" in plain(table.note)
    assert "manifest.json" in plain(table.note)


def test_a_hash_is_copied_whole() -> None:
    """No blank, line end or invisible sign stands inside a hash, in the blocks, the HTML and the PDF."""
    document = sheet(FACTS)
    assert sorted(code for code in codes(to_data(document)) if len(code) == 64) == sorted(HASHES)
    html, printed = to_html(document, TEMPLATES), pdf_text(document)
    assert [sha256 for sha256 in HASHES if f"<code>{sha256}</code>" not in html or sha256 not in printed] == []


def test_the_key_is_told_part_by_part() -> None:
    """Each part of the key has its Vietnamese name and the beginning of its hash; an unknown part keeps its own."""
    shown = " ".join(pdf_text(sheet(replace(FACTS, parts={**PARTS, "moi": "0123456789abcdef"}))).split())
    assert [name for name in PARTS if f"{say.PARTS[name]} {PARTS[name][:8]}" not in shown] == []
    assert "moi 01234567" in shown
    assert f"Khóa của cả báo cáo {FACTS.key}" in shown


def test_how_to_check_is_said_with_commands_that_can_be_copied() -> None:
    """The sheet gives the verb with this round and unit, and the commands of Windows and Linux, each on one line."""
    lines = [line.strip() for line in pdf_text(sheet(FACTS)).splitlines()]
    assert "make verify ROUND=mau-2024 UNITS=so-mau-a" in lines
    assert 'certutil -hashfile "tên tệp" SHA256' in lines
    assert 'sha256sum "tên tệp"' in lines


def test_it_is_no_official_document() -> None:
    """The sheet has no letterhead, number or signature, says what it is, and carries the report's marks and date."""
    document = sheet(FACTS)
    assert (document.letterhead, document.signature, document.appendices) == (None, None, ())
    assert (document.marks, document.date) == (FACTS.marks, FACTS.date)
    assert "không phải văn bản hành chính" in document.preface[0]


def test_a_normal_units_sheet_is_one_leaf_of_paper() -> None:
    """Two sides are enough for a unit's files, key and how to check them."""
    assert len(PdfReader(io.BytesIO(to_pdf(sheet(FACTS), TEMPLATES))).pages) == 2


def test_the_order_of_the_parts_is_the_sheets_own() -> None:
    """The same facts from another order of the key give the same bytes."""
    turned = replace(FACTS, parts=dict(reversed(PARTS.items())))
    assert to_pdf(sheet(turned), TEMPLATES) == to_pdf(sheet(FACTS), TEMPLATES)
    assert to_html(sheet(turned), TEMPLATES) == to_html(sheet(FACTS), TEMPLATES)


def test_the_synthesis_has_a_sheet_too() -> None:
    """Without a unit the sheet is the round's: the empty parameter is left out, the verb names the synthesis."""
    identity = Identity("mau-2024", "", "Đợt giám sát mẫu năm 2024")
    facts = replace(
        FACTS, identity=identity, stem="tong-hop", parameters={"round_id": "mau-2024", "unit_id": ""}, parts={}
    )
    document = sheet(facts)
    verify_pdf(to_pdf(document, TEMPLATES), document)
    shown = list(codes(to_data(document)))
    assert "make verify ROUND=mau-2024 UNITS=tong-hop" in shown
    assert [code for code in shown if code.startswith(("round_id", "unit_id"))] == ["round_id = mau-2024"]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>.xlsx", "#set page() $x$.xlsx", "=1+1 {{ 7*7 }}.xlsx", "m" * 250 + ".xlsx"]
)
def test_a_file_name_is_data(name: str) -> None:
    """Whatever a unit calls its file is printed as it is, within its table."""
    file = f"data/mau-2024/submissions/{name}"
    document = sheet(replace(FACTS, inputs=[InputFile(file, FACTS.key, "submission", "nhận 08/10/2024")]))
    html = to_html(document, TEMPLATES)
    assert "<script" not in html
    assert file in BeautifulSoup(html, "html.parser").get_text()
    assert "".join(file.split()) in "".join(pdf_text(document).split())
