"""What single cells say: states, shares, days, text that a person accepted, the column that decides."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.formatting.numbers import integer
from giamsat.intake.guard import has_personal_number, is_personal_head
from giamsat.intake.numbers import Amount, read_amount
from giamsat.intake.rounds import load_round_data
from giamsat.model.records import Submission
from giamsat.model.values import Bound, Figure, State
from giamsat.workbook.cells_found import day_of
from giamsat.workbook.content import Cell
from tests.intake import builders as make
from tests.intake.corpus.making import S01, S04, S06, TTHC, edited, hand, replaced, with_cell


def _figure(tmp_path: Path, **row: Cell) -> Figure:
    whole = make.with_rows(make.content(), "04", [{"code": "cqdt.phi", **row}])
    return next(one for one in make.read(tmp_path, whole).figures if one.indicator_id == "cqdt.phi")


def _read(tmp_path: Path, content: bytes) -> Submission:
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    return make.read_file(path)


@pytest.mark.parametrize(
    ("state", "value", "expected"),
    [
        ("Bằng 0", "-", State.ZERO),
        ("Chưa có", "-", State.MISSING),
        ("Chưa có", "không có", State.MISSING),
        ("Không áp dụng", "–", State.NOT_APPLICABLE),
        ("Bằng 0", "0", State.ZERO),
        ("Bằng 0", None, State.ZERO),
        (None, "chưa có", State.MISSING),
        (None, "không áp dụng", State.NOT_APPLICABLE),
        (None, "không phát sinh", State.ZERO),
        (None, None, State.MISSING),
    ],
)
def test_four_states_stay_apart(tmp_path: Path, state: Cell, value: Cell, expected: State) -> None:
    """«-», «0», «không áp dụng», «chưa có»: what a mark leaves open the state column decides."""
    found = _figure(tmp_path, state=state, value=value, note="Quyết định số 1")
    assert found.state is expected
    assert (found.value == 0) is (expected is State.ZERO)


@pytest.mark.parametrize(
    ("value", "state", "number", "bound"),
    [
        ("khoảng 10 nghìn", State.APPROXIMATE, 10000, Bound.NONE),
        ("gần 500", State.APPROXIMATE, 500, Bound.NONE),
        ("trên 98", State.BOUND, 98, Bound.ABOVE),
        ("1.234.567", State.KNOWN, 1234567, Bound.NONE),
        ("1,234,567", State.KNOWN, 1234567, Bound.NONE),
        ("12 571", State.KNOWN, 12571, Bound.NONE),
        (" 12571 ", State.KNOWN, 12571, Bound.NONE),
    ],
)
def test_counts_as_officers_type_them(tmp_path: Path, value: str, state: State, number: int, bound: Bound) -> None:
    """Estimates and bounds keep their words; a number pasted as text is a number and nothing more."""
    found = _figure(tmp_path, state="Có số liệu", value=value)
    assert (found.state, found.value, found.bound) == (state, number, bound)
    assert found.as_printed == ("" if state is State.KNOWN else value)


@pytest.mark.parametrize(
    ("value", "number_format", "score"),
    [
        (0.982, "0.0%", "98.2"),
        (0.9159, "0.00%", "91.59"),
        ("98,2%", "", "98.2"),
        ("3. 90%", "", "3.9"),
        ("62.28", "", "62.28"),
        ("1.234.567,5", "", "1234567.5"),
        ("1,234,567.5", "", "1234567.5"),
        (91.59, "", "91.59"),
    ],
)
def test_shares_and_decimals(tmp_path: Path, value: Cell, number_format: str, score: str) -> None:
    """A score shown as «98,2%» is 98.2 whether Excel keeps 0.982 or the words; marks with one reading are read."""
    found = _read(tmp_path, with_cell(S06, "G6", value, number_format))
    assert found.scores[0].score is not None
    assert found.scores[0].score.value == Decimal(score)


def test_days_of_a_macintosh_are_the_same_days(tmp_path: Path) -> None:
    """A workbook that counts from 1904 keeps its days."""

    def edit(book: Any) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904

    content = edited(edit)
    assert b"date1904" in _part(content, "xl/workbook.xml")
    found = _read(tmp_path, content)
    assert (found.period.end, found.report_date) == (date(2024, 9, 30), date(2024, 10, 8))
    assert found.figures[1].as_of == date(2024, 9, 30)


def _part(content: bytes, name: str) -> bytes:
    from giamsat.workbook.archive import part_of

    return part_of(content, name)


@settings(max_examples=200)
@given(st.dates(min_value=date(1904, 1, 2), max_value=date(2199, 12, 31)))
def test_day_numbers_are_excels(day: date) -> None:
    """Both systems of day numbers lead back to the day that openpyxl numbers so."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

    assert day_of(float(to_excel(day)), False) == day
    assert day_of(float(to_excel(day, CALENDAR_MAC_1904)), True) == day


@pytest.mark.parametrize(("serial", "day"), [(1, date(1900, 1, 1)), (59, date(1900, 2, 28)), (61, date(1900, 3, 1))])
def test_the_day_that_never_was_moves_the_first_ones(serial: int, day: date) -> None:
    """Excel's 29/02/1900 stands between 59 and 61."""
    assert day_of(serial, False) == day
    assert day_of(0, False) is None
    assert day_of(3_000_000, False) is None


@settings(max_examples=200)
@given(st.integers(min_value=0, max_value=10**12))
def test_counts_pasted_from_a_report_come_back(value: int) -> None:
    """What the kit prints as a count a cell for counts reads as the same, exactly."""
    found = read_amount(integer(value), whole=True)
    assert isinstance(found, Amount)
    assert (found.value, found.as_printed) == (value, "")


