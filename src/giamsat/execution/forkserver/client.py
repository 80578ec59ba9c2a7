"""The client's side of the fork server: start one or find one, lease children of it, give them back."""

from __future__ import annotations

import json
import os
import select
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from giamsat.execution.folders import short_folder
from giamsat.execution.forkserver.frames import CHUNK, Frames, packed, receive
from giamsat.execution.forkserver.lease import Lease
from giamsat.execution.forkserver.surroundings import surroundings

ANSWER_TIMEOUT = 60.0  # seconds; a fork takes milliseconds, but the server may still be importing
BACKLOG = 128
SOCKET_NAME = "s"
CLOSE_TIMEOUT = 10.0
# Numeric libraries run in one thread: a process with more cannot be forked, and the kit runs a process per core.
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")


class ForkServerError(Exception):
    """There is no fork server, or it refuses; stays inside the run floor, which then takes the ordinary way."""


class ForkServer:
    """A fork server that this process owns (:meth:`start`) or that another one does (:meth:`at`)."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes] | None, lifeline: socket.socket | None) -> None:
        self.folder = folder
        self._process = process
        self._lifeline = lifeline
        self._is_ready = process is None
        self._problem = ""
        self._owner = os.getpid()

    @classmethod
    def start(
        cls, modules: Sequence[str], environment: Mapping[str, str] | None = None, late: Sequence[str] = ()
    ) -> Self:
        """Start a server that imports ``modules`` in this order (``package.*``: all of a package), and return at once.

        ``late`` are imported when it has nothing else to do.

        :raises ForkServerError: when there can be none on this machine.
        """
        if sys.platform != "linux":
            raise ForkServerError("only Linux has what a fork server needs")
        wanted = {**(os.environ if environment is None else environment), **ONE_THREAD}
        wanted.pop("JPY_PARENT_PID", None)  # else its kernels would watch for the end of a stranger
        ours, theirs = socket.socketpair()
        with theirs, socket.socket(socket.AF_UNIX) as listener:
            try:
                folder = short_folder()
                # Heard from now on: who asks while the server still imports gets the answer afterwards.
                listener.bind(str(folder / SOCKET_NAME))
                listener.listen(BACKLOG)
                words = [str(folder), str(listener.fileno()), json.dumps(list(modules)), json.dumps(list(late))]
                process = subprocess.Popen(
                    [sys.executable, "-m", "giamsat.execution.forkserver.server", *words],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=wanted,
                    pass_fds=[listener.fileno()],
                    start_new_session=True,
                )
            except OSError as error:
                ours.close()
                raise ForkServerError(str(error)) from error
        return cls(folder, process, ours)

    @classmethod
    def at(cls, address: str) -> Self:
        """Return the server that another process owns.

        :raises ForkServerError: when nobody listens there.
        """
        server = cls(Path(address).parent, None, None)
        server._connect().close()
        return server

    @property
    def address(self) -> str:
        """The path under which other processes of this user find the server."""
        return str(self.folder / SOCKET_NAME)

    @property
    def pid(self) -> int | None:
        """The server's process, when it is our own."""
        return self._process.pid if self._process else None

    def is_ready(self, timeout: float = 0.0) -> bool:
        """Return whether all imports are done, after waiting for it ``timeout`` seconds.

        :raises ForkServerError: with the reason, when the server has given up.
        """
        if not self._is_ready and not self._problem and self._lifeline is not None:
            answer = self._first_words(self._lifeline, timeout)
            self._is_ready = "ok" in answer
            self._problem = answer.get("error", "")
        if self._problem:
            raise ForkServerError(self._problem)
        return self._is_ready

    def _first_words(self, lifeline: socket.socket, timeout: float) -> dict[str, Any]:
        """Return what the server said after its imports, which stays there for the next who asks; else nothing."""
        waiting = select.poll()
        waiting.register(lifeline, select.POLLIN)
        if not waiting.poll(timeout * 1000):
            return {}
        said = Frames().feed(lifeline.recv(CHUNK, socket.MSG_PEEK))
        return said[0] if said else {"error": f"it ended with code {self._exit_code()}"}

    def wait_ready(self, timeout: float = ANSWER_TIMEOUT) -> None:
        """Wait until all imports are done.

        :raises ForkServerError: with the reason, when the server has given up or is not ready in time.
        """
        if self._process is None:
            self._ask({"kind": "ping"}).close()
        elif not self.is_ready(timeout):
            raise ForkServerError(f"not ready after {timeout} s")

    def is_alive(self) -> bool:
        """Return whether the server still answers, or still imports."""
        try:
            self._connect().close()
        except ForkServerError:
            return False
        return True

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

    def stand(self, seconds: float, late: Sequence[str], target: str, arguments: Sequence[Any] = ()) -> None:
        """Let the server, which is ready, outlive this process; from now on it is nobody's own.

        It imports ``late`` when it has nothing else to do, and ends when nobody has asked for anything for
        ``seconds``, when it is told to retire, or when ``package.module:function`` (``target``), called in it every
        few seconds while it is idle, returns False.

        :raises ForkServerError: when the server does not answer; it is killed, and this process' own still.
        """
        assert self._process is not None
        assert self._lifeline is not None
        request = {"kind": "stand", "seconds": seconds, "late": list(late)}
        try:
            self.done(self._send(request | {"target": target, "arguments": list(arguments)}))
        except BaseException:  # Ctrl-C: it may stand already, and does not end with its lifeline any more
            self._process.kill()
            raise
        self._process.returncode = 0  # it lives on, and nobody waits for it
        self._process = None
        self._lifeline.close()

    def close(self) -> None:
        """End the server with all its children, and wait for it; another process' server lives on."""
        if self._process is None or self._owner != os.getpid():  # a copy in a forked process ends nothing
            return
        if self._lifeline is not None and self._lifeline.fileno() >= 0:
            with suppress(ForkServerError):
                if not self.is_ready():  # it looks at its lifeline only after its imports, and has no child before
                    self._process.kill()
            self._lifeline.close()
            self._process.terminate()  # one that is reading a round does not look at its lifeline either
        self._problem = self._problem or "it is closed"
        self._exit_code()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _exit_code(self) -> int:
        """Return the exit code of the server's process, which is ending."""
        assert self._process is not None
        try:
            return self._process.wait(CLOSE_TIMEOUT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

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
        if self._problem:
            raise ForkServerError(self._problem)
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
