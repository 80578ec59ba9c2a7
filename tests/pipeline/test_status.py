"""make status: where each unit stands, from what lies there; calendar and journal of the round."""

from __future__ import annotations

import json
import shutil
import time
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from giamsat import cli
from giamsat.pipeline.check import Wanted, check_rounds
from giamsat.pipeline.clarify import clarify
from giamsat.pipeline.index import refresh_indexes, write_indexes
from giamsat.pipeline.journal import escaped
from giamsat.pipeline.status import RoundStatus, status_of
from giamsat.pipeline.status_units import UnitStatus
from giamsat.pipeline.tell_status import columns, facts, told
from giamsat.provenance.manifest import Entry, Manifest, write_manifest
from giamsat.provenance.prints import round_prints, whole_print
from giamsat.settings import Settings
from giamsat.texts_vi import status as say
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project
from tests.findings_book import GOOD, changed, write_register

TODAY = date(2024, 9, 1)
REPOSITORY = Path(__file__).parents[2]


def whole(project: Project, today: date = TODAY) -> RoundStatus:
    """Return where the round stands."""
    return status_of(project.settings, [ROUND], today).rounds[0]


def unit(project: Project, unit_id: str = SO_A) -> UnitStatus:
    """Return where a unit stands."""
    return next(row for row in whole(project).units if row.unit_id == unit_id)


def build(project: Project, state: str = "built") -> None:
    """Record a build of the unit."""
    seen = whole_print(round_prints(project.settings, ROUND))
    entry = Entry(SO_A, "Sở Mẫu A", state, "sau", "du-thao", seen=seen)
    write_manifest(project.outputs, Manifest(ROUND, "Đợt thử", entries={SO_A: entry}))


def test_a_unit_goes_through_the_groups(project: Project) -> None:
    """Send, wait, check, build, write, read: each step of the work changes what is to be done next."""
    assert unit(project).group == "send"
    form = project.outputs / "forms" / f"{SO_A}.xlsx"
    form.parent.mkdir(parents=True)
    form.write_bytes(b"x")
    assert unit(project).group == "wait"
    project.submit(SO_A)
    assert unit(project).group == "check"
    check_rounds(Wanted((ROUND,)), project.settings)
    assert (unit(project).check, unit(project).handed_in) == ("fresh", True)
    assert unit(project).group == "build"  # which makes its notebook
    project.notebook(SO_A)
    assert unit(project).group == "write"
    project.write_narratives(SO_A)
    assert unit(project).group == "build"
    build(project)
    assert unit(project).group == "read"
    assert unit(project, QUAN).group == "wait"


def test_syntheses_stand_after_the_units(project: Project) -> None:
    """Each synthesis has a name of its own, its narratives and what became of it; the round's is the last."""
    project.set_round([SO_A], [QUAN], apart=True)
    seen = whole_print(round_prints(project.settings, ROUND))
    entry = Entry("tong-hop-doan-1", "Đoàn số 1", "built", "sau", "du-thao", seen=seen)
    write_manifest(project.outputs, Manifest(ROUND, "Đợt thử", entries={entry.unit_id: entry}))
    found = whole(project).syntheses
    assert [(row.name, row.build) for row in found] == [
        ("Tổng hợp của Đoàn số 1", "current"),
        ("Tổng hợp của Đoàn số 2", "none"),
        ("Tổng hợp của đợt", "none"),
    ]
    lines = list(told(whole(project), TODAY))
    assert lines[-4] == say.SYNTHESES
    assert lines[-3] == "  - Tổng hợp của Đoàn số 1: chưa có sổ tay; báo cáo mới nhất"
    write_indexes(project.settings)
    page = (project.outputs / "index.html").read_text(encoding="utf-8")
    assert "Tổng hợp của Đoàn số 1" in page
    assert "sau buổi làm việc" in page


def test_the_journal_names_the_documents_of_delegations(project: Project) -> None:
    """A row of the documents table is told by whose synthesis it is."""
    project.set_round([SO_A], [QUAN], apart=True)
    project.set_documents({SO_A: {}, QUAN: {}, "tong-hop-doan-1": {"number": "9", "date": "2024-11-20"}})
    status_of(project.settings, [ROUND], TODAY)
    text = (project.outputs / "NHAT-KY.md").read_text(encoding="utf-8")
    assert "| Tổng hợp của Đoàn số 1 | Báo cáo | dự thảo | 9/BC-ĐGS | 20/11/2024 |" in text
    assert "Báo cáo (Tổng hợp của Đoàn số 1) dự thảo 9/BC-ĐGS" in text


