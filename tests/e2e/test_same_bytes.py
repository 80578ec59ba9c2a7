"""The same inputs give the same bytes: on another day, in another folder, under other settings, by other kernels.

Three builds of the same project differ in everything at once, and every published file of all three is compared. The
clock is moved by :mod:`sitecustomize` for Python, and by libfaketime (Debian's package of that name) for all
libraries where it is there.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from giamsat.provenance.manifest import Manifest, read_manifest
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, REPOSITORY, ROUND, SO_A, Project, make_project
from tests.e2e.test_other_doors import PICTURE

pytestmark = [pytest.mark.e2e, pytest.mark.kernel]

REAL = "2023-05"
STARTS = REPOSITORY / "tests" / "e2e" / "elsewhere"
FAKETIME = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))), None)
DAYS = 400
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20"/></svg>'
PROSE = f"Ảnh kèm theo: ![ảnh đính kèm](attachment:anh.png)\n\n![bản vẽ](ban%20ve.svg)\n\n![điểm](data:image/png;base64,{PICTURE})"


@dataclass(frozen=True)
class Elsewhere:
    """One way to build: the folder's name, the environment, the umask, how inputs came to lie there."""

    folder: str
    environment: Mapping[str, str]
    umask: int
    jobs: int = 1
    is_reversed: bool = False
    mtime: float | None = None
    days: int = 0


@dataclass(frozen=True)
class Built:
    """A finished build elsewhere."""

    how: Elsewhere
    settings: Settings
    done: subprocess.CompletedProcess[str]
    files: Mapping[str, bytes] = field(default_factory=dict)

    def manifest(self, round_id: str) -> Manifest:
        return read_manifest(self.settings.outputs(round_id))


WAYS = {
    "here": Elsewhere("du-an", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}, 0o022),
    "there": Elsewhere(
        "Dự án giám sát, bản của Thư ký",
        {
            "TZ": "Asia/Ho_Chi_Minh",
            "LANG": "vi_VN.UTF-8",  # with or without such a locale on the machine
            "LC_ALL": "vi_VN.UTF-8",
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
    ),
    "ordinary": Elsewhere(
        "x",
        {
            "TZ": "America/St_Johns",
            "LC_ALL": "C",
            "PYTHONHASHSEED": "random",
            "GIAMSAT_KERNELS": "thuong",
            **({"LD_PRELOAD": str(FAKETIME), "FAKETIME": f"-{DAYS}d", "DONT_FAKE_MONOTONIC": "1"} if FAKETIME else {}),
        },
        0o002,
        jobs=2,
        days=-DAYS if FAKETIME else 0,
    ),
}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project that is never built: a little round with pictures in its prose, and a round of real figures."""
    project = make_project(tmp_path_factory.mktemp("dau vao") / "goc", after=[SO_A], before=[QUAN])
    project.submit(SO_A, QUAN)
    project.write_narratives(SO_A)
    for unit_id in (SO_A, QUAN, ""):
        project.notebook(unit_id)

    def show(cell: dict[str, Any]) -> None:
        if cell["metadata"]["giamsat"].get("role") == "narrative" and not cell["metadata"]["giamsat"].get("phase"):
            cell.update(source=[PROSE], attachments={"anh.png": {"image/png": PICTURE}})

    project.edit(SO_A, show)
    (project.settings.notebooks(ROUND) / "ban ve.svg").write_text(DRAWING, encoding="utf-8")
    for name in ("data", "notebooks"):
        shutil.copytree(REPOSITORY / name / REAL, project.root / name / REAL)
    for path in (REPOSITORY / "params" / "rounds").glob(f"{REAL}.*"):
        shutil.copy(path, project.settings.params / "rounds")
    return project


@pytest.fixture(scope="module")
def builds(inputs: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """Build the same inputs in three ways."""
    return {name: build(inputs, how, tmp_path_factory.mktemp("noi")) for name, how in WAYS.items()}


def build(inputs: Project, how: Elsewhere, parent: Path) -> Built:
    """Lay the inputs out as ``how`` says and build them in a process of their own."""
    root = parent / how.folder
    paths = sorted((path for path in inputs.root.rglob("*") if path.is_file()), reverse=how.is_reversed)
    for path in paths:
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
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(how, Settings(root.resolve()), done, published(root / "outputs"))


def published(folder: Path) -> dict[str, bytes]:
    """Return every published file by its name; a manifest tells of its own build, hidden files are nobody's."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.name != "manifest.json"
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def different(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the names of files that are not the same in both."""
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


@pytest.mark.parametrize("way", ["there", "ordinary"])
def test_every_published_file_is_the_same(builds: dict[str, Built], way: str) -> None:
    """HTML, PDF, executed notebooks, blocks, tables and indexes are equal byte by byte, and all are there."""
    here = builds["here"].files
    assert different(here, builds[way].files) == []
    for round_id, stems in ((ROUND, (SO_A, QUAN, "tong-hop")), (REAL, ("so-noi-vu", "tong-hop"))):
        for stem in stems:
            names = (f"{stem}.html", f"{stem}.pdf", f"blocks/{stem}.json", f"executed/{stem}.ipynb")
            assert {f"{round_id}/{name}" for name in names} <= set(here)
        assert f"{round_id}/so-lieu.csv" in here
