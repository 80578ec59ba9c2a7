"""What a delegation concluded, of one unit or of all, as people typed it: results, limits, causes, recommendations.

The fields are those that Luật 87/2015/QH13, Điều 16 khoản 4, wants at least: results; limits with their causes and the
responsibility of the body and of its head; the time to remedy; the duty to report back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from giamsat.model.records import Deadline
from giamsat.model.values import Source


class CauseKind(StrEnum):
    """Whether a cause lies with those who act."""

    OBJECTIVE = "khach-quan"
    SUBJECTIVE = "chu-quan"


class Priority(StrEnum):
    """What is to be done first; the order within a group of addressees."""

    FIRST = "truoc-mat"
    PLANNED = "theo-ke-hoach"
    LASTING = "lau-dai"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a statement rests on: an indicator's id, a cell («sheet, ô H12») of the unit's workbook, a document, a task
    (its number or its words), a question that was put; «» for each that is not named."""

    indicator_id: str = ""
    cell: str = ""
    document: str = ""
    task: str = ""
    question_id: str = ""

    @property
    def has_proof(self) -> bool:
        """Whether a figure or a document is named; a question alone proves nothing."""
        return bool(self.indicator_id or self.cell or self.document or self.task)


@dataclass(frozen=True, slots=True)
class Link:
    """A row of a unit's register that a row of the synthesis' is about."""

    unit_id: str
    row_id: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A result or a shortcoming; ``places`` are its cells in the register by field.

    ``links`` are the rows of units that one of the synthesis stands for; a unit's own has none.
    """

    id: str
    domain: str
    content: str
    grounds: Grounds
    places: Mapping[str, Source]
    links: tuple[Link, ...] = ()

    @property
    def source(self) -> Source:
        """The cell of its words."""
        return self.places["content"]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why one or more shortcomings are there, and whose responsibility that is: a body, and its head by title."""

    id: str
    shortcoming_ids: tuple[str, ...]
    kind: CauseKind
    content: str
    body: str
    head: str
    places: Mapping[str, Source]
    links: tuple[Link, ...] = ()

    @property
    def source(self) -> Source:
        """The cell of its words."""
        return self.places["content"]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is asked of whom: ``group`` is an id of params/addressees.csv, ``addressee`` the body in words.

    ``report_back`` says to whom and when the result is reported, as typed.
    """

    id: str
    shortcoming_ids: tuple[str, ...]
    group: str
    addressee: str
    content: str
    product: str
    due: Deadline
    report_back: str
    priority: Priority
    places: Mapping[str, Source]
    links: tuple[Link, ...] = ()

    @property
    def source(self) -> Source:
        """The cell of its words."""
        return self.places["content"]


@dataclass(frozen=True, slots=True)
class Findings:
    """The register of one unit, or of a synthesis (``unit_id`` then names that); rows in the order of the register."""

    unit_id: str
    file: str
    sha256: str
    is_illustrative: bool
    results: tuple[Statement, ...] = ()
    shortcomings: tuple[Statement, ...] = ()
    causes: tuple[Cause, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()

    def causes_of(self, kind: CauseKind) -> tuple[Cause, ...]:
        """Return the causes of a kind."""
        return tuple(row for row in self.causes if row.kind is kind)

    @property
    def rows(self) -> tuple[Statement | Cause | Recommendation, ...]:
        """All rows, sheet by sheet."""
        return (*self.results, *self.shortcomings, *self.causes, *self.recommendations)
