"""The mark behind a figure: it opens file, sheet and cell in HTML, and is nothing anywhere else."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from giamsat.blocks.codec import blocks_from_data, to_data
from giamsat.blocks.html import Footnotes, fragment, plain
from giamsat.blocks.marks import Marks
from giamsat.blocks.model import (
    Block,
    Cell,
    Document,
    Emphasis,
    Figure,
    Link,
    ListBlock,
    Paragraph,
    Table,
    Text,
    Traced,
    TracedFigure,
    TracedSource,
)
from giamsat.rendering.normalise import normalise
from giamsat.rendering.page import to_html
from giamsat.rendering.pdf import page_data, to_pdf
from giamsat.rendering.places import report_folder

FILE = "data/mau-2024/submissions/BC CCHC 9 tháng.xlsx"
SHEET = "02 TTHC (Biểu 06)"


def source(*figures: TracedFigure, file: str = FILE, sheet: str = SHEET, **names: str) -> TracedSource:
    """Return a source of figures."""
    return TracedSource(file, sheet, names.get("title", ""), names.get("address", ""), figures)


NUMERATOR = TracedFigure("98,2%", "tử số", "12.345", "H12, I12", "sum")
DENOMINATOR = TracedFigure("98,2%", "mẫu số", "12.571", "G12")
RATE = Traced((Text("98,2%"),), (source(NUMERATOR, DENOMINATOR),))


def page(*blocks: Block) -> BeautifulSoup:
    """Return blocks as a page shows them, with what their marks open."""
    marks = Marks()
    body = fragment(blocks, Footnotes(marks=marks))
    return BeautifulSoup(body + marks.section(), "html.parser")


def opened(soup: BeautifulSoup, button: Tag) -> Tag:
    """Return what a mark opens."""
    (found,) = soup.select(f'[popover][id="{button["popovertarget"]}"]')
    return found


def row(*texts: str | Traced) -> tuple[Cell, ...]:
    """Return a row whose second cell names it."""
    inlines = [(text,) if isinstance(text, Traced) else (Text(text),) for text in texts]
    return tuple(
        Cell(words, "center" if place == 0 else "left" if place == 1 else "right")
        for place, words in enumerate(inlines)
    )


def test_a_mark_opens_file_sheet_and_cells() -> None:
    """The words stand as they are, the button behind them; what it opens names every place and value."""
    soup = page(Paragraph((Text("Đạt "), RATE, Text("."))))
    assert str(soup.p).startswith("<p>Đạt 98,2%<button")
    words = " ".join(opened(soup, soup.button).stripped_strings)
    assert "BC CCHC 9 tháng.xlsx" in words
    assert f"sheet “{SHEET}”" in words
    assert "H12 + I12 12.345 tử số" in words
    assert "G12 12.571 mẫu số" in words


def test_a_mark_has_a_name_and_is_reached_by_the_keyboard() -> None:
    """It is a button, named in Vietnamese; what it opens takes the focus, so that it is read aloud."""
    soup = page(Paragraph((RATE,)))
    name = soup.find(id=soup.button["aria-labelledby"])
    assert name is not None
    assert name.get_text() == "Nguồn của số liệu này"
    assert "autofocus" in opened(soup, soup.button).attrs
    assert not soup.find_all("script")


def test_text_without_marks_is_what_it_was() -> None:
    """In the editor's preview, in plain text and in front of the list of places nothing is added."""
    blocks = (Paragraph((Text("Đạt "), RATE)),)
    assert fragment(blocks) == "<p>Đạt 98,2%</p>\n"
    assert plain((RATE,)) == "98,2%"
    soup = page(*blocks)
    assert soup.p.get_text() == "Đạt 98,2%"


def test_marks_of_the_same_places_share_what_they_open() -> None:
    """The summary and the table of one rate open one list; other places get a number of their own."""
    other = Traced((Text("5"),), (source(TracedFigure("", "kỳ này", "5", "F5")),))
    again = dataclasses.replace(RATE, inlines=(Text("98,2% (12.345/12.571)"),))
    soup = page(Paragraph((RATE,)), Paragraph((other,)), Paragraph((again,)))
    targets = [button["popovertarget"] for button in soup.find_all("button")]
    assert targets == ["[1]", "[2]", "[1]"]
    assert len(soup.select("[popover]")) == 2


