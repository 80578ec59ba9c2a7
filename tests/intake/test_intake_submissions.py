"""A good workbook becomes a submission; gaps are gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from giamsat.formatting.text import nfc
from giamsat.model.records import Deadline, DeadlineKind, TaskState
from giamsat.model.values import Bound, Span, State
from giamsat.workbook.content import Formula
from tests.intake import builders as make
from tests.intake.hostile import ALL, NASTY, hostile_cover, write_hostile


def test_figures_keep_state_period_and_cell(tmp_path: Path) -> None:
    """Zero, missing, not applicable and estimated stay apart; each figure names its cell."""
    whole = make.content()
    found = make.read(tmp_path, make.with_rows(whole, "11", [{"code": "cqdt.kinh_phi"}]))
    states = {one.indicator_id: one.state for one in found.figures}
    assert states["bo-may.bien_che"] is State.KNOWN
    assert states["bo-may.co_mat"] is State.APPROXIMATE
    assert states["cqdt.phi"] is State.ZERO
    assert states["cqdt.tttt"] is State.NOT_APPLICABLE
    first = found.figures[0]
    assert (first.value, first.note, first.source.cell) == (Decimal(52), "tăng 02", "F5")
    assert first.source.title == "Biểu mẫu số liệu kèm theo Báo cáo số 05/BC-STA ngày 08 tháng 10 năm 2024"
    assert first.period == Span(date(2024, 1, 1), date(2024, 9, 30))
    assert (found.previous[0].value, found.previous[0].period) == (
        Decimal(50),
        Span(date(2023, 1, 1), date(2023, 9, 30)),
    )


def test_a_listed_code_without_an_answer_is_missing(tmp_path: Path) -> None:
    """A row of the form that the unit left blank is «chưa có», neither zero nor unknown."""
    whole = make.with_rows(make.content(), "11", [{"code": "cqdt.kinh_phi"}])
    figure = make.read(tmp_path, whole).figures[-1]
    assert (figure.indicator_id, figure.state, figure.value) == ("cqdt.kinh_phi", State.MISSING, None)


def test_words_of_certainty_are_kept(tmp_path: Path) -> None:
    """«khoảng 10 nghìn» is an estimate, «trên 500» a bound; both keep the words of the cell."""
    rows = [
        {"code": "cqdt.phi", "state": "Số ước tính", "value": "khoảng 10 nghìn"},
        {"code": "cqdt.tttt", "state": "Có số liệu", "value": "trên 500"},
    ]
    about, over = make.read(tmp_path, make.with_rows(make.content(), "04", rows)).figures[-3:-1]
    assert (about.state, about.value, about.as_printed) == (State.APPROXIMATE, Decimal(10000), "khoảng 10 nghìn")
    assert (over.state, over.bound, over.as_printed) == (State.BOUND, Bound.ABOVE, "trên 500")
    assert not over.is_countable


def test_bieu_06_feeds_its_indicators(tmp_path: Path) -> None:
    """The total row gives tthc.*, last period's total the previous figures; rows by field are kept."""
    found = make.read(tmp_path, make.content())
    tthc = {one.indicator_id: one for one in found.figures if one.indicator_id.startswith("tthc.")}
    assert (tthc["tthc.tiep_nhan"].value, tthc["tthc.dang_qua_han"].value) == (Decimal(30), Decimal(3))
    previous = {one.indicator_id: one.value for one in found.previous}
    assert previous["tthc.tiep_nhan"] == Decimal(20)
    assert [(row.label, row.is_total, row.is_previous) for row in found.dossiers] == [
        ("Đất đai", False, False),
        ("Hộ tịch", False, False),
        ("Tổng cộng", True, False),
        ("Tổng cộng kỳ trước", True, True),
    ]
    assert found.dossiers[1][7].value == Decimal(16)


def test_bieu_06_that_is_off_is_no_fault(tmp_path: Path) -> None:
    """A total that does not add up is kept as reported: analysis asks about it."""
    rows = [make.line("Đất đai"), make.line("Tổng cộng", c7=10)]
    found = make.read(tmp_path, replace(make.content(), dossiers=rows))
    assert found.dossiers[-1][7].value == Decimal(10)


