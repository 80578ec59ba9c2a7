"""A fork server that stands ready for others: JupyterLab's own, which builds of the same project use while it is open.

Nothing is left behind for it: the server lives as long as the JupyterLab that started it. A note in the cache folder
says where it listens and which code it has; a note whose server has gone is as good as none.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

from giamsat.execution.forkserver.client import ForkServer, ForkServerError
from giamsat.files import write_whole

NOTE = "fork-server.json"


def announce(server: ForkServer, folder: Path, code: str) -> None:
    """Leave a note of a server in ``folder``; where none can be written, builds start servers of their own."""
    note = json.dumps({"address": server.address, "code": code, "python": sys.executable})
    try:
        write_whole(folder / NOTE, note.encode())
    except OSError:
        return


def is_announced(folder: Path) -> bool:
    """Whether there is a note in ``folder`` at all, whatever has become of its server."""
    return (folder / NOTE).is_file()


def find(folder: Path, code: str) -> ForkServer | None:
    """Return the server that the note in ``folder`` names, if it lives and has this Python and this code of the kit."""
    try:
        note = json.loads((folder / NOTE).read_bytes())
        address = Path(note["address"])
        if (note["code"], note["python"]) != (code, sys.executable) or not _is_ours(address):
            return None
        return ForkServer.at(str(address))
    except (OSError, ValueError, KeyError, TypeError, ForkServerError):
        return None


def _is_ours(address: Path) -> bool:
    """Whether a socket is this user's own, in a folder that nobody else can enter: its children make our reports."""
    folder, found = address.parent.stat(), address.stat()
    return (
        stat.S_ISSOCK(found.st_mode)
        and found.st_uid == folder.st_uid == os.getuid()
        and not folder.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    )
