"""How strongly a question is proposed: thresholds of the office that holds the round, as rows of params/strengths.csv.

They order what is asked first when time is short. They say nothing of the unit.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from giamsat.model.parameters import Parameter


class Strength(StrEnum):
    """How strongly a question is proposed, the strongest first."""

    FIRST = "can-hoi-truoc"
    SHOULD = "nen-hoi"
    IF_TIME = "con-thoi-gian"


class StrengthRule(Parameter):
    """One row of params/strengths.csv: questions of a kind, as large as ``least`` or larger, are so strong.

    ``kind`` is the id of a question, or what stands before its first «:», or «muc:» and a severity. Of the rows of a
    question's id, else of its kind, else of its rule's severity, the strongest that holds counts.
    """

    id: str
    kind: str
    least: Decimal | None = None
    strength: Strength
    note: str = ""
