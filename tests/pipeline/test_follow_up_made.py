"""The story of make follow-up: register, page, calendar and sheets as of a day; what came back is only listed."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from giamsat import cli
from giamsat.errors import UsageError
from giamsat.intake.rounds import load_round_data
from giamsat.params import load_registry, load_round
from giamsat.pipeline.follow_up import make_follow_up, open_requests
from giamsat.pipeline.inputs import inputs_of
from giamsat.pipeline.keys import key_of
from giamsat.pipeline.tell_follow_up import told
from giamsat.provenance.prints import round_prints
from giamsat.settings import Settings
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.follow_up import FIRST_ROW, REGISTER, SHEET

REPOSITORY = Path(__file__).parents[2]
DAY = date(2024, 11, 15)
COLUMN = {column.field: place for place, column in enumerate(SHEET.columns, start=1)}


@pytest.fixture
def copy(tmp_path: Path) -> Settings:
    """Return a project folder with the parameters and the registers that ship."""
    for name in ("params", "data/follow-up", "templates/report"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    return Settings(tmp_path.resolve())


def hashes(folder: Path) -> dict[str, str]:
    """Return what lies below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def register(settings: Settings) -> dict[str, dict[str, object]]:
    """Return the lines of the register by their id, as Excel shows them."""
    rows = (
        load_workbook(settings.root / "outputs" / "theo-doi.xlsx").worksheets[0].iter_rows(min_row=5, values_only=True)
    )
    names = [name for name, _, _ in REGISTER]
    return {str(row[1]): dict(zip(names, row, strict=True)) for row in rows}


def filled(settings: Settings, unit_id: str, code: str, /, **answers: object) -> Path:
    """Send a unit's sheet back under another name, a row filled in."""
    book = load_workbook(settings.root / "outputs" / "theo-doi" / f"{unit_id}.xlsx")
    sheet = book.worksheets[0]
    row = next(one for one in range(FIRST_ROW + 1, sheet.max_row + 1) if sheet.cell(one, 1).value == code)
    for name, value in answers.items():
        sheet.cell(row, COLUMN[name]).value = value  # type: ignore[assignment]
    path = settings.data("follow-up") / "returned" / "gửi lại (2).xlsx"
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return path


def test_the_same_day_gives_the_same_bytes(copy: Settings) -> None:
    """And nothing under data/ is touched."""
    before = hashes(copy.root / "data")
    made = make_follow_up(copy, DAY)
    first = hashes(copy.root / "outputs")
    make_follow_up(copy, DAY)
    assert hashes(copy.root / "outputs") == first
    assert hashes(copy.root / "data") == before
    assert made.faults == ()
    assert {"theo-doi.xlsx", "theo-doi.html", "theo-doi.ics", "theo-doi/so-mau-a.xlsx"} <= set(first)


def test_the_register_tells_each_request_once(copy: Settings) -> None:
    """Partly and overdue at once, transferred, ended; the mark stands in the rows of fictional units only."""
    make_follow_up(copy, DAY)
    rows = register(copy)
    assert len(rows) == 33
    assert (rows["kn-2023-15"]["labels"], rows["kn-2023-15"]["time"]) == (
        "hoàn thành một phần, quá hạn",
        "quá hạn 47 ngày",
    )
    assert rows["kn-2023-09"]["unit"] == "Sở Mẫu C"
    assert rows["kn-2023-10"]["time"] == "kết thúc theo dõi"
    assert rows["snv-kn-cac-so"]["unit"] == "các sở, ngành"
    assert {code for code, row in rows.items() if row["mark"] == ILLUSTRATIVE} == {
        code for code in rows if code.startswith("kn-2023")
    }


def test_of_real_units_nothing_is_said_that_nobody_published(copy: Settings) -> None:
    """However late it gets, neither «quá hạn» nor «chưa báo cáo» nor a label stands beside them."""
    make_follow_up(copy, date(2026, 11, 26))
    real = [row for code, row in register(copy).items() if not code.startswith("kn-2023")]
    assert len(real) == 16
    assert {row["progress"] for row in real} == {"chưa có số liệu"}
    assert {row["labels"] for row in real} == {None} or {row["labels"] for row in real} == {""}
    assert {row["time"] for row in real} == {"không nêu hạn", "thời hạn đã qua; chưa có số liệu"}


def test_a_unit_that_has_ceased_waits_for_a_decision(copy: Settings) -> None:
    """Quận Hai Bà Trưng gets no sheet after 30/6/2025, and no other body gets its tasks."""
    made = make_follow_up(copy, date(2025, 7, 1))
    assert ("UBND quận Hai Bà Trưng", 11) in made.ceased
    assert not (copy.root / "outputs" / "theo-doi" / "ubnd-quan-hai-ba-trung.xlsx").exists()
    rows = register(copy)
    assert {row["unit"] for code, row in rows.items() if code.startswith("hbt")} == {"UBND quận Hai Bà Trưng"}
    assert "kết thúc hoạt động ngày 30/6/2025" in str(rows["hbt-nv-1"]["note"])


