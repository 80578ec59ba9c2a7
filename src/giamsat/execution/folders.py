"""Folders short enough for sockets: the path of one has at most 107 bytes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST = 60  # bytes that leave room for what the kit puts below: a run's folder, a socket's name
_SHORT = "/tmp"  # noqa: S108 - mkdtemp makes a folder of its own in it, open to its owner only


PREFIX = "gs-"


def short_folder(prefix: str = PREFIX) -> Path:
    """Make a folder of our own below the folder for temporary files, or below /tmp when its name is too long.

    Windows has neither: there the kit talks to kernels over TCP.
    """
    folder = tempfile.gettempdir()
    if os.name == "posix" and len(os.fsencode(folder)) + len(prefix) + 9 > LONGEST:
        folder = _SHORT
    return Path(tempfile.mkdtemp(prefix=prefix, dir=folder))


@contextmanager
def passing_folder(parent: Path | None = None) -> Iterator[Path]:
    """Give a short folder, below ``parent`` if there is one, and delete it afterwards."""
    folder = short_folder() if parent is None else Path(tempfile.mkdtemp(prefix="k", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
