"""make new-round: the next round from the last, a workbook that becomes the parameters; nothing is overwritten."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from giamsat import cli
from giamsat.errors import IntakeError, ParamsError, UsageError
from giamsat.model.parameters import Round
from giamsat.model.rounds import RoundParams
from giamsat.params import load_registry, load_round
from giamsat.params.snapshot import catalogue_changes, read_snapshot, snapshot_of, snapshot_path
from giamsat.pipeline.follow_up import open_requests
from giamsat.pipeline.new_round import KEPT, new_round
from giamsat.pipeline.tell_new_round import told
from giamsat.report.param_lines import ParamLines
from giamsat.settings import Settings
from giamsat.texts_vi import roundbook as say

REPOSITORY = Path(__file__).parents[2]
NEW, OLD = "2026-mau", "mau-2024"
TODAY = date(2026, 1, 5)
FIRST = {
    "title": "Đợt giám sát mẫu năm 2026",
    "period_from": date(2026, 1, 1),
    "period_to": "30/9/2026",  # typed as text
    "cut_off": date(2026, 9, 30),
    "report_date": date(2026, 11, 15),
    "founded_on": date(2026, 3, 2),
    "hand_in_by": date(2026, 10, 10),
    "comparison.label": "cùng kỳ năm 2025",
    "comparison.start": date(2025, 1, 1),
    "comparison.end": date(2025, 9, 30),
}


@pytest.fixture
def copy(tmp_path: Path) -> Settings:
    """Return a project folder with the parameters, masters and registers of requests of this checkout."""
    for name in ("params", "templates/notebooks", "data/follow-up"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    return Settings(tmp_path.resolve())


def book_path(settings: Settings, round_id: str = NEW) -> Path:
    """Return where the workbook lies."""
    return settings.params / "rounds" / f"{round_id}.xlsx"


def fill(path: Path, values: dict[str, Any], days: bool = True) -> None:
    """Fill the first sheet by key, and days into the calendar."""
    book = load_workbook(path)
    sheet = book[say.SHEET_ROUND]
    rows = {sheet.cell(row=row, column=1).value: row for row in range(4, sheet.max_row + 1)}
    for key, value in values.items():
        sheet.cell(row=rows[key], column=3).value = value
    calendar = book[say.SHEET_CALENDAR]
    for row in range(4, calendar.max_row + 1):
        if days and calendar.cell(row=row, column=2).value:
            calendar.cell(row=row, column=1).value = date(2026, 3, row)
    book.save(path)


def cell(path: Path, sheet: str, where: str, value: Any) -> None:
    """Change one cell."""
    book = load_workbook(path)
    book[sheet][where].value = value
    book.save(path)


def loaded(settings: Settings, round_id: str = NEW) -> RoundParams:
    """Return the round."""
    return load_round(settings, load_registry(settings), round_id)


def faults(settings: Settings, round_id: str = NEW) -> list[tuple[str, str, str]]:
    """Return code, sheet and cell of every fault of the round."""
    with pytest.raises(ParamsError) as caught:
        loaded(settings, round_id)
    return [(fault.code, fault.place.sheet, fault.place.cell) for fault in caught.value.faults]


def test_a_new_round_keeps_what_stays_and_leaves_days_open(copy: Settings) -> None:
    """Each open cell is told with sheet and cell in the words beside it; once filled in, the round can be read."""
    made = new_round(copy, NEW, OLD, TODAY)
    assert len([name for name in made.files if name.endswith(".ipynb")]) == 16 + 3
    open_cells = faults(copy)
    assert ("round-value-missing", "Đợt", "C6") in open_cells
    assert all(code == "round-value-missing" for code, _, _ in open_cells)
    fill(book_path(copy), FIRST)
    new, old = loaded(copy).round, loaded(copy, OLD).round
    for key in KEPT:
        step, _, inner = key.partition(".")
        pair = [getattr(getattr(row, step), inner) if inner else getattr(row, step) for row in (new, old)]
        assert pair[0] == pair[1], key
    assert (new.period_to, new.founded_on, new.id) == (date(2026, 9, 30), date(2026, 3, 2), NEW)
    assert {row.id for row in new.units} == {row.id for row in old.units}
    assert {row.phase.value for row in new.delegations} == {"truoc"}
    assert new.delegations[0].members == old.delegations[0].members


def test_a_workbook_gives_the_same_round_as_toml(copy: Settings) -> None:
    """The same values from the workbook and from TOML are equal models, and so are the checks."""
    new_round(copy, NEW, OLD, TODAY)
    fill(book_path(copy), FIRST)
    from_book = loaded(copy)
    text = _toml(from_book.round)
    book_path(copy).unlink()
    toml = book_path(copy).with_suffix(".toml")
    toml.write_text(text, encoding="utf-8")
    rows = "".join(f"{row.id},{row.unit},{row.kind},du-thao\n" for row in from_book.documents.values())
    toml.with_suffix(".documents.csv").write_text(f"id,unit,kind,state\n{rows}", encoding="utf-8")
    assert loaded(copy) == from_book


def _toml(round_: Round) -> str:
    """Return a round as TOML, inline tables for everything inside it."""

    def value(item: Any) -> str:
        if isinstance(item, dict):
            return "{ " + ", ".join(f"{key} = {value(one)}" for key, one in item.items() if one is not None) + " }"
        if isinstance(item, list | tuple):
            return "[" + ", ".join(value(one) for one in item) + "]"
        if isinstance(item, bool):
            return str(item).lower()
        return str(item) if isinstance(item, date | int) or type(item).__name__ == "Decimal" else json.dumps(str(item))

    data = round_.model_dump()
    return "".join(f"{key} = {value(item)}\n" for key, item in data.items() if item is not None)


def test_toml_and_workbook_are_one_too_many(copy: Settings) -> None:
    """With both nobody knows which counts."""
    new_round(copy, NEW, OLD, TODAY)
    book_path(copy).with_suffix(".toml").write_text('id = "x"\n', encoding="utf-8")
    assert [code for code, _, _ in faults(copy)] == ["round-file-twice"]


@pytest.mark.parametrize(
    ("sheet", "where", "value", "code"),
    [
        ("Đợt", "C8", "=1+1", "round-cell-formula"),
        ("Đợt", "C8", "hôm nay", "cell-date"),
        ("Đợt", "A8", "ky_so_lieu", "key-unknown"),
        ("Đợt", "A8", "title", "round-key-twice"),
        ("Đơn vị", "A4", "so-khong-co", "unknown-unit"),
        ("Đơn vị", "C4", "doan-9", "unknown-delegation"),
        ("Đơn vị", "D4", "qua điện thoại", "choice"),
        ("Đơn vị", "A4", None, "round-no-key"),
        ("Đơn vị", "A3", "Mã", "round-column-missing"),
        ("Đoàn", "A4", None, "round-no-key"),
        ("Lịch", "A4", "31/02/2026", "cell-date"),
        ("Lịch", "C4", "nghỉ lễ", "choice"),
    ],
)
def test_a_slip_is_told_with_its_cell(copy: Settings, sheet: str, where: str, value: Any, code: str) -> None:
    """What TOML would refuse a workbook is refused for too, with sheet and cell."""
    new_round(copy, NEW, OLD, TODAY)
    fill(book_path(copy), FIRST)
    cell(book_path(copy), sheet, where, value)
    found = faults(copy)
    assert code in [one for one, _, _ in found]
    assert all(place == sheet and where for one, place, where in found if one == code)


def test_a_missing_sheet_is_told(copy: Settings) -> None:
    """A workbook without its units is no round."""
    new_round(copy, NEW, OLD, TODAY)
    book = load_workbook(book_path(copy))
    del book[say.SHEET_UNITS]
    book.save(book_path(copy))
    assert "round-sheet-missing" in [code for code, _, _ in faults(copy)]


def test_each_unit_that_ended_is_a_question(copy: Settings) -> None:
    """Nobody takes an old district's place by itself: a person names a unit, or says that there is none."""
    made = new_round(copy, "2026-kt", "2024-kh16", TODAY)
    asked = {one.row.id: one.question for one in made.units if one.question}
    assert len(asked) == 15
    assert "ubnd-phuong-long-bien" in asked["ubnd-quan-long-bien"]
    assert "không phải kế thừa" in asked["ubnd-quan-long-bien"]
    path = book_path(copy, "2026-kt")
    fill(path, FIRST, days=False)
    assert [code for code, _, _ in faults(copy, "2026-kt")] == ["round-question-open"] * 15
    book = load_workbook(path)
    units = book[say.SHEET_UNITS]
    for row in range(4, 20):
        if units.cell(row=row, column=10).value:
            units.cell(row=row, column=11).value = "Không"
        if units.cell(row=row, column=9).value == "ubnd-quan-long-bien":
            units.cell(row=row, column=1).value = "ubnd-phuong-long-bien"
    book.save(path)
    assert [row.id for row in loaded(copy, "2026-kt").round.units] == [
        "so-giao-duc-va-dao-tao",
        "ubnd-phuong-long-bien",
    ]


