"""Executed notebooks as documents."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from PIL import Image

from giamsat.blocks.codec import to_data
from giamsat.blocks.html import plain
from giamsat.blocks.model import (
    MIME,
    Appendix,
    Callout,
    Cell,
    CodeBlock,
    Document,
    Figure,
    Fragment,
    Heading,
    Identity,
    Paragraph,
    Promise,
    Table,
    Text,
)
from giamsat.errors import PageError
from giamsat.rendering.notebook import document_from_notebook


def _markdown(source: str | list[str], **own: Any) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": source, "metadata": {"giamsat": own} if own else {}}


def _code(source: str, *outputs: dict[str, Any], tags: tuple[str, ...] = (), **own: Any) -> dict[str, Any]:
    metadata: dict[str, Any] = {"giamsat": own} if own else {}
    if tags:
        metadata["tags"] = list(tags)
    return {
        "cell_type": "code",
        "source": source,
        "metadata": metadata,
        "outputs": list(outputs),
        "execution_count": 1 if outputs else None,
    }


def _shown(data: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    return {"output_type": "display_data", "data": data, "metadata": metadata}


def _kit(fragment: Fragment) -> dict[str, Any]:
    return _shown({MIME: to_data(fragment), "text/html": "<p>html</p>", "text/plain": "plain"})


def _notebook(*cells: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}


def _frame(phase: str = "truoc", **fields: Any) -> dict[str, Any]:
    frame = Document("BÁO CÁO", "Tên", "2024-10-15", (), phase=phase, identity=Identity("r", "u", "Sở"), **fields)
    return _code("khung()", _kit(Fragment("", frame=frame)), role="code")


TABLE = Table(((Cell((Text("a"),)),),), ((Cell((Text("1"),)),),))


def test_kit_objects_come_as_blocks_and_their_source_is_not_shown() -> None:
    """Frame, blocks in place and appendices are gathered; HTML and plain text of the same output are not used."""
    appendix = Appendix("I", "Biểu", "", True, (TABLE,))
    page = document_from_notebook(
        _notebook(
            _code("unit_id = 'u'", tags=("parameters",)),
            _frame(),
            _markdown("Lời dẫn."),
            _code("bang()", _kit(Fragment("II.tthc", (TABLE,), promise=Promise(tables=1))), role="code"),
            _code("phu_luc()", _kit(Fragment("PL", appendix=appendix, promise=Promise(tables=2))), role="code"),
        ),
        title="tep",
    )
    assert page.document.kind_name == "BÁO CÁO"
    assert page.document.blocks == (Paragraph((Text("Lời dẫn."),)), TABLE)
    assert page.document.appendices == (appendix,)
    assert [(section.name, section.kept) for section in page.sections] == [("II.tthc", True), ("PL", False)]
    assert page.kit
    assert page.run


def test_cells_of_the_other_phase_are_left_out() -> None:
    """A cell for «sau» is not shown in «truoc»; a heading gets the words of its phase."""
    cells = (
        _markdown("chỉ trước", role="narrative", phase="truoc"),
        _markdown("chỉ sau", role="narrative", phase="sau"),
        _markdown("# III. TỒN TẠI", role="heading", suffix={"truoc": "(theo báo cáo của đơn vị)"}),
    )
    for phase, shown, heading in (
        ("truoc", "chỉ trước", "III. TỒN TẠI (theo báo cáo của đơn vị)"),
        ("sau", "chỉ sau", "III. TỒN TẠI"),
    ):
        first, second = document_from_notebook(_notebook(_frame(phase), *cells), title="").document.blocks
        assert isinstance(first, Paragraph)
        assert isinstance(second, Heading)
        assert plain(first.inlines) == shown
        assert plain(second.inlines) == heading


def test_a_heading_has_the_name_of_its_phase() -> None:
    """A frame may name sections otherwise than the notebook; other words and other headings stay."""
    cells = (
        _markdown("# III. TỒN TẠI, HẠN CHẾ", role="heading", suffix={"truoc": "(theo đơn vị)"}),
        _markdown("# TỒN TẠI, HẠN CHẾ khác", role="heading"),
    )
    page = document_from_notebook(
        _notebook(_frame("truoc", heading_names=(("TỒN TẠI, HẠN CHẾ", "KHÓ KHĂN"),)), *cells), title=""
    )
    headings = [plain(block.inlines) for block in page.document.blocks if isinstance(block, Heading)]
    assert headings == ["III. KHÓ KHĂN (theo đơn vị)", "TỒN TẠI, HẠN CHẾ khác"]


def test_an_unwritten_narrative_is_a_placeholder_and_counted() -> None:
    """Empty or «…» is not written yet; an optional one leaves no trace."""
    page = document_from_notebook(
        _notebook(
            _frame(),
            _markdown(" \n", role="narrative", section="III. Tồn tại"),
            _markdown("«…» viết ở đây", role="narrative", section="IV. Nguyên nhân"),
            _markdown("", role="narrative", section="V", optional=True),
            _markdown("đã viết", role="narrative", section="VI"),
        ),
        title="",
    )
    assert page.unwritten == ("III. Tồn tại", "IV. Nguyên nhân")
    kinds = [block.kind for block in page.document.blocks if isinstance(block, Callout)]
    assert kinds == ["placeholder", "placeholder"]
    assert "III. Tồn tại" in page.document.blocks[0].title  # type: ignore[union-attr]


def test_a_foreign_notebook_shows_its_code_and_takes_its_first_heading_as_title() -> None:
    """No frame: title from the first heading, date from the caller, source as code, parameters hidden."""
    page = document_from_notebook(
        _notebook(
            _markdown(["# Phân tích\n", "\n", "văn bản"]),
            _code("n = 1", tags=("injected-parameters",)),
            _code("print(1)", {"output_type": "stream", "name": "stdout", "text": "1\n"}),
            language_info={"name": "python"},
        ),
        title="tep",
        date="2024-01-05",
    )
    assert (page.document.title, page.document.date) == ("Phân tích", "2024-01-05")
    assert page.document.blocks == (Paragraph((Text("văn bản"),)), CodeBlock("print(1)", "python"), CodeBlock("1"))
    assert not page.kit


def test_a_librarys_message_is_told_and_not_printed() -> None:
    """What a library writes to stderr in a kit notebook is a warning, never a line of the report."""
    noise = {"output_type": "stream", "name": "stderr", "text": ["x.py:1: FutureWarning: \n", "  old\n"]}
    page = document_from_notebook(_notebook(_frame(), _code("report.summary()", noise)), title="")
    assert page.document.blocks == ()
    (told,) = page.warnings
    assert told.startswith("Ô số 2: thư viện có thông báo “x.py:1: FutureWarning: old”")
    foreign = document_from_notebook(_notebook(_code("f()", noise)), title="")
    assert CodeBlock("x.py:1: FutureWarning: \n  old") in foreign.document.blocks


def test_title_and_date_of_a_foreign_notebook_may_be_metadata() -> None:
    """Metadata wins over headings; the file's name is the last resort."""
    named = document_from_notebook(
        _notebook(_markdown("# A"), giamsat={"title": "T", "date": "2024-02-03"}), title="tep"
    )
    assert (named.document.title, named.document.date) == ("T", "2024-02-03")
    assert document_from_notebook(_notebook(_markdown("x")), title="tep").document.title == "tep"


