"""What every reader of a submission's sheets shares: whose it is, until when, and where faults are collected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from giamsat.errors import Fault, Place
from giamsat.model.parameters import Unit
from giamsat.model.records import SubmissionKind
from giamsat.model.rounds import Registry, RoundParams
from giamsat.model.values import Channel, Source, Span

ACCEPT = "chap-nhan"


@dataclass(frozen=True)
class Collector:
    """The faults of a file, its notices and the addresses of its formulas, in the order in which they were found."""

    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    formula_cells: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Context:
    """A submission being read. ``title`` names the unit's report in words; ``found`` collects.

    ``accepted`` is what a person decided about text of old encodings: subject (a file, or «file!sheet!cell») → text,
    or :data:`ACCEPT` for the reading that the kit proposes. ``is_1904`` tells how the file counts days.
    """

    registry: Registry
    params: RoundParams
    unit: Unit
    file: str
    title: str
    period: Span
    comparison: Span | None
    found: Collector
    accepted: Mapping[str, str] = field(default_factory=dict)
    is_1904: bool = False
    kind: SubmissionKind = SubmissionKind.FIRST

    @property
    def cut_off(self) -> date:
        """The unit's cut-off."""
        return self.params.cut_off(self.unit.id)

    @property
    def report_date(self) -> date:
        """The day of the round's report: nothing later may be used in it."""
        return self.params.round.report_date

    def place(self, sheet: str, cell: str = "") -> Place:
        """Return the place of a cell."""
        return Place(file=self.file, sheet=sheet, cell=cell)

    def source(self, sheet: str, cell: str) -> Source:
        """Return the source of a figure or record."""
        return Source(Channel.SUBMISSION, title=self.title, file=self.file, sheet=sheet, cell=cell)

    def fault(self, code: str, sheet: str, cell: str = "", **facts: object) -> None:
        """Note a fault at a cell."""
        self.found.faults.append(Fault.of(code, self.place(sheet, cell), **facts))

    def notice(self, code: str, sheet: str, cell: str = "", **facts: object) -> None:
        """Note something that stops nothing but wants a person's eye."""
        self.found.notices.append(Fault.of(code, self.place(sheet, cell), **facts))

    def accepted_text(self, sheet: str, cell: str) -> str:
        """Return what a person decided about text of an old encoding in a cell, «» when nobody did."""
        names = (self.file, self.file.rpartition("/submissions/")[2], self.file.rpartition("/")[2])
        subjects = (*(f"{name}!{sheet}!{cell}" for name in names), *names)
        return next((self.accepted[subject] for subject in subjects if subject in self.accepted), "")


@dataclass(frozen=True)
class OnSite(Context):
    """What people wrote at or after a visit, being read: its places are of the third channel."""

    def source(self, sheet: str, cell: str) -> Source:
        """Return the source of a figure or record."""
        return Source(Channel.VISIT, title=self.title, file=self.file, sheet=sheet, cell=cell)
