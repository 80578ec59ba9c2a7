"""What Windows does otherwise, end to end: code page, CRLF, names of folders, ordinary kernels over TCP, its own
locks, open files: all of them in each build.

Real Windows is not to be had here: ``like_windows/sitecustomize.py`` stands for it in every process of a build.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

import pytest

from giamsat.provenance.manifest import read_manifest
from giamsat.settings import Settings
from tests.e2e.little_project import LIKE_WINDOWS, QUAN, ROUND, SO_A, Project, make_project
from tests.e2e.test_incremental import own_figure, shown_as_current
from tests.e2e.test_same_bytes import published
from tests.ground.test_holders import held

pytestmark = [pytest.mark.e2e, pytest.mark.kernel]

CODE_PAGE = "cp1258"
WINDOWS = {
    "GIAMSAT_KERNELS": "thuong",
    "PYTHONIOENCODING": CODE_PAGE,
    "PYTHONUTF8": "0",
    "PYTHONWARNDEFAULTENCODING": "1",
    "PYTHONPATH": LIKE_WINDOWS,
}
TEXTS = (".csv", ".toml", ".ipynb", ".j2", ".css", ".typ", ".svg", ".txt", ".md")
WITH_HASHES = re.compile(r"\.phieu-nguon\.(html|pdf)$|\.nguon\.csv$")
"""Pages that print the hashes of the files a report was made from: another line end is another hash."""


@dataclass(frozen=True)
class Built:
    """A project as it lies on Windows, after a build, with what the command said in bytes; the same without CRLF."""

    project: Project
    done: subprocess.CompletedProcess[bytes]
    plain: Project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a department, a district and the synthesis from files with CRLF, and from the same ones with LF."""
    plain = make_project(tmp_path_factory.mktemp("lf") / "du-an", after=[SO_A], before=[QUAN])
    plain.submit(SO_A, QUAN)
    plain.write_narratives(SO_A)
    plain.decide(("xac-nhan", SO_A, "x", "y", "z", "Thường trực", "2024-11-01"))
    for unit_id in (QUAN, ""):
        plain.notebook(unit_id)
    root = tmp_path_factory.mktemp("crlf") / "Đợt giám sát – bản của Thư ký"
    shutil.copytree(plain.root, root)
    for path in root.rglob("*"):
        if path.suffix in TEXTS:
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    project = Project(Settings(root.resolve()))
    done = plain.reports()
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(project, on_windows(project), plain)


