"""Markdown as blocks."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from giamsat.blocks.html import plain
from giamsat.blocks.model import (
    Break,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Figure,
    Heading,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)
from giamsat.rendering.markdown import parse


def _png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 3), (10, 20, 30)).save(stream, "PNG")
    return stream.getvalue()


def test_blocks_of_all_kinds() -> None:
    """Headings, paragraphs, quotes, code and rules come in their order."""
    blocks = parse("# Một\n\nđoạn **đậm** `mã`\n\n> trích\n\n```py\nx = 1\n```\n\n---\n")
    assert blocks == (
        Heading(1, (Text("Một"),)),
        Paragraph((Text("đoạn "), Strong((Text("đậm"),)), Text(" "), Code("mã"))),
        Quote((Paragraph((Text("trích"),)),)),
        CodeBlock("x = 1", "py"),
        Rule(),
    )


def test_lists_keep_their_marks_and_their_nesting() -> None:
    """«1.» is decimal with its start, «-» a dash, «*» a bullet; lists stand inside items."""
    blocks = parse("3. ba\n   - con\n     1. cháu\n4. bốn\n\n* sao\n")
    first, second = blocks
    assert isinstance(first, ListBlock)
    assert (first.marker, first.start, len(first.items)) == ("decimal", 3, 2)
    inner = first.items[0][1]
    assert isinstance(inner, ListBlock)
    assert inner.marker == "dash"
    assert isinstance(inner.items[0][1], ListBlock)
    assert isinstance(second, ListBlock)
    assert second.marker == "bullet"


def test_task_lists_show_their_boxes() -> None:
    """A done task has a ticked box."""
    (block,) = parse("- [x] xong\n- [ ] chưa\n")
    assert isinstance(block, ListBlock)
    assert [plain(item[0].inlines) for item in block.items if isinstance(item[0], Paragraph)] == ["☑ xong", "☐ chưa"]


def test_tables_keep_alignment_and_escaped_bars() -> None:
    """Columns are aligned as their rule says, «\\|» is a sign in a cell."""
    (table,) = parse("| a | b |\n|:-:|--:|\n| x\\|y | 1.234,5 |\n")
    assert table == Table(
        head=((Cell((Text("a"),), "center"), Cell((Text("b"),), "right")),),
        rows=((Cell((Text("x|y"),), "center"), Cell((Text("1.234,5"),), "right")),),
    )


def test_a_footnote_stands_where_it_is_called() -> None:
    """The text of a footnote travels with its call, with all its paragraphs."""
    (block,) = parse("x[^1]\n\n[^1]: một\n\n    hai\n")
    assert isinstance(block, Paragraph)
    note = block.inlines[1]
    assert isinstance(note, Note)
    assert note.blocks == (Paragraph((Text("một"),)), Paragraph((Text("hai"),)))


def test_a_footnote_that_calls_itself_ends() -> None:
    """A call inside a footnote is printed as typed."""
    (block,) = parse("x[^1]\n\n[^1]: lặp [^1]\n")
    assert isinstance(block, Paragraph)
    assert block.inlines[1] == Note((Paragraph((Text("lặp [1]"),)),))


def test_raw_html_is_its_words_and_its_tables() -> None:
    """Tags go, text stays, a table becomes a table, a script nothing; an entity is its character."""
    blocks = parse(
        "a <b>b</b><br>c &nbsp; &lt;i&gt;\n\n<table><tr><th>x</th></tr><tr><td>1</td></tr></table>\n\n"
        "<div>d <script>alert(1)</script></div>\n"
    )
    assert blocks[0] == Paragraph((Text("a b"), Break(), Text("c \u00a0 <i>")))
    assert isinstance(blocks[1], Table)
    assert blocks[2] == Paragraph((Text("d"),))


def test_breaks_and_spaces() -> None:
    """One Enter is a blank, two blanks before it a line break."""
    assert parse("một\nhai  \nba") == (Paragraph((Text("một hai"), Break(), Text("ba"))),)


def test_an_image_is_a_figure_between_paragraphs() -> None:
    """Text before and after an image stays in order."""
    encoded = base64.b64encode(_png()).decode()
    before, figure, after = parse(f"trước ![Mô tả](data:image/png;base64,{encoded}) sau")
    assert isinstance(figure, Figure)
    assert figure.alt == "Mô tả"
    assert before == Paragraph((Text("trước"),))
    assert after == Paragraph((Text("sau"),))


def test_an_image_of_another_machine_is_a_link() -> None:
    """Nothing is fetched."""
    (block,) = parse("![bản đồ](https://a.vn/x.png)")
    assert block == Paragraph((Link("https://a.vn/x.png", (Text("bản đồ"),)),))


def test_files_are_read_only_below_the_folder(tmp_path: Path) -> None:
    """A file beside the notebook is shown; one above it, an absolute one or one behind a link is refused."""
    folder = tmp_path / "so-tay"
    folder.mkdir()
    (folder / "anh.png").write_bytes(_png())
    (tmp_path / "mat.png").write_bytes(_png())
    (folder / "loi.png").symlink_to(tmp_path / "mat.png")
    (good,) = parse("![a](anh.png)", base=folder)
    assert isinstance(good, Figure)
    for address in ("../mat.png", str(tmp_path / "mat.png"), "%2e%2e/mat.png", "loi.png", "/etc/hostname"):
        (bad,) = parse(f"![a]({address})", base=folder)
        assert isinstance(bad, Callout)
    (unknown,) = parse("![a](anh.png)")
    assert isinstance(unknown, Callout)


def test_attachments_are_images() -> None:
    """A picture pasted into a cell is shown; one that is not there is named."""
    encoded = base64.b64encode(_png()).decode()
    (figure,) = parse("![a](attachment:x.png)", attachments={"x.png": {"image/png": encoded}})
    assert isinstance(figure, Figure)
    (missing,) = parse("![a](attachment:y.png)")
    assert isinstance(missing, Callout)


@pytest.mark.parametrize(
    "text",
    ["*" * 2000 + "a" + "*" * 2000, "[" * 2000, ">" * 2000 + "x", "- " * 1000 + "x", "<div>" * 3000, "![[" * 1000],
    ids=["stars", "brackets", "quotes", "lists", "tags", "images"],
)
def test_malicious_depth_ends(text: str) -> None:
    """Text made to nest without end is read in reasonable time and depth."""
    assert len(parse(text)) <= 3


@given(st.text(alphabet="ab *_`[]()<>#|-1.\n\\!~^:&;", max_size=60))
@settings(max_examples=100)
def test_any_text_is_markdown(text: str) -> None:
    """No text makes the reader fail."""
    assert isinstance(parse(text), tuple)


@given(
    st.lists(
        st.sampled_from(["Sở", "Mẫu", "đạt", "98,2%", "12.345/12.571", "số", "«…»", "=1+1", "{{ x }}", "$a"]),
        min_size=1,
    )
)
@settings(max_examples=60)
def test_ordinary_words_come_through_unchanged(words: list[str]) -> None:
    """A line of words is a paragraph of these words."""
    text = "Đoạn " + " ".join(words)
    (block,) = parse(text)
    assert isinstance(block, Paragraph)
    assert plain(block.inlines) == text
