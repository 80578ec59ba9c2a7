"""PDFs that somebody signed after they were published: what stood before is still in them, and is not thrown away."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from giamsat.files import sha256_of

_END = re.compile(rb"%%EOF(\r?\n)?")


def published_digest(path: Path, recorded: str) -> str:
    """Return the SHA-256 of a published file: ``recorded`` also for that very PDF with a signature behind it.

    Empty when there is no file.
    """
    if not path.is_file():
        return ""
    found = sha256_of(path)
    if found != recorded and path.suffix == ".pdf":
        content = path.read_bytes()
        if has_signature(content) and recorded in earlier_contents(content):
            return recorded
    return found


def has_signature(pdf: bytes) -> bool:
    """Whether a PDF holds a digital signature: the range of bytes that it covers is never compressed (ISO 32000-2,
    12.8.1). The kit's own PDFs hold none."""
    return b"/ByteRange" in pdf


def stands(path: Path, recorded: str) -> bool:
    """Whether a published file is there as it was published; a signature behind a PDF does it no harm."""
    return bool(recorded) and published_digest(path, recorded) == recorded


def is_signed(path: Path, content: bytes) -> bool:
    """Whether a PDF lies there that is this very content with a signature behind it."""
    if path.suffix != ".pdf" or not path.is_file() or path.stat().st_size <= len(content):
        return False
    return stands(path, hashlib.sha256(content).hexdigest())


def earlier_contents(pdf: bytes) -> frozenset[str]:
    """Return the SHA-256 of what a PDF was before each part that was added behind it.

    Who signs a PDF, or comments in it, adds to the file: what stood before stays byte for byte (ISO 32000-2, 7.5.6),
    up to an end mark with or without a line end.
    """
    ends = {end for mark in _END.finditer(pdf) for end in (mark.start() + len(b"%%EOF"), mark.end())}
    whole, start, found = hashlib.sha256(), 0, set()
    for end in sorted(ends - {len(pdf)}):
        whole.update(pdf[start:end])
        found.add(whole.hexdigest())
        start = end
    return frozenset(found)
