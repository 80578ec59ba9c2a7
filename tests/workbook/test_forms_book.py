"""The written form: what Excel holds against it, what is locked, what is text, what identifies it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from giamsat.model.known import KnownFigure
from giamsat.model.parameters import FormerRequest
from giamsat.model.values import Channel, Source, Span
from giamsat.texts_vi import forms as texts
from giamsat.workbook.forms import FormContent, form_content
from giamsat.workbook.forms.book import form_bytes
from giamsat.workbook.forms.lists import IN_CELL_LIMIT
from giamsat.workbook.forms.validations import FORMULA_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from giamsat.workbook.layout import COVER_ROWS, FORM_VERSION, IDENTITY_FIELDS, IDENTITY_SHEET, INDICATORS, LISTS_SHEET
from tests.intake.builders import QUAN, REAL, SO, indicator, params, registry
from tests.workbook.filling import rows_of

FORMULA_TEXT_LIMIT = 8192
LAST = Span(date(2023, 1, 1), date(2023, 9, 30))


def _known(code: str, value: str) -> KnownFigure:
    source = Source(Channel.SUBMISSION, file="data/known.csv", line=2)
    return KnownFigure(QUAN, code, Decimal(value), LAST, "Báo cáo năm 2023", source)


def _content(unit_id: str = QUAN) -> FormContent:
    known = {code: _known(code, value) for code, value in (("bo-may.bien_che", "52"), ("tthc.tiep_nhan", "900"))}
    request = FormerRequest(id="kn-1", unit=QUAN, origin="Báo cáo mẫu", content="=1+1", deadline="quý II")
    return form_content(registry(), replace(params(), requests=(request,)), unit_id, known)


@pytest.fixture(scope="module")
def content() -> bytes:
    """Return the form of a quận with known figures and a former request."""
    return form_bytes(_content())


@pytest.fixture(scope="module")
def book(content: bytes) -> Workbook:
    """Return the same, opened."""
    return load_workbook(io.BytesIO(content))


def _cells(book: Workbook) -> Iterator[Any]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from row


def test_messages_fit_into_excel() -> None:
    """No title has more than 32 signs, no text more than 224: Excel would want to repair the file."""
    assert all(len(title) <= TITLE_LIMIT for title, _ in texts.MESSAGES.values())
    assert all(len(words) <= TEXT_LIMIT for _, words in texts.MESSAGES.values())
    assert not [words for _, words in texts.MESSAGES.values() if "!" in words or "sai" in words.split()]


def test_the_ten_messages_are_all_used(book: Workbook) -> None:
    """Each of the ten messages of the measure stands on some cell of the form."""
    ten = list(texts.MESSAGES.values())[:10]
    used = set()
    for sheet in book.worksheets:
        for one in sheet.data_validations.dataValidation:
            used |= {(one.promptTitle, one.prompt), (one.errorTitle, one.error)}
    assert [title for title, words in ten if (title, words) not in used] == []


def test_validations_keep_the_limits(book: Workbook) -> None:
    """Formulas of validations have at most 255 signs; a longer list, or a word with a comma, is on the hidden sheet."""
    found = [one for sheet in book.worksheets for one in sheet.data_validations.dataValidation]
    assert all(len(one.formula1 or "") <= FORMULA_LIMIT for one in found)
    lists = {one.formula1 for one in found if one.type == "list"}
    named = {source for source in lists if not source.startswith('"')}
    assert named
    assert named <= set(book.defined_names)
    assert all(len(source) <= IN_CELL_LIMIT + 2 for source in lists - named)
    for name in named:
        assert book.defined_names[name].attr_text.startswith(f"'{LISTS_SHEET}'!")


def test_formulas_are_not_too_long(book: Workbook) -> None:
    """Excel holds 8,192 signs in a formula, and 64 levels of functions in each other."""
    formulas = [cell.value for cell in _cells(book) if isinstance(cell.value, str) and cell.value.startswith("=")]
    assert formulas
    for formula in formulas:
        depth = deepest = 0
        for sign in re.sub(r'"[^"]*"', "", formula):
            depth += (sign == "(") - (sign == ")")
            deepest = max(deepest, depth)
        assert depth == 0, formula
        assert deepest <= 64
        assert len(formula) < FORMULA_TEXT_LIMIT


def test_formulas_are_known_to_excel_2013(book: Workbook) -> None:
    """Only functions that Excel 2013 and LibreOffice have; none that differs between languages."""
    formulas = "\n".join(
        re.sub(r'"[^"]*"', "", cell.value)
        for cell in _cells(book)
        if isinstance(cell.value, str) and cell.value.startswith("=")
    )
    assert set(re.findall(r"([A-Z]+)\(", formulas)) <= {
        "AND", "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF", "COUNTIFS", "DAY", "IF", "IFERROR", "INDEX", "INT",
        "ISNUMBER", "ISTEXT", "LEFT", "LEN", "MATCH", "MOD", "MONTH", "N", "NOT", "OR", "ROUND", "SUM", "SUMIF",
        "SUMPRODUCT", "TEXT", "YEAR",
    }  # fmt: skip


def test_only_answers_are_unlocked(book: Workbook) -> None:
    """Formulas, codes and printed texts are locked on every sheet, answers are not; no password stands in the way."""
    assert book.security.lockStructure
    for sheet in book.worksheets:
        if sheet.title == IDENTITY_SHEET:
            continue
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    for cell in _cells(book):
        if isinstance(cell.value, str) and cell.value.startswith("="):
            assert cell.protection.locked, cell.coordinate
    for cells in rows_of(book["01 Thông tin chung"]).values():
        assert not cells["value"].protection.locked
        assert not cells["state"].protection.locked
        assert cells["code"].protection.locked


def test_widths_filter_and_sort_stay_free(book: Workbook) -> None:
    """A protected sheet lets people widen columns, heighten rows, filter and sort."""
    protection = book["04 DVC, thanh toán"].protection
    assert not protection.formatColumns
    assert not protection.formatRows
    assert not protection.autoFilter
    assert not protection.sort
    assert book["04 DVC, thanh toán"].auto_filter.ref.startswith("A5:")


def test_known_figures_stand_locked_beside_the_empty_cells(book: Workbook) -> None:
    """Last period's figure is printed and locked; where nobody knows it the unit may fill it in."""
    rows = rows_of(book["01 Thông tin chung"])
    assert rows["bo-may.bien_che"]["previous"].value == 52
    assert rows["bo-may.bien_che"]["previous"].protection.locked
    assert rows["bo-may.bien_che"]["value"].value is None
    assert rows["bo-may.co_mat"]["previous"].value is None
    assert not rows["bo-may.co_mat"]["previous"].protection.locked
    sheet = book["02 TTHC (Biểu 06)"]
    row = next(row for row in sheet.iter_rows() if row[1].value == "Tổng cộng kỳ trước")
    assert row[2].value == 900
    assert row[2].protection.locked


