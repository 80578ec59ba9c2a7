"""Only what changed is made again, and nothing stale remains: each build of less equals a build of everything."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from giamsat.pipeline.index import write_indexes
from giamsat.pipeline.jobs import OutcomeState, Request
from giamsat.pipeline.plan import make_plan
from giamsat.texts_vi.pipeline import REASONS
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, SO_C, Project, make_project, spoiled
from tests.e2e.test_same_bytes import published
from tests.e2e.under_way import shown_as_current

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


def own_figure(project: Project, unit_id: str = SO_B) -> None:
    """Hand in another answer of a department about something that no rate of its group is made of."""
    hand_in(project, unit_id, "bo-may.truc_thuoc", 77)


def group_figure(project: Project) -> None:
    """Hand in another number of staff, which is half of a rate of the whole group."""
    hand_in(project, SO_B, "bo-may.bien_che_co_mat", 850)


def hand_in(project: Project, unit_id: str, code: str, value: int) -> None:
    """Hand in a department's workbook again with another answer to one question of the first sheet."""
    whole = project.content(unit_id)
    place = next(number for number, row in enumerate(whole.indicators["01"]) if row["code"] == code)
    project.hand_in(f"Biểu mẫu {unit_id}.xlsx", spoiled(whole, "01", place, value=value))


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
    # Alone: what leads to the workbook that was handed in again stands beside reports that are not made again.
    "own": Day((own_figure,), EDITS["own figure"][1]),
    "files": Day((code_cell, delete(f"{QUAN}.html")), {SO_A: ("run", "notebook"), QUAN: ("page", "file")}),
    "group": Day((group_figure, edited_page), {**EDITS["group's figure"][1], QUAN: ("page", "file")}),
    "sources": Day(
        (received_row, decision, published_figure, narrative),
        {**every_sheet, SO_B: ("page", "narrative"), SO_C: ("run", "data"), QUAN: ("run", "data"), **DATA},
    ),
    # Of HTML alone; but the PDFs that are there are kept current.
    "templates": Day((style, layout), every_page, ("--formats", "html")),
    "shared": Day((other_font, units, round_file, documents), dict.fromkeys(ALL, ("run", "fonts", "params", "round"))),
}


@dataclass(frozen=True)
class Evening:
    """What a day's build left: what was made again, the files, what one more build did, and the same of ``FORCE=1``."""

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
    # The synthesis does not print this rate, only how much is asked of a unit, which may be the same as before.
    assert {f"{ROUND}/{stem}.pdf" for stem in (SO_A, SO_B)} <= changed["group"]
    assert {f"{ROUND}/{stem}.pdf" for stem in (SO_B, SO_C, QUAN)} <= changed["sources"]
    assert {f"{ROUND}/{stem}.{kind}" for stem in ALL for kind in ("html", "pdf")} <= changed["templates"]
    assert {f"{ROUND}/{stem}.html" for stem in ALL} <= changed["shared"]


def test_pages_that_say_the_same_are_not_made_again(project: Project) -> None:
    """A synthesis whose notebook ran on other data and says what it said keeps its pages; its sheet is made again."""
    own_figure(project)  # another than last year's, which nobody asks about
    project.reports()
    before = content(project)
    hand_in(project, SO_B, "bo-may.truc_thuoc", 78)
    done = project.reports()
    seconds = {entry["unit_id"] or "tong-hop": entry["seconds"] for entry in project.manifest()["entries"]}
    assert {"run", "html", "pdf", "sheet"} <= set(seconds[SO_B]), done.stdout + done.stderr
    assert {"run", "html", "pdf", "sheet"} & set(seconds["tong-hop"]) == {"run", "sheet"}
    after = content(project)
    changed = {Path(name).name for name in after if after[name] != before[name] and "tong-hop" in name}
    assert changed == {"tong-hop.phieu-nguon.html", "tong-hop.phieu-nguon.pdf", "tong-hop.nguon.csv"}


def test_a_signature_outlives_a_build_that_makes_the_same_page(project: Project) -> None:
    """A PDF signed where it lies stays when its report is made again and says the same; recorded is what was signed."""
    pdf = project.outputs / f"{SO_A}.pdf"
    made = pdf.read_bytes()
    signed = made + b"1 0 obj <</ByteRange [0 1 2 3]>> endobj\n%%EOF\n"
    pdf.write_bytes(signed)
    for edit, words in ((decision, ()), (lambda _: None, ("--force", "1"))):
        edit(project)
        assert SO_A in made_again(project, project.reports(*words))
        assert pdf.read_bytes() == signed
        entry = next(row for row in project.manifest()["entries"] if row["unit_id"] == SO_A)
        assert entry["outputs"][f"outputs/{ROUND}/{SO_A}.pdf"]["sha256"] == hashlib.sha256(made).hexdigest()


def test_a_signed_pdf_of_a_page_that_changed_is_kept_and_told_of(project: Project) -> None:
    """The first build says what was kept, where and what to do, so does one with nothing to do; the index leads there.

    ``make verify`` has nothing against it, and the page that was signed comes back signed.
    """
    pdf, notebook = project.outputs / f"{SO_B}.pdf", project.settings.notebooks(ROUND) / f"{SO_B}.ipynb"
    signed = pdf.read_bytes() + b"1 0 obj <</ByteRange [0 1 2 3]>> endobj\n%%EOF\n"
    pdf.write_bytes(signed)
    before = notebook.read_bytes()
    narrative(project)
    kept = f"da-ky/{SO_B}.{hashlib.sha256(signed).hexdigest()[:12]}.pdf"
    for said in ("Đã lập 1/", "Không có gì thay đổi"):
        done = project.reports()
        assert done.returncode == 0, done.stdout + done.stderr
        assert said in done.stdout
        assert done.stdout.count(f"Bản PDF đã ký của nội dung cũ được giữ ở outputs/{ROUND}/{kept}, còn bản mới") == 1
        assert (project.outputs / kept).read_bytes() == signed
        assert b"/ByteRange" not in pdf.read_bytes()
    for page, address in ((project.outputs, "da-ky/"), (project.root / "outputs", f"{ROUND}/da-ky/")):
        assert f'href="{address}"' in (page / "index.html").read_text(encoding="utf-8")
    done = project.python("-m", "giamsat.cli", "verify", "--round", ROUND, "--units", SO_B)
    assert done.returncode == 0, done.stdout + done.stderr
    notebook.write_bytes(before)
    assert "Bản PDF đã ký" not in project.reports().stdout
    assert pdf.read_bytes() == signed


