"""A workbook that goes back: the unit's own file, coloured, commented, a list in front, nothing else changed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from giamsat.workbook.layout import REVIEW_SHEET
from giamsat.workbook.list_sheet import ListLine, ListText
from giamsat.workbook.reading import Book, Grid, read_book
from giamsat.workbook.rebuilt import for_rebuilt, rebuilt, safe_names
from giamsat.workbook.returned import ERROR_COLOUR, QUESTION_COLOUR, Mark, Review, returned
from giamsat.workbook.splice import SpliceError

AUTHOR = "Văn phòng giúp việc Đoàn giám sát"
HEADING = f"{REVIEW_SHEET}:\n"
NASTY = "=HYPERLINK(\"http://x\") <b>&amp; 'đơn' ]]> \x01"
TEXT = ListText("NỘI DUNG CẦN XEM LẠI", ("Đơn vị: Sở Mẫu A",), tuple("1234567"), ("Cách gửi lại.",))


def review(*marks: Mark) -> Review:
    """Return a review with a line for each mark."""
    lines = tuple(
        ListLine(
            (str(number), "lỗi", mark.sheet, mark.cell, mark.text, "số", "sửa"), mark.is_error, mark.sheet, mark.cell
        )
        for number, mark in enumerate(marks, start=1)
    )
    return Review(AUTHOR, TEXT, lines, marks)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook's bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def opened(content: bytes) -> openpyxl.Workbook:
    """Open a workbook's bytes."""
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture
def form() -> bytes:
    """Return a small form: protected, with a formula, a validation, a rule, a hidden sheet, names and a comment."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "01 Thông tin chung"
    sheet.append(["Mã", "Kỳ này"])
    for number in range(1, 9):
        sheet.append([f"m{number}", number])
    sheet["B10"] = "=SUM(B2:B9)"
    sheet.column_dimensions["A"].width = 30
    sheet.protection.sheet = True
    check = DataValidation("whole", "greaterThanOrEqual", "0", promptTitle="Điền số", prompt="Dòng 1\nDòng 2")
    check.add("B2:B9")
    sheet.add_data_validation(check)
    sheet.conditional_formatting.add("B2:B9", FormulaRule(["B2>5"], fill=PatternFill(bgColor="00FF00")))
    sheet["A2"].comment = Comment("Ghi chú của đơn vị", "Sở Mẫu A")
    other = book.create_sheet("02 TTHC (Biểu 06)")
    other["C7"] = 1
    other.print_title_rows = "1:1"
    hidden = book.create_sheet("_giamsat")
    hidden["A1"] = "round_id"
    hidden.sheet_state = "veryHidden"
    book.defined_names["ten"] = DefinedName("ten", attr_text="'01 Thông tin chung'!$B$2")
    book.active = 1
    return saved(book)


MARKS = (
    Mark("01 Thông tin chung", "B3", True, "ghi “mười hai”; ô này cần số."),
    Mark("01 Thông tin chung", "B4", True, "ghi “mười hai”; ô này cần số."),
    Mark("02 TTHC (Biểu 06)", "C7", False, NASTY),
)


def test_list_is_first_and_shown(form: bytes) -> None:
    """The list opens first, links to the cells, and text in it is text."""
    book = opened(returned(form, review(*MARKS)))
    assert book.sheetnames == [REVIEW_SHEET, "01 Thông tin chung", "02 TTHC (Biểu 06)", "_giamsat"]
    assert book.active.title == REVIEW_SHEET
    first = book[REVIEW_SHEET]
    links = [(cell.coordinate, cell.hyperlink.location) for row in first.rows for cell in row if cell.hyperlink]
    assert links == [
        ("D4", "'01 Thông tin chung'!B3"),
        ("D5", "'01 Thông tin chung'!B4"),
        ("D6", "'02 TTHC (Biểu 06)'!C7"),
    ]
    assert first["E6"].data_type != "f"
    assert "=HYPERLINK" in first["E6"].value
    selected = [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected]
    assert selected == [REVIEW_SHEET]


def test_cells_are_coloured_and_commented(form: bytes) -> None:
    """Errors are light orange, questions yellow, before any rule of the form; each cell has its sentence."""
    book = opened(returned(form, review(*MARKS)))
    found = {}
    for sheet in book.worksheets:
        for area, rules in sheet.conditional_formatting._cf_rules.items():
            for rule in rules:
                colour = rule.dxf.fill.bgColor.rgb[2:]
                found[f"{sheet.title[:2]}!{area.sqref}"] = (colour, rule.priority)
    assert found == {
        "01!B3:B4": (ERROR_COLOUR, 1),
        "01!B2:B9": ("00FF00", 2),
        "02!C7": (QUESTION_COLOUR, 1),
    }
    comment = book["01 Thông tin chung"]["B3"].comment
    assert (comment.text, comment.author) == (HEADING + MARKS[0].text, AUTHOR)
    assert "=HYPERLINK" in book["02 TTHC (Biểu 06)"]["C7"].comment.text


def test_everything_else_stays(form: bytes) -> None:
    """Cells, formats, protection, validation with its line break, names, hidden sheet and the unit's comment stay."""
    before, after = opened(form), opened(returned(form, review(*MARKS)))
    for sheet in before.worksheets:
        same = after[sheet.title]
        assert [[cell.value for cell in row] for row in sheet.rows] == [
            [cell.value for cell in row] for row in same.rows
        ]
        assert [cell.style_id for row in sheet.rows for cell in row] == [
            cell.style_id for row in same.rows for cell in row
        ]
        assert (same.protection.sheet, same.sheet_state) == (sheet.protection.sheet, sheet.sheet_state)
    (rule,) = after["01 Thông tin chung"].data_validations.dataValidation
    assert rule.prompt == "Dòng 1\nDòng 2"
    assert after["02 TTHC (Biểu 06)"].print_title_rows == "$1:$1"
    assert "ten" in after.defined_names
    assert after["01 Thông tin chung"]["A2"].comment.text == "Ghi chú của đơn vị"


