"""Published figures and index scores: ``data/<round>/published.csv``. The only channel of a real unit's figures
that it did not send itself; every row says who published it, when and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.formatting.names import match_key
from giamsat.intake.dates import check_sub_unit_count
from giamsat.intake.sourced import ByUnit, SourcedRow, date_faults, name_faults, read_lines, unit_fault
from giamsat.model.parameters import Kind
from giamsat.model.records import IndexScore, TaskState
from giamsat.model.rounds import PublishedFigure, Registry, RoundParams
from giamsat.model.values import Bound, Figure, Source, Span, State
from giamsat.settings import Settings

_SUB_UNIT_MEASURES = {match_key(word) for word in ("phường", "xã", "phường, xã", "xã, phường", "phường, xã, thị trấn")}
_SUB_UNIT_LABEL = re.compile(r"(?:số\s+)?(?:phường|xã)\b|.*\((?:phường|xã)\)$", re.IGNORECASE | re.DOTALL)
_SUB_UNIT_PRINTED = re.compile(r"\d+\s*/\s*(\d+)\s+(?:phường|xã)\b", re.IGNORECASE)


class PublishedRow(SourcedRow):
    """A row of published.csv; numbers have a decimal point, ``used`` is «không» for a row kept to show a conflict."""

    id: str
    unit: str
    indicator: str = ""
    label: str = ""
    domain: str = ""
    year: int | None = None
    period_from: date | None = None
    period_to: date | None = None
    as_of: date | None = None
    state: State | None = None
    bound: Bound = Bound.NONE
    value: Decimal | None = None
    as_printed: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    deadline_text: str = ""
    status: TaskState | None = None
    rank: int | None = None
    rank_of: int | None = None
    index: str = ""
    version: str = ""
    collector: str = ""
    quote: str = ""
    remark: str = ""
    used: bool = True


@dataclass(frozen=True)
class Published:
    """What published.csv holds: figures, and index scores."""

    figures: ByUnit[PublishedFigure] = field(default_factory=ByUnit)
    scores: ByUnit[IndexScore] = field(default_factory=ByUnit)


def read_published(path: Path, settings: Settings, registry: Registry, params: RoundParams) -> Published:
    """Read published.csv; without the file nothing was published. A row with faults gives no figure."""
    found = Published()
    for line in read_lines(path, settings, PublishedRow, found.figures, frozenset(registry.units)):
        row, place = line.row, line.place
        unknown = tuple(unit_fault(place, row.unit, registry))
        if found.figures.blame("", unknown) or found.figures.blame(row.unit, _faults(row, place, registry, params)):
            continue
        source = row.source(place)
        if row.index:
            found.scores.add(row.unit, _score(row, source))
        else:
            found.figures.add(row.unit, _published(row, source, registry))
    return found


def _faults(row: PublishedRow, place: Place, registry: Registry, params: RoundParams) -> Iterator[Fault]:
    yield from name_faults(place, row.indicator, row.domain, registry)
    yield from date_faults(place, row.unit, _day(row), row.published_on, params)
    yield from _number_faults(row, place)
    yield from _state_faults(row, place)
    if not (row.indicator or row.label or row.index):
        yield Fault.of("published-subject", place)
    if (row.period_from is None) is not (row.period_to is None) or (
        row.period_from and row.period_to and row.period_to < row.period_from
    ):
        yield Fault.of("published-period", place)
    if row.index and row.year is None:
        yield Fault.of("published-year", place)
    yield from _sub_unit_faults(row, place, registry)


def _day(row: PublishedRow) -> date | None:
    """Return the last day that the row's figure speaks of."""
    return max((day for day in (row.as_of, row.period_to) if day is not None), default=None)


def _number_faults(row: PublishedRow, place: Place) -> Iterator[Fault]:
    for column in ("value", "numerator", "denominator"):
        number: Decimal | None = getattr(row, column)
        if number is not None and number < 0:
            yield Fault.of("published-negative", place, column=column, found=number)
    if (row.numerator is None) is not (row.denominator is None):
        yield Fault.of("published-half-rate", place)
    elif row.numerator is not None and row.denominator is not None and row.numerator > row.denominator:
        yield Fault.of("published-part-outside", place, numerator=row.numerator, denominator=row.denominator)
    if row.rank is not None and (row.rank < 1 or (row.rank_of is not None and row.rank > row.rank_of)):
        yield Fault.of("published-rank", place, found=row.rank, limit="…" if row.rank_of is None else row.rank_of)


