"""Figures as subjects of rules: indicators and rates of a unit, its place in the group, what was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from giamsat.analysis.figures import Holdings, published_year
from giamsat.analysis.rates import current_value
from giamsat.analysis.readings import asked_indicators, own_readings
from giamsat.analysis.spreads import comparable, group_spread
from giamsat.analysis.subjects import Subject, grounds, indicator_subject, row_ground, total_row
from giamsat.analysis.worth import Ground
from giamsat.formatting.text import lower_first
from giamsat.model.parameters import Indicator, Kind, Unit
from giamsat.model.rounds import PublishedFigure, RoundData, UnitData
from giamsat.model.rules import Scope
from giamsat.model.values import Figure, Rate
from giamsat.texts_vi import analysis as texts

FIGURE_SCOPES = (Scope.INDICATOR, Scope.COUNT, Scope.PERCENT, Scope.RATE)
_COUNTED = (Kind.COUNT, Kind.AMOUNT)
_FLAGS = {False: Decimal(0), True: Decimal(1)}


def indicator_subjects(data: RoundData, unit_id: str) -> Mapping[Scope, tuple[Subject, ...]]:
    """Return what is asked of a unit: each figure, those that are counts, shares without counts, and rates."""
    found: dict[Scope, list[Subject]] = {scope: [] for scope in FIGURE_SCOPES}
    limit = Decimal(data.params.round.small_denominator)
    for row in own_readings(data, unit_id).values():
        indicator, now, before = row.indicator, row.current, row.previous
        if now is None:
            continue
        if isinstance(now, Rate):
            own = {"part": now.numerator, "whole": now.denominator}
            last = {"part": before.numerator, "whole": before.denominator} if isinstance(before, Rate) else {}
            found[Scope.RATE].append(indicator_subject(indicator, Ground(own, {"small": limit}, Ground(last))))
            continue
        numbers = {"small": limit, "required": _FLAGS[indicator.required]}
        ground = Ground({"value": now}, numbers, Ground({"value": before} if isinstance(before, Figure) else {}))
        subject = indicator_subject(indicator, ground)
        found[Scope.INDICATOR].append(subject)
        if indicator.kind in _COUNTED:
            found[Scope.COUNT].append(subject)
        if indicator.measure == "%":
            found[Scope.PERCENT].append(subject)
    return {scope: tuple(rows) for scope, rows in found.items()}


def group_subjects(data: RoundData, unit: Unit, held: Holdings) -> Iterator[Subject]:
    """Yield each rate of a unit that can be compared with where the rates of its group lie."""
    small = data.params.round.small_denominator
    for indicator in asked_indicators(data, unit):
        if indicator.kind is Kind.RATE:
            now = current_value(held, indicator, small)
            if isinstance(now, Rate):
                yield from _in_group(data, unit, indicator, now)


def _in_group(data: RoundData, unit: Unit, indicator: Indicator, now: Rate) -> Iterator[Subject]:
    number, spread = comparable(now), group_spread(data, indicator, unit.group)
    if number is None or spread is None:
        return
    counts = [count for count in (now.numerator, now.denominator) if count is not None]
    numbers = {
        "value": number, "median": spread.median, "spread": spread.spread, "low": spread.low, "high": spread.high,
        "n": Decimal(spread.n), "small": Decimal(data.params.round.small_denominator),
    }  # fmt: skip
    yield Subject(
        indicator.id, indicator.name, indicator.domain, Ground({"whole": now.denominator}, numbers), measure="%",
        shown={"group": unit.group}, note=next((count.note for count in counts if count.note), ""),
        sources=tuple(dict.fromkeys(count.source for count in counts)), decimals=max(indicator.decimals, 1),
    )  # fmt: skip


def unit_subject(data: RoundData, unit_data: UnitData, held: Holdings) -> Subject:
    """Return a unit as one subject: all its figures by id, the total row and the rows of Biểu 06."""
    submission = unit_data.submission
    dossiers, sub_units = (submission.dossiers, submission.sub_units) if submission else ((), ())
    total = total_row(dossiers)
    columns = row_ground(total).figures if total is not None else {}
    last = next((row for row in dossiers if row.is_previous), None)
    before = Ground({**held.previous, **(row_ground(last).figures if last is not None else {})})
    ground = Ground({**held.current, **columns}, {}, before, grounds(dossiers), grounds(sub_units))
    return Subject(unit_data.unit.id, unit_data.unit.short_name, "", ground, indicator_names(data))


def indicator_names(data: RoundData) -> Mapping[str, str]:
    """Return what indicators and columns are called within a sum, worked out once."""
    return data.once("names", lambda: _names(data))


def _names(data: RoundData) -> Mapping[str, str]:
    catalogue = {row.id: lower_first(row.name) for row in data.registry.indicators.values()}
    columns = {f"({code})": name for code, name in texts.COLUMN_NAMES.items()}
    return {**catalogue, **columns, **texts.FIGURE_NAMES}


def published_subjects(rows: Iterable[PublishedFigure], names: Mapping[str, str]) -> Iterator[Subject]:
    """Yield the figures that one source published for one unit, period and reading, by indicator id."""
    sets: dict[object, dict[str, Figure]] = {}
    for row in rows:
        figure = row.figure
        source = (figure.unit_id, figure.source.title, figure.source.address)
        key = (*source, figure.period, published_year(row), figure.as_of)
        sets.setdefault(key, {}).setdefault(figure.indicator_id, figure)
    for figures in sets.values():
        yield Subject(texts.PUBLISHED_SET, texts.PUBLISHED_SET, "", Ground(figures), names)


def published_rate_subjects(rows: Iterable[PublishedFigure], indicators: Mapping[str, Indicator]) -> Iterator[Subject]:
    """Yield each share that was published together with its counts."""
    for row in rows:
        if row.figure.value is None or row.numerator is None or row.denominator is None:
            continue
        indicator = indicators.get(row.figure.indicator_id)
        label = row.label or (indicator.name if indicator is not None else row.figure.indicator_id)
        ground = Ground({"stated": row.figure, "part": row.numerator, "whole": row.denominator})
        places = max(0, -int(row.figure.value.as_tuple().exponent))
        domain = row.domain or (indicator.domain if indicator is not None else "")
        yield Subject(row.figure.indicator_id or row.id, label, domain, ground, measure="%", decimals=places)
