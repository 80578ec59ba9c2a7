"""Python's start on a machine that differs from this one; a test puts this folder on PYTHONPATH.

``GIAMSAT_TEST_DAYS`` moves the clock of Python by whole days, ``GIAMSAT_TEST_ORDER=reversed`` lists folders in the
opposite order. Every process of a build starts like this: the command, the fork server, workers and kernels.
"""

from __future__ import annotations

import ctypes
import datetime
import gc
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

DAYS = int(os.environ.get("GIAMSAT_TEST_DAYS", "0"))


class Entries:
    """What ``os.scandir`` gives, in the opposite order."""

    def __init__(self, path: Any = ".") -> None:
        with scandir(path) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return self.entries

    def __next__(self) -> os.DirEntry[str]:
        return next(self.entries)

    def __enter__(self) -> Entries:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        pass


def put(kind: type, name: str, function: Callable[..., Any]) -> None:
    """Give a class of the standard library another class method; a class of our own in its place breaks C code."""
    gc.get_referents(kind.__dict__)[0][name] = classmethod(function)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


def move_clock(days: int) -> None:
    """Let Python believe in another day."""
    seconds, seconds_ns, shift = time.time, time.time_ns, days * 86_400
    time.time = lambda: seconds() + shift
    time.time_ns = lambda: seconds_ns() + shift * 10**9
    for name in ("localtime", "gmtime", "ctime"):
        real = getattr(time, name)
        setattr(time, name, lambda moment=None, real=real: real(time.time() if moment is None else moment))
    strftime = time.strftime
    time.strftime = lambda form, moment=None: strftime(form, time.localtime() if moment is None else moment)
    put(datetime.date, "today", lambda kind: kind.fromtimestamp(time.time()))
    put(datetime.datetime, "today", lambda kind: kind.fromtimestamp(time.time()))
    put(datetime.datetime, "now", lambda kind, tz=None: kind.fromtimestamp(time.time(), tz))
    put(datetime.datetime, "utcnow", lambda kind: kind.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None))


scandir, listdir = os.scandir, os.listdir
if os.environ.get("GIAMSAT_TEST_ORDER") == "reversed":
    os.scandir = Entries  # type: ignore[assignment,misc]
    os.listdir = lambda path=".": sorted(listdir(path), reverse=True)  # type: ignore[assignment,misc]
if DAYS:
    move_clock(DAYS)
