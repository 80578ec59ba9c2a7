"""What is made again after which change."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest

from giamsat.files import sha256_of
from giamsat.model.rounds import RoundData
from giamsat.notebooks.contract import read_notebook
from giamsat.pipeline.jobs import Request
from giamsat.pipeline.keys import Mode, decide, digest, key_of
from giamsat.pipeline.plan import make_plan
from giamsat.provenance.manifest import Entry, Output
from giamsat.provenance.prints import round_prints, whole_print
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, Project

FIRST, SECOND = "tong-hop-doan-1", "tong-hop-doan-2"
KEY = dict.fromkeys(
    ("kit", "lock", "fonts", "params", "round", "data", "group", "notebook", "template", "narrative", "files"), "1"
)
HTML, PDF, RAN = "outputs/r/a.html", "outputs/r/a.pdf", "outputs/r/executed/a.ipynb"
BEFORE = Entry(
    "a", "A", "built", "", "du-thao", key=KEY, outputs={name: Output(name, digest(KEY)) for name in (HTML, PDF, RAN)}
)
THERE = {name: name for name in (HTML, PDF, RAN)}


@pytest.mark.parametrize("part", ["kit", "lock", "fonts", "params", "round", "data", "group", "notebook"])
def test_what_a_kernel_is_given_makes_it_run_again(part: str) -> None:
    """Data, parameters, code, fonts of charts and packages decide what a kernel answers."""
    found = decide(BEFORE, KEY | {part: "2"}, [HTML, PDF], THERE)
    assert (found.mode, found.reasons) == (Mode.RUN, (part,))


@pytest.mark.parametrize("part", ["template", "narrative", "files"])
def test_words_and_templates_make_only_the_pages_again(part: str) -> None:
    """An edit of prose or of the page's form needs no kernel."""
    found = decide(BEFORE, KEY | {part: "2"}, [HTML, PDF], THERE)
    assert (found.mode, found.reasons) == (Mode.PAGE, (part,))


def test_nothing_changed_is_nothing_to_do() -> None:
    """The same key and the same files are left alone."""
    assert decide(BEFORE, KEY, [HTML, PDF], THERE).mode is Mode.NOTHING


@pytest.mark.parametrize("there", [{HTML: HTML, RAN: RAN}, {**THERE, PDF: "edited"}])
def test_a_deleted_or_edited_output_is_made_again(there: dict[str, str]) -> None:
    """A page that is gone, or that somebody wrote into, is laid out again from the notebook as it ran."""
    found = decide(BEFORE, KEY, [HTML, PDF], there)
    assert (found.mode, found.reasons) == (Mode.PAGE, ("file",))


def test_without_the_executed_notebook_it_runs_again() -> None:
    """What the kernel said is gone or is not what was recorded: it must say it again."""
    assert decide(BEFORE, KEY, [HTML, PDF], {**THERE, RAN: "x"}).mode is Mode.RUN
    assert decide(BEFORE, KEY | {"narrative": "2"}, [HTML], {HTML: HTML}).mode is Mode.RUN


def test_a_format_of_an_older_key_is_made_again() -> None:
    """After a build of HTML alone, the PDF of before is old although it is unharmed."""
    old = replace(BEFORE, outputs={**BEFORE.outputs, PDF: Output(PDF, "older")})
    assert decide(old, KEY, [HTML], THERE).mode is Mode.NOTHING
    assert decide(old, KEY, [HTML, PDF], THERE).reasons == ("format",)


def test_a_failure_is_tried_again() -> None:
    """A report that failed last time is run again even though nothing has changed; a new one is new."""
    assert decide(replace(BEFORE, state="failed"), KEY, [HTML], THERE).reasons == ("failed",)
    assert decide(None, KEY, [HTML], {}).reasons == ("new",)


# --- keys of real notebooks and data --------------------------------------------------------------------------------


