"""Reading a workbook's cells."""

from __future__ import annotations

import io
import re
import time
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from giamsat.errors import IntakeError
from giamsat.workbook.reading import address, read_book


def _book(path: Path, cells: dict[str, object]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tờ một"
    for where, value in cells.items():
        sheet[where] = value
    book.save(path)
    return path


def _repacked(path: Path, part: str, pattern: str, by: str) -> None:
    """Replace text inside a part of a workbook."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            target.writestr(name, re.sub(pattern.encode(), by.encode(), text) if name == part else text)
    path.write_bytes(packed.getvalue())


def _code(path: Path) -> str:
    with pytest.raises(IntakeError) as caught:
        read_book(path, "thu/muc/bieu.xlsx")
    (fault,) = caught.value.faults
    assert fault.place.file == "thu/muc/bieu.xlsx"
    assert str(fault).startswith("Tệp thu/muc/bieu.xlsx: ")
    return fault.code


def test_cells_keep_their_addresses_and_types(tmp_path: Path) -> None:
    """Numbers are exact decimals, days are days, text is NFC, blank rows above do not shift anything."""
    path = _book(tmp_path / "b.xlsx", {"B3": 1.1, "C3": 5, "D3": date(2024, 1, 2), "E3": True, "B5": "Hoa\u0300"})
    book = read_book(path, "b.xlsx")
    grid = book.sheets["Tờ một"]
    assert grid.at(2, 1) == Decimal("1.1")
    assert str(grid.at(2, 2)) == "5"
    assert grid.at(2, 3) == date(2024, 1, 2)
    assert grid.at(2, 4) is True
    assert grid.at(4, 1) == "Hoà"
    assert grid.at(0, 0) is None
    assert grid.at(99, 99) is None
    assert len(book.sha256) == 64


def test_formulas_and_error_values_are_seen(tmp_path: Path) -> None:
    """A formula and an error value, which both look empty, are known by their addresses."""
    grid = read_book(_book(tmp_path / "b.xlsx", {"A1": "x", "B2": "=1+1", "C2": "#N/A"}), "b").sheets["Tờ một"]
    assert grid.formulas == {"B2"}
    assert grid.errors == {"C2": "#N/A"}
    assert grid.at(1, 1) is None


@pytest.mark.parametrize("column", [0, 25, 26, 51, 701, 702, 16383])
def test_addresses_are_excels(column: int) -> None:
    """Columns are counted as Excel counts them."""
    assert address(6, column) == f"{get_column_letter(column + 1)}7"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "workbook-empty-file"),
        ("Báo cáo dạng chữ".encode(), "workbook-not-one"),
        (b"PK\x03\x04 not a zip", "workbook-unreadable"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "workbook-old-format"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "workbook-encrypted",
        ),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    """A text renamed to .xlsx, an old format, an encrypted or broken file each get their sentence."""
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    assert _code(path) == code


def test_a_folder_or_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that cannot be opened gets a sentence, not a traceback."""
    assert _code(tmp_path) == "workbook-unopened"
    assert _code(tmp_path / "nothing.xlsx") == "workbook-unopened"


def test_other_office_files_are_refused(tmp_path: Path) -> None:
    """A Word file renamed to .xlsx is no workbook, and is called what it is."""
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert _code(path) == "workbook-other-format"


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    """Half a download is called broken."""
    path = _book(tmp_path / "b.xlsx", {"A1": "x"})
    path.write_bytes(path.read_bytes()[:-300])
    assert _code(path) == "workbook-unreadable"


def test_declared_entities_are_refused(tmp_path: Path) -> None:
    """A part with a document type, through which a file can be made to explode, is refused unread."""
    path = _book(tmp_path / "b.xlsx", {"A1": "x"})
    _repacked(path, "xl/worksheets/sheet1.xml", "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')
    assert _code(path) == "workbook-unreadable"


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    """A workbook without a single cell says that nothing was filled in."""
    assert _code(_book(tmp_path / "b.xlsx", {})) == "workbook-no-cells"


def test_what_a_merge_covers_is_not_read(tmp_path: Path) -> None:
    """LibreOffice keeps the values of the covered cells where nobody sees them: only the first cell's counts."""
    path = _book(tmp_path / "b.xlsx", {"B2": 1, "B3": 2, "C2": "=1+1", "C3": 4, "D2": 5})
    part = "xl/worksheets/sheet1.xml"
    _repacked(path, part, "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="B2:C3"/></mergeCells>')
    grid = read_book(path, "b.xlsx").sheets["Tờ một"]
    values = [grid.at(row, column) for row in (1, 2) for column in (1, 2, 3)]
    assert values == [1, None, Decimal(5), None, None, None]
    assert not grid.formulas
    assert grid.merged == ((1, 1, 2, 2),)


def test_countless_merges_end_in_bounded_time(tmp_path: Path) -> None:
    """Merges over more rows than any form has, a hundred thousand of them, are refused in a sentence."""
    path = _book(tmp_path / "b.xlsx", {f"A{row}": row for row in range(1, 2000)})
    areas = "".join(f'<mergeCell ref="C1:D{3000 + n}"/>' for n in range(100_000))
    part = "xl/worksheets/sheet1.xml"
    _repacked(path, part, "</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>")
    started = time.perf_counter()
    assert _code(path) == "workbook-too-large"
    assert time.perf_counter() - started < 10
