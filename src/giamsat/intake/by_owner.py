"""Workbooks of which each unit has at most one: visits, registers of questions, registers of findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from giamsat.errors import Fault, IntakeError, Place
from giamsat.files import sha256_of
from giamsat.intake.cache import Registers
from giamsat.intake.guard import read_named
from giamsat.intake.identify import submitted_files
from giamsat.settings import Settings
from giamsat.workbook.reading import Book

Item = TypeVar("Item")
Read = tuple[str, Item | None, tuple[Fault, ...]]


@dataclass(frozen=True)
class ByOwner(Generic[Item]):
    """What was read by unit id, the files there are by unit id, and faults by unit id («»: nobody's)."""

    found: Mapping[str, Item] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind(Generic[Item]):
    """How workbooks of one kind are read.

    ``not_xlsx`` and ``twice`` are codes: what is said of another format, and of a unit's second workbook (``other``
    names the first). ``owner`` tells whose a workbook is («» when nobody can tell), ``read`` what it holds for that
    owner (nothing when nobody wrote in it); both may raise :class:`IntakeError`.
    """

    not_xlsx: str
    twice: str
    owner: Callable[[Book], str]
    read: Callable[[Book, str], Item | None]


def read_by_owner(
    folder: Path, settings: Settings, kind: Kind[Item], kept: Registers[Item] | None = None
) -> ByOwner[Item]:
    """Read all workbooks of ``folder``; nothing is raised for a bad one.

    :param kept: what need not be read again; what had faults never is there.
    """
    found: dict[str, Item] = {}
    files: dict[str, str] = {}
    faults: dict[str, tuple[Fault, ...]] = {}
    for path in submitted_files(folder):
        file = settings.relative(path)
        owner, item, wrong = _known(path, file, kind, kept)
        if owner in files:
            wrong = (*wrong, Fault.of(kind.twice, Place(file=file), other=files[owner]))
        elif owner:
            files[owner] = file
        if wrong:
            faults[owner] = (*faults.get(owner, ()), *wrong)
        elif item is not None:
            found[owner] = item
    return ByOwner({owner: item for owner, item in found.items() if owner not in faults}, files, faults)


def _known(path: Path, file: str, kind: Kind[Any], kept: Registers[Any] | None) -> Read[Any]:
    """Read one workbook, unless it is kept."""
    if kept is None:
        return _read(path, file, kind)
    try:
        sha256 = sha256_of(path)
    except OSError:
        return _read(path, file, kind)  # which says what is wrong with it
    known = kept.get(file, sha256)
    if known is not None:
        return (*known, ())
    owner, item, wrong = _read(path, file, kind)
    if not wrong:
        kept.put(file, sha256, owner, item)
    return owner, item, wrong


def _read(path: Path, file: str, kind: Kind[Any]) -> Read[Any]:
    """Return whose a workbook is, what it holds and what is wrong with it."""
    if path.suffix.casefold() != ".xlsx":
        return "", None, (Fault.of(kind.not_xlsx, Place(file=file)),)
    owner = ""
    try:
        book = read_named(path, file)
        owner = kind.owner(book)
        return owner, kind.read(book, owner), ()
    except IntakeError as error:
        return owner, None, error.faults