# --- the index ------------------------------------------------------------------------------------------------------


def test_a_narrowed_build_shows_no_other_report_as_current(project: Project) -> None:
    """After a change of data a build of another unit alone leaves the touched reports marked as old in both indexes."""
    group_figure(project)
    done = project.reports("--units", QUAN)
    assert "Không có gì thay đổi: 1 báo cáo" in done.stdout
    assert shown_as_current(project) == {SO_A: False, SO_B: False, SO_C: False, QUAN: True, "tong-hop": False}
    assert shown_as_current(project, "index.html") == shown_as_current(project)


def test_a_build_of_another_round_shows_no_report_as_current_whose_files_changed(project: Project) -> None:
    """The build of another round does not look at this one's data: after a change none of it is called current.

    That round is built as HTML alone, then in both formats, for which no kernel runs again.
    """
    own_figure(project)
    add_round(project, "khac-2024")
    done = project.reports("--round", "khac-2024", "--units", "so-mau-d", "--formats", "html")
    assert done.returncode == 0, done.stdout + done.stderr
    assert shown_as_current(project, "index.html") == {**dict.fromkeys(ALL, False), "so-mau-d": True}
    assert shown_as_current(project) == dict.fromkeys(ALL, False)
    done = project.reports("--round", "khac-2024", "--units", "so-mau-d")
    assert f"lý do: {REASONS['format']}" in done.stderr
    assert "chạy sổ tay" not in done.stdout
    assert (project.settings.outputs("khac-2024") / "so-mau-d.pdf").is_file()


def test_a_page_that_is_gone_or_was_edited_is_not_current_in_the_index(project: Project) -> None:
    """An index written after a page was deleted or edited shows only the other reports as current."""
    delete(f"{SO_C}.pdf")(project)
    edited_page(project)
    write_indexes(project.settings)
    assert shown_as_current(project) == {SO_A: True, SO_B: True, SO_C: False, QUAN: False, "tong-hop": True}


def add_round(project: Project, round_id: str) -> None:
    """Add a round of one department that has sent nothing."""
    rounds = project.settings.params / "rounds"
    text = (rounds / f"{ROUND}.toml").read_text(encoding="utf-8").partition("[[units]]")[0]
    text = text.replace(ROUND, round_id) + '[[units]]\nid = "so-mau-d"\ndelegation = "doan-1"\nmode = "truc-tiep"\n'
    (rounds / f"{round_id}.toml").write_text(text, encoding="utf-8")
    head, *rows = (rounds / f"{ROUND}.documents.csv").read_text(encoding="utf-8").splitlines()
    kept = [row.replace(SO_A, "so-mau-d") for row in rows if SO_A in row or "tong-hop" in row]
    (rounds / f"{round_id}.documents.csv").write_text("\n".join([head, *kept, ""]), encoding="utf-8")
    project.settings.data(round_id).mkdir()


# --- one unit's code and the next unit ------------------------------------------------------------------------------

HOSTILE = """\
import locale, os, random, sys, time
import matplotlib, matplotlib.pyplot, numpy, pandas
import giamsat.formatting.numbers, giamsat.report.summary, giamsat.texts_vi.ground

found = report.summary()
giamsat.formatting.numbers.decimal.__code__ = (lambda *given, **more: "hỏng").__code__
giamsat.texts_vi.ground.ILLUSTRATIVE = "hỏng"
giamsat.report.summary.__dict__.clear()
pandas.DataFrame.__init__ = pandas.Series.__init__ = None
pandas.set_option("display.max_rows", 1)
matplotlib.rcParams.update({"font.size": 40, "svg.hashsalt": "hỏng", "lines.linewidth": 9, "axes.grid": True})
matplotlib.pyplot.figure()
numpy.random.seed(1)
random.seed(1)
locale.setlocale(locale.LC_ALL, "C")
os.environ.update({"TZ": "Asia/Tokyo", "GIAMSAT_ROOT": "/", "MPLCONFIGDIR": "/", "LC_ALL": "C", "TMPDIR": "/"})
time.tzset()
os.umask(0)
sys.path.clear()
os.chdir("/")
found"""


def test_no_unit_sees_what_another_ones_code_did(project: Project) -> None:
    """A cell that spoils libraries, the kit, environment, folder and locale changes no byte of the reports after it."""
    before = content(project)
    project.set_cell(SO_A, "tom-tat", HOSTILE)
    done = project.reports("--force", "1", "--jobs", "1")
    order = re.findall(r"^\[.*?\] .*? · (.*?):", done.stderr, re.MULTILINE)
    assert NAMES[order[0]] == SO_A
    after = content(project)
    others = [name for name in before if SO_A not in name and "index" not in name]
    assert len(others) > 4 * len(ALL[1:])
    assert [name for name in others if before[name] != after.get(name)] == []
    assert done.returncode == 1 or before[f"{ROUND}/{SO_A}.html"] != after[f"{ROUND}/{SO_A}.html"]
