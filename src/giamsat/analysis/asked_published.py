"""Questions about what was published otherwise than the unit reports: both numbers, the difference, its base."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from giamsat.analysis.case import Case, ask, size_of
from giamsat.analysis.conflicts import conflicts
from giamsat.analysis.reported import time_of
from giamsat.formatting.dates import span_words
from giamsat.formatting.numbers import count_words, exact, fraction, percent, printed, share
from giamsat.formatting.text import lower_first, source_words
from giamsat.model.judgement import Conflict, Question
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.rounds import PublishedFigure
from giamsat.model.values import Bound, Figure, Rate
from giamsat.texts_vi import analysis as texts

ID = "cong-bo"


def published_questions(case: Case) -> Iterator[Question]:
    """Yield a question for each published figure that differs from the unit's own and about which nobody decided."""
    for found in conflicts(case.data, case.unit_data.unit.id):
        if found.submitted is not None and found.decision is None:
            yield _question(case, found, found.figures[0], found.submitted)


def _question(case: Case, found: Conflict, row: PublishedFigure, own: Figure | Rate) -> Question:
    indicator = case.data.registry.indicators[row.figure.indicator_id]
    first = own if isinstance(own, Figure) else own.numerator
    assert first is not None, "a reported share has its counts"
    assert case.submission is not None, "who reports has a workbook"
    span = time_of(first, case.submission)
    text = texts.Q_PUBLISHED.format(
        unit=case.called,
        label=lower_first(found.subject),
        period=span_words(span.start, span.end),
        reported=_reported(case, indicator, own),
        source=source_words(row.figure.source.title) or texts.NO_TITLE,
        published=_published(case, indicator, row),
        difference=_difference(case, indicator, row, own),
    )
    parts = (own,) if isinstance(own, Figure) else (own.numerator, own.denominator)
    places = [*(part.source for part in parts if part is not None), row.figure.source]
    return ask(f"{ID}:{found.key}", indicator.domain, text, places, size=_size(row, own))


def _reported(case: Case, indicator: Indicator, own: Figure | Rate) -> str:
    if isinstance(own, Figure):
        return f"{exact(_value(own))} {_measure(case, indicator)}".rstrip()
    counts = f"{fraction(_value(own.numerator), _value(own.denominator))} {_measure(case, indicator)}".rstrip()
    return counts if own.is_small else f"{percent(own.value or Decimal(0), indicator.decimals)} ({counts})"


def _published(case: Case, indicator: Indicator, row: PublishedFigure) -> str:
    """Return what was published as its source prints it, else in words; a share of counts where it is printed."""
    told = texts.QUOTED.format(text=row.figure.as_printed) if row.figure.as_printed else ""
    known = _share(row)
    if row.numerator is not None and row.denominator is not None:
        told = (
            told or f"{fraction(_value(row.numerator), _value(row.denominator))} {_measure(case, indicator)}".rstrip()
        )
        is_small = indicator.counts_events and _value(row.denominator) < case.data.params.round.small_denominator
        return told if is_small or known is None else f"{told} ({percent(known, indicator.decimals)})"
    unit = "%" if indicator.kind is Kind.RATE else f" {_measure(case, indicator)}".rstrip()
    value = f"{exact(_value(row.figure))}{unit}"
    return told or texts.BOUND_WORDS.get(row.figure.bound.value, "{value}").format(value=value)


def _difference(case: Case, indicator: Indicator, row: PublishedFigure, own: Figure | Rate) -> str:
    """Return how much the two differ, by the numbers as they are printed, and against what; nothing with a bound."""
    if row.figure.bound is not Bound.NONE:
        return ""
    if isinstance(own, Figure):
        apart, base = abs(_value(own) - _value(row.figure)), _value(row.figure)
        words = f" ({percent(share(apart, base), 1)} {texts.OF_PUBLISHED})" if base else ""
        return texts.Q_DIFFERENCE.format(difference=_count(case, indicator, apart), base=words)
    if row.numerator is None or row.denominator is None:
        return texts.Q_DIFFERENCE.format(difference=f"{exact(_points(indicator, row, own))} {texts.POINTS}", base="")
    tops = abs(_value(own.numerator) - _value(row.numerator))
    bottoms = abs(_value(own.denominator) - _value(row.denominator))
    parts = ((tops, texts.NUMERATOR), (bottoms, texts.DENOMINATOR))
    said = [f"{_count(case, indicator, apart)} {where}" for apart, where in parts if apart]
    points = "" if own.is_small else f" ({exact(_points(indicator, row, own))} {texts.POINTS})"
    return texts.Q_DIFFERENCE.format(difference=texts.AND.join(said), base=points)


def _points(indicator: Indicator, row: PublishedFigure, own: Rate) -> Decimal:
    """Return the difference of the printed shares, so that a reader's subtraction closes."""
    ours, theirs = (printed(one or Decimal(0), indicator.decimals) for one in (own.value, _share(row)))
    return abs(ours - theirs)


def _share(row: PublishedFigure) -> Decimal | None:
    if row.numerator is not None and row.denominator is not None:
        return share(_value(row.numerator), _value(row.denominator)) if _value(row.denominator) else None
    return row.figure.value


def _size(row: PublishedFigure, own: Figure | Rate) -> Decimal | None:
    """Return percent of the published count, or points between shares."""
    if isinstance(own, Figure):
        return size_of(_value(own) - _value(row.figure), _value(row.figure))
    theirs = _share(row)
    return None if own.value is None or theirs is None else abs(own.value - theirs)


def _measure(case: Case, indicator: Indicator) -> str:
    """Return what is counted: of a share, what its denominator counts."""
    counted = case.data.registry.indicators.get(indicator.denominator, indicator)
    return counted.measure


def _count(case: Case, indicator: Indicator, value: Decimal) -> str:
    return f"{count_words(value)} {_measure(case, indicator)}".rstrip()


def _value(figure: Figure | None) -> Decimal:
    return figure.value if figure is not None and figure.value is not None else Decimal(0)
