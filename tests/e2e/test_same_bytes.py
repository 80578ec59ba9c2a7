"""The same inputs give the same bytes: on another day, in another folder, under other settings, by other kernels.

Three builds of the same project differ in everything at once, and every published file of all three is compared.
«Another day» is true for Python alone by ``elsewhere/sitecustomize.py``, and for every library of every process by
``elsewhere/clock.c``, preloaded where there is a C compiler. (Under libfaketime a kernel never answers.)
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from giamsat.provenance.manifest import Manifest, read_manifest
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, REPOSITORY, ROUND, SO_A, Project, make_project
from tests.e2e.test_other_doors import PICTURE

pytestmark = [pytest.mark.e2e, pytest.mark.kernel]

REAL = "2023-05"
STARTS = REPOSITORY / "tests" / "e2e" / "elsewhere"
COMPILER = shutil.which("cc") if sys.platform == "linux" else None
VIETNAMESE = Path("/usr/share/i18n/locales/vi_VN")
DAYS = 400
UNITS = {ROUND: (SO_A, QUAN, "tong-hop"), REAL: ("so-noi-vu", "tong-hop")}
OUTPUTS = (
    "{}.html", "{}.pdf", "{}.nguon.csv", "{}.phieu-nguon.html", "{}.phieu-nguon.pdf", "blocks/{}.json",
    "executed/{}.ipynb",
)  # fmt: skip
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20"/></svg>'
PROSE = f"""\
![ảnh đính kèm](attachment:anh.png)

![bản vẽ bên cạnh](ban%20ve.svg)

![ảnh viết liền](data:image/png;base64,{PICTURE})
"""


@dataclass(frozen=True)
class Elsewhere:
    """One way to build: the folder's name, the environment, the umask, jobs, how the inputs came to lie there.

    ``days`` is how far the clock is moved, ``mtime`` the time of all input files.
    """

    folder: str
    environment: Mapping[str, str]
    umask: int
    jobs: int = 1
    is_reversed: bool = False
    mtime: float | None = None
    days: int = 0


@dataclass(frozen=True)
class Built:
    """A finished build, with its published files by name."""

    how: Elsewhere
    settings: Settings
    files: Mapping[str, bytes]

    def manifest(self, round_id: str) -> Manifest:
        return read_manifest(self.settings.outputs(round_id))


HERE = Elsewhere("du-an", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}, 0o022)
THERE = Elsewhere(
    "Dự án giám sát, bản của Thư ký",
    {
        "TZ": "Asia/Ho_Chi_Minh",
        "LANG": "vi_VN.UTF-8",
        "LC_ALL": "vi_VN.UTF-8",  # of the machine, made for the test, or unknown to it
        "PYTHONHASHSEED": "2",
        "PYTHONPATH": os.pathsep.join((str(STARTS), str(REPOSITORY / "src"))),
        "GIAMSAT_TEST_DAYS": str(DAYS),
        "GIAMSAT_TEST_ORDER": "reversed",
    },
    0o077,
    jobs=2,
    is_reversed=True,
    mtime=1e9,
    days=DAYS,
)
ORDINARY = Elsewhere(
    "x",
    {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "random", "GIAMSAT_KERNELS": "thuong"},
    0o002,
    jobs=2,
)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project that is never built: a little round with pictures in its prose, and one of real figures."""
    project = make_project(tmp_path_factory.mktemp("dau vao") / "goc", after=[SO_A], before=[QUAN])
    project.submit(SO_A, QUAN)
    project.write_narratives(SO_A)
    for unit_id in (QUAN, ""):
        project.notebook(unit_id)
    project.edit(SO_A, _show_pictures)
    (project.settings.notebooks(ROUND) / "ban ve.svg").write_text(DRAWING, encoding="utf-8")
    for name in ("data", "notebooks"):
        shutil.copytree(REPOSITORY / name / REAL, project.root / name / REAL)
    for path in (REPOSITORY / "params" / "rounds").glob(f"{REAL}.*"):
        shutil.copy(path, project.settings.params / "rounds")
    return project


def _show_pictures(cell: dict[str, Any]) -> None:
    if cell["metadata"]["giamsat"].get("role") == "narrative":
        cell.update(source=[*cell["source"], "\n\n", PROSE], attachments={"anh.png": {"image/png": PICTURE}})