def test_the_page_filters_without_script_and_holds_every_line(copy: Settings) -> None:
    """One file, no script; text of the register is escaped."""
    path = copy.data("follow-up") / "mau-2023.requests.csv"
    path.write_text(path.read_text("utf-8").replace("Thuê phần mềm", "<script>x</script> Thuê phần mềm"), "utf-8")
    make_follow_up(copy, DAY)
    page = (copy.root / "outputs" / "theo-doi.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert len(re.findall(r'<tr class="t-', page)) == 33
    assert 'id="f-t-qua-han"' in page
    assert "hoàn thành một phần, quá hạn" in html.unescape(page)


def test_the_calendar_has_the_last_days_of_what_is_open(copy: Settings) -> None:
    """«trước ngày 01/12/2024» stands on 30/11; ended, done and undated ones do not stand there."""
    make_follow_up(copy, DAY)
    text = (copy.root / "outputs" / "theo-doi.ics").read_bytes().decode()
    events = {event.partition("UID:")[2].partition("@")[0]: event for event in text.split("BEGIN:VEVENT")[1:]}
    assert "DTSTART;VALUE=DATE:20241130" in events["kn-2023-13"]
    assert not {"kn-2023-01", "kn-2023-02", "kn-2023-10", "kn-2023-12", "kn-2023-17", "snv-kn-1"} & set(events)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_sheet_is_locked_but_for_the_answers(copy: Settings) -> None:
    """What is asked cannot be changed, what is answered can."""
    make_follow_up(copy, DAY)
    sheet = load_workbook(copy.root / "outputs" / "theo-doi" / "quan-mau-1.xlsx").worksheets[0]
    assert sheet.protection.sheet
    for column in SHEET.columns:
        cell = sheet.cell(FIRST_ROW + 1, COLUMN[column.field])
        assert cell.protection.locked is column.is_locked, column.field


def test_what_comes_back_is_listed_and_nothing_is_noted(copy: Settings) -> None:
    """A proposal in the columns of the entries; copied there by a person it counts, and is not proposed again."""
    make_follow_up(copy, DAY)
    filled(
        copy, "quan-mau-1", "kn-2023-04", state="Hoàn thành một phần", done=7, total=8, rest="01 phường", reply="BC 9"
    )
    before = hashes(copy.root / "data")
    made = make_follow_up(copy, DAY)
    assert hashes(copy.root / "data") == before
    assert [(name, entry.request_id, entry.done) for name, entry in made.returned] == [("Quận Mẫu 1", "kn-2023-04", 7)]
    assert any("kn-2023-04: hoàn thành một phần (7/8); BC 9" in line for line in told(made))
    assert register(copy)["kn-2023-04"]["progress"] == "hoàn thành một phần (5/8)"

    proposed = (copy.root / made.proposals).read_text("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(proposed))
    assert (row["request"], row["value"], row["mark"]) == ("kn-2023-04", "hoan-thanh-mot-phan", ILLUSTRATIVE)
    with (copy.data("follow-up") / "mau-2023.entries.csv").open("a", encoding="utf-8") as stream:
        stream.write(proposed.splitlines()[1] + "\n")
    again = make_follow_up(copy, DAY)
    assert again.returned == again.faults == ()
    assert register(copy)["kn-2023-04"]["progress"] == "hoàn thành một phần (7/8)"


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("follow-sheet-answer", {"state": "xong rồi"}),
        ("follow-sheet-answer", {"state": "Hoàn thành", "done": "vài"}),
        ("follow-sheet-answer", {"state": "Hoàn thành", "done_on": "hôm qua"}),
        ("follow-sheet-answer", {"state": "Hoàn thành", "rest": "=1+1"}),
        ("follow-sheet-answer", {"reason": "chờ kinh phí"}),
        ("follow-sheet-request", {"state": "Hoàn thành", "code": "kn-2023-01"}),
    ],
)
def test_what_cannot_be_read_is_told_with_its_cell(copy: Settings, code: str, answers: dict[str, object]) -> None:
    """Nothing of that sheet is proposed; register and sheets are made all the same."""
    make_follow_up(copy, DAY)
    filled(copy, "quan-mau-1", "kn-2023-04", **answers)
    made = make_follow_up(copy, DAY)
    (fault,) = made.faults
    assert (fault.code, fault.place.file) == (code, "data/follow-up/returned/gửi lại (2).xlsx")
    assert re.fullmatch(r"[A-O]8", fault.place.cell)
    assert made.returned == ()
    assert "outputs/theo-doi.xlsx" in made.written


def test_a_bad_line_leaves_the_others(copy: Settings) -> None:
    """The verb ends with 1, names the line, and makes everything else."""
    path = copy.data("follow-up") / "mau-2023.entries.csv"
    path.write_text(path.read_text("utf-8").replace("khong-thuc-hien", "khong-lam"), "utf-8")
    made = make_follow_up(copy, DAY)
    assert [fault.code for fault in made.faults] == ["follow-value-unknown"]
    assert register(copy)["kn-2023-12"]["progress"] == "chưa có số liệu"


