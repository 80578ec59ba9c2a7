"""What cannot be right in a workbook is told with sheet and cell, all of it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from giamsat.errors import IntakeError
from giamsat.workbook.content import Cell, Formula, Row
from tests.intake import builders as make

SHEET_04 = "04 DVC, thanh toán"
TTHC = "02 TTHC (Biểu 06)"


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ({"code": "cqdt.phi", "state": "Có số liệu", "value": "nhiều"}, "number-unread", "F5"),
        ({"code": "cqdt.phi", "state": "Có số liệu", "value": 1.5}, "number-not-whole", "F5"),
        ({"code": "cqdt.phi", "state": "Có số liệu", "value": -3}, "number-negative", "F5"),
        ({"code": "cqdt.phi", "state": "Có số liệu", "value": date(2024, 1, 1)}, "number-unread", "F5"),
        ({"code": "cqdt.phi", "state": "Có số liệu", "value": "-"}, "number-ambiguous", "F5"),
        ({"code": "cqdt.phi", "state": "Có số liệu", "value": Formula("1+1")}, "formula-without-value", "F5"),
        ({"code": "cqdt.phi", "state": "Có số liệu"}, "state-without-number", "F5"),
        ({"code": "cqdt.phi", "state": "Chưa có", "value": 5}, "state-with-number", "F5"),
        ({"code": "cqdt.phi", "state": "Không áp dụng"}, "state-without-basis", "J5"),
        ({"code": "cqdt.phi", "state": "Không áp dụng", "value": 0, "note": "x"}, "state-with-number", "F5"),
        ({"code": "cqdt.phi", "state": "Bằng 0", "value": 5}, "state-zero-with-number", "F5"),
        ({"code": "cqdt.phi", "value": 0}, "zero-without-state", "E5"),
        ({"code": "cqdt.phi", "state": "Đã có", "value": 5}, "choice-unknown", "E5"),
        ({"code": "cqdt.phí", "state": "Có số liệu", "value": 5}, "code-unknown", "A5"),
        ({"name": "Một chỉ tiêu", "value": 5}, "code-missing", "A5"),
        ({"code": "cqdt.ty_le_tttt", "state": "Có số liệu", "value": 50}, "rate-in-form", "A5"),
        ({"code": "cqdt.kinh_phi", "state": "Có số liệu", "value": "1,234"}, "number-ambiguous", "F5"),
        ({"code": "cqdt.niem_yet", "state": "Có số liệu", "value": 3}, "yes-no-unread", "F5"),
        ({"code": "cqdt.phi", "value": 5, "as_of": date(2024, 10, 1)}, "date-after-cut-off", "H5"),
        ({"code": "cqdt.phi", "value": 5, "as_of": date(2024, 12, 1)}, "date-after-report", "H5"),
        ({"code": "cqdt.phi", "value": 5, "as_of": "cuối tháng"}, "date-unread", "H5"),
        ({"code": "cqdt.phi", "value": 5, "note": "Uû ban nh©n d©n quËn"}, "legacy-font", "J5"),
        ({"code": "cqdt.phi", "value": 5, "previous": "?"}, "number-ambiguous", "D5"),
    ],
)
def test_an_indicator_row_that_cannot_be_right(tmp_path: Path, row: Row, code: str, cell: str) -> None:
    """Wrong types, contradictions, dates after the cut-off, legacy fonts: each at its cell."""
    found = make.faults(tmp_path, make.with_rows(make.content(), "04", [row]))
    assert make.told(found) == [(code, SHEET_04, cell)]
    assert "!" not in str(found[0])


@pytest.mark.parametrize(
    ("table", "row", "code", "cell"),
    [
        ("tasks", {"number": "1", "owner": "x"}, "record-key-missing", "B5"),
        ("tasks", {"content": "x", "deadline_kind": "Trước ngày"}, "deadline-missing", "G5"),
        ("tasks", {"content": "x", "deadline": date(2024, 9, 1)}, "deadline-kind-missing", "F5"),
        ("tasks", {"content": "x", "deadline_kind": "Trong kỳ", "deadline": "sớm"}, "deadline-unread", "G5"),
        (
            "tasks",
            {"content": "x", "deadline_kind": "Không nêu hạn", "deadline": "1/9/2024"},
            "deadline-none-with-day",
            "G5",
        ),
        ("tasks", {"content": "x", "deadline": "năm 0000"}, "deadline-unread", "G5"),
        ("tasks", {"content": "x", "done_on": date(2024, 10, 5)}, "date-after-cut-off", "H5"),
        ("tasks", {"content": "x", "reported_state": "Gần xong"}, "choice-unknown", "I5"),
        ("shortfalls", {"criterion": "x", "points_lost": "khoảng 1"}, "number-plain", "B5"),
        ("utilities", {"group": 6, "name": "x"}, "group-outside", "A6"),
        ("scores", {"index_id": "x", "year": 2023, "rank": 23, "rank_of": 22}, "rank-outside", "I6"),
        ("scores", {"index_id": "x", "year": 2023, "published_on": date(2024, 12, 1)}, "date-after-report", "E6"),
        ("documents", {"subject": "x", "issued_on": "31/2/2024"}, "date-unread", "C6"),
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_right(
    tmp_path: Path, table: str, row: Mapping[str, Cell], code: str, cell: str
) -> None:
    """Records without their key, with half a deadline or with a date that has not come are told at their cell."""
    found = make.faults(tmp_path, make.with_table(make.content(), table, [row]))
    assert [(fault.code, fault.place.cell) for fault in found] == [(code, cell)]


@pytest.mark.parametrize(
    ("fields", "code", "cell"),
    [
        ({"unit_name": "Sở Thử B"}, "cover-name-differs", "B6"),
        ({"period_from": None}, "cover-value-missing", "B7"),
        ({"period_to": date(2024, 10, 31)}, "period-outside", "B8"),
        ({"period_from": date(2023, 12, 15)}, "period-outside", "B7"),
        ({"period_from": date(2024, 9, 30), "period_to": date(2024, 1, 1)}, "period-reversed", "B8"),
        ({"comparison_to": None}, "period-half", "B9"),
        ({"comparison_to": date(2024, 1, 1)}, "comparison-not-before", "B10"),
        ({"report_date": date(2024, 12, 1)}, "date-after-report", "B12"),
        ({"data_kind": "Số liệu thật"}, "real-for-fictional-unit", "B13"),
        ({"data_kind": "Nháp"}, "choice-unknown", "B13"),
        ({"data_kind": None}, "cover-value-missing", "B13"),
    ],
)
def test_a_cover_that_cannot_be_right(tmp_path: Path, fields: dict[str, Any], code: str, cell: str) -> None:
    """Name, period, dates and mark of the cover are checked against the unit and the round."""
    assert make.told(make.faults(tmp_path, make.content(**fields))) == [(code, "Bìa", cell)]


def test_a_real_unit_never_carries_illustrative_data(tmp_path: Path) -> None:
    """An illustrative workbook for a real unit is refused."""
    found = make.faults(tmp_path, make.content(make.REAL, "Sở Thật"))
    assert make.told(found) == [("illustrative-for-real-unit", "Bìa", "B13")]
    assert make.faults(tmp_path, make.content(make.REAL, "Sở Thật", data_kind="Số liệu thật")) == ()


def test_all_faults_of_a_file_come_at_once(tmp_path: Path) -> None:
    """Faults of several sheets travel in one error, in the order of the form, each once."""
    whole = make.with_rows(make.content(), "04", [{"code": "cqdt.phi", "value": 1}, {"code": "cqdt.phi", "value": 2}])
    whole = make.with_rows(whole, "01", [{"code": "cqdt.tttt", "value": "x"}])
    whole = make.with_table(whole, "voices", [{"cause_kind": "Chủ quan"}, {"difficulty": "x", "cause_kind": "Khác"}])
    found = make.faults(tmp_path, whole)
    assert [fault.code for fault in found] == ["number-unread", "code-twice", "record-key-missing", "choice-unknown"]
    assert "sheet “04 DVC, thanh toán”, ô A5" in str(found[1])


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        ({"dossiers": [make.line("Đất đai")]}, "dossier-total-missing", ""),
        ({"dossiers": [make.line("Tổng cộng"), make.line("Tổng cộng")]}, "dossier-label-twice", "B8"),
        ({"dossiers": [make.line("Tổng cộng", c8="ba")]}, "number-unread", "H7"),
        ({"dossiers": [make.line("Tổng cộng", c8=2.5)]}, "number-not-whole", "H7"),
        ({"dossiers": [make.line("Tổng cộng"), make.line("")]}, "dossier-label-missing", "B8"),
    ],
)
def test_bieu_06_that_cannot_be_read(tmp_path: Path, change: dict[str, Any], code: str, cell: str) -> None:
    """Biểu 06 needs its total row once, and counts in its cells."""
    assert make.told(make.faults(tmp_path, replace(make.content(), **change))) == [(code, TTHC, cell)]


def test_a_code_of_bieu_06_is_not_given_twice(tmp_path: Path) -> None:
    """A total of Biểu 06 that stands again as an indicator row is asked back."""
    whole = make.with_rows(make.content(), "04", [{"code": "tthc.tiep_nhan", "value": 30}])
    assert make.told(make.faults(tmp_path, whole)) == [("code-twice", SHEET_04, "A5")]


def test_wards_must_be_the_units_and_all_of_them(tmp_path: Path) -> None:
    """An unknown sub-unit and a wrong number of them on the last day of the period are told, with both dates."""
    wards = [make.line("x", code=f"{make.QUAN}.phuong-{n}") for n in (1, 9)]
    whole = replace(make.content(make.QUAN, "Quận Thử B"), sub_units=wards, omitted=frozenset())
    found = make.faults(tmp_path, whole)
    assert [fault.code for fault in found] == ["sub-unit-unknown", "sub-unit-count-of-other-day"]
    assert f"{make.QUAN}.phuong-1" in str(found[0])
    assert "30/6/2025" in str(found[1])
    assert "30/9/2024" in str(found[1])


def _edited(folder: Path, edit: Any) -> tuple[str, ...]:
    path = folder / "b.xlsx"
    make.write_submission(path, make.content())
    book = load_workbook(path)
    edit(book)
    book.save(path)
    with pytest.raises(IntakeError) as caught:
        make.read_file(path)
    return tuple(fault.code for fault in caught.value.faults)


def test_personal_data_is_refused_unread(tmp_path: Path) -> None:
    """A column of names or identity numbers, on any sheet, stops the file before anything of it is used."""

    def edit(book: Any) -> None:
        sheet = book.create_sheet("Danh sách")
        sheet.append(["STT", "Họ tên", "CCCD", "Số điện thoại:"])

    assert _edited(tmp_path, edit) == ("personal-column",) * 3


def test_a_secrecy_stamp_is_refused(tmp_path: Path) -> None:
    """A workbook stamped «MẬT» is not taken."""

    def edit(book: Any) -> None:
        book["15 Khó khăn, đề xuất"]["D2"] = "TỐI MẬT"

    assert _edited(tmp_path, edit) == ("secret-stamp",)


def test_a_lost_column_or_head_is_told(tmp_path: Path) -> None:
    """A table without a needed column, a sheet without heads, a code row with a hole: each is a fault."""

    def edit(book: Any) -> None:
        book["04 DVC, thanh toán"]["E4"] = "Tình hình"
        book["15 Khó khăn, đề xuất"].delete_rows(4)
        book[TTHC]["G6"] = None

    assert _edited(tmp_path, edit) == ("dossier-codes-missing", "column-missing", "table-without-head")


def test_an_error_value_is_told(tmp_path: Path) -> None:
    """«#REF!» in an answer cell is a fault, never an empty cell."""

    def edit(book: Any) -> None:
        book["01 Thông tin chung"]["F5"] = "#REF!"
        book[TTHC]["C9"] = "#N/A"

    assert _edited(tmp_path, edit) == ("cell-error-value", "cell-error-value")


def test_a_waiver_needs_a_basis_and_an_empty_sheet(tmp_path: Path) -> None:
    """A sheet called not applicable must be known, have a basis, and hold no answers."""
    whole = replace(make.content(), not_applicable=[("09", ""), ("10", "Quyết định số 1"), ("08", "")])
    found = make.faults(tmp_path, whole)
    assert make.told(found) == [
        ("waived-without-basis", "Bìa", "C15"),
        ("waived-without-basis", "Bìa", "C17"),
        ("waived-but-filled", "Bìa", "B16"),
    ]
