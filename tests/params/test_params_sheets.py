"""The sheets of a round's own form: rows that make no form are told, and nothing is asked less in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.errors import Fault
from giamsat.model.form_sheets import FormSheet
from giamsat.model.parameters import Indicator
from giamsat.params.entries import read_csv
from giamsat.params.sheets import read_sheets
from giamsat.settings import Settings
from giamsat.workbook.layout import DOCUMENTS, INDICATORS, SHEETS, SheetKind, sheet_with, sheets_of

HEAD = "number,name,kind,tables,required,levels\n"
GOOD = "01,Bếp ăn,chi-tieu,,có,\n02,Kiểm tra,danh-sach,indicators;documents,có,xa;phuong\n"
CATALOGUE = (
    "id,domain,name,measure,kind,direction,sheet,decimals,definition,source\n"
    "bep-an.tong,bep-an,Số bếp ăn,bếp,so-luong,khong,01,0,x,mẫu\n"
    "kiem-tra.cuoc,kiem-tra,Số cuộc kiểm tra,cuộc,so-luong,khong,02,0,x,mẫu\n"
)


def read(folder: Path, rows: str, domains: tuple[str, ...] = ()) -> list[Fault]:
    """Return what is wrong with the sheets."""
    settings = Settings(folder)
    (folder / "a.csv").write_text(CATALOGUE, encoding="utf-8")
    known, faults = read_csv(folder / "a.csv", settings, Indicator)
    assert not faults
    path = folder / "x.sheets.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return read_sheets(path, settings, {entry.part.text("id"): entry.part for entry in known}, domains)[1]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("1,Bếp ăn,chi-tieu,,có,\n", "sheets-number"),
        (f"01,{'Bếp ăn ' * 6},chi-tieu,,có,\n", "sheets-name"),
        ("01,Bếp/ăn,chi-tieu,,có,\n", "sheets-name"),
        ("01,Bếp ăn,chi-tieu,,có,\n01,Kiểm tra,chi-tieu,,có,\n", "sheets-twice"),
        ("01,Bếp ăn,chi-tieu,,có,\n02,BẾP ĂN,chi-tieu,,có,\n", "sheets-twice"),
        ("01,A,danh-sach,voices,có,\n02,B,danh-sach,voices,có,\n", "sheets-twice"),
        ("01,A,bieu-06,,có,\n02,B,bieu-06,,có,\n", "sheets-twice"),
        ("01,Bếp ăn,chi-tieu,documents,có,\n", "sheets-tables"),
        ("01,Bếp ăn,danh-sach,,có,\n", "sheets-no-tables"),
        ("01,Bếp ăn,danh-sach,van-ban,có,\n", "sheets-table-unknown"),
        ("01,Bếp ăn,danh-sach,documents;indicators,có,\n", "sheets-table-unknown"),
        ("01,Bếp ăn,bia,,có,\n", "choice"),
        ("01,Bếp ăn,khac,,có,\n", "cell-choice"),
        ("01,Bếp ăn,chi-tieu,,có,\n", "sheets-lack-indicator"),
        ("01,Bếp ăn,chi-tieu,,có,\n02,Kiểm tra,danh-sach,documents,có,\n", "sheets-lack-indicator"),
    ],
)
def test_what_makes_no_form_is_told(tmp_path: Path, rows: str, code: str) -> None:
    """Numbers, names, tables that Excel or the reader could not tell apart; an indicator that stands nowhere."""
    assert code in [fault.code for fault in read(tmp_path, rows)]


def test_a_good_form_has_no_fault(tmp_path: Path) -> None:
    """What is right passes; indicators of domains that the round leaves out need no sheet."""
    assert read(tmp_path, GOOD) == []
    assert read(tmp_path, "01,Bếp ăn,chi-tieu,,có,\n", ("bep-an",)) == []


def test_rows_become_sheets_between_cover_and_last_page(tmp_path: Path) -> None:
    """Tables are the reader's own; the last page takes the next number; without rows the form is the common one."""
    settings = Settings(tmp_path)
    read(tmp_path, GOOD)
    rows = tuple(entry.model for entry in read_csv(tmp_path / "x.sheets.csv", settings, FormSheet)[0] if entry.model)
    sheets = sheets_of(rows)
    assert [sheet.name for sheet in sheets] == ["Bìa", "01 Bếp ăn", "02 Kiểm tra", "03 Kiểm tra và ký"]
    assert (sheets[1].tables, sheets[2].tables) == ((INDICATORS,), (INDICATORS, DOCUMENTS))
    assert sheets[-1].kind is SheetKind.SIGN
    assert sheet_with(DOCUMENTS, sheets) is sheets[2]
    assert sheets_of(()) is SHEETS
