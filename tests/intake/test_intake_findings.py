"""Registers of findings: read with their cells, refused with one sentence for each circumstance."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from giamsat.analysis.finding_checks import finding_faults
from giamsat.errors import Fault
from giamsat.intake.finding_rows import cell_parts
from giamsat.intake.rounds import load_round_data
from giamsat.model.clarifications import Clarification, Clarifications
from giamsat.model.findings import CauseKind, Priority
from giamsat.model.records import DeadlineKind
from giamsat.model.rounds import RoundData
from giamsat.params import load_registry, load_round
from giamsat.workbook.reading import Book, read_book
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, make_project
from tests.findings_book import (
    GOOD,
    OBJECTIVE,
    RECOMMENDATION,
    SHORTCOMING,
    SUBJECTIVE,
    Tables,
    changed,
    write_register,
)

UNPROVED = "finding-shortcomings-without-proof"
SECOND = {**SHORTCOMING, "content": "Hạn chế khác"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project whose units handed in; registers are written over one another."""
    project = make_project(tmp_path_factory.mktemp("findings") / "du-an")
    project.submit(SO_A, QUAN)
    return project


def read(project: Project, tables: Tables = GOOD, unit_id: str = SO_A) -> RoundData:
    """Return the round's data with one register."""
    shutil.rmtree(project.settings.data(ROUND) / "findings", ignore_errors=True)
    write_register(project.settings, unit_id, tables)
    return load(project)


def load(project: Project) -> RoundData:
    """Return the round's data as they lie there."""
    registry = load_registry(project.settings)
    return load_round_data(project.settings, registry, load_round(project.settings, registry, ROUND))


def faults(data: RoundData) -> list[Fault]:
    """Return all faults of the unit's register; each must have a sentence with a file."""
    found = [*data.units[SO_A].faults, *finding_faults(data, SO_A)]
    assert all("findings/so-mau-a.xlsx" in str(fault) for fault in found)
    return found


def told(found: list[Fault]) -> list[tuple[str, str, str]]:
    """Return code, sheet and cell of each fault."""
    return [(fault.code, fault.place.sheet, fault.place.cell) for fault in found]


def test_a_sound_register_is_read_whole(base: Project) -> None:
    """Every field with its cell; deadlines with their kind, links by id; and nothing to be mended."""
    data = read(base)
    found = data.units[SO_A].findings
    assert faults(data) == []
    assert found is not None
    assert found.is_illustrative
    assert [row.grounds.task for row in found.results] == ["2"]
    (limit,) = found.shortcomings
    assert (limit.id, limit.domain, limit.grounds.indicator_id) == ("HC-01", "tthc", "tthc.ty_le_dung_han")
    assert (limit.source.sheet, limit.source.cell) == ("Tồn tại hạn chế", "C5")
    assert [(row.kind, row.shortcoming_ids, row.head) for row in found.causes] == [
        (CauseKind.OBJECTIVE, ("HC-01",), ""),
        (CauseKind.SUBJECTIVE, ("HC-01",), "Giám đốc Sở"),
    ]
    (asked,) = found.recommendations
    assert (asked.group, asked.due.kind, asked.due.last_day) == ("so-nganh", DeadlineKind.BEFORE, date(2025, 1, 31))
    assert asked.priority is Priority.FIRST


def test_a_register_nobody_wrote_in_is_nothing(base: Project) -> None:
    """Ids alone are no finding and no fault."""
    data = read(base, {})
    assert data.units[SO_A].findings is None
    assert faults(data) == []


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({**GOOD, "causes": []}, ("finding-without-cause", "Tồn tại hạn chế", "C5")),
        (
            changed("shortcomings", 0, indicator_id=None),
            ("finding-shortcomings-without-proof", "Tồn tại hạn chế", "E5"),
        ),
        (
            changed("shortcomings", 0, indicator_id=None, question_id="chi-tieu:tthc"),
            ("finding-shortcomings-without-proof", "Tồn tại hạn chế", "E5"),
        ),
        (changed("results", 0, task=None), ("finding-results-without-proof", "Kết quả", "E5")),
        (changed("causes", 1, body=None), ("finding-without-responsibility", "Nguyên nhân", "F6")),
        (changed("causes", 1, head=None), ("finding-without-responsibility", "Nguyên nhân", "G6")),
        (changed("causes", 0, kind=None), ("finding-kind-missing", "Nguyên nhân", "D5")),
        (changed("causes", 0, shortcoming_ids=None), ("finding-cause-unlinked", "Nguyên nhân", "C5")),
        (changed("causes", 0, shortcoming_ids="HC-07"), ("finding-link-dangling", "Nguyên nhân", "C5")),
        (changed("recommendations", 0, shortcoming_ids="HC-9"), ("finding-link-dangling", "Kiến nghị", "C5")),
        (changed("recommendations", 0, group=None), ("finding-without-group", "Kiến nghị", "D5")),
        (changed("recommendations", 0, addressee=None), ("finding-without-addressee", "Kiến nghị", "E5")),
        (changed("recommendations", 0, product=None), ("finding-without-product", "Kiến nghị", "G5")),
        (changed("recommendations", 0, report_back=None), ("finding-without-report-back", "Kiến nghị", "J5")),
        (changed("shortcomings", 0, domain=None), ("finding-domain-missing", "Tồn tại hạn chế", "D5")),
        (changed("shortcomings", 0, cell="ô H12"), ("finding-cell-unread", "Tồn tại hạn chế", "F5")),
        (changed("shortcomings", 0, indicator_id="tthc.khong_co"), ("code-unknown", "Tồn tại hạn chế", "E5")),
        (changed("shortcomings", 0, content=None), ("record-key-missing", "Tồn tại hạn chế", "C5")),
        (changed("shortcomings", 0, id="XX"), ("finding-id-unread", "Tồn tại hạn chế", "B5")),
        (changed("causes", 1, head="Nguyễn Văn Mẫu"), ("visit-personal-name", "Nguyên nhân", "G6")),
        (changed("causes", 1, content="Do ông Trần Văn Mẫu chậm trễ"), ("visit-personal-name", "Nguyên nhân", "E6")),
        (changed("shortcomings", 0, document="MẬT"), ("secret-stamp", "Tồn tại hạn chế", "G5")),
    ],
)
def test_each_gap_is_told_with_its_cell(base: Project, tables: Tables, expected: tuple[str, str, str]) -> None:
    """No limit without cause and proof, no subjective cause without body and head, no request without who and what."""
    assert expected in told(faults(read(base, tables)))


