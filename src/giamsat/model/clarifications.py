"""What became of the questions to a unit: who asks, what the unit answers, how people assess it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from giamsat.model.parameters import Parameter
from giamsat.model.values import Source


class Assessment(Parameter):
    """One row of params/assessments.csv: a word that people choose for how an answer clears a question up."""

    id: str
    word: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Clarification:
    """A row of a unit's register of clarifications.

    ``key`` is the id of the kit's question, or of a question that people added (``is_own``); ``is_current`` is false
    for one that the kit no longer proposes. ``asker`` is a role. ``document`` and ``answered_on`` are of the letter by
    which the unit answered. ``assessment`` is a word of params/assessments.csv, «» when nobody assessed; ``remark``
    a person's own words.
    """

    key: str
    question: str
    is_own: bool
    is_current: bool
    asker: str
    answer: str
    document: str
    answered_on: date | None
    assessment: str
    remark: str
    source: Source

    @property
    def is_answered(self) -> bool:
        """Whether anything was answered or assessed."""
        return bool(self.answer or self.assessment or self.remark)


@dataclass(frozen=True, slots=True)
class Clarifications:
    """A unit's register, rows in the order of the file."""

    unit_id: str
    file: str
    sha256: str
    rows: tuple[Clarification, ...]

    def of(self, key: str) -> Clarification | None:
        """Return the row of a question."""
        return next((row for row in self.rows if row.key == key), None)

    def own(self) -> Iterator[Clarification]:
        """Yield the questions that people added."""
        return (row for row in self.rows if row.is_own)

    def unheard(self) -> Clarifications:
        """Return the register as it is before the visit: questions and who asks, no answer, no assessment."""
        rows = (replace(row, answer="", document="", answered_on=None, assessment="", remark="") for row in self.rows)
        return replace(self, rows=tuple(rows))
