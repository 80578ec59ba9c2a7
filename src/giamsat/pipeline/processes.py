"""Where workers come from: the build's fork server while there is one, which reads rounds for their kernels too."""

from __future__ import annotations

import secrets
import shutil
import socket
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from giamsat.errors import Fault
from giamsat.execution import warm
from giamsat.execution.folders import short_folder
from giamsat.execution.forkserver.client import ForkServer, ForkServerError
from giamsat.pipeline.pool import Worker
from giamsat.pipeline.warming import LATE, environment, leave_ready, warm_up
from giamsat.pipeline.workers import ForkedWorker, SpawnedWorker
from giamsat.settings import PRELOADED_VARIABLE, Settings

PRELOAD = "giamsat.report.opening:preload"


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
        self._early: deque[ForkedWorker] = deque()
        self._started = 0

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
        for worker in self._early:
            worker.kill()
        if self._server is not None:
            self._server.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def foresee(self, round_id: str, workers: int) -> None:
        """Let the server begin to read a round, while the caller reads it too, to find out what has to run; and to
        start as many workers, the first time."""
        self.warm_up()
        if self._server is None:
            return
        read, start = partial(self._begin_to_read, round_id), partial(self._begin_to_start, workers)
        # A server that is ready has a core of its own while the caller plans; one that still imports comes late, and
        # then workers get ready while it reads.
        try:
            for begin in (read, start) if self._server.is_ready() else (start, read):
                begin(self._server)
        except (ForkServerError, OSError) as error:
            self._give_up(error)

    def _begin_to_read(self, round_id: str, server: ForkServer) -> None:
        self._foreseen[round_id] = server.preloading(PRELOAD, [round_id, self._token])

    def _begin_to_start(self, workers: int, server: ForkServer) -> None:
        while self._started < workers:
            self._started += 1
            self._early.append(self._asked(server))

    def _asked(self, server: ForkServer) -> ForkedWorker:
        return ForkedWorker(server, self._environment(server), self._settings.root)

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
                with suppress(IndexError):
                    return self._early.popleft().wait()
                return self._asked(server).wait()
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
