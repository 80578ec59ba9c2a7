"""Records of visits: read with their cells, refused with one sentence for each circumstance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from giamsat.intake.rounds import load_round_data
from giamsat.intake.visits import Visits, read_visits
from giamsat.model.parameters import Phase
from giamsat.model.records import DeadlineKind
from giamsat.model.rounds import RoundParams
from giamsat.model.values import Channel
from giamsat.model.visits import Visit
from giamsat.settings import Settings
from giamsat.workbook.content import Cell, Row
from giamsat.workbook.visits import VisitContent
from giamsat.workbook.visits_writing import visit_bytes
from tests.intake.builders import ROUND, SO, params, project, registry

DAY = date(2024, 10, 21)
CODE = "tthc.tiep_nhan"
GOOD: dict[str, list[Row]] = {
    "participants": [{"side": "Đoàn", "role": "Trưởng đoàn", "count": 1}, {"side": "Đơn vị", "role": "Giám đốc Sở"}],
    "answers": [{"question": "Vì sao lệch 02 hồ sơ?", "answer": "Sở gửi văn bản."}, {"question": "Không hỏi?"}],
    "observations": [{"place": "Một cửa", "content": "03/04 quầy có người", "evidence": "ảnh 01"}],
    "samples": [
        {
            "code": "H26-0812",
            "field": "Đất đai",
            "received_on": date(2024, 9, 3),
            "due_on": date(2024, 9, 18),
            "done_on": date(2024, 9, 20),
            "finding": "Có thư xin lỗi",
        }
    ],
    "statements": [{"speaker": "Thành viên Đoàn", "content": "Đề nghị tách số hồ sơ chờ"}],
    "commitments": [
        {"content": "Công khai", "owner": "Văn phòng", "deadline_kind": "Trước ngày", "deadline": date(2024, 11, 30)}
    ],
    "supplements": [{"content": "Danh sách", "deadline_kind": "Không nêu hạn"}],
    "readings": [
        {"system": "Một cửa", "read_at": "09 giờ 30 ngày 21/10/2024", "reader": "Thư ký", "code": CODE, "value": 12498}
    ],
}
COVER: dict[str, Cell] = {
    "round_id": ROUND,
    "unit_id": SO,
    "unit_name": "Sở Thử A",
    "data_kind": "SỐ LIỆU MINH HỌA",
    "held_on": DAY,
    "begun": "08 giờ 30",
    "place": "Trụ sở",
}


def after() -> RoundParams:
    """Return the round after its visits."""
    known = params()
    delegations = tuple(row.model_copy(update={"phase": Phase.AFTER}) for row in known.round.delegations)
    return replace(known, round=known.round.model_copy(update={"delegations": delegations}))


def written(tables: dict[str, list[Row]] | None = None, **cover: Cell) -> bytes:
    """Return the bytes of a filled-in workbook."""
    titles = [(row.title, row.id) for row in registry().domains.values()]
    return visit_bytes(
        VisitContent(COVER | cover, titles, [(CODE, "Tiếp nhận")], DAY, GOOD if tables is None else tables)
    )


def put(folder: Path, content: bytes, name: str = "phieu.xlsx") -> Settings:
    """Put a workbook into the folder of visits of a project."""
    settings = Settings(folder.resolve()) if (folder / "params").is_dir() else project(folder)
    path = settings.data(ROUND) / "visits" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return settings


def read(settings: Settings) -> Visits:
    """Return what the folder of visits gives."""
    return read_visits(settings, registry(), after())


def spoiled(folder: Path, change: Callable[[Any], None], tables: dict[str, list[Row]] | None = None) -> Settings:
    """Return a project whose workbook somebody changed in Excel."""
    settings = put(folder, written(tables))
    path = settings.data(ROUND) / "visits" / "phieu.xlsx"
    book = load_workbook(path)
    change(book)
    book.save(path)
    return settings


def visit(settings: Settings) -> Visit:
    """Return the only visit, which has no fault."""
    found = read(settings)
    assert found.faults == {}
    return found.found[SO]


def test_everything_is_read_with_its_cell(tmp_path: Path) -> None:
    """Each record has the channel of visits, its file, sheet and cell."""
    one = visit(put(tmp_path, written()))
    assert (one.held_on, one.place, one.begun, one.is_illustrative) == (DAY, "Trụ sở", "08 giờ 30", True)
    assert [row.role for row in one.participants] == ["Trưởng đoàn", "Giám đốc Sở"]
    assert [row.question for row in one.answers] == ["Vì sao lệch 02 hồ sơ?"]
    assert one.samples[0].done_on == date(2024, 9, 20)
    assert (one.commitments[0].due.kind, one.commitments[0].due.last_day) == (DeadlineKind.BEFORE, date(2024, 11, 29))
    assert one.supplements[0].due.kind is DeadlineKind.NONE
    figure = one.readings[0].figure
    assert (figure.indicator_id, figure.value, figure.as_of) == (CODE, Decimal(12498), DAY)
    assert (figure.source.channel, figure.source.sheet, figure.source.cell) == (
        Channel.VISIT, "Số đọc trên hệ thống", "E5",
    )  # fmt: skip
    assert figure.source.file.endswith("visits/phieu.xlsx")


def test_a_workbook_nobody_filled_in_is_no_visit(tmp_path: Path) -> None:
    """Proposed questions and roles alone are no notes: nothing is read, nothing is complained of."""
    blank = {"participants": GOOD["participants"], "answers": [{"question_id": "lech:02", "question": "Vì sao?"}]}
    found = read(put(tmp_path, written(blank, place=None)))
    assert (found.found, found.faults) == ({}, {})
    assert list(found.files) == [SO]


def test_columns_may_be_moved_rows_sorted_sheets_reordered(tmp_path: Path) -> None:
    """A column is known by its head, a sheet by its name, a file by its inside."""

    def change(book: Any) -> None:
        sheet = book["Ý kiến"]
        sheet.protection.sheet = False
        sheet.insert_cols(1)
        sheet.insert_rows(1, 2)
        book.move_sheet("Cam kết", -4)

    one = visit(spoiled(tmp_path, change))
    assert one.statements[0].source.cell == "C7"


def test_before_the_visit_nothing_of_it_is_there(tmp_path: Path) -> None:
    """In phase «truoc» a unit has no visit, whatever lies in the folder; faults only stand as notices."""
    settings = put(tmp_path, written(round_id="dot-khac"))
    put(tmp_path, written(), "hai.xlsx")
    data = load_round_data(settings, registry(), params())
    assert data.units[SO].visit is None
    assert not [fault for fault in data.units[SO].faults if fault.code.startswith("visit")]
    later = load_round_data(put(tmp_path / "sau", written()), registry(), after())
    assert later.units[SO].visit is not None


def cell(sheet: str, address: str, value: object) -> Callable[[Any], None]:
    """Return the change of one cell."""

    def change(book: Any) -> None:
        book[sheet][address] = value

    return change


def without(sheet: str) -> Callable[[Any], None]:
    """Return the loss of a sheet."""

    def change(book: Any) -> None:
        del book[sheet]

    return change


@pytest.mark.parametrize(
    "change, code, where",
    [
        (cell("Bìa", "B4", "dot-khac"), "visit-round-foreign", "B4"),
        (cell("Bìa", "B5", "so-la"), "visit-unit-unknown", "B5"),
        (cell("Bìa", "B7", "Số liệu thật"), "real-for-fictional-unit", "B7"),
        (cell("Bìa", "B8", None), "visit-value-missing", "B8"),
        (cell("Bìa", "B8", "hôm qua"), "date-unread", "B8"),
        (cell("Bìa", "B8", date(2031, 1, 1)), "date-after-report", "B8"),
        (cell("Bìa", "B11", None), "visit-value-missing", "B11"),
        (without("Bìa"), "visit-cover-missing", ""),
        (without("Cam kết"), "visit-sheet-missing", ""),
        (cell("Hồ sơ mẫu", "A5", None), "record-key-missing", "A5"),
        (cell("Hồ sơ mẫu", "C5", "31/02/2024"), "date-unread", "C5"),
        (cell("Hồ sơ mẫu", "E5", date(2024, 10, 22)), "visit-day-later", "E5"),
        (cell("Hồ sơ mẫu", "D5", date(2024, 9, 1)), "visit-day-reversed", "D5"),
        (cell("Cam kết", "D5", "chừng nào xong"), "choice-unknown", "D5"),
        (cell("Cam kết", "E5", None), "deadline-missing", "E5"),
        (cell("Số đọc trên hệ thống", "B5", "sáng nay"), "visit-read-at", "B5"),
        (cell("Số đọc trên hệ thống", "B5", "21/10/2024"), "visit-read-at", "B5"),
        (cell("Số đọc trên hệ thống", "C5", None), "visit-reader-missing", "C5"),
        (cell("Số đọc trên hệ thống", "D5", "tthc.tiep_nhann"), "code-unknown", "D5"),
        (cell("Số đọc trên hệ thống", "E5", "mười hai"), "number-unread", "E5"),
        (cell("Số đọc trên hệ thống", "E5", "chưa có"), "number-unread", "E5"),
        (cell("Số đọc trên hệ thống", "E5", -1), "number-negative", "E5"),
        (cell("Quan sát", "B5", "Lĩnh vực lạ"), "choice-unknown", "B5"),
        (cell("Quan sát", "C5", "=1/0"), "formula-without-value", "C5"),
        (cell("Ý kiến", "A5", "Nguyễn Văn Mẫu"), "visit-personal-name", "A5"),
        (cell("Ý kiến", "B5", "Theo ông Trần Văn Mẫu, đã xong"), "visit-personal-name", "B5"),
        (cell("Bìa", "B15", "Lê Thị Mẫu, Giám đốc Sở"), "visit-personal-name", "B15"),
        (cell("Quan sát", "C5", "Gọi 0912 345 678 để hỏi"), "visit-personal-number", "C5"),
        (cell("Hồ sơ mẫu", "F5", "Người nộp có CCCD 001099012345"), "visit-personal-number", "F5"),
        (cell("Hồ sơ mẫu", "F5", 1099012345678), "ok", ""),
        (cell("Hồ sơ mẫu", "G4", "Số điện thoại"), "personal-column", "G4"),
        (cell("Quan sát", "A1", "MẬT"), "secret-stamp", "A1"),
    ],
)
def test_each_circumstance_has_its_sentence(
    tmp_path: Path, change: Callable[[Any], None], code: str, where: str
) -> None:
    """A fault names its cell and its code; the visit is then not used."""
    found = read(spoiled(tmp_path, change))
    faults = [fault for faults in found.faults.values() for fault in faults]
    if code == "ok":
        assert faults == []
        return
    assert (code, where) in [(fault.code, fault.place.cell) for fault in faults]
    assert SO not in found.found
    assert all(str(fault) for fault in faults)


@pytest.mark.parametrize(
    "words",
    [
        "Đại diện UBND phường Lê Đại Hành",
        "Trưởng phòng Nội vụ quận Hà Đông",
        "Hồ sơ 240901001234567 chờ bổ sung",
        "Đồng chí Phó Chủ tịch Ủy ban",
        "Bà con đến từ 08 giờ",
        "Đạt 12.345/12.571 hồ sơ; số 000.00.12.H26-241015-0012",
    ],
)
def test_roles_streets_and_codes_are_no_personal_data(tmp_path: Path, words: str) -> None:
    """What only looks like a name or a number passes."""
    settings = spoiled(tmp_path, cell("Quan sát", "C5", words))
    assert visit(settings).observations[0].content == words
    assert visit(spoiled(tmp_path / "2", cell("Ý kiến", "A5", words))).statements[0].speaker == words


def test_all_faults_of_a_file_come_at_once(tmp_path: Path) -> None:
    """Two wrong cells, two sentences."""

    def change(book: Any) -> None:
        cell("Hồ sơ mẫu", "C5", "31/02/2024")(book)
        cell("Số đọc trên hệ thống", "B5", "sáng nay")(book)

    codes = [fault.code for fault in read(spoiled(tmp_path, change)).faults[SO]]
    assert codes == ["date-unread", "visit-read-at"]


def test_two_workbooks_of_one_unit_are_asked_about(tmp_path: Path) -> None:
    """Nobody guesses which of two notes counts."""
    settings = put(tmp_path, written())
    put(tmp_path, written(begun="09 giờ"), "ban sao.xlsx")
    found = read(settings)
    assert [fault.code for fault in found.faults[SO]] == ["visit-twice"]
    assert found.found == {}


def test_lock_files_and_other_formats(tmp_path: Path) -> None:
    """The trace of an open Excel is no file; another format is told."""
    settings = put(tmp_path, b"x", "~$phieu.xlsx")
    put(tmp_path, b"x", "ghi chu.docx")
    assert [fault.code for fault in read(settings).faults[""]] == ["visit-not-xlsx"]


def test_a_refused_number_is_not_repeated(tmp_path: Path) -> None:
    """The message shows the beginning of a number only: a log is no place for personal data."""
    found = read(spoiled(tmp_path, cell("Quan sát", "C5", "Gọi 0912345678")))
    assert "0912345678" not in str(found.faults[SO][0])


def test_a_file_stamped_secret_is_refused_by_its_name(tmp_path: Path) -> None:
    """«MẬT» in the name: it is not opened, so nobody learns even whose it is."""
    found = read(put(tmp_path, b"not a workbook", "Phiếu MẬT.xlsx"))
    assert [fault.code for fault in found.faults[""]] == ["secret-stamp"]
