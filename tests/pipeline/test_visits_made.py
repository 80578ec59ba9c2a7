"""The story of make visits: workbooks are made once and never written again, minutes follow what was noted."""

from __future__ import annotations

import hashlib
import io
import shutil
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from giamsat import cli
from giamsat.errors import UsageError
from giamsat.intake.rounds import load_round_data
from giamsat.params import load_registry, load_round
from giamsat.pipeline.inputs import inputs_of
from giamsat.pipeline.keys import key_of
from giamsat.pipeline.papers import outline_paper
from giamsat.pipeline.tell_visits import told
from giamsat.pipeline.visits import make_visits
from giamsat.settings import Settings

REPOSITORY = Path(__file__).parents[2]
ROUND = "mau-2024"


@pytest.fixture
def copy(tmp_path: Path) -> Settings:
    """Return a project folder with the parameters and the example's data."""
    for name in ("params", "data/mau-2024"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    (tmp_path / "templates" / "report").mkdir(parents=True)
    shutil.copytree(REPOSITORY / "templates" / "report" / "fonts", tmp_path / "templates" / "report" / "fonts")
    return Settings(tmp_path.resolve())


def workbook(settings: Settings, unit_id: str) -> Path:
    """Return the path of a unit's workbook."""
    return settings.data(ROUND) / "visits" / f"{unit_id}.xlsx"


def test_missing_workbooks_are_made_others_never_touched(copy: Settings) -> None:
    """A second run makes nothing, and not one byte of what is there changes."""
    kept = workbook(copy, "so-mau-b").read_bytes()
    first = make_visits(copy, ROUND, ("so-mau-a", "so-mau-b"))
    assert first.created == ("data/mau-2024/visits/so-mau-a.xlsx",)
    assert first.minutes == ("outputs/mau-2024/visits/so-mau-b.bien-ban.docx",)
    made = workbook(copy, "so-mau-a").read_bytes()
    again = make_visits(copy, ROUND, ("so-mau-a", "so-mau-b"))
    assert (again.created, again.kept) == ((), ("data/mau-2024/visits/so-mau-a.xlsx",))
    assert workbook(copy, "so-mau-a").read_bytes() == made
    assert workbook(copy, "so-mau-b").read_bytes() == kept


def test_the_kits_questions_are_in_it(copy: Settings) -> None:
    """Roles of the delegation and the questions of section VI stand there already; the day is the planned one."""
    make_visits(copy, ROUND, ("so-mau-a",))
    book = load_workbook(workbook(copy, "so-mau-a"))
    assert str(book["Bìa"]["B8"].value).startswith("2024-10-21")
    assert book["Bìa"]["B15"].value.startswith("Trưởng đoàn, Phó Chủ tịch")
    assert book["Câu hỏi"]["A5"].value == "chi-tieu:tthc"
    assert "Tỷ lệ hồ sơ đã giải quyết quá hạn" in book["Câu hỏi"]["C5"].value


def test_only_visited_units_unless_named(copy: Settings) -> None:
    """Units supervised by their report alone get a workbook only when somebody names them."""
    made = make_visits(copy, ROUND)
    assert not [file for file in made.created if "so-mau-e" in file or "huyen-mau-5" in file]
    assert len(made.created) == 12
    assert make_visits(copy, ROUND, ("so-mau-e",)).created == ("data/mau-2024/visits/so-mau-e.xlsx",)


def test_a_renamed_workbook_is_still_the_units(copy: Settings) -> None:
    """It is known by its cover: no second one is made beside it."""
    workbook(copy, "so-mau-b").rename(copy.data(ROUND) / "visits" / "Ghi chep 22-10.xlsx")
    made = make_visits(copy, ROUND, ("so-mau-b",))
    assert made.created == ()
    assert made.minutes == ("outputs/mau-2024/visits/so-mau-b.bien-ban.docx",)


def test_a_faulty_workbook_gets_no_minutes_and_is_told(copy: Settings) -> None:
    """File, sheet and cell are named; the other units' minutes are written."""
    path = workbook(copy, "so-mau-b")
    book = load_workbook(path)
    book["Hồ sơ mẫu"]["C5"] = "31/02/2024"
    book.save(path)
    made = make_visits(copy, ROUND, ("so-mau-b", "quan-mau-1"))
    assert made.minutes == ("outputs/mau-2024/visits/quan-mau-1.bien-ban.docx",)
    said = "\n".join(told(made))
    assert "Tệp data/mau-2024/visits/so-mau-b.xlsx, sheet “Hồ sơ mẫu”, ô C5: ghi “31/02/2024”" in said
    assert said.endswith("phiếu cần sửa: 1.")


def test_minutes_are_the_same_every_time(copy: Settings) -> None:
    """The day of the file is that of the visit, not today's."""
    path = copy.root / "outputs" / ROUND / "visits" / "so-mau-b.bien-ban.docx"
    hashes = set()
    for _ in range(2):
        make_visits(copy, ROUND, ("so-mau-b",))
        hashes.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(hashes) == 1
    assert docx.Document(str(path)).core_properties.created.date().isoformat() == "2024-10-22"


@pytest.mark.parametrize("round_id, units", [("", ()), ("khong-co", ()), (ROUND, ("so-la",))])
def test_unknown_words_are_refused(copy: Settings, round_id: str, units: tuple[str, ...]) -> None:
    """Without a round nothing is made for all of them by accident."""
    with pytest.raises(UsageError):
        make_visits(copy, round_id, units)


def test_the_command_tells_and_sets_the_exit_code(
    copy: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 when all is well, 1 with a workbook to mend, 2 without a round."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(copy.root))
    assert cli.main(["visits", "--round", ROUND, "--units", "so-mau-b"]) == 0
    assert "Đã lập biên bản: outputs/mau-2024/visits/so-mau-b.bien-ban.docx" in capsys.readouterr().out
    workbook(copy, "so-mau-b").write_bytes(b"PK")
    assert cli.main(["visits", "--round", ROUND, "--units", "so-mau-b"]) == 1
    assert cli.main(["visits"]) == 2


def test_a_visit_is_part_of_what_a_report_is_made_from(copy: Settings) -> None:
    """Its file and hash are listed; another byte in it changes the key of that unit's report alone."""
    registry = load_registry(copy)
    params = load_round(copy, registry, ROUND)

    def keys() -> dict[str, dict[str, str]]:
        data = load_round_data(copy, registry, params)
        prints = dict.fromkeys(("kit", "lock", "fonts", "params", "round", "template", "pictures"), "")
        return {
            unit_id: key_of(
                prints, data, unit_id, {"cells": []}, inputs_of(copy, data, unit_id, copy.root / "none", ())
            )
            for unit_id in ("so-mau-a", "so-mau-b")
        }

    listed = inputs_of(copy, load_round_data(copy, registry, params), "so-mau-b", copy.root / "none", ())
    assert [(row.kind, row.file, row.day) for row in listed if row.kind == "visit"] == [
        ("visit", "data/mau-2024/visits/so-mau-b.xlsx", "làm việc 22/10/2024")
    ]
    before = keys()
    book = load_workbook(workbook(copy, "so-mau-b"))
    book["Quan sát"]["C5"] = "Nội dung khác"
    book.save(workbook(copy, "so-mau-b"))
    after = keys()
    assert {name for name in before["so-mau-b"] if before["so-mau-b"][name] != after["so-mau-b"][name]} == {
        "data", "files",
    }  # fmt: skip
    assert before["so-mau-a"] == after["so-mau-a"]


def test_the_outline_is_a_word_file_of_the_unit(copy: Settings) -> None:
    """The same bytes twice; letterhead, title and the appendix of indicators are in it."""
    registry = load_registry(copy)
    params = load_round(copy, registry, ROUND)
    content = outline_paper(copy, registry, params, "quan-mau-1")
    assert content == outline_paper(copy, registry, params, "quan-mau-1")
    file = docx.Document(io.BytesIO(content))
    said = [one.text for one in file.paragraphs]
    assert "ĐỀ CƯƠNG BÁO CÁO" in said
    assert "VI. BIỂU SỐ LIỆU KÈM THEO" in said
    assert "PHỤ LỤC\nDANH MỤC CHỈ TIÊU VÀ CÁCH TÍNH" in said
    assert file.tables[-1].rows[0].cells[3].text == "Mã"