def test_nothing_is_overwritten(copy: Settings) -> None:
    """A second run refuses, names what is there, and no byte changes."""
    new_round(copy, NEW, OLD, TODAY)
    before = {path: path.read_bytes() for path in copy.root.rglob("*") if path.is_file()}
    with pytest.raises(UsageError) as caught:
        new_round(copy, NEW, OLD, TODAY)
    assert f"params/rounds/{NEW}.xlsx" in str(caught.value)
    assert {path: path.read_bytes() for path in copy.root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("round_id", "source", "code"),
    [
        ("", OLD, "new-round-no-name"),
        (NEW, "", "new-round-no-name"),
        ("Đợt 1", OLD, "new-round-id"),
        ("a.b", OLD, "new-round-id"),
        (NEW, "khong-co", "round-unknown"),
    ],
)
def test_a_wrong_call_makes_nothing(copy: Settings, round_id: str, source: str, code: str) -> None:
    """Ids are checked before anything is written."""
    with pytest.raises(UsageError) as caught:
        new_round(copy, round_id, source, TODAY)
    assert [fault.code for fault in caught.value.faults] == [code]
    assert not list((copy.params / "rounds").glob("*.xlsx"))


def test_the_same_round_is_the_same_bytes(copy: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """On another day of the machine and in another folder the workbook is the same."""
    other = tmp_path_factory.mktemp("khac")
    for name in ("params", "templates/notebooks", "data/follow-up"):
        shutil.copytree(REPOSITORY / name, other / name)
    new_round(copy, NEW, OLD, TODAY)
    new_round(Settings(other.resolve()), NEW, OLD, TODAY)
    assert book_path(copy).read_bytes() == book_path(Settings(other.resolve())).read_bytes()


def end(settings: Settings, unit_id: str) -> None:
    """Let a unit end in the middle of 2025."""
    units = settings.params / "units.csv"
    text = units.read_text("utf-8")
    line = next(row for row in text.splitlines() if row.startswith(f"{unit_id},"))
    cells = line.split(",")
    cells[9] = "2025-06-30"
    units.write_text(text.replace(line, ",".join(cells)), "utf-8")


def test_requests_are_what_the_registers_still_have_open(copy: Settings) -> None:
    """One truth: what data/follow-up/ has open on the day, by unit; done or ended is not carried, the form asks it."""
    made = new_round(copy, NEW, OLD, TODAY)
    registry = load_registry(copy)
    ids = [row.id for row in loaded(copy, OLD).round.units]
    assert {row.id for row in made.requests} == {
        row.id for row in open_requests(copy, registry, TODAY, ids, ("mau-2023",))
    }
    assert "kn-2023-01" not in {row.id for row in made.requests}  # done and verified
    assert "kn-2023-01" in {row.id for row in loaded(copy, OLD).requests}
    fill(book_path(copy), FIRST)
    new = loaded(copy)
    assert new.round.follow_up == ("mau-2023",)
    assert new.requests == made.requests
    lines = list(told(made))
    named = {registry.units[row.unit].official_name for row in made.requests}
    assert {line.strip().partition(":")[0] for line in lines if line.endswith(" nội dung")} == named
    for row in made.requests:
        assert say.REQUEST.format(content=row.content, deadline=row.deadline) in lines


def test_requests_to_a_unit_that_ended_are_carried_to_nobody(copy: Settings) -> None:
    """They are listed for a person to decide about; those of the others are copied and can be read."""
    first = new_round(copy, "2025-mau", OLD, date(2025, 1, 5)).requests[0].unit
    end(copy, first)
    made = new_round(copy, NEW, OLD, TODAY)
    assert {row.unit for row in made.left} == {first}
    assert made.requests
    assert first not in (copy.params / "rounds" / f"{NEW}.requests.csv").read_text("utf-8")
    lines = list(told(made))
    at = lines.index(say.REQUESTS_LEFT.format(count=len(made.left)))
    assert made.names[first] in lines[at + 1]


def test_the_rounds_own_register_is_followed_too(copy: Settings) -> None:
    """Requests that the last round made itself go on with those of the rounds before it."""
    folder = copy.data("follow-up")
    text = (folder / "mau-2023.requests.csv").read_text("utf-8").replace("kn-2023-", "kn-2024-")
    (folder / f"{OLD}.requests.csv").write_text(text, "utf-8")
    made = new_round(copy, NEW, OLD, TODAY)
    assert {row.id[:7] for row in made.requests} == {"kn-2023", "kn-2024"}
    fill(book_path(copy), FIRST)
    assert loaded(copy).round.follow_up == ("mau-2023", OLD)


def test_a_form_of_its_own_goes_on(copy: Settings) -> None:
    """The sheets of the last round's form are the new round's too, until somebody changes them."""
    new_round(copy, "2027-cap-xa", "2026-cap-xa", date(2027, 1, 5))
    names = [copy.params / "rounds" / f"{name}.sheets.csv" for name in ("2026-cap-xa", "2027-cap-xa")]
    assert names[0].read_bytes() == names[1].read_bytes()


def test_requests_that_no_register_knows_are_told(copy: Settings) -> None:
    """What only the last round's own table has is not lost in silence."""
    path = copy.params / "rounds" / f"{OLD}.requests.csv"
    path.write_text(path.read_text("utf-8").replace("kn-2023-01,", "kn-khac,"), "utf-8")
    made = new_round(copy, NEW, OLD, TODAY)
    assert [row.id for row in made.unfollowed] == ["kn-khac"]
    assert any("kn-khac" in line for line in told(made))


def test_a_faulty_register_stops_before_anything_is_made(copy: Settings) -> None:
    """Half a register would carry half of what is open."""
    path = copy.data("follow-up") / "mau-2023.requests.csv"
    path.write_text(path.read_text("utf-8").replace(",kien-nghi,", ",khuyen-nghi,", 1), "utf-8")
    with pytest.raises(IntakeError):
        new_round(copy, NEW, OLD, TODAY)
    assert not list((copy.params / "rounds").glob(f"{NEW}.*"))


def test_changes_of_the_catalogue_are_shown(copy: Settings) -> None:
    """New, gone and redefined indicators since the last round began; a new name alone redefines nothing."""
    indicators = dict(load_registry(copy).indicators)
    before = json.loads(snapshot_of(indicators))
    share = next(row for row in indicators.values() if row.denominator)
    first, second, third = (name for name in list(indicators)[:4] if name != share.id)
    other = next(row for row in indicators.values() if row.id not in (share.denominator, first, third))
    del before[first]
    before["cu.khong-con"] = {**before[second], "name": "Chỉ tiêu cũ"}
    before[second]["definition"] = "cách đếm khác."
    before[share.id]["denominator"] = other.id
    before[third]["name"] = "Tên cũ"
    changes = catalogue_changes(before, indicators)
    assert (changes.added, changes.removed) == ((indicators[first].name,), ("Chỉ tiêu cũ",))
    assert {row.id: [key for key, _, _ in row.changes] for row in changes.redefined} == {
        second: ["definition"],
        share.id: ["denominator"],
    }
    snapshot_path(copy, OLD).write_text(json.dumps(before), "utf-8")
    lines = list(told(new_round(copy, NEW, OLD, TODAY)))
    now = indicators[share.denominator].name
    assert f"  - {share.name} ({share.id}): năm trước tính trên “{other.name}”, năm nay tính trên “{now}”." in lines
    assert any("định nghĩa năm trước là “cách đếm khác”, năm nay là “" in line for line in lines)
    assert read_snapshot(snapshot_path(copy, NEW)) is not None


def test_a_catalogue_kept_without_names_is_told_by_ids(copy: Settings) -> None:
    """Rounds that began before names were kept: what is gone is named by its id, and nothing else seems changed."""
    indicators = load_registry(copy).indicators
    before = json.loads(snapshot_of(indicators))
    for row in before.values():
        del row["name"]
    assert catalogue_changes(before, indicators).is_empty
    before["cu.khong-con"] = {}
    assert catalogue_changes(before, indicators).removed == ("cu.khong-con",)


def test_figures_of_a_workbook_round_have_their_cells(copy: Settings) -> None:
    """A day or a number of units that a report prints leads to sheet and cell."""
    new_round(copy, NEW, OLD, TODAY)
    fill(book_path(copy), FIRST)
    lines = ParamLines(copy, NEW)
    spot = lines.round_key("hạn", "10/10/2026", "hand_in_by")
    assert (spot.file, spot.sheet, spot.at) == (f"params/rounds/{NEW}.xlsx", "Đợt", "C16")
    counted = lines.round_units(["so-mau-a", "so-mau-b"], "đơn vị")
    assert (counted.value, counted.sheet, counted.at) == ("2", "Đơn vị", "A4:A5")


def test_the_command_begins_a_round(
    copy: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what to do next, and ends with 2 when called wrongly."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(copy.root))
    assert cli.main(["new-round", "--round", NEW, "--from", OLD, "--today", "2026-01-05"]) == 0
    assert f"mở params/rounds/{NEW}.xlsx bằng Excel" in capsys.readouterr().out
    assert cli.main(["new-round", "--round", NEW, "--from", OLD]) == 2
