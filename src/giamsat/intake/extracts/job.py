"""What the counting process is asked and what it answers: both as JSON, both without a single dossier."""

from __future__ import annotations

from dataclasses import dataclass

from giamsat.errors import Fault
from giamsat.model.mappings import ExtractMapping
from giamsat.model.values import Span

ENDINGS = (".csv", ".parquet", ".xlsx")


@dataclass(frozen=True, slots=True)
class CountJob:
    """A file to count: ``path`` on disk, ``file`` as messages name it, the period of each unit of the round.

    ``salt`` goes into the hashes by which dossiers that stand twice are found; ``scratch`` is a folder for what does
    not fit into memory, removed afterwards.
    """

    path: str
    file: str
    mapping: ExtractMapping
    periods: tuple[tuple[str, Span], ...]
    salt: str
    scratch: str

    def period(self, unit_id: str) -> Span:
        """Return the period of a unit."""
        return dict(self.periods)[unit_id]


@dataclass(frozen=True, slots=True)
class FieldCounts:
    """The columns of Biểu 06 for one field of work, by their numbers; only those that are not 0."""

    label: str
    columns: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """What an extract holds of one unit: rows, what no column counts and why (a slug of query.REASONS), fields."""

    unit_id: str
    rows: int
    left_out: tuple[tuple[str, int], ...]
    fields: tuple[FieldCounts, ...]
    notices: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """The answer: with ``faults`` nothing was counted; ``notices`` belong to no unit."""

    units: tuple[UnitCounts, ...] = ()
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
