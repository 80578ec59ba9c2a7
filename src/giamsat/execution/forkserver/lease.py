"""A child of the fork server, seen from its client."""

from __future__ import annotations

import os
import select
import signal
import socket
from contextlib import suppress
from typing import Self

from giamsat.execution.forkserver.frames import CHUNK, Frames, packed
from giamsat.execution.forkserver.processes import KILL, kill_group


class Lease:
    """A child of the fork server, alive no longer than this object; it answers like ``subprocess.Popen``.

    ``returncode`` is None while it runs, then its exit code (minus the signal that killed it); ``why`` is
    ``"memory"`` when the server killed it for its memory.
    """

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket, pid: int) -> None:
        connection.setblocking(False)
        self._connection = connection
        self._frames = Frames()
        self.pid = pid
        self.returncode: int | None = None
        self.why = ""

    def fileno(self) -> int:
        """Return what becomes readable when the child has ended, for an event loop."""
        return self._connection.fileno()

    def poll(self) -> int | None:
        """Return the exit code, or None while the child runs."""
        while self.returncode is None:
            try:
                data = self._connection.recv(CHUNK)
            except BlockingIOError:
                break
            except OSError:
                data = b""
            if not data:  # the server is gone; what it does for a client that goes is done for it here
                kill_group(self.pid)
                self.returncode = -KILL
            for message in self._frames.feed(data):
                self.returncode, self.why = message["exit"], message["why"]
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the child's end and return its exit code.

        :raises TimeoutError: when it still runs after ``timeout`` seconds.
        """
        waiting = select.poll()
        if self.poll() is None:
            waiting.register(self, select.POLLIN)
            waiting.poll(None if timeout is None else timeout * 1000)
        code = self.poll()
        if code is None:
            raise TimeoutError(f"process {self.pid} still runs after {timeout} s")
        return code

    def send_signal(self, signum: int) -> None:
        """Send a signal to the child's process group; a child that has ended gets none."""
        if self.poll() is None:
            with suppress(OSError):
                self._connection.sendall(packed({"signal": int(signum)}))

    def kill(self) -> None:
        """Kill the child's process group."""
        self.send_signal(KILL)

    def terminate(self) -> None:
        """Ask the child's process group to end."""
        self.send_signal(signal.SIGTERM)

    def interrupt(self) -> None:
        """Send Ctrl-C to the process group of the child and wait for its end; no server that is busy holds this up."""
        try:
            child = os.pidfd_open(self.pid)
        except OSError:  # it has ended
            return
        try:
            if self.poll() is None:
                kill_group(self.pid, signal.SIGINT)
                waiting = select.poll()
                waiting.register(child, select.POLLIN)
                waiting.poll()
        finally:
            os.close(child)

    def close(self) -> None:
        """Give the child back: if it still runs, the server kills its process group."""
        if self.poll() is None:
            self.returncode = -KILL
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
