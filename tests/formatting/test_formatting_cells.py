"""Cells and lines in few words, and texts that a spreadsheet opens as texts."""

from __future__ import annotations

import csv
import io

import pytest

from giamsat.formatting.cells import cell_runs, cells_in, line_runs, row_of
from giamsat.formatting.spreadsheet import as_text, csv_text


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["B5", "B6", "B7", "B9"], "B5:B7, B9"),
        (["B9", "B5"], "B5, B9"),
        (["C12", "D12", "E12", "G12"], "C12:E12, G12"),
        (["Z3", "AA3", "AB3"], "Z3:AB3"),
        (["C5", "B5", "B6"], "C5, B5:B6"),
        (["B5", "B5"], "B5"),
        (["I12 + J12", "B5"], "B5, I12 + J12"),
        (["", "B5"], "B5"),
        ([], ""),
    ],
)
def test_cells_that_follow_one_another_are_one_run(cells: list[str], words: str) -> None:
    """Down a column, or along the one row they stand in; no cell is lost and none is told twice."""
    assert cell_runs(cells) == words


def test_lines_that_follow_one_another_are_one_run() -> None:
    """Line 0 is no line."""
    assert line_runs([8, 2, 3, 4, 0, 3]) == "2-4, 8"
    assert line_runs([]) == ""


def test_a_row_is_named_as_excel_names_it() -> None:
    """«7:7» can be typed into Excel's name box; what is no cell has no row."""
    assert row_of("AB7") == "7:7"
    assert row_of("I12 + J12") == ""


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    """A spreadsheet shows what begins like a formula as the text that it is."""
    assert as_text(text) == f"'{text}"
    assert as_text(f"x{text}") == f"x{text}"


def test_a_table_opens_in_excel_as_it_is() -> None:
    """UTF-8 with its mark, CRLF, cells with commas, quotes and line ends whole."""
    text = csv_text(("tên", "giá trị"), [("Đơn vị “A”, số 1", "=2"), ('a"b\nc', "")])
    assert text.startswith("\ufefftên,giá trị\r\n")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) == [
        ["tên", "giá trị"],
        ["Đơn vị “A”, số 1", "'=2"],
        ['a"b\nc', ""],
    ]


def test_cells_in_a_text() -> None:
    """Sums and runs of cells are taken apart, other words are none, and a run that is too long is cut."""
    assert cells_in("D11 + E11") == ("D11", "E11")
    assert cells_in("C5:B7") == ("B5", "C5", "B6", "C6", "B7", "C7")
    assert cells_in("") == cells_in("biểu06 a1 XFDA1 A0") == ()
    assert len(cells_in("A1:XFD1048576", limit=40)) == 40