def test_cells_are_the_same_bytes(form: bytes) -> None:
    """The part of a sheet that holds its cells is not written anew."""
    after = returned(form, review(*MARKS))

    def cells(content: bytes) -> list[bytes]:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3)]
            return [re.findall(rb"<sheetData.*</sheetData>", archive.read(name), re.DOTALL)[0] for name in names]

    assert cells(form) == cells(after)


def test_a_second_return_replaces_the_first(form: bytes) -> None:
    """What was mended is neither coloured nor commented nor listed any more; what is new is."""
    once = returned(form, review(*MARKS))
    again = opened(returned(once, review(Mark("01 Thông tin chung", "B5", False, "xem lại"))))
    assert again.sheetnames.count(REVIEW_SHEET) == 1
    own = again["01 Thông tin chung"]
    assert own["B3"].comment is None
    assert own["B5"].comment.text == HEADING + "xem lại"
    assert own["A2"].comment.text == "Ghi chú của đơn vị"
    assert again["02 TTHC (Biểu 06)"]["C7"].comment is None
    areas = {str(area.sqref) for sheet in again.worksheets for area in sheet.conditional_formatting._cf_rules}
    assert areas == {"B5", "B2:B9"}
    assert again[REVIEW_SHEET]["D4"].value == "B5"
    assert again[REVIEW_SHEET]["D5"].value is None


def test_the_same_review_gives_the_same_bytes(form: bytes) -> None:
    """Nothing in a returned workbook depends on when it was made."""
    assert returned(form, review(*MARKS)) == returned(form, review(*MARKS))


def test_a_comment_of_the_units_is_kept_and_added_to(form: bytes) -> None:
    """On a cell with a comment the sentence stands below the unit's own, and goes again with the next return."""
    once = returned(form, review(Mark("01 Thông tin chung", "A2", False, "xem lại")))
    text = opened(once)["01 Thông tin chung"]["A2"].comment.text
    assert text.startswith("Ghi chú của đơn vị\n")
    assert text.endswith(f"{AUTHOR}: xem lại")
    again = opened(returned(once, review(MARKS[0])))
    assert again["01 Thông tin chung"]["A2"].comment.text == "Ghi chú của đơn vị"


def test_several_sentences_of_one_cell_are_one_comment(form: bytes) -> None:
    """A cell that breaks two rules has one comment with both."""
    marks = (Mark("01 Thông tin chung", "B3", False, "một"), Mark("01 Thông tin chung", "B3", False, "hai"))
    assert opened(returned(form, review(*marks)))["01 Thông tin chung"]["B3"].comment.text == HEADING + "1) một\n2) hai"


