"""Every failure that the kit can name.

::

    GiamsatError            holds one or more faults; each fault has a place and a sentence
    ├── UsageError          the command was called wrongly (exit code 2)
    ├── ParamsError         a file under params/ is not what it must be
    ├── IntakeError         a file under data/ cannot be used, or a figure in it cannot be right
    ├── NotebookError       a notebook does not keep the notebook contract
    ├── RunError            a cell raised, a kernel died or a time limit passed
    ├── PageError           a page cannot be laid out
    ├── PostconditionError  a page was built but is not what it promises to be
    └── OutputError         outputs/ cannot be written, or another build is at work in it

An error carries facts, not sentences; the words come from :mod:`giamsat.texts_vi`.
All problems of a file travel in one error. Every error survives pickling.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from giamsat.texts_vi import ground, sentence


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a fault is: a file, then either sheet and cell or a line; all optional.

    ``file`` is relative to the project folder, with forward slashes.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int = 0

    def __str__(self) -> str:
        parts = []
        if self.file:
            parts.append(ground.PLACE_FILE.format(file=self.file))
        if self.sheet:
            parts.append(ground.PLACE_SHEET.format(sheet=self.sheet))
        if self.cell:
            parts.append(ground.PLACE_CELL.format(cell=self.cell))
        if self.line:
            parts.append(ground.PLACE_LINE.format(line=self.line))
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Fault:
    """One problem: its code (a key of the Vietnamese templates), its place and the facts of the sentence."""

    code: str
    place: Place = Place()
    facts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, place: Place = Place(), **facts: object) -> Fault:
        """Make a fault; every fact is turned into text."""
        return cls(code, place, tuple((name, str(value)) for name, value in facts.items()))

    def __str__(self) -> str:
        words = sentence(self.code, dict(self.facts))
        where = str(self.place)
        return f"{where}: {words}" if where else words[:1].upper() + words[1:]


class GiamsatError(Exception):
    """A failure with all its faults, in the order in which they were found."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    @classmethod
    def of(cls, code: str, place: Place = Place(), **facts: object) -> Self:
        """Make an error with a single fault."""
        return cls((Fault.of(code, place, **facts),))

    @classmethod
    def raise_if(cls, faults: Iterable[Fault]) -> None:
        """Raise one error with all ``faults``, or nothing when there are none."""
        found = tuple(faults)
        if found:
            raise cls(found)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class UsageError(GiamsatError):
    """The command was called wrongly."""


class ParamsError(GiamsatError):
    """A file under params/ is not what it must be."""


class IntakeError(GiamsatError):
    """A file under data/ cannot be used, or a figure in it cannot be right.

    ``notices`` are what is odd about the same file and would stop nothing: they are told with its faults.
    """

    def __init__(self, faults: Iterable[Fault] = (), notices: Iterable[Fault] = ()) -> None:
        super().__init__(faults)
        self.notices = tuple(notices)


class NotebookError(GiamsatError):
    """A notebook does not keep the notebook contract."""


class RunError(GiamsatError):
    """A cell raised, a kernel died or a time limit passed."""


class PageError(GiamsatError):
    """A page cannot be laid out."""


class PostconditionError(GiamsatError):
    """A page was built but is not what it promises to be."""


class OutputError(GiamsatError):
    """outputs/ cannot be written, or another build is at work in it."""
