"""The check of a round: every fault of every file at once, and what goes back to the units."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from giamsat.errors import OutputError, UsageError
from giamsat.pipeline.check import Wanted, check_round, check_rounds
from giamsat.pipeline.check_entries import Checked, Entry, ReadFile, Spot, UnitChecked
from giamsat.pipeline.check_group import first_causes
from giamsat.pipeline.check_returned import returned_jobs
from giamsat.pipeline.clarify import clarify
from giamsat.pipeline.lock import outputs_lock
from giamsat.pipeline.tell_check import WIDTH, cause_words, told
from giamsat.pipeline.visits import make_visits
from giamsat.pipeline.voices import make_voices
from giamsat.workbook.content import SubmissionContent
from giamsat.workbook.layout import REVIEW_SHEET
from giamsat.workbook.visits import STATEMENTS
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, Project, spoiled, without_sheet
from tests.findings_book import GOOD, write_register
from tests.intake.hostile import NASTY


def checked(project: Project) -> Checked:
    """Check the project's round in this process."""
    return check_round(project.settings, ROUND, jobs=1)


def unit(found: Checked, unit_id: str = SO_A) -> UnitChecked:
    """Return what was found about a unit."""
    return next(one for one in found.units if one.unit_id == unit_id)


def codes(one: UnitChecked) -> list[str]:
    """Return the codes of a unit's entries."""
    return [entry.code for entry in one.entries]


def data_of(project: Project) -> dict[str, Any]:
    """Return check.json."""
    found: dict[str, Any] = json.loads((project.outputs / "check.json").read_text(encoding="utf-8"))
    return found


def good(project: Project, unit_id: str = SO_A) -> SubmissionContent:
    """Return a workbook of which nothing is to be said: no figure equals last period's."""
    content = project.content(unit_id)
    sheets = {
        sheet: [{name: value for name, value in row.items() if name != "previous"} for row in rows]
        for sheet, rows in content.indicators.items()
    }
    return replace(content, indicators=sheets)


def hand_in_logged(project: Project, *unit_ids: str) -> None:
    """Hand in complete workbooks that are in the log."""
    rows = []
    for unit_id in unit_ids:
        name = f"Biểu mẫu {unit_id}.xlsx"
        rows.append((name, project.hand_in(name, good(project, unit_id)), "2024-10-08", unit_id))
    project.received(*rows)


def test_a_complete_round_has_nothing_to_say(project: Project) -> None:
    """Good workbooks in the log: no entry, no returned workbook, everything answered."""
    project.set_round(after=(SO_A, SO_B))
    hand_in_logged(project, SO_A, SO_B)
    found = checked(project)
    assert [one.entries for one in found.units] == [(), ()]
    assert [one.answered == one.asked > 50 for one in found.units] == [True, True]
    assert not (project.outputs / "returned").exists()
    assert found.is_clean()


def test_all_faults_of_a_file_are_told_at_once_and_go_back(project: Project) -> None:
    """Two wrong cells: two errors with cell, found, expected and mending; the unit's own file with both marked."""
    whole = spoiled(good(project), "04", 0, value="mười hai")
    project.hand_in("a.xlsx", spoiled(whole, "05", 1, state="Bằng không"))
    found = unit(checked(project))
    errors = [entry for entry in found.entries if entry.severity == "loi"]
    assert [entry.code for entry in errors] == ["number-unread", "choice-unknown"]
    assert (errors[0].found, errors[0].expected) == ("mười hai", "Con số")
    assert errors[0].file == f"data/{ROUND}/submissions/a.xlsx"
    assert errors[0].cells[0].startswith("F")
    assert found.returned == (f"{SO_A}.xlsx",)
    book = openpyxl.load_workbook(project.outputs / "returned" / f"{SO_A}.xlsx")
    assert book.sheetnames[0] == REVIEW_SHEET
    assert "mười hai" in book["04 DVC, thanh toán"][errors[0].cells[0]].comment.text
    text = " ".join(str(cell.value) for row in book[REVIEW_SHEET].rows for cell in row if cell.value)
    assert "còn 2 ô thuộc 2 nội dung" in text
    assert "SỐ LIỆU MINH HỌA" in text
    assert "received.csv" not in text  # what only the office can do is not told to the unit


