"""Real builds through the command, shared by the tests that only read them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.little_project import QUAN, SO_A, SO_B, SO_C, SO_D, Project, make_project, spoiled


@dataclass(frozen=True)
class Built:
    """A project after ``giamsat reports`` ran on it, with what the command said."""

    project: Project
    done: subprocess.CompletedProcess[str]
    conclusions: dict[str, str]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build two good units, a third whose cell raises, a fourth with wrong types, beside an unreadable workbook.

    The good ones are a department after the visit (conclusions written) and a district before it (conclusions
    written too early).
    """
    project = make_project(tmp_path_factory.mktemp("dung") / "dự án thử", after=[SO_A, SO_B, SO_D], before=[SO_C, QUAN])
    project.submit(SO_A, SO_B, QUAN)
    project.hand_in("Sở Mẫu D (lỗi).xlsx", spoiled(project.content(SO_D), "04", 0, value="mười hai"))
    project.hand_in("hỏng.xlsx", b"PK\x03\x04 khong phai so lieu")
    project.set_cell(SO_B, "ii-tthc-so-lieu", 'report.domain("khong-co")')
    written = project.write_narratives(SO_A) | project.write_narratives(QUAN)
    words = ("--jobs", "2", "--units", f"{SO_A},{SO_B},{SO_D},{QUAN}")
    return Built(project, project.reports(*words), written)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project of a department and a district; nothing handed in, nothing built."""
    return make_project(tmp_path / "du-an")