def test_a_check_grows_old(project: Project) -> None:
    """After an edit of what was checked the check is stale, and its counts are not shown as today's."""
    project.submit(SO_A)
    check_rounds(Wanted((ROUND,)), project.settings)
    project.decide(("xac-nhan", SO_A, "x", "y", "z", "Thường trực", "2024-11-01"))
    found = unit(project)
    assert (found.check, found.group) == ("stale", "check")
    assert say.CHECK_STALE in list(facts(found))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"units": [1]}', '{"units": {}}'])
def test_half_a_check_is_none(project: Project, text: str) -> None:
    """A check.json that is no check tells nothing and breaks nothing."""
    project.submit(SO_A)
    project.outputs.mkdir(parents=True, exist_ok=True)
    (project.outputs / "check.json").write_text(text, encoding="utf-8")
    assert unit(project).handed_in is None
    assert unit(project).group == "check"


def test_errors_come_first(project: Project) -> None:
    """A unit whose workbook has an error is to be mended, whatever else is missing."""
    project.hand_in(f"{SO_A}.xlsx", project.content(SO_A))
    check_rounds(Wanted((ROUND,)), project.settings)
    path = project.outputs / "check.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    next(row for row in data["units"] if row["unit"] == SO_A)["counts"]["loi"] = 2
    path.write_text(json.dumps(data), encoding="utf-8")
    assert unit(project).group == "mend"
    assert "kiểm tra: 2 lỗi" in ";".join(facts(unit(project)))


def test_a_build_grows_old_and_fails(project: Project) -> None:
    """An edit makes the report old; a failed and a refused one are told as such."""
    build(project)
    assert unit(project).build == "current"
    project.decide(("xac-nhan", SO_A, "x", "y", "z", "Thường trực", "2024-11-01"))
    assert unit(project).build == "old"
    build(project, "failed")
    assert unit(project).build == "failed"


def test_a_round_that_cannot_be_read_stops_no_other(project: Project) -> None:
    """Its faults are told, and the command ends with 1."""
    (project.settings.params / "rounds" / "hong.toml").write_text("id = 3\n", encoding="utf-8")
    result = status_of(project.settings, [], TODAY)
    assert not result.is_clean
    broken, good = result.rounds
    assert broken.faults
    assert good.units
    assert next(told(broken, TODAY)).startswith("Đợt hong: tham số chưa đọc được")


def test_calendar_and_journal_are_the_same_each_time(project: Project) -> None:
    """A second run writes nothing; what is unknown has no ground, and nobody is called late."""
    first = status_of(project.settings, [ROUND], TODAY)
    assert [Path(name).name for name in first.written] == ["lich.ics", "NHAT-KY.md"]
    assert status_of(project.settings, [ROUND], TODAY).written == ()
    ics = (project.outputs / "lich.ics").read_bytes()
    assert b"DTSTAMP:20240710T000000Z" in ics
    assert ics.count(b"DTSTAMP") == ics.count(b"BEGIN:VEVENT") > 2
    lines = "\n".join(told(first.rounds[0], TODAY))
    assert "Dự thảo báo cáo: chưa có căn cứ" in lines
    assert "quá hạn" not in lines


def test_the_journal_tells_who_decided_what_and_why(project: Project) -> None:
    """Decisions, receipts and documents stand there by day; text from files stays text."""
    project.received(("a|b <b>.xlsx", "0" * 64, "2024-10-01", "Sở Mẫu A"))
    project.decide(("xac-nhan", SO_A, "x", "giữ số", "*đã* hỏi", "Trưởng đoàn", "2024-10-20"))
    status_of(project.settings, [ROUND], TODAY)
    text = (project.outputs / "NHAT-KY.md").read_text(encoding="utf-8")
    assert "SỐ LIỆU MINH HỌA" in text
    assert "| 01/10/2024 | Nhận tệp “a\\|b \\<b\\>.xlsx” của Sở Mẫu A |" in text
    assert "| 20/10/2024 | Xác nhận | Sở Mẫu A | x | giữ số | \\*đã\\* hỏi | Trưởng đoàn |" in text
    assert text.index("01/10/2024") < text.index("20/10/2024")