def test_visits_and_extracts_are_checked_too(project: Project) -> None:
    """A record of a visit with a faulty day is told with its cell and hides nothing of the unit's own figures."""
    content = good(project)
    rows = list(content.dossiers)
    rows[0] = replace(rows[0], values={**rows[0].values, 9: 202})
    project.hand_in("a.xlsx", replace(content, dossiers=rows))
    make_visits(project.settings, ROUND, (SO_A,))
    folder = project.settings.data(ROUND)
    path = folder / "visits" / f"{SO_A}.xlsx"
    book = openpyxl.load_workbook(path)
    cell = next(row[1] for row in book["Bìa"].iter_rows() if row[0].value == "Ngày làm việc")
    cell.value = "hôm qua"
    heads = [column.header for column in STATEMENTS.columns]
    head = next(row for row in book["Ý kiến"].iter_rows() if row[0].value == heads[0])
    for one, column in zip(head, STATEMENTS.columns, strict=False):
        if column.field in ("speaker", "content"):
            book["Ý kiến"].cell(head[0].row + 1, one.column).value = "Thành viên Đoàn"
    book.save(path)
    (folder / "visits" / "ghi chép.docx").write_bytes(b"x")
    (folder / "extracts").mkdir()
    (folder / "extracts" / "la.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    found = checked(project)
    entries = {entry.code: entry for entry in unit(found).entries}
    assert (entries["date-unread"].file, entries["date-unread"].cells) == (
        f"data/{ROUND}/visits/{SO_A}.xlsx",
        (cell.coordinate,),
    )
    assert "bieu06-da-giai-quyet" in entries
    assert {"visit-not-xlsx", "extract-not-listed"} <= {entry.code for entry in found.others}


def test_registers_of_the_office_are_checked_with_their_cells(project: Project) -> None:
    """Voices, findings, clarifications: a fault in each is told with its cell, and hides nothing of the unit's own."""
    content = good(project)
    rows = list(content.dossiers)
    rows[0] = replace(rows[0], values={**rows[0].values, 9: 202})
    project.hand_in("a.xlsx", replace(content, dossiers=rows))
    make_voices(project.settings, ROUND)
    clarify(project.settings, ROUND, (SO_A,))
    write_register(project.settings, SO_A, {**GOOD, "causes": []})
    folder = project.settings.data(ROUND)
    _fill(folder / "voices" / "gop-y.xlsx", {"Đơn vị": "Sở Mẫu A", "Nội dung góp ý": "x", "Nơi sửa trong dự thảo": "I"})
    _fill(folder / "clarifications" / f"{SO_A}.xlsx", {"Đánh giá": "Tốt"})
    found = checked(project)
    own = {entry.code: entry for entry in unit(found).entries}
    told_ = [own["finding-without-cause"], own["choice-unknown"], *found.others]
    assert [(entry.file, entry.cells, entry.severity, entry.is_office) for entry in told_] == [
        (f"data/{ROUND}/findings/{SO_A}.xlsx", ("C5",), "loi", True),
        (f"data/{ROUND}/clarifications/{SO_A}.xlsx", ("J5",), "loi", True),
        (f"data/{ROUND}/voices/gop-y.xlsx", ("G5",), "loi", True),
    ]
    assert "bieu06-da-giai-quyet" in own
    assert not found.is_clean()
    assert not any(entry.file.endswith("gop-y.xlsx") for entry in unit(found).entries)


def _fill(path: Path, cells: dict[str, object]) -> None:
    """Write cells of the first row of a register by the head of their column."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[4]}
    for head, value in cells.items():
        sheet.cell(5, heads[head]).value = value
    book.save(path)


@pytest.mark.parametrize(
    ("folder", "code"),
    [
        ("voices", "register-unreadable"),
        ("clarifications", "register-unreadable"),
        ("findings", "findings-not-xlsx"),
        ("visits", "visit-not-xlsx"),
    ],
)
@pytest.mark.parametrize("name", ["sổ.xls", "ghi chép.docx", "bản sao/sổ.txt"])
def test_no_file_in_a_folder_of_registers_goes_unread_in_silence(
    project: Project, folder: str, code: str, name: str
) -> None:
    """Whatever lies among the registers and is none of them is named."""
    project.hand_in("a.xlsx", good(project))
    path = project.settings.data(ROUND) / folder / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    assert [(entry.code, entry.file) for entry in checked(project).others] == [(code, f"data/{ROUND}/{folder}/{name}")]


def test_figures_that_do_not_add_up_are_asked_about(project: Project) -> None:
    """Biểu 06 off by two is no error: it wants an explanation, the figures stay, exit code 0."""
    content = good(project)
    rows = list(content.dossiers)
    rows[0] = replace(rows[0], values={**rows[0].values, 9: 202})
    project.hand_in("a.xlsx", replace(content, dossiers=rows))
    found = checked(project)
    kinds = {entry.severity for entry in unit(found).entries}
    assert "can-giai-trinh" in kinds
    assert "loi" not in kinds
    assert found.is_clean()


def test_what_is_missing(project: Project) -> None:
    """A unit that sent nothing, a sheet that is not there and an unanswered row are told as missing, each as such."""
    project.hand_in("a.xlsx", spoiled(without_sheet(good(project), "10"), "04", 0, value=None, state="Chưa có"))
    found = checked(project)
    assert codes(unit(found, QUAN)) == ["not-handed-in"]
    own = {entry.code: entry for entry in unit(found).entries}
    assert "sheet “10 Đề án 06”" in own["sheet-missing"].text
    assert own["figures-missing"].cells[0].startswith("F")
    assert {entry.severity for entry in unit(found).entries} == {"con-thieu", "canh-bao"}
    assert not unit(found, QUAN).returned


def test_a_waiver_is_listed_apart_with_its_reason(project: Project) -> None:
    """What a person decided to go on without is not asked for again."""
    project.hand_in("a.xlsx", without_sheet(good(project), "10"))
    project.decide(("mien", SO_A, "10", "Lập khi chưa có sheet 10", "đang đối chiếu", "Trưởng đoàn", "2024-11-04"))
    found = unit(checked(project))
    assert "sheet-missing" not in codes(found)
    assert [(entry.code, entry.accepted) for entry in found.accepted] == [("sheet-missing", "đang đối chiếu")]


def test_late_is_a_warning_for_the_office_alone(project: Project) -> None:
    """A late workbook is told with its days, and not sent back for that."""
    sha256 = project.hand_in("a.xlsx", good(project))
    project.received(("a.xlsx", sha256, "2024-10-13", SO_A))
    found = unit(checked(project))
    assert codes(found) == ["handed-in-late"]
    assert "chậm 3 ngày" in found.entries[0].text
    assert found.days_late == 3
    assert not found.returned


@pytest.mark.parametrize("head", ["Số CCCD", "MẬT"])
def test_personal_data_and_secrets_are_never_copied(project: Project, head: str) -> None:
    """A workbook with a personal column or a secrecy stamp gets its sentence, no returned workbook."""
    path = project.settings.data(ROUND) / "submissions" / "a.xlsx"
    project.hand_in("a.xlsx", good(project))
    book = openpyxl.load_workbook(path)
    sheet = book["12 Sáng kiến, mô hình"]
    sheet.cell(row=4, column=9, value=head)
    book.save(path)
    project.received(("a.xlsx", _sha(path), "2024-10-08", SO_A))
    found = unit(checked(project))
    assert codes(found) == ["personal-column" if head != "MẬT" else "secret-stamp"]
    assert not list(project.outputs.rglob("*.xlsx"))


def _sha(path: Path) -> str:
    from giamsat.files import sha256_of

    return sha256_of(path)


@pytest.mark.parametrize(
    ("code", "severity", "goes"),
    [
        ("workbook-links", "can-giai-trinh", True),
        ("workbook-encrypted", "loi", False),
        ("personal-number", "canh-bao", False),
        ("secret-stamp", "loi", False),
        ("number-unread", "loi", True),
    ],
)
def test_which_files_may_go_back(code: str, severity: str, goes: bool) -> None:
    """Not a file that cannot be opened, none with anything personal or secret in it, were it only a warning."""
    entry = Entry(SO_A, severity, code, "x", spots=(Spot("a.xlsx"),))
    one = UnitChecked(SO_A, "Sở Mẫu A", True, files=(ReadFile("a.xlsx", "0"),), entries=(entry,))
    jobs = list(returned_jobs(Checked(ROUND, "Đợt", "", (one,))))
    assert [job.file for job in jobs] == (["a.xlsx"] if goes else [])


def test_what_a_rule_says_to_do_is_in_the_comment() -> None:
    """A sentence that does not say what to do is followed by what to do; one that does is left alone."""
    spots = (Spot("a.xlsx", "01", "B2", 0, "“A” là 3, “B” là 2."),)
    entry = Entry(SO_A, "can-giai-trinh", "quy-tac", "x", mend="Đề nghị kiểm tra ô B2.", spots=spots)
    asked = replace(entry, spots=(replace(spots[0], cell="B3", text="ghi “x”; đề nghị nhập lại."),))
    one = UnitChecked(SO_A, "Sở Mẫu A", True, files=(ReadFile("a.xlsx", "0"),), entries=(entry, asked))
    (job,) = returned_jobs(Checked(ROUND, "Đợt", "", (one,)))
    assert [mark.text for mark in job.review.marks] == [
        "“A” là 3, “B” là 2. Đề nghị kiểm tra ô B2.",
        "Ghi “x”; đề nghị nhập lại.",
    ]


def test_a_mended_file_takes_its_returned_workbook_away(project: Project) -> None:
    """When nothing is to be said any more, the returned workbook of the earlier check is removed."""
    project.set_round(after=(SO_A, SO_B))
    project.hand_in("a.xlsx", spoiled(good(project), "04", 0, value="mười hai"))
    checked(project)
    assert (project.outputs / "returned" / f"{SO_A}.xlsx").is_file()
    hand_in_logged(project, SO_A, SO_B)
    (project.settings.data(ROUND) / "submissions" / "a.xlsx").unlink()
    checked(project)
    assert not list((project.outputs / "returned").glob("*"))


def test_two_files_of_a_unit_go_back_as_two(project: Project) -> None:
    """Two files between which nobody can choose, each with a fault of its own: -1 and -2."""
    project.hand_in("a.xlsx", spoiled(good(project), "04", 0, value="mười hai"))
    project.hand_in("b.xlsx", spoiled(good(project), "05", 0, value="mười ba"))
    project.received(
        ("a.xlsx", _sha(project.settings.data(ROUND) / "submissions" / "a.xlsx"), "2024-10-08", SO_A),
        ("b.xlsx", _sha(project.settings.data(ROUND) / "submissions" / "b.xlsx"), "2024-10-08", SO_A),
    )
    found = unit(checked(project))
    assert found.returned == (f"{SO_A}-1.xlsx", f"{SO_A}-2.xlsx")


def test_the_same_inputs_give_the_same_bytes(project: Project) -> None:
    """A second check writes nothing new: data, page and returned workbook keep their bytes and their times."""
    project.hand_in("a.xlsx", spoiled(good(project), "04", 0, value="mười hai"))
    checked(project)
    files = [path for path in project.outputs.rglob("*") if path.is_file()]
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
    checked(project)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files} == before
    assert len(before) == 3


def test_an_edited_returned_workbook_is_made_again(project: Project) -> None:
    """A returned workbook that somebody changed or deleted is no more what the check says."""
    project.hand_in("a.xlsx", spoiled(good(project), "04", 0, value="mười hai"))
    checked(project)
    path = project.outputs / "returned" / f"{SO_A}.xlsx"
    made = path.read_bytes()
    path.write_bytes(b"khac")
    checked(project)
    assert path.read_bytes() == made


def test_data_has_everything(project: Project) -> None:
    """check.json names file, sheet, cell, severity, code, found, expected and mending of each entry, and no times."""
    project.hand_in("a.xlsx", spoiled(good(project), "04", 0, value="mười hai"))
    checked(project)
    data = data_of(project)
    assert data["schema"] == "giamsat-check/1"
    own = next(one for one in data["units"] if one["unit"] == SO_A)
    entry = next(one for one in own["entries"] if one["code"] == "number-unread")
    assert entry["file"].endswith("a.xlsx")
    assert entry["sheet"] == "04 DVC, thanh toán"
    assert entry["count"] == len(entry["cells"]) == 1
    assert all(entry[key] for key in ("found", "expected", "mend", "text"))
    assert own["counts"]["loi"] == 1
    assert "seconds" not in json.dumps(data)


def test_terminal_lines_fit_and_narrow(project: Project) -> None:
    """No line is wider than 100 signs, and UNITS narrows table and entries to the units asked."""
    project.hand_in("a.xlsx", spoiled(good(project), "04", 0, value="mười hai"))
    found = checked(project)
    lines = list(told(found))
    assert max(map(len, lines)) <= WIDTH
    assert "Việc cần làm trước:" in lines
    narrow = "\n".join(told(found, (QUAN,)))
    assert "mười hai" not in narrow
    assert found.is_clean((QUAN,))
    assert not found.is_clean((SO_A,))
    assert not found.is_clean()


def test_an_unreadable_file_of_nobody_is_told(project: Project) -> None:
    """A file that nobody can tell whose it is stands among the others and makes the check unclean."""
    project.hand_in("hỏng.xlsx", b"khong phai xlsx")
    found = checked(project)
    assert [entry.code for entry in found.others] == ["workbook-not-one", "received-not-listed"][:1]
    assert not found.is_clean()
    assert "hỏng.xlsx" in "\n".join(told(found))


def test_unknown_rounds_and_units_are_wrong_usage(project: Project) -> None:
    """A word that names nothing ends the command before anything is read."""
    with pytest.raises(UsageError, match="Không có đợt"):
        check_rounds(Wanted(("khong-co",)), project.settings)
    with pytest.raises(UsageError, match="Không có đơn vị"):
        check_rounds(Wanted((ROUND,), ("khong-co",)), project.settings)


def test_a_check_waits_for_no_build(project: Project) -> None:
    """While somebody builds, a check says who instead of writing beside."""
    with outputs_lock(project.settings), pytest.raises(OutputError):
        check_rounds(Wanted((ROUND,)), project.settings)


def test_what_units_write_is_text_everywhere(project: Project) -> None:
    """A cell that some layer could take for code is quoted as text in page, data, list and comment."""
    for number, nasty in enumerate(NASTY):
        whole = spoiled(good(project), "04", 0, value=f"{nasty} x")
        project.hand_in("a.xlsx", replace(whole, cover={**whole.cover, "report_number": nasty}))
        found = unit(checked(project))
        assert "number-unread" in codes(found), number
        assert "<script" not in (project.outputs / "check.html").read_text(encoding="utf-8")
        book = openpyxl.load_workbook(project.outputs / "returned" / f"{SO_A}.xlsx")
        assert not [cell for row in book[REVIEW_SHEET].rows for cell in row if cell.data_type == "f"], number


@pytest.mark.e2e
@pytest.mark.parametrize("may_fork", [True, False], ids=["forked", "afresh"])
def test_helpers_find_what_one_process_finds(
    project: Project, monkeypatch: pytest.MonkeyPatch, *, may_fork: bool
) -> None:
    """Read and marked by helping processes, however they are started, a round gives the same bytes as by one."""
    monkeypatch.setattr("giamsat.pipeline.check_helpers.FEW", 1)
    if not may_fork:
        monkeypatch.setattr("giamsat.pipeline.check_helpers._may_fork", lambda: False)
    project.hand_in("a.xlsx", spoiled(good(project), "04", 0, value="mười hai"))
    project.submit(QUAN)
    checked(project)
    alone = {path.name: path.read_bytes() for path in project.outputs.rglob("*") if path.is_file()}
    for path in (*project.outputs.rglob("*.xlsx"), *project.settings.cache.rglob("*.json")):
        path.unlink()
    check_round(project.settings, ROUND, jobs=2)
    assert {path.name: path.read_bytes() for path in project.outputs.rglob("*") if path.is_file()} == alone


def test_the_first_lines_name_the_unit_once_and_say_what_to_do() -> None:
    """Unit and place in one breath, what to do after it; a sentence that begins with the unit names its file."""
    spot = Spot("a.xlsx", "01", "B2")
    rule = Entry(SO_A, "can-giai-trinh", "quy-tac", "“A” là 3.", mend="Kiểm tra ô B2.", spots=(spot,))
    extract = Entry(SO_A, "canh-bao", "extract-doubled", "Sở Mẫu A có 3 dòng trùng; đề nghị kiểm tra.", mend="Hỏi lại.")
    extract = replace(extract, spots=(Spot("b.csv", "", "", 7),))
    one = UnitChecked(SO_A, "Sở Mẫu A", True, entries=(rule, replace(rule, text="“B” là 4."), extract))
    round_checked = Checked(ROUND, "Đợt", "", (one,))
    assert [cause_words(cause, round_checked) for cause in first_causes(one.entries)] == [
        "Sở Mẫu A, sheet “01”, ô B2: “A” là 3 (và 1 nội dung cùng loại). Đề nghị: Kiểm tra ô B2.",
        "Tệp b.csv, dòng 7: Sở Mẫu A có 3 dòng trùng; đề nghị kiểm tra.",
    ]


def test_what_is_odd_about_a_faulty_file_is_told_with_its_faults(project: Project) -> None:
    """Nothing waits for the next check: what a reader assumed, and a row's other cells, are told beside the errors."""
    whole = spoiled(good(project), "04", 0, value="mười hai", as_of="31/9/2024", evidence="điện thoại 0912 345 678")
    project.hand_in("a.xlsx", spoiled(whole, "05", 1, value="1.234"))
    found = codes(unit(checked(project)))
    assert {"number-unread", "date-unread", "personal-number", "number-read-as"} <= set(found)
