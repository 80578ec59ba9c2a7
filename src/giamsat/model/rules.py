"""Rules on figures as data: what must stand how to what, within which tolerance, how bad it is, what is said.

The shape follows DHIS2's validation rules (left side, operator, right side, strategy for missing values); a round may
change, add or switch off rules. Which rules hold is data; what the names in them mean is a :class:`Frame`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from giamsat.model.parameters import Level, Parameter


class Scope(StrEnum):
    """What a rule is applied to, one by one; the order is that in which violations are told."""

    ROW = "hang"  # each row of Biểu 06, by field and by sub-unit
    COLUMN = "cot"  # each column of Biểu 06 by field: its total against its rows, and against the sub-units
    SUB_UNIT_COLUMN = "cot-don-vi"  # each column of Biểu 06 by sub-unit
    UTILITY = "tien-ich"
    PUBLISHED = "bo-cong-bo"  # figures that one source published for one unit and period
    UNIT = "don-vi"  # a unit's figures by their ids
    INDICATOR = "chi-tieu"  # each figure of a unit
    COUNT = "so-luong"  # each count or amount
    PERCENT = "phan-tram"  # each share that is given without its counts
    RATE = "ty-le"  # each rate of the catalogue
    PUBLISHED_RATE = "ty-le-cong-bo"  # each share that was published together with its counts
    ANSWER = "o-tra-loi"  # each answer of an indicator sheet
    GROUP = "nhom"  # each rate against those of the group
    SURVEY = "khao-sat"
    TASK = "nhiem-vu"
    DOCUMENT = "van-ban"
    REQUEST = "kien-nghi"  # each request of an earlier round
    SCORE = "diem"  # each score of an index
    LIST = "danh-sach"  # each score of a list published from the highest down
    COMPONENT = "thanh-phan"  # each component of an index


class Operator(StrEnum):
    """How the left side must stand to the right; the pairs speak of whether figures are given at all."""

    EQUAL = "="
    UNEQUAL = "≠"
    LESS = "<"
    AT_MOST = "≤"
    GREATER = ">"
    AT_LEAST = "≥"
    BOTH_OR_NEITHER = "compulsory_pair"
    NOT_BOTH = "exclusive_pair"


PAIRS = (Operator.BOTH_OR_NEITHER, Operator.NOT_BOTH)


class ToleranceKind(StrEnum):
    """What a tolerance is measured in; ROUNDING adds half a unit of the left side's last printed decimal."""

    ABSOLUTE = "absolute"
    PERCENT = "percent"  # of the right side
    ROUNDING = "rounding"


class Missing(StrEnum):
    """What a side does when figures of it are missing, as in DHIS2.

    An estimate or a bound is never treated as a number: the rule is then left out, whatever stands here.
    """

    SKIP_IF_ANY = "skip_if_any"
    SKIP_IF_ALL = "skip_if_all"  # the missing ones count as 0, and not at all in ``min`` and ``max``
    NEVER_SKIP = "never_skip"


class Severity(StrEnum):
    """How bad a violation is; the same words as for faults (:mod:`giamsat.texts_vi`)."""

    ERROR = "loi"
    WARNING = "canh-bao"
    EXPLAIN = "can-giai-trinh"


class Rule(Parameter):
    """One row of params/rules.csv: ``left operator right`` must hold wherever ``condition`` does.

    ``condition`` are comparisons between semicolons. ``levels`` empty means all. ``least`` is how many violations of
    the rule a unit must have before any is told. ``sentence``, ``expected`` (empty: the right side), ``mend`` and
    ``question`` are templates with named fields (:data:`FIELDS` and the names of the scope). A rule without a
    question is checked and never asked about in a report; one whose question has ``{items}`` asks once about all its
    violations. ``active`` switches a rule off.
    """

    id: str
    scope: Scope
    left: str
    operator: Operator
    right: str
    condition: str = ""
    tolerance: Decimal = Decimal(0)
    tolerance_kind: ToleranceKind = ToleranceKind.ABSOLUTE
    missing: Missing = Missing.SKIP_IF_ANY
    severity: Severity
    levels: tuple[Level, ...] = ()
    least: int = 1
    sentence: str
    expected: str = ""
    mend: str
    question: str = ""
    active: bool = True
    source: str
    verified: bool = True


FIELDS = (
    "label", "unit", "measure", "cells", "left", "right", "difference",
    "left_words", "right_words", "left_values", "right_values", "previous_value",
)  # fmt: skip
"""Fields of every sentence: what it is about, the unit, both values, their difference, the sides in words with and
without values, and the cells of all figures in it."""
QUESTION_FIELDS = ("items", "count", "where")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the expressions of a scope may name: names, columns («(3)», «(n)»), indicators, functions on other rows.

    ``texts`` are fields of sentences that hold words and stand in no expression.
    """

    names: tuple[str, ...] = ()
    columns: str = ""  # "", "numbered" or "each"
    has_indicators: bool = False
    functions: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


FRAMES: Mapping[Scope, Frame] = {
    Scope.ROW: Frame(columns="numbered"),
    Scope.COLUMN: Frame(columns="each", functions=("sum_rows", "sum_sub_units")),
    Scope.SUB_UNIT_COLUMN: Frame(columns="each", functions=("sum_rows",)),
    Scope.UTILITY: Frame(("entitled", "served", "unserved")),
    Scope.PUBLISHED: Frame(has_indicators=True),
    Scope.UNIT: Frame(columns="numbered", has_indicators=True, functions=("previous", "sum_rows", "sum_sub_units")),
    Scope.INDICATOR: Frame(("value", "required", "small"), functions=("previous",)),
    Scope.COUNT: Frame(("value", "required", "small"), functions=("previous",)),
    Scope.PERCENT: Frame(("value", "required", "small"), functions=("previous",)),
    Scope.RATE: Frame(("part", "whole", "small"), functions=("previous",)),
    Scope.PUBLISHED_RATE: Frame(("stated", "part", "whole")),
    Scope.ANSWER: Frame(("value", "evidence", "asks_evidence", "required", "form", "small"), functions=("previous",)),
    Scope.GROUP: Frame(("value", "median", "spread", "low", "high", "n", "whole", "small"), texts=("group",)),
    Scope.SURVEY: Frame(("issued", "collected", "valid", "satisfied")),
    Scope.TASK: Frame(
        ("due", "done", "cut_off", "said_done", "said_not_due", "said_overdue", "said", "has_done", "has_reason")
    ),
    Scope.DOCUMENT: Frame(("due", "issued", "cut_off", "has_number")),
    Scope.REQUEST: Frame(("done", "cut_off", "said_done", "evidence")),
    Scope.SCORE: Frame(("value", "maximum")),
    Scope.LIST: Frame(("value", "above", "below", "position", "n"), texts=("proposal",)),
    Scope.COMPONENT: Frame(("value", "total", "lowest", "highest", "n", "farthest", "same_scale")),
}
"""Days stand in expressions as numbers of days, so that they can be compared; yes and no as 1 and 0."""
