"""This period against last: when it may be compared at all, and by how much it differs.

No comparison across a reorganisation, an index version, a group of another size, or periods of another length:
each refusal carries its reason in words that fit behind «do».
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giamsat.analysis.breaks import organisation_break
from giamsat.analysis.groups import why_not_compared
from giamsat.analysis.printed import exact_number
from giamsat.analysis.targets import relation_of
from giamsat.formatting.dates import period
from giamsat.formatting.numbers import printed
from giamsat.model.judgement import Change, Relation
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.records import IndexScore
from giamsat.model.rounds import RoundData, UnitData
from giamsat.model.values import Figure, Rate, Span
from giamsat.texts_vi import analysis as texts

SAME_PERIOD = "cùng kỳ"


@dataclass(frozen=True, slots=True)
class Footing:
    """On what a unit's figures are compared with last period: the words for it, and why not, if not."""

    label: str
    unchanged_below: Decimal
    small: int
    reason: str = ""


def footing(data: RoundData, unit_data: UnitData) -> Footing | None:
    """Return the footing of a unit's comparison; ``None`` when the round compares with nothing."""
    settings = data.params.round
    if settings.comparison is None:
        return None
    label = settings.comparison.label
    submission = unit_data.submission
    own = submission.period if submission else Span(settings.period_from, settings.period_to)
    other = Span(settings.comparison.start, settings.comparison.end)
    if submission and submission.comparison is not None:
        other = submission.comparison
    reason = organisation_break(data.registry, unit_data.unit, other, own)
    if not reason and not may_compare(own, other, label):
        reason = texts.WHY_PERIODS.format(own=_words(own), other=_words(other))
    return Footing(label, settings.unchanged_below, settings.small_denominator, reason)


def may_compare(own: Span, other: Span, label: str) -> bool:
    """Whether two periods may be compared: the same days of two years, or whole months of equal number.

    The latter never as «cùng kỳ».
    """
    if _day(own.start) == _day(other.start) and _last_day(own.end) == _last_day(other.end):
        return own.end.year - own.start.year == other.end.year - other.start.year
    return SAME_PERIOD not in label and _whole_months(own) == _whole_months(other) != 0


def change(
    indicator: Indicator, current: Figure | Rate | None, previous: Figure | Rate | None, on: Footing, decimals: int
) -> Change | None:
    """Compare two values as printed with ``decimals``; ``None`` when there is nothing to compare now.

    Counts and amounts also get the relative change in percent, exact. A difference of shares below the round's
    threshold is «tương đương».
    """
    if current is None or (isinstance(current, Figure) and current.value is None):
        return None
    now, before = exact_number(current), exact_number(previous)
    if now is None:
        return refused(on.label, why_not_compared(current, on.small))
    if previous is None or before is None:
        reason = why_not_compared(previous, on.small)
        pattern = texts.WHY_NO_PREVIOUS if reason == texts.WHY_MISSING else texts.WHY_PREVIOUS
        return refused(on.label, pattern.format(label=on.label, reason=reason))
    if on.reason:
        return refused(on.label, on.reason)
    return between(indicator.kind, printed(now, decimals), printed(before, decimals), on)


def between(kind: Kind, now: Decimal, before: Decimal, on: Footing) -> Change:
    """Compare two printed numbers of one kind."""
    difference = abs(now - before)
    is_share = kind in (Kind.RATE, Kind.SCORE)
    is_unchanged = difference == 0 or (is_share and difference < on.unchanged_below)
    relative = None
    if kind in (Kind.COUNT, Kind.AMOUNT) and before > 0:
        relative = difference * 100 / before
    return Change(
        label=on.label,
        relation=Relation.EQUAL if is_unchanged else relation_of(now, before),
        difference=difference,
        relative=relative,
        is_unchanged=is_unchanged,
    )


def score_change(now: IndexScore, before: IndexScore | None, decimals: int = 2) -> Change | None:
    """Compare two scores of one index; never across versions. ``None`` when there is no score now."""
    label = texts.YEAR.format(year=now.year - 1 if before is None else before.year)
    if now.score is None or not now.score.is_countable or now.score.value is None:
        return None
    if before is None or before.score is None or not before.score.is_countable or before.score.value is None:
        return refused(label, texts.WHY_NO_PREVIOUS.format(label=label))
    if _is_other_version(now, before):
        return refused(label, _version_words(now, before))
    on = Footing(label, Decimal(0), 0)
    return between(Kind.SCORE, printed(now.score.value, decimals), printed(before.score.value, decimals), on)


def rank_change(now: IndexScore, before: IndexScore | None) -> Change | None:
    """Compare two ranks in «bậc»: ABOVE is a better place, a smaller number.

    No comparison when the version or the size of the group differs. ``None`` when there is no rank now.
    """
    if now.rank is None:
        return None
    label = texts.YEAR.format(year=now.year - 1 if before is None else before.year)
    if before is None or before.rank is None:
        return refused(label, texts.WHY_NO_PREVIOUS.format(label=label))
    if _is_other_version(now, before):
        return refused(label, _version_words(now, before))
    if now.rank_of is None or before.rank_of is None or now.rank_of != before.rank_of:
        return refused(label, texts.WHY_GROUP_SIZE.format(before=_size(before), now=_size(now)))
    steps = Decimal(abs(now.rank - before.rank))
    return Change(label, relation_of(Decimal(before.rank), Decimal(now.rank)), steps, None, steps == 0)


def refused(label: str, reason: str) -> Change:
    """Return the change that is not made, with its reason."""
    return Change(label, Relation.UNKNOWN, None, None, False, reason)


def _is_other_version(now: IndexScore, before: IndexScore) -> bool:
    return now.index_id != before.index_id or now.version != before.version


def _version_words(now: IndexScore, before: IndexScore) -> str:
    return texts.WHY_VERSION.format(before=before.version or texts.UNSTATED, now=now.version or texts.UNSTATED)


def _size(score: IndexScore) -> str:
    return texts.UNSTATED if score.rank_of is None else str(score.rank_of)


def _words(span: Span) -> str:
    return period(span.start, span.end, capital=False)


def _day(day: date) -> tuple[int, int]:
    return day.month, day.day


def _last_day(day: date) -> tuple[int, int]:
    """Return month and day, the last day of February counting as one in all years."""
    is_last = day.day == monthrange(day.year, day.month)[1]
    return day.month, 31 if is_last else day.day


def _whole_months(span: Span) -> int:
    if span.start.day != 1 or span.end.day != monthrange(span.end.year, span.end.month)[1]:
        return 0
    return (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