def test_a_row_of_a_table_has_one_mark_behind_its_name() -> None:
    """All figures of the row open there, those of one sheet together; cells keep their text."""
    before = Traced((Text("94,1%"),), (source(TracedFigure("", "kỳ trước", "94", "D5")),))
    table = Table(
        head=((Cell((Text("TT"),)), Cell((Text("Chỉ tiêu"),)), Cell((Text("a"),)), Cell((Text("b"),))),),
        rows=(
            row("1", "Tỷ lệ đúng hạn", RATE, before),
            row("2", "Không có nguồn", "–", "–"),
        ),
    )
    soup = page(table)
    rows = soup.select("tbody tr")
    assert [[bool(cell.button) for cell in one.find_all("td")] for one in rows] == [
        [False, True, False, False],
        [False] * 4,
    ]
    assert [cell.get_text() for cell in rows[0].find_all("td")] == ["1", "Tỷ lệ đúng hạn", "98,2%", "94,1%"]
    lines = opened(soup, rows[0].button)
    assert len(lines.find_all("cite")) == 1
    assert [place.get_text() for place in lines.find_all("b")] == ["H12 + I12", "G12", "D5"]


def test_a_chart_opens_what_it_draws_at_its_caption() -> None:
    """The mark stands in the caption; the picture and its alternative text are untouched."""
    chart = Figure("Biểu đồ.", svg="<svg/>", label="Hình 1", title=(Traced((Text("Tiến độ"),), RATE.sources),))
    soup = page(chart)
    assert soup.figcaption.button is not None
    assert soup.figcaption.get_text() == "Hình 1. Tiến độ"
    assert soup.img["alt"] == "Biểu đồ."


def test_a_mark_never_stands_within_a_link() -> None:
    """A button has no place in a link: it stands behind it."""
    soup = page(Paragraph((Link("https://a.vn", (RATE,)),)))
    assert soup.a.find("button") is None
    assert soup.p.find("button") is not None


def test_many_cells_of_a_row_are_told_as_one_run() -> None:
    """A row of Biểu 06 opens «C12:F12», not a line for each column that the table shows anyway."""
    figures = [TracedFigure("", f"cột ({n + 3})", str(n), f"{'CDEF'[n]}12") for n in range(4)]
    soup = page(Paragraph((Traced((Text("x"),), (source(*figures),)),)))
    assert [place.get_text() for place in soup.select("[popover] b")] == ["C12:F12"]
    assert "cột (3) … cột (6)" in soup.select_one("[popover]").get_text()


def test_a_group_is_listed_unit_by_unit() -> None:
    """One heading for all, then each unit with both its cells; a long group is cut with the number of the rest."""
    units = [
        source(TracedFigure("95%", f"Đơn vị {n}", f"{n}/100", "H12 / G12", "group"), file=f"data/x/{n}.xlsx")
        for n in range(50)
    ]
    soup = page(Paragraph((Traced((Text("95%"),), tuple(units)),)))
    lines = soup.select_one("[popover]")
    assert [cite.get_text() for cite in lines.find_all("cite")] == [
        f"Tính chung nhóm: tử số/mẫu số của từng đơn vị tại sheet “{SHEET}” trong tệp của đơn vị",
        "và 10 dòng khác, nêu tại bảng nguồn số liệu kèm báo cáo",
    ]
    assert len(lines.find_all("b")) == 40


def test_lines_rows_and_documents_are_told_in_words() -> None:
    """A line of a CSV file, a whole row, counted rows; a public document is a link only when it is on the web."""
    found = (
        source(
            TracedFigure("", "a", "63/80", "2"),
            file="data/x/published.csv",
            sheet="",
            title="Tin A",
            address="https://a.vn/?b=1&c",
        ),
        source(
            TracedFigure("", "b", "7", "3"),
            file="data/x/published.csv",
            sheet="",
            title="Tin B",
            address="javascript:alert(1)",
        ),
        source(TracedFigure("", "c", "1", "7:7", "row")),
        source(TracedFigure("", "d", "9", "H12:H20", "sum")),
    )
    soup = page(Paragraph((Traced((Text("x"),), found),)))
    lines = soup.select_one("[popover]")
    assert [place.get_text() for place in lines.find_all("b")] == ["dòng 2", "dòng 3", "hàng 7", "tổng H12:H20"]
    assert [(link["href"], link.get_text()) for link in lines.find_all("a")] == [("https://a.vn/?b=1&c", "Tin A")]


def test_what_is_only_computed_says_so() -> None:
    """A number that the report counts itself has no file; beside places how it follows goes without saying."""
    computed = TracedSource("", "", "", "", (TracedFigure("3,2", "chênh lệch", "98,2 − 95", "", "computed"),))
    alone = page(Paragraph((Traced((Text("3,2"),), (computed,)),))).select_one("[popover]")
    assert alone.get_text(" ").startswith("Tính từ các số liệu trong báo cáo")
    beside = page(Paragraph((Traced((Text("3,2"),), (*RATE.sources, computed)),))).select_one("[popover]")
    assert "98,2 − 95" not in beside.get_text()


