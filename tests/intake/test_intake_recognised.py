"""A form is recognised whatever happened to it on the way, and gives the same submission."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Font, Protection

from giamsat.intake.rounds import load_round_data
from giamsat.model.records import Submission, SubmissionKind
from giamsat.model.values import Source, State
from giamsat.workbook.content import Formula, SubmissionContent
from giamsat.workbook.writing import submission_bytes, write_submission
from tests.intake import builders as make
from tests.intake.corpus.making import GOOD, S01, S04, S07, TTHC, edited, hand, log
from tests.intake.filled import part, supplement

BIG = "so-thu-a/"


def _bare(value: Any) -> Any:
    """Return what is said, without where."""
    if isinstance(value, Source):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _bare(getattr(value, one.name)) for one in fields(value)}
    return tuple(_bare(one) for one in value) if isinstance(value, tuple) else value


def _said(submission: Submission | None) -> Any:
    assert submission is not None
    return _bare(replace(submission, file="", sha256="", form_version="", files=()))


def _read(tmp_path: Path, content: bytes, name: str = "b.xlsx") -> Submission:
    path = tmp_path / name
    path.write_bytes(content)
    return make.read_file(path)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Submission:
    """Give the submission of the untouched form."""
    return _read(tmp_path_factory.mktemp("good"), GOOD)


def _reorder(book: Any) -> None:
    book._sheets.reverse()


def _rename(book: Any) -> None:
    for number, sheet in enumerate(book.worksheets):
        if sheet.title.startswith("05"):
            continue  # without a single row, nothing tells it from its like
        sheet.title = f"Trang {'abcdefghijklmnop'[number]}"


def _insert_columns(book: Any) -> None:
    book[TTHC].insert_cols(5)
    book[TTHC]["E4"] = "Cột thêm"
    book[S04].insert_cols(1, 2)
    book[S07].insert_cols(3)


def _move_columns_of_bieu_06(book: Any) -> None:
    sheet = book[TTHC]
    for one in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(one))
    sheet.move_range("D4:D10", cols=20)


def _sort_rows(book: Any) -> None:
    sheet = book[S01]
    upper, lower = ([cell.value for cell in sheet[row]] for row in (5, 6))
    for column, (one, other) in enumerate(zip(lower, upper, strict=True), start=1):
        sheet.cell(5, column).value, sheet.cell(6, column).value = one, other


def _move_the_cover(book: Any) -> None:
    book["Bìa"].insert_rows(4, 3)
    book["Bìa"].insert_cols(1)


def _add_notes(book: Any) -> None:
    book[S01]["A9"] = "Ghi chú: số liệu của phòng Tổ chức"
    book[S07]["A9"] = "* Nhiệm vụ giao trong năm"
    book[S04]["P5"] = "ghi nhớ nội bộ"


def _paste_as_text(book: Any) -> None:
    for row in book[TTHC].iter_rows(min_row=7):
        for cell in row[2:]:
            cell.value = str(cell.value)
    book["Bìa"]["B7"] = "ngày 01 tháng 01 năm 2024"
    book["Bìa"]["B8"] = "30-9-2024"
    book["Bìa"]["B12"] = "2024-10-08"


def _merge_heads(book: Any) -> None:
    book[S04].merge_cells("A1:F1")
    book[S01].merge_cells("N4:P4")


def _spell_otherwise(book: Any) -> None:
    book[S04]["E5"] = "BẰNG  0"
    book[S01]["E5"] = "Có số liêụ".replace("liêụ", "liệu")
    book["Bìa"]["A6"] = "TÊN ĐƠN VỊ:"
    book[TTHC]["B9"] = "TỔNG CỘNG"


def _leave_blank_rows(book: Any) -> None:
    for row in range(20, 50):
        book[S07][f"A{row}"] = row


@pytest.mark.parametrize(
    "edit",
    [
        *(_reorder, _rename, _insert_columns, _move_columns_of_bieu_06, _move_the_cover, _add_notes, _paste_as_text),
        *(_merge_heads, _leave_blank_rows),
    ],
)
def test_a_form_that_was_changed_on_the_way_says_the_same(
    tmp_path: Path, good: Submission, edit: Callable[[Any], None]
) -> None:
    """Sheets reordered and renamed, columns inserted and moved, notes, values pasted as text: nothing changes."""
    assert _said(_read(tmp_path, edited(edit))) == _said(good)


def test_words_spelt_another_way_and_sorted_rows_are_known(tmp_path: Path, good: Submission) -> None:
    """Case, spaces and order of rows do not count."""
    spelt = _read(tmp_path, edited(_spell_otherwise))
    assert [one.value for one in spelt.figures] == [one.value for one in good.figures]
    rows = _read(tmp_path, edited(_sort_rows))
    values = {one.indicator_id: (one.state, one.value, one.note) for one in rows.figures}
    assert values == {one.indicator_id: (one.state, one.value, one.note) for one in good.figures}


@pytest.mark.e2e
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_a_form_saved_over_in_another_format_says_the_same(tmp_path: Path, good: Submission, suffix: str) -> None:
    """LibreOffice saves the form as .xls and .ods: the same values, days, merged heads, and cells by their names."""
    (tmp_path / "b.xlsx").write_bytes(GOOD)
    _converted(tmp_path, suffix)
    found = make.read_file(tmp_path / f"b.{suffix}")
    assert _said(found) == _said(good)
    assert [one.source.cell for one in found.figures] == [one.source.cell for one in good.figures]


@pytest.mark.e2e
@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx"])
def test_formulas_and_marks_survive_another_format(tmp_path: Path, suffix: str) -> None:
    """A formula in an answer, one in a locked cell, an error, a hidden row and an old font are seen in each format."""

    def edit(book: Any) -> None:
        sheet = book[S04]
        sheet["F5"], sheet["N5"], sheet["N6"] = "=40+2", "=1+1", "=1/0"
        sheet["E5"] = "Có số liệu"
        for row in sheet["A5:M8"]:
            for cell in row:
                cell.protection = Protection(locked=False)
        sheet["N6"].protection = Protection(locked=False)
        sheet.row_dimensions[6].hidden = True
        sheet["J5"] = "tæng céng"
        sheet["J5"].font = Font(name=".VnTime")

    from giamsat.workbook.reading import read_book

    folder = tmp_path / "from"
    folder.mkdir()
    (folder / "b.xlsx").write_bytes(edited(edit))
    _converted(folder, suffix, tmp_path)
    grid = read_book(tmp_path / f"b.{suffix}", "b").sheets[S04]
    assert grid.formulas == {"F5", "N5", "N6"}
    assert grid.at(4, 5) == 42
    assert "N5" in grid.locked
    assert "F5" not in grid.locked
    assert grid.errors == {"N6": "#DIV/0!"}
    assert grid.hidden_rows == {5}
    assert grid.fonts == {"J5": ".VnTime"}


def _converted(folder: Path, suffix: str, to: Path | None = None) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not there")
    command = [soffice, profile, "--headless", "--convert-to", suffix, "--outdir", str(to or folder), "b.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)


# --- CSV -----------------------------------------------------------------------------------------


def _csv_files(folder: Path, separator: str = ";", encoding: str = "utf-8-sig") -> None:
    """Write every sheet of the good form as Excel exports it."""
    from giamsat.intake.cells import as_text
    from giamsat.workbook.reading import book_of

    folder.mkdir(parents=True)
    for name, grid in book_of(GOOD, "b.xlsx").sheets.items():
        lines = []
        for row in grid.rows:
            cells = [as_text(cell) for cell in row]
            lines.append(separator.join(f'"{cell}"' if separator in cell or "\n" in cell else cell for cell in cells))
        folder.joinpath(f"{name}.csv").write_bytes("\r\n".join(lines).encode(encoding))


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "utf-8-sig"), ("\t", "utf-16"), (";", "utf-8"), (",", "utf-8-sig")]
)
def test_csv_exports_of_all_sheets_say_the_same(
    tmp_path: Path, good: Submission, separator: str, encoding: str
) -> None:
    """One file a sheet, in the folder of the unit: joined, each figure with its own file."""
    settings = make.project(tmp_path)
    _csv_files(settings.data(make.ROUND) / "submissions" / make.SO, separator, encoding)
    unit = load_round_data(settings, make.registry(), make.params()).units[make.SO]
    assert unit.faults == ()
    found = unit.submission
    assert found is not None
    assert [(one.state, one.value) for one in found.figures] == [(one.state, one.value) for one in good.figures]
    assert [_bare(one) for one in found.tasks] == [_bare(one) for one in good.tasks]
    assert found.file.endswith("Bìa.csv")
    assert found.figures[0].source.file.endswith("01 Thông tin chung.csv")
    assert len(found.files) == 14
    assert {one.kind for one in found.files} == {SubmissionKind.PART}


def _in_cp1258(text: str) -> bytes:
    """Encode as Windows does: letters with â, ơ, đ … whole, tone marks as signs of their own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    signs = []
    for sign in text:
        parts = unicodedata.normalize("NFD", sign)
        signs.append(unicodedata.normalize("NFC", "".join(one for one in parts if one not in tones)))
        signs += [one for one in parts if one in tones]
    return "".join(signs).encode("cp1258")


