"""While JupyterLab is open, a build runs in JupyterLab's fork server, with its workers and kernels."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from giamsat.execution.forkserver.processes import children
from giamsat.texts_vi.pipeline import STOPPED
from tests.e2e.little_project import SO_A, Project
from tests.e2e.under_way import building
from tests.execution.processes import becomes_true, is_gone

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(sys.platform != "linux", reason="fork servers are for Linux")]

LIMIT = 3.0
"""Seconds; one is promised, and a test machine may be busy."""
HOLD = """\
from giamsat.pipeline.warming import hold_ready
server = hold_ready()
server.wait_ready()
print(server.pid, flush=True)
input()
"""


@contextmanager
def held(project: Project) -> Iterator[int]:
    """Hold a fork server ready as JupyterLab does, and give its process."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        env=project.environment,
        cwd=project.root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with holder:
        assert holder.stdout is not None
        server = int(holder.stdout.readline())
        try:
            yield server
        finally:
            holder.communicate("", timeout=60)
    assert becomes_true(lambda: is_gone(server))


def test_a_build_runs_where_everything_is_imported(project: Project) -> None:
    """The command itself runs in a child of that server, in whatever encoding its console has, and leaves it empty;
    its exit code is the child's, and without a server it does everything itself."""
    project.submit(SO_A)
    with held(project) as server, building(project, "--units", SO_A) as build:
        build.wait_for(lambda: any(children(server)))
        code, said = build.end()
        assert (code, "Đã lập 1/1 báo cáo" in said) == (0, True)
        build.leaves_nothing()
        assert becomes_true(lambda: not any(children(server)))
        assert not is_gone(server)
        wrong = project.reports("--units", "khong-co")
        assert (wrong.returncode, "khong-co" in wrong.stderr) == (2, True)
    done = project.reports("--units", SO_A, "--force", "1")
    assert done.returncode == 0
    assert "Đã lập 1/1 báo cáo" in done.stdout


def test_ctrl_c_reaches_the_build_wherever_it_runs(project: Project) -> None:
    """It ends within the second that is promised, says so, and the server lives on without a child."""
    project.submit(SO_A)
    with held(project) as server, building(project, "--units", SO_A) as build:
        build.wait_for(lambda: len(list(children(server))) > 1)  # the build and a worker
        code, said, seconds = build.interrupt(group=True)
        assert (code, STOPPED in said) == (1, True)
        assert seconds < LIMIT
        build.leaves_nothing()
        assert becomes_true(lambda: not any(children(server)))
        assert not is_gone(server)


def test_ctrl_c_is_final_however_early_it_comes(project: Project) -> None:
    """When it ends the process in which the build runs before that can say so, the command does not begin anew."""
    code = """
import os, signal, threading, time
from giamsat.cli import main
from giamsat.pipeline import warming
signal.signal(signal.SIGINT, signal.default_int_handler)
warming.COMMAND = "builtins:exec"
words = "import time; open('day', 'w').close(); time.sleep(1000)"
ask = warming.ForkServer.call
warming.ForkServer.call = lambda self, target, arguments, env: ask(self, target, [words], env)
def stop():
    while not os.path.exists("day"):
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=stop, daemon=True).start()
raise SystemExit(main(["reports"]))
"""
    with held(project):
        done = project.python("-c", code)
    assert (done.returncode, done.stderr.strip().splitlines()[-1:]) == (1, [STOPPED])
    assert not project.outputs.exists()


def test_a_server_that_goes_in_the_middle_costs_a_second_try(project: Project) -> None:
    """JupyterLab is closed while a build runs in its server: the command then does the work itself."""
    project.submit(SO_A)
    with ExitStack() as lab:
        server = lab.enter_context(held(project))
        with building(project, "--units", SO_A, "--force", "1") as build:
            build.wait_for(lambda: len(list(children(server))) > 1)
            lab.close()
            code, said = build.end()
            assert (code, "Đã lập 1/1 báo cáo" in said) == (0, True)
            build.leaves_nothing()