def test_a_deadline_is_of_a_kind_or_expressly_none(base: Project) -> None:
    """A blank kind is asked for once, with or without a day; «Không nêu hạn» is an answer and never gets a day."""
    for day in ({"deadline": None}, {}):
        missing = read(base, changed("recommendations", 0, deadline_kind=None, **day))
        assert told(faults(missing)) == [("finding-without-deadline-kind", "Kiến nghị", "H5")]
    none = read(base, changed("recommendations", 0, deadline_kind="Không nêu hạn", deadline=None))
    found = none.units[SO_A].findings
    assert faults(none) == []
    assert found is not None
    assert (found.recommendations[0].due.kind, found.recommendations[0].due.last_day) == (DeadlineKind.NONE, None)


def test_all_problems_of_a_register_are_told_at_once(base: Project) -> None:
    """Three rows with gaps give three faults, and nothing of the register is used."""
    tables = {
        "shortcomings": [SHORTCOMING, SECOND],
        "causes": [OBJECTIVE, {**SUBJECTIVE, "body": None}],
        "recommendations": [{**RECOMMENDATION, "product": None}],
    }
    data = read(base, tables)
    assert [fault.code for fault in faults(data)] == [
        "finding-without-responsibility", "finding-without-product", "finding-without-cause",
    ]  # fmt: skip
    assert data.units[SO_A].findings is None


def test_an_id_that_two_rows_have_is_told(base: Project) -> None:
    """What names it could mean either: the second row is named, with the place of the first."""
    tables = {**GOOD, "shortcomings": [SHORTCOMING, {**SECOND, "id": "HC-01"}]}
    found = faults(read(base, tables))
    assert told(found) == [("finding-id-twice", "Tồn tại hạn chế", "B6")]
    assert "B5" in str(found[0])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"task": "1"}, ("finding-not-due", "H5")),
        ({"task": "Nhiệm vụ mẫu chưa đến hạn"}, ("finding-not-due", "H5")),
        ({"task": "77"}, ("finding-task-unknown", "H5")),
        ({"question_id": "khong-co"}, ("finding-question-unknown", "I5")),
        ({"cell": "02 TTHC (Biểu 06)!ZZ99"}, ("finding-cell-empty", "F5")),
    ],
)
def test_a_limit_rests_on_what_is_known_and_due(
    base: Project, fields: dict[str, str], expected: tuple[str, str]
) -> None:
    """Not yet due is never a limit; a task, cell or question that is not there is told."""
    found = faults(read(base, changed("shortcomings", 0, **fields)))
    assert [(fault.code, fault.place.cell) for fault in found] == [expected]


def test_a_question_without_an_answer_is_no_limit(base: Project) -> None:
    """A question that the kit proposes is known, but nobody has answered it yet."""
    from giamsat.analysis.questions import questions

    name = questions(load(base), SO_A)[0].id
    found = faults(read(base, changed("shortcomings", 0, question_id=name)))
    assert [(fault.code, fault.place.cell) for fault in found] == [("finding-question-open", "I5")]
    assert "chưa phải là hạn chế" in str(found[0])


def test_a_result_may_rest_on_what_is_not_yet_due(base: Project) -> None:
    """Only a shortcoming may not."""
    assert faults(read(base, changed("results", 0, task="1"))) == []


