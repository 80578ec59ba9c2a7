"""The short way of a build that has nothing to do, with files as a build leaves them."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from giamsat.files import sha256_of
from giamsat.pipeline.index import write_indexes
from giamsat.pipeline.jobs import OutcomeState, Request
from giamsat.pipeline.keys import digest
from giamsat.pipeline.plan import make_plan
from giamsat.pipeline.record import record_round
from giamsat.pipeline.unchanged import unchanged
from giamsat.provenance.manifest import Entry, Made, Output
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project
from tests.pipeline.test_outcomes import ACCOUNT


def settle(project: Project) -> Project:
    """Leave the project as a whole build does, with small files for pages."""
    plan = make_plan(Request(), project.settings).rounds[0]
    plan = make_plan(Request(), project.settings).rounds[0]  # the first one made the notebooks
    entries = {}
    for job in plan.jobs:
        outputs = {}
        for name in (f"{job.stem}.html", f"{job.stem}.pdf", f"executed/{job.stem}.ipynb"):
            path = project.outputs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, encoding="utf-8")
            outputs[project.settings.relative(path)] = Output(sha256_of(path), digest(job.key))
        entries[job.unit_id] = Entry(
            job.unit_id,
            job.unit_name,
            "built",
            job.phase,
            "du-thao",
            key=job.key,
            outputs=outputs,
            made=Made(environment="v"),
            gaps=("thiếu",),
            notices=("nhìn lại",),
        )
    table = project.outputs / "so-lieu.csv"
    table.write_text("bảng", encoding="utf-8")
    record_round(plan, entries, ACCOUNT, {project.settings.relative(table): sha256_of(table)}, 1.0, project.settings)
    write_indexes(project.settings)
    return project


def test_nothing_changed_is_told_with_what_still_lacks(project: Project) -> None:
    """All reports are fresh, in official order; gaps and notices of the last build are told again."""
    result = unchanged(Request(), settle(project).settings)
    assert result is not None
    assert [(row.unit_id, row.state) for row in result.outcomes] == [
        (unit_id, OutcomeState.FRESH) for unit_id in (SO_A, QUAN, "")
    ]
    assert result.is_clean
    assert result.notices == ("nhìn lại",) * 3
    assert [texts for _, _, texts in result.gaps] == [("thiếu",)] * 3


@pytest.mark.parametrize(
    "name",
    [
        f"outputs/{ROUND}/{SO_A}.pdf",
        f"outputs/{ROUND}/executed/{SO_A}.ipynb",
        f"outputs/{ROUND}/so-lieu.csv",
        f"outputs/{ROUND}/manifest.json",
        f"outputs/{ROUND}/index.html",
        "outputs/index.html",
        "outputs/.cache/index.json",
        f"notebooks/{ROUND}/{QUAN}.ipynb",
        "params/units.csv",
        "templates/report/report.css",
    ],
)
@pytest.mark.parametrize("is_deleted", [True, False])
def test_any_changed_or_missing_file_means_the_long_way(project: Project, name: str, is_deleted: bool) -> None:
    """Whatever a report is made from, and whatever was made, is looked at each time."""
    path = settle(project).root / name
    if is_deleted:
        path.unlink()
    else:
        path.write_bytes(b"#" + path.read_bytes())
    assert unchanged(Request(), project.settings) is None


def test_a_new_file_of_the_data_means_the_long_way(project: Project) -> None:
    """A workbook that has just come in is not overlooked."""
    settle(project).hand_in("mới.xlsx", b"x")
    assert unchanged(Request(), project.settings) is None


@pytest.mark.parametrize(
    "request_", [Request(force=True), Request(unit_ids=("khong-co",)), Request(round_ids=("khong-co",))]
)
def test_what_must_be_done_or_refused_takes_the_long_way(project: Project, request_: Request) -> None:
    """FORCE builds, and an unknown round or unit gets its sentence from the plan."""
    assert unchanged(request_, settle(project).settings) is None


def test_planning_needs_no_writer_of_workbooks(project: Project) -> None:
    """What a build imports before its first notebook runs can read workbooks, and neither write nor draw: those
    libraries take longer to import than a round to read."""
    code = (
        "import sys, giamsat.pipeline.batch; "
        "print(sorted({'openpyxl', 'numpy', 'pandas', 'matplotlib', 'PIL', 'docx', 'typst'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_it_can_be_narrowed(project: Project) -> None:
    """UNITS= is answered for these units alone."""
    result = unchanged(Request(unit_ids=(SO_A, "tong-hop")), settle(project).settings)
    assert result is not None
    assert [row.unit_id for row in result.outcomes] == [SO_A, ""]


def test_it_is_light(project: Project) -> None:
    """The short way imports nothing that parses, draws or runs: that is what makes it quick."""
    settle(project)
    code = (
        "import sys; from giamsat.cli import main; code = main(['reports']); "
        "heavy = {'pandas', 'numpy', 'matplotlib', 'papermill', 'nbclient', 'nbformat', 'pydantic', 'openpyxl', "
        "'typst', 'jinja2', 'bs4', 'pypdf', 'importlib.metadata'} & set(sys.modules); print('nặng:', sorted(heavy)); "
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=project.environment, cwd=project.root, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert "Không có gì thay đổi: 3 báo cáo" in done.stdout
    assert "nặng: []" in done.stdout


def test_an_unchanged_build_writes_nothing(project: Project) -> None:
    """No file of the outputs is touched."""
    settle(project)

    def times() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in (project.root / "outputs").rglob("*")}

    before = times()
    assert project.reports().returncode == 0
    assert times() == before


def test_a_signed_pdf_is_not_made_again(project: Project) -> None:
    """A PDF signed where it lies is our own with something behind it: it stays, unlike one that was edited."""
    pdf = project.outputs / f"{SO_A}.pdf"
    settle(project)
    recorded = pdf.read_bytes()
    content = b"%PDF-1.7\n%%EOF\n"
    manifest = project.outputs / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace(sha256(recorded).hexdigest(), sha256(content).hexdigest()), encoding="utf-8")
    pdf.write_bytes(content + b"1 0 obj <</ByteRange [0 1 2 3]>> endobj\n%%EOF\n")
    assert unchanged(Request(), project.settings) is not None
    assert {row.unit_id for row in make_plan(Request(), project.settings).rounds[0].jobs} == set()
    pdf.write_bytes(content + b"1 0 obj <<>> endobj\n%%EOF\n")
    assert unchanged(Request(), project.settings) is None
    assert {row.unit_id for row in make_plan(Request(), project.settings).rounds[0].jobs} == {SO_A}
