"""What is known of a unit before it answers: last period's figures, printed beside the empty cells of its form."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from giamsat.model.values import Source, Span


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A row of known.csv: last period's figure of an indicator, and in words where it comes from.

    It is what the unit itself or a published list said, never what a system counted: a unit that sees the system's
    count before it answers makes the comparison of the two worthless.
    """

    unit_id: str
    indicator_id: str
    value: Decimal
    period: Span
    title: str
    source: Source
