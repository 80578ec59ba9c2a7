"""Where workers come from: forked from a warm server in a few milliseconds, or started afresh."""

from __future__ import annotations

import multiprocessing
import secrets
import select
import shutil
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from giamsat.errors import Fault
from giamsat.execution import warm
from giamsat.execution.folders import short_folder
from giamsat.execution.forkserver.client import ForkServer, ForkServerError
from giamsat.pipeline.jobs import Job, Report
from giamsat.pipeline.pool import Worker
from giamsat.pipeline.warming import LATE, environment, leave_ready, warm_up
from giamsat.pipeline.worker import LAST_PATIENCE, serve_alone
from giamsat.settings import PRELOADED_VARIABLE, Settings

SECONDS_TO_START = 60
SECONDS_TO_END = LAST_PATIENCE + 1
TARGET = "giamsat.pipeline.worker:serve_at"
PRELOAD = "giamsat.report.opening:preload"


class _Linked:
    """What both kinds of workers share: the pipe that jobs and reports go through."""

    _link: Any  # a Connection; on Windows multiprocessing's own kind of it

    def send(self, job: Job, settings: Settings) -> None:
        """Hand over a job."""
        self._link.send((job, settings))

    def receive(self) -> Report:
        """Wait for the report.

        :raises EOFError: when the process has died.
        """
        report: Report = self._link.recv()
        return report


class SpawnedWorker(_Linked):
    """A worker started as a new Python process; works on every system. Its temporary files lie below ``folder``."""

    def __init__(self, folder: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._link, other = context.Pipe()
        theirs, self._lifeline = context.Pipe(duplex=False)
        self._process = context.Process(target=serve_alone, args=(other, theirs, str(folder)), daemon=False)
        with _uninterrupted():
            self._process.start()
        other.close()  # so that the worker's death is the end of the pipe
        theirs.close()

    def kill(self) -> None:
        """Let the process end with all it started; one that cannot any more is killed."""
        self._lifeline.close()
        self._process.join(SECONDS_TO_END)
        self._process.kill()
        self._process.join()
        self._link.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach before they are ready to ignore it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # multiprocessing starts it with the first process, and lets Ctrl-C in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class ForkedWorker(_Linked):
    """A worker forked from a warm server: it has imported everything already. Linux only."""

    def __init__(self, server: ForkServer, environment: Mapping[str, str], folder: Path) -> None:
        address = server.folder / f"{secrets.token_hex(4)}.w"  # the server's folder: short, and gone when it is
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
            listener.bind(str(address))
            listener.listen(1)
            self._lease = server.call(TARGET, [str(address)], environment, str(folder))
            ready, _, _ = select.select([listener.fileno(), self._lease.fileno()], [], [], SECONDS_TO_START)
            if listener.fileno() not in ready:
                self._lease.close()
                raise ForkServerError("a worker did not start")
            self._link = Connection(listener.accept()[0].detach())
        address.unlink()

    def kill(self) -> None:
        """End the process: giving its lease back kills it, and its kernel's own lease ends with it."""
        self._lease.close()


class Starter:
    """Starts workers, warm ones as long as there is a fork server, else afresh; use it as a context.

    Once warmed up the server imports by itself, while the caller still reads and plans.
    """

    def __init__(self, settings: Settings, *, is_warm: bool = True) -> None:
        self._settings = settings
        self._token = secrets.token_hex(8)
        self._is_warm = is_warm
        self._server: ForkServer | None = None
        self._folder: Path | None = None
        self._lock = threading.Lock()
        self._foreseen: dict[str, socket.socket] = {}

    @property
    def notice(self) -> Fault | None:
        """Why workers and kernels are not warm, if they are not."""
        return warm.fallback_notice()

    def warm_up(self) -> None:
        """Start the server, unless it is there already or cannot be had."""
        if self._is_warm and self._server is None:
            self._server = warm_up(self._settings)

    def leave_ready(self, seconds: float) -> None:
        """Let the server outlive this build, for the next one to use."""
        if self._server is not None:
            leave_ready(self._settings, seconds)

    def close(self) -> None:
        """End the server, if it is this build's own, and whatever still runs under it."""
        for begun in self._foreseen.values():
            begun.close()
        if self._server is not None:
            self._server.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def foresee(self, round_id: str) -> None:
        """Let the server begin to read a round, while the caller reads it too, to find out what has to run."""
        self.warm_up()
        if self._server is not None:
            try:
                self._foreseen[round_id] = self._server.preloading(PRELOAD, [round_id, self._token])
            except ForkServerError as error:
                self._give_up(error)

    def preload(self, round_ids: Sequence[str], *, with_late: bool) -> None:
        """Let the server read rounds once, so that the notebooks of the build find them in memory; ``with_late``: also
        import what takes its time and may not be wanted."""
        if with_late:
            self._in_server(lambda server: server.preload(LATE))
        for round_id in round_ids:
            self._in_server(partial(self._preload, round_id))

    def _preload(self, round_id: str, server: ForkServer) -> None:
        begun = self._foreseen.pop(round_id, None) or server.preloading(PRELOAD, [round_id, self._token])
        server.done(begun)

    def _in_server(self, act: Callable[[ForkServer], None]) -> None:
        """Do something with the server, as long as there is one."""
        if self._server is not None:
            try:
                self._server.wait_ready()
                act(self._server)
            except ForkServerError as error:
                self._give_up(error)

    def worker(self) -> Worker:
        """Start a worker; threads may ask at the same time."""
        server = self._server
        if server is not None:
            try:
                server.wait_ready()
                return ForkedWorker(server, self._environment(server), self._settings.root)
            except (ForkServerError, OSError) as error:  # the second when its folder goes while a worker starts
                self._give_up(error)
        return SpawnedWorker(self._spawn_folder())

    def _spawn_folder(self) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = short_folder()
            return self._folder

    def _environment(self, server: ForkServer) -> dict[str, str]:
        # Its temporary files lie in the server's folder, which goes with the server, even when all is killed.
        own = {warm.ADDRESS: server.address, PRELOADED_VARIABLE: self._token, "TMPDIR": str(server.folder)}
        return environment(self._settings) | own

    def _give_up(self, error: Exception) -> None:
        """Go on without the server: new workers and their kernels start afresh."""
        self._server = None
        warm.give_up(ForkServerError(str(error)))
