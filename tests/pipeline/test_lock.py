"""One build at a time, seen from two processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from giamsat.errors import OutputError
from giamsat.pipeline.lock import OWNER, outputs_lock
from tests.e2e.little_project import LIKE_WINDOWS, Project

HOLD = (
    "import sys; from giamsat.settings import find_settings; from giamsat.pipeline.lock import OWNER, outputs_lock\n"
    "with outputs_lock(find_settings()):\n    print('giữ', flush=True); sys.stdin.read()\n"
)


TRY = (
    "from giamsat.errors import OutputError\n"
    "from giamsat.pipeline.lock import outputs_lock\nfrom giamsat.settings import find_settings\n"
    "try:\n    with outputs_lock(find_settings()):\n        print('giữ')\nexcept OutputError as error: print(error)\n"
    "import sitecustomize; print(sitecustomize.msvcrt.taken)"
)


def held_elsewhere(project: Project, **more: str) -> subprocess.Popen[str]:
    """Start another process that holds the lock until its standard input closes."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        env=project.environment | more,
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


@pytest.mark.skipif(sys.platform != "linux", reason="stands for Windows where there is another way to lock")
def test_windows_is_asked_for_a_lock_of_its_own_kind(project: Project) -> None:
    """Through ``msvcrt``, which stands on the system's own locks here, a second build is refused and told who has it;
    kill -9 of the owner frees the lock."""
    there = {"PYTHONPATH": LIKE_WINDOWS}
    with held_elsewhere(project, **there) as other:
        refused = project.python("-c", TRY, **there)
        os.kill(other.pid, signal.SIGKILL)
    said, taken = refused.stdout.splitlines()
    assert f"tiến trình {other.pid}, người dùng " in said
    assert taken == "0"
    assert project.python("-c", TRY, **there).stdout == "giữ\n1\n"


def test_an_outputs_that_is_a_file_is_a_sentence(project: Project) -> None:
    """When outputs/ cannot be a folder the user is told, not shown a traceback."""
    (project.root / "outputs").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="không ghi được vào thư mục outputs"), outputs_lock(project.settings):
        pass
