"""The children of a fork server, each with the client that has it: watched, ended, waited for."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from giamsat.execution.forkserver import processes
from giamsat.execution.forkserver.frames import Frames, packed

LOOK_EVERY = 0.5  # seconds between two looks at the children's memory
LAST_PATIENCE = 5.0  # seconds in which killed children must be gone before the server gives up waiting for them


@dataclass(eq=False)
class Connection:
    """A client, and its child once it has one (``pid``)."""

    socket: socket.socket
    frames: Frames = field(default_factory=Frames)
    files: list[int] = field(default_factory=list)
    pid: int = 0
    limit: int = 0
    why: str = ""

    def say(self, message: Mapping[str, Any]) -> None:
        """Tell the client; one that has gone is noticed when its end of the socket closes."""
        with suppress(OSError):
            self.socket.send(packed(message))

    def close_files(self) -> None:
        """Close what the client has sent along for its child."""
        for file in self.files:
            os.close(file)
        self.files.clear()


class Children:
    """Those that live, by their numbers."""

    def __init__(self) -> None:
        self._parent = os.getpid()
        self._leases: dict[int, Connection] = {}
        self._next_look = 0.0

    def __bool__(self) -> bool:
        return bool(self._leases)

    def add(self, pid: int, connection: Connection, memory: int) -> None:
        """Take in a child that has just been forked; ``memory`` are its most bytes, 0: any number."""
        with suppress(OSError):  # the child does the same; whoever comes first
            os.setpgid(pid, pid)
        connection.pid, connection.limit = pid, memory
        self._leases[pid] = connection

    def signal(self, connection: Connection, signum: int = processes.KILL) -> None:
        """Send a signal to the process group of a client's child, if it has one that lives."""
        if connection.pid in self._leases:
            processes.kill_group(connection.pid, signum)

    def reap(self) -> Iterator[Connection]:
        """Wait for those that have ended, tell their clients, yield these, then kill what is nobody's any more."""
        with suppress(ChildProcessError):
            # First looked at, then killed with its group, then waited for: until then its number is not given away.
            while gone := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                processes.kill_group(gone.si_pid)
                code = os.waitstatus_to_exitcode(os.waitpid(gone.si_pid, 0)[1])
                connection = self._leases.pop(gone.si_pid, None)
                if connection is not None:
                    connection.say({"exit": code, "why": connection.why})
                    yield connection
        self._kill_orphans()

    def _kill_orphans(self) -> None:
        """Kill what dead children left behind outside their group: as they are reapers too, all ours but leases."""
        for pid in processes.children(self._parent):
            if pid not in self._leases:
                with suppress(ProcessLookupError):
                    os.kill(pid, processes.KILL)

    def look(self) -> None:
        """Kill those that have more memory than they may, every now and then."""
        now = time.monotonic()
        if now < self._next_look:
            return
        self._next_look = now + LOOK_EVERY
        for pid, connection in self._leases.items():
            if connection.limit and processes.memory(pid) > connection.limit:
                connection.why = "memory"
                processes.kill_group(pid)

    def kill_all(self, reap: Callable[[], None]) -> None:
        """Kill all, and call ``reap`` until none is left or it takes too long."""
        deadline = time.monotonic() + LAST_PATIENCE
        for pid in self._leases:
            processes.kill_group(pid)
        while any(processes.children(self._parent)) and time.monotonic() < deadline:
            reap()
            time.sleep(0.005)
