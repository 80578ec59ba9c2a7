"""The plan: what is built, refused or failed, before anything is run (docs/faults.md)."""

from __future__ import annotations

import pytest

from giamsat.errors import ParamsError, UsageError
from giamsat.files import sha256_of
from giamsat.pipeline import plan_round
from giamsat.pipeline.batch import build_many
from giamsat.pipeline.jobs import Job, Outcome, OutcomeState, Request
from giamsat.pipeline.plan import Plan, make_plan
from giamsat.provenance import prints
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_C, Project, spoiled, without_sheet


def planned(plan: Plan) -> tuple[list[str], dict[str, Outcome]]:
    """Return the stems of the jobs and what is settled already, by unit."""
    jobs: list[Job] = [job for row in plan.rounds for job in row.jobs]
    settled = {outcome.unit_id: outcome for row in plan.rounds for outcome in row.settled}
    return [job.stem for job in jobs], settled


def test_units_and_synthesis_become_jobs(project: Project) -> None:
    """Every unit of the round and its synthesis is a job, in official order, the synthesis last."""
    project.submit(SO_A, QUAN)
    jobs, settled = planned(make_plan(Request(), project.settings))
    assert jobs == [SO_A, QUAN, "tong-hop"]
    assert settled == {}


def test_a_round_is_foreseen_when_notebooks_will_run(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named after its files were hashed and before they are read, so that what somebody else reads from then on
    is no older than the hashes; an edit of words alone, or no edit, is no reason."""
    project.submit(SO_A)
    order: list[str] = []
    for whose, name in ((prints, "round_prints"), (plan_round, "load_round_data")):
        known = getattr(whose, name)
        monkeypatch.setattr(whose, name, lambda *given, now=name, to=known: (order.append(now), to(*given))[1])
    make_plan(Request(), project.settings, order.append)
    assert order[:3] == ["round_prints", ROUND, "load_round_data"]
    build_many(Request(unit_ids=(SO_A,), formats=("html",)), project.settings)
    order.clear()
    project.write_narratives(SO_A)
    make_plan(Request(), project.settings, order.append)
    assert ROUND not in order
    make_plan(Request(force=True), project.settings, order.append)
    assert ROUND in order


def test_a_unit_that_sent_nothing_is_a_gap_and_no_failure(project: Project) -> None:
    """Not handed in: a draft is built, the gap is listed."""
    project.submit(SO_A)
    plan = make_plan(Request(), project.settings)
    assert planned(plan)[0] == [SO_A, QUAN, "tong-hop"]
    ((round_id, name, topics),) = plan.rounds[0].gaps
    assert (round_id, name) == (ROUND, "Ủy ban nhân dân quận Mẫu 1")
    assert "báo cáo và biểu mẫu số liệu" in topics[0]


def test_a_wrong_type_fails_its_unit_alone(project: Project) -> None:
    """All wrong cells of a file fail that unit at once, with sheet and cell; the other unit is a job."""
    whole = spoiled(project.content(SO_A), "04", 0, value="mười hai")
    project.hand_in("a.xlsx", spoiled(whole, "05", 1, value="không rõ"))
    project.submit(QUAN)
    jobs, settled = planned(make_plan(Request(), project.settings))
    assert jobs == [QUAN, "tong-hop"]
    assert settled[SO_A].state is OutcomeState.FAILED
    told = [str(fault) for fault in settled[SO_A].faults]
    assert len(told) == 2
    assert all("submissions/a.xlsx" in text and "ô F" in text for text in told)
    assert "mười hai" in told[0]


def test_an_unreadable_workbook_is_nobodys(project: Project) -> None:
    """A file that is no workbook is told for the round; the unit counts as not handed in."""
    project.submit(SO_A)
    project.hand_in("hỏng.xlsx", b"khong phai xlsx")
    plan = make_plan(Request(), project.settings)
    assert planned(plan)[0] == [SO_A, QUAN, "tong-hop"]
    (fault,) = plan.rounds[0].data.faults
    assert "hỏng.xlsx" in str(fault)


def test_a_workbook_of_another_round_is_not_used(project: Project) -> None:
    """A workbook whose cover names another round is told and used for nobody."""
    project.hand_in("khác.xlsx", project.content(SO_A, round_id="mau-2023"))
    plan = make_plan(Request(), project.settings)
    faults = [*plan.rounds[0].data.faults, *plan.rounds[0].data.units[SO_A].faults]
    assert len(faults) == 1
    assert "mau-2023" in str(faults[0])
    assert plan.rounds[0].data.units[SO_A].submission is None


def test_a_workbook_of_a_unit_outside_the_round_is_not_used(project: Project) -> None:
    """A workbook of a unit that this round does not supervise is told and used for nobody."""
    project.hand_in("c.xlsx", project.content(SO_C))
    plan = make_plan(Request(), project.settings)
    assert len(plan.rounds[0].data.faults) == 1
    assert "c.xlsx" in str(plan.rounds[0].data.faults[0])


def test_a_final_with_a_gap_is_refused(project: Project) -> None:
    """A final document with an unexplained required gap is refused, naming the gap and the way out."""
    project.hand_in("a.xlsx", without_sheet(project.content(SO_A), "04"))
    project.make_final(SO_A, QUAN)
    project.write_narratives(SO_A)
    jobs, settled = planned(make_plan(Request(), project.settings))
    assert SO_A not in jobs
    assert QUAN in jobs
    assert settled[SO_A].state is OutcomeState.REFUSED
    (fault,) = settled[SO_A].faults
    assert "còn thiếu số liệu bắt buộc: nội dung của sheet “04 DVC, thanh toán”" in str(fault)
    assert "decisions.csv" in str(fault)


@pytest.mark.parametrize("subject", ["04", "04 DVC, thanh toán", "bao-cao"])
def test_a_waived_gap_does_not_refuse(project: Project, subject: str) -> None:
    """With a person's waiver the final document is a job."""
    project.hand_in("a.xlsx", without_sheet(project.content(SO_A), "04"))
    project.make_final(SO_A, QUAN)
    project.write_narratives(SO_A)
    project.decide(("mien", SO_A, subject, "miễn", "đang đối chiếu", "Trưởng đoàn", "2024-11-04"))
    jobs, settled = planned(make_plan(Request(), project.settings))
    assert SO_A in jobs
    assert settled == {}


def test_another_units_waiver_does_not_help(project: Project) -> None:
    """A waiver belongs to the unit that it names."""
    project.hand_in("a.xlsx", without_sheet(project.content(SO_A), "04"))
    project.make_final(SO_A, QUAN)
    project.write_narratives(SO_A)
    project.decide(("mien", QUAN, "04", "miễn", "đang đối chiếu", "Trưởng đoàn", "2024-11-04"))
    assert planned(make_plan(Request(), project.settings))[1][SO_A].state is OutcomeState.REFUSED


def test_an_unwritten_narrative_refuses_a_final(project: Project) -> None:
    """Every narrative that nobody wrote is named by section and cell; optional ones are not asked for."""
    project.submit(SO_A)
    project.make_final(SO_A, QUAN)
    (faults,) = [row.faults for row in planned(make_plan(Request(), project.settings))[1].values()]
    told = [str(fault) for fault in faults]
    assert len(told) == 5
    assert "mục III (ô iii-ket-luan)" in told[0]
    assert all(f"notebooks/{ROUND}/{SO_A}.ipynb" in text for text in told)


def test_an_unverified_citation_refuses_a_final(project: Project) -> None:
    """A final document that cites what nobody verified is refused, naming the citation."""
    doubtful = next(row for row in project.registry.citations.values() if not row.verified and row.founded_from is None)
    project.set_round([SO_A], [QUAN], basis=f'["{doubtful.id}"]')
    project.submit(SO_A)
    project.make_final(SO_A, QUAN)
    project.write_narratives(SO_A)
    (fault,) = planned(make_plan(Request(), project.settings))[1][SO_A].faults
    assert doubtful.short in str(fault)
    assert "chưa kiểm chứng" in str(fault)


def test_a_draft_is_built_with_all_of_that(project: Project) -> None:
    """Gaps, unwritten narratives and doubts never stop a draft."""
    project.hand_in("a.xlsx", without_sheet(project.content(SO_A), "04"))
    assert planned(make_plan(Request(), project.settings))[0] == [SO_A, QUAN, "tong-hop"]


def test_requests_narrow_the_plan(project: Project) -> None:
    """Only what was asked for is planned; the synthesis has a name too."""
    assert planned(make_plan(Request(unit_ids=(QUAN,)), project.settings))[0] == [QUAN]
    assert planned(make_plan(Request(unit_ids=("tong-hop",)), project.settings))[0] == ["tong-hop"]


def test_each_delegation_of_several_has_a_synthesis(project: Project) -> None:
    """They come after the units, that of the round last, in the phase of their delegation; each can be asked for."""
    project.set_round([SO_A], [QUAN], apart=True)
    plan = make_plan(Request(), project.settings)
    assert planned(plan)[0] == [SO_A, QUAN, "tong-hop-doan-1", "tong-hop-doan-2", "tong-hop"]
    told = {job.stem: (job.unit_name, job.phase) for job in plan.rounds[0].jobs if job.stem.startswith("tong-hop")}
    assert told == {
        "tong-hop-doan-1": ("Đoàn số 1", "sau"),
        "tong-hop-doan-2": ("Đoàn số 2", "truoc"),
        "tong-hop": ("Đợt thử năm 2024", "truoc"),
    }
    narrowed = make_plan(Request(unit_ids=("tong-hop-doan-2",)), project.settings)
    assert planned(narrowed)[0] == ["tong-hop-doan-2"]
    project.set_round([SO_A, QUAN], [], apart=True)
    with pytest.raises(UsageError) as caught:
        make_plan(Request(unit_ids=("tong-hop-doan-1",)), project.settings)
    assert "tong-hop-doan-1" in str(caught.value)


def test_a_final_report_of_a_delegation_is_complete(project: Project) -> None:
    """Like a unit's it is refused while the act that founded the delegation has blanks; drafts are not."""
    project.set_round([SO_A], [QUAN], apart=True)
    project.make_final("tong-hop-doan-1", SO_A, QUAN)
    path = project.settings.params / "rounds" / f"{ROUND}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Kế hoạch mẫu", "Kế hoạch số ……"), encoding="utf-8")
    jobs, settled = planned(make_plan(Request(), project.settings))
    assert jobs == [SO_A, QUAN, "tong-hop-doan-2", "tong-hop"]
    assert settled["tong-hop-doan-1"].state is OutcomeState.REFUSED
    assert "final-blank" in [fault.code for fault in settled["tong-hop-doan-1"].faults]