@pytest.fixture(scope="module")
def builds(inputs: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """Build the same inputs in three ways."""
    there, ordinary = THERE, ORDINARY
    if VIETNAMESE.is_file() and (maker := shutil.which("localedef")):
        locales = tmp_path_factory.mktemp("locales")
        subprocess.run([maker, "-i", "vi_VN", "-f", "UTF-8", locales / "vi_VN.UTF-8"], check=True)
        there = replace(THERE, environment={**THERE.environment, "LOCPATH": str(locales)})
    if COMPILER:
        clock = tmp_path_factory.mktemp("clock") / "clock.so"
        subprocess.run([COMPILER, "-shared", "-fPIC", "-o", clock, STARTS / "clock.c", "-ldl"], check=True)
        moved = {"LD_PRELOAD": str(clock), "GIAMSAT_CLOCK_DAYS": str(-DAYS)}
        ordinary = replace(ORDINARY, environment={**ORDINARY.environment, **moved}, days=-DAYS)
    ways = {"here": HERE, "there": there, "ordinary": ordinary}
    return {name: build(inputs, how, tmp_path_factory.mktemp("noi")) for name, how in ways.items()}


def build(inputs: Project, how: Elsewhere, parent: Path) -> Built:
    """Lay the inputs out as ``how`` says and build them in a process of their own."""
    root = parent / how.folder
    for path in sorted((path for path in inputs.root.rglob("*") if path.is_file()), reverse=how.is_reversed):
        copy = root / path.relative_to(inputs.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        if how.mtime is not None:
            os.utime(copy, (how.mtime, how.mtime))
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON", "TZ"))}
    done = subprocess.run(
        [sys.executable, "-m", "giamsat.cli", "reports", "--jobs", str(how.jobs)],
        env=plain | {"GIAMSAT_ROOT": str(root), "PYTHONPATH": str(REPOSITORY / "src")} | how.environment,
        cwd=root,
        umask=how.umask,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(how, Settings(root.resolve()), {name: path.read_bytes() for name, path in published(root).items()})


def published(root: Path) -> dict[str, Path]:
    """Return every published file by its name; manifests tell of their own build, hidden files are nobody's."""
    paths = {path.relative_to(root / "outputs"): path for path in sorted((root / "outputs").rglob("*"))}
    return {
        name.as_posix(): path
        for name, path in paths.items()
        if path.is_file() and name.name != "manifest.json" and not any(part.startswith(".") for part in name.parts)
    }


@pytest.mark.parametrize("way", ["there", "ordinary"])
def test_every_published_file_is_the_same(builds: dict[str, Built], way: str) -> None:
    """HTML, PDF, executed notebooks, blocks, tables and indexes are equal byte by byte, and all are there."""
    here, other = builds["here"].files, builds[way].files
    assert [name for name in sorted({*here, *other}) if here.get(name) != other.get(name)] == []
    for round_id, stems in UNITS.items():
        made = [name.format(stem) for stem in stems for name in OUTPUTS]
        assert {f"{round_id}/{name}" for name in (*made, "so-lieu.csv", "index.html")} <= set(here)


@pytest.mark.parametrize("way", ["there", "ordinary"])
def test_the_manifests_say_the_same_of_the_reports(builds: dict[str, Built], way: str) -> None:
    """Keys, inputs, parameters and hashes of outputs are equal: a build on one machine is fresh on another."""
    for round_id in UNITS:
        here, other = (builds[name].manifest(round_id) for name in ("here", way))
        assert here.files == other.files
        for unit_id, entry in here.entries.items():
            assert replace(other.entries[unit_id], made=entry.made, seconds=entry.seconds) == entry


def test_the_builds_really_differed(builds: dict[str, Built]) -> None:
    """The clock was moved and the kernels were started in different ways; else equal bytes would prove nothing."""
    for name, built in builds.items():
        for round_id in UNITS:
            for entry in built.manifest(round_id).entries.values():
                age = datetime.now(UTC) - datetime.fromisoformat(entry.made.at)
                assert abs(age.total_seconds() / 86_400 + built.how.days) < 1
                assert entry.made.kernels == ("ordinary" if name == "ordinary" else "warm")


def test_the_pictures_of_the_prose_are_on_the_page(builds: dict[str, Built]) -> None:
    """The attached, the drawn and the inline picture each are in the page whose bytes are compared."""
    page = BeautifulSoup(builds["here"].files[f"{ROUND}/{SO_A}.html"], "html.parser")
    for words in ("ảnh đính kèm", "bản vẽ bên cạnh", "ảnh viết liền"):
        assert page.find(lambda tag, words=words: words in (tag.get("alt") or tag.get("aria-label") or "")), words


@pytest.mark.parametrize("way", ["here", "there", "ordinary"])
def test_the_modes_of_outputs_follow_the_umask(builds: dict[str, Built], way: str) -> None:
    """Who may read a report is decided by the umask of who makes it, and by nothing else."""
    built = builds[way]
    for name, path in published(built.settings.root).items():
        assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~built.how.umask, name
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o777 & ~built.how.umask, name
