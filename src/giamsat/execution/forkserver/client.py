"""The client's side of the fork server: start one or find one, let it stand, end it."""

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
from giamsat.execution.forkserver.asking import ANSWER_TIMEOUT, SOCKET_NAME, Asking, ForkServerError
from giamsat.execution.forkserver.frames import BACKLOG, CHUNK, Frames

__all__ = ["CLOSE_TIMEOUT", "ONE_THREAD", "ForkServer", "ForkServerError"]

CLOSE_TIMEOUT = 10.0
# Numeric libraries run in one thread: a process with more cannot be forked, and the kit runs a process per core.
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")


class ForkServer(Asking):
    """A fork server that this process owns (:meth:`start`) or that another one does (:meth:`at`)."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes] | None, lifeline: socket.socket | None) -> None:
        super().__init__(folder)
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

    def _connect(self) -> socket.socket:
        if self._problem:
            raise ForkServerError(self._problem)
        return super()._connect()
