"""The check code of a workbook as read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from giamsat.workbook.forms import form_content
from giamsat.workbook.forms.book import form_bytes
from giamsat.workbook.forms.check_code import CheckCode, check_code
from giamsat.workbook.forms.check_terms import PRIME, sheet_weights, weight
from giamsat.workbook.reading import read_book
from giamsat.workbook.writing import write_submission
from tests.intake.builders import QUAN, content, params, registry
from tests.workbook.filling import rows_of

Change = Callable[[Workbook], None]


@pytest.fixture(scope="module")
def form() -> bytes:
    """Return a form of a quận."""
    return form_bytes(form_content(registry(), params(), QUAN, {}))


def _code(form: bytes, folder: Path, *changes: Change) -> CheckCode:
    book = load_workbook(io.BytesIO(form))
    for change in changes:
        change(book)
    path = folder / "bieu.xlsx"
    book.save(path)
    code = check_code(read_book(path, "bieu.xlsx"))
    assert code is not None
    return code


def _answer(code: str, value: int, state: str = "Có số liệu", sheet: str = "01 Thông tin chung") -> Change:
    def change(book: Workbook) -> None:
        cells = rows_of(book[sheet])[code]
        cells["value"].value, cells["state"].value = value, state

    return change


def _swapped(first: str, second: str) -> Change:
    def change(book: Workbook) -> None:
        rows = rows_of(book["01 Thông tin chung"])
        for field in ("code", "value", "state"):
            one, other = rows[first][field], rows[second][field]
            one.value, other.value = other.value, one.value

    return change


def test_a_changed_figure_changes_the_code(form: bytes, tmp_path: Path) -> None:
    """One figure, one state or the place of two figures makes another code, and the sheet's number tells where."""
    base = _code(form, tmp_path, _answer("bo-may.bien_che", 52), _answer("bo-may.co_mat", 48))
    others = [
        _code(form, tmp_path, _answer("bo-may.bien_che", 53), _answer("bo-may.co_mat", 48)),
        _code(form, tmp_path, _answer("bo-may.bien_che", 48), _answer("bo-may.co_mat", 52)),
        _code(form, tmp_path, _answer("bo-may.bien_che", 52, "Số ước tính"), _answer("bo-may.co_mat", 48)),
    ]
    assert len({one.text for one in (base, *others)}) == 4
    for one in others:
        assert {number for number in one.sheets if one.sheets[number] != base.sheets[number]} == {"01"}


def test_sorted_rows_keep_the_code(form: bytes, tmp_path: Path) -> None:
    """Rows are weighted by their code, not by their place."""
    answers = (_answer("bo-may.bien_che", 52), _answer("bo-may.co_mat", 48))
    swapped = _code(form, tmp_path, *answers, _swapped("bo-may.bien_che", "bo-may.co_mat"))
    assert swapped == _code(form, tmp_path, *answers)


def test_code_is_readable(form: bytes, tmp_path: Path) -> None:
    """Four signs of the form and three groups of four digits."""
    first, *groups = _code(form, tmp_path).text.split("-")
    assert first == form_content(registry(), params(), QUAN, {}).hash[:4].upper()
    assert all(len(group) == 4 and group.isdigit() for group in groups)
    assert len(groups) == 3


def test_a_workbook_of_the_old_form_has_none(tmp_path: Path) -> None:
    """Without the identity of a form there is no code to compare with."""
    write_submission(tmp_path / "cu.xlsx", content())
    assert check_code(read_book(tmp_path / "cu.xlsx", "cu.xlsx")) is None


def test_weights_stay_what_they_are() -> None:
    """Forms that were signed keep their codes: the weights never change."""
    assert (weight("tthc.tiep_nhan"), weight("tasks", "content", "so-o", "")) == (799, 943)
    assert sheet_weights("") == (2, 11, 7)
    assert sheet_weights("02") == (4, 29, 209)
    assert PRIME == 9973
