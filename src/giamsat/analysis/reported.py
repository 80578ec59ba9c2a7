"""What a unit reports of an indicator that was also published for the same time: a figure, or a share of its counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from giamsat.analysis.counts import record_counts
from giamsat.analysis.figures import DERIVED_SUMS, derive, submitted
from giamsat.analysis.rates import rate
from giamsat.formatting.numbers import own_places, printed
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.records import Submission
from giamsat.model.rounds import PublishedFigure
from giamsat.model.values import Bound, Figure, Rate, Span, State


@dataclass(frozen=True)
class Reported:
    """A unit's own figures, to be held against published ones; ``small`` is below what no share is printed."""

    submission: Submission
    indicators: Mapping[str, Indicator]
    small: int
    cut_off: date

    @cached_property
    def _own(self) -> Mapping[str, Figure]:
        """The unit's figures of this period: typed, counted from its lists, added up."""
        own = {**record_counts(self.submission, self.cut_off), **submitted(self.submission)}
        return {**{one.id: derive(one, own, self.submission.unit_id) for one in DERIVED_SUMS}, **own}

    def apart(self, row: PublishedFigure) -> Figure | Rate | None:
        """Return what the unit reports, when it was published otherwise for the same time; both stay as they are."""
        if not row.is_used:
            return None
        own = self._own
        indicator = self.indicators.get(row.figure.indicator_id)
        if indicator is not None and indicator.kind is Kind.RATE:
            return self._rate_apart(row, indicator, own)
        figure = own.get(row.figure.indicator_id)
        if figure is None or not figure.is_countable or not self._is_same_time(row, figure):
            return None
        return figure if _contradicts(row.figure, figure.value or Decimal(0)) else None

    def _rate_apart(self, row: PublishedFigure, indicator: Indicator, own: Mapping[str, Figure]) -> Rate | None:
        part, whole = own.get(indicator.numerator), own.get(indicator.denominator)
        if part is None or whole is None or not self._is_same_time(row, part):
            return None
        found = rate(indicator, part, whole, self.small)
        if found.value is None:
            return None
        if row.numerator is not None and row.denominator is not None:
            sides = (row.numerator.value, row.denominator.value)
            return found if None not in sides and sides != (part.value, whole.value) else None
        places = own_places(row.figure.value) if row.figure.value is not None else 0
        return found if _contradicts(row.figure, printed(found.value, places)) else None

    def _is_same_time(self, row: PublishedFigure, figure: Figure) -> bool:
        """Say whether both are of one period; one published for a day alone, of the day on which the period ends."""
        own = time_of(figure, self.submission)
        if row.figure.period is not None:
            return row.figure.period == own
        return row.figure.as_of is not None and row.figure.as_of == own.end


def time_of(figure: Figure, submission: Submission) -> Span:
    """Return the period of a unit's own figure: that of the figure, else that of its workbook."""
    return figure.period or submission.period


def _contradicts(published: Figure, value: Decimal) -> bool:
    """Say whether a value is not what was published; an estimate contradicts nothing."""
    edge = published.value
    if edge is None or published.state is State.APPROXIMATE:
        return False
    match published.bound:
        case Bound.ABOVE:
            return value <= edge
        case Bound.AT_LEAST:
            return value < edge
        case Bound.BELOW:
            return value >= edge
        case Bound.AT_MOST:
            return value > edge
        case _:
            return value != edge