def test_a_csv_names_its_unit_in_a_column(tmp_path: Path) -> None:
    """Without folder and log, the column «Mã đơn vị» tells whose sheet it is; Excel's «-3» is the code (3)."""
    settings = make.project(tmp_path)
    codes = ";".join(["-1", "-2", *(f"-{n}" for n in range(3, 14))])
    row = "1;Đất đai;10;6;3;1;8;5;2;1;2;1;1;so-thu-a"
    total = ";Tổng cộng;10;6;3;1;8;5;2;1;2;1;1;so-thu-a"
    heads = "STT;Lĩnh vực;;;;;;;;;;;;Mã đơn vị"
    hand(settings, _in_cp1258("\n".join((heads, codes, row, total))), "xuat.csv")
    unit = load_round_data(settings, make.registry(), make.params()).units[make.SO]
    assert unit.submission is not None
    assert {notice.code for notice in unit.notices} == {"received-not-listed", "csv-without-cover"}
    assert unit.submission.dossiers[-1][7].value == 8


# --- parts and supplements -----------------------------------------------------------------------


def test_parts_of_offices_become_one(tmp_path: Path) -> None:
    """Files that fill different sheets are joined, whether their cover says so or not; sources keep their file."""
    settings = make.project(tmp_path)
    hand(settings, part("01", submission_kind="Một phần của biểu", filled_by="Văn phòng"), "a.xlsx")
    hand(settings, part("04", submission_kind="Một phần của biểu", filled_by="Phòng Nội vụ"), "b.xlsx")
    hand(settings, part("11"), "c.xlsx")
    unit = load_round_data(settings, make.registry(), make.params()).units[make.SO]
    assert unit.faults == ()
    found = unit.submission
    assert found is not None
    figures = {one.indicator_id: one for one in found.figures}
    assert figures["bo-may.bien_che"].source.file.endswith("a.xlsx")
    assert figures["cqdt.phi"].source.file.endswith("b.xlsx")
    assert found.file.endswith("c.xlsx")
    assert [(one.file[-6:], one.filled_by) for one in found.files] == [
        ("a.xlsx", "Văn phòng"),
        ("b.xlsx", "Phòng Nội vụ"),
    ]