def test_the_command(copy: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A day in any usual spelling, today without one; a word that is no day and an unknown unit are wrong usage."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(copy.root))
    assert cli.main(["follow-up", "--today", "15/11/2024", "--units", "so-mau-a"]) == 0
    assert "Tính đến ngày 15/11/2024: 33 nội dung, 31 đang theo dõi" in capsys.readouterr().out
    assert [path.name for path in (copy.root / "outputs" / "theo-doi").iterdir()] == ["so-mau-a.xlsx"]
    assert cli.main(["follow-up"]) == 0
    assert cli.main(["follow-up", "--today", "mai"]) == 2
    with pytest.raises(UsageError):
        make_follow_up(copy, DAY, ["so-mau-x"])


def test_an_entry_makes_the_reports_stale_that_print_it(copy: Settings) -> None:
    """One noted before the report's day changes the key of that unit's report; a later one and other units do not."""
    shutil.copytree(REPOSITORY / "data" / "mau-2024", copy.data("mau-2024"))
    registry = load_registry(copy)
    params = load_round(copy, registry, "mau-2024")

    def keys() -> dict[str, str]:
        data = load_round_data(copy, registry, params)
        prints = dict.fromkeys(("kit", "lock", "fonts", "params", "round", "template", "pictures"), "")
        notebook = {"cells": [], "metadata": {}}
        units = ("quan-mau-2", "quan-mau-5")
        found = {name: inputs_of(copy, data, name, copy.root / "x.ipynb", ()) for name in units}
        assert [row.kind for row in found["quan-mau-5"] if row.kind == "follow-up"] == []
        return {name: key_of(prints, data, name, notebook, rows)["data"] for name, rows in found.items()}

    before, seen = keys(), round_prints(copy, "mau-2024")["data"]
    path = copy.data("follow-up") / "mau-2023.entries.csv"
    late = f"kn-2023-16,2024-12-01,tien-do,hoan-thanh,BC,,,,,,,,,{ILLUSTRATIVE}\n"
    path.write_text(path.read_text("utf-8") + late, "utf-8")
    assert keys() == before
    assert round_prints(copy, "mau-2024")["data"] != seen
    path.write_text(path.read_text("utf-8") + late.replace("2024-12-01", "2024-11-01"), "utf-8")
    after = keys()
    assert after["quan-mau-2"] != before["quan-mau-2"]
    assert after["quan-mau-5"] == before["quan-mau-5"]


def test_the_clock_for_explanations_is_told_with_its_law(copy: Settings) -> None:
    """Of a round founded under Luật 121/2025: 15 and 30 days, «chưa kiểm chứng»; of one under Luật 87/2015 nothing."""
    rounds = copy.params / "rounds"
    for name in ("toml", "documents.csv"):
        text = (rounds / f"mau-2023.{name}").read_text("utf-8").replace("2023", "2026")
        (rounds / f"mau-2026.{name}").write_text(text, "utf-8")
    folder = copy.data("follow-up")
    head, row = (folder / "mau-2023.requests.csv").read_text("utf-8").splitlines()[:2]
    new = row.replace("kn-2023-01", "kn-2026-01").replace("2023", "2026").replace("30/6/2024", "30/6/2027")
    (folder / "mau-2026.requests.csv").write_text(f"{head}\n{new}\n", "utf-8")
    asked = "{code},2027-01-04,yeu-cau-giai-trinh,,Công văn số 5,,,,,,,,," + ILLUSTRATIVE
    first = (folder / "mau-2023.entries.csv").read_text("utf-8").splitlines()[0]
    text = f"{first}\n{asked.format(code='kn-2026-01')}\n"
    (folder / "mau-2026.entries.csv").write_text(text, "utf-8")
    with (folder / "mau-2023.entries.csv").open("a", encoding="utf-8") as stream:
        stream.write(asked.format(code="kn-2023-05") + "\n")

    made = make_follow_up(copy, date(2027, 1, 5))
    assert made.faults == ()
    rows = register(copy)
    note = str(rows["kn-2026-01"]["note"])
    assert "15 ngày, đến ngày 19/01/2027" in note
    assert "30 ngày, đến ngày 03/02/2027" in note
    assert note.count("chưa kiểm chứng") == 2
    assert "giải trình" not in str(rows["kn-2023-05"]["note"])
    calendar = (copy.root / "outputs" / "theo-doi.ics").read_bytes().decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270119" in calendar


def test_a_next_round_asks_what_its_units_still_owe(copy: Settings) -> None:
    """In the order of its units; real and fictional ones each with their own mark."""
    registry = load_registry(copy)
    rows = open_requests(copy, registry, DAY, ["so-mau-c", "so-mau-a", "ubnd-quan-hai-ba-trung"], ["mau-2023"])
    assert [row.id for row in rows] == ["kn-2023-09", "kn-2023-15", "kn-2023-02"]
    assert {row.mark for row in rows} == {ILLUSTRATIVE}
    real = open_requests(copy, registry, DAY, ["ubnd-quan-hai-ba-trung"])
    assert len(real) == 11
    assert {row.mark for row in real} == {""}
