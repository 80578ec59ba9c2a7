"""What only Linux tells of processes: whose child is whose, how much memory they have, who dies with whom."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

KILL = int(getattr(signal, "SIGKILL", 9))  # Windows, which imports this module too, has no such name
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_PROC = Path("/proc")


def die_with(parent: int) -> None:
    """Have the kernel kill this process when its parent ends; end at once when the parent is gone already."""
    _prctl(_PR_SET_PDEATHSIG, KILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), KILL)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends, also of those that left their process group."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def _prctl(option: int, value: int) -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


def threads() -> int:
    """Return how many threads this process has, those of libraries counted."""
    return len(list((_PROC / "self" / "task").iterdir()))


def children(pid: int) -> Iterator[int]:
    """Yield the children of a process; one that ends meanwhile has none."""
    with suppress(OSError):
        for task in (_PROC / str(pid) / "task").iterdir():
            with suppress(OSError):
                yield from map(int, (task / "children").read_text(encoding="ascii").split())


def memory(pid: int) -> int:
    """Return the bytes that a process and its descendants have for themselves: resident, not backed by a file."""
    pages = 0
    with suppress(OSError):
        _, resident, shared, *_ = (_PROC / str(pid) / "statm").read_text(encoding="ascii").split()
        pages = int(resident) - int(shared)
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(memory(child) for child in children(pid))


def umask() -> int:
    """Return this process' umask without setting it for a moment, as the only system call would."""
    for line in (_PROC / "self" / "status").read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("Umask:"):
            return int(line.split()[1], 8)
    return 0o022


def kill_group(pid: int, signum: int = KILL) -> None:
    """Send a signal to the process group that ``pid`` leads; when it is gone there is nothing to do."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signum)
