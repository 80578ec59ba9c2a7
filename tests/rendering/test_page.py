"""The HTML page."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from giamsat.blocks.model import Callout, Document, Heading, Identity, Letterhead, Paragraph, Signature, Text
from giamsat.errors import PageError
from giamsat.rendering.normalise import normalise
from giamsat.rendering.page import to_html


@pytest.fixture(scope="module")
def html(report: Document, templates: Path) -> str:
    """Return the sample as HTML."""
    return to_html(normalise(report)[0], templates)


def test_the_file_needs_nothing_else(html: str) -> None:
    """No script, no address outside the file, a policy that forbids both."""
    page = BeautifulSoup(html, "html.parser")
    assert not page.find_all(["script", "link", "iframe", "object"])
    assert "default-src 'none'" in page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert all(image["src"].startswith("data:image/") and image["alt"] for image in page.find_all("img"))
    style = page.find("style").get_text()
    assert "url(" not in style
    assert "@import" not in style


def test_it_says_whose_it_is(html: str) -> None:
    """Unit and round are in the metadata and near the title; the language is Vietnamese."""
    page = BeautifulSoup(html, "html.parser")
    assert page.html["lang"] == "vi"
    assert page.find("meta", attrs={"name": "giamsat:unit"})["content"] == "so-mau-a"
    assert page.find("meta", attrs={"name": "giamsat:round"})["content"] == "mau-2024"
    assert "mau-2024 · so-mau-a · Sở Mẫu A" in page.find("header").get_text()
    assert page.find(class_="marks").get_text() == "DỰ THẢO · SỐ LIỆU MINH HỌA"


def test_ids_are_unique_and_all_inner_links_lead_somewhere(html: str) -> None:
    """Contents, footnotes and the skip link have their targets, and no id is given twice."""
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)


def test_there_is_one_title_and_no_level_is_skipped(html: str) -> None:
    """h1 once, then no jump downwards."""
    levels = [int(tag.name[1]) for tag in BeautifulSoup(html, "html.parser").find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_contents_list_summary_parts_and_appendices(html: str) -> None:
    """The navigation has the summary, each part and each appendix."""
    page = BeautifulSoup(html, "html.parser")
    entries = [link.get_text() for link in page.select("nav.phone a")]
    assert entries[:2] == ["Tóm tắt", "I. KHÁI QUÁT VỀ CUỘC GIÁM SÁT"]
    assert entries[-1].startswith("PHỤ LỤC II.")


def test_hostile_strings_show_as_typed(templates: Path, hostile: tuple[str, ...]) -> None:
    """In every field of the document a string is only text."""
    for text in hostile:
        document = Document(
            kind_name=text,
            title=text,
            date="2024-01-05",
            blocks=(Heading(1, (Text(text),)), Callout("summary", text, (Paragraph((Text(text),)),))),
            identity=Identity(text, text, text),
            letterhead=Letterhead(text, text, text, text),
            preface=(text,),
            signature=Signature((text,), text, text, text),
            marks=(text,),
            author=text,
        )
        source = to_html(normalise(document)[0], templates)
        page = BeautifulSoup(source, "html.parser")
        assert not page.find_all(["script", "img", "lab"])
        assert page.body.get_text().count(" ".join(text.split())) >= 16, text


def test_no_break_spaces_survive(templates: Path) -> None:
    """Typography of the sentences is not touched."""
    document = Document("", "T", "2024-01-05", (Paragraph((Text("98,2\u00a0% ngày\u00a005"),)),))
    assert "98,2\u00a0% ngày\u00a005" in to_html(normalise(document)[0], templates)


def test_a_bare_document_is_a_page(templates: Path) -> None:
    """Without letterhead, marks, identity, headings: no empty frames are left."""
    page = BeautifulSoup(to_html(Document("", "Tên", "", ()), templates), "html.parser")
    assert page.find("h1").get_text() == "Tên"
    for selector in ("nav", ".marks", ".letterhead", ".identity", ".signature", "meta[name^=giamsat]"):
        assert not page.select(selector), selector


def test_the_same_document_gives_the_same_text(report: Document, templates: Path, html: str) -> None:
    """Twice the same."""
    assert to_html(normalise(report)[0], templates) == html


def test_missing_templates_are_a_sentence(tmp_path: Path, report: Document) -> None:
    """A project without its page template says which file is missing."""
    with pytest.raises(PageError, match=r"page\.html\.j2|report\.css"):
        to_html(dataclasses.replace(report, blocks=()), tmp_path)
