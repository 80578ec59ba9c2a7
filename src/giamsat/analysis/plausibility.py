"""Values that cannot be right or deserve a second look: flagged with a reason, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from giamsat.analysis.figures import Holdings
from giamsat.analysis.scores import RANK_SUFFIX, indicator_of
from giamsat.model.judgement import Reading
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.records import IndexScore, Survey
from giamsat.model.values import Figure, Rate, Source
from giamsat.texts_vi import analysis as texts

JUMP = Decimal(10)
SAME_CELLS = 3  # more identical cells than this look copied from last period


class Doubt(StrEnum):
    """Why a value is flagged."""

    OVER_HUNDRED = "tren-100"
    NEGATIVE = "so-am"
    PART_OVER_WHOLE = "phan-lon-hon-tong"
    OVER_MAXIMUM = "vuot-toi-da"
    JUMP = "gap-10"
    SAME_AS_LAST = "trung-ky-truoc"
    OUT_OF_ORDER = "sai-thu-tu"
    EQUALS_TOTAL = "bang-tong"
    OUTSIDE_PARTS = "ngoai-khoang"


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubtful value: why, what it is about, the value and what it was held against, and where they stand.

    ``subject`` is an indicator id or another stable key; ``label`` is printed.
    """

    doubt: Doubt
    subject: str
    label: str
    value: Decimal
    other: Decimal | None
    places: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A published number with its name and place."""

    label: str
    value: Decimal
    source: Source
    subject: str = ""


def flags(
    readings: Mapping[str, Reading],
    held: Holdings,
    indicators: Mapping[str, Indicator],
    surveys: Iterable[Survey] = (),
    small: int = 30,
) -> tuple[Flag, ...]:
    """Return the doubtful values of a unit; jumps only when the larger number is at least ``small``.

    ``indicators`` is the whole catalogue: the names of indices stand in it.
    """
    found: list[Flag] = []
    for reading in readings.values():
        found += value_flags(reading.indicator, reading.current)
        if reading.indicator.kind in (Kind.COUNT, Kind.AMOUNT):
            found += jump_flags(reading.indicator, reading.current, reading.previous, small)
    for survey in surveys:
        found += survey_flags(survey)
    found += score_maximum_flags((pair.now for pair in held.scores.values()), indicators)
    return (*found, *same_flags(readings.values()))


def value_flags(indicator: Indicator, value: Figure | Rate | None) -> Iterator[Flag]:
    """Yield what is impossible about one value: above 100 %, part above whole, negative."""
    if isinstance(value, Rate):
        top, bottom = value.numerator, value.denominator
        if top is not None and bottom is not None and value.value is not None and value.value > 100:
            yield _flag(Doubt.PART_OVER_WHOLE, indicator, top, bottom)
        return
    if value is None or value.value is None:
        return
    if value.value < 0:
        yield _flag(Doubt.NEGATIVE, indicator, value)
    elif value.value > 100 and indicator.measure == "%":
        yield _flag(Doubt.OVER_HUNDRED, indicator, value)


def jump_flags(
    indicator: Indicator, current: Figure | Rate | None, previous: Figure | Rate | None, small: int
) -> Iterator[Flag]:
    """Yield a count that is ten times last period's or a tenth of it: often a slip of a digit."""
    if not isinstance(current, Figure) or not isinstance(previous, Figure):
        return
    if not (current.is_countable and previous.is_countable) or current.value is None or previous.value is None:
        return
    low, high = sorted((current.value, previous.value))
    if low > 0 and high >= small and high >= JUMP * low:
        yield _flag(Doubt.JUMP, indicator, current, previous)


def same_flags(readings: Iterable[Reading]) -> tuple[Flag, ...]:
    """Return one flag for every count equal to last period's, when there are more than three; zeros do not count."""
    same = [
        _flag(Doubt.SAME_AS_LAST, reading.indicator, current, previous)
        for reading in readings
        if reading.indicator.kind in (Kind.COUNT, Kind.AMOUNT)
        and isinstance(current := reading.current, Figure)
        and isinstance(previous := reading.previous, Figure)
        and current.is_countable
        and current.value
        and current.value == previous.value
    ]
    return tuple(same) if len(same) > SAME_CELLS else ()


def survey_flags(survey: Survey) -> Iterator[Flag]:
    """Yield a survey whose later count of forms is larger than the one before: issued, collected, valid, satisfied."""
    counts = [
        figure
        for figure in (survey.issued, survey.collected, survey.valid, survey.satisfied)
        if figure is not None and figure.is_countable
    ]
    for whole, part in pairwise(counts):
        if whole.value is not None and part.value is not None and part.value > whole.value:
            places = (part.source, whole.source)
            yield Flag(Doubt.PART_OVER_WHOLE, survey.name, survey.name, part.value, whole.value, places)


