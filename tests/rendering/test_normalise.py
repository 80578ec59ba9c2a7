"""The step between blocks and renderers."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.blocks.html import plain
from giamsat.blocks.model import (
    Appendix,
    Block,
    Callout,
    Cell,
    CodeBlock,
    Document,
    Figure,
    Heading,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from giamsat.rendering.characters import shipped_fonts
from giamsat.rendering.normalise import normalise
from giamsat.rendering.tables import squared


def _document(*blocks: Block, **fields: Any) -> Document:
    return Document(kind_name="", title="Thử", date="2024-01-05", blocks=blocks, **fields)


def _par(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def _done(*blocks: Block) -> tuple[Block, ...]:
    return normalise(_document(*blocks))[0].blocks


def test_characters_without_a_glyph_are_codes_and_named_with_their_section() -> None:
    """Controls, overrides, lone surrogates and foreign scripts become codes; the warning names the section."""
    document, warnings = normalise(_document(Heading(1, (Text("II. KẾT QUẢ"),)), _par("a\x00 \u202e \ud800 漢 ✓ ồ")))
    assert document.blocks[1] == _par("a[U+0000] [U+202E] [U+D800] [U+6F22] ✓ ồ")
    assert len(warnings) == 1
    assert "II. KẾT QUẢ" in warnings[0]
    assert "U+6F22" in warnings[0]


def test_text_is_composed() -> None:
    """Decomposed Vietnamese is composed everywhere: NFC."""
    document, warnings = normalise(_document(_par("Ha\u0300 No\u0323\u0302i"), marks=("DU\u031b\u0323 THA\u0309O",)))
    assert document.blocks == (_par("Hà Nội"),)
    assert document.marks == ("DỰ THẢO",)
    assert warnings == ()


def test_no_break_spaces_stay() -> None:
    """Typography is kept: no-break spaces are not blanks."""
    assert _done(_par("ngày\u00a005/01 \u2013 98,2\u202f%")) == (_par("ngày\u00a005/01 \u2013 98,2\u202f%"),)


def test_levels_have_no_gap_and_empty_headings_go() -> None:
    """The first heading is a part; a jump is closed; an empty heading is dropped."""
    blocks = _done(
        *(Heading(depth, (Text(text),)) for depth, text in ((3, "a"), (4, "b"), (1, "c"), (6, "d"), (2, " ")))
    )
    assert [(block.depth, plain(block.inlines)) for block in blocks if isinstance(block, Heading)] == [
        (1, "a"),
        (2, "b"),
        (1, "c"),
        (2, "d"),
    ]


def test_a_heading_inside_a_list_is_a_bold_line() -> None:
    """Levels inside boxes would break the order of the page."""
    (block,) = _done(Quote((Heading(1, (Text("x"),)),)))
    assert block == Quote((Paragraph((Strong((Text("x"),)),)),))


def test_headings_of_an_appendix_stand_below_its_title() -> None:
    """The title of an appendix is a part; its own headings begin one below."""
    appendix = Appendix("I", "Biểu", "", False, (Heading(1, (Text("a"),)), Heading(3, (Text("b"),))))
    document, _ = normalise(_document(appendices=(appendix,)))
    assert [block.depth for block in document.appendices[0].blocks if isinstance(block, Heading)] == [2, 3]


def test_links_of_unknown_kind_or_place_are_words() -> None:
    """http, https, mailto and an anchor that exists stay; all else is its text, with a warning."""
    heading = Heading(1, (Text("Phần hai"),))
    links = (
        "https://a.vn",
        "mailto:a@b.vn",
        "#Phần-hai",
        "#khong-co",
        "javascript:x",
        "tep.html",
        "https://a.vn/" + "x" * 3000,
    )
    document, warnings = normalise(_document(heading, *(Paragraph((Link(href, (Text("l"),)),)) for href in links)))
    kept = [block.inlines[0] for block in document.blocks[1:] if isinstance(block, Paragraph)]
    assert [item.href for item in kept if isinstance(item, Link)] == ["https://a.vn", "mailto:a@b.vn", "#phần-hai"]
    assert len(warnings) == 4


def test_same_headings_have_their_own_anchors() -> None:
    """Two headings with one text have two ids."""
    blocks = _done(Heading(1, (Text("Sở"),)), Heading(1, (Text("Sở"),)))
    assert [block.id for block in blocks if isinstance(block, Heading)] == ["sở", "sở-2"]


def test_a_footnote_in_a_table_head_goes_below_the_table() -> None:
    """A repeated head may not hold links; the words are kept."""
    note = Note((_par("giải thích"),))
    (table,) = _done(Table(((Cell((Text("a"), note)),),), ((Cell((Text("1"),)),),)))
    assert isinstance(table, Table)
    assert plain(table.head[0][0].inlines) == "a"
    assert plain(table.note) == "giải thích"


def test_footnotes_where_none_may_stand_keep_their_words() -> None:
    """In captions they go below, in links and in other footnotes into brackets."""
    note = Note((_par("n"),))
    table = Table((), ((Cell((Text("1"),)),),), title=(Text("t"), note), note=(Text("có sẵn"),))
    nested = Paragraph((Note((Paragraph((Text("a"), note)),)),))
    link = Paragraph((Link("https://a.vn", (Text("l"), note)),))
    done, first, second = _done(table, nested, link)
    assert isinstance(done, Table)
    assert (plain(done.title), plain(done.note)) == ("t", "có sẵn n")
    assert first == Paragraph((Note((_par("a (n)"),)),))
    assert second == Paragraph((Link("https://a.vn", (Text("l (n)"),)),))


def test_ragged_tables_are_squared() -> None:
    """Missing cells are empty, spans end at the edge."""
    table = Table(
        head=((Cell((Text("a"),), colspan=9), Cell((Text("b"),))),),
        rows=((Cell((Text("1"),), rowspan=99),), (Cell((Text("2"),)), Cell((Text("3"),)))),
    )
    done, ragged = squared(table)
    assert ragged
    assert sum(cell.colspan for cell in done.head[0]) == 10
    assert done.rows[0][0].rowspan == 2
    assert sum(cell.colspan for cell in done.rows[1]) == 9


def test_broken_images_become_a_sentence() -> None:
    """A picture that cannot be decoded never reaches a renderer."""
    bad = [
        Figure(alt="ảnh", **{kind: text})
        for kind, text in (("png", "AAAA"), ("svg", "<svg"), ("svg", "<html/>"), ("jpeg", "!"))
    ]  # type: ignore[arg-type]
    for block in _done(*bad, Figure(alt="trống")):
        assert isinstance(block, Callout)


def test_an_svg_loses_what_reaches_out() -> None:
    """Scripts, handlers and files of the machine are taken out; the drawing stays."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>1</script><image href="/etc/passwd"/>'
        '<rect style="fill:url(http://a)" fill="url(#g)" width="5"/><style>@import "x"</style></svg>'
    )
    (figure,) = _done(Figure(alt="a", svg=svg))
    assert isinstance(figure, Figure)
    for gone in ("script", "onload", "passwd", "http://a", "@import"):
        assert gone not in figure.svg
    assert "url(#g)" in figure.svg


