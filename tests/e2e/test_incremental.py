"""Only what changed is made again, and nothing stale remains: each build of less equals a build of everything."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from giamsat.pipeline.jobs import OutcomeState, Request
from giamsat.pipeline.plan import make_plan
from giamsat.texts_vi.pipeline import REASONS
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, SO_C, Project, make_project, spoiled
from tests.e2e.test_same_bytes import published

pytestmark = [pytest.mark.e2e, pytest.mark.kernel]

ALL = (SO_A, SO_B, SO_C, QUAN, "tong-hop")
NAMES = {
    "Sở Mẫu A": SO_A,
    "Sở Mẫu B": SO_B,
    "Sở Mẫu C": SO_C,
    "Ủy ban nhân dân quận Mẫu 1": QUAN,
    "Đợt thử năm 2024": "tong-hop",
}
Claim = Mapping[str, tuple[str, ...]]
"""Which reports a build makes again: by stem, how («run» or «page») and the changed parts."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build two departments, one more that sent nothing, a district, and the synthesis."""
    project = make_project(tmp_path_factory.mktemp("dung") / "dự án", after=[SO_A, SO_B], before=[SO_C, QUAN])
    project.submit(SO_A, SO_B, QUAN)
    project.write_narratives(SO_A)
    done = project.reports()
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """Return a copy of the built project, to change something in."""
    shutil.copytree(built.root, tmp_path / "du-an")
    return Project(type(built.settings)(tmp_path / "du-an"))


# --- edits that a person makes --------------------------------------------------------------------------------------


def own_figure(project: Project) -> None:
    """Hand in another answer of a department about something that no rate of its group is made of."""
    rows = project.content(SO_B).indicators["01"]
    place = next(number for number, row in enumerate(rows) if row["code"] == "bo-may.truc_thuoc")
    project.hand_in(f"Biểu mẫu {SO_B}.xlsx", spoiled(project.content(SO_B), "01", place, value=77))


def group_figure(project: Project) -> None:
    """Hand in another number of staff, which is half of a rate of the whole group."""
    rows = project.content(SO_B).indicators["01"]
    place = next(number for number, row in enumerate(rows) if row["code"] == "bo-may.bien_che_co_mat")
    project.hand_in(f"Biểu mẫu {SO_B}.xlsx", spoiled(project.content(SO_B), "01", place, value=850))


def received_row(project: Project) -> None:
    """Log when the district's workbook came in."""
    digest = project.hand_in(f"Biểu mẫu {QUAN}.xlsx", project.content(QUAN))
    project.received((f"Biểu mẫu {QUAN}.xlsx", digest, "2024-10-14", "Ủy ban nhân dân quận Mẫu 1"))


def decision(project: Project) -> None:
    """Waive a sheet that a department did not hand in."""
    project.decide(("mien", SO_C, "04", "Lập khi chưa có sheet 04", "đang đối chiếu", "Trưởng đoàn", "2024-11-04"))


