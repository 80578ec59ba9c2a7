"""The workbook for a visit: protected but for its answers, words inside Excel's limits, the same bytes each time."""

from __future__ import annotations

import io
import time
from datetime import date

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from giamsat.texts_vi import visits as say
from giamsat.workbook.layout import IDENTITY_SHEET
from giamsat.workbook.visits import FORM_VERSION, LISTS_SHEET, VisitContent, sheets
from giamsat.workbook.visits_writing import visit_bytes

DOMAINS = [("Cải cách thủ tục hành chính", "tthc"), ("Chuyển đổi số", "cds")]
CONTENT = VisitContent(
    cover={"round_id": "mau-2024", "unit_id": "so-mau-a", "unit_name": "Sở Mẫu A", "data_kind": "SỐ LIỆU MINH HỌA"},
    domains=DOMAINS,
    codes=[("tthc.tiep_nhan", "Tiếp nhận")],
    stamp=date(2024, 10, 21),
    tables={"answers": [{"question_id": "lech:02", "domain": "Chuyển đổi số", "question": "=1+1?"}]},
)


def book() -> Workbook:
    """Return the workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(visit_bytes(CONTENT)))


def test_same_content_same_bytes() -> None:
    """The workbook does not know when it was written."""
    first = visit_bytes(CONTENT)
    time.sleep(1.1)
    assert visit_bytes(CONTENT) == first


def test_all_sheets_are_there_and_few_columns_wide() -> None:
    """Eight sheets to fill in, none with more than seven columns; lists and identity are hidden."""
    made = book()
    shown = [sheet for sheet in made.worksheets if sheet.sheet_state == "visible"]
    assert [sheet.title for sheet in shown] == [sheet.name for sheet in sheets(DOMAINS)]
    assert all(sheet.max_column <= 7 for sheet in shown)
    assert {sheet.title for sheet in made.worksheets} - {sheet.title for sheet in shown} == {
        IDENTITY_SHEET,
        LISTS_SHEET,
    }
    identity = {row[0].value: row[1].value for row in made[IDENTITY_SHEET].iter_rows(max_row=4, max_col=2)}
    assert (identity["round_id"], identity["unit_id"], identity["form_version"]) == (
        "mau-2024", "so-mau-a", FORM_VERSION,
    )  # fmt: skip


def test_answers_are_open_keys_are_locked() -> None:
    """Only answer cells can be typed into; a proposed question cannot be changed, one of one's own can be added."""
    made = book()
    assert all(sheet.protection.sheet for sheet in made.worksheets if sheet.sheet_state == "visible")
    assert not made["Câu hỏi"].protection.formatColumns
    asked = made["Câu hỏi"]
    assert [asked.cell(5, column).protection.locked for column in (1, 2, 3, 4)] == [True, True, True, False]
    assert [asked.cell(6, column).protection.locked for column in (1, 2, 3, 4)] == [True, False, False, False]
    cover = {row[0].value: row[1].protection.locked for row in made["Bìa"].iter_rows(min_row=4, max_row=11)}
    assert {label for label, locked in cover.items() if locked} == {"Mã đợt", "Mã đơn vị", "Tên đơn vị", "Loại số liệu"}


def test_text_is_never_a_formula() -> None:
    """A question that begins with «=» stays text."""
    cell = book()["Câu hỏi"]["C5"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1?", "s", True)


def test_messages_fit_into_excel() -> None:
    """A title holds 32 signs, a message 224 (prompt 255); lists stand on the hidden sheet, not inside a cell."""
    rules = [rule for sheet in book().worksheets for rule in sheet.data_validations.dataValidation]
    assert {rule.type for rule in rules} == {"list", "date", "whole", "textLength"}
    for rule in rules:
        assert len(rule.errorTitle or "") <= 32
        assert len(rule.error or "") <= 224
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.prompt or "") <= 255
        if rule.type == "list":
            assert rule.formula1.startswith(f"'{LISTS_SHEET}'!")


def test_every_sheet_says_what_belongs_there() -> None:
    """A hint stands on each sheet; A4 across, one page wide; the illustrative mark on each."""
    for sheet in book().worksheets:
        if sheet.sheet_state != "visible":
            continue
        assert sheet["A2"].value == say.SHEET_HINTS[sheet.title]
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert sheet["A3"].value == "SỐ LIỆU MINH HỌA"