def test_entities_in_an_svg_are_refused() -> None:
    """A bomb of entities is not opened."""
    (block,) = _done(Figure(alt="a", svg='<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'))
    assert isinstance(block, Callout)


def test_nesting_ends_and_no_word_is_lost() -> None:
    """Sixty lists in one another come out flatter, with the innermost word."""
    block: Block = _par("trong cùng")
    for _ in range(60):
        block = ListBlock(((block,),))
    document, warnings = normalise(_document(block))
    assert "trong cùng" in repr(document)
    assert repr(document).count("ListBlock(") <= 20
    assert len(warnings) == 1


def test_very_long_words_are_cut() -> None:
    """A megabyte without a blank is broken where a PDF needs it."""
    (block,) = _done(_par("x" * 12_000))
    assert isinstance(block, Paragraph)
    assert max(map(len, plain(block.inlines).split())) == 5000


def test_an_image_without_words_gets_some() -> None:
    """PDF/UA asks for an alternative text; the figure's name is better than none."""
    (figure,) = _done(Figure(alt=" ", svg="<svg/>", label="Hình 1", title=(Text("Tên"),)))
    assert isinstance(figure, Figure)
    assert figure.alt == "Hình 1 Tên"


_TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ạ̣́ ồ\x00\u202e\ud800\n\t")), max_size=20)
_INLINES: Any = st.recursive(
    st.builds(Text, _TEXTS),
    lambda inner: st.one_of(
        st.builds(Strong, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Link, _TEXTS, st.lists(inner, max_size=2).map(tuple)),
        st.builds(lambda items: Note((Paragraph(items),)), st.lists(inner, max_size=2).map(tuple)),
    ),
    max_leaves=4,
)
_LINES = st.lists(_INLINES, max_size=3).map(tuple)
_CELLS = st.builds(Cell, _LINES, st.just("left"), st.integers(-1, 3), st.integers(-1, 3))
_ROWS = st.lists(st.lists(_CELLS, max_size=3).map(tuple), max_size=3).map(tuple)
_BLOCKS: Any = st.recursive(
    st.one_of(
        st.builds(Heading, st.integers(0, 8), _LINES, _TEXTS),
        st.builds(Paragraph, _LINES),
        st.builds(CodeBlock, _TEXTS),
        st.builds(Table, _ROWS, _ROWS, title=_LINES, label=_TEXTS),
        st.builds(Figure, _TEXTS, svg=_TEXTS),
    ),
    lambda inner: st.one_of(
        st.builds(Quote, st.lists(inner, max_size=3).map(tuple)),
        st.builds(lambda item: ListBlock((item,)), st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)


@given(st.lists(_BLOCKS, max_size=4))
@settings(max_examples=100)  # the first call reads the fonts
def test_twice_is_once(blocks: list[Block]) -> None:
    """What has been normalised needs nothing more, and prints only characters that a font has."""
    once, _ = normalise(_document(*blocks))
    twice, warnings = normalise(once)
    assert twice == once
    assert warnings == ()
    points = frozenset().union(*shipped_fonts())
    assert all(
        ord(sign) in points for sign in plain(item for block in once.blocks for item in getattr(block, "inlines", ()))
    )


@pytest.mark.parametrize("name", ["title", "kind_name", "author"])
def test_fields_of_the_document_are_cleaned(name: str) -> None:
    """Not only blocks: every text of the frame is checked too."""
    document, warnings = normalise(dataclasses.replace(_document(), **{name: "a\x07"}))
    assert getattr(document, name) == "a[U+0007]"
    assert len(warnings) == 1
