"""Projects that the benchmarks measure in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# `pytest` alone, unlike `python -m pytest`, does not know the project's folder, where benchmarks/ lies.
sys.path.append(str(Path(__file__).parents[2]))

from benchmarks.project import Project, own_folder, own_project
from benchmarks.rounds import make_round

SIZE = 17  # one more than mau-2024 has, so that a unit is copied twice


@pytest.fixture(scope="session")
def made() -> Iterator[Project]:
    """Return a project with a made round."""
    with own_folder() as folder:
        yield make_round(folder / "project", SIZE)


@pytest.fixture(scope="session")
def copied() -> Iterator[Project]:
    """Return a copy of the checkout; a test changes one unit and sets it back first."""
    with own_project() as project:
        yield project
