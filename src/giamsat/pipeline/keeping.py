"""Keep a register current: made when it is missing, else refreshed in the kit's own cells alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from giamsat.errors import Fault, IntakeError
from giamsat.pipeline.publish import publish
from giamsat.settings import Settings
from giamsat.workbook.register.layout import Register
from giamsat.workbook.register.refreshing import refreshed
from giamsat.workbook.register.writing import register_bytes


class Kept(Enum):
    """What became of a register's file."""

    CREATED = auto()
    REFRESHED = auto()
    CURRENT = auto()
    LEFT = auto()  # as it was: it cannot be read, or not be written


@dataclass(frozen=True, slots=True)
class Keeping:
    """What became of a register's file, and why it was left as it was."""

    what: Kept
    faults: tuple[Fault, ...] = ()


def keep(settings: Settings, path: Path, register: Register) -> Keeping:
    """Make or refresh the register at ``path``; a cell that a person wrote never changes."""
    if not path.exists():
        return _put(settings, path, register_bytes(register), Kept.CREATED)
    before = path.read_bytes()
    try:
        after = refreshed(before, register, settings.relative(path))
    except IntakeError as error:
        return Keeping(Kept.LEFT, error.faults)
    return Keeping(Kept.CURRENT) if after == before else _put(settings, path, after, Kept.REFRESHED)


def _put(settings: Settings, path: Path, content: bytes, what: Kept) -> Keeping:
    """Write a file whole, or tell why it keeps its last content (open in another program, a full disk)."""
    blocked = tuple(publish({path: content}, settings))
    return Keeping(Kept.LEFT, blocked) if blocked else Keeping(what)
