"""Workbooks of which each unit has at most one: visits, registers of questions, registers of findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from giamsat.errors import Fault, Place
from giamsat.files import sha256_of
from giamsat.intake.cache import Registers
from giamsat.intake.identify import submitted_files
from giamsat.settings import Settings

Item = TypeVar("Item")
Read = tuple[str, Item | None, tuple[Fault, ...]]
Reader = Callable[[Path, str], Read[Item]]


@dataclass(frozen=True)
class ByOwner(Generic[Item]):
    """What was read by unit id, the files there are by unit id, and faults by unit id («»: nobody's)."""

    found: Mapping[str, Item] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)


def read_by_owner(
    folder: Path,
    settings: Settings,
    read: Reader[Item],
    twice: str,
    kept: Registers[Item] | None = None,
) -> ByOwner[Item]:
    """Read all workbooks of ``folder``; nothing is raised for a bad one.

    :param read: gives for a path and its name in messages whose it is («» when nobody can tell), what it holds (nothing
        when nobody wrote in it) and what is wrong.
    :param twice: the code of what is said of a unit's second workbook; ``other`` names the first.
    :param kept: what need not be read again; what had faults never is there.
    """
    found: dict[str, Item] = {}
    files: dict[str, str] = {}
    faults: dict[str, tuple[Fault, ...]] = {}
    for path in submitted_files(folder):
        file = settings.relative(path)
        owner, item, wrong = _read(path, file, read, kept)
        if owner in files:
            wrong = (*wrong, Fault.of(twice, Place(file=file), other=files[owner]))
        elif owner:
            files[owner] = file
        if wrong:
            faults[owner] = (*faults.get(owner, ()), *wrong)
        elif item is not None:
            found[owner] = item
    return ByOwner({owner: item for owner, item in found.items() if owner not in faults}, files, faults)


def _read(
    path: Path,
    file: str,
    read: Reader[Any],
    kept: Registers[Any] | None,
) -> Read[Any]:
    """Read one workbook, unless it is kept."""
    if kept is None:
        return read(path, file)
    try:
        sha256 = sha256_of(path)
    except OSError:
        return read(path, file)  # which says what is wrong with it
    known = kept.get(file, sha256)
    if known is not None:
        return (*known, ())
    owner, item, wrong = read(path, file)
    if not wrong:
        kept.put(file, sha256, owner, item)
    return owner, item, wrong