def test_unknown_rounds_and_units_are_usage_errors(project: Project) -> None:
    """An unknown round or unit is told by name; nothing is run."""
    with pytest.raises(UsageError) as caught:
        make_plan(Request(round_ids=("khong-co", "cung-khong")), project.settings)
    assert [dict(fault.facts)["round"] for fault in caught.value.faults] == ["khong-co", "cung-khong"]
    with pytest.raises(UsageError) as caught:
        make_plan(Request(unit_ids=(SO_A, "so-mau-x")), project.settings)
    assert "so-mau-x" in str(caught.value)
    assert SO_A not in str(caught.value)


def test_a_round_without_data_is_not_built_unasked(project: Project) -> None:
    """«Every round that has data»: a round that only has parameters is left alone."""
    project.settings.data(ROUND).rmdir()
    assert make_plan(Request(), project.settings).rounds == ()


def test_a_broken_round_is_told_and_the_command_goes_on(project: Project) -> None:
    """A round whose parameters have faults is not built; the faults have file and line."""
    path = project.settings.params / "rounds" / f"{ROUND}.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("fictional = true", 'fictional = true\nla = "gì"'), "utf-8"
    )
    plan = make_plan(Request(), project.settings)
    assert plan.rounds == ()
    assert f"params/rounds/{ROUND}.toml, dòng" in str(plan.faults[0])


