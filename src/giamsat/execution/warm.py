"""Which kernels this process uses: warm ones of a fork server, or ordinary ones, and why.

Warm kernels need Linux. ``GIAMSAT_KERNELS=thuong`` switches them off; ``GIAMSAT_FORK_SERVER`` names the server of
another process. Whatever goes wrong, ordinary kernels give the same result, only later; the user is told once.
"""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from giamsat.errors import Fault
from giamsat.execution import standing
from giamsat.execution.forkserver.client import ForkServer, ForkServerError
from giamsat.execution.standing import code_digest
from giamsat.texts_vi.execution import ORDINARY_REASONS

SWITCH, ORDINARY = "GIAMSAT_KERNELS", "thuong"
ADDRESS = "GIAMSAT_FORK_SERVER"
# Bytes. A report's kernel was measured at 0.13 GB: fifteen times that is a cell that has run away, and two of them
# still leave an office computer of 8 GB usable.
KERNEL_MEMORY = 2 * 1024**3
# What a kernel needs from its start to its last cell, first things first.
KERNEL_MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "matplotlib_inline.backend_inline",
    "tornado.platform.asyncio",
    "zmq.utils.garbage",
    "psutil",
    "pydantic.dataclasses",
    "pydantic.type_adapter",
    "sqlite3",
    "giamsat.report.*",
    "giamsat.charts.*",
)
# What only some notebooks need: imported when nobody waits.
LATE_MODULES = ("pandas",)
# What the process needs that runs notebooks.
RUNNER_MODULES = ("papermill", "nbclient", "giamsat.execution.*", "giamsat.execution.engine:prepare")


@dataclass
class _Own:
    """The server of this process, the kit's code it was started with, and servers that still have a child."""

    server: ForkServer | None = None
    code: str = ""
    modules: tuple[str, ...] = KERNEL_MODULES
    late: tuple[str, ...] = LATE_MODULES
    environment: Mapping[str, str] | None = None
    problem: str = ""


_own = _Own()
_retired: list[ForkServer] = []


def start(
    modules: Sequence[str] = KERNEL_MODULES,
    environment: Mapping[str, str] | None = None,
    late: Sequence[str] = LATE_MODULES,
) -> ForkServer | None:
    """Start this process' own server, which imports in the background; None where kernels are ordinary.

    A server that could not be used is not tried again before the kit's code has changed.
    """
    if _switched_off():
        return None
    code = code_digest()
    if _own.problem and _own.code == code:
        return None
    if _own.server is not None:
        _retire(_own.server)
    _own.modules, _own.late, _own.environment, _own.code, _own.problem = (
        tuple(modules),
        tuple(late),
        environment,
        code,
        "",
    )
    try:
        _own.server = ForkServer.start(_own.modules, environment, _own.late)
    except ForkServerError as error:
        give_up(error)
        return None
    atexit.register(_own.server.close)
    return _own.server


def prefer(modules: Sequence[str], environment: Mapping[str, str], late: Sequence[str]) -> None:
    """Say what an own server shall import once :func:`server` starts one; no word to one that is there already."""
    if _own.server is None:
        _own.modules, _own.late, _own.environment = tuple(modules), tuple(late), environment


def borrow(folder: Path, environment: Mapping[str, str]) -> ForkServer | None:
    """Return the server that stands ready for others (a note in ``folder`` tells), from now on also this process'."""
    if _switched_off():
        return None
    code = cache(code_digest)  # hashed only where a server is found, and then once
    found = _suitable(folder, code, environment)
    if found is not None:
        _own.server, _own.code, _own.environment, _own.problem = found, code(), environment, ""
    return found


def leave_ready(folder: Path, late: Sequence[str], seconds: float) -> None:
    """Let this process' own server stand ready for others, unless one does already that would do as well.

    One that is still importing, or that somebody else started, stays what it is.
    """
    own, environment = _own.server, os.environ if _own.environment is None else _own.environment
    try:
        if own is None or own.pid is None or not own.is_ready() or _suitable(folder, lambda: _own.code, environment):
            return
        standing.leave(own, folder, _own.code, late, seconds)
    except ForkServerError:  # it has gone; its owner closes it
        return


def _suitable(folder: Path, code: Callable[[], str], environment: Mapping[str, str]) -> ForkServer | None:
    """Return the server that the note in ``folder`` names, when its children can have what this process' own have."""
    found = standing.find(folder, code)
    try:
        if found is not None:
            found.check(environment)
    except ForkServerError:
        return None
    return found


def hold_ready(folder: Path) -> ForkServer | None:
    """Return the server for the next kernel like :func:`server`; other processes find it by a note in ``folder``."""
    found = server()
    if found is not None and found is _own.server:
        standing.announce(found, folder, _own.code)
    return found


def started(environment: Mapping[str, str]) -> ForkServer | None:
    """Return this process' own server when it lives (or still imports) and was started with this environment."""
    own = _own.server
    return own if own is not None and _own.environment == environment and own.is_alive() else None


def parent() -> ForkServer | None:
    """Return the server that forked this process, or its parents; None where there was none or it has gone."""
    named = os.environ.get(ADDRESS)
    try:
        return ForkServer.at(named) if named else None
    except ForkServerError:  # whoever owned it has gone; one of our own does as well
        return None


def server() -> ForkServer | None:
    """Return the server for the next kernel, which may still be importing; None where kernels are ordinary.

    An own server whose code is no longer what lies on disk (an editor's JupyterLab runs for days) is replaced.
    """
    if _switched_off():
        return None
    named = parent()
    if named is not None:
        return named
    if _own.server is not None and _own.server.is_alive() and _own.code == code_digest():
        return _own.server
    return start(_own.modules, _own.environment, _own.late)


def ready(timeout: float = 60.0) -> ForkServer | None:
    """Return the server of :func:`server` once all its imports are done; None when kernels are ordinary after all."""
    found = server()
    try:
        if found is not None:
            found.wait_ready(timeout)
    except ForkServerError as error:
        give_up(error)
        return None
    return found


def give_up(error: ForkServerError) -> None:
    """Use ordinary kernels from now on, because the server cannot be used."""
    _own.problem = str(error)
    if _own.server is not None:
        _own.server.close()
        _own.server = None


def fallback_notice() -> Fault | None:
    """Return the notice that kernels are ordinary and why, or None where they are warm."""
    reason = _switched_off()
    if not reason and _own.problem:
        reason = ORDINARY_REASONS["failed"].format(detail=_own.problem)
    return Fault.of("kernels-ordinary", reason=reason) if reason else None


def _switched_off() -> str:
    if os.environ.get(SWITCH, "") == ORDINARY:
        return ORDINARY_REASONS["switch"]
    return "" if sys.platform == "linux" else ORDINARY_REASONS["platform"]


def _retire(old: ForkServer) -> None:
    """Let a server end with its last child; kept until then, as it would take its children along."""
    _retired[:] = [retired for retired in _retired if retired.is_alive()]
    try:
        if old.is_ready():
            old.retire()
            _retired.append(old)
        else:
            old.close()
    except ForkServerError:
        old.close()
