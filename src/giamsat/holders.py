"""Which programs keep a file open, so that a person knows what to close.

Nothing here ever fails: a program that cannot be found out is just not named.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from giamsat.texts_vi import ground as texts

MOST = 16
"""So many programs are asked for at once; more than that nobody would close one by one."""
MORE_DATA = 234
_PROC = Path("/proc")


def holders(path: Path) -> tuple[str, ...]:
    """Return the programs that keep a file open, in words: each with its process number, or with its user.

    Windows tells of programs on this machine, Linux of those of this user. Who has the file open on another machine
    (a shared folder) is known from the lock files that office programs lay beside it.
    """
    found = [*_windows(path), *_linux(path), *_office(path)]
    return tuple(dict.fromkeys(found))


# --- Linux ------------------------------------------------------------------------------------------------------------


def _linux(path: Path) -> Iterator[str]:
    if sys.platform != "linux":
        return
    with suppress(OSError):
        wanted = path.stat()
        for process in sorted(_PROC.glob("[0-9]*"), key=lambda folder: int(folder.name)):
            if int(process.name) != os.getpid() and _has_open(process, wanted):
                with suppress(OSError):
                    yield _program((process / "comm").read_text(encoding="utf-8", errors="replace"), process.name)


def _has_open(process: Path, wanted: os.stat_result) -> bool:
    """Whether a process has a file open; one of another user, or one that ends just now, seems to have none."""
    with suppress(OSError):
        for descriptor in (process / "fd").iterdir():
            with suppress(OSError):
                if os.path.samestat(descriptor.stat(), wanted):
                    return True
    return False


def _program(name: str, pid: object) -> str:
    return texts.HOLDER_PROGRAM.format(name=name.strip() or "?", pid=pid)


# --- Windows ----------------------------------------------------------------------------------------------------------


class _Process(ctypes.Structure):
    """RM_PROCESS_INFO of restartmanager.h, its texts as UTF-16 numbers (``wchar_t`` is wider elsewhere)."""

    _fields_ = (
        ("pid", ctypes.c_uint32),
        ("start", ctypes.c_uint32 * 2),
        ("name", ctypes.c_uint16 * 256),
        ("service", ctypes.c_uint16 * 64),
        ("kind", ctypes.c_int32),
        ("status", ctypes.c_uint32),
        ("session", ctypes.c_uint32),
        ("restartable", ctypes.c_int32),
    )


def _windows(path: Path) -> Sequence[str]:
    if sys.platform != "win32":
        return ()
    try:
        return list(asked(ctypes.WinDLL("rstrtmgr"), path))
    except OSError:  # an edition of Windows without the Restart Manager
        return ()


def asked(manager: Any, path: Path) -> Iterator[str]:
    """Yield the programs that Windows' Restart Manager names.

    Never run on Windows: written after Microsoft's description, tried with a stand-in for the library alone.

    :param manager: the loaded ``rstrtmgr.dll``.
    """
    session, key = ctypes.c_uint32(), ctypes.create_string_buffer(2 * 33)
    if manager.RmStartSession(ctypes.byref(session), 0, key) != 0:
        return
    try:
        name = ctypes.create_string_buffer(str(path.resolve()).encode("utf-16-le") + b"\0\0")
        names = (ctypes.c_void_p * 1)(ctypes.addressof(name))
        if manager.RmRegisterResources(session, 1, names, 0, None, 0, None) != 0:
            return
        needed, count, reasons = ctypes.c_uint32(), ctypes.c_uint32(MOST), ctypes.c_uint32()
        rows = (_Process * MOST)()
        code = manager.RmGetList(session, ctypes.byref(needed), ctypes.byref(count), rows, ctypes.byref(reasons))
        if code in (0, MORE_DATA):
            for row in rows[: count.value]:
                yield _program(bytes(row.name).decode("utf-16-le", "replace").partition("\0")[0], row.pid)
    finally:
        manager.RmEndSession(session)


# --- office programs --------------------------------------------------------------------------------------------------


def _office(path: Path) -> Iterator[str]:
    """Yield what the lock files beside a file say: LibreOffice names user and machine, Microsoft Office the user."""
    with suppress(OSError):
        said = path.with_name(f".~lock.{path.name}#").read_text(encoding="utf-8", errors="replace")
        full_name, account, machine, *_ = *(_unescaped(field) for field in re.split(r"(?<!\\),", said)), "", "", ""
        yield texts.HOLDER_LIBREOFFICE.format(user=full_name or account or "?", machine=machine or "?")
    # Excel sets «~$» before the name, Word writes it over the first two letters of a long one.
    for name in (f"~${path.name}", f"~${path.name[2:]}"):
        with suppress(OSError):
            yield texts.HOLDER_OFFICE.format(user=_owner(path.with_name(name).read_bytes()) or "?")
            return


def _unescaped(field: str) -> str:
    return re.sub(r"\\(.)", r"\1", field).strip()


def _owner(content: bytes) -> str:
    """Return the user named in a lock file of Microsoft Office.

    Such a file has the name in the machine's own letters, then, from byte 54 (Word) or 55 (Excel) on, its length in two
    bytes and the name in UTF-16.
    """
    start = 54 if len(content) == 162 else 55
    letters = int.from_bytes(content[start : start + 2], "little")
    return content[start + 2 : start + 2 + 2 * letters].decode("utf-16-le", "replace").strip("\0 ")