def test_a_broken_decision_is_told_in_the_journal(project: Project) -> None:
    """A row that cannot be read is not silently left out."""
    project.decide(("dieu-khac", SO_A, "x", "y", "z", "Thường trực", "2024-11-01"))
    status_of(project.settings, [ROUND], TODAY)
    text = (project.outputs / "NHAT-KY.md").read_text(encoding="utf-8")
    assert "Có dòng chưa đọc được" in text
    assert "dieu-khac" in text


def test_signs_of_markdown_are_data() -> None:
    """Nothing that a cell holds becomes a heading, a link, a column or a tag."""
    assert escaped("# a\n[b](c) | <i>`d`") == "\\# a \\[b\\](c) \\| \\<i\\>\\`d\\`"


def test_the_index_shows_the_same_groups(project: Project) -> None:
    """What the terminal says is to be done next stands in the round's index, with the way to the journal."""
    build(project)
    write_indexes(project.settings)
    page = (project.outputs / "index.html").read_text(encoding="utf-8")
    for name in whole(project).grouped(say.GROUPS):
        assert say.GROUPS[name] in page
    assert 'href="NHAT-KY.md"' in page
    assert (project.outputs / "NHAT-KY.md").is_file()


def test_registers_are_counted(project: Project) -> None:
    """Questions, answers and assessments; results and shortcomings; what the register fills needs no narrative."""
    project.submit(SO_A, QUAN)
    project.notebook(SO_A)
    check_rounds(Wanted((ROUND,)), project.settings)
    assert (unit(project).questions, unit(project).concluded) == (None, None)
    assert {say.QUESTIONS_NONE, say.CONCLUDED_NONE} <= set(facts(unit(project)))
    total = unit(project).narratives.total
    clarify(project.settings, ROUND, (SO_A,))
    write_register(project.settings, SO_A, {})
    check_rounds(Wanted((ROUND,)), project.settings)
    asked = unit(project).questions
    assert asked is not None
    assert (asked.questions > 0, asked.answered, asked.assessed) == (True, 0, 0)
    assert unit(project).group == "conclude"
    assert say.CONCLUDED_EMPTY in list(facts(unit(project)))
    fill_register(project, SO_A, {"Đơn vị giải trình": "Đang rà soát."})
    check_rounds(Wanted((ROUND,)), project.settings)
    assert unit(project).group == "assess"
    assert f"làm rõ: {asked.questions} câu hỏi, 1 đã trả lời, 0 đã đánh giá" in list(facts(unit(project)))
    fill_register(project, SO_A, {"Đánh giá": "Đã làm rõ"})
    write_register(project.settings, SO_A)
    unchecked = say.CONCLUDED.format(results=1, shortcomings=1, state=say.CONCLUDED_UNCHECKED)
    assert unchecked in list(facts(unit(project)))
    check_rounds(Wanted((ROUND,)), project.settings)
    found = unit(project)
    assert say.CONCLUDED.format(results=1, shortcomings=1, state=say.CONCLUDED_WHOLE) in list(facts(found))
    assert found.narratives.total == total - 5  # III, IV.1 to 3 and V stand in the register
    assert found.group == "build"


def test_faults_of_registers_come_before_all_else_of_the_delegation(project: Project) -> None:
    """What intake finds is told at once; what only the figures tell, after a check; nobody's files stand apart."""
    project.submit(SO_A)
    check_rounds(Wanted((ROUND,)), project.settings)
    write_register(project.settings, SO_A, {**GOOD, "causes": []})
    voices = project.settings.data(ROUND) / "voices" / "a.docx"
    voices.parent.mkdir()
    voices.write_bytes(b"x")
    assert (unit(project).group, whole(project).others) == ("registers", 1)
    assert say.CONCLUDED_FAULTY.format(faults=1) in list(facts(unit(project)))
    assert say.OTHERS.format(count=1, round=ROUND) in list(told(whole(project), TODAY))
    voices.unlink()
    write_register(project.settings, SO_A, changed("shortcomings", 0, task="1"))
    assert unit(project).group == "check"
    check_rounds(Wanted((ROUND,)), project.settings)
    assert (unit(project).group, whole(project).others) == ("registers", 0)
    assert say.CONCLUDED_FAULTY.format(faults=1) in list(facts(unit(project)))


