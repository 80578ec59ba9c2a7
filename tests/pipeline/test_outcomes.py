"""What became of a batch: order, files, manifest, indexes and the words of the summary."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from giamsat.errors import Fault, ParamsError
from giamsat.files import sha256_of
from giamsat.pipeline.batch import _in_order, build_many
from giamsat.pipeline.build import Stopwatch
from giamsat.pipeline.index import write_indexes
from giamsat.pipeline.jobs import BatchResult, Outcome, OutcomeState, Request
from giamsat.pipeline.plan import make_plan
from giamsat.pipeline.plan_round import RoundPlan
from giamsat.pipeline.publish import publish
from giamsat.pipeline.record import Account, record_outcome, record_round
from giamsat.pipeline.tell import Progress, summary
from giamsat.provenance.manifest import Entry, read_manifest
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project


def outcome(unit_id: str, state: OutcomeState = OutcomeState.BUILT, **more: object) -> Outcome:
    """Make an outcome."""
    name = {SO_A: "Sở Mẫu A", QUAN: "Ủy ban nhân dân quận Mẫu 1", "": "Đợt thử năm 2024"}[unit_id]
    return Outcome(ROUND, unit_id, name, state, **more)  # type: ignore[arg-type]


ACCOUNT = Account(Path(__file__).parent, "warm")


def record(project: Project, *outcomes: Outcome) -> dict[str, Entry]:
    """Record outcomes as a build of them does, and return the entries of the manifest."""
    plan: RoundPlan = make_plan(Request(), project.settings).rounds[0]
    entries = {row.unit_id: record_outcome(plan, row, ACCOUNT, project.settings) for row in outcomes}
    record_round(plan, entries, ACCOUNT, {}, 2.0, project.settings)
    return dict(read_manifest(project.outputs).entries)


def test_outcomes_do_not_depend_on_who_finished_first(project: Project) -> None:
    """Outcomes stand in official order, the synthesis last, in whatever order they came in."""
    plan = make_plan(Request(), project.settings)
    found = _in_order([outcome(""), outcome(QUAN), outcome(SO_A)], plan)
    assert [row.unit_id for row in found] == [SO_A, QUAN, ""]


def test_files_appear_whole(project: Project) -> None:
    """Publishing writes every file and leaves nothing temporary behind."""
    files = {project.outputs / "a.html": "một", project.outputs / "blocks" / "a.json": b"{}"}
    assert publish(files, project.settings) == ()
    assert sorted(path.name for path in project.outputs.rglob("*") if path.is_file()) == ["a.html", "a.json"]
    assert (project.outputs / "a.html").read_text(encoding="utf-8") == "một"


def _opened_as_on_windows(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let renaming onto one file fail as it does on Windows while a program shows it; Linux has no such lock."""
    real = os.replace

    def replace(source: str | Path, destination: str | Path) -> None:
        if Path(destination) == target:
            raise PermissionError(13, "Access is denied", str(destination))
        real(source, destination)

    monkeypatch.setattr(os, "replace", replace)


