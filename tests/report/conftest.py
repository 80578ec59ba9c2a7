"""Rounds to read reports of: those that ship, and a little one to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, REPOSITORY, SO_A, Project, make_project


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return a folder with the parameters and data that ship, so that no test writes into the checkout."""
    root = tmp_path_factory.mktemp("shipped")
    for name in ("params", "data"):
        shutil.copytree(REPOSITORY / name, root / name)
    return Settings(root.resolve())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project whose round has a department heard already and a district not yet heard; nothing handed in."""
    return make_project(tmp_path / "du-an")


@pytest.fixture(scope="session")
def complete_round(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return a project whose two units answered everything; only to be read."""
    project = make_project(tmp_path_factory.mktemp("complete") / "du-an")
    project.submit(SO_A, QUAN)
    return project.settings
