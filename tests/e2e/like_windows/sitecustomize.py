"""Python's start with what Windows does otherwise; a test puts this folder on PYTHONPATH of every process of a build.

- A file that ``GIAMSAT_TEST_OPEN`` lists cannot be replaced, as when a program there keeps it open.
- Kernels are talked to over TCP, and outputs/ is locked through ``msvcrt``.
- The kit must not rely on the default encoding of files, which is the machine's code page there: reading or writing
  text without naming one is an error.
"""

from __future__ import annotations

import builtins
import errno
import fcntl
import importlib.abc
import importlib.machinery
import importlib.util
import os
import struct
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

real_replace = os.replace


def replace(source: Any, target: Any, **more: Any) -> None:
    """Rename, but not onto a file that is open in another program."""
    listed = Path(os.environ.get("GIAMSAT_TEST_OPEN", os.devnull))
    if listed.is_file() and os.fspath(target) in listed.read_text(encoding="utf-8").splitlines():
        raise PermissionError(13, "Access is denied", os.fspath(source), 5, os.fspath(target))
    real_replace(source, target, **more)


class NamedNt(ModuleType):
    """The module ``os`` under the name that it has on Windows."""

    name = "nt"

    def __getattr__(self, attribute: str) -> Any:
        return getattr(os, attribute)


class Msvcrt(ModuleType):
    """What the kit uses of Windows' module ``msvcrt``, by locks that the system here really keeps.

    As there, a lock is one of bytes from where the file stands, belongs to the handle (also within one process), goes
    with it, and one that another handle has is refused with error 13. Not as there, others may still read the bytes.
    """

    LK_NBLCK = 2
    taken = 0

    def locking(self, descriptor: int, mode: int, count: int) -> None:
        """Lock ``count`` bytes of a file at once or not at all."""
        assert mode == self.LK_NBLCK
        start = os.lseek(descriptor, 0, os.SEEK_CUR)
        lock = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, start, count, 0)  # struct flock of fcntl.h
        try:
            fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, lock)
        except BlockingIOError as error:
            raise PermissionError(errno.EACCES, "Permission denied") from error
        self.taken += 1


msvcrt = Msvcrt("msvcrt")


def import_there(name: str, *more: Any) -> ModuleType:
    """Import a module as the kit's own ones would on Windows; the standard library must not find ``msvcrt`` here."""
    return msvcrt if name == "msvcrt" else builtins.__import__(name, *more)


class Patcher(importlib.abc.MetaPathFinder):
    """Lets the kit's modules that ask for the system believe that they run on Windows."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> Any:
        if name not in ("giamsat.execution.run", "giamsat.execution.folders", "giamsat.pipeline.lock"):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def execute_and_patch(module: Any) -> None:
                module.__dict__["__builtins__"] = vars(builtins) | {"__import__": import_there}
                execute(module)
                module.os = NamedNt("os")

            spec.loader.exec_module = execute_and_patch  # type: ignore[method-assign]
        return spec


os.replace = replace
sys.meta_path.insert(0, Patcher())
if sys.flags.warn_default_encoding:
    warnings.filterwarnings("error", category=EncodingWarning, module=r"giamsat(\.|$)")
