"""The fork server: imports what it is told, then forks a child per connection, and outlives no client.

It ends when its lifeline (the socket at its stdin) closes, however its parent died, and takes every child along.
Asked before to stand ready for others it is nobody's own, and ends by itself once it is not wanted any more.
A process that forks must have one thread: it checks that before it says that it is ready.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import shutil
import signal
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from giamsat.execution.forkserver import child, processes
from giamsat.execution.forkserver.children import LOOK_EVERY, Children, Connection
from giamsat.execution.forkserver.frames import BACKLOG, CHUNK, packed
from giamsat.execution.forkserver.imports import import_all
from giamsat.execution.forkserver.patience import LOOK_EVERY as LOOK_AROUND
from giamsat.execution.forkserver.patience import Patience
from giamsat.execution.forkserver.surroundings import obstacle, python_variables

IDLE = 0.03  # seconds without a word after which there is time for a late import


class _Stopped(BaseException):
    """Asked to end in the midst of what may take long; a BaseException, for libraries let such a one through."""


class Server:
    """One loop over sockets and signals. In a forked child, ``serve`` returns what the child is to do."""

    def __init__(
        self, listener: socket.socket, lifeline: socket.socket, added: Mapping[str, str], late: Sequence[str]
    ) -> None:
        self.pid = os.getpid()
        self.late = list(late)
        self.added = added  # variables that imports have set: an ordinary kernel has them as well
        self.python = python_variables(os.environ)
        self.children = Children()
        self.connections: set[Connection] = set()
        self.retired = self.ended = self.is_busy = False
        self.holds_waste = False  # what was preloaded for builds that are over, frozen, so that nothing collects it
        self.broken = ""  # why no child may be forked any more
        self.patience: Patience | None = None  # of a server that was left standing
        self.wakeup, self.waker = socket.socketpair()
        self.lifeline = lifeline
        self.sockets = [listener, lifeline, self.wakeup, self.waker]
        self.selector = selectors.PollSelector()
        for heard, handler in ((listener, self._accept), (lifeline, self._end), (self.wakeup, self._reap)):
            heard.setblocking(False)
            self.selector.register(heard, selectors.EVENT_READ, handler)
        self._hear_signals()

    def _hear_signals(self) -> None:
        self.waker.setblocking(False)
        signal.set_wakeup_fd(self.waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda signum, frame: None)  # its only work is to wake the loop
        signal.signal(signal.SIGTERM, lambda signum, frame: self._stop())
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def serve(self) -> Mapping[str, Any] | None:
        """Answer clients until the end; return None then, and in a child its request."""
        with suppress(_Stopped):
            while not self.ended:
                heard = self.selector.select(self._pause())
                if self.late and not heard:
                    self._import_late()
                if self.holds_waste and not (heard or self.late or self.children):
                    self._clear_out()
                for key, _ in heard:
                    request: Mapping[str, Any] | None = key.data(key.fileobj)
                    if request is not None:
                        return request
                self.children.look()
                if self._is_over():  # a signal may end it meanwhile: nothing here takes that back
                    self.ended = True
        self.children.kill_all(lambda: self._reap(self.wakeup))
        return None

    def _pause(self) -> float | None:
        """Return for how long nothing but a word is worth waking up for."""
        if self.late:
            return IDLE
        if self.children:
            return LOOK_EVERY
        return LOOK_AROUND if self.patience else None

    def _is_over(self) -> bool:
        """Whether nobody has a use for the server any more: told to retire, or left standing and not wanted."""
        if self.connections or self.children:
            if self.patience:
                self.patience.renew()
            return False
        if self.retired or self.patience is None:
            return self.retired
        return bool(self.broken) or (not self.late and self.patience.is_over())

    def _import_late(self) -> None:
        """Import one more module that no first kernel waits for; one that cannot be had is left to who wants it."""
        with suppress(ImportError), self._busy():
            import_all([self.late.pop(0)])
        self._settle("a late import")

    def _clear_out(self) -> None:
        """Let go of what earlier preloads left in cycles; takes a moment, for which there is time when nobody asks."""
        self.holds_waste = False
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _settle(self, what: str) -> None:
        """Have later children share what is in memory now; what left a thread behind ends all forking."""
        gc.collect()
        gc.freeze()
        if processes.threads() != 1:
            self.broken = f"{what} started a thread"

    # --- clients ------------------------------------------------------------------------------------------

    def _accept(self, listener: socket.socket) -> None:
        try:
            accepted, _ = listener.accept()
        except OSError:  # it has gone again, or there are too many
            return
        accepted.setblocking(False)
        connection = Connection(accepted)
        self.connections.add(connection)
        self.selector.register(accepted, selectors.EVENT_READ, lambda _: self._hear(connection))

    def _hear(self, connection: Connection) -> Mapping[str, Any] | None:
        try:
            data, files, _, _ = socket.recv_fds(connection.socket, CHUNK, 2)
        except BlockingIOError:
            return None
        except OSError:
            data, files = b"", []
        connection.files += files
        if not data:
            self._hang_up(connection)
            return None
        for message in connection.frames.feed(data):
            if "signal" in message:
                self.children.signal(connection, message["signal"])
            elif message["kind"] in ("kernel", "call"):
                request = self._lease(connection, message)
                if request is not None:
                    return request
            else:
                connection.say(self._answer(message))
        return None

    def _answer(self, message: Mapping[str, Any]) -> dict[str, Any]:
        if message["kind"] == "preload":
            return self._preload(message["target"], message["arguments"])
        if message["kind"] == "check" and (refusal := self._refusal(message)):
            return {"error": refusal}
        if message["kind"] == "stand":
            self._stand(message)
        self.retired = self.retired or message["kind"] == "retire"
        return {"ok": True}

    def _stand(self, message: Mapping[str, Any]) -> None:
        """Outlive whoever started this server, and hold nothing of theirs: no lifeline, no folder."""
        self.selector.unregister(self.lifeline)
        self.sockets.remove(self.lifeline)
        self.lifeline.close()
        os.chdir("/")
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        self.late += message["late"]
        target, arguments = message["target"], message["arguments"]
        self.patience = Patience(message["seconds"], lambda: bool(child.function(target)(*arguments)))

    def _preload(self, target: str, arguments: Sequence[Any]) -> dict[str, Any]:
        """Run a function here, so that all later children have what it leaves behind."""
        try:
            with self._busy():
                child.function(target)(*arguments)
            self.holds_waste = True
        except Exception as error:  # noqa: BLE001 - whatever it is, the client is told and may do without
            return {"error": f"{type(error).__name__}: {error}"}
        self._settle(target)
        return {"error": self.broken} if self.broken else {"ok": True}

    def _hang_up(self, connection: Connection) -> None:
        """Close a connection; its child, if any, lives no longer."""
        self.children.signal(connection)
        if connection in self.connections:
            self.connections.discard(connection)
            self.selector.unregister(connection.socket)
            connection.socket.close()
            connection.close_files()

    # --- children -----------------------------------------------------------------------------------------

    def _lease(self, connection: Connection, request: Mapping[str, Any]) -> Mapping[str, Any] | None:
        if refusal := self._refusal(request):
            connection.say({"error": refusal})
            return None
        try:
            pid = child.fork()
        except OSError as error:  # no memory or no process left: the client takes the ordinary way, or fails there
            connection.say({"error": str(error)})
            return None
        if pid == 0:
            self._leave(connection)
            return {**request, "env": {**self.added, **request["env"]}}
        self.children.add(pid, connection, request["memory"])
        connection.close_files()
        connection.say({"pid": pid})
        return None

    def _refusal(self, request: Mapping[str, Any]) -> str:
        """Return why no child can be given for a request; else an empty text."""
        return self.broken or obstacle(request, self.python)

    def _leave(self, own: Connection) -> None:
        """In a child: lead a process group, write where the client writes, hold none of the server's sockets."""
        os.setpgid(0, 0)
        signal.set_wakeup_fd(-1)
        for number, file in enumerate(own.files, start=1):
            os.dup2(file, number)
        for connection in self.connections:
            connection.close_files()
            connection.socket.close()
        for held in self.sockets:
            held.close()
        self.selector.close()

    def _reap(self, wakeup: socket.socket) -> None:
        with suppress(BlockingIOError):
            while wakeup.recv(CHUNK):
                pass
        for connection in self.children.reap():
            self._hang_up(connection)

    def _end(self, _: object) -> None:
        self.ended = True

    def _stop(self) -> None:
        """End, also in the midst of what may take long; a library that makes an error of its own of it ends it too."""
        self.ended = True
        if self.is_busy:
            self.is_busy = False
            raise _Stopped

    @contextmanager
    def _busy(self) -> Iterator[None]:
        """Let :meth:`_stop` break off the block."""
        self.is_busy = True
        try:
            yield
        finally:
            self.is_busy = False
        if self.ended:
            raise _Stopped