def test_a_supplement_changes_its_cells_and_keeps_the_rest(tmp_path: Path, good: Submission) -> None:
    """Before → after by which letter; the new figure's source is the supplement's cell; blank cells change nothing."""
    settings = make.project(tmp_path)
    first, second = hand(settings, GOOD, "a.xlsx"), hand(settings, supplement(53), "b.xlsx")
    log(settings, f"a.xlsx,{first},2024-10-08,x,", f"b.xlsx,{second},2024-10-21,x,")
    unit = load_round_data(settings, make.registry(), make.params()).units[make.SO]
    assert (unit.faults, unit.notices) == ((), ())
    found = unit.submission
    assert found is not None
    (change,) = found.amendments
    assert change.before is not None
    assert (change.label, change.before.value, change.after.value) == ("Số biên chế được giao", 52, 53)
    assert change.document == "Công văn số 12/STA ngày 20/10/2024"
    assert found.figures[0].source.file.endswith("b.xlsx")
    rest = [(one.indicator_id, one.value) for one in found.figures[1:]]
    assert rest == [(one.indicator_id, one.value) for one in good.figures[1:]]
    assert (found.file[-6:], found.files[0].kind, found.tasks) == ("a.xlsx", SubmissionKind.SUPPLEMENT, _moved(good))
    assert str(found.files[0].received_on) == "2024-10-21"


