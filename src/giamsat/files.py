"""Files by content: hashes, and writing whole or not at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

PARTS = ".*.part"
"""Names of half-written files; a killed process leaves them behind."""


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file under a temporary name in its folder, then rename it: a reader never sees half of it.

    :raises PermissionError: on Windows, when another program keeps the old file open.
    """
    swap_in(write_part(path, content), path)


def write_part(path: Path, content: bytes | str) -> Path:
    """Write a file under a temporary name in the folder where it belongs, and return that name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # The name is this process' own: two builds at once may write the same file.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def swap_in(part: Path, path: Path) -> None:
    """Give a file written by :func:`write_part` its own name.

    :raises PermissionError: on Windows, when another program keeps the old file open.
    """
    try:
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
