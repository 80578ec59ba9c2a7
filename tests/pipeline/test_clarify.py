"""The story of make clarify: registers are made and refreshed, what people wrote is read strictly and never lost."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from giamsat import cli
from giamsat.intake.clarifications import read_clarifications
from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import UnitData
from giamsat.params import load_registry, load_round
from giamsat.pipeline.clarify import clarify
from giamsat.settings import Settings

REPOSITORY = Path(__file__).parents[2]
ROUND, HEARD, UNHEARD = "mau-2024", "so-mau-b", "so-mau-d"
HEAD = 4


@pytest.fixture
def copy(tmp_path: Path) -> Settings:
    """Return a project folder with the parameters and the example's data."""
    for name in ("params", "data/mau-2024"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    fonts = Path("templates") / "report" / "fonts"
    shutil.copytree(REPOSITORY / fonts, tmp_path / fonts)
    return Settings(tmp_path.resolve())


def path_of(settings: Settings, unit_id: str) -> Path:
    """Return where a unit's register lies."""
    return settings.data(ROUND) / "clarifications" / f"{unit_id}.xlsx"


def unit_of(settings: Settings, unit_id: str) -> UnitData:
    """Return what came in about a unit."""
    registry = load_registry(settings)
    return load_round_data(settings, registry, load_round(settings, registry, ROUND)).units[unit_id]


def write(path: Path, row: int, **cells: object) -> None:
    """Write cells of a register by the head of their column, as somebody does in Excel."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[HEAD]}
    names = {
        "asker": "Người hỏi (vai trò)", "question": "Câu hỏi", "answer": "Đơn vị giải trình",
        "document": "Số, ký hiệu văn bản", "answered_on": "Ngày văn bản", "assessment": "Đánh giá",
        "remark": "Nhận xét của Đoàn",
    }  # fmt: skip
    for name, value in cells.items():
        sheet.cell(row, heads[names[name]]).value = value
    book.save(path)


def test_the_shipped_registers_are_current(copy: Settings) -> None:
    """A second run changes not one byte of a register; one that is missing is made."""
    before = path_of(copy, HEARD).read_bytes()
    made = clarify(copy, ROUND, (HEARD, UNHEARD))
    assert made.created == [f"data/{ROUND}/clarifications/{UNHEARD}.xlsx"]
    assert made.current == [f"data/{ROUND}/clarifications/{HEARD}.xlsx"]
    assert path_of(copy, HEARD).read_bytes() == before
    assert made.faults == []
    again = clarify(copy, ROUND, (UNHEARD,))
    assert (again.created, again.refreshed, len(again.current)) == ([], [], 1)


def test_answers_are_read_after_the_visit_and_kept_back_before(copy: Settings) -> None:
    """The same cells: heard, the unit has answer and assessment; unheard, only the question and who asks."""
    clarify(copy, ROUND, (UNHEARD,))
    cells = {"asker": "Thành viên", "answer": "Đang rà soát.", "assessment": "Chưa làm rõ"}
    write(path_of(copy, UNHEARD), HEAD + 1, **cells)
    unheard = unit_of(copy, UNHEARD).clarifications
    heard = unit_of(copy, HEARD).clarifications
    assert unheard is not None
    assert heard is not None
    assert (unheard.rows[0].asker, unheard.rows[0].answer, unheard.rows[0].assessment) == ("Thành viên", "", "")
    row = heard.of("chi-tieu:tthc")
    assert row is not None
    assert (row.assessment, row.answered_on) == ("Đã làm rõ", date(2024, 10, 30))
    assert row.answer.startswith("Phần lớn hồ sơ quá hạn")
    assert [one.question for one in heard.own()] == [
        "Khi nào phần mềm chuyên ngành của Sở kết nối xong với hệ thống một cửa?"
    ]


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"assessment": "Đã làm rõ"}, "clarification-assessed-unanswered", "J"),
        ({"answer": "Có.", "answered_on": date(2024, 10, 1)}, "clarification-document-missing", "H"),
        ({"document": "Báo cáo số ……"}, "clarification-answer-missing", "G"),
        ({"answer": "Có.", "document": "x", "answered_on": date(2025, 2, 1)}, "date-after-report", "I"),
        ({"assessment": "Tốt"}, "choice-unknown", "J"),
        ({"asker": "Nguyễn Văn Mẫu"}, "visit-personal-name", "F"),
        ({"answer": "Liên hệ 0912 345 678"}, "visit-personal-number", "G"),
    ],
)
def test_what_cannot_be_is_told_with_its_cell(copy: Settings, cells: dict[str, object], code: str, column: str) -> None:
    """Each fault names the cell, and nothing of the register is used."""
    registry = load_registry(copy)
    row = HEAD + 4  # nobody answered it yet
    write(path_of(copy, HEARD), row, **cells)
    read = read_clarifications(copy, registry, load_round(copy, registry, ROUND))
    assert [(fault.code, fault.place.cell) for fault in read.faults[HEARD]] == [(code, f"{column}{row}")]
    assert HEARD not in read.found


def test_a_register_with_a_fault_stops_its_unit_and_stays_as_it_is(copy: Settings) -> None:
    """The unit is not built from half a register, and a refresh leaves the file alone."""
    path = path_of(copy, HEARD)
    write(path, HEAD + 4, assessment="Đã làm rõ")
    kept = path.read_bytes()
    assert [fault.code for fault in unit_of(copy, HEARD).faults] == ["clarification-assessed-unanswered"]
    made = clarify(copy, ROUND, (HEARD,))
    assert [fault.code for fault in made.faults] == ["clarification-assessed-unanswered"]
    assert path.read_bytes() == kept


def test_an_unanswered_question_is_no_fault(copy: Settings) -> None:
    """A register in which nobody wrote anything stops nothing: a question unanswered is no shortcoming."""
    clarify(copy, ROUND, ("so-mau-a",))
    assert not unit_of(copy, "so-mau-a").faults


def test_two_registers_of_a_unit_are_told(copy: Settings) -> None:
    """A copy beside the register would make two truths: both files are named, none is used."""
    shutil.copy(path_of(copy, HEARD), path_of(copy, HEARD).with_name("ban sao.xlsx"))
    own = unit_of(copy, HEARD)
    assert [fault.code for fault in own.faults] == ["register-twice"]
    assert own.clarifications is None


def test_the_paper_is_by_who_asks_with_room_for_notes(copy: Settings) -> None:
    """Questions stand under the role that asks, in the delegation's order, with basis and lines; nothing concludes."""
    clarify(copy, ROUND, (HEARD,))
    path = copy.outputs(ROUND) / "clarifications" / f"{HEARD}.phieu-cau-hoi.docx"
    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(path.read_bytes())).paragraphs]
    roles = [
        line for line in lines if line in ("Phó Trưởng đoàn", "Thành viên", "Chuyên gia", "Chưa phân công người hỏi")
    ]
    assert roles == ["Phó Trưởng đoàn", "Thành viên", "Chuyên gia", "Chưa phân công người hỏi"]
    asked = [line for line in lines if line[:2].rstrip(".").isdigit()]
    assert sum(line.startswith("Ghi chú:") for line in lines) == len(asked) == 10
    whole = "\n".join(lines)
    assert "lưu hành nội bộ" not in whole.casefold()  # it is a mark at the head of every page
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as parts:
        heads = "".join(parts.read(part).decode() for part in parts.namelist() if "/header" in part)
    assert "LƯU HÀNH NỘI BỘ" in heads.replace("\u00a0", " ")
    assert "Phần lớn hồ sơ quá hạn" not in whole  # an answer is no part of a question


