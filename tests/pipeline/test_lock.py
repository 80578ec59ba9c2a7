"""One build at a time, seen from two processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from giamsat.errors import OutputError
from giamsat.pipeline.lock import OWNER, outputs_lock
from tests.e2e.little_project import Project

HOLD = (
    "import sys; from giamsat.settings import find_settings; from giamsat.pipeline.lock import OWNER, outputs_lock\n"
    "with outputs_lock(find_settings()):\n    print('giữ', flush=True); sys.stdin.read()\n"
)


def held_elsewhere(project: Project) -> subprocess.Popen[str]:
    """Start another process that holds the lock until its standard input closes."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        env=project.environment,
        cwd=project.root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "giữ\n"
    return process


def test_a_second_build_is_refused_and_names_the_first(project: Project) -> None:
    """The sentence names process, user, machine and since when; afterwards the lock is free."""
    with held_elsewhere(project) as other:
        with pytest.raises(OutputError) as refused, outputs_lock(project.settings):
            pass
        assert f"tiến trình {other.pid}, người dùng " in str(refused.value)
        assert "bắt đầu lúc " in str(refused.value)
        other.communicate()
    with outputs_lock(project.settings):
        pass


def test_a_killed_owner_frees_the_lock(project: Project) -> None:
    """After kill -9 of the owner the next build starts, although the owner's name is still there."""
    with held_elsewhere(project) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
    owner = project.root / "outputs" / OWNER
    assert owner.read_text(encoding="utf-8").startswith(f"{other.pid}\n")
    with outputs_lock(project.settings):
        assert owner.read_text(encoding="utf-8").startswith(f"{os.getpid()}\n")


def test_an_outputs_that_is_a_file_is_a_sentence(project: Project) -> None:
    """When outputs/ cannot be a folder the user is told, not shown a traceback."""
    (project.root / "outputs").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="không ghi được vào thư mục outputs"), outputs_lock(project.settings):
        pass