def main(words: Sequence[str]) -> int:
    """Serve; ``words`` are the folder to delete at the end, the listening socket's number and, as JSON, the modules to
    import before anything else and those for which there is time later.

    In a forked child: do its work and return its exit code.
    """
    folder, listener, modules = Path(words[0]), socket.socket(fileno=int(words[1])), json.loads(words[2])
    listener.listen(BACKLOG)  # once more, by this process: the system tells clients who listens (``Asking.end``)
    late = json.loads(words[3])
    lifeline = socket.socket(fileno=os.dup(0))
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a device, not a path
        os.dup2(nothing.fileno(), 0)
    if sys.path[0] in ("", str(Path.cwd())):  # python -m puts it there; a kernel takes it out as well
        del sys.path[0]
    before = dict(os.environ)
    problem = _prepare(modules)
    with suppress(OSError):  # the client has gone meanwhile: the lifeline is closed, and the loop ends at once
        lifeline.send(packed({"error": problem} if problem else {"ok": True}))
    if not problem:
        added = {name: value for name, value in os.environ.items() if name not in before}
        server = Server(listener, lifeline, added, late)
        request = server.serve()
        if request is not None:
            return child.run(request, server.pid)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)  # nothing is left to tidy up, and taking a large interpreter down takes its time


def _prepare(modules: Sequence[str]) -> str:
    """Import everything and return why no child can be forked, or an empty text."""
    try:
        import_all(modules)
    except Exception as error:  # noqa: BLE001 - whatever it is, the client is told and runs ordinary kernels
        return f"{type(error).__name__}: {error}"
    gc.collect()
    gc.freeze()  # no collection in a child shall touch, and thereby copy, what it shares with all others
    processes.adopt_orphans()
    found = processes.threads()
    return "" if found == 1 else f"{found} threads after the imports"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