def test_a_supplement_takes_a_figure_back(tmp_path: Path, good: Submission) -> None:
    """«Chưa có» chosen in a supplement is a change too: 52 → chưa có; an empty cell still changes nothing."""
    settings = make.project(tmp_path)
    taken_back = supplement(None)
    taken_back.indicators["01"][0].update(state="Chưa có")
    first, second = hand(settings, GOOD, "a.xlsx"), hand(settings, taken_back, "b.xlsx")
    log(settings, f"a.xlsx,{first},2024-10-08,x,", f"b.xlsx,{second},2024-10-21,x,")
    found = load_round_data(settings, make.registry(), make.params()).units[make.SO].submission
    assert found is not None
    (change,) = found.amendments
    assert change.before is not None
    assert (change.before.value, change.after.state, change.after.value) == (52, State.MISSING, None)
    assert (found.figures[0].state, found.figures[0].note) == (State.MISSING, "đếm lại")
    rest = [(one.indicator_id, one.value) for one in found.figures[1:]]
    assert rest == [(one.indicator_id, one.value) for one in good.figures[1:]]


def _moved(good: Submission) -> Any:
    file = f"data/{make.ROUND}/submissions/a.xlsx"
    return tuple(replace(one, source=replace(one.source, file=file)) for one in good.tasks)


def test_a_supplement_to_bieu_06_changes_one_cell(tmp_path: Path) -> None:
    """A row that names one column changes that column; the total's figure follows the total's cell."""
    settings = make.project(tmp_path)
    cover = make.cover(submission_kind="Bổ sung, giải trình", supplement_document="Công văn số 9")
    rows = [make.line("Đất đai", **{f"c{n}": None for n in (3, 4, 5, 6, 8, 9, 11, 12, 13)}, c7=9, c10=2)]
    first = hand(settings, GOOD, "a.xlsx")
    second = hand(settings, SubmissionContent(cover=cover, dossiers=rows, omitted=frozenset({"03"})), "b.xlsx")
    log(settings, f"a.xlsx,{first},2024-10-08,x,", f"b.xlsx,{second},2024-10-21,x,")
    found = load_round_data(settings, make.registry(), make.params()).units[make.SO].submission
    assert found is not None
    land = found.dossiers[0]
    assert (land[7].value, land[8].value, land[10].value) == (9, 5, 2)
    assert [(one.label, one.before and one.before.value, one.after.value) for one in found.amendments] == [
        ("Đất đai – (7) Tổng số", 8, 9),
        ("Đất đai – (10) Quá hạn", 1, 2),
    ]


def test_a_replacement_drops_what_came_before_it(tmp_path: Path) -> None:
    """A supplement to the first version does not change the version that replaced both."""
    settings = make.project(tmp_path)
    new = hand(settings, make.content(submission_kind="Thay thế"), "c.xlsx")
    rows = (
        f"a.xlsx,{hand(settings, make.content(report_number='1'), 'a.xlsx')},2024-10-08,x,",
        f"b.xlsx,{hand(settings, supplement(53), 'b.xlsx')},2024-10-09,x,",
        f"c.xlsx,{new},2024-10-10,x,",
    )
    log(settings, *rows)
    unit = load_round_data(settings, make.registry(), make.params()).units[make.SO]
    assert unit.submission is not None
    assert (unit.submission.sha256, unit.submission.amendments, unit.faults) == (new, (), ())
    assert [notice.code for notice in unit.notices] == ["file-older", "file-older"]


# --- what the form itself put there ---------------------------------------------------------------


def _locked_form(**fields: Any) -> bytes:
    """Return a form as the kit protects it: answers unlocked, totals its own formulas."""
    rows = [make.line(label, **{f"c{n}": None for n in range(3, 14)}) for label in ("Đất đai", "", "")]
    total = make.line(
        "Tổng cộng",
        **{f"c{n}": Formula(f"SUM({'ABCDEFGHIJKLM'[n - 1]}7:{'ABCDEFGHIJKLM'[n - 1]}9)", 0) for n in range(3, 14)},
    )
    whole = replace(make.content(**fields), dossiers=[*rows, total])
    whole = make.with_rows(whole, "04", [{"code": "cqdt.phi"}, {"name": "Tỷ lệ thanh toán trực tuyến"}])
    return submission_bytes(make.with_table(whole, "tasks", []))