def published_figure(project: Project) -> None:
    """Note a figure that was published about a department."""
    columns = ("id", "unit", "label", "domain", "value", "as_printed", "published_on", "source_title")
    row = ("d1", SO_C, "Số việc mẫu", "chi-dao", "5", "5 việc", "2024-10-02", "Tin mẫu")
    lines = [",".join(columns), ",".join(row)]
    (project.settings.data(ROUND) / "published.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def narrative(project: Project) -> None:
    """Write a department's conclusions."""
    project.write_narratives(SO_B)


def code_cell(project: Project) -> None:
    """Change a department's cell by hand."""
    project.set_cell(SO_A, "tom-tat", "report.summary()  # sửa tay")


def append(name: str, text: str) -> Callable[[Project], None]:
    """Return the edit that adds text at the end of a file."""

    def edit(project: Project) -> None:
        with (project.root / name).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return edit


def swap(name: str, old: str, new: str) -> Callable[[Project], None]:
    """Return the edit that writes other words into a file."""

    def edit(project: Project) -> None:
        path = project.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def delete(name: str) -> Callable[[Project], None]:
    """Return the edit that deletes an output."""
    return lambda project: (project.outputs / name).unlink()


style = append("templates/report/report.css", "\nh1 { letter-spacing: 0.02em; }\n")
layout = swap("templates/report/report.typ", "#let small = 11pt", "#let small = 10.5pt")
other_font = append("templates/report/fonts/Tinos-BoldItalic.ttf", "\0")
units = swap("params/units.csv", "Sở Mẫu Đ,Sở Mẫu Đ", "Sở Mẫu Đ,Sở Mẫu Đ.")
round_file = swap(f"params/rounds/{ROUND}.toml", "việc thử bộ công cụ", "việc thử kỹ bộ công cụ")
documents = swap(f"params/rounds/{ROUND}.documents.csv", f"vb-{SO_A},{SO_A},bao-cao,", f"vb-a,{SO_A},bao-cao,")
edited_page = append(f"outputs/{ROUND}/{QUAN}.html", "<!-- sửa tay -->")
every_sheet = dict.fromkeys(ALL, ("page", "files"))
every_page = dict.fromkeys(ALL, ("page", "template"))


def every_run(part: str) -> Claim:
    """Return the claim that all reports are run again."""
    return dict.fromkeys(ALL, ("run", part))


EDITS: Mapping[str, tuple[Callable[[Project], None], Claim]] = {
    "own figure": (own_figure, {SO_B: ("run", "data"), "tong-hop": ("run", "data")}),
    "group's figure": (
        group_figure,
        {
            SO_A: ("run", "group"),
            SO_B: ("run", "data", "group"),
            SO_C: ("run", "group"),
            "tong-hop": ("run", "data"),
        },
    ),
    "received row": (received_row, {QUAN: ("run", "data"), "tong-hop": ("run", "data")}),
    # Every Phiếu nguồn names the tables of the round with their hashes.
    "decision": (decision, {**every_sheet, SO_C: ("run", "data"), "tong-hop": ("run", "data")}),
    "published figure": (published_figure, {**every_sheet, SO_C: ("run", "data"), "tong-hop": ("run", "data")}),
    "narrative": (narrative, {SO_B: ("page", "narrative")}),
    "code cell": (code_cell, {SO_A: ("run", "notebook")}),
    "css": (style, every_page),
    "typ": (layout, every_page),
    "font": (other_font, every_run("fonts")),
    "units.csv": (units, every_run("params")),
    "round toml": (round_file, every_run("round")),
    "documents.csv": (documents, every_run("round")),
    "deleted output": (delete(f"{QUAN}.pdf"), {QUAN: ("page", "file")}),
    "edited output": (edited_page, {QUAN: ("page", "file")}),
    "deleted executed": (delete(f"executed/{SO_C}.ipynb"), {SO_C: ("run", "file")}),
}


def main(reasons: Sequence[str]) -> tuple[str, ...]:
    """Return the reasons; a file with another hash is one only where nothing that was read from it has changed."""
    return tuple(reason for reason in reasons if reason != "files" or len(reasons) == 1)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_makes_again_what_it_touches(project: Project, name: str) -> None:
    """Each kind of edit makes just these reports again, for this reason, and runs kernels only where it must."""
    edit, claim = EDITS[name]
    edit(project)
    plan = make_plan(Request(), project.settings).rounds[0]
    assert {job.stem: ("page" if job.executed else "run", *main(job.reasons)) for job in plan.jobs} == claim
    fresh = {outcome.unit_id or "tong-hop" for outcome in plan.settled if outcome.state is OutcomeState.FRESH}
    assert fresh == set(ALL) - set(claim)


# --- whole builds ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Day:
    """What was edited since the last build, the words of the build and what it must make again.

    Edits of one day touch different reports, so that none hides what another one leaves stale.
    """

    edits: Sequence[Callable[[Project], None]]
    claim: Claim
    words: tuple[str, ...] = ()


DATA = {"tong-hop": ("run", "data")}
DAYS = {
    "own": Day(
        (own_figure, decision, code_cell, delete(f"{QUAN}.html")),
        {SO_A: ("run", "notebook"), SO_B: ("run", "data"), SO_C: ("run", "data"), QUAN: ("page", "file"), **DATA},
    ),
    "group": Day((group_figure, edited_page), {**EDITS["group's figure"][1], QUAN: ("page", "file")}),
    "sources": Day(
        (received_row, published_figure, narrative),
        {**every_sheet, SO_B: ("page", "narrative"), SO_C: ("run", "data"), QUAN: ("run", "data"), **DATA},
    ),
    "css": Day((style,), every_page, ("--formats", "html")),  # the PDFs that are there are kept current
    "typ": Day((layout,), every_page),
    "shared": Day((other_font, units, round_file, documents), dict.fromkeys(ALL, ("run", "fonts", "params", "round"))),
}


@dataclass(frozen=True)
class Evening:
    """What a day's build left: what was made again, the files, what one more build did, and the files after ``FORCE=1`` on the same inputs."""

    made: Mapping[str, tuple[str, ...]]
    files: Mapping[str, bytes]
    repeated: subprocess.CompletedProcess[str]
    touched: Sequence[str]
    all_made: Mapping[str, tuple[str, ...]]
    whole: Mapping[str, bytes]


@pytest.fixture(scope="module")
def evenings(built: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Evening]:
    """Live through the days one after another, in one copy of the built project."""
    root = tmp_path_factory.mktemp("ngay") / "du-an"
    shutil.copytree(built.root, root)
    project = Project(type(built.settings)(root))
    return {name: live(project, day) for name, day in DAYS.items()}


def live(project: Project, day: Day) -> Evening:
    """Edit, build what changed, build once more with nothing to do, then build everything."""
    for edit in day.edits:
        edit(project)
    told = project.reports(*day.words)
    made, files = made_again(project, told), content(project)
    times = {path: path.stat().st_mtime_ns for path in (project.root / "outputs").rglob("*")}
    repeated = project.reports(*day.words)
    after = {path: path.stat().st_mtime_ns for path in (project.root / "outputs").rglob("*")}
    touched = [str(path) for path in {*times, *after} if times.get(path) != after.get(path)]
    forced = project.reports("--force", "1")
    return Evening(made, files, repeated, touched, made_again(project, forced), content(project))


def made_again(project: Project, done: subprocess.CompletedProcess[str]) -> dict[str, tuple[str, ...]]:
    """Return what a build made again: by stem whether its notebook ran, by its stage times, and the reasons told."""
    assert done.returncode == 0, done.stdout + done.stderr
    words = {words: part for part, words in REASONS.items()}
    seconds = {entry["unit_id"] or "tong-hop": entry["seconds"] for entry in project.manifest()["entries"]}
    found = {}
    for name, reasons in re.findall(r"^\[.*?\] .*? · (.*?): đã lập \(.*?\); lý do: (.*)$", done.stderr, re.MULTILINE):
        stem = NAMES[name]
        parts = tuple(words[text] for text in reasons.split(", "))
        found[stem] = ("run" if "run" in seconds[stem] else "page", *main(parts))
    return found


def content(project: Project) -> dict[str, bytes]:
    """Return every published file of the project but the manifest."""
    return {name: path.read_bytes() for name, path in published(project.root).items()}


def index(project: Project, round_id: str = ROUND) -> dict[str, tuple[bool, str]]:
    """Return of each report in the round's index whether it is shown as current, and all its words."""
    soup = BeautifulSoup((project.settings.outputs(round_id) / "index.html").read_text(encoding="utf-8"), "html.parser")
    rows = {row.find("a")["href"].partition(".")[0]: row for row in soup.select("tbody tr") if row.find("a")}
    return {stem: ("old" not in row.get("class", []), row.get_text(" ", strip=True)) for stem, row in rows.items()}


@pytest.mark.parametrize("name", DAYS)
def test_a_build_makes_again_what_the_edits_touch(evenings: dict[str, Evening], name: str) -> None:
    """The build tells of each report why it is made again, and a kernel has run only where that is claimed."""
    assert evenings[name].made == DAYS[name].claim


@pytest.mark.parametrize("name", DAYS)
def test_nothing_stale_remains(evenings: dict[str, Evening], name: str) -> None:
    """What was made and what was left alone is, byte for byte, what ``FORCE=1`` makes of the same inputs."""
    evening = evenings[name]
    assert evening.all_made == dict.fromkeys(ALL, ("run", "forced"))
    files = {*evening.files, *evening.whole}
    assert [file for file in sorted(files) if evening.files.get(file) != evening.whole.get(file)] == []


@pytest.mark.parametrize("name", DAYS)
def test_a_build_with_nothing_to_do_writes_nothing(evenings: dict[str, Evening], name: str) -> None:
    """The next build says that nothing has changed and touches no file."""
    evening = evenings[name]
    assert evening.repeated.returncode == 0
    assert f"Không có gì thay đổi: {len(ALL)} báo cáo" in evening.repeated.stdout
    assert evening.repeated.stderr == ""
    assert evening.touched == []


def test_the_edits_reach_the_pages(evenings: dict[str, Evening]) -> None:
    """The days really change the files, else equal bytes would prove nothing."""
    days = list(evenings.values())
    changed = {
        name: {file for file in evening.files if before.whole.get(file) != evening.files[file]}
        for (name, evening), before in zip(list(evenings.items())[1:], days, strict=False)
    }
    assert {f"{ROUND}/{stem}.pdf" for stem in (SO_A, SO_B, "tong-hop")} <= changed["group"]
    assert {f"{ROUND}/{stem}.pdf" for stem in (SO_B, SO_C, QUAN)} <= changed["sources"]
    assert {f"{ROUND}/{stem}.html" for stem in ALL} <= changed["css"]
    assert {f"{ROUND}/{stem}.pdf" for stem in ALL} <= changed["typ"]
    assert {f"{ROUND}/{stem}.html" for stem in ALL} <= changed["shared"]
