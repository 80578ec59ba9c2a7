"""Nothing is lost: killed, interrupted, out of disk, in the way of another; good pages stay, the next run ends it."""

from __future__ import annotations

import getpass
import json
import os
import platform
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from giamsat.execution.forkserver.processes import children
from giamsat.settings import Settings
from tests.e2e.little_project import ROUND, SO_A, SO_B, Project, make_project
from tests.e2e.under_way import PATIENCE, SLOW, Building, building, published, shown_as_current, slow
from tests.execution.processes import becomes_true

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.kernel,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc"),
]
ORDINARY = {"GIAMSAT_KERNELS": "thuong"}
CHILD = "sleep 300"
TOO_LONG = 2.0  # seconds for Ctrl-C: one is promised, and a test machine is busy


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project of two departments with good reports; the second one's notebook can be slow."""
    project = make_project(tmp_path_factory.mktemp("mat") / "du-an", after=[SO_A, SO_B], before=[])
    project.submit(SO_A, SO_B)
    project.set_cell(SO_B, "ii-tthc-so-lieu", SLOW)
    done = project.reports("--jobs", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture(scope="module")
def new(before: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what readers get of the changed data after a build that nothing disturbs."""
    project = changed(before, tmp_path_factory.mktemp("moi"))
    done = project.reports("--jobs", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    return published(project)


@pytest.fixture
def project(before: Project, tmp_path: Path) -> Project:
    """Return a copy of the good project in which both departments have sent other figures since."""
    return changed(before, tmp_path)


def changed(before: Project, folder: Path) -> Project:
    """Return a copy of a project in which both departments have sent other workbooks."""
    shutil.copytree(before.root, folder / "ban-sao")
    project = Project(Settings(folder.resolve() / "ban-sao"))
    for unit_id in (SO_A, SO_B):
        project.hand_in(f"Biểu mẫu {unit_id}.xlsx", project.content(unit_id, report_number="08/BC-MAU"))
    return project


def all_whole(project: Project, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Check that every file readers had is still there, byte for byte the old one or the new one."""
    found = published(project)
    assert set(old) <= set(found)
    assert not [name for name in old if found[name] not in (old[name], new[name])]
    json.loads((project.outputs / "manifest.json").read_text(encoding="utf-8"))


def finishes(project: Project, new: dict[str, bytes], *words: str, chosen: Callable[[str], bool] | None = None) -> str:
    """Check that the next run ends well, leaves nothing behind and gives the new files; return what it said."""
    with building(project, "--jobs", "2", *words) as build:
        code, said = build.end()
        assert code == 0, said
        build.leaves_nothing()
    found = published(project)
    assert {name: found[name] for name in new if chosen is None or chosen(name)} == {
        name: content for name, content in new.items() if chosen is None or chosen(name)
    }
    assert not list(project.outputs.rglob("*.loi.*"))
    return said


def finished(project: Project) -> int:
    """Return how many reports the journal knows."""
    journal = project.outputs / ".manifest.jsonl"
    return journal.read_bytes().count(b'"highlights"') if journal.exists() else 0


# --- killed -------------------------------------------------------------------------------------


def test_kill_9_of_the_runner_at_any_moment(project: Project, before: Project, new: dict[str, bytes]) -> None:
    """Killed at its start, while planning, in a cell and while publishing, a build leaves no process, no temporary file
    and no half page; what it had finished is not made again, and half-written files are swept."""
    old = published(before)
    owner = project.root / "outputs" / ".dang-lap.ten"

    def killed(moment: Callable[[Building], object]) -> str:
        owner.unlink(missing_ok=True)
        with building(project, "--jobs", "2") as build:
            moment(build)
            said = build.kill()
            build.leaves_nothing(killed=True)
        all_whole(project, old, new)
        return said

    killed(lambda build: build.wait_for(owner.exists))
    killed(lambda build: build.server())
    with slow(project, CHILD):
        said = killed(lambda build: (build.kernel(), build.wait_for(lambda: finished(project) == 2)))
        assert "Sở Mẫu A: đã lập" in said
    page = project.outputs / f"{SO_B}.html"

    def shows_the_page(build: Building) -> None:
        """Wait for the page; so little is left to do then that the build may be through before it is killed."""
        assert becomes_true(lambda: page.read_bytes() == new[page.name] or build.process.poll() is not None, PATIENCE)
        assert page.read_bytes() == new[page.name]

    said = killed(shows_the_page)
    assert "Sở Mẫu A" not in said
    for folder in (project.outputs, project.settings.notebooks(ROUND)):
        (folder / f".{SO_A}.ipynb.1.part").write_text("{", encoding="utf-8")
    said = finishes(project, new)
    assert "giữ 2 báo cáo không thay đổi" in said or "Không có gì thay đổi: 3 báo cáo" in said


def test_kill_9_of_a_runner_with_ordinary_kernels(project: Project, before: Project, new: dict[str, bytes]) -> None:
    """Without a fork server, too, worker, kernel, a cell's own child and temporary files end with the runner."""
    with slow(project, CHILD), building(project, "--jobs", "1", "--units", SO_B, env=ORDINARY) as build:
        build.kernel()
        build.kill()
        build.leaves_nothing(killed=True)
    all_whole(project, published(before), new)
    assert "Sở Mẫu B: đã lập" in finishes(project, new)


@pytest.mark.parametrize("kernels", ["warm", "ordinary"])
@pytest.mark.parametrize("victim", ["server", "worker", "kernel"])
def test_kill_9_of_a_helper_costs_one_more_try(
    project: Project, new: dict[str, bytes], victim: str, kernels: str
) -> None:
    """When fork server, worker or kernel is killed the report is made all the same, and nothing is left behind."""
    if (victim, kernels) == ("server", "ordinary"):
        pytest.skip("there is none")
    env = ORDINARY if kernels == "ordinary" else {}
    with building(project, "--jobs", "1", "--units", SO_B, env=env) as build:
        with slow(project):
            build.kernel()
            os.kill({"server": build.server, "worker": build.worker, "kernel": build.kernel}[victim](), signal.SIGKILL)
        code, said = build.end()
        assert code == 0, said
        assert "Đã lập 1/1 báo cáo" in said
        assert ("cách thông thường" in said or "cách thường" in said) is (victim == "server" or kernels == "ordinary")
        build.leaves_nothing()
    assert published(project)[f"{SO_B}.pdf"] == new[f"{SO_B}.pdf"]


# --- what the index says ------------------------------------------------------------------------


@pytest.mark.parametrize("is_killed", [False, True], ids=["Ctrl-C", "kill -9"])
def test_a_stopped_build_leaves_no_index_that_calls_an_old_report_current(
    before: Project, tmp_path: Path, is_killed: bool
) -> None:
    """Stopped after the first reports, what was to be made is not called current until a build has ended; what was not
    touched is, all along."""
    shutil.copytree(before.root, tmp_path / "ban-sao")
    project = Project(Settings(tmp_path.resolve() / "ban-sao"))
    everything = {SO_A, SO_B, "tong-hop"}
    pages = (f"{ROUND}/index.html", "index.html")

    def current() -> list[set[str]]:
        return [{stem for stem, is_new in shown_as_current(project, page).items() if is_new} for page in pages]

    def stopped(is_far: Callable[[], bool]) -> None:
        with slow(project), building(project, "--jobs", "2") as build:
            build.kernel()
            build.wait_for(is_far)
            build.kill() if is_killed else build.interrupt(group=True)
            build.leaves_nothing(killed=is_killed)

    def ended() -> None:
        done = project.reports("--jobs", "2")
        assert done.returncode == 0, done.stdout + done.stderr
        assert current() == [everything] * 2

    assert current() == [everything] * 2
    project.set_cell(SO_B, "ii-tthc-so-lieu", f"{SLOW}\n# sửa")
    stopped(lambda: SO_B not in current()[1])
    assert current() == [{SO_A, "tong-hop"}] * 2
    assert "lần lập lại đã dừng giữa chừng" in (project.outputs / "index.html").read_text(encoding="utf-8")
    ended()
    for unit_id in (SO_A, SO_B):
        project.hand_in(f"Biểu mẫu {unit_id}.xlsx", project.content(unit_id, report_number="08/BC-MAU"))
    stopped(lambda: finished(project) == 2)
    assert current() == [set()] * 2
    ended()


# --- no room ------------------------------------------------------------------------------------


def test_a_full_disk_keeps_the_old_pages(project: Project, before: Project, new: dict[str, bytes]) -> None:
    """When the PDFs of two units do not fit, their old files stay and the sentence says why; the other one is built."""
    old = published(before)
    limit = len(old[f"{SO_A}.pdf"]) // 2
    with building(project, "--jobs", "2", "--formats", "pdf") as build:
        server = build.server()
        # Two workers: from then on nothing is forked for the runner, whose limits a child would have. Workers and
        # kernels write elsewhere, only the disk of outputs/ is full.
        build.wait_for(lambda: len(list(children(server))) > 2)
        resource.prlimit(build.pid, resource.RLIMIT_FSIZE, (limit, limit))
        code, said = build.end()
        assert code == 1
        for unit_id in (SO_A, SO_B):
            assert f"Tệp outputs/{ROUND}/{unit_id}.pdf: ổ đĩa hết chỗ" in said
        assert "Đã lập 1/3 báo cáo" in said
        build.leaves_nothing()
    found = published(project)
    assert {name: found[name] for name in old if SO_A in name or SO_B in name} == {
        name: content for name, content in old.items() if SO_A in name or SO_B in name
    }
    assert found["executed/tong-hop.ipynb"] == new["executed/tong-hop.ipynb"]
    finishes(project, new)


def test_a_disk_without_any_room_is_a_sentence(project: Project, before: Project, new: dict[str, bytes]) -> None:
    """When not even the manifest fits, the run ends with sentences, and all that readers had is as it was."""
    old = published(before)
    limit = (project.outputs / "manifest.json").stat().st_size - 1000
    env = {"PYTHONDONTWRITEBYTECODE": "1"}  # Python 3.11 takes half a .pyc for a whole one

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    with building(project, env=env, preexec_fn=no_room) as build:
        code, said = build.end()
        assert code == 1
        assert f"Tệp outputs/{ROUND}/manifest.json: ổ đĩa hết chỗ" in said
        assert said.count("không lập được") == 3
        build.leaves_nothing()
    assert published(project) == old
    finishes(project, new)


# --- in the way ---------------------------------------------------------------------------------


def test_outputs_that_is_a_file(project: Project, new: dict[str, bytes]) -> None:
    """A file named outputs ends the run with a sentence before anything is made; moved away, all is built."""
    shutil.rmtree(project.root / "outputs")
    (project.root / "outputs").write_text("một tệp", encoding="utf-8")
    with building(project) as build:
        code, said = build.end()
        assert code == 1
        assert "không ghi được vào thư mục outputs (tại đó cần một thư mục nhưng đang có một tệp cùng tên)" in said
        build.leaves_nothing()
    assert (project.root / "outputs").read_text(encoding="utf-8") == "một tệp"
    (project.root / "outputs").unlink()
    finishes(project, new)


def test_a_rounds_folder_that_is_a_file(project: Project) -> None:
    """A file in place of outputs/<round> ends the run with a sentence that names it."""
    shutil.rmtree(project.outputs)
    project.outputs.write_text("một tệp", encoding="utf-8")
    with building(project, "--units", SO_A, "--formats", "html") as build:
        code, said = build.end()
        assert code == 1
        assert f"Tệp outputs/{ROUND}: không ghi được tệp này (tại đó cần một thư mục" in said
        build.leaves_nothing()
    assert project.outputs.read_text(encoding="utf-8") == "một tệp"


def test_a_folder_in_place_of_a_page(project: Project, new: dict[str, bytes]) -> None:
    """A folder named like a page fails that unit with a sentence, the others are built; moved away, so is it."""
    page = project.outputs / f"{SO_A}.html"
    page.unlink()
    (page / "giữ").mkdir(parents=True)
    with building(project, "--jobs", "2", "--formats", "html") as build:
        code, said = build.end()
        assert code == 1
        assert f"Tệp outputs/{ROUND}/{page.name}: không ghi được tệp này (tại đó đang có một thư mục cùng tên)" in said
        assert "Đã lập 2/3 báo cáo" in said
        build.leaves_nothing()
    assert (page / "giữ").is_dir()
    shutil.rmtree(page)
    finishes(project, new, "--formats", "html", chosen=lambda name: name.endswith(".html") and "phieu" not in name)


def test_two_builds_at_once(project: Project, new: dict[str, bytes]) -> None:
    """A second build ends at once and says who builds, on which machine and since when; the first one ends well."""
    with building(project, "--jobs", "2") as first:
        with slow(project):
            first.kernel()
            with building(project) as second:
                code, said = second.end()
                assert code == 1
                second.leaves_nothing()
            owner = f"tiến trình {first.pid}, người dùng {getpass.getuser()}, máy {platform.node()}, bắt đầu lúc "
            assert owner in said
        code, said = first.end()
        assert code == 0, said
        first.leaves_nothing()
    assert published(project) == new


# --- Ctrl-C -------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", [True, False], ids=["terminal", "runner"])
@pytest.mark.parametrize("kernels", ["warm", "ordinary"])
def test_ctrl_c_ends_a_build_within_a_second(
    project: Project,
    before: Project,
    new: dict[str, bytes],
    kernels: str,
    group: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ctrl-C in the middle of a cell ends all at once with a sentence and exit code 1, and leaves nothing behind."""
    env, seconds = ORDINARY if kernels == "ordinary" else {}, TOO_LONG
    for _ in range(3):  # the quickest, for a machine that does other things as well
        if seconds < TOO_LONG:
            break
        with slow(project, CHILD), building(project, "--jobs", "2", "--formats", "html", env=env) as build:
            build.kernel()
            code, said, seconds = build.interrupt(group=group)
            with capsys.disabled():
                sys.stdout.write(f"[Ctrl-C, {kernels}: {seconds:.2f} s]")
            assert code == 1
            assert said.rstrip().endswith("Đã dừng theo yêu cầu.")
            build.leaves_nothing()
    assert seconds < TOO_LONG
    all_whole(project, published(before), new)
    if group:
        finishes(project, new)


def test_ctrl_c_while_planning(project: Project, before: Project) -> None:
    """Ctrl-C before the first report, wherever it is met, ends with the same sentence."""
    for kernels in ({}, ORDINARY):
        owner = project.root / "outputs" / ".dang-lap.ten"
        with building(project, env=kernels) as build:
            build.wait_for(owner.exists)
            code, said, _ = build.interrupt(group=True)
            assert (code, said.strip()) == (1, "Đã dừng theo yêu cầu.")
            build.leaves_nothing()
        assert not owner.exists()
    assert published(project) == published(before)
