"""Put finished files into outputs/: each appears whole or not at all, what stands in the way is told."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.files import PARTS, swap_in, write_part, write_whole
from giamsat.holders import holders
from giamsat.pipeline.signed import is_signed
from giamsat.pipeline.signed_aside import FOLDER, UNREPLACED, keep_aside, signed_before
from giamsat.settings import Settings
from giamsat.texts_vi import pipeline as texts

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def publish(files: Mapping[Path, bytes | str], settings: Settings) -> tuple[Fault, ...]:
    """Write the files of one report whole; when one cannot be written, all of them keep their last good content.

    A file that another program keeps open (Windows) leaves the new one beside it. A PDF that somebody signed where it
    lies stays, when what was signed is what is published; before another page takes its place it is kept aside, and
    comes back with the page that was signed.
    """
    wanted = {
        path: signed_before(path, content) or content if isinstance(content, bytes) else content
        for path, content in files.items()
        if not (isinstance(content, bytes) and is_signed(path, content))
    }
    parts: dict[Path, Path] = {}
    try:
        for path, content in wanted.items():
            place = path.parent / FOLDER
            try:
                for old in (path, _beside(path)):
                    keep_aside(old)
                place = path
                parts[path] = write_part(path, content)
            except OSError as error:
                return (unwritten(Place(settings.relative(place)), error),)
        faults = (_put(part, path, wanted[path], settings) for path, part in parts.items())
        return tuple(fault for fault in faults if fault is not None)
    finally:
        remove(parts.values())


def _beside(path: Path) -> Path:
    """Return where a new file lies while its place cannot be had."""
    return path.with_name(f"{path.stem}{UNREPLACED}{path.suffix}")


def _put(part: Path, path: Path, content: bytes | str, settings: Settings) -> Fault | None:
    beside = _beside(path)
    place = Place(settings.relative(path))
    try:
        swap_in(part, path)
    except PermissionError as error:
        return _put_beside(path, beside, content, error, settings)
    except OSError as error:
        return unwritten(place, error)
    remove([beside])
    return None


def unwritten(place: Place, error: OSError) -> Fault:
    """Return the fault of a file that could not be written."""
    if error.errno in FULL:
        return Fault.of("disk-full", place)
    return Fault.of("target-unwritten", place, reason=reason_of(error))


def reason_of(error: OSError) -> str:
    """Return in words why the system refused to write."""
    name = errno.errorcode.get(error.errno or 0, "")
    return texts.SYSTEM_REASONS.get(name, error.strerror or str(error))


def _put_beside(path: Path, beside: Path, content: bytes | str, error: PermissionError, settings: Settings) -> Fault:
    place = Place(settings.relative(path))
    try:
        write_whole(beside, content)
    except OSError:
        return unwritten(place, error)  # the folder itself takes nothing
    named = ", ".join(holders(path)) or texts.UNKNOWN_HOLDER
    return Fault.of("target-open", place, beside=settings.relative(beside), holders=named)


def remove(paths: Iterable[Path]) -> None:
    """Delete files of earlier failures; one that cannot be deleted just now does no harm."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            continue


def sweep(settings: Settings) -> None:
    """Delete the half-written files that a killed build left behind; only while no other build runs."""
    for folder in (settings.root / "outputs", settings.root / "notebooks"):
        remove(folder.rglob(PARTS))
