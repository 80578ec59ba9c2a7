"""The table beside a report: one line for each printed figure and place, which opens in Excel."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from giamsat.blocks.model import (
    Appendix,
    Callout,
    Cell,
    Document,
    Emphasis,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Table,
    Text,
    Traced,
    TracedFigure,
    TracedSource,
)
from giamsat.provenance.trail import COLUMNS, trail_csv, trail_rows
from giamsat.rendering.normalise import normalise
from giamsat.settings import Settings
from tests.golden.test_golden_blocks import run_in_process

FILE = "data/mau-2024/submissions/a.xlsx"


def traced(
    text: str, *figures: TracedFigure, file: str = FILE, sheet: str = "02", title: str = "", address: str = ""
) -> Traced:
    """Return words that come from a file."""
    found = figures or (TracedFigure("", f"số {text}", text, "F5"),)
    return Traced((Text(text),), (TracedSource(file, sheet, title, address, found),))


def document(*blocks: object, **fields: object) -> Document:
    """Return a document of blocks."""
    return Document("BÁO CÁO", "T", "2024-01-05", blocks, **fields)  # type: ignore[arg-type]


def cell(text: str | Traced, **spans: int) -> Cell:
    """Return a cell."""
    return Cell((text,) if isinstance(text, Traced) else (Text(text),), **spans)


def places(*blocks: object, **fields: object) -> list[tuple[str, str]]:
    """Return section and place of each figure of a document."""
    return [(row.muc, row.vi_tri) for row in trail_rows(document(*blocks, **fields))]


def test_a_share_has_a_line_for_each_of_its_counts() -> None:
    """Printed words, what the place holds, its value, file, sheet, cells; the sum of two cells is said to be one."""
    rate = traced(
        "Đạt 98,2%",
        TracedFigure("98,2%", "tử số", "12.345", "H12, I12", "sum"),
        TracedFigure("98,2%", "mẫu số", "12.571", "G12"),
    )
    rows = list(trail_rows(document(Paragraph((rate,)))))
    assert [row.thu_tu for row in rows] == ["1", "2"]
    assert [(row.in_tren_bao_cao, row.so_lieu, row.gia_tri) for row in rows] == [
        ("98,2%", "tử số", "12.345"),
        ("98,2%", "mẫu số", "12.571"),
    ]
    assert [(row.tep, row.sheet, row.o, row.dong) for row in rows] == [
        (FILE, "02", "H12, I12", ""),
        (FILE, "02", "G12", ""),
    ]
    assert [row.ghi_chu for row in rows] == ["cộng các ô, dòng này", ""]


def test_a_line_of_a_file_without_sheets_is_no_cell() -> None:
    """A published figure has a line, its document and its address."""
    words = traced(
        "63/80",
        TracedFigure("", "a", "63/80", "2"),
        file="data/x/published.csv",
        sheet="",
        title="Tin",
        address="a.txt",
    )
    (row,) = trail_rows(document(Paragraph((words,))))
    assert (row.o, row.dong, row.van_ban, row.dia_chi) == ("", "2", "Tin", "a.txt")
    assert row.in_tren_bao_cao == "63/80"


def test_the_place_on_the_page_can_be_found() -> None:
    """Section by its headings, then paragraph, list item, box, table with row and column, chart."""
    one = traced("1")
    table = Table(
        head=((cell("TT"), cell("Kỳ này")),),
        rows=((cell("1"), cell("–")), (cell("2"), cell(one))),
        label="Bảng 2",
    )
    assert places(
        Paragraph((one,)),
        Callout("summary", "TÓM TẮT", (ListBlock(((Paragraph((Text("a"),)),), (Paragraph((one,)),))),)),
        Heading(1, (Text("II. KẾT QUẢ"),)),
        Heading(2, (Text("1. Thể chế"),)),
        Paragraph((Text("không"),)),
        Paragraph((Emphasis((one,)),)),
        Quote((Paragraph((one,)),)),
        table,
        Figure("Biểu đồ.", svg="<svg/>", label="Hình 1", title=(one,)),
        Heading(1, (Text("III. TỒN TẠI"),)),
        Paragraph((Note((Paragraph((one,)),)),)),
    ) == [
        ("phần mở đầu", "đoạn 1"),
        ("phần mở đầu", "TÓM TẮT, danh sách 1, mục 2"),
        ("II. KẾT QUẢ; 1. Thể chế", "đoạn 2"),
        ("II. KẾT QUẢ; 1. Thể chế", "đoạn trích 1, đoạn 1"),
        ("II. KẾT QUẢ; 1. Thể chế", "Bảng 2, hàng 2, cột “Kỳ này”"),
        ("II. KẾT QUẢ; 1. Thể chế", "Hình 1"),
        ("III. TỒN TẠI", "đoạn 1"),
    ]


def test_a_column_under_two_heads_has_both_names() -> None:
    """The head rows of Biểu 06: the group's name, the column's own, not its code; rows that span are counted in."""
    head = (
        (cell("Lĩnh vực", rowspan=2), cell("Đã giải quyết", colspan=2)),
        (cell("Tổng số"), cell("Quá hạn")),
        (cell("(2)"), cell("(7)"), cell("(10)")),
    )
    body = ((cell("Đất đai", rowspan=2), cell("5"), cell("1")), (cell(traced("4")), cell(traced("0"))))
    table = Table(head=head, rows=body, label="Bảng 22")
    appendix = Appendix("II", "BIỂU 06", "", True, (table,))
    assert places(appendices=(appendix,)) == [
        ("PHỤ LỤC II. BIỂU 06", "Bảng 22, hàng 2, cột “Đã giải quyết – Tổng số”"),
        ("PHỤ LỤC II. BIỂU 06", "Bảng 22, hàng 2, cột “Đã giải quyết – Quá hạn”"),
    ]


def test_the_table_opens_in_excel_and_holds_no_formula() -> None:
    """UTF-8 with its mark, CRLF; a name that begins like a formula is text; hashes stand beside their files."""
    words = traced("5", TracedFigure("=1+1", "+cmd", "-2", "F5"), file="=x.xlsx", sheet="@s")
    text = trail_csv(document(Paragraph((words,)), marks=("DỰ THẢO", "SỐ LIỆU MINH HỌA")), {"=x.xlsx": "ab12"})
    assert text.startswith("\ufeffthu_tu,muc,")
    assert text.endswith("\r\n")
    header, row = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert tuple(header) == COLUMNS
    named = dict(zip(header, row, strict=True))
    assert (named["in_tren_bao_cao"], named["so_lieu"], named["gia_tri"]) == ("'=1+1", "'+cmd", "'-2")
    assert (named["tep"], named["sheet"], named["sha256"]) == ("'=x.xlsx", "'@s", "ab12")
    assert named["ghi_chu"] == "SỐ LIỆU MINH HỌA"


@pytest.fixture(scope="module")
def report() -> Document:
    """Return a whole report of the shipped example, as its notebook makes it."""
    from giamsat.rendering.notebook import document_from_notebook

    with pytest.MonkeyPatch.context() as patch:
        root = Path(__file__).parents[2]
        patch.setenv("GIAMSAT_ROOT", str(root))
        notebook = run_in_process("mau-2024", "so-mau-a")
    return normalise(document_from_notebook(notebook, title="").document)[0]


def test_every_file_of_a_report_can_be_opened(report: Document) -> None:
    """A real report: each file that its table names is there, and its lines name cells or lines of it.

    Of the records that other units of the group count, a unit's own report knows the sheet.
    """
    rows = list(trail_rows(report))
    settings = Settings(Path(__file__).parents[2])
    assert {row.tep for row in rows if row.tep and not (settings.root / row.tep).is_file()} == set()
    assert len(rows) > 1000
    without = [row for row in rows if row.tep and not (row.o or row.dong or "/extracts/" in row.tep)]
    assert len(without) < len(rows) / 40
    assert all(row.sheet and row.ghi_chu.startswith("tử số và mẫu số của đơn vị") for row in without)
    assert all("SỐ LIỆU MINH HỌA" in row.ghi_chu for row in rows)


def test_the_table_tells_what_the_page_prints(report: Document) -> None:
    """98,2% of the first paragraph on procedures and of its table lead to the same cells."""
    rows = [row for row in trail_rows(report) if row.in_tren_bao_cao.startswith("98,2%") and "tử số" in row.so_lieu]
    assert {(row.sheet, row.o) for row in rows if row.so_lieu.startswith("kỳ này")} == {
        ("02 TTHC (Biểu 06)", "H12, I12")
    }
    assert any(row.vi_tri.startswith("Bảng 8, hàng 1, cột “Kỳ này”") for row in rows)