def keys(project: Project) -> dict[str, dict[str, str]]:
    """Return the keys of all reports of the round."""
    return {unit: dict(key) for unit, key in make_plan(Request(), project.settings).rounds[0].keys.items()}


def changed(before: dict[str, dict[str, str]], after: dict[str, dict[str, str]]) -> dict[str, set[str]]:
    """Return the changed parts by unit, without units of which nothing changed."""
    found = {unit: {part for part in key if key[part] != after[unit][part]} for unit, key in before.items()}
    return {unit: parts for unit, parts in found.items() if parts}


def test_prose_is_narrative_and_code_is_notebook(project: Project) -> None:
    """Editing a Markdown cell changes the narrative of its unit alone, editing a code cell the notebook."""
    before = keys(project)
    project.write_narratives(SO_A)
    middle = keys(project)
    assert changed(before, middle) == {SO_A: {"narrative", "files"}}
    project.set_cell(SO_A, "tom-tat", "report.summary()  # khác")
    assert changed(middle, keys(project)) == {SO_A: {"notebook", "files"}}


def test_what_jupyterlab_leaves_in_a_notebook_changes_only_the_sheet(project: Project) -> None:
    """Outputs, counters and the kernel's own metadata of a notebook saved in JupyterLab change but its file's hash."""
    before = keys(project)

    def save(cell: dict[str, Any]) -> None:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["x"]}]
            cell["execution_count"] = 7

    project.edit(SO_A, save)
    path = project.notebook(SO_A)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.99"}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert changed(before, keys(project)) == {SO_A: {"files"}}


def test_own_data_and_the_groups_data_are_told_apart(project: Project) -> None:
    """A new workbook is its unit's data, the group's figures for its neighbours, and the synthesis' data."""
    project.set_round(after=[SO_A, SO_B], before=[QUAN])
    project.submit(SO_A)
    before = keys(project)
    project.submit(SO_B)
    assert changed(before, keys(project)) == {
        SO_A: {"group"},
        SO_B: {"data", "group", "files"},
        "": {"data", "files"},
    }


def test_a_delegations_synthesis_rests_on_its_own_units(project: Project) -> None:
    """A new workbook of another delegation's unit, though of the same group, does not make it again; nor does a
    decision on that unit, which only changes the hash of a table that its sheet lists."""
    project.set_round(after=[SO_A], before=[SO_B, QUAN], apart=True)
    project.submit(SO_A)
    before = keys(project)
    assert set(before) == {SO_A, SO_B, QUAN, FIRST, SECOND, ""}
    project.submit(SO_B)
    middle = keys(project)
    found = changed(before, middle)
    assert FIRST not in found
    assert {name: found[name] for name in (SECOND, "")} == {SECOND: {"data", "files"}, "": {"data", "files"}}
    project.decide(("mien", SO_B, "04", "Lập khi chưa có sheet 04", "đang đối chiếu", "Trưởng đoàn", "2024-11-04"))
    found = changed(middle, keys(project))
    assert (found[FIRST], found[SECOND]) == ({"files"}, {"data", "files"})


def test_a_new_file_of_another_group_does_not_touch_a_unit(project: Project) -> None:
    """A district's workbook says nothing to a department's report."""
    project.submit(SO_A)
    before = keys(project)
    project.submit(QUAN)
    assert SO_A not in changed(before, keys(project))


def test_a_decision_is_the_data_of_its_unit_alone(project: Project) -> None:
    """A row of decisions.csv makes the report of its unit run again, and the synthesis; others list another hash."""
    project.submit(SO_A)
    before = keys(project)
    project.decide(("xac-nhan", QUAN, "x", "y", "z", "Thường trực", "2024-11-01"))
    assert changed(before, keys(project)) == {SO_A: {"files"}, QUAN: {"data", "files"}, "": {"data", "files"}}