def test_hostile_names_are_only_text(hostile: tuple[str, ...]) -> None:
    """Names of files, sheets, documents and units come from outside: no tag, no link, no id comes of them."""
    allowed = {"p", "button", "section", "span", "div", "cite", "strong", "br", "b", "i"}
    for text in hostile:
        names = TracedSource(
            text,
            text,
            text,
            text,
            (TracedFigure(text, text, text, text), TracedFigure(text, text, text, text, "group")),
        )
        soup = page(Paragraph((Traced((Text(text),), (names,)),)))
        assert {tag.name for tag in soup.find_all(True)} <= allowed, text
        assert text.strip() in soup.select_one("[popover]").get_text()


def test_a_traced_figure_goes_through_json() -> None:
    """Blocks come back from JSON as they were, sources as lists of texts."""
    blocks = (Paragraph((Text("a"), RATE)),)
    data = json.loads(json.dumps(to_data(blocks)))
    assert data[0]["inlines"][1]["sources"] == [[FILE, SHEET, "", "", [list(NUMERATOR), list(DENOMINATOR)]]]
    assert blocks_from_data(data) == blocks


def test_the_normaliser_keeps_sources_and_mends_what_no_file_can_hold() -> None:
    """Words are mended as everywhere; of names only what no text may carry is shown by its code; twice is once."""
    odd = TracedSource("a\ud800.xlsx", "b\x00", "c\u202e", "d", (TracedFigure("e\x07", "f", "g", "h"),))
    document = Document("", "T", "2024-01-05", (Paragraph((Traced((Text("e\u0301\u4e2d"),), (odd,)),)),))
    done, _ = normalise(document)
    ((traced,),) = (block.inlines for block in done.blocks if isinstance(block, Paragraph))
    assert isinstance(traced, Traced)
    assert plain((traced,)) == "é[U+4E2D]"
    assert traced.sources == (
        TracedSource("a[U+D800].xlsx", "b[U+0000]", "c[U+202E]", "d", (TracedFigure("e[U+0007]", "f", "g", "h"),)),
    )
    assert normalise(done)[0] == done
    assert normalise(Document("", "T", "2024-01-05", (Paragraph((RATE,)),)))[0].blocks == (Paragraph((RATE,)),)


def test_paper_shows_the_words_alone(templates: Path) -> None:
    """What the PDF is made of, and the PDF itself, are the same with and without sources."""
    table = Table(head=(row("TT", "Tên", "Số"),), rows=(row("1", "a", RATE),), label="Bảng 1")
    traced = (
        Paragraph((Text("Đạt "), Emphasis((RATE,)))),
        ListBlock(((Paragraph((RATE,)),),)),
        table,
    )
    bare = (
        Paragraph((Text("Đạt "), Emphasis((Text("98,2%"),)))),
        ListBlock(((Paragraph((Text("98,2%"),)),),)),
        dataclasses.replace(table, rows=(row("1", "a", "98,2%"),)),
    )
    documents = [normalise(Document("", "T", "2024-01-05", blocks))[0] for blocks in (traced, bare)]
    folder = report_folder(templates)
    data = [json.dumps(page_data(document, folder), sort_keys=True) for document in documents]
    assert data[0] == data[1]
    assert to_pdf(documents[0], templates) == to_pdf(documents[1], templates)


def test_the_page_is_whole_with_marks(templates: Path) -> None:
    """Every mark's list is on the page, no id is given twice, and the same document gives the same page."""
    blocks = tuple(
        Paragraph((Traced((Text(str(n)),), (source(TracedFigure("", "a", str(n), f"F{n}")),)),)) for n in range(5, 30)
    )
    document = normalise(Document("", "T", "2024-01-05", blocks))[0]
    text = to_html(document, templates)
    ids = re.findall(r'\bid="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'popovertarget="([^"]*)"', text)) <= set(ids)
    assert set(re.findall(r'aria-labelledby="([^"]*)"', text)) <= set(ids)
    assert to_html(document, templates) == text
    assert text.count("<button") == 25


@pytest.mark.parametrize("rule", ["@media print", "@supports not selector(:popover-open)"])
def test_paper_and_old_browsers_lose_nothing(templates: Path, rule: str) -> None:
    """The style sheet hides marks on paper, and prints what they open in a browser that cannot open it."""
    style = (report_folder(templates) / "report.css").read_text(encoding="utf-8")
    (block,) = re.findall(re.escape(rule) + r" \{(.*?)\n\}", style, re.DOTALL)
    assert "button.src" in block
    assert ".sources" in block
