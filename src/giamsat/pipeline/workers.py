"""Workers as the runner sees them: forked from a warm server in a few milliseconds, or started afresh."""

from __future__ import annotations

import multiprocessing
import secrets
import select
import signal
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from giamsat.execution.forkserver.client import ForkServer, ForkServerError
from giamsat.execution.forkserver.lease import Lease
from giamsat.pipeline.jobs import Job, Report
from giamsat.pipeline.worker import LAST_PATIENCE, serve_alone
from giamsat.settings import Settings

SECONDS_TO_START = 60
SECONDS_TO_END = LAST_PATIENCE + 1
TARGET = "giamsat.pipeline.worker:serve_at"


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
    """A worker forked from a warm server: it has imported everything already. Linux only.

    It is only asked for here: the server may still be importing. :meth:`wait` before it is sent a job.
    """

    def __init__(self, server: ForkServer, environment: Mapping[str, str], folder: Path) -> None:
        self._address = server.folder / f"{secrets.token_hex(4)}.w"  # the server's folder: short, and gone when it is
        self._server = server
        self._lease: Lease | None = None
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._listener.bind(str(self._address))
            self._listener.listen(1)
            self._asked = server.calling(TARGET, [str(self._address)], environment, str(folder))
        except (ForkServerError, OSError):
            self._listener.close()
            raise

    def wait(self) -> ForkedWorker:
        """Wait until the worker is there and listens.

        :raises ForkServerError: when it does not come.
        """
        with self._listener:
            self._lease = self._server.leased(self._asked)
            ready, _, _ = select.select([self._listener.fileno(), self._lease.fileno()], [], [], SECONDS_TO_START)
            if self._listener.fileno() not in ready:
                self._lease.close()
                raise ForkServerError("a worker did not start")
            self._link = Connection(self._listener.accept()[0].detach())
        self._address.unlink()
        return self

    def kill(self) -> None:
        """End the process: giving its lease back kills it, and its kernel's own lease ends with it."""
        if self._lease is not None:
            self._lease.close()
        else:  # the server ends the child of a connection that is closed
            self._asked.close()
            self._listener.close()
            self._address.unlink(missing_ok=True)
