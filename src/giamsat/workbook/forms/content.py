"""What one unit's form asks: decided from the catalogue and the layout, before a cell is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from giamsat.model.known import KnownFigure
from giamsat.model.parameters import FormerRequest, Indicator, Kind, Round, SubUnit, Unit
from giamsat.model.rounds import Registry, RoundParams
from giamsat.workbook import layout
from giamsat.workbook.layout import Sheet, SheetKind, Table

MINUTES_PER_CELL = 2
"""From the measure of the form: «Biểu gồm 96 ô, dự kiến 3 giờ»."""
FIELD_ROWS = 15
RECORD_ROWS = 30
WAIVER_ROWS = 5
HASH_SIGNS = 16


@dataclass(frozen=True, slots=True)
class AskedSheet:
    """A sheet of a form with the indicators and the record tables that it asks for."""

    sheet: Sheet
    indicators: tuple[Indicator, ...] = ()
    records: tuple[Table, ...] = ()


@dataclass(frozen=True)
class FormContent:
    """What one unit's form asks and what is printed in it.

    ``rates`` maps an indicator to the rate whose numerator it is; ``scores`` are the indices that the unit may have a
    result of; ``known`` are last period's figures by indicator. ``lacks_sub_units`` says that the sheet for sub-units
    was left out, since nobody has listed them.
    """

    unit: Unit
    round: Round
    cut_off: date
    hand_in_by: date | None
    sheets: tuple[AskedSheet, ...]
    rates: Mapping[str, Indicator]
    scores: tuple[Indicator, ...]
    sub_units: tuple[SubUnit, ...]
    requests: tuple[FormerRequest, ...]
    known: Mapping[str, KnownFigure]
    lacks_sub_units: bool = False

    @property
    def cells(self) -> int:
        """The number of cells to fill: answers, totals of Biểu 06 and its choices; not rows of lists or sub-units."""
        indicators = sum(len(asked.indicators) for asked in self.sheets)
        dossiers = len(layout.DOSSIER_COLUMNS) + len(layout.DEFINITIONS) if self.asks(SheetKind.DOSSIERS) else 0
        return indicators + dossiers + len(self.requests)

    @property
    def hours(self) -> int:
        """About how many hours the form takes, at least one."""
        return max(1, round(self.cells * MINUTES_PER_CELL / 60))

    @property
    def hash(self) -> str:
        """A hash of what the form asks: equal for two units that are asked the same."""
        asked = [
            [one.sheet.name, *([i.id, i.name, i.measure, i.kind.value, i.definition] for i in one.indicators)]
            + [[table.id, *(column.header for column in table.columns)] for table in one.records]
            for one in self.sheets
        ]
        rows = [[one.id for one in self.sub_units], [one.id for one in self.requests]]
        whole = json.dumps([layout.FORM_VERSION, asked, rows], ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()[:HASH_SIGNS]

    def asks(self, kind: SheetKind) -> bool:
        """Whether the form has a sheet of ``kind``."""
        return any(asked.sheet.kind is kind for asked in self.sheets)


def form_content(
    registry: Registry, params: RoundParams, unit_id: str, known: Mapping[str, KnownFigure]
) -> FormContent:
    """Decide what the form of a unit of the round asks; ``known`` are the unit's figures of last period."""
    unit = registry.units[unit_id]
    cut_off = params.cut_off(unit_id)
    sub_units = _sub_units(registry, unit_id, cut_off)
    requests = tuple(one for one in params.requests if one.unit == unit_id)
    asked = {one.id: one for one in registry.indicators.values() if is_asked(one, unit, params.round)}
    sheets = [_asked_sheet(sheet, asked) for sheet in layout.sheets_of(params.sheets) if sheet.applies_to(unit.level)]
    lacks = any(one.sheet.kind is SheetKind.SUB_UNITS for one in sheets) and not sub_units
    kept = [one for one in sheets if _is_kept(one, bool(sub_units), bool(requests))]
    return FormContent(
        unit=unit,
        round=params.round,
        cut_off=cut_off,
        hand_in_by=params.hand_in_by(unit_id),
        sheets=tuple(kept),
        rates=_rates(registry, asked),
        scores=tuple(one for one in registry.indicators.values() if one.kind is Kind.SCORE and _is_of(one, unit)),
        sub_units=sub_units,
        requests=requests,
        known=known,
        lacks_sub_units=lacks,
    )


def is_asked(indicator: Indicator, unit: Unit, round_: Round) -> bool:
    """Whether the form asks a unit of this level for an indicator of the round; a rate is computed, never asked."""
    is_of_round = not round_.domains or indicator.domain in round_.domains
    return bool(indicator.sheet) and indicator.kind is not Kind.RATE and is_of_round and _is_of(indicator, unit)


def _is_of(indicator: Indicator, unit: Unit) -> bool:
    return not indicator.levels or unit.level in indicator.levels


def _sub_units(registry: Registry, unit_id: str, day: date) -> tuple[SubUnit, ...]:
    """Return the sub-units that stand on ``day``, in official order."""
    own = [
        one
        for one in registry.sub_units.values()
        if one.parent == unit_id and (one.valid_from or date.min) <= day <= (one.valid_to or date.max)
    ]
    return tuple(sorted(own, key=lambda one: one.order))


def _asked_sheet(sheet: Sheet, asked: Mapping[str, Indicator]) -> AskedSheet:
    own = tuple(one for one in asked.values() if one.sheet == sheet.number) if sheet.number else ()
    has_rows = layout.INDICATORS in sheet.tables
    return AskedSheet(sheet, own if has_rows else (), tuple(t for t in sheet.tables if t is not layout.INDICATORS))


def _is_kept(asked: AskedSheet, has_sub_units: bool, has_requests: bool) -> bool:
    match asked.sheet.kind:
        case SheetKind.INDICATORS:
            return bool(asked.indicators)
        case SheetKind.SUB_UNITS:
            return has_sub_units
        case SheetKind.RECORDS:
            return has_requests or layout.REQUESTS not in asked.records
        case _:
            return True


def _rates(registry: Registry, asked: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """Return by numerator the rates whose two counts the form asks for, the first of several."""
    found: dict[str, Indicator] = {}
    for one in registry.indicators.values():
        if one.kind is Kind.RATE and one.numerator in asked and one.denominator in asked:
            found.setdefault(one.numerator, one)
    return found
