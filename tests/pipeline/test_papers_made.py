"""The story of make papers: sheets of units and delegations, a day's briefs in one file, faults that stop only one."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from giamsat.pipeline.paper_verb import PapersMade, make_papers
from giamsat.pipeline.tell_papers import told
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, Project, make_project, spoiled
from tests.findings_book import changed, write_register

DAY = "2024-10-21"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project of two delegations: two departments that were heard on one day, a district that was not."""
    made = make_project(tmp_path / "du-an")
    made.set_round(after=(SO_A, SO_B), before=(QUAN,), apart=True)
    path = made.settings.params / "rounds" / f"{ROUND}.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('delegation = "doan-1"\n', f'delegation = "doan-1"\nvisit_on = {DAY}\n'), encoding="utf-8"
    )
    made.submit(SO_A, QUAN)
    return made


def names(made: PapersMade) -> list[str]:
    """Return the names of the files that were written."""
    return [file.rpartition("/")[2] for file in made.written]


def bookmarks(path: Path) -> Sequence[str]:
    """Return the bookmarks of a PDF."""
    return [mark.title for mark in PdfReader(path).outline]  # type: ignore[union-attr,misc]


def test_each_unit_and_each_delegation_has_a_sheet(project: Project) -> None:
    """PDF, Word and the table of sources; the same bytes each time."""
    made = make_papers(project.settings, ROUND)
    assert made.faults == ()
    assert not made.has_concluded
    endings = (".pdf", ".docx", ".nguon.csv")
    wanted = [f"{owner}.phieu-tom-tat{ending}" for owner in (SO_A, SO_B, QUAN) for ending in endings]
    wanted += [f"{owner}.phieu-trinh{ending}" for owner in ("doan-1", "doan-2") for ending in endings]
    assert names(made) == [*wanted, f"{DAY}.doan-1.phieu-tom-tat.pdf"]
    contents = [(project.root / file).read_bytes() for file in made.written]
    make_papers(project.settings, ROUND)
    assert [(project.root / file).read_bytes() for file in made.written] == contents


def test_a_days_briefs_are_one_file(project: Project) -> None:
    """In the order of the round, a bookmark for each unit; a unit without a day is in none."""
    make_papers(project.settings, ROUND)
    assert bookmarks(project.outputs / "papers" / f"{DAY}.doan-1.phieu-tom-tat.pdf") == ["Sở Mẫu A", "Sở Mẫu B"]


def test_the_round_of_one_delegation_has_its_note(project: Project) -> None:
    """The round itself is then its owner."""
    project.set_round(after=(SO_A,))
    assert "tong-hop.phieu-trinh.pdf" in names(make_papers(project.settings, ROUND))


def test_a_signed_sheet_is_kept_and_told_of(project: Project) -> None:
    """A note that a head signed lies in papers/da-ky/ when another takes its place, and the verb says so."""
    make_papers(project.settings, ROUND, [SO_A])
    sheet = project.outputs / "papers" / f"{SO_A}.phieu-tom-tat.pdf"
    made = sheet.read_bytes()
    sheet.write_bytes(b"%PDF-1.7\n/ByteRange [0 1]\n%%EOF\n")
    assert f"{SO_A}.phieu-tom-tat.pdf" in names(made_now := make_papers(project.settings, ROUND, [SO_A]))
    (kept,) = sheet.parent.glob("da-ky/*.pdf")
    assert kept.read_bytes() == b"%PDF-1.7\n/ByteRange [0 1]\n%%EOF\n"
    assert sheet.read_bytes() == made
    assert len([line for line in told(made_now) if f"outputs/{ROUND}/papers/da-ky/{kept.name}" in line]) == 1


def test_units_narrow_it(project: Project) -> None:
    """Only their own papers: no note, and no file of a day on which others are met too."""
    made = make_papers(project.settings, ROUND, (SO_A,))
    assert {name.partition(".")[0] for name in names(made)} == {SO_A}


def test_the_table_of_sources_has_the_hash_of_each_file(project: Project) -> None:
    """A figure of the brief leads to the workbook as it is."""
    make_papers(project.settings, ROUND)
    text = (project.outputs / "papers" / f"{SO_A}.phieu-tom-tat.nguon.csv").read_text(encoding="utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["tep"].endswith(".xlsx")]
    assert rows
    assert all(sha256((project.root / row["tep"]).read_bytes()).hexdigest() == row["sha256"] for row in rows)
    assert all(row["ghi_chu"].endswith("SỐ LIỆU MINH HỌA") for row in rows)


def test_a_faulty_workbook_stops_its_unit_alone(project: Project) -> None:
    """The unit is named, once; the file of its day waits for it, the note is of the others, who have their sheets."""
    wrong = spoiled(project.content(SO_B), "04", 0, value="mười hai")
    project.hand_in("sai.xlsx", wrong)
    made = make_papers(project.settings, ROUND)
    assert [fault.code for fault in made.faults] == ["papers-unit-faulty"]
    assert "Sở Mẫu B" in str(made.faults[0])
    owners = {name.partition(".")[0] for name in names(made)}
    assert owners == {SO_A, QUAN, "doan-1", "doan-2"}


def test_findings_with_gaps_stop_no_brief(project: Project) -> None:
    """A brief says nothing of them; only what would speak for the delegation waits."""
    write_register(project.settings, SO_A, changed("shortcomings", 0, task="1"))
    made = make_papers(project.settings, ROUND)
    assert [fault.code for fault in made.faults] == ["papers-unit-faulty"]
    assert f"{SO_A}.phieu-tom-tat.pdf" in names(made)
    assert not made.has_concluded


def test_a_sheet_that_does_not_fit_is_told_and_stops_no_other(project: Project) -> None:
    """An example note as long as a page: each sheet says what to shorten, none has two pages."""
    path = project.settings.params / "rounds" / f"{ROUND}.toml"
    long = "Đợt thử: mọi con số là minh họa. " * 120
    text = path.read_text(encoding="utf-8").replace("Đợt thử: mọi con số là minh họa.", long)
    path.write_text(text, encoding="utf-8")
    made = make_papers(project.settings, ROUND)
    assert made.written == ()
    assert {fault.code for fault in made.faults} == {"page-too-long"}
    assert len(made.faults) == 5
    assert all("“Đợt thử: mọi con số" in str(fault) for fault in made.faults)


def test_a_register_of_objections_that_cannot_be_read_is_told(project: Project) -> None:
    """A note that counts no objection because nobody could read them would be wrong: the file is named."""
    folder = project.settings.data(ROUND) / "voices"
    folder.mkdir()
    (folder / "gop-y.xlsx").write_bytes(b"no workbook")
    made = make_papers(project.settings, ROUND)
    assert any(fault.place.file.endswith("voices/gop-y.xlsx") for fault in made.faults)
