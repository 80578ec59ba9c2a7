"""A form filled and saved by LibreOffice: its checks tell what is off, its code is the program's, intake reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.intake.rounds import load_round_data
from giamsat.intake.submissions import read_submission
from giamsat.model.records import Submission
from giamsat.model.rounds import RoundData
from giamsat.params import load_registry, load_round
from giamsat.settings import Settings
from giamsat.workbook.forms import form_content
from giamsat.workbook.forms.book import form_bytes
from giamsat.workbook.forms.check_code import check_code
from giamsat.workbook.reading import read_book
from tests.workbook.filling import fill, needs_office, opened, recalculated, rows_of, values_of

pytestmark = [pytest.mark.e2e, needs_office]
ROOT = Path(__file__).resolve().parents[2]
UNIT = "quan-mau-1"
SIGN, DOSSIERS, SUB_UNITS = "17 Kiểm tra và ký", "02 TTHC (Biểu 06)", "03 Đơn vị trực thuộc"


@pytest.fixture(scope="module")
def data() -> RoundData:
    """Return the example round."""
    settings = Settings(ROOT)
    registry = load_registry(settings)
    return load_round_data(settings, registry, load_round(settings, registry, "mau-2024"))


@pytest.fixture(scope="module")
def sent(data: RoundData) -> Submission:
    """Return what the unit handed in on the old form: it is off by two dossiers."""
    submission = data.units[UNIT].submission
    assert submission is not None
    return submission


@pytest.fixture(scope="module")
def form(data: RoundData, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unit's empty form."""
    path = tmp_path_factory.mktemp("biểu") / "bieu.xlsx"
    path.write_bytes(form_bytes(form_content(data.registry, data.params, UNIT, {})))
    return path


@pytest.fixture(scope="module")
def filled(form: Path, sent: Submission, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the form filled with what the unit handed in."""
    folder = tmp_path_factory.mktemp("điền")
    book = opened(form)
    fill(book, sent)
    book["01 Thông tin chung"]["G6"].value = -3
    path = folder / "Bieu quan mau 1 (ban cuoi) 2.xlsx"
    book.save(path)
    return recalculated(path, folder)


def test_intake_reads_what_was_filled_in(filled: Path, form: Path, data: RoundData, sent: Submission) -> None:
    """Every answer arrives with its value and state; a total is the form's own sum, whatever the unit once wrote."""
    book = opened(filled)
    book["01 Thông tin chung"]["G6"].value = int(_value(sent, "bo-may.truc_thuoc"))
    path = filled.with_name("lanh.xlsx")
    book.save(path)
    got = read_submission(read_book(recalculated(path, path.parent), "bieu.xlsx"), UNIT, data.registry, data.params)
    read = {one.indicator_id: (one.state, one.value) for one in got.figures}
    wanted = {one.indicator_id: (one.state, one.value) for one in sent.figures}
    assert {code for code in wanted if read.get(code) != wanted[code]} == {"tthc.dung_han"}
    assert [row.label for row in got.sub_units] == [row.label for row in sent.sub_units]
    assert got.missing_sheets == ()


def _value(submission: Submission, code: str) -> object:
    return next(one.value for one in submission.figures if one.indicator_id == code)


def test_paper_and_file_have_the_same_code(filled: Path, form: Path) -> None:
    """The code on the last page is what the program computes from the file, sheet by sheet."""
    for path in (filled, recalculated(form, form.parent)):
        code = check_code(read_book(path, path.name))
        assert code is not None
        page = values_of(path)[SIGN]
        shown = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]
        assert code.text in shown
        numbers = {str(row[0].value)[:2]: row[6].value for row in page.iter_rows() if isinstance(row[6].value, int)}
        assert {number or "Bì": value for number, value in code.sheets.items()} == numbers
    assert check_code(read_book(filled, "a")) != check_code(read_book(form, "b"))


def test_checks_say_what_is_off(filled: Path) -> None:
    """The row that does not add up, its total, and sheet 03 against 02 say by how much; a negative number is told."""
    book = values_of(filled)
    told = {
        (name, str(cell.value))
        for name in ("01 Thông tin chung", DOSSIERS, SUB_UNITS)
        for row in book[name].iter_rows()
        for cell in row
        if str(cell.value).startswith("▲")
    }
    assert told == {
        ("01 Thông tin chung", "▲ Cần số từ 0 trở lên"),
        (DOSSIERS, "▲ (7) lệch 2 so với (8) + (9) + (10). "),
        (SUB_UNITS, "▲ (9) lệch 2 so với sheet 02. "),
    }


def test_cover_tells_how_far_it_is(filled: Path) -> None:
    """The cover counts what is filled and what is to mend, sheet by sheet, from the same cells."""
    cover = {str(row[0].value): str(row[1].value) for row in values_of(filled)["Bìa"].iter_rows()}
    assert cover["01 Thông tin chung"] == "Đã điền 4/4 ô · ▲ 1"
    assert cover[DOSSIERS] == "Đã điền 11/13 ô · ▲ 2"
    assert cover["07 Nhiệm vụ được giao"] == "Đã điền 0 dòng"


def test_rates_are_computed_beside_their_counts(filled: Path, sent: Submission) -> None:
    """A rate is its row's answer over the denominator beside it."""
    row = rows_of(values_of(filled)["04 DVC, thanh toán"])["tthc.pakn_dung_han"]
    assert row["whole"].value == _value(sent, "tthc.pakn_den_han")
    assert row["rate"].value == pytest.approx(row["value"].value / row["whole"].value)


def test_no_formula_ends_in_an_error(filled: Path, form: Path) -> None:
    """Neither the empty nor the filled form shows an error value anywhere."""
    for path in (filled, recalculated(form, form.parent)):
        for sheet in values_of(path).worksheets:
            for row in sheet.iter_rows():
                assert [cell.value for cell in row if str(cell.value).startswith(("#", "Err:"))] == [], sheet.title