def test_text_from_outside_is_no_formula(book: Workbook) -> None:
    """A request or a name that starts with «=» stays text, and so it does in LibreOffice and Excel."""
    cell: Any = next(cell for cell in _cells(book) if cell.value == "=1+1")
    assert cell.data_type == "s" or cell.quotePrefix


def test_names_cannot_break_header_or_formula() -> None:
    """A unit's name with signs of header codes, quotes and formulas is printed as it is."""
    name = "=HYPERLINK(\"x\") & 'Sở' &P"
    whole = registry()
    odd = whole.units[SO].model_copy(update={"official_name": name})
    made = form_bytes(form_content(replace(whole, units={**whole.units, SO: odd}), params(), SO, {}))
    book = load_workbook(io.BytesIO(made))
    row = next(row for row in book["Bìa"].iter_rows() if row[0].value == "Tên đơn vị")
    assert row[1].value == name
    assert row[1].data_type == "s" or row[1].quotePrefix
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "&amp;&amp;P" in xml
    assert "<f>HYPERLINK" not in xml


def test_identity_is_hidden_and_doubled(book: Workbook) -> None:
    """Round, unit, version and hash stand on a very hidden sheet and among the file's properties."""
    sheet = book[IDENTITY_SHEET]
    assert sheet.sheet_state == "veryHidden"
    fields = {str(row[0].value): str(row[1].value) for row in sheet.iter_rows()}
    assert tuple(fields) == IDENTITY_FIELDS
    assert (fields["unit_id"], fields["form_version"]) == (QUAN, FORM_VERSION)
    properties = {one.name: one.value for one in book.custom_doc_props.props}
    assert properties == {f"giamsat_{name}": value for name, value in fields.items()}
    assert book[LISTS_SHEET].sheet_state == "hidden"


