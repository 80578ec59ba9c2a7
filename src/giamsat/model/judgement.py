"""What the analysis floor finds: readings, comparisons, discrepancies, gaps, standings, questions.

They are observations with numbers and places; a conclusion is a person's.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from giamsat.model.parameters import Indicator, Target, Unit
from giamsat.model.records import AssignedTask, IndexScore, TaskState
from giamsat.model.rounds import Decision, PublishedFigure
from giamsat.model.strengths import Strength
from giamsat.model.values import Figure, GroupRate, Rate, Source, State


class Relation(StrEnum):
    """How a value stands to a target or to last period."""

    ABOVE = "cao-hon"
    BELOW = "thap-hon"
    EQUAL = "bang"
    UNKNOWN = "chua-xac-dinh"


@dataclass(frozen=True, slots=True)
class TargetCheck:
    """A value against its target.

    ``decimals`` is how many decimals the value needs so that the printed numbers show the relation;
    ``difference`` is the absolute difference of the *printed* numbers, so that a reader's subtraction closes.
    ``is_met`` is ``None`` when it cannot be told (a bound below the target, a small denominator).
    """

    target: Target
    relation: Relation
    decimals: int
    difference: Decimal | None
    is_met: bool | None


@dataclass(frozen=True, slots=True)
class Change:
    """This period against last: ``difference`` of the printed numbers and, for counts, ``relative`` in percent.

    ``reason`` (words) is set when no comparison is made; then all else is empty.
    """

    label: str  # «cùng kỳ năm 2023»
    relation: Relation
    difference: Decimal | None
    relative: Decimal | None
    is_unchanged: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator of one unit with all that it is compared with, in the order value, target, last period, group.

    ``decimals`` is how ``current`` and ``previous`` are printed, so that every relation and difference shown closes.
    """

    indicator: Indicator
    unit: Unit
    current: Figure | Rate | None
    previous: Figure | Rate | None
    target: TargetCheck | None
    change: Change | None
    group: GroupRate | None
    decimals: int = 1

    @property
    def is_missing(self) -> bool:
        """Whether nothing is known: no figure, a missing one, or a rate without one of its counts."""
        match self.current:
            case None:
                return True
            case Figure():
                return self.current.state is State.MISSING
            case Rate():
                counts = (self.current.numerator, self.current.denominator)
                return any(count is None or count.state is State.MISSING for count in counts)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two numbers that should be equal and are not: the rule in words, both sides, and where they stand.

    ``added`` is where the right side was added up from, when ``places`` does not name all of it.
    """

    rule: str
    label: str
    left: Decimal
    right: Decimal
    places: tuple[Source, ...]
    measure: str = ""
    added: tuple[Source, ...] = ()

    @property
    def difference(self) -> Decimal:
        """Absolute difference."""
        return abs(self.left - self.right)


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule of the catalogue that figures break: kept as reported, and asked about.

    ``severity`` is one of :data:`giamsat.texts_vi.ERROR`, ``WARNING``, ``EXPLAIN``; ``subject`` an indicator id or
    another stable key; ``text`` the whole sentence without its place; ``explanation`` what the unit itself wrote
    beside the figure, or the decision that settled it.
    """

    rule_id: str
    severity: str
    subject: str
    domain: str
    text: str
    found: str
    expected: str
    mend: str
    places: tuple[Source, ...]
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was asked for and is not there. ``waiver`` is the person's decision to go on without it."""

    domain: str
    subject: str  # indicator id, sheet number or «bao-cao»
    text: str  # the topic in words, for «chưa có số liệu về …»
    is_required: bool
    waiver: Decision | None = None


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """Where a task stands on the cut-off day and by how many days it is late."""

    task: AssignedTask
    state: TaskState
    days: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values that disagree about the same thing; a person picks and the reason is stored.

    ``subject`` says in words what they are about; ``key`` is what a row of decisions.csv names to choose;
    ``submitted`` is the unit's own figure, or the share of its own counts, that was published otherwise.
    """

    subject: str
    figures: tuple[PublishedFigure, ...]
    decision: Decision | None
    scores: tuple[IndexScore, ...] = ()
    submitted: Figure | Rate | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A point to clarify, proposed by the kit: the sentence, what it rests on, and its domain («» for general).

    ``rule`` says in words what the figures were held against; ``severity`` is that of a broken rule. ``size`` is how
    large what is asked about is (points or percent off a target, percent of a difference, days late): from both and
    the kind of question follows the ``strength``, by params/strengths.csv.
    """

    id: str
    domain: str
    text: str
    places: tuple[Source, ...]
    rule: str = ""
    severity: str = ""
    size: Decimal | None = None
    strength: Strength = Strength.SHOULD
