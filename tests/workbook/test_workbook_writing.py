"""Writing a submission workbook."""

from __future__ import annotations

import time
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from giamsat.formatting.text import nfc
from giamsat.workbook.content import DossierLine, Formula, SubmissionContent
from giamsat.workbook.layout import SHEETS
from giamsat.workbook.reading import read_book
from giamsat.workbook.writing import submission_bytes, write_submission

COVER = {"round_id": "mau", "unit_id": "so-mau-a", "unit_name": "Sở Mẫu A", "data_kind": "SỐ LIỆU MINH HỌA"}
LIVE = ("=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "#REF!", "=cmd|' /C calc'!A0")


def _written(folder: Path, content: SubmissionContent) -> Path:
    path = folder / "bieu.xlsx"
    write_submission(path, content)
    return path


def test_same_content_same_bytes() -> None:
    """The workbook does not know when it was written."""
    content = SubmissionContent(cover={**COVER, "report_date": date(2024, 10, 8)})
    first = submission_bytes(content)
    time.sleep(1.1)  # document properties count in seconds
    assert submission_bytes(content) == first


def test_text_is_never_a_formula(tmp_path: Path) -> None:
    """Text that starts like a formula or reads like an error value is stored as text, marked as quoted."""
    rows = [{"difficulty": text} for text in LIVE]
    path = _written(tmp_path, SubmissionContent(cover=COVER, tables={"voices": rows}))
    sheet = load_workbook(path)["15 Khó khăn, đề xuất"]
    cells = [sheet.cell(row=row, column=1) for row in range(5, 5 + len(LIVE))]
    assert [cell.value for cell in cells] == list(LIVE)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value.startswith(("=", "+", "-", "@")))
    assert read_book(path, "b").sheets[sheet.title].formulas == frozenset()


@given(text=st.text(min_size=1, max_size=60))
@settings(max_examples=40)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """What is written is read again, sign by sign; what a file cannot hold comes back as its code."""
    others = frozenset(sheet.number for sheet in SHEETS if sheet.number)
    content = SubmissionContent(cover={**COVER, "report_number": f"a{text}b"}, omitted=others)
    found = read_book(_written(tmp_path_factory.mktemp("xlsx"), content), "b").sheets["Bìa"].at(10, 1)
    expected = nfc(f"a{text}b")
    for sign in ("\ufffe", "\uffff"):
        expected = expected.replace(sign, f"_x{ord(sign):04X}_")
    assert found == expected


def test_numbers_days_and_kept_values(tmp_path: Path) -> None:
    """Decimals are exact, days are days, a formula keeps the value it was given."""
    row = {"criterion": "x", "points_lost": Decimal("0.1"), "deadline": date(2024, 9, 30)}
    rows = {"shortfalls": [row, {"criterion": "y", "points_lost": Formula("1/4", Decimal("0.25"))}]}
    path = _written(tmp_path, SubmissionContent(cover=COVER, tables=rows))
    grid = read_book(path, "b").sheets["13 Hạn chế chỉ số"]
    assert grid.at(4, 1) == Decimal("0.1")
    assert grid.at(4, 5) == date(2024, 9, 30)
    assert grid.at(5, 1) == Decimal("0.25")
    assert grid.formulas == {"B6"}


def test_bieu_06_looks_like_the_form(tmp_path: Path) -> None:
    """Two rows of merged heads, then the code row; the illustrative mark on the sheet and in the footer."""
    path = _written(tmp_path, SubmissionContent(cover=COVER, dossiers=[DossierLine("Đất đai", {3: 10})]))
    sheet = load_workbook(path)["02 TTHC (Biểu 06)"]
    assert {"C4:F4", "G4:J4", "K4:M4", "A4:A5"} <= {str(one) for one in sheet.merged_cells.ranges}
    assert [sheet.cell(row=6, column=column).value for column in (1, 2, 3, 13)] == ["(1)", "(2)", "(3)", "(13)"]
    assert sheet["A2"].value == "SỐ LIỆU MINH HỌA"
    assert sheet.oddFooter.center.text == "SỐ LIỆU MINH HỌA"
    assert sheet.print_title_rows == "$4:$6"


def test_a_field_that_the_table_lacks_is_refused(tmp_path: Path) -> None:
    """A misspelt field of a row is an error of whoever writes the row, not a lost cell."""
    with pytest.raises(ValueError, match="dificulty"):
        _written(tmp_path, SubmissionContent(cover=COVER, tables={"voices": [{"dificulty": "x"}]}))


def test_the_file_is_a_plain_archive(tmp_path: Path) -> None:
    """All parts carry one fixed time, and no temporary file is left beside the workbook."""
    path = _written(tmp_path, SubmissionContent(cover=COVER))
    with zipfile.ZipFile(path) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert [one.name for one in tmp_path.iterdir()] == ["bieu.xlsx"]
