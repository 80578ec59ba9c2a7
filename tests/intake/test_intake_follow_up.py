"""The register of what was asked: strict, all faults at once with their lines, and never a word about real units
without a source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from giamsat.intake.follow_up import Register, origins, read_register
from giamsat.model.follow_up import EntryKind, Force
from giamsat.params import load_registry
from giamsat.settings import Settings
from giamsat.texts_vi.ground import ILLUSTRATIVE
from tests.intake.builders import REAL, SO, registry

ROOT = Path(__file__).parents[2]
REQUEST = "id,unit,addressee,force,document,made_on,content,deadline_text,source_title,mark"
ENTRY = "request,on,kind,value,document,done_on,done,total,reason,evidence,to_unit,by,mark"
GOOD = f"kn-1,{SO},,kien-nghi,Báo cáo số 1,2023-12-15,Rà soát,trước ngày 30/6/2024,Báo cáo số 1,{ILLUSTRATIVE}"


def read(folder: Path, *rows: str, entries: tuple[str, ...] = ()) -> Register:
    """Write a register of one origin and read it."""
    settings = Settings(folder.resolve())
    place = settings.data("follow-up")
    place.mkdir(parents=True, exist_ok=True)
    (place / "dot-1.requests.csv").write_text("\n".join((REQUEST, *rows)) + "\n", encoding="utf-8")
    (place / "dot-1.entries.csv").write_text("\n".join((ENTRY, *entries)) + "\n", encoding="utf-8")
    return read_register(settings, registry().units)


def line(on: str = "2024-05-01", kind: str = "tien-do", value: str = "dang-thuc-hien", **more: str) -> str:
    """Return an entry of kn-1."""
    cells = {"request": "kn-1", "on": on, "kind": kind, "value": value, "document": "Báo cáo số 2"}
    cells |= {"mark": ILLUSTRATIVE} | more
    return ",".join(cells.get(name, "") for name in ENTRY.split(","))


def test_a_good_register_has_no_faults(tmp_path: Path) -> None:
    """Requests with their deadlines, entries in the order of their days, each with its line."""
    rows = (line("2024-06-01", value="hoan-thanh", done_on="2024-05-30"), line("2024-02-01"))
    found = read(tmp_path, GOOD, entries=rows)
    assert found.all_faults() == ()
    (one,) = found.followed
    assert one.request.due.last_day == date(2024, 6, 29)
    assert [(row.on, row.source.line) for row in one.entries] == [(date(2024, 2, 1), 3), (date(2024, 6, 1), 2)]


@pytest.mark.parametrize(
    ("code", "row"),
    [
        ("follow-unit-unknown", GOOD.replace(SO, "so-thu-x")),
        ("follow-addressee-absent", GOOD.replace(SO, "").replace(ILLUSTRATIVE, "")),
        ("follow-deadline-unread", GOOD.replace("trước ngày 30/6/2024", "trước ngày 31/6/2024")),
        ("follow-deadline-early", GOOD.replace("30/6/2024", "30/6/2023")),
        ("follow-mark-absent", GOOD.replace(ILLUSTRATIVE, "")),
        ("follow-mark-real", GOOD.replace(SO, REAL)),
        ("cell-empty", GOOD.replace("Rà soát", "")),
    ],
)
def test_a_bad_request_is_one_fault_of_its_line(tmp_path: Path, code: str, row: str) -> None:
    """Nothing else is said, and the request is not followed."""
    found = read(tmp_path, row)
    (fault,) = found.all_faults()
    assert (fault.code, fault.place.line, fault.place.file) == (code, 2, "data/follow-up/dot-1.requests.csv")
    assert found.followed == ()


@pytest.mark.parametrize(
    ("code", "row"),
    [
        ("follow-value-unknown", line(value="xong")),
        ("follow-value-unknown", line(kind="kiem-chung", value="hoan-thanh", evidence="biên bản")),
        ("follow-entry-lacks", line(kind="kiem-chung", value="dat")),
        ("follow-entry-lacks", line(kind="chuyen-chu-the", value="")),
        ("follow-entry-lacks", line(kind="ket-thuc", value="", by="Trưởng đoàn")),
        ("follow-unit-unknown", line(kind="chuyen-chu-the", value="", to_unit="so-thu-x")),
        ("follow-transfer-mixed", line(kind="chuyen-chu-the", value="", to_unit=REAL)),
        ("follow-entry-early", line("2023-12-14")),
        ("follow-done-later", line(value="hoan-thanh", done_on="2024-05-02")),
        ("follow-counts", line(value="hoan-thanh-mot-phan", done="4", total="3")),
        ("follow-counts", line(value="hoan-thanh-mot-phan", done="2")),
        ("follow-request-unknown", line(request="kn-2")),
        ("follow-mark-absent", line(mark="")),
        ("cell-empty", line(document="")),
    ],
)
def test_a_bad_entry_is_one_fault_of_its_line(tmp_path: Path, code: str, row: str) -> None:
    """A transfer needs who takes over, an end who decided and why, a verification what was seen."""
    found = read(tmp_path, GOOD, entries=(row,))
    (fault,) = found.all_faults()
    assert (fault.code, fault.place.line, fault.place.file) == (code, 2, "data/follow-up/dot-1.entries.csv")


def test_nothing_is_noted_after_the_end(tmp_path: Path) -> None:
    """An entry after the decision to end is a fault; one before it is not."""
    end = line("2024-05-20", "ket-thuc", "", by="Trưởng đoàn", reason="đã thay kế hoạch")
    found = read(tmp_path, GOOD, entries=(end, line("2024-05-19"), line("2024-05-21")))
    assert [(fault.code, fault.place.line) for fault in found.all_faults()] == [("follow-entry-after-end", 4)]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Of both files, each of the unit whose line it is."""
    found = read(tmp_path, GOOD, GOOD, entries=(line(value="xong"), line(request="kn-9")))
    assert [fault.code for fault in found.all_faults()] == [
        "follow-value-unknown",
        "follow-request-unknown",
        "follow-id-twice",
    ]
    assert [fault.code for fault in found.faults[SO]] == ["follow-id-twice", "follow-value-unknown"]


