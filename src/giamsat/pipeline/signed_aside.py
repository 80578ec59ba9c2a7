"""Signed PDFs whose page has become another: kept in ``da-ky/`` beside, since nothing gives a signature back.

Each lies there under its own name with the first digits of its SHA-256. It is copied before the new page takes its
place: a build killed at any moment leaves the signed content at one of the two places or at both.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

from giamsat.errors import Fault
from giamsat.files import write_whole
from giamsat.pipeline.signed import has_signature, is_signed
from giamsat.settings import Settings

FOLDER = "da-ky"
UNREPLACED = ".moi"
"""Ends the stem of a new file that lies beside the one that could not be replaced; people may sign that one too."""
_DIGITS = 12
_NAME = re.compile(rf"(?P<stem>.+)\.[0-9a-f]{{{_DIGITS}}}(-\d+)?\.pdf")


def keep_aside(path: Path) -> None:
    """Copy what is at ``path`` into ``da-ky/`` if somebody signed it; nothing that lies there is overwritten.

    :raises OSError: when it cannot be copied, and must not be replaced.
    """
    if not (path.suffix == ".pdf" and path.is_file() and has_signature(content := path.read_bytes())):
        return
    digits = hashlib.sha256(content).hexdigest()[:_DIGITS]
    for number in count(1):
        more = f"-{number}" if number > 1 else ""
        kept = path.parent / FOLDER / f"{path.stem}.{digits}{more}.pdf"
        if not kept.exists():
            write_whole(kept, content)
        if kept.is_file() and kept.read_bytes() == content:
            return


def signed_before(path: Path, content: bytes) -> bytes | None:
    """Return the signed PDF of this very content that was kept aside from ``path``, or was signed as the file beside
    it; none when there is none."""
    if path.suffix != ".pdf":
        return None
    beside = path.with_name(f"{path.stem}{UNREPLACED}.pdf")
    kept = (file for file in _kept_in(path.parent) if stands_for(file) == path)
    return next((file.read_bytes() for file in chain((beside,), kept) if is_signed(file, content)), None)


def stands_for(kept: Path) -> Path | None:
    """Return the place that a file in ``da-ky/`` was kept from; ``None`` for one that people put there."""
    found = _NAME.fullmatch(kept.name) if kept.parent.name == FOLDER else None
    return kept.parent.parent / f"{found['stem'].removesuffix(UNREPLACED)}.pdf" if found else None


def kept_folders(settings: Settings, round_id: str) -> tuple[Path, ...]:
    """Return the folders of a round's outputs in which signed PDFs are kept."""
    found = settings.outputs(round_id)
    return tuple(folder / FOLDER for folder in (found, found / "papers") if any(_kept_in(folder)))


def unsigned_again(settings: Settings, round_id: str) -> tuple[Fault, ...]:
    """Tell, in one sentence, of the kept PDFs of a round in whose place lies a page that nobody has signed.

    It rests on what lies there, not on what a build did: one that is stopped before it can tell leaves it to the next.
    """
    kept = [file for folder in kept_folders(settings, round_id) for file in _kept_in(folder.parent) if _waits(file)]
    if not kept:
        return ()
    files = ", ".join(settings.relative(file) for file in kept)
    return (Fault.of("signed-kept", files=files),)


def _kept_in(folder: Path) -> Iterator[Path]:
    """Yield the PDFs kept aside from a folder, by name."""
    yield from (file for file in sorted((folder / FOLDER).glob("*.pdf")) if stands_for(file))


def _waits(kept: Path) -> bool:
    """Whether the page in the place of a kept PDF is not signed, or not there."""
    now = stands_for(kept)
    return now is None or not now.is_file() or not has_signature(now.read_bytes())
