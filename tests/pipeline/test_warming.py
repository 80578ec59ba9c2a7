"""A command that runs in a process of a server that stands ready ends as one that runs by itself."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from giamsat.execution import standing, warm
from giamsat.execution.forkserver.client import ForkServer
from giamsat.execution.forkserver.lease import Lease
from giamsat.pipeline.warming import run_elsewhere
from tests.e2e.little_project import Project
from tests.execution.conftest import linux

pytestmark = linux


@pytest.fixture
def asleep(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Lease]]:
    """Let the next command run in a process that sleeps instead of hearing Ctrl-C; return a list of such processes."""
    started: list[Lease] = []

    def call(server: ForkServer, *_: object) -> Lease:
        started.append(server.leased(server.calling("time:sleep", [1000], os.environ, str(project.root))))
        return started[-1]

    with ForkServer.start(()) as server:
        server.wait_ready()
        monkeypatch.setattr(ForkServer, "call", call)
        monkeypatch.setattr(warm, "borrow", lambda *_: server)
        monkeypatch.setattr(standing, "is_announced", lambda _: True)
        monkeypatch.delenv(warm.ADDRESS, raising=False)
        yield started


@pytest.mark.parametrize(
    "stop",
    [
        lambda _: os.kill(os.getpid(), signal.SIGINT),
        lambda started: os.kill(started[0].pid, signal.SIGTERM),
    ],
    ids=["Ctrl-C", "the process that the lock names"],
)
def test_a_command_that_was_stopped_is_not_run_again(
    asleep: list[Lease], project: Project, stop: Callable[[list[Lease]], None]
) -> None:
    """Ctrl-C that comes before the command can hear it stops it all the same, as does ending its process."""
    threading.Timer(0.5, stop, [asleep]).start()
    with pytest.raises(KeyboardInterrupt):
        run_elsewhere(["reports"], project.settings)


def test_a_busy_server_does_not_hold_up_ctrl_c(
    asleep: list[Lease], project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the server reads a round it listens to nobody: the command is stopped all the same, at once."""
    begun: list[float] = []
    reading: list[socket.socket] = []

    def stop() -> None:
        begun.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    def dismiss(server: ForkServer, _: Path) -> None:
        reading.append(server.preloading("time:sleep", [8]))
        time.sleep(0.2)

    monkeypatch.setattr(standing, "dismiss", dismiss)
    threading.Timer(0.5, stop).start()
    with pytest.raises(KeyboardInterrupt):
        run_elsewhere(["reports"], project.settings)
    assert time.monotonic() - begun[0] < 5
    reading[0].close()


def test_a_command_whose_server_went_is_run_again(asleep: list[Lease], project: Project) -> None:
    """What killed it was not meant for it: whoever asked runs the command itself."""
    threading.Timer(0.5, lambda: os.kill(asleep[0].pid, signal.SIGKILL)).start()
    assert run_elsewhere(["reports"], project.settings) is None
