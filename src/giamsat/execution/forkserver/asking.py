"""What any process may ask of a fork server whose address it knows."""

from __future__ import annotations

import os
import signal
import socket
import struct
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from giamsat.execution.forkserver.frames import packed, receive
from giamsat.execution.forkserver.lease import Lease
from giamsat.execution.forkserver.surroundings import surroundings

ANSWER_TIMEOUT = 60.0  # seconds; a fork takes milliseconds, but the server may still be importing
SOCKET_NAME = "s"


class ForkServerError(Exception):
    """There is no fork server, or it refuses; stays inside the run floor, which then takes the ordinary way."""


class Asking:
    """Asks the server that listens in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def address(self) -> str:
        """The path under which other processes of this user find the server."""
        return str(self.folder / SOCKET_NAME)

    def kernel(self, argv: Sequence[str], env: Mapping[str, str], cwd: str, memory: int = 0) -> Lease:
        """Lease a Jupyter kernel: ``argv`` as for ``ipykernel_launcher``, ``memory`` its most bytes (0: any number).

        :raises ForkServerError: when the server refuses or is gone.
        """
        return self.leased(self._ask_for({"kind": "kernel", "argv": list(argv), "memory": memory}, env, cwd))

    def call(
        self,
        target: str,
        arguments: Sequence[Any] = (),
        env: Mapping[str, str] | None = None,
        cwd: str | None = None,
        memory: int = 0,
    ) -> Lease:
        """Lease a child that calls ``package.module:function`` with JSON arguments; an int returned is its exit code.

        :raises ForkServerError: when the server refuses or is gone.
        """
        asked = self.calling(target, arguments, os.environ if env is None else env, cwd or str(Path.cwd()), memory)
        return self.leased(asked)

    def calling(
        self, target: str, arguments: Sequence[Any], env: Mapping[str, str], cwd: str, memory: int = 0
    ) -> socket.socket:
        """Begin what :meth:`call` does; the connection returned is for :meth:`leased`, or to be closed.

        :raises ForkServerError: when the server is gone.
        """
        request = {"kind": "call", "target": target, "arguments": list(arguments), "memory": memory}
        return self._ask_for(request, env, cwd)

    def leased(self, connection: socket.socket) -> Lease:
        """Wait until the server has forked the child that was begun, and raise as :meth:`call` does."""
        return Lease(connection, self._answer(connection)["pid"])

    def preload(self, target: str, arguments: Sequence[Any] = ()) -> None:
        """Call a function in the server itself, so that all later children have what it leaves in memory.

        :raises ForkServerError: with its error, when it failed; when it left a thread, no child is given any more.
        """
        self.done(self.preloading(target, arguments))

    def preloading(self, target: str, arguments: Sequence[Any] = ()) -> socket.socket:
        """Begin what :meth:`preload` does; the connection returned is for :meth:`done`, or to be closed.

        :raises ForkServerError: when the server is gone.
        """
        return self._send({"kind": "preload", "target": target, "arguments": list(arguments)})

    def done(self, connection: socket.socket) -> None:
        """Wait until the server has done what was begun, and raise as :meth:`preload` does."""
        with connection:
            self._answer(connection)

    def check(self, env: Mapping[str, str]) -> None:
        """Ask whether children of this process' kind with the environment ``env`` can be had.

        :raises ForkServerError: with the reason, when not.
        """
        self._ask({"kind": "check"} | surroundings(env, str(Path.cwd()))).close()

    def retire(self) -> None:
        """Let the server end by itself once its last child has; the object must be kept until then."""
        self._send({"kind": "retire"}).close()

    def end(self) -> None:
        """End the server at once with all its children, whatever it is doing.

        :raises ForkServerError: when it is gone.
        """
        with self._connect() as connection, suppress(ProcessLookupError):
            # Whose the listening socket is, is asked of the system: a busy server answers nothing.
            told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
            os.kill(struct.unpack("3i", told)[0], signal.SIGTERM)

    def _ask_for(self, request: dict[str, Any], env: Mapping[str, str], cwd: str) -> socket.socket:
        """Ask for a child with the surroundings of this process, but this environment and folder."""
        files = [number for number in (1, 2) if _is_open(number)]
        return self._send(request | surroundings(env, cwd), files if len(files) == 2 else [])

    def _ask(self, request: dict[str, Any]) -> socket.socket:
        """Send a request, wait for the answer and return the connection, which is the caller's now."""
        connection = self._send(request)
        self._answer(connection)
        return connection

    def _send(self, request: dict[str, Any], files: Sequence[int] = ()) -> socket.socket:
        connection = self._connect()
        try:
            message = packed(request)
            socket.send_fds(connection, [message[:1]], files)
            connection.sendall(message[1:])
        except OSError as error:
            connection.close()
            raise ForkServerError(str(error)) from error
        return connection

    def _answer(self, connection: socket.socket) -> dict[str, Any]:
        """Wait for the answer; a connection on which none comes is closed."""
        try:
            answer = receive(connection) or {"error": "the fork server closed the connection"}
        except OSError as error:
            answer = {"error": str(error)}
        if "error" in answer:
            connection.close()
            raise ForkServerError(answer["error"])
        return answer

    def _connect(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(ANSWER_TIMEOUT)
        try:
            connection.connect(self.address)
        except OSError as error:
            connection.close()
            raise ForkServerError(f"{self.address}: {error}") from error
        return connection


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