@settings(max_examples=300)
@given(st.text(max_size=25) | st.decimals(allow_nan=False, allow_infinity=False) | st.booleans() | st.dates())
def test_any_value_is_an_amount_or_a_problem(value: Any) -> None:
    """Never an exception, never a negative number."""
    for whole in (True, False):
        found = read_amount(value, whole)
        if isinstance(found, Amount) and found.value is not None:
            assert found.value >= 0


@pytest.mark.parametrize(
    ("subject", "decision", "text"),
    [
        ("bieu.xlsx", "chap-nhan", "Uỷ ban nhân dân"),
        (f"bieu.xlsx!{S04}!J5", "Chấp nhận", "Uỷ ban nhân dân"),
        (f"data/{make.ROUND}/submissions/bieu.xlsx!{S04}!J5", "Ủy ban nhân dân quận", "Ủy ban nhân dân quận"),
        (f"bieu.xlsx!{S04}!J6", "chap-nhan", None),
        ("khac.xlsx", "chap-nhan", None),
    ],
)
def test_a_person_accepts_text_of_an_old_encoding(
    tmp_path: Path, subject: str, decision: str, text: str | None
) -> None:
    """For a file or one cell, as proposed or in other words; the cell's own text is never converted unasked."""
    project = make.project(tmp_path)
    rows = [{"code": "cqdt.phi", "state": "Có số liệu", "value": 5, "note": "Uû ban nh©n d©n"}]
    hand(project, make.with_rows(make.content(), "04", rows))
    head = "kind,unit,subject,decision,reason,decided_by,decided_on"
    make.table(project, "decisions.csv", head, f'bang-ma,,"{subject}",{decision},đã đọc,Thư ký,2024-10-20')
    unit = load_round_data(project, make.registry(), make.params()).units[make.SO]
    if text is None:
        assert [fault.code for fault in unit.faults] == ["legacy-font"]
        return
    assert unit.faults == ()
    assert unit.submission is not None
    assert {one.indicator_id: one.note for one in unit.submission.figures}["cqdt.phi"] == text


def test_a_taken_back_acceptance_is_taken_back(tmp_path: Path) -> None:
    """What was kept under a decision is not used without it."""
    project = make.project(tmp_path)
    rows = [{"code": "cqdt.phi", "state": "Có số liệu", "value": 5, "note": "Uû ban nh©n d©n"}]
    hand(project, make.with_rows(make.content(), "04", rows))
    head = "kind,unit,subject,decision,reason,decided_by,decided_on"
    make.table(project, "decisions.csv", head, "bang-ma,,bieu.xlsx,chap-nhan,đã đọc,Thư ký,2024-10-20")
    assert load_round_data(project, make.registry(), make.params()).units[make.SO].faults == ()
    make.table(project, "decisions.csv", head)
    faults = load_round_data(project, make.registry(), make.params()).units[make.SO].faults
    assert [fault.code for fault in faults] == ["legacy-font"]


@pytest.mark.parametrize(
    ("text", "is_personal"),
    [
        ("CCCD 001234567890", True),
        ("số 001 234 567 890", True),
        ("0912345678", True),
        ("gọi 0912.345.678", True),
        ("+84 912 345 678", True),
        ("Công văn số 123456789012/STA", False),
        ("mã hồ sơ 000.00.19.H26-240930-0012", False),
        ("12.345.678.901 đồng", False),
        ("Quyết định số 4190/QĐ-UBND ngày 22/8/2023", False),
        ("từ 01/01/2024 đến 30/9/2024", False),
        ("", False),
    ],
)
def test_numbers_of_persons_in_free_text(text: str, is_personal: bool) -> None:
    """Identity numbers and mobile telephones are seen; numbers of documents, dossiers, money and days are not."""
    assert has_personal_number(text) is is_personal


@pytest.mark.parametrize(
    ("head", "is_personal"),
    [
        ("Họ và tên", True),
        ("HỌ TÊN:", True),
        ("Số căn cước công dân", True),
        ("Điện thoại", True),
        ("Địa chỉ", True),
        ("Tên nhiệm vụ", False),
        ("Mã hồ sơ", False),
    ],
)
def test_heads_of_personal_data(head: str, is_personal: bool) -> None:
    """A column is refused by its head, in any spelling."""
    assert is_personal_head(head) is is_personal


def test_an_answer_that_names_a_system_is_no_head(tmp_path: Path) -> None:
    """«Email» as the system a figure comes from, far down a sheet, is an answer."""

    def edit(book: Any) -> None:
        sheet = book["15 Khó khăn, đề xuất"]
        sheet["A30"], sheet["E30"] = "Một khó khăn khác", "Email"

    found = _read(tmp_path, edited(edit))
    assert found.unit_id == make.SO


def test_an_ambiguous_total_is_told_once_for_its_cell(tmp_path: Path) -> None:
    """The total row is a row and a figure: one notice."""
    project = make.project(tmp_path)
    hand(project, with_cell(TTHC, "C9", "1.234"))
    unit = load_round_data(project, make.registry(), make.params()).units[make.SO]
    told = [notice for notice in unit.notices if notice.code == "number-read-as"]
    assert [notice.place.cell for notice in told] == ["C9"]


def test_a_value_that_is_not_a_number_stays_text(tmp_path: Path) -> None:
    """«nan» stored as a number by a strange program is asked back, not computed with."""
    content = replaced(with_cell(S01, "F5", 52), "xl/worksheets/sheet2.xml", "<v>52</v>", "<v>nan</v>")
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    from giamsat.errors import IntakeError

    with pytest.raises(IntakeError) as caught:
        make.read_file(path)
    assert [fault.code for fault in caught.value.faults] == ["number-unread"]