def test_the_unit_gets_no_word_of_who_asks(copy: Settings) -> None:
    """The sheet to answer on has the questions and room for answers; no asker, no assessment, no strength."""
    clarify(copy, ROUND, (HEARD,))
    path = copy.outputs(ROUND) / "clarifications" / f"{HEARD}.phieu-tra-loi.xlsx"
    text = "\n".join(str(cell.value) for row in load_workbook(path).worksheets[0].iter_rows() for cell in row)
    assert "Khi nào phần mềm chuyên ngành" in text
    assert not any(word in text for word in ("Phó Trưởng đoàn", "Đánh giá", "Cần hỏi trước", "Đã làm rõ"))


def test_the_command_tells_what_it_made(
    copy: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`giamsat clarify` ends with 0, names the files; without a round it says what to write."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(copy.root))
    assert cli.main(["clarify", "--round", ROUND, "--units", HEARD]) == 0
    assert f"Sổ không thay đổi: data/{ROUND}/clarifications/{HEARD}.xlsx" in capsys.readouterr().out
    assert cli.main(["clarify"]) == 2


def answered(settings: Settings, unit_id: str, row: int, **cells: object) -> Path:
    """Fill a row of the sheet that went to a unit, and put it where answers come back."""
    sent = settings.outputs(ROUND) / "clarifications" / f"{unit_id}.phieu-tra-loi.xlsx"
    back = settings.data(ROUND) / "answers" / f"{unit_id} gửi lại.xlsx"
    back.parent.mkdir(exist_ok=True)
    if not back.exists():
        shutil.copy(sent, back)
    write(back, row, **cells)
    return back


def test_answers_that_came_back_fill_the_empty_cells(copy: Settings) -> None:
    """Answer, document and day go into the row of their question; a second run changes nothing."""
    clarify(copy, ROUND, (HEARD,))
    path = path_of(copy, HEARD)
    before = [[cell.value for cell in row] for row in load_workbook(path).worksheets[0].iter_rows()]
    back = answered(
        copy, HEARD, HEAD + 5, answer="Do thiếu máy quét.", document="12/BC-MAU", answered_on=date(2024, 10, 30)
    )
    made = clarify(copy, ROUND, (HEARD,))
    assert made.faults == []
    assert made.taken == {f"data/{ROUND}/clarifications/{HEARD}.xlsx": (copy.relative(back), 3)}
    after = [[cell.value for cell in row] for row in load_workbook(path).worksheets[0].iter_rows()]
    changed = [
        (number, old, new)
        for number, pair in enumerate(zip(before, after, strict=True), start=1)
        for old, new in zip(*pair, strict=True)
        if old != new
    ]
    assert [(old, getattr(new, "date", lambda value=new: value)()) for _, old, new in changed] == [
        (None, "Do thiếu máy quét."), (None, "12/BC-MAU"), (None, date(2024, 10, 30)),
    ]  # fmt: skip
    row = next(one for one in unit_of(copy, HEARD).clarifications.rows if one.answer == "Do thiếu máy quét.")  # type: ignore[union-attr]
    assert (row.document, row.answered_on, row.assessment) == ("12/BC-MAU", date(2024, 10, 30), "")
    kept = path.read_bytes()
    assert (clarify(copy, ROUND, (HEARD,)).taken, path.read_bytes()) == ({}, kept)


def test_what_a_person_wrote_stands_against_what_came_back(copy: Settings) -> None:
    """The register keeps its cell, both cells are named, and what is the same is not told."""
    clarify(copy, ROUND, (HEARD,))
    row = unit_of(copy, HEARD).clarifications.of("chi-tieu:tthc")  # type: ignore[union-attr]
    assert row is not None
    sheet = load_workbook(path_of(copy, HEARD)).worksheets[0]
    at = next(cell.row for cell in sheet["A"] if cell.value == "chi-tieu:tthc")
    sent = load_workbook(copy.outputs(ROUND) / "clarifications" / f"{HEARD}.phieu-tra-loi.xlsx").worksheets[0]
    there = next(cell.row for cell in sent["A"] if cell.value == "chi-tieu:tthc")
    back = answered(copy, HEARD, there, answer="Khác hẳn.", document=row.document)
    kept = path_of(copy, HEARD).read_bytes()
    made = clarify(copy, ROUND, (HEARD,))
    (fault,) = made.faults
    assert (fault.code, fault.place.file) == ("answers-kept", copy.relative(back))
    assert f"ô G{at} của sổ data/{ROUND}/clarifications/{HEARD}.xlsx" in str(fault)
    assert path_of(copy, HEARD).read_bytes() == kept


def test_sheets_that_cannot_be_taken_in_are_told(copy: Settings) -> None:
    """A letter, a second sheet of a unit, a day without its document, a question that nobody asked: all with places."""
    clarify(copy, ROUND, (HEARD,))
    back = answered(copy, HEARD, HEAD + 5, answer="x")
    (back.parent / "thư.docx").write_bytes(b"x")
    shutil.copy(back, back.with_name("so-mau-b (2).xlsx"))
    kept = path_of(copy, HEARD).read_bytes()
    codes = [fault.code for fault in clarify(copy, ROUND, (HEARD,)).faults]
    assert codes == ["answers-twice", "answers-not-xlsx"]
    assert path_of(copy, HEARD).read_bytes() == kept
    back.with_name("so-mau-b (2).xlsx").unlink()
    (back.parent / "thư.docx").unlink()
    write(back, HEAD + 5, answered_on=date(2024, 10, 30))
    assert [(fault.code, fault.place.cell) for fault in clarify(copy, ROUND, (HEARD,)).faults] == [
        ("clarification-document-missing", f"F{HEAD + 5}")
    ]
    book = load_workbook(back)
    book.worksheets[0].cell(HEAD + 5, 1).value = "chi-tieu:khac"
    book.worksheets[0].cell(HEAD + 5, 6).value = "12/BC"
    book.save(back)
    assert [fault.code for fault in clarify(copy, ROUND, (HEARD,)).faults] == ["answers-no-question"]
