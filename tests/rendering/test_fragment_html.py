"""Blocks as HTML fragments."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.blocks.html import Footnotes, fragment, marked
from giamsat.blocks.model import (
    Callout,
    Cell,
    Figure,
    Heading,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Strong,
    Table,
    Text,
)
from giamsat.formatting.lists import letter


def test_every_hostile_string_is_read_as_it_was_typed(hostile: tuple[str, ...]) -> None:
    """What a browser shows of a paragraph is the text itself."""
    for text in hostile:
        page = BeautifulSoup(fragment((Paragraph((Text(text),)),)), "html.parser")
        assert page.get_text().strip() == text
        assert [tag.name for tag in page.find_all(True)] == ["p"]


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=80))
@settings(max_examples=60)
def test_no_text_makes_a_tag(text: str) -> None:
    """Whatever the text, in every place of a block, no tag beyond the block's own appears."""
    words = (Text(text),)
    blocks = (
        Heading(1, words, text),
        Table(((Cell(words),),), ((Cell(words),),), label=text, title=words, scope=text, note=words),
        Callout("note", text, (Paragraph(words),)),
        Figure(alt=text, png="AAAA", label=text),
    )
    names = {tag.name for tag in BeautifulSoup(fragment(blocks), "html.parser").find_all(True)}
    allowed = "h2 figure figcaption strong span div table thead tbody tr th td p aside img"
    assert names <= set(allowed.split())


def test_controls_and_lone_surrogates_are_printed_as_codes() -> None:
    """A character that no page may carry is shown by its number, so that the page can be written as UTF-8."""
    html = fragment((Paragraph((Text("a\x00b\u202ec\ud800d"),)),))
    assert "a[U+0000]b[U+202E]c[U+D800]d" in html
    assert html.encode("utf-8")


def test_a_table_names_its_head_cells_and_itself() -> None:
    """Head cells have a scope, spans are kept, caption, scope and note stand around the table."""
    table = Table(
        head=((Cell((Text("Kết quả"),), colspan=2),), (Cell((Text("a"),)), Cell((Text("b"),)))),
        rows=((Cell((Text("1,5"),), "right"), Cell((Text("x"),), rowspan=1, strong=True)),),
        label="Bảng 2",
        title=(Text("Tiến độ"),),
        scope="Đến ngày 31/10/2023",
        note=(Text("Nguồn"),),
    )
    page = BeautifulSoup(fragment((table,)), "html.parser")
    assert [cell["scope"] for cell in page.find_all("th")] == ["colgroup", "col", "col"]
    assert page.find("table")["aria-label"] == "Bảng 2 Tiến độ"
    assert page.find("figcaption").get_text().startswith("Bảng 2. Tiến độ")
    assert page.find("td", style="text-align:right").get_text() == "1,5"
    assert page.find("p", class_="note").get_text() == "Nguồn"


def test_pictures_are_images_and_never_inline_markup() -> None:
    """An SVG with a script stays inside the address of an image."""
    html = fragment((Figure(alt='mô "tả"', svg="<svg><script>alert(1)</script></svg>"),))
    image = BeautifulSoup(html, "html.parser").find("img")
    assert image["alt"] == 'mô "tả"'
    assert image["src"].startswith("data:image/svg+xml;base64,")
    assert "<script" not in html
    assert "<svg" not in html


def test_points_are_lettered_in_the_vietnamese_alphabet() -> None:
    """The fifth point is đ, not e (Decree 30/2020)."""
    assert "".join(letter(number) for number in range(1, 13)) == "abcdđeghiklm"
    assert letter(24) == "aa"
    items = tuple(((Paragraph((Text("x"),)),)) for _ in range(5))
    assert "list-style-type:'đ) '" in fragment((ListBlock(items, "alpha"),))


def test_footnotes_are_numbered_over_a_whole_page() -> None:
    """Two fragments that share their footnotes count on; the texts come once, at the end."""
    notes = Footnotes()
    first = fragment((Paragraph((Text("a"), Note((Paragraph((Text("một"),)),)))),), notes)
    second = fragment((Paragraph((Text("b"), Note((Paragraph((Text("hai"),)),)))),), notes)
    assert ">1</a>" in first
    assert ">2</a>" in second
    assert "một" not in first
    section = notes.section()
    assert section.index("một") < section.index("hai")
    assert set(re.findall(r'href="#([^"]+)"', first + second)) <= set(re.findall(r'id="([^"]+)"', section))


def test_a_link_of_another_kind_is_only_its_words() -> None:
    """javascript: and data: addresses never reach a page."""
    for href in ("javascript:alert(1)", " data:text/html,x", "vbscript:x", "//evil", "JaVaScript:x"):
        assert fragment((Paragraph((Link(href, (Text("chữ"),)),)),)) == "<p>chữ</p>\n"
    assert 'href="https://a.vn/?a=1&amp;b"' in fragment((Paragraph((Link("https://a.vn/?a=1&b", (Text("x"),)),)),))


def test_an_illustrative_block_says_so_once() -> None:
    """The mark is added to title and alt where it is missing, and not twice."""
    figure = Figure(alt="Biểu đồ.", svg="<svg/>", label="Hình 1", title=(Strong((Text("Tên"),)),), illustrative=True)
    once = marked(figure)
    assert "SỐ LIỆU MINH HỌA" in once.alt
    assert fragment((once,)).count("SỐ LIỆU MINH HỌA") == 2  # caption and alt
    assert marked(once) == once
