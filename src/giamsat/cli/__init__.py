"""The command: parses words, calls one function, prints sentences, sets the exit code.

0: all that was asked for is done; 1: some of it failed, or it was stopped; 2: the command was used wrongly. Nothing is
imported here before it can be stopped with a sentence.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        from giamsat.cli.program import code_of

        return code_of(arguments)
    except KeyboardInterrupt:
        from giamsat.texts_vi.pipeline import STOPPED

        print(STOPPED, file=sys.stderr)
        return 1


def run() -> NoReturn:
    """Run the command and end the process: what the console script calls."""
    code = main()
    from giamsat.interpreter import leave

    leave(code)


def main_elsewhere(arguments: Sequence[str], encodings: Sequence[str]) -> int:
    """Run the command in a forked process for one that waits; ``encodings`` are those of its stdout and stderr.

    :raises KeyboardInterrupt: when it was stopped; whoever waits says so.
    """
    from giamsat.cli.program import code_of

    # The streams that this process was forked with know what lay behind them then, not what does now.
    output, errors = encodings
    sys.stdout = open(1, "w", encoding=output, closefd=False)  # noqa: SIM115 - no path
    sys.stderr = open(2, "w", 1, encoding=errors, closefd=False)  # noqa: SIM115
    try:
        return code_of(arguments)
    except KeyboardInterrupt:
        with suppress(OSError):
            sys.stdout.flush()  # the process ends by a signal, without any tidying up
        raise