def test_outputs_of_any_notebook() -> None:
    """Tables, images, Markdown, LaTeX, text and errors all become something readable."""
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "PNG")
    html = (
        "<style>td{}</style><table><thead><tr><th></th><th>tên</th></tr></thead>"
        "<tbody><tr><th>0</th><td>1,5</td></tr></tbody></table>"
    )
    outputs = (
        _shown({"text/html": html, "text/plain": "df"}),
        _shown({"image/png": base64.b64encode(stream.getvalue()).decode(), "text/plain": "<Figure>"}),
        _shown({"image/svg+xml": ["<svg xmlns='http://www.w3.org/2000/svg'/>"]}, alt="Bản đồ"),
        _shown({"text/markdown": "**đậm**"}),
        _shown({"text/latex": "$x$", "text/plain": "x"}),
        _shown({"application/javascript": "alert(1)", "text/plain": "<Javascript>"}),
        _shown({"text/html": "<script>1</script>", "text/plain": "widget"}),
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["\x1b[31mdòng 1\x1b[0m", "E: v"]},
        {"output_type": "stream", "name": "stderr", "text": ["10%\r", "100%\n"]},
    )
    page = document_from_notebook(_notebook(_code("", *outputs)), title="x")
    table, png, svg, markdown, latex, script, widget, error, log = page.document.blocks
    assert isinstance(table, Table)
    assert (table.head[0][1].inlines, table.rows[0][1].align, table.rows[0][0].strong) == (
        (Text("tên"),),
        "right",
        True,
    )
    assert isinstance(png, Figure)
    assert png.alt == "Hình trong sổ tay, ô số 1"
    assert isinstance(svg, Figure)
    assert svg.alt == "Bản đồ"
    assert isinstance(markdown, Paragraph)
    assert latex == CodeBlock("$x$", "latex")
    assert script == CodeBlock("<Javascript>")
    assert widget == CodeBlock("widget")
    assert isinstance(error, Callout)
    assert error.blocks == (CodeBlock("dòng 1\nE: v"),)
    assert log == CodeBlock("100%")


def test_a_kit_notebook_that_was_not_run_says_so() -> None:
    """Cells of the kit without outputs: the page tells what to do instead of being silently empty."""
    page = document_from_notebook(_notebook(_markdown("Lời dẫn."), _code("khung()", role="code")), title="tep")
    notice = page.document.blocks[0]
    assert isinstance(notice, Callout)
    assert notice.title == "Sổ tay chưa được chạy"
    assert not page.run
    assert page.document.blocks[1] == Paragraph((Text("Lời dẫn."),))


def test_kit_data_of_another_schema_is_named_with_its_cell() -> None:
    """A broken fragment is a warning with the cell's number, not a crash."""
    page = document_from_notebook(_notebook(_frame(), _code("x", _shown({MIME: {"blocks": 1}}), role="code")), title="")
    assert len(page.warnings) == 1
    assert "Ô số 2" in page.warnings[0]


def test_something_else_than_a_notebook_is_refused() -> None:
    """nbformat 3 or no cells: an error of the page floor."""
    for data in ({"nbformat": 3, "worksheets": []}, {"nbformat": 4}):
        with pytest.raises(PageError, match="nbformat 4"):
            document_from_notebook(data, title="x")


def test_odd_metadata_does_not_stop_the_page() -> None:
    """Metadata of wrong types is taken as absent."""
    cell = {"cell_type": "markdown", "source": "x", "metadata": {"giamsat": "?", "tags": "?"}, "attachments": 3}
    odd = {
        "cell_type": "code",
        "source": None,
        "metadata": None,
        "outputs": [{"output_type": "display_data", "data": 1}, 7],
    }
    page = document_from_notebook({"nbformat": 4, "metadata": None, "cells": [cell, odd, None]}, title="t")
    assert page.document.blocks == (Paragraph((Text("x"),)),)