def _protect(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.protection.sheet = True
    for row in book[TTHC]["A7:M9"]:
        for cell in row:
            cell.protection = Protection(locked=False)
    book[S04]["F6"] = "=F5*2"


def test_a_form_left_blank_gives_no_faults(tmp_path: Path) -> None:
    """Prefilled rows, computed rates and sums of nothing are no answers: missing, neither zero nor a formula to ask."""
    content = _locked_form()
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    found = _read(tmp_path, _cached(edited(_protect, content), content))
    assert found.formula_cells == ()
    tthc = [one for one in found.figures if one.indicator_id.startswith("tthc.")]
    assert {one.state for one in tthc} == {State.MISSING}
    assert [row.label for row in found.dossiers] == ["Tổng cộng"]
    assert {one.indicator_id: one.state for one in found.figures}["cqdt.phi"] is State.MISSING


def _cached(content: bytes, original: bytes) -> bytes:
    """openpyxl drops the values of formulas; put the 0 of Excel back."""
    from tests.intake.corpus.making import repacked

    assert original
    part = "xl/worksheets/sheet3.xml"
    import re

    return repacked(content, part, lambda xml: re.sub(rb"(</f>)<v(?: ?/|></v)>", rb"\1<v>0</v>", xml))


def test_definitions_notes_and_confirmations_are_read(tmp_path: Path) -> None:
    """The choices above Biểu 06, «Giải trình» per row and «Đã kiểm tra» beside a figure arrive."""

    def edit(book: Any) -> None:
        sheet = book[TTHC]
        sheet["A2"], sheet["D2"] = "Hồ sơ chờ bổ sung được tính vào", "Không tính"
        sheet["A3"] = "Hồ sơ trả lại, rút được tính vào"
        sheet["N4"], sheet["N7"] = "Giải trình", "gồm cả hồ sơ tồn"
        book[S01]["K4"], book[S01]["K5"] = "Xác nhận", "Đã kiểm tra"

    found = _read(tmp_path, edited(edit))
    assert found.definitions == (("waiting", "khong-tinh"),)
    assert [row.note for row in found.dossiers] == ["gồm cả hồ sơ tồn", "", "", ""]
    assert found.confirmed == ("bo-may.bien_che",)


def test_the_hidden_sheet_names_the_unit_when_the_cover_lost_its_codes(tmp_path: Path) -> None:
    """A form whose code was deleted from the cover is known by its hidden sheet, or by the document's properties."""

    def edit(book: Any) -> None:
        sheet = book.create_sheet("_giamsat")
        sheet.sheet_state = "veryHidden"
        for row in (("round_id", make.ROUND), ("unit_id", make.SO), ("form_version", "2")):
            sheet.append(row)
        book["Bìa"]["B4"] = book["Bìa"]["B5"] = "="
        book["Bìa"]["B4"] = None
        book["Bìa"]["B5"] = None

    from giamsat.intake.identify import hidden_identity, identify
    from giamsat.workbook.reading import book_of

    book = book_of(edited(edit), "b.xlsx")
    found = identify(book, make.registry(), make.params())
    assert (found.unit_id, found.faults, found.form_version) == (make.SO, (), "2")
    by_properties = replace(book, sheets={}, properties={"giamsat_unit_id": make.SO, "giamsat_hinh": "x"})
    assert hidden_identity(by_properties) == {"unit_id": make.SO}


def test_a_workbook_of_the_kits_own_is_whole(tmp_path: Path) -> None:
    """What the kit writes it reads without a notice."""
    settings = make.project(tmp_path)
    path = settings.data(make.ROUND) / "submissions" / "b.xlsx"
    write_submission(path, make.content())
    unit = load_round_data(settings, make.registry(), make.params()).units[make.SO]
    assert [notice.code for notice in unit.notices] == ["received-not-listed"]


def test_a_formula_in_a_joined_part_names_its_file(tmp_path: Path) -> None:
    """The cell of another file than the first is asked about by file, sheet and cell."""
    settings = make.project(tmp_path)
    kind = {"submission_kind": "Một phần của biểu"}
    rows = [{"code": "cqdt.phi", "state": "Có số liệu", "value": Formula("40+2", 42)}]
    hand(settings, part("01", **kind), "a.xlsx")
    hand(settings, replace(part("04", **kind), indicators={"04": rows}), "b.xlsx")
    found = load_round_data(settings, make.registry(), make.params()).units[make.SO].submission
    assert found is not None
    assert found.formula_cells == (f"data/{make.ROUND}/submissions/b.xlsx!{S04}!F5",)