def test_records_are_read_with_their_cells(tmp_path: Path) -> None:
    """Deadlines have a kind and a last day, states are slugs, blank counts stay unknown."""
    found = make.read(tmp_path, make.content())
    first, second = found.tasks
    assert first.due == Deadline(DeadlineKind.BEFORE, "trước ngày 30/11/2024", date(2024, 11, 29))
    assert (first.reported_state, first.assigned_by) == (TaskState.NOT_DUE, "thanh-pho")
    assert second.due == Deadline(DeadlineKind.WITHIN, "quý III năm 2024", date(2024, 9, 30))
    assert found.surveys[0].satisfied is None
    assert found.surveys[0].valid is not None
    assert found.surveys[0].valid.indicator_id == "tac-dong.tu_ks_hop_le"
    assert (found.scores[0].rank, found.scores[0].rank_of, found.scores[0].year) == (2, 22, 2023)
    assert found.utilities[0].served is not None
    assert found.utilities[0].served.indicator_id == "de-an-06.nhom_3_da_huong"
    assert found.initiatives[0].dossiers == "120"
    assert (found.projects[0].total, found.projects[0].due.kind) == (Decimal("1500.5"), DeadlineKind.NONE)
    assert found.systems[0].source.cell == "B6"


def test_a_missing_sheet_is_a_gap(tmp_path: Path) -> None:
    """A required sheet that is not there is named by number; an optional one, or one for other levels, is not."""
    whole = replace(make.content(), omitted=frozenset({"03", "10", "12", "16"}))
    assert make.read(tmp_path, whole).missing_sheets == ("10",)


def test_a_sheet_may_not_apply(tmp_path: Path) -> None:
    """A sheet waived on the cover with a basis gives figures «không áp dụng», and is no gap."""
    whole = replace(make.content(), omitted=frozenset({"03", "09"}), not_applicable=[("09", "Quyết định số 9")])
    found = make.read(tmp_path, whole)
    assert found.missing_sheets == ()
    assert found.not_applicable == (("09", "Quyết định số 9"),)
    waived = {one.indicator_id: one for one in found.figures if one.source.sheet == "Bìa"}
    assert waived["cds.quy_che"].state is State.NOT_APPLICABLE
    assert waived["cds.quy_che"].note == "Quyết định số 9"


def test_a_formula_is_noted_with_its_value(tmp_path: Path) -> None:
    """The value that Excel kept of a formula is used, and the cell is named."""
    rows = [{"code": "cqdt.phi", "state": "Có số liệu", "value": Formula("40+2", 42)}]
    found = make.read(tmp_path, make.with_rows(make.content(), "04", rows))
    assert found.formula_cells == ("04 DVC, thanh toán!F5",)
    assert Decimal(42) in {one.value for one in found.figures}


def test_columns_are_known_by_their_heads(tmp_path: Path) -> None:
    """A column moved, a column added and a head spelt another way change nothing."""
    path = tmp_path / "b.xlsx"
    make.write_submission(path, make.content())
    book = load_workbook(path)
    sheet = book["01 Thông tin chung"]
    sheet.move_range("D4:F6", cols=8)
    sheet["D4"] = "Ghi chú nội bộ"
    sheet["D5"] = "không đọc cột này"
    sheet["B4"] = "CHỈ  TIÊU"
    book["02 TTHC (Biểu 06)"].title = "02 TTHC (bieu 06) - sua"
    book.save(path)
    found = make.read_file(path)
    expected = make.read(tmp_path, make.content())
    assert [one.value for one in found.figures] == [one.value for one in expected.figures]
    assert found.figures[0].source.cell == "N5"


def test_wards_are_known_and_counted(tmp_path: Path) -> None:
    """Sheet 03 gives a row for each sub-unit, whose figures are the sub-unit's."""
    wards = [make.line(f"Phường Thử {n}", code=f"{make.QUAN}.phuong-{n}") for n in (1, 2, 3)]
    whole = replace(make.content(make.QUAN, "Quận Thử B"), sub_units=wards, omitted=frozenset())
    found = make.read(tmp_path, whole)
    assert [row.sub_unit_id for row in found.sub_units] == [f"{make.QUAN}.phuong-{n}" for n in (1, 2, 3)]
    assert found.sub_units[2][3].unit_id == f"{make.QUAN}.phuong-3"


def test_the_hostile_unit_is_read_as_typed(tmp_path: Path) -> None:
    """Text that looks like code of some layer arrives sign by sign, and only as text."""
    path = tmp_path / "hostile.xlsx"
    cover = hostile_cover(make.SO, "Sở Thử A", make.ROUND, (date(2024, 1, 1), date(2024, 9, 30)))
    write_hostile(path, cover, {"01": ["bo-may.bien_che"], "04": ["cqdt.phi", "cqdt.tttt"]})
    found = make.read_file(path)
    assert found.formula_cells == ()
    assert found.report_number == nfc(f"{NASTY[0]} 0 {ALL}")
    assert nfc(ALL) in found.figures[0].note
    assert all(nfc(ALL) in task.content for task in found.tasks)
    assert all("\x01" in task.content and "=1+1" in task.content for task in found.tasks)
    assert len(found.tasks) == len(found.voices) == len(found.documents) == 2
