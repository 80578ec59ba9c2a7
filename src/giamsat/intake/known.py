"""What is known of last period before the units answer: ``data/<round>/known.csv``, printed in the forms.

No report reads it: what counts is what the unit hands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.dates import short_date
from giamsat.formatting.names import near
from giamsat.intake.sourced import ByUnit, read_lines
from giamsat.intake.wording import near_words
from giamsat.model.known import KnownFigure
from giamsat.model.parameters import Indicator, Kind, Parameter
from giamsat.model.rounds import Registry, RoundParams
from giamsat.model.values import Channel, Source, Span
from giamsat.params.textfile import shown
from giamsat.settings import Settings

KNOWN = "known.csv"


class KnownRow(Parameter):
    """A row of known.csv; ``source`` says in words where the figure stands, ``mark`` «SỐ LIỆU MINH HỌA» in examples."""

    unit: str
    indicator: str
    value: Decimal
    period_from: date
    period_to: date
    source: str
    mark: str = ""


def read_known(
    path: Path, settings: Settings, registry: Registry, params: RoundParams
) -> dict[str, dict[str, KnownFigure]]:
    """Return the known figures by unit and indicator; without the file there are none.

    :raises IntakeError: with all faults of the file.
    """
    found: ByUnit[KnownFigure] = ByUnit()
    units = frozenset(row.id for row in params.round.units)
    lines: dict[tuple[str, str], int] = {}
    for line in read_lines(path, settings, KnownRow, found, units):
        row, place = line.row, line.place
        key = (row.unit, row.indicator)
        faults = list(_faults(row, place, registry, params, units))
        if key in lines:
            faults.append(Fault.of("known-twice", place, found=shown(row.indicator), other=lines[key]))
        lines.setdefault(key, place.line)
        if not found.blame("", tuple(faults)):
            source = Source(Channel.SUBMISSION, title=row.source, file=place.file, line=place.line)
            period = Span(row.period_from, row.period_to)
            found.add(row.unit, KnownFigure(row.unit, row.indicator, row.value, period, row.source, source))
    IntakeError.raise_if(fault for group in found.faults.values() for fault in group)
    return {unit: {one.indicator_id: one for one in rows} for unit, rows in found.items.items()}


def _faults(
    row: KnownRow, place: Place, registry: Registry, params: RoundParams, units: frozenset[str]
) -> Iterator[Fault]:
    if row.unit not in units:
        yield Fault.of("known-unit", place, found=shown(row.unit), near=near_words(near(row.unit, units)))
    elif bool(row.mark) is not registry.units[row.unit].fictional:
        code = "known-mark-real" if row.mark else "known-mark-absent"
        yield Fault.of(code, place, unit=registry.units[row.unit].official_name)
    if row.indicator not in registry.indicators:
        names = near_words(near(row.indicator, registry.indicators))
        yield Fault.of("known-indicator", place, found=shown(row.indicator), near=names)
    else:
        yield from _value_faults(row, place, registry.indicators[row.indicator])
    first = params.round.period_from
    if not row.period_from <= row.period_to < first:
        days = {"start": short_date(row.period_from), "end": short_date(row.period_to), "first": short_date(first)}
        yield Fault.of("known-period", place, **days)


def _value_faults(row: KnownRow, place: Place, indicator: Indicator) -> Iterator[Fault]:
    if not indicator.sheet:
        yield Fault.of("known-not-asked", place, found=shown(row.indicator))
    elif indicator.kind is Kind.YES_NO and row.value not in (0, 1):
        yield Fault.of("known-yes-no", place, found=row.value)
    elif row.value < 0:
        yield Fault.of("known-negative", place, found=row.value)
