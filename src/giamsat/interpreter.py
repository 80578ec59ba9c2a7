"""How a Python process runs and ends that imports much and holds much: without needless tidying up."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn


def collect_seldom() -> None:
    """Look for garbage seldom: imports and reports are made of many objects that all live until the work is done, and
    Python would go through them after every 700 new ones."""
    gc.set_threshold(50_000, 20, 20)


def leave(code: int) -> NoReturn:
    """End this process with an exit code: exit functions run and streams are written, and nothing else is tidied up.

    Taking apart what a build has in memory takes a tenth of a second, for which somebody waits; the system has all of
    it back anyway. A stream that cannot be written (a full disk, a reader that has gone) is a failure.
    """
    atexit._run_exitfuncs()  # what a process that ends in the usual way runs first
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # the second for a stream that is closed
            code = code or 1
    os._exit(code)
