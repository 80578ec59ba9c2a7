"""What a forked child does: forget the server, take over the request's surroundings, become a kernel or a call."""

from __future__ import annotations

import importlib
import locale
import os
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from typing import Any

from giamsat.execution.forkserver import surroundings
from giamsat.execution.forkserver.processes import adopt_orphans, die_with
from giamsat.interpreter import collect_seldom, leave

INLINE_BACKEND = "module://matplotlib_inline.backend_inline"
HELD_BACK = frozenset((signal.SIGTERM, signal.SIGINT, signal.SIGHUP)) if hasattr(signal, "SIGHUP") else frozenset()
"""Signals that a child gets only once it handles them as its client expects: at first it has the server's handlers."""


def fork() -> int:
    """Fork like ``os.fork``; in the child :data:`HELD_BACK` wait until :func:`run` has made it its client's."""
    signal.pthread_sigmask(signal.SIG_BLOCK, HELD_BACK)
    pid = -1
    try:
        pid = os.fork()
    finally:
        if pid:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_BACK)
    return pid


def run(request: Mapping[str, Any], server: int) -> int:
    """Do what the request asks for: a kernel returns its exit code, a call ends the process with the one it returns.

    An exception goes on, and ends the process as always; Ctrl-C that nobody in it hears ends it without a word.
    """
    die_with(server)
    adopt_orphans()
    try:
        _take_over(request)
        if request["kind"] != "kernel":
            result = function(request["target"])(*request["arguments"])
            leave(result if isinstance(result, int) else 0)
        return _kernel(request["argv"])
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
        raise


def function(target: str) -> Any:
    """Return the function that ``package.module:function`` names."""
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)


def _kernel(argv: list[str]) -> int:
    from ipykernel.kernelapp import IPKernelApp

    # As in a kernel of its own: ipykernel names the backend before matplotlib is imported, and here it is already.
    os.environ.setdefault("MPLBACKEND", INLINE_BACKEND)
    matplotlib = sys.modules.get("matplotlib")
    if matplotlib is not None:
        matplotlib.rcParams["backend"] = os.environ["MPLBACKEND"]
    sys.argv = argv
    collect_seldom()
    IPKernelApp.launch_instance(argv[1:])
    return 0


def _take_over(request: Mapping[str, Any]) -> None:
    """Let nothing of the server be seen: signals, environment, folder, limits, locale, random state, chart settings."""
    for signum in (signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    tempfile.tempdir = None  # looked up again, as TMPDIR may be another one
    surroundings.take_over(request)
    os.chdir(request["cwd"])
    _reset_locale()
    if "numpy.random" in sys.modules:  # random itself is seeded anew after a fork; numpy's numbers are not
        sys.modules["numpy.random"].seed()
    if "matplotlib" in sys.modules:
        sys.modules["matplotlib"].rc_file_defaults()
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_BACK)


def _reset_locale() -> None:
    """Set the locale as Python does at its start: only the encoding follows the environment."""
    locale.setlocale(locale.LC_ALL, "C")
    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:  # the environment names one that the machine does not have
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
