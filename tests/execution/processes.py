"""Looking at processes from the outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60.0  # seconds; what comes comes at once, but two busy cores may need many


def is_gone(pid: int) -> bool:
    """Return whether a process has ended; one that nobody has waited for yet has ended too."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state in "ZX"


def becomes_true(condition: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Wait until ``condition`` holds and return whether it did in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def numbers_from(path: Path, count: int) -> list[int]:
    """Return the numbers that another process writes into a file, one a line, once there are ``count``."""

    def lines() -> list[str]:
        return path.read_text(encoding="utf-8").split() if path.exists() else []

    assert becomes_true(lambda: len(lines()) >= count)
    return [int(line) for line in lines()]


def python(code: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start this Python with ``code``."""
    return subprocess.Popen([sys.executable, "-c", code], env=os.environ | environment)
