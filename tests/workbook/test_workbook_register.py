"""Registers: nothing people wrote is lost, the kit's cells are kept current, a current file stays as it is."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from giamsat.errors import IntakeError
from giamsat.workbook.content import Row
from giamsat.workbook.layout import IDENTITY_SHEET, CellType, Column, Table
from giamsat.workbook.reading import book_of
from giamsat.workbook.register.found import FoundTable, found_tables
from giamsat.workbook.register.layout import NO_LONGER, Register, RegisterTable
from giamsat.workbook.register.refreshing import refreshed
from giamsat.workbook.register.writing import register_bytes
from tests.workbook.filling import needs_office, recalculated

TABLE = RegisterTable(
    "Nội dung",
    Table(
        "items",
        "",
        (
            Column("text", "Câu hỏi", width=40, is_locked=True, key=True),
            Column("strength", "Mức độ", width=14, is_locked=True),
            Column("answer", "Trả lời", width=40),
            Column("day", "Ngày", CellType.DATE, 14),
            Column("choice", "Đánh giá", CellType.CHOICE, 20, choices=(("Đã rõ", "ro"), ("Chưa rõ", "chua"))),
        ),
    ),
    "Ô xám do bộ công cụ ghi.",
    spare=4,
)
FILE = "data/mau/clarifications/so-mau-a.xlsx"


def register(*rows: Row) -> Register:
    """Return a register of one table with rows."""
    return Register(
        "lam-ro", "1", "Sổ mẫu", "mau", "Đợt mẫu", "so-mau-a", "Sở Mẫu A", True, date(2024, 10, 1), (TABLE,),
        {"items": rows},
    )  # fmt: skip


def row(key: str, text: str = "Câu hỏi?", strength: str = "nên hỏi") -> Row:
    """Return a row of the kit."""
    return {"key": key, "text": text, "strength": strength}


def found(content: bytes) -> FoundTable:
    """Return the table of a register's bytes."""
    return found_tables(book_of(content, FILE), register())["items"]


def words(content: bytes, name: str) -> list[object]:
    """Return what stands in a column, filled rows only."""
    table = found(content)
    return [table.grid.at(at, table.columns[name]) for at in table.filled]


def edited(content: bytes, cells: dict[str, object]) -> bytes:
    """Return the register as somebody saved it with other cells, by address."""
    book = load_workbook(io.BytesIO(content))
    for where, value in cells.items():
        book["Nội dung"][where] = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_same_rows_same_bytes() -> None:
    """A register does not know when it was written, and one that is current comes back as it was."""
    content = register_bytes(register(row("a"), row("b")))
    time.sleep(1.1)
    assert register_bytes(register(row("a"), row("b"))) == content
    assert refreshed(content, register(row("a"), row("b")), FILE) == content


