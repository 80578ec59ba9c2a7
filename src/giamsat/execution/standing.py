"""A fork server that stands ready for others: JupyterLab's own while it is open, or one that a build left behind.

A note in the cache folder says where it listens and what it has imported; a note whose server has gone is as good as
none. JupyterLab's server lives as long as JupyterLab. A build's ends by itself: when nobody has asked it for anything
for a while, or when its note is gone (``make clean``, a deleted project) or names another.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from giamsat.execution.folders import PREFIX
from giamsat.execution.forkserver.client import ForkServer, ForkServerError
from giamsat.files import write_whole
from giamsat.provenance.fingerprint import digest_of
from giamsat.provenance.origin import package_versions
from giamsat.provenance.prints import kit_digest, lock_digest

NOTE = "fork-server.json"
NOBODY = "nobody"


def code_digest() -> str:
    """Return the hash of what a server would import now: the kit's code and all installed packages."""
    return digest_of([("kit", kit_digest()), ("lock", lock_digest()), *package_versions().items()])


def announce(server: ForkServer, folder: Path, code: str, owner: str = "") -> None:
    """Leave a note of a server in ``folder``; where none can be written, builds start servers of their own.

    :param owner: :data:`NOBODY` for one that outlives who started it.
    """
    note = json.dumps({"address": server.address, "code": code, "python": sys.executable, "owner": owner})
    try:
        write_whole(folder / NOTE, note.encode())
    except OSError:
        return


def leave(server: ForkServer, folder: Path, code: str, late: Sequence[str], seconds: float) -> None:
    """Let a ready server outlive this process, known by a note in ``folder``; ``late`` it imports afterwards.

    :raises ForkServerError: when the server is gone; it is still whose it was.
    """
    announce(server, folder, code, NOBODY)
    server.stand(seconds, late, f"{__name__}:is_wanted", [str(folder), server.address, code])


def dismiss(server: ForkServer, folder: Path) -> None:
    """End a server that a build left behind, and what runs under it; JupyterLab's goes on."""
    note = _note(folder)
    if (note.get("address"), note.get("owner")) == (server.address, NOBODY):
        with suppress(ForkServerError):  # it has gone by itself
            server.end()


def is_wanted(folder: str, address: str, code: str) -> bool:
    """Whether a server that was left standing can still be found and used; asked in that server itself."""
    note = _note(Path(folder))
    return note.get("address") == address and Path(address).exists() and _has_imported(code)


@cache
def _has_imported(code: str) -> bool:
    """Whether what this server imported is what lay on disk when it was started: late imports may have met more.

    Asked once, after the last import; what changes later is seen by whoever looks for a server.
    """
    try:
        return code == code_digest()
    except OSError:  # the kit itself has gone
        return False


def is_announced(folder: Path) -> bool:
    """Whether there is a note in ``folder`` at all, whatever has become of its server."""
    return (folder / NOTE).is_file()


def find(folder: Path, code: Callable[[], str]) -> ForkServer | None:
    """Return the server that the note in ``folder`` names, if it lives and has this Python and this code of the kit.

    One with another Python or code is told to retire: whoever looked for it will start what replaces it.
    """
    note = _note(folder)
    address = Path(note.get("address", ""))
    try:
        if not _is_ours(address):
            return None
        server = _server_at(address)
        if (note.get("python"), note.get("code")) == (sys.executable, code()):
            return server
        server.retire()
    except (OSError, ForkServerError):
        return None
    return None


def _server_at(address: Path) -> ForkServer:
    """Return the server that listens at an address of ours; what one that was killed left there is deleted."""
    try:
        return ForkServer.at(str(address))
    except ForkServerError as error:
        if isinstance(error.__cause__, ConnectionRefusedError) and address.parent.name.startswith(PREFIX):
            shutil.rmtree(address.parent, ignore_errors=True)
        raise


def _note(folder: Path) -> dict[str, str]:
    """Return what the note in a folder says; nothing where there is none, or one that makes no sense."""
    try:
        note = json.loads((folder / NOTE).read_bytes())
    except (OSError, ValueError):
        return {}
    is_sound = isinstance(note, dict) and all(isinstance(value, str) for value in note.values())
    return note if is_sound else {}


def _is_ours(address: Path) -> bool:
    """Whether a socket is this user's own, in a folder that nobody else can enter: its children make our reports."""
    folder, found = address.parent.stat(), address.stat()
    return (
        stat.S_ISSOCK(found.st_mode)
        and found.st_uid == folder.st_uid == os.getuid()
        and not folder.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    )
