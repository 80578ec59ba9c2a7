"""After a build its fork server stands ready for the next one, and for nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from giamsat.execution import standing
from giamsat.execution.forkserver.processes import children
from giamsat.settings import READY_VARIABLE
from giamsat.texts_vi.pipeline import STOPPED
from tests.e2e.little_project import QUAN, SO_A, Project
from tests.e2e.test_standing_server import held
from tests.e2e.under_way import SLOW, building, published, slow
from tests.execution.processes import becomes_true, is_gone

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(sys.platform != "linux", reason="fork servers are for Linux")]

READY = {READY_VARIABLE: "5"}
"""Minutes; no test waits for them."""


@pytest.fixture
def project(project: Project) -> Iterator[Project]:
    """Return a project of which a unit has handed in; a server that still stands ready for it ends with the test."""
    project.submit(SO_A)
    yield project
    for pid in servers(project):
        with suppress(ProcessLookupError):  # a child that went with the server
            os.kill(pid, signal.SIGTERM)


@pytest.fixture
def short() -> Iterator[Path]:
    """Return an empty folder whose name is short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="t-", dir="/tmp") as folder:
        yield Path(folder)


def servers(project: Project) -> list[int]:
    """Return the processes of a fork server that stands ready for the project, itself first."""
    return sorted(
        int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdecimal() and _serves(folder, project)
    )


def only_server(project: Project) -> int:
    """Return the process of the one fork server that stands ready, once no child of it is left."""
    assert becomes_true(lambda: len(servers(project)) == 1), servers(project)
    return servers(project)[0]


def _serves(folder: Path, project: Project) -> bool:
    """Whether a folder of /proc is that of a fork server, or of a child of one, that was started for the project."""
    try:
        words, variables = ((folder / name).read_bytes().split(b"\0") for name in ("cmdline", "environ"))
    except OSError:  # it ended just now
        return False
    return b"giamsat.execution.forkserver.server" in words and f"GIAMSAT_ROOT={project.root}".encode() in variables