def test_the_log_of_receipts_touches_its_unit_alone(project: Project) -> None:
    """A row of received.csv, which comes with every workbook, leaves the reports of all other units alone."""
    digest_ = project.hand_in("a.xlsx", project.content(SO_A))
    before = keys(project)
    project.received(("a.xlsx", digest_, "2024-10-09", "Sở Mẫu A"))
    assert changed(before, keys(project)) == {SO_A: {"data"}, "": {"data"}}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (f"data/{ROUND}/decisions.csv", {"files"}),
        (f"notebooks/{ROUND}/{SO_A}.ipynb", {"files"}),
        (f"params/rounds/{ROUND}.toml", {"round"}),
    ],
)
def test_other_line_ends_change_the_sheet_that_lists_the_file(project: Project, name: str, parts: set[str]) -> None:
    """A table saved in Excel has another SHA-256 and says the same: no short way leaves the old hash on the sheet."""
    project.submit(SO_A)
    project.decide(("xac-nhan", SO_A, "x", "y", "z", "Thường trực", "2024-11-01"))
    before, seen = keys(project), whole_print(round_prints(project.settings, ROUND))
    path = project.root / name
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert changed(before, keys(project))[SO_A] == parts
    assert whole_print(round_prints(project.settings, ROUND)) != seen


def test_a_file_left_aside_is_told_in_the_report_of_its_unit(project: Project) -> None:
    """Section I names a file that does not count, a copy as well as an older one: the report that names none is old."""
    project.hand_in("a.xlsx", project.content(SO_A))
    before = keys(project)
    project.hand_in("b.xlsx", project.content(SO_A))
    middle = keys(project)
    assert changed(before, middle) == {SO_A: {"data"}, "": {"data"}}
    (project.settings.data(ROUND) / "submissions" / "b.xlsx").unlink()
    assert changed(before, keys(project)) == {}


def test_an_extract_is_the_data_of_the_units_that_it_counts(project: Project) -> None:
    """A dossier more at one sở makes its report run again; all others list another hash."""
    project.set_round(after=[SO_A, SO_B], before=[QUAN])
    put_extract(project, "MAU.SA", "MAU.SB")
    before = keys(project)
    put_extract(project, "MAU.SA", "MAU.SB", "MAU.SA")
    assert changed(before, keys(project)) == {
        SO_A: {"data", "files"},
        SO_B: {"files"},
        QUAN: {"files"},
        "": {"data", "files"},
    }


def put_extract(project: Project, *codes: str) -> None:
    """Write an extract with a dossier for each code of a unit, and list it."""
    folder = project.settings.data(ROUND)
    (folder / "extracts").mkdir(exist_ok=True)
    heads = "Mã hồ sơ,Mã đơn vị,Lĩnh vực,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả kết quả,Trạng thái"
    rows = [
        f"{number},{code},x,Trực tuyến,02/02/2024,20/02/2024,19/02/2024,Đã trả kết quả"
        for number, code in enumerate(codes)
    ]
    path = folder / "extracts" / "hs.csv"
    path.write_text("\n".join([heads, *rows, ""]), encoding="utf-8")
    listed = f"hs.csv,mot-cua-mau,2024-10-15,{sha256_of(path)},SỐ LIỆU MINH HỌA"
    text = f"file,mapping,extracted_on,sha256,mark\n{listed}\n"
    (folder / "extracts.csv").write_text(text, encoding="utf-8")


def test_the_key_does_not_depend_on_what_was_worked_out_before(project: Project) -> None:
    """Data that the analysis has already looked at give the same key as fresh ones."""
    project.submit(SO_A)
    data: RoundData = make_plan(Request(), project.settings).rounds[0].data
    notebook = read_notebook(project.notebook(SO_A), project.settings)
    prints = round_prints(project.settings, ROUND)
    assert key_of(prints, data, SO_A, notebook, ()) == key_of(prints, replace(data), SO_A, copy.deepcopy(notebook), ())