def test_a_register_that_a_round_names_must_be_there(tmp_path: Path) -> None:
    """Its absence is a fault that names the file."""
    read(tmp_path, GOOD)
    found = read_register(Settings(tmp_path.resolve()), registry().units, ["dot-2"])
    assert [fault.place.file for fault in found.all_faults()] == ["data/follow-up/dot-2.requests.csv"]


def test_text_of_a_register_stays_text(tmp_path: Path) -> None:
    """What looks like a formula, a template or markup is read as it stands."""
    found = read(tmp_path, GOOD.replace("Rà soát", "=1+1 {{ x }} <b>#[y]"))
    assert found.followed[0].request.content == "=1+1 {{ x }} <b>#[y]"


def test_the_shipped_registers_are_sound_and_real_units_stand_with_sources_only() -> None:
    """Seed 001: four requests to Sở Nội vụ and one to all, no deadline. Seed 004: 08 tasks told, 06 numbered, each
    with its deadline. Nothing is noted of either: nobody published what became of them."""
    settings = Settings(ROOT)
    units = load_registry(settings).units
    found = read_register(settings, units)
    assert found.all_faults() == ()
    assert origins(settings) == ("2023-05", "2023-10-hai-ba-trung", "mau-2023")
    real = [row for row in found.followed if row.request.origin != "mau-2023"]
    assert all(not row.entries and row.request.quote and row.request.source.published_on for row in real)
    assert {row.request.source.address for row in real} == {"001_473db062f83ab6da.txt", "004_06c4869c6f9cd8b7.txt"}
    first = [row.request for row in real if row.request.origin == "2023-05"]
    assert [row.unit_id for row in first] == ["so-noi-vu"] * 4 + [""]
    assert {row.due.last_day for row in first} == {None}
    tasks = [row.request for row in real if row.request.id.startswith("hbt-nv")]
    assert (len(tasks), sum(bool(row.number) for row in tasks)) == (8, 6)
    assert all(row.force is Force.DIRECTION and row.due.last_day for row in tasks)


def test_the_example_shows_every_kind_of_entry() -> None:
    """The fictional chain has progress, verification, a transfer and an end."""
    settings = Settings(ROOT)
    found = read_register(settings, load_registry(settings).units, ["mau-2023"])
    kinds = {entry.kind for row in found.followed for entry in row.entries}
    assert kinds == set(EntryKind) - {EntryKind.EXPLANATION}