def build(project: Project, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Build the unit's report and leave a server standing."""
    done = project.python("-m", "giamsat.cli", "reports", "--units", SO_A, *words, **(READY | more))
    assert "Traceback" not in done.stderr, done.stderr
    return done


def note(project: Project) -> Path:
    """Return where it is said which server stands ready."""
    return project.settings.cache / standing.NOTE


def test_the_next_build_runs_in_what_the_last_one_left(project: Project) -> None:
    """It is a child of the server that stands, which lives on; its reports are the same bytes as those of a build that
    leaves nothing and finds nothing."""
    assert build(project).returncode == 0  # returns although its output is a pipe: the server does not hold it
    server = only_server(project)
    assert json.loads(note(project).read_bytes())["address"]
    with building(project, "--units", SO_A, "--force", "1", env=READY) as second:
        second.wait_for(lambda: len(list(children(server))) > 1)  # the command and a worker
        code, said = second.end()
        assert (code, "Đã lập 1/1 báo cáo" in said) == (0, True)
        second.leaves_nothing()
    assert only_server(project) == server
    warm = published(project)
    note(project).unlink()
    assert becomes_true(lambda: not servers(project))
    assert build(project, "--force", "1", **{READY_VARIABLE: "0"}).returncode == 0
    assert servers(project) == []
    assert published(project) == warm


def test_it_ends_when_nobody_comes(project: Project, short: Path) -> None:
    """Its time is over before there is no process any more, and then no temporary file either."""
    seconds = 3
    code = f"""
import os, time
from giamsat.execution.forkserver.processes import children
from giamsat.pipeline.processes import Starter
from giamsat.settings import find_settings
starter = Starter(find_settings())
starter.warm_up()
starter.preload([{project.outputs.name!r}], with_late=False)
print(*children(os.getpid()))
print(*os.listdir({str(short)!r}))
print(time.monotonic())
starter.leave_ready({seconds})
starter.close()
"""
    done = project.python("-c", code, **READY, TMPDIR=str(short))
    assert (done.returncode, done.stderr) == (0, "")
    server, folder, left = done.stdout.splitlines()  # seen before its time began: on a busy machine it may be over now
    assert folder
    assert json.loads(note(project).read_bytes())["address"].startswith(str(short))
    assert becomes_true(lambda: is_gone(int(server)))
    assert time.monotonic() - float(left) >= seconds
    assert becomes_true(lambda: not list(short.iterdir()))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_was_stopped_leaves_nothing(project: Project, how: signal.Signals) -> None:
    """Ctrl-C and kill -9 end the server with the build, as without standing ready."""
    project.set_cell(SO_A, "ii-tthc-so-lieu", SLOW)
    with slow(project), building(project, "--units", SO_A, env=READY) as under_way:
        under_way.kernel()
        if how is signal.SIGINT:
            assert STOPPED in under_way.interrupt(group=True)[1]
        else:
            under_way.kill()
        under_way.leaves_nothing(killed=how is signal.SIGKILL)
    assert not note(project).exists()


def test_stopping_a_build_ends_what_the_last_one_left(project: Project) -> None:
    """Ctrl-C in a build that runs in a server left standing: the build is over at once, and no process stays."""
    assert build(project).returncode == 0
    assert only_server(project)
    project.set_cell(SO_A, "ii-tthc-so-lieu", SLOW)
    with slow(project), building(project, "--units", SO_A, env=READY) as under_way:
        under_way.kernel()
        assert STOPPED in under_way.interrupt(group=True)[1]
        under_way.leaves_nothing()
    assert becomes_true(lambda: not servers(project))


def test_the_limits_of_who_asks_hold(project: Project) -> None:
    """A full disk of the caller is one for a build that runs elsewhere too: nothing half is published."""
    assert build(project).returncode == 0
    server = only_server(project)
    before = published(project)
    command = f'ulimit -f 4; exec "{sys.executable}" -m giamsat.cli reports --units {SO_A} --force 1'
    done = subprocess.run(
        ["bash", "-c", command], env=project.environment | READY, cwd=project.root, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr.decode()
    assert published(project) == before
    assert only_server(project) == server


def test_other_variables_of_python_bring_another_server(project: Project) -> None:
    """What the server cannot give a child, the command has by itself, with warm kernels, and leaves that instead."""
    assert build(project).returncode == 0
    first = only_server(project)
    done = build(project, "--force", "1", PYTHONHASHSEED="7")
    assert (done.returncode, "thông thường" in done.stdout + done.stderr) == (0, False)
    assert becomes_true(lambda: first not in servers(project))
    second = only_server(project)
    assert b"PYTHONHASHSEED=7" in Path(f"/proc/{second}/environ").read_bytes()


def test_jupyterlab_takes_its_place(project: Project) -> None:
    """JupyterLab's own server is announced instead; the other ends, and a build leaves JupyterLab's as it is."""
    assert build(project).returncode == 0
    left = only_server(project)
    with held(project) as server:
        assert becomes_true(lambda: is_gone(left))
        assert build(project, "--force", "1").returncode == 0
        assert only_server(project) == server
    assert build(project, "--force", "1").returncode == 0
    assert only_server(project)


def test_a_wrong_number_of_minutes_is_told_before_anything_is_built(project: Project) -> None:
    """The sentence names the variable and what was found; nothing is built, and nothing left."""
    for found in ("mười", "-1", "1.5", "241"):
        done = build(project, **{READY_VARIABLE: found})
        assert (done.returncode, READY_VARIABLE in done.stderr, found in done.stderr) == (2, True, True)
    assert not project.outputs.exists() or not list(project.outputs.glob("*.pdf"))
    assert servers(project) == []


def test_a_machine_that_builds_for_others_keeps_nothing(project: Project) -> None:
    """Where CI is set nobody comes next, unless the minutes are given."""
    done = build(project, **{READY_VARIABLE: "", "CI": "true"})
    assert (done.returncode, servers(project)) == (0, [])
    assert build(project, "--units", QUAN, CI="true").returncode == 0
    assert only_server(project)
