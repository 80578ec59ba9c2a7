"""A little project to take prints of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.little_project import Project, make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project of a department and a district; nothing handed in."""
    return make_project(tmp_path / "du-an")
