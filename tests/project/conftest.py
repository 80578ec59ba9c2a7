"""The files at the top of the project, and its two stand-alone scripts as modules."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project folder."""
    return ROOT


@pytest.fixture(scope="session")
def bootstrap() -> ModuleType:
    """Return bootstrap.py as a module."""
    return _load(ROOT / "bootstrap.py")


@pytest.fixture(scope="session")
def locking() -> ModuleType:
    """Return tools/make_locks.py as a module."""
    return _load(ROOT / "tools" / "make_locks.py")


@pytest.fixture(scope="session")
def pyproject() -> str:
    """Return the text of pyproject.toml."""
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def makefile() -> str:
    """Return the text of the Makefile."""
    return (ROOT / "Makefile").read_text(encoding="utf-8")