def test_the_kits_cells_are_locked_peoples_are_open() -> None:
    """In the kit's rows its columns cannot be typed into; in an empty row all can but the hidden key."""
    sheet = load_workbook(io.BytesIO(register_bytes(register(row("a")))))["Nội dung"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet.column_dimensions["A"].hidden
    assert [cell.protection.locked for cell in sheet[5]] == [True, True, True, False, False, False, True]
    assert [cell.protection.locked for cell in sheet[6]] == [True, False, False, False, False, False, True]
    assert sheet["B2"].value == "SỐ LIỆU MINH HỌA"
    assert sheet.oddFooter.center.text == "SỐ LIỆU MINH HỌA"
    assert sheet.print_title_rows == "$4:$4"


def test_text_is_never_a_formula() -> None:
    """A question that begins with «=» stays text when written and when refreshed."""
    content = register_bytes(register(row("a", "=1+1")))
    assert not found(content).grid.formulas
    again = refreshed(content, register(row("a", "=2+2 & <b>")), FILE)
    assert words(again, "text") == ["=2+2 & <b>"]
    assert not found(again).grid.formulas


def test_refresh_updates_adds_and_retires() -> None:
    """A changed question is told anew, a new one comes last, one that fell away says so and keeps its answer."""
    content = edited(register_bytes(register(row("a"), row("b"))), {"D5": "Đã trả lời a", "D6": "Đã trả lời b"})
    again = refreshed(content, register(row("c", "Mới?"), row("a", "Khác?")), FILE)
    assert words(again, "key") == ["a", "b", "c"]
    assert words(again, "text") == ["Khác?", "Câu hỏi?", "Mới?"]
    assert words(again, "answer") == ["Đã trả lời a", "Đã trả lời b", None]
    assert words(again, "standing") == [None, NO_LONGER, None]
    back = refreshed(again, register(row("c", "Mới?"), row("a", "Khác?"), row("b")), FILE)
    assert words(back, "standing") == [None, None, None]


def test_peoples_rows_get_a_key_and_keep_the_rest() -> None:
    """A row that somebody added is theirs: it gets a key, is never called out of date, its question never changes."""
    content = edited(register_bytes(register(row("a"))), {"B6": "Tôi hỏi?", "D6": "Trả lời", "B8": "Cách một dòng?"})
    again = refreshed(content, register(row("b"), row("a")), FILE)
    assert words(again, "key") == ["a", "ghi-them-1", "ghi-them-2", "b"]
    assert words(again, "text") == ["Câu hỏi?", "Tôi hỏi?", "Cách một dòng?", "Câu hỏi?"]
    assert words(again, "standing") == [None, None, None, None]
    assert refreshed(again, register(row("b"), row("a")), FILE) == again


def test_more_rows_than_were_kept_free() -> None:
    """Rows beyond the empty ones are added with the same formats; empty ones are there again."""
    rows = [row(f"k{number}") for number in range(12)]
    again = refreshed(register_bytes(register(rows[0])), register(*rows), FILE)
    assert words(again, "key") == [f"k{number}" for number in range(12)]
    sheet = load_workbook(io.BytesIO(again))["Nội dung"]
    for at in (5, 16):
        assert [cell.protection.locked for cell in sheet[at]] == [True, True, True, False, False, False, True]
        assert sheet.cell(at, 5).number_format == "dd/mm/yyyy"
    assert [cell.protection.locked for cell in sheet[20]] == [True, False, False, False, False, False, True]
    assert sheet.max_row == 20


def test_formats_and_comments_of_people_stay() -> None:
    """Colours, bold words and comments that somebody set are there after a refresh, in the kit's cells too."""
    book = load_workbook(io.BytesIO(register_bytes(register(row("a"), row("b")))))
    sheet = book["Nội dung"]
    sheet["D5"].value = "Đã trả lời"
    sheet["D5"].font = Font(bold=True, color="00AA00")
    sheet["B5"].fill = PatternFill("solid", fgColor="FF8800")
    sheet["D6"].comment = Comment("Hỏi lại Phòng Nội vụ", "x")
    saved = io.BytesIO()
    book.save(saved)
    again = load_workbook(io.BytesIO(refreshed(saved.getvalue(), register(row("a", "Khác?"), row("c")), FILE)))
    sheet = again["Nội dung"]
    assert sheet["B5"].value == "Khác?"
    assert sheet["B5"].fill.fgColor.rgb.endswith("FF8800")
    assert sheet["D5"].font.bold
    assert sheet["D6"].comment.text == "Hỏi lại Phòng Nội vụ"


@pytest.mark.parametrize("seed", range(12))
def test_no_character_of_a_person_is_ever_lost(seed: int) -> None:
    """Whatever people type and whatever the kit proposes next, each person's cell stays where it is, as it is."""
    chance = random.Random(seed)
    signs = "aăâđêôơư ÁẶ&<>\"'=+-@\n\t0123;,./–«»_x000D_😀"
    keys = [f"q:{number}" for number in range(8)]
    content = register_bytes(register(*(row(key) for key in keys[:4])))
    for _ in range(4):
        typed = {
            f"{column}{at}": "".join(chance.choices(signs, k=chance.randint(1, 40))).strip() + "x"
            for column in "BCDF"
            for at in range(5, 16)
            if chance.random() < 0.3 and (column in "DF" or not _key_at(content, at))
        }
        content = edited(content, typed)
        before = _people(content)
        proposed = [row(key, f"Câu {chance.random()}?") for key in chance.sample(keys, k=chance.randint(0, 8))]
        content = refreshed(content, register(*proposed), FILE)
        after = _people(content)
        assert {where: after.get(where) for where in before} == before
        assert set(words(content, "key")) >= {one["key"] for one in proposed}


def _key_at(content: bytes, at: int) -> bool:
    key = found(content).grid.at(at - 1, 0)
    return key is not None and not str(key).startswith("ghi-them-")


def _people(content: bytes) -> dict[tuple[int, int], object]:
    """Return all cells that are a person's: answers, and all of their own rows but key and standing."""
    table = found(content)
    kept = {}
    for at, cells in table.grid:
        if at <= table.head:
            continue
        wanted: Sequence[int] = (3, 4, 5) if _key_at(content, at + 1) else (1, 2, 3, 4, 5)
        kept |= {(at, column): cells[column] for column in wanted if cells[column] is not None}
    return kept


def test_another_units_register_is_refused() -> None:
    """A register of another unit or a workbook of another kind is never written into."""
    content = register_bytes(replace(register(row("a")), owner_id="so-mau-b"))
    with pytest.raises(IntakeError) as caught:
        refreshed(content, register(row("a")), FILE)
    assert [fault.code for fault in caught.value.faults] == ["register-identity"]
    assert "so-mau-b" in str(caught.value)


def test_a_key_copied_twice_is_told_with_both_cells() -> None:
    """A row copied with its key cannot be told from the first: both places are named, nothing is changed."""
    content = edited(register_bytes(register(row("a"))), {"A7": "a", "D7": "Chép"})
    with pytest.raises(IntakeError) as caught:
        refreshed(content, register(row("a")), FILE)
    fault = caught.value.faults[0]
    assert (fault.code, fault.place.cell, dict(fault.facts)["other"]) == ("register-key-twice", "A7", "A5")


def test_a_missing_column_and_a_damaged_file_are_told() -> None:
    """A renamed head is named; what is no workbook is refused in one sentence."""
    content = edited(register_bytes(register(row("a"))), {"D4": "Ghi chú"})
    with pytest.raises(IntakeError) as caught:
        refreshed(content, register(row("a")), FILE)
    assert dict(caught.value.faults[0].facts)["header"] == "Trả lời"
    with pytest.raises(IntakeError):
        refreshed(b"PK\x03\x04 damaged", register(row("a")), FILE)


@pytest.mark.e2e
@needs_office
def test_a_register_saved_by_libreoffice_is_refreshed(tmp_path: Path) -> None:
    """What LibreOffice writes anew is still known: keys, formats for new rows, hidden identity."""
    path = tmp_path / "so.xlsx"
    path.write_bytes(edited(register_bytes(register(row("a"))), {"D5": "Đã trả lời", "B6": "Tôi hỏi?"}))
    saved = recalculated(path, tmp_path).read_bytes()
    again = refreshed(saved, register(row("a", "Khác?"), *(row(f"k{number}") for number in range(6))), FILE)
    assert words(again, "text")[:3] == ["Khác?", "Tôi hỏi?", "Câu hỏi?"]
    assert words(again, "answer")[0] == "Đã trả lời"
    sheet = load_workbook(io.BytesIO(again))["Nội dung"]
    assert [cell.protection.locked for cell in sheet[12]] == [True, True, True, False, False, False, True]
    assert load_workbook(io.BytesIO(again))[IDENTITY_SHEET].sheet_state != "visible"
