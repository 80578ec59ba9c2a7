"""A little project to plan and build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.little_project import Project, make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project whose round has a department heard already and a district not yet heard; nothing handed in."""
    return make_project(tmp_path / "du-an")