def test_a_file_that_is_open_leaves_the_new_one_beside_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the old file cannot be replaced, it stays, the new one lies beside it and the sentence names both."""
    target = project.outputs / "so-mau-a.pdf"
    target.parent.mkdir(parents=True)
    target.write_bytes("bản cũ".encode())
    _opened_as_on_windows(target, monkeypatch)
    (fault,) = publish({target: b"ban moi", project.outputs / "so-mau-a.html": "mới"}, project.settings)
    assert str(fault).startswith(f"Tệp outputs/{ROUND}/so-mau-a.pdf: tệp đang mở")
    assert f"outputs/{ROUND}/so-mau-a.moi.pdf" in str(fault)
    assert target.read_bytes() == "bản cũ".encode()
    assert (project.outputs / "so-mau-a.moi.pdf").read_bytes() == b"ban moi"
    assert (project.outputs / "so-mau-a.html").read_text(encoding="utf-8") == "mới"


def test_a_table_open_in_excel_stops_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """so-lieu.csv open in Excel is a sentence at the end; the manifest and the indexes are written all the same."""
    project.submit(SO_A)
    project.make_final(SO_A, QUAN)  # refused for its unwritten narratives: nothing needs to run
    table = project.outputs / "so-lieu.csv"
    _opened_as_on_windows(table, monkeypatch)
    result = build_many(Request(unit_ids=(SO_A,)), project.settings)
    assert [fault.code for fault in result.faults] == ["target-open"]
    assert (project.outputs / "so-lieu.moi.csv").is_file()
    assert (project.outputs / "index.html").is_file()
    assert list(read_manifest(project.outputs).entries) == [SO_A]
    monkeypatch.undo()
    assert build_many(Request(unit_ids=(SO_A,)), project.settings).faults == ()
    assert table.is_file()
    assert not (project.outputs / "so-lieu.moi.csv").exists()


def test_a_stopwatch_adds_stages() -> None:
    """Time of a stage is kept also when the stage fails, and adds up over several calls."""
    clock = Stopwatch()
    with clock.stage("pdf"):
        pass
    with pytest.raises(ValueError, match="x"), clock.stage("pdf"):
        raise ValueError("x")
    assert list(clock.seconds) == ["pdf"]
    assert clock.seconds["pdf"] >= 0


def test_the_manifest_keeps_what_was_not_asked_for(project: Project) -> None:
    """A build of one unit leaves the entries of the others; a failed one keeps its last good files and their key."""
    project.outputs.mkdir(parents=True)
    page = project.outputs / f"{SO_A}.html"
    page.write_text("trang", encoding="utf-8")
    first = record(project, outcome(SO_A, outputs={page: sha256_of(page)}, seconds={"run": 1.5}), outcome(QUAN))
    assert first[SO_A].outputs.keys() == {f"outputs/{ROUND}/{SO_A}.html"}
    assert first[SO_A].outputs[f"outputs/{ROUND}/{SO_A}.html"].sha256 == sha256_of(page)
    assert f"notebooks/{ROUND}/{SO_A}.ipynb" in {row.file for row in first[SO_A].inputs}
    second = record(project, outcome(SO_A, OutcomeState.FAILED, faults=(Fault.of("cell-timeout", seconds=3),)))
    assert second[SO_A].state == "failed"
    assert (second[SO_A].outputs, second[SO_A].key) == (first[SO_A].outputs, first[SO_A].key)
    assert "3 giây" in second[SO_A].faults[0]
    assert second[QUAN] == first[QUAN]
    assert list(second) == [SO_A, QUAN]


def publish_page(project: Project) -> None:
    """Publish a page of a department and record it as built."""
    page = project.outputs / f"{SO_A}.html"
    page.parent.mkdir(parents=True)
    page.write_text("trang", encoding="utf-8")
    record(project, outcome(SO_A, outputs={page: sha256_of(page)}))


def shown_as_current(project: Project) -> None:
    """Publish a page of a department that the index shows as current."""
    publish_page(project)
    write_indexes(project.settings)
    assert "Bản cũ" not in (project.outputs / "index.html").read_text(encoding="utf-8")


def test_an_index_marks_what_is_old(project: Project) -> None:
    """A unit whose last build failed keeps its links, with the remark that they are of an earlier build."""
    publish_page(project)
    record(project, outcome(SO_A, OutcomeState.REFUSED, faults=(Fault.of("cell-timeout", seconds=3),)))
    write_indexes(project.settings)
    text = (project.outputs / "index.html").read_text(encoding="utf-8")
    assert "từ chối (văn bản chính thức chưa đủ)" in text
    assert "Lần chạy gần nhất không lập được; tệp đang có là bản cũ." in text
    assert f'href="{SO_A}.html"' in text
    assert f'href="{ROUND}/{SO_A}.html"' in (project.root / "outputs" / "index.html").read_text(encoding="utf-8")


def test_a_changed_file_makes_reports_old_in_the_index(project: Project) -> None:
    """After an edit that no build has seen yet, no index written by whatever build shows the report as current."""
    shown_as_current(project)
    project.decide(("xac-nhan", SO_A, "x", "y", "z", "Thường trực", "2024-11-01"))
    write_indexes(project.settings)
    text = (project.outputs / "index.html").read_text(encoding="utf-8")
    assert "Bản cũ" in text
    assert "đã thay đổi sau lần lập này" in text


def test_a_build_that_cannot_begin_shows_no_report_as_current(project: Project) -> None:
    """With a registry that cannot be read nothing is made, and the indexes say that what lies there is old."""
    shown_as_current(project)
    units = project.settings.params / "units.csv"
    units.write_text(units.read_text(encoding="utf-8").replace("so-mau-a,", "so-mau-a,,", 1), encoding="utf-8")
    with pytest.raises(ParamsError):
        build_many(Request(), project.settings)
    assert "Bản cũ" in (project.outputs / "index.html").read_text(encoding="utf-8")


def test_a_manifest_that_cannot_be_read_is_made_anew(project: Project) -> None:
    """A broken manifest costs the history, never the build."""
    path = project.outputs / "manifest.json"
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")
    assert list(record(project, outcome(SO_A))) == [SO_A]


def test_the_summary_tells_faults_gaps_and_times() -> None:
    """Faults of files, then of units, then gaps, then what was built and how long the stages took."""
    result = BatchResult(
        outcomes=(
            outcome(SO_A, seconds={"run": 2.0, "pdf": 0.3}, unwritten=("III", "V")),
            outcome(QUAN, OutcomeState.FAILED, faults=(Fault.of("cell-timeout", seconds=3),)),
        ),
        faults=(Fault.of("kernel-died", detail="x"),),
        gaps=((ROUND, "Sở Mẫu A", ("một", "hai", "ba", "bốn", "năm")),),
        created=(Path("moi.ipynb"),),
        seconds=2.5,
    )
    lines = list(summary(result))
    assert not result.is_clean
    text = "\n".join(lines)
    assert lines[0] == "Tệp không dùng được:"
    assert "  Ủy ban nhân dân quận Mẫu 1 (thu-2024): không lập được" in lines
    assert "một; hai; ba; bốn; … (+1)" in text
    assert "Sở Mẫu A (thu-2024): III, V" in text
    assert "moi.ipynb" in text
    assert lines[-2] == "Đã lập 1/2 báo cáo trong 2,5 giây. Mở outputs/index.html để xem."
    assert lines[-1] == "Thời gian từng khâu (cộng dồn): chạy sổ tay 2,0 giây; PDF 0,3 giây."


def test_gaps_alone_are_clean() -> None:
    """A build with gaps is a success: exit code 0 with a list."""
    result = BatchResult((outcome(SO_A),), (), ((ROUND, "Sở Mẫu A", ("một",)),), (), 1.0)
    assert result.is_clean
    assert "Còn thiếu số liệu (1 đơn vị):" in list(summary(result))


def test_many_with_the_same_gap_are_told_in_a_line() -> None:
    """A round of 126 bodies that nobody has asked yet does not fill the screen: some names, how many more."""
    names = [f"Xã Mẫu {number}" for number in range(1, 31)]
    files = tuple(Path(f"{number}.ipynb") for number in range(1, 31))
    gaps = (*((ROUND, name, ("một",)) for name in names), (ROUND, "Sở Mẫu A", ("hai",)))
    lines = list(summary(BatchResult((outcome(SO_A),), (), gaps, files, 1.0)))
    assert "Còn thiếu số liệu (31 đơn vị):" in lines
    named = "Xã Mẫu 1; Xã Mẫu 2; Xã Mẫu 3; Xã Mẫu 4; Xã Mẫu 5 và 25 đơn vị khác"
    assert f"  - {named} ({ROUND}): một" in lines
    assert f"  - Sở Mẫu A ({ROUND}): hai" in lines
    assert any(line.endswith("20.ipynb và 10 sổ tay khác") for line in lines)


def test_nothing_to_build_is_said() -> None:
    """Without any round with data the summary says so."""
    assert list(summary(BatchResult((), (), (), (), 0.1))) == ["Chưa có đợt nào có số liệu trong thư mục data/."]


class _Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_plain_lines_elsewhere_and_a_bar_on_a_terminal() -> None:
    """In a file or a log each outcome is a line; on a terminal there is a bar, and only failures get a line."""
    plain, terminal = io.StringIO(), _Terminal()
    for stream in (plain, terminal):
        with Progress(stream) as progress:
            progress.hear(outcome(SO_A, seconds={"run": 1.25}), 1, 2)
            progress.hear(outcome(QUAN, OutcomeState.FAILED), 2, 2)
    assert plain.getvalue().splitlines() == [
        "[1/2] thu-2024 · Sở Mẫu A: đã lập (1,2 giây)",
        "[2/2] thu-2024 · Ủy ban nhân dân quận Mẫu 1: không lập được (0,0 giây)",
    ]
    assert "100%" in terminal.getvalue()
    assert "quận Mẫu 1: không lập được" in terminal.getvalue()
    assert "Sở Mẫu A: đã lập" not in terminal.getvalue()