def test_a_broken_registry_stops_everything(project: Project) -> None:
    """A fault in what all rounds share stops the command with file and line."""
    path = project.settings.params / "units.csv"
    path.write_text(path.read_text(encoding="utf-8") + "so-mau-a,Sở Mẫu A,A,Sở,so,so,9,,,,,có\n", encoding="utf-8")
    with pytest.raises(ParamsError) as caught:
        make_plan(Request(), project.settings)
    assert "params/units.csv, dòng" in str(caught.value)


def test_missing_notebooks_are_made(project: Project) -> None:
    """A unit without a notebook gets one from the master, once."""
    plan = make_plan(Request(), project.settings)
    assert [path.name for path in plan.rounds[0].created] == [f"{SO_A}.ipynb", f"{QUAN}.ipynb", "tong-hop.ipynb"]
    assert make_plan(Request(), project.settings).rounds[0].created == ()


def test_a_broken_notebook_fails_only_its_unit(project: Project) -> None:
    """A final unit's notebook that cannot be read fails that unit with a sentence, the others are planned."""
    project.submit(SO_A, QUAN)
    project.make_final(SO_A, QUAN)
    project.notebook(SO_A).write_text("{", encoding="utf-8")
    jobs, settled = planned(make_plan(Request(), project.settings))
    assert jobs == [QUAN, "tong-hop"]
    assert "không đọc được sổ tay" in str(settled[SO_A].faults[0])


