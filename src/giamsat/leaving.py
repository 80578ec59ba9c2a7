"""The quick way out of a process that has imported much and read much."""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn


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