def test_links_to_other_files_become_values(form: bytes) -> None:
    """A formula that looks into another workbook keeps its value and loses its link; other formulas stay."""
    book = opened(form)
    content = saved(book)
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<c r="B3" t="n"><v>2</v></c>', b'<c r="B3"><f>[1]S!A1+1</f><v>2</v></c>')
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"</sheets>", b'</sheets><externalReferences><externalReference r:id="rId99" xmlns:r="http://schemas.'
        b'openxmlformats.org/officeDocument/2006/relationships"/></externalReferences>',
    )  # fmt: skip
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>',
    )
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    assert b"[1]S!A1" in parts[sheet]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    after = returned(stream.getvalue(), review(MARKS[0]))
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name]
        assert b"externalReference" not in archive.read("xl/workbook.xml")
    book = opened(after)
    assert book["01 Thông tin chung"]["B3"].value == 2
    assert book["01 Thông tin chung"]["B10"].value == "=SUM(B2:B9)"


def test_macros_are_not_carried_on(form: bytes) -> None:
    """A file with macros is not changed in place: it is rebuilt from what was read."""
    stream = io.BytesIO(form)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(SpliceError):
        returned(stream.getvalue(), review(MARKS[0]))


def test_what_is_no_cell_is_listed_and_not_coloured(form: bytes) -> None:
    """An address that Excel would not take never gets into the file's own addresses."""
    marks = (Mark("01 Thông tin chung", "D11 + E11", False, "x"), Mark("01 Thông tin chung", "B3", False, "y"))
    book = opened(returned(form, review(*marks)))
    areas = {str(area.sqref) for area in book["01 Thông tin chung"].conditional_formatting._cf_rules}
    assert areas == {"B3", "B2:B9"}


@pytest.mark.parametrize("content", [b"", b"PK", b"khong phai", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    """Damaged files give no returned workbook, and nothing but a SpliceError."""
    with pytest.raises(SpliceError):
        returned(content, review(MARKS[0]))


def test_rebuilt_from_the_cells_read(tmp_path: Path) -> None:
    """A book that was read from another format becomes an .xlsx with the same values, text as text, and is marked."""
    grid = Grid("BC: số/liệu", (("Mã", "Kỳ này"), ("=1+1", None), (NASTY, "12")))
    book = Book("cu.xls", "0" * 64, {grid.name: grid})
    marks = (Mark(grid.name, "B3", True, "xem lại"),)
    content = returned(rebuilt(book), for_rebuilt(review(*marks), book))
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    again = read_book(path, "a.xlsx")
    assert list(again.sheets) == [REVIEW_SHEET, "BC- số-liệu"]
    own = again.sheets["BC- số-liệu"]
    assert own.rows[1][0] == "=1+1"
    assert not own.formulas
    assert opened(content)["BC- số-liệu"]["B3"].comment.text == HEADING + "xem lại"


def test_names_of_sheets_are_made_safe() -> None:
    """Names that Excel does not take are shortened and told apart."""
    found = safe_names(["a/b", "a:b", "x" * 40, "X" * 40, "'"])
    assert len({name.casefold() for name in found.values()}) == 5
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in found.values())


@pytest.mark.e2e
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
def test_marks_are_known_again_after_libreoffice(form: bytes, tmp_path: Path) -> None:
    """A returned workbook that was saved by LibreOffice loses the marks of the first check at the second."""
    (tmp_path / "a.xlsx").write_bytes(returned(form, review(*MARKS)))
    words = ["soffice", f"-env:UserInstallation=file://{tmp_path}/user", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*words, "--outdir", tmp_path / "b", tmp_path / "a.xlsx"], check=True, capture_output=True, timeout=120
    )
    again = opened(returned((tmp_path / "b" / "a.xlsx").read_bytes(), review(MARKS[0])))
    own = again["01 Thông tin chung"]
    comments = {cell.coordinate for row in own.rows for cell in row if cell.comment}
    assert comments == {"A2", "B3"}
    assert again["02 TTHC (Biểu 06)"]["C7"].comment is None
    assert {str(area.sqref) for area in own.conditional_formatting._cf_rules} == {"B3", "B2:B9"}