def test_the_files_of_a_unit_are_its_inputs(project: Project) -> None:
    """A job knows its notebook, the workbook, the tables and the parameters that its figures come from."""
    project.submit(SO_A)
    project.decide()
    plan = make_plan(Request(), project.settings)
    job = plan.rounds[0].jobs[0]
    files = {row.file: row.kind for row in job.inputs}
    assert files[f"data/{ROUND}/submissions/Biểu mẫu {SO_A}.xlsx"] == "submission"
    assert files[f"data/{ROUND}/decisions.csv"] == "decisions"
    assert files[f"notebooks/{ROUND}/{SO_A}.ipynb"] == "notebook"
    assert {name for name, kind in files.items() if kind == "params"} >= {
        "params/units.csv",
        f"params/rounds/{ROUND}.toml",
    }
    assert all(row.sha256 == sha256_of(project.root / row.file) for row in job.inputs)


def test_a_person_answers_for_an_unverified_citation(project: Project) -> None:
    """A decision «xac-nhan» about the text's id lets the final go out; one about another text does not."""
    doubtful = next(row for row in project.registry.citations.values() if not row.verified and row.founded_from is None)
    project.set_round([SO_A], [QUAN], basis=f'["{doubtful.id}"]')
    project.submit(SO_A)
    project.make_final(SO_A, QUAN)
    project.write_narratives(SO_A)
    project.decide(("xac-nhan", "", "van-ban-khac", "đã đối chiếu", "bản gốc", "Trưởng đoàn", "2024-11-04"))
    assert SO_A in planned(make_plan(Request(), project.settings))[1]
    project.decide(("xac-nhan", "", doubtful.id, "đã đối chiếu", "bản gốc", "Trưởng đoàn", "2024-11-04"))
    assert SO_A in planned(make_plan(Request(), project.settings))[0]


def test_a_supervision_without_a_law_is_no_final(project: Project) -> None:
    """Without the founding day nobody knows which law applies, and none is assumed."""
    path = project.settings.params / "rounds" / f"{ROUND}.toml"
    path.write_text(path.read_text("utf-8").replace("founded_on = 2024-07-10\n", ""), "utf-8")
    project.submit(SO_A)
    project.make_final(SO_A, QUAN)
    project.write_narratives(SO_A)
    (fault,) = planned(make_plan(Request(), project.settings))[1][SO_A].faults
    assert fault.code == "final-no-law"
