"""What a check finds: entries, each with its cells, and what became of each unit's files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from giamsat.errors import Fault
from giamsat.formatting.cells import cell_runs, line_runs
from giamsat.texts_vi import ERROR, EXPLAIN, WARNING
from giamsat.texts_vi import check as texts
from giamsat.texts_vi.rules import CONFIRMED

MISSING = texts.MISSING
SEVERITIES = (ERROR, EXPLAIN, WARNING, MISSING)
"""From what stops the use of a file to what is only not there yet."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of an entry, and the sentence about just this place."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to look at: one cause, in as many places as it has.

    ``text`` is the whole sentence without its place. ``explanation`` is what the unit itself wrote beside the figure,
    ``accepted`` the reason of a person's decision that settles it. ``is_office``: a unit can do nothing about it.
    ``alike`` counts the others that were joined into this one, as its text says.
    """

    unit_id: str
    severity: str
    code: str
    text: str
    found: str = ""
    expected: str = ""
    mend: str = ""
    subject: str = ""
    spots: tuple[Spot, ...] = ()
    explanation: str = ""
    accepted: str = ""
    is_office: bool = False
    alike: int = 0

    @property
    def file(self) -> str:
        """The file it is about first, «» for none."""
        return self.spots[0].file if self.spots else ""

    @property
    def sheet(self) -> str:
        """The sheet it is about first."""
        return self.spots[0].sheet if self.spots else ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells on that sheet."""
        return tuple(spot.cell for spot in self.spots if spot.cell and (spot.file, spot.sheet) == self._first)

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of that file."""
        return tuple(spot.line for spot in self.spots if spot.line and (spot.file, spot.sheet) == self._first)

    @property
    def _first(self) -> tuple[str, str]:
        return self.file, self.sheet

    @property
    def count(self) -> int:
        """How many cells or lines it is about."""
        return len({(spot.file, spot.sheet, spot.cell, spot.line) for spot in self.spots if spot.cell or spot.line})

    def where(self, *, with_file: bool = True) -> str:
        """Return its places in words: «Tệp …, sheet “…”, ô B5:B7; sheet “…”, ô C2»."""
        files = dict.fromkeys(spot.file for spot in self.spots)
        parts = []
        for file in files:
            own = [spot for spot in self.spots if spot.file == file]
            words = texts.BETWEEN.join(_places(own))
            head = texts.FILE.format(file=file) if with_file and file else ""
            parts.append(", ".join(part for part in (head, words) if part))
        return texts.BETWEEN.join(part for part in parts if part)

    def sentence(self, *, with_file: bool = True) -> str:
        """Return the whole sentence with its place."""
        where = self.where(with_file=with_file)
        where = where[:1].upper() + where[1:]
        text = texts.SENTENCE.format(where=where, text=self.text) if where else self.text[:1].upper() + self.text[1:]
        return f"{text} {self.explained()}" if self.explanation else text

    def explained(self) -> str:
        """Return what the unit itself said about it: its words quoted, its mark in the kit's words, «» for nothing."""
        if self.explanation == CONFIRMED:
            return f"{CONFIRMED[:1].upper()}{CONFIRMED[1:]}."
        return texts.EXPLAINED.format(text=self.explanation) if self.explanation else ""


def _places(spots: Iterable[Spot]) -> list[str]:
    sheets: dict[str, list[Spot]] = {}
    for spot in spots:
        sheets.setdefault(spot.sheet, []).append(spot)
    found = []
    for sheet, own in sheets.items():
        cells, lines = cell_runs(spot.cell for spot in own), line_runs(spot.line for spot in own)
        parts = [
            texts.SHEET.format(sheet=sheet) if sheet else "",
            texts.CELLS.format(cells=cells) if cells else "",
            texts.LINES.format(lines=lines) if lines else "",
        ]
        words = ", ".join(part for part in parts if part)
        if words:
            found.append(words)
    return found


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that a unit handed in and that is used, with the code that its signed paper must show («» for none)."""

    file: str
    sha256: str
    received_on: date | None = None
    check_code: str = ""


@dataclass(frozen=True, slots=True)
class UnitChecked:
    """One unit: its files, when they came, how much is filled in, and what is to be looked at.

    ``answered`` and ``asked`` count the indicators of the form; both are 0 when the files could not be used.
    ``amended`` are figures that a supplement changed, in words. ``returned`` are names within returned/.
    """

    unit_id: str
    name: str
    is_asked: bool
    files: tuple[ReadFile, ...] = ()
    received_on: date | None = None
    due_on: date | None = None
    days_late: int = 0
    answered: int = 0
    asked: int = 0
    entries: tuple[Entry, ...] = ()
    accepted: tuple[Entry, ...] = ()
    amended: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()

    def count(self, severity: str) -> int:
        """Return how many entries there are of a severity."""
        return sum(entry.severity == severity for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Checked:
    """A whole round: its units in official order, entries of no unit, files of the check that could not be written."""

    round_id: str
    title: str
    mark: str
    units: tuple[UnitChecked, ...]
    others: tuple[Entry, ...] = ()
    unwritten: tuple[Fault, ...] = field(default=())
    seconds: float = 0.0

    def chosen(self, unit_ids: Iterable[str]) -> tuple[UnitChecked, ...]:
        """Return the units of these ids, all when none is named."""
        wanted = set(unit_ids)
        return tuple(unit for unit in self.units if not wanted or unit.unit_id in wanted)

    def is_clean(self, unit_ids: Iterable[str] = ()) -> bool:
        """Whether nothing stops the use of the files of these units; with all units asked, of nobody's files too."""
        wanted = tuple(unit_ids)
        own = [entry for unit in self.chosen(wanted) for entry in unit.entries]
        others = [] if wanted else [*self.others]
        return not self.unwritten and not any(entry.severity == ERROR for entry in (*own, *others))