def test_cover_is_filled_from_the_round(book: Workbook) -> None:
    """The cover names unit and round, carries the mark, and leaves report and contact to the unit."""
    cover = {str(row[0].value): row[1] for row in book["Bìa"].iter_rows(min_row=4) if row[0].value}
    assert cover["Mã đơn vị"].value == QUAN
    assert cover["Loại số liệu"].value == "SỐ LIỆU MINH HỌA"
    for line in COVER_ROWS:
        assert cover[line.label].protection.locked is line.is_locked, line.label
    told = "\n".join(str(cell.value) for cell in _cells(book) if cell.value is not None)
    assert f"Biểu gồm {_content().cells} ô" in told
    assert "Sheet 03 có thêm 3 dòng × 11 ô" in told


def test_a_real_unit_carries_no_mark() -> None:
    """«SỐ LIỆU MINH HỌA» is for fictional units, and stands nowhere in a real unit's form but in the list of kinds."""
    book = load_workbook(io.BytesIO(form_bytes(_content(REAL))))
    marked = [cell for cell in _cells(book) if isinstance(cell.value, str) and "MINH HỌA" in cell.value]
    assert [cell.parent.title for cell in marked if cell.parent.title != LISTS_SHEET] == []
    assert all(sheet.oddFooter.center.text is None for sheet in book.worksheets)
    shown = load_workbook(io.BytesIO(form_bytes(_content())))
    visible = [sheet for sheet in shown.worksheets if sheet.sheet_state == "visible"]
    assert all("MINH HỌA" in str(sheet["A2"].value) for sheet in visible)
    assert all("MINH HỌA" in sheet.oddFooter.center.text for sheet in visible)


def test_paper_is_a4_one_page_wide(book: Workbook) -> None:
    """Every visible sheet prints on A4, one page wide, its heads on each page, with number, unit and round."""
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.paperSize in (9, "9")
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.oddHeader.center.text == "&P/&N"
            assert "Quận Thử B" in sheet.oddHeader.left.text


def test_no_cell_of_an_answer_is_merged(book: Workbook) -> None:
    """Merged cells are heads and printed texts only, and no column is hidden."""
    for sheet in book.worksheets:
        for merged in sheet.merged_cells.ranges:
            cells = [cell for row in sheet[merged.coord] for cell in row]
            assert all(cell.protection.locked for cell in cells), (sheet.title, merged.coord)
        assert not any(dimension.hidden for dimension in sheet.column_dimensions.values())


def test_every_column_of_the_layout_is_there(book: Workbook) -> None:
    """A table of indicators has all heads of the layout, in its order."""
    sheet = book["01 Thông tin chung"]
    assert [cell.value for cell in sheet[5]] == [column.header for column in INDICATORS.columns]


def test_same_content_gives_the_same_bytes(content: bytes) -> None:
    """A form made twice is the same file: nothing in it tells the time."""
    assert form_bytes(_content()) == content


def test_another_topic_needs_no_code() -> None:
    """A catalogue of other indicators gives a form of them."""
    whole = registry()
    other = indicator("dat-dai.ho_so", "Số hồ sơ đất đai", "01")
    made = form_bytes(form_content(replace(whole, indicators={other.id: other}), params(), SO, {}))
    book = load_workbook(io.BytesIO(made))
    assert list(rows_of(book["01 Thông tin chung"])) == [other.id]
    assert "04 DVC, thanh toán" not in book.sheetnames
