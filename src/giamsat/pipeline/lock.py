"""One build at a time: a lock on outputs/ that names its owner and that the system frees when its owner dies."""

from __future__ import annotations

import getpass
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from giamsat.errors import Fault, OutputError, Place
from giamsat.files import write_whole
from giamsat.pipeline.publish import reason_of
from giamsat.settings import Settings

NAME = ".dang-lap"
OWNER = ".dang-lap.ten"


@contextmanager
def outputs_lock(settings: Settings) -> Iterator[None]:
    """Hold the lock of the project's outputs/.

    :raises OutputError: when another build holds it (the sentence names who, since when), or outputs/ cannot be made
        or written.
    """
    folder = settings.root / "outputs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / NAME).open("a+b")
    except OSError as error:
        raise OutputError.of("outputs-unwritable", Place("outputs"), reason=reason_of(error)) from error
    with handle:
        try:
            is_ours = _take(handle)
        except OSError as error:
            raise OutputError.of("outputs-unwritable", Place("outputs"), reason=reason_of(error)) from error
        if not is_ours:
            raise OutputError((_held(folder / OWNER),))
        try:
            _sign(folder / OWNER)
            yield
        finally:
            (folder / OWNER).unlink(missing_ok=True)


def _take(handle: IO[bytes]) -> bool:
    """Try to lock the file; the lock goes with the handle, also when the process is killed.

    :returns: whether it is ours now; False when another process holds it.
    :raises OSError: when the disk knows no locks.
    """
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # the second is what Windows says
        return False
    return True


def _sign(path: Path) -> None:
    """Write who holds the lock; a second file, since on Windows nobody may read a locked one."""
    now = datetime.now().astimezone().strftime("%H:%M:%S ngày %d/%m/%Y")
    try:
        write_whole(path, f"{os.getpid()}\n{_user()}\n{platform.node()}\n{now}\n")
    except OSError as error:
        raise OutputError.of("outputs-unwritable", Place("outputs"), reason=reason_of(error)) from error


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may run under a number without a name
        return "?"


def _held(path: Path) -> Fault:
    try:
        pid, user, machine, since = path.read_text(encoding="utf-8").splitlines()[:4]
    except (OSError, ValueError):
        pid = user = machine = since = "?"
    return Fault.of("outputs-locked", pid=pid, user=user, machine=machine, since=since)