def test_a_unit_to_be_visited_needs_its_questions(project: Project) -> None:
    """Before the visit, once its paper is current, the next thing is the register of questions."""
    project.submit(QUAN)
    check_rounds(Wanted((ROUND,)), project.settings)
    project.write_narratives(QUAN, "truoc")
    seen = whole_print(round_prints(project.settings, ROUND))
    entry = Entry(QUAN, "Quận Mẫu 1", "built", "truoc", "du-thao", seen=seen)
    write_manifest(project.outputs, Manifest(ROUND, "Đợt thử", entries={QUAN: entry}))
    assert unit(project, QUAN).group == "ask"


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"key": 1}', '{"key": "x", "asked": []}'])
def test_what_was_counted_is_kept_and_half_of_it_is_counted_again(project: Project, kept: str) -> None:
    """The same files give the same counts, from what was kept too; a broken note of them breaks nothing."""
    write_register(project.settings, SO_A)
    first = unit(project).concluded
    assert first == unit(project).concluded
    assert first is not None
    assert (first.shortcomings, "III" in first.filled) == (1, True)
    path = project.settings.cache / "registers" / f"{ROUND}.json"
    assert path.is_file()
    path.write_text(kept, encoding="utf-8")
    assert unit(project).concluded == first


def fill_register(project: Project, unit_id: str, cells: dict[str, str]) -> None:
    """Write cells of the first row of a register of questions by the head of their column."""
    path = project.settings.data(ROUND) / "clarifications" / f"{unit_id}.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[4]}
    for head, value in cells.items():
        sheet.cell(5, heads[head]).value = value
    book.save(path)


def test_the_index_leads_to_everything_beside_it(project: Project) -> None:
    """Calendar, journal, check and follow-up are linked when they are there, and not before."""
    build(project)
    write_indexes(project.settings)
    page, base = project.outputs / "index.html", project.root / "outputs" / "index.html"
    assert "lich.ics" not in page.read_text(encoding="utf-8")
    status_of(project.settings, [ROUND], TODAY)
    (project.root / "outputs" / "theo-doi.html").write_text("x", encoding="utf-8")
    assert 'href="lich.ics"' in page.read_text(encoding="utf-8")
    assert f'href="{ROUND}/lich.ics"' in base.read_text(encoding="utf-8")
    refresh_indexes(project.settings)
    assert 'href="../theo-doi.html"' in page.read_text(encoding="utf-8")
    assert 'href="theo-doi.html"' in base.read_text(encoding="utf-8")


def test_the_index_is_a_table_without_script(project: Project) -> None:
    """Each fact has its column, a unit its row, the group its head; nothing is hidden until somebody clicks."""
    build(project)
    write_indexes(project.settings)
    text = (project.outputs / "index.html").read_text(encoding="utf-8")
    table = text[text.index('<table class="tasks">') :]
    assert [f'<th scope="col">{head}</th>' in table for head in say.HEADS] == [True] * len(say.HEADS)
    for one in whole(project).units:
        assert f"<td>{one.name}</td>" + "".join(f"<td>{cell or '–'}</td>" for cell in columns(one)) in table
    assert "<details" not in text


def test_the_command_takes_a_day(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Limits of the law stand there on a day of the open round, not on one after it; a wrong day is wrong usage."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(project.root))
    assert cli.main(["status", "--round", ROUND, "--today", "2024-07-11"]) == 0
    assert say.LIMITS in capsys.readouterr().out
    assert cli.main(["status", "--round", ROUND, "--today", "2025-07-11"]) == 0
    assert say.LIMITS not in capsys.readouterr().out
    assert cli.main(["status", "--today", "mai"]) == 2
    assert "TODAY=2026-03-01" in capsys.readouterr().err


def test_the_example_is_told_quickly(tmp_path: Path) -> None:
    """Sixteen units take less than a second of processor time (the best of four, the first of which imports, for a
    busy machine): nothing is worked out anew."""
    for name in ("params", "data/mau-2024", "notebooks/mau-2024"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    (tmp_path / "templates" / "report").mkdir(parents=True)
    times = []
    for _ in range(4):
        start = time.process_time()
        result = status_of(Settings(tmp_path.resolve()), ["mau-2024"], TODAY)
        times.append(time.process_time() - start)
    assert min(times) < 1
    assert len(result.rounds[0].units) == 16