def on_windows(project: Project, *words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``giamsat reports`` as on Windows."""
    return subprocess.run(
        [sys.executable, "-m", "giamsat.cli", "reports", *words],
        env=project.environment | WINDOWS | more,
        cwd=project.root,
        capture_output=True,
        timeout=300,
        check=False,
    )


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return what a command said on the console, as people there read it."""
    return normalize("NFC", done.stdout.decode(CODE_PAGE))


def content(project: Project) -> Mapping[str, bytes]:
    """Return every published file but those that print hashes of inputs."""
    files = published(project.root)
    return {name: path.read_bytes() for name, path in files.items() if not WITH_HASHES.search(name)}


def test_the_build_succeeds_with_ordinary_kernels(built: Built) -> None:
    """All reports are built, each in a kernel that was started by itself, and nothing falls over a default encoding."""
    assert built.done.returncode == 0, (built.done.stdout + built.done.stderr).decode(CODE_PAGE)
    assert b"Traceback" not in built.done.stdout + built.done.stderr
    entries = read_manifest(built.project.outputs).entries
    assert list(entries) == [SO_A, QUAN, ""]
    assert {(entry.state, entry.made.kernels) for entry in entries.values()} == {("built", "ordinary")}


def test_kernels_are_talked_to_over_tcp(built: Built) -> None:
    """What stands for Windows switches the transport, too: the kernels of the build got no sockets in a folder."""
    code = "from giamsat.execution.run import kernel_config; from pathlib import Path; print(kernel_config(Path('k')))"
    told = {name: built.project.python("-c", code, **more).stdout for name, more in (("nt", WINDOWS), ("here", {}))}
    assert "ipc" in told["here"]
    assert "ipc" not in told["nt"]
    assert "k.json" in told["nt"]


def test_the_console_is_readable(built: Built) -> None:
    """In code page 1258 every letter of the sentences can be read."""
    told = said(built.done)
    for sentence in ("Đã lập 3/3 báo cáo trong", "Mở outputs/index.html để xem.", "đề nghị thêm vào received.csv"):
        assert sentence in told
    assert "?" not in told


def test_line_ends_change_no_page(built: Built) -> None:
    """With CRLF in every table, parameter file, notebook and template all files are the same but those with hashes."""
    plain, windows = content(built.plain), content(built.project)
    assert [name for name in sorted({*plain, *windows}) if plain.get(name) != windows.get(name)] == []
    assert {f"{ROUND}/{SO_A}.html", f"{ROUND}/{SO_A}.pdf", f"{ROUND}/so-lieu.csv"} <= set(plain)
    assert set(published(built.plain.root)) == set(published(built.project.root))


# --- files that are open ----------------------------------------------------------------------------------------------


PDF, TABLE = f"{ROUND}/{SO_A}.pdf", f"{ROUND}/so-lieu.csv"
BESIDE = {PDF: f"{ROUND}/{SO_A}.moi.pdf", TABLE: f"{ROUND}/so-lieu.moi.csv"}


@dataclass(frozen=True)
class Opened:
    """A build while two outputs were open in other programs, then when the PDF, then both were closed, and one more.

    ``before``, ``during`` and ``after`` are all published files; ``current`` are the reports that the index shows as
    current while both files are open; ``pid`` is the program that has the PDF open.
    """

    blocked: subprocess.CompletedProcess[bytes]
    half: subprocess.CompletedProcess[bytes]
    closed: subprocess.CompletedProcess[bytes]
    repeated: subprocess.CompletedProcess[bytes]
    before: Mapping[str, bytes]
    during: Mapping[str, bytes]
    after: Mapping[str, bytes]
    current: Mapping[str, bool]
    pid: int


@pytest.fixture(scope="module")
def opened(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Hand in another figure while a program shows the PDF and a spreadsheet on another machine has the table.

    It is the project of before, with CRLF, and all builds are as on Windows.
    """
    root = tmp_path_factory.mktemp("mo") / "Dự án đang mở"
    shutil.copytree(built.project.root, root)
    project = Project(Settings(root.resolve()))
    before = everything(project)
    own_figure(project, SO_A)
    listed, table = root / "dang-mo.txt", root / "outputs" / TABLE
    listed.write_text("\n".join(str(project.root / "outputs" / name) for name in BESIDE), encoding="utf-8")
    lock = table.with_name(f".~lock.{table.name}#")
    lock.write_text("Nguyễn Thị B,ntb,PC-07,12.11.2024 09:30,;", encoding="utf-8")
    more = {"GIAMSAT_TEST_OPEN": str(listed)}
    with held(project.root / "outputs" / PDF) as pid:
        blocked = on_windows(project, **more)
    during, current = everything(project), shown_as_current(project)
    listed.write_text(str(table), encoding="utf-8")
    half = on_windows(project, **more)
    for path in (listed, lock):
        path.unlink()
    closed = on_windows(project, **more)
    after = everything(project)
    return Opened(blocked, half, closed, on_windows(project), before, during, after, current, pid)


def everything(project: Project) -> dict[str, bytes]:
    """Return every published file."""
    return {name: path.read_bytes() for name, path in published(project.root).items()}


def test_an_open_file_keeps_its_content_and_the_new_one_lies_beside_it(opened: Opened) -> None:
    """A file that cannot be replaced stays as it was; what is new lies beside it; all other files are new."""
    for name, beside in BESIDE.items():
        assert opened.during[name] == opened.before[name]
        assert opened.during[beside] == opened.after[name] != opened.before[name]
    changed = {name for name, content in opened.after.items() if content != opened.before.get(name)}
    assert {f"{ROUND}/{SO_A}.html", f"{ROUND}/tong-hop.pdf", PDF, TABLE} <= changed
    late = {PDF, TABLE, "index.html", f"{ROUND}/index.html"}
    assert {name for name in changed if opened.during.get(name) != opened.after[name]} == changed & late


def test_the_sentence_says_which_program_holds_the_file(opened: Opened) -> None:
    """Exit code 1; the sentence names the program with its number, or the user and machine of a lock file, and can be
    read on the console."""
    assert opened.blocked.returncode == 1
    assert b"Traceback" not in opened.blocked.stdout + opened.blocked.stderr
    lines = [line for line in said(opened.blocked).splitlines() if "tệp đang mở trong" in line]
    (pdf,) = [line for line in lines if f"outputs/{PDF}:" in line]
    assert re.search(rf"tệp đang mở trong python\S* \(tiến trình {opened.pid}\) nên chưa thay được", pdf)
    assert f"bản mới ở outputs/{BESIDE[PDF]}" in pdf
    (table,) = [line for line in lines if f"outputs/{TABLE}:" in line]
    assert "tệp đang mở trong LibreOffice của Nguyễn Thị B trên máy PC-07 nên chưa thay được" in table


def test_the_index_does_not_show_the_old_file_as_current(opened: Opened) -> None:
    """While its PDF is old, the report is not current in the index; the others are."""
    assert opened.current == {SO_A: False, QUAN: True, "tong-hop": True}


def test_the_next_build_puts_the_new_files_in_place(opened: Opened) -> None:
    """Once a file is closed a build replaces it and takes away what lay beside it; in the end all is current."""
    assert opened.half.returncode == 1
    assert f"outputs/{TABLE}: tệp đang mở trong LibreOffice" in said(opened.half)
    assert f"outputs/{PDF}" not in said(opened.half)
    assert opened.closed.returncode == 0, said(opened.closed)
    assert not set(BESIDE.values()) & set(opened.after)
    assert "Không có gì thay đổi: 3 báo cáo" in said(opened.repeated)