def test_a_figure_that_is_not_there_carries_nothing(tmp_path: Path) -> None:
    """A unit that sent nothing has no figure to rest on."""
    project = make_project(tmp_path / "du-an")
    found = faults(read(project, {**GOOD, "results": []}))
    assert [fault.code for fault in found] == ["finding-no-figure"]


def test_before_the_visit_nothing_is_used(base: Project) -> None:
    """The unit has not been heard: what stands in its register is a notice, not a finding."""
    data = read(base, unit_id=QUAN)
    own = data.units[QUAN]
    assert own.findings is None
    assert own.faults == ()
    assert [fault.code for fault in own.notices if "findings" in fault.code] == ["findings-before-visit"]


def test_a_register_is_known_by_what_it_is_not_by_its_name(base: Project) -> None:
    """Another name does no harm; a second register of a unit, a foreign file and another format are told."""
    read(base)
    folder = base.settings.data(ROUND) / "findings"
    (folder / f"{SO_A}.xlsx").rename(folder / "so ket luan 2.xlsx")
    assert load(base).units[SO_A].findings is not None
    write_register(base.settings, SO_A)
    (folder / "ghi chú.txt").write_text("x", encoding="utf-8")
    shutil.copy(next((base.settings.data(ROUND) / "submissions").iterdir()), folder / "la.xlsx")
    data = load(base)
    assert [fault.code for fault in data.units[SO_A].faults] == ["findings-twice"]
    codes = {fault.code for fault in data.faults}
    assert {"findings-unit-unknown"} <= codes


def test_a_file_stamped_secret_is_refused_by_its_name(base: Project) -> None:
    """«MẬT» in the name: it is not opened."""
    read(base)
    folder = base.settings.data(ROUND) / "findings"
    (folder / f"{SO_A}.xlsx").rename(folder / "MẬT so.xlsx")
    assert "secret-stamp" in [fault.code for fault in load(base).faults]


def test_ids_stand_there_protected_and_links_are_lists(base: Project) -> None:
    """Keys and ids are locked, people's cells open, a cause chooses among the ids of the limits."""
    book = load_workbook(write_register(base.settings, SO_A))
    sheet = book["Nguyên nhân"]
    assert sheet.protection.sheet
    assert (sheet["B5"].value, sheet["B5"].protection.locked, sheet["E5"].protection.locked) == ("NN-01", True, False)
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert any("Tồn tại hạn chế" in str(formula) for formula in lists)


def test_an_answered_question_may_be_named(base: Project) -> None:
    """Answered in the register of clarifications, a question may stand beside the figure; proof it is not."""
    from giamsat.analysis.questions import questions

    name = questions(load(base), SO_A)[0].id
    data = read(base, changed("shortcomings", 0, question_id=name))
    own = data.units[SO_A]
    assert own.findings is not None
    row = Clarification(name, "Hỏi", False, True, "", "Trả lời", "", None, "", "", own.findings.shortcomings[0].source)
    heard = replace(own, clarifications=Clarifications(SO_A, "x", "", (row,)))
    assert finding_faults(replace(data, units={**data.units, SO_A: heard}), SO_A) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("02 TTHC (Biểu 06), ô H12", ("02 TTHC (Biểu 06)", "H12")),
        ("02 TTHC (Biểu 06) ô h12", ("02 TTHC (Biểu 06)", "H12")),
        ("'02 TTHC (Biểu 06)'!$H$12", ("02 TTHC (Biểu 06)", "H12")),
        ("ô H12", None),
        ("Biểu 06", None),
        ("02 TTHC, ô H0", None),
    ],
)
def test_a_cell_is_named_in_words_or_as_excel_does(text: str, expected: tuple[str, str] | None) -> None:
    """Sheet and cell, or nothing."""
    assert cell_parts(text) == expected


def test_a_register_is_not_read_twice(base: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same file under the same rules is taken from what is kept, equal to the letter, also when nobody has written
    in it; a changed file, another rule and a file with a fault are read."""
    opened: list[Path] = []

    def counted(path: Path, file: str) -> Book:
        opened.append(path)
        return read_book(path, file)

    monkeypatch.setattr("giamsat.intake.guard.read_book", counted)
    shutil.rmtree(base.settings.cache / "registers", ignore_errors=True)
    first = read(base).units[SO_A].findings
    assert (len(opened), load(base).units[SO_A].findings, len(opened)) == (1, first, 1)
    assert read(base, {}).units[SO_A].findings is None
    assert (len(opened), load(base).units[SO_A].findings, len(opened)) == (2, None, 2)
    with monkeypatch.context() as patch:
        patch.setattr("giamsat.intake.cache.code_digest", lambda: "another code")
        load(base)
    assert len(opened) == 3
    wrong = {**GOOD, "causes": [{**OBJECTIVE, "shortcoming_ids": "HC-99"}]}
    assert faults(read(base, wrong)) == faults(load(base)) != []
    assert len(opened) == 5
