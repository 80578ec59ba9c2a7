"""What is estimated for the printed tables and figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.blocks.model import Cell, Figure, ListBlock, Note, Paragraph, Table, Text
from giamsat.rendering.images import svg_size
from giamsat.rendering.layout import figure_layout, list_marks, table_layout


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Text(text),)) for text in texts)


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    """Widths that are too narrow for «(12.345/12.571)» are widened at the cost of the others."""
    table = Table((_row("TT", "Chỉ tiêu", "Kỳ này"),), (_row("1", "Tỷ lệ", "(12.345/12.571)"),), widths=(1, 20, 1))
    layout = table_layout(table, landscape=False)
    assert layout["columns"][2] >= len("(12.345/12.571)")
    assert layout["columns"][1] > layout["columns"][2]


def test_small_foreign_tables_keep_their_width_and_named_ones_are_full() -> None:
    """A table without a label is as wide as its text; the kit's own run over the whole measure."""
    table = Table((_row("a", "b"),), (_row("1", "2"),))
    assert table_layout(table, landscape=False)["columns"] == []
    assert len(table_layout(Table(table.head, table.rows, label="Bảng 1"), landscape=False)["columns"]) == 2


def test_a_crowded_table_asks_for_a_landscape_page() -> None:
    """Eighteen columns of long numbers do not fit on a portrait page at a readable size."""
    table = Table((_row(*["Cột"] * 18),), (_row(*["1.234.567"] * 18),))
    assert table_layout(table, landscape=False)["size"] < 11


def test_six_columns_are_set_in_the_small_size() -> None:
    """Five columns have 12 pt; from six on 11 pt, so that names and figures stay on one line."""
    for count, size in ((5, 12), (6, 11)):
        table = Table((_row(*["Cột"] * count),), (_row(*["Quận Mẫu 1"] * count),), label="Bảng 1")
        assert table_layout(table, landscape=False)["size"] == size


def test_a_dense_table_is_set_small_but_legibly() -> None:
    """Of many narrow columns a dense table has 9 pt, above the 8 pt that a reader needs; others keep their size."""
    wide = Table((), tuple(_row(*["98,2% ✓"] * 13) for _ in range(3)), label="Bảng 1")
    assert table_layout(replace(wide, dense=True), landscape=True)["size"] == 9
    assert table_layout(wide, landscape=True)["size"] == 11


def test_a_row_taller_than_a_page_may_be_split_and_small_tables_stay_whole() -> None:
    """Rows are kept together unless they could not fit."""
    table = Table((_row("a", "b"),), (_row("x " * 4000, "y"), _row("1", "2")))
    layout = table_layout(table, landscape=False)
    assert layout["split"] == [True, False]
    assert not layout["whole"]
    assert table_layout(Table(table.head, table.rows[1:]), landscape=False)["whole"]


def test_a_note_is_the_foot_of_a_table_of_several_pages() -> None:
    """Not of a small table, which stays on one page with it; not when it is long or has a footnote."""
    note = (Text("(*) Đang làm rõ."),)
    table = Table((_row("a", "b"),), (_row("1", "2"),) * 30, label="Bảng 1", note=note)
    assert table_layout(table, landscape=False)["foot"]
    others = (
        replace(table, rows=table.rows[:2]),
        replace(table, note=()),
        replace(table, note=(Text("x" * 500),)),
        replace(table, note=(*note, Note((Paragraph(note),)))),
        replace(table, label=""),
    )
    assert [table_layout(one, landscape=False)["foot"] for one in others] == [False] * 5


@settings(max_examples=60)
@given(st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=5), min_size=1, max_size=4))
def test_weights_are_positive_and_complete(texts: list[list[str]]) -> None:
    """Whatever the cells hold, each column has a width and each row a decision."""
    count = len(texts[0])
    rows = tuple(_row(*(row + [""] * count)[:count]) for row in texts)
    layout = table_layout(Table((), rows, label="Bảng"), landscape=False)
    assert len(layout["columns"]) == count
    assert min(layout["columns"]) > 0
    assert len(layout["split"]) == len(rows)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="100" height="50"', (100.0, 0.5)),
        ('width="75pt" height="150pt"', (100.0, 2.0)),
        ('viewBox="0 0 10 30"', (0.0, 3.0)),
        ('width="100%" viewBox="0,0,4,2"', (0.0, 0.5)),
        ('width="x" viewBox="a b"', (0.0, 0.0)),
        ('width="0" height="0" viewBox="0 0 0 0"', (0.0, 0.0)),
    ],
)
def test_size_of_an_svg(head: str, size: tuple[float, float]) -> None:
    """Width in pixels and shape come from the size, else from the view box."""
    assert svg_size(f'<svg xmlns="http://www.w3.org/2000/svg" {head}/>') == pytest.approx(size)


def test_figures_and_lists_get_what_the_template_needs() -> None:
    """An SVG stays itself; items get their marks."""
    assert figure_layout(Figure(alt="a", svg='<svg viewBox="0 0 2 1"/>'))["ratio"] == 0.5
    item = (Paragraph((Text("x"),)),)
    assert list_marks(ListBlock((item,) * 5, "alpha")) == ["a)", "b)", "c)", "d)", "đ)"]
    assert list_marks(ListBlock((item,) * 2, "decimal", 9)) == ["9.", "10."]
    assert list_marks(ListBlock((item,) * 2, "dash")) == ["-"]
