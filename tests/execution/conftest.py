"""A little project to plan and build; fork servers that the tests share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from giamsat.execution import warm
from giamsat.execution.forkserver.client import ForkServer
from tests.e2e.little_project import Project, make_project

linux = pytest.mark.skipif(sys.platform != "linux", reason="fork servers are for Linux")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project whose round has a department heard already and a district not yet heard; nothing handed in."""
    return make_project(tmp_path / "du-an")


@pytest.fixture(scope="module")
def bare() -> Iterator[ForkServer]:
    """Return a fork server that imported nothing: it is there in no time, and forks calls of the standard library."""
    with ForkServer.start(()) as server:
        server.wait_ready()
        yield server


@pytest.fixture(scope="session")
def warmed() -> ForkServer:
    """Return a fork server of kernels alone, ready; kernels of this test and the next ones are warm."""
    warm.start()  # whatever a build in this process had its server import
    server = warm.ready()
    assert server is not None, warm.fallback_notice()
    return server


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a test decide anew whether kernels are warm; what it starts ends with it."""
    with monkeypatch.context() as patch:
        patch.setattr(warm, "_own", warm._Own())
        yield
        if warm._own.server is not None:
            warm._own.server.close()