def _state_faults(row: PublishedRow, place: Place) -> Iterator[Fault]:
    has_value = row.value is not None or row.numerator is not None
    is_unknown = row.state in (State.MISSING, State.NOT_APPLICABLE)
    if row.state is None:
        if not has_value and row.rank is None and not (row.index and row.remark):
            yield Fault.of("published-empty", place)
    elif is_unknown is has_value or (row.state is State.ZERO and row.value not in (None, Decimal(0))):
        yield Fault.of("published-state-value", place, state=row.state.value)
    is_bound = row.state is State.BOUND if row.state is not None else row.bound is not Bound.NONE
    if is_bound is not (row.bound is not Bound.NONE):
        yield Fault.of("published-bound", place)


def _sub_unit_faults(row: PublishedRow, place: Place, registry: Registry) -> Iterator[Fault]:
    """Yield a fault when «n/m phường» is said with an m that is not the unit's number on that day."""
    count, on = _sub_unit_count(row, registry), _day(row) or row.published_on
    if count is None or on is None:
        return
    fault = check_sub_unit_count(registry, row.unit, "", count, on)
    if fault is not None:
        yield replace(fault, place=place)


def _sub_unit_count(row: PublishedRow, registry: Registry) -> int | None:
    """Return the denominator when it counts sub-units: by the measure, the label or the words of the source."""
    printed = _SUB_UNIT_PRINTED.search(row.as_printed)
    if row.denominator is None:
        return int(printed[1]) if printed else None
    indicator = registry.indicators.get(row.indicator)
    if indicator is not None and indicator.kind is Kind.RATE:
        indicator = registry.indicators.get(indicator.denominator)
    is_measured = indicator is not None and match_key(indicator.measure) in _SUB_UNIT_MEASURES
    return int(row.denominator) if is_measured or printed or _SUB_UNIT_LABEL.match(row.label) else None


def _published(row: PublishedRow, source: Source, registry: Registry) -> PublishedFigure:
    indicator = registry.indicators.get(row.indicator)
    is_rate = indicator is not None and indicator.kind is Kind.RATE
    value = row.value
    if value is None and row.numerator is not None and row.denominator is not None:
        is_share = is_rate and row.denominator != 0
        value = row.numerator / row.denominator * 100 if is_share else row.numerator
    parts = (indicator.numerator, indicator.denominator) if indicator is not None and is_rate else (row.indicator, "")
    return PublishedFigure(
        id=row.id,
        figure=_figure(row, source, row.indicator, value, row.state, row.bound, row.as_printed),
        year=row.year,
        numerator=None if row.numerator is None else _figure(row, source, parts[0], row.numerator),
        denominator=None if row.denominator is None else _figure(row, source, parts[1], row.denominator),
        collector=row.collector,
        deadline_text=row.deadline_text,
        quote=row.quote,
        remark=row.remark,
        is_used=row.used,
        status=row.status.value if row.status else "",
        domain=row.domain or (indicator.domain if indicator else ""),
        label=row.label or (indicator.name if indicator else ""),
    )


def _figure(
    row: PublishedRow,
    source: Source,
    indicator_id: str,
    value: Decimal | None,
    state: State | None = None,
    bound: Bound = Bound.NONE,
    as_printed: str = "",
) -> Figure:
    if state is None:
        plain = State.ZERO if value == 0 else State.KNOWN
        state = State.MISSING if value is None else State.BOUND if bound is not Bound.NONE else plain
    period = Span(row.period_from, row.period_to) if row.period_from and row.period_to else None
    return Figure(
        indicator_id,
        row.unit,
        state,
        source,
        value=Decimal(0) if state is State.ZERO else value,
        bound=bound,
        as_printed=as_printed,
        period=period,
        as_of=row.as_of,
    )


def _score(row: PublishedRow, source: Source) -> IndexScore:
    score = None
    if row.value is not None or row.state in (State.MISSING, State.NOT_APPLICABLE):
        score = _figure(row, source, row.indicator, row.value, row.state, row.bound, row.as_printed)
    return IndexScore(
        index_id=row.index,
        version=row.version,
        year=row.year or 0,
        unit_id=row.unit,
        score=score,
        maximum=None,
        rank=row.rank,
        rank_of=row.rank_of,
        rank_text="" if row.rank is not None else row.remark,
        published_on=row.published_on,
        document=row.source_title,
        source=source,
        id=row.id,
        remark=row.remark,
        is_used=row.used,
    )
