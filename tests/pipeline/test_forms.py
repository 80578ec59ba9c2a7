"""`make forms`: which forms are made, what is refused, nothing written twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.cli import main
from giamsat.errors import UsageError
from giamsat.pipeline.forms import FormsResult, FormState, form_path, make_forms, outline_path
from giamsat.texts_vi import forms as texts
from giamsat.workbook.reading import read_book
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a little project."""
    return make_project(tmp_path / "du-an")


def _units(result: FormsResult) -> list[tuple[str, FormState]]:
    return [(one.unit_id, one.state) for one in result.outcomes]


def test_forms_are_made_and_left_alone(project: Project) -> None:
    """Every unit of the round gets a form of its own; what is there already is not written again."""
    first = make_forms((ROUND,), (), project.settings)
    assert first.is_clean
    assert {state for _, state in _units(first)} == {FormState.MADE}
    path = form_path(project.settings, ROUND, SO_A)
    assert path == project.outputs / "forms" / f"{SO_A}.xlsx"
    stamp = path.stat().st_mtime_ns
    assert {state for _, state in _units(make_forms((ROUND,), (), project.settings))} == {FormState.SAME}
    assert path.stat().st_mtime_ns == stamp
    assert read_book(path, path.name).sheets["_giamsat"].at(1, 1) == SO_A


def test_the_outline_goes_with_the_form(project: Project) -> None:
    """The đề cương lies beside the form; deleted or changed it alone is written again."""
    make_forms((ROUND,), (SO_A,), project.settings)
    path, outline = (find(project.settings, ROUND, SO_A) for find in (form_path, outline_path))
    assert outline == path.with_name(f"{SO_A}.de-cuong.docx")
    content, stamp = outline.read_bytes(), path.stat().st_mtime_ns
    outline.unlink()
    assert _units(make_forms((ROUND,), (SO_A,), project.settings)) == [(SO_A, FormState.MADE)]
    assert (outline.read_bytes(), path.stat().st_mtime_ns) == (content, stamp)


def test_units_narrow_it(project: Project) -> None:
    """UNITS= makes the forms of these units alone; an unknown one is a wrong use that writes nothing."""
    assert _units(make_forms((ROUND,), (QUAN,), project.settings)) == [(QUAN, FormState.MADE)]
    names = sorted(one.name for one in (project.outputs / "forms").iterdir())
    assert names == [f"{QUAN}.de-cuong.docx", f"{QUAN}.xlsx"]
    with pytest.raises(UsageError) as caught:
        make_forms((ROUND,), ("so-la",), project.settings)
    assert caught.value.faults[0].code == "unit-unknown"
    with pytest.raises(UsageError):
        make_forms(("dot-la",), (), project.settings)


def test_nobody_is_asked_without_a_day(project: Project) -> None:
    """A round without a hand-in day gets no forms: named, it is a fault; unnamed, it is passed over."""
    path = project.settings.params / "rounds" / f"{ROUND}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("hand_in_by = 2024-10-10\n", ""), encoding="utf-8")
    assert [fault.code for fault in make_forms((ROUND,), (), project.settings).faults] == ["forms-not-asked"]
    assert [fault.code for fault in make_forms((), (), project.settings).faults] == ["forms-no-round"]


def test_known_figures_of_a_bad_file_stop_the_round(project: Project) -> None:
    """No form goes out with figures that nobody can trust: the file's faults are told with their lines."""
    folder = project.settings.data(ROUND)
    folder.mkdir(parents=True, exist_ok=True)
    lines = ("unit,indicator,value,period_from,period_to,source,mark", f"{SO_A},x.y,1,2023-01-01,2023-09-30,B,M")
    (folder / "known.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = make_forms((ROUND,), (), project.settings)
    assert [(fault.code, fault.place.line) for fault in result.faults] == [("known-indicator", 2)]
    assert result.outcomes == ()


def test_an_open_form_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a file cannot be written the others are, and the exit code says that one failed."""
    blocked = form_path(project.settings, ROUND, SO_A)
    blocked.mkdir(parents=True)
    result = make_forms((ROUND,), (), project.settings)
    states = dict(_units(result))
    assert states.pop(SO_A) is FormState.FAILED
    assert set(states.values()) == {FormState.MADE}
    monkeypatch.setenv("GIAMSAT_ROOT", str(project.root))
    assert main(["forms", "--round", ROUND]) == 1


def test_the_command_tells_files_and_cells(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line for each form, with what it asks, and the numbers at the end."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(project.root))
    assert main(["forms", "--round", ROUND, "--units", SO_A]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(f"  outputs/{ROUND}/forms/{SO_A}.xlsx và {SO_A}.de-cuong.docx: ")
    assert "ô cần điền" in told[0]
    folders = f"outputs/{ROUND}/forms"
    assert told[1] == texts.TOLD_SUMMARY.format(made=1, same=0, failed="", folders=folders)