def score_maximum_flags(scores: Iterable[IndexScore], indicators: Mapping[str, Indicator]) -> Iterator[Flag]:
    """Yield scores above their published maximum."""
    for row in scores:
        if row.score is None or row.score.value is None or row.maximum is None:
            continue
        if row.score.value > row.maximum:
            label = _labelled(row, indicators).label
            yield Flag(Doubt.OVER_MAXIMUM, indicator_of(row), label, row.score.value, row.maximum, (row.source,))


def order_flags(falling: Sequence[Labelled]) -> tuple[Flag, ...]:
    """Return the numbers that break the order of a list published from the highest down.

    The longest falling part of the list is taken as right, what stands outside it as doubtful; ``other`` is the
    number before it. The kit proposes, a person decides.
    """
    kept = _longest_falling([row.value for row in falling])
    found = []
    for place, row in enumerate(falling):
        if place not in kept:
            above = falling[place - 1].value if place else None
            subject = row.subject or row.label
            found.append(Flag(Doubt.OUT_OF_ORDER, subject, row.label, row.value, above, (row.source,)))
    return tuple(found)


def component_flags(total: Labelled, components: Sequence[Labelled], *, is_mean: bool = False) -> tuple[Flag, ...]:
    """Return components that equal their total exactly (a probable copy slip).

    With ``is_mean`` the total is a weighted mean in percent: when it lies outside its components, the component
    farthest from it is flagged, since such a set cannot be right.
    """
    found = [
        Flag(
            Doubt.EQUALS_TOTAL, row.subject or row.label, row.label, row.value, total.value, (row.source, total.source)
        )
        for row in components
        if row.value == total.value
    ]
    values = [row.value for row in components]
    if is_mean and len(values) > 1 and not min(values) <= total.value <= max(values):
        odd = max(components, key=lambda row: abs(row.value - total.value))
        places = (odd.source, total.source)
        found.append(Flag(Doubt.OUTSIDE_PARTS, odd.subject or odd.label, odd.label, odd.value, total.value, places))
    return tuple(found)


def score_flags(scores: Iterable[IndexScore], indicators: Mapping[str, Indicator]) -> tuple[Flag, ...]:
    """Return the scores that do not fall with their ranks, within one index, version, year and size of group.

    Components (an index id that begins with another's) equal to their total are flagged too. The subject of a
    flag is the unit's id.
    """

    def labelled(row: IndexScore) -> Labelled:
        return _labelled(row, indicators)

    rows = tuple(row for row in scores if row.score is not None and row.score.is_countable)
    found: list[Flag] = []
    lists: dict[object, list[IndexScore]] = {}
    for row in rows:
        if row.rank is not None:
            lists.setdefault((row.index_id, row.version, row.year, row.rank_of), []).append(row)
    for ranked in lists.values():
        found += order_flags([labelled(row) for row in sorted(ranked, key=lambda row: row.rank or 0)])
    for total in rows:
        parts = [labelled(row) for row in rows if _is_component(row, total)]
        found += component_flags(labelled(total), parts)
    return tuple(found)


def _is_component(row: IndexScore, total: IndexScore) -> bool:
    belongs = (row.unit_id, row.year, row.version) == (total.unit_id, total.year, total.version)
    is_longer = row.index_id.startswith((f"{total.index_id}_", f"{total.index_id}."))
    return belongs and is_longer and not row.index_id.endswith(RANK_SUFFIX)


def _labelled(row: IndexScore, indicators: Mapping[str, Indicator]) -> Labelled:
    value = row.score.value if row.score is not None and row.score.value is not None else Decimal(0)
    indicator = indicators.get(indicator_of(row))
    name = indicator.name if indicator is not None else row.index_id
    return Labelled(texts.SUBJECT_YEAR.format(name=name, year=row.year), value, row.source, row.unit_id)


def _longest_falling(values: Sequence[Decimal]) -> frozenset[int]:
    """Return the places of the longest part of ``values`` that never rises; the earliest of equally long ones."""
    lengths: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        longest, link = 1, -1
        for earlier in range(place):
            if values[earlier] >= value and lengths[earlier] + 1 > longest:
                longest, link = lengths[earlier] + 1, earlier
        lengths.append(longest)
        before.append(link)
    kept: set[int] = set()
    place = max(range(len(values)), key=lengths.__getitem__, default=-1)
    while place >= 0:
        kept.add(place)
        place = before[place]
    return frozenset(kept)


def _flag(doubt: Doubt, indicator: Indicator, value: Figure, other: Figure | None = None) -> Flag:
    number = value.value if value.value is not None else Decimal(0)
    places = (value.source,) if other is None else (value.source, other.source)
    return Flag(doubt, indicator.id, indicator.name, number, other.value if other is not None else None, places)
