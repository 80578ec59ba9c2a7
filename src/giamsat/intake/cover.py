"""The cover of a submission: whose it is, for which round and period, with which report, real or illustrative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from giamsat.errors import Fault, Place
from giamsat.formatting.dates import full_date
from giamsat.formatting.names import match_key, near
from giamsat.intake.cells import as_text, cell_value, check_past, checked_day, checked_text, choice_slug, quoted
from giamsat.intake.context import Collector, Context
from giamsat.intake.tables import is_filled, key_of
from giamsat.intake.wording import near_words
from giamsat.model.parameters import Unit
from giamsat.model.rounds import Registry, RoundParams
from giamsat.model.values import Span
from giamsat.params.textfile import shown
from giamsat.texts_vi import intake as texts
from giamsat.workbook.layout import COVER, COVER_ROWS, NOT_APPLICABLE_LABEL, SHEETS, CellType, Sheet
from giamsat.workbook.reading import Book, Grid, address


@dataclass(frozen=True, slots=True)
class WaivedSheet:
    """A sheet that the cover calls not applicable, the basis it gives, and the cell that says so."""

    sheet: Sheet
    basis: str
    cell: str


@dataclass(frozen=True, slots=True)
class Cover:
    """A cover as read."""

    period: Span
    comparison: Span | None
    report_number: str
    report_date: date | None
    is_illustrative: bool
    waived: tuple[WaivedSheet, ...]

    @property
    def title(self) -> str:
        """The unit's report in words, as a source is named."""
        if self.report_number and self.report_date:
            return texts.REPORT_TITLE_DATED.format(number=self.report_number, date=full_date(self.report_date))
        return texts.REPORT_TITLE.format(number=self.report_number) if self.report_number else texts.FORM_TITLE


def cover_grid(book: Book) -> Grid | None:
    """Return the cover's cells."""
    return next((grid for name, grid in book.sheets.items() if match_key(name) == match_key(COVER.name)), None)


def labelled_rows(grid: Grid) -> dict[str, list[int]]:
    """Return the rows of the cover by the matching key of their label in column A."""
    rows: dict[str, list[int]] = {}
    for row, cells in grid:
        if cells and key_of(cells[0]):
            rows.setdefault(key_of(cells[0]), []).append(row)
    return rows


def cover_text(grid: Grid, field: str) -> str:
    """Return the text of a cover field, «» when its row or value is missing."""
    line = next(one for one in COVER_ROWS if one.field == field)
    rows = labelled_rows(grid).get(match_key(line.label), [])
    return as_text(grid.at(rows[0], 1)) if rows else ""


def read_cover(
    file: str, grid: Grid, unit: Unit, registry: Registry, params: RoundParams, found: Collector
) -> Cover | None:
    """Read the cover of ``unit``'s workbook; ``None`` when the period is not told, all faults in ``found``."""
    frame = Span(params.round.period_from, params.cut_off(unit.id))
    context = Context(registry, params, unit, file, "", frame, None, found)
    rows = labelled_rows(grid)
    cells = {line.field: _cell(context, grid, rows, line.label, line.needed) for line in COVER_ROWS}
    days = {line.field: _day(context, grid, cells[line.field]) for line in COVER_ROWS if line.type is CellType.DATE}
    is_illustrative = _data_kind(context, grid, cells["data_kind"])
    _check_name(context, grid, cells["unit_name"])
    report_date = days["report_date"]
    if report_date is not None and report_date > context.report_date and cells["report_date"] is not None:
        check_past(context, grid.name, address(cells["report_date"], 1), report_date)
    period = _span(context, grid, cells, days, "period")
    comparison = _span(context, grid, cells, days, "comparison")
    if period is None:
        return None
    _check_period(context, grid, cells, period, comparison)
    number = cells["report_number"]
    return Cover(
        period,
        comparison,
        "" if number is None else checked_text(context, grid.name, address(number, 1), grid.at(number, 1)),
        report_date,
        is_illustrative,
        tuple(_waived(context, grid, rows)),
    )


def _cell(context: Context, grid: Grid, rows: Mapping[str, list[int]], label: str, needed: bool) -> int | None:
    """Return the row of a label whose value is filled; doubled or missing ones are faults."""
    found = rows.get(match_key(label), [])
    if len(found) > 1:
        context.fault("cover-label-twice", grid.name, address(found[1], 0), label=label)
    if found and is_filled(grid, found[0], 1):
        cell_value(context, grid, found[0], 1)
        return found[0]
    if needed:
        cell = address(found[0], 1) if found else ""
        context.fault("cover-value-missing", grid.name, cell, label=label)
    return None


def _day(context: Context, grid: Grid, row: int | None) -> date | None:
    return None if row is None else checked_day(context, grid.name, address(row, 1), grid.at(row, 1))


def _data_kind(context: Context, grid: Grid, row: int | None) -> bool:
    """Return whether the workbook is illustrative; the mark must fit the unit.

    Illustrative figures never stand beside the name of a real unit.
    """
    if row is None:
        return False
    choices = next(line for line in COVER_ROWS if line.field == "data_kind").choices
    cell = address(row, 1)
    slug = choice_slug(grid.at(row, 1), choices)
    if slug is None:
        words = ", ".join(f"“{word}”" for word, _ in choices)
        context.fault("choice-unknown", grid.name, cell, found=quoted(grid.at(row, 1)), choices=words)
        return False
    is_illustrative = slug == "minh-hoa"
    if is_illustrative and not context.unit.fictional:
        context.fault("illustrative-for-real-unit", grid.name, cell, unit=context.unit.official_name)
    if not is_illustrative and context.unit.fictional:
        context.fault("real-for-fictional-unit", grid.name, cell, unit=context.unit.official_name)
    return is_illustrative


def _check_name(context: Context, grid: Grid, row: int | None) -> None:
    """Note a fault when the cover's name is not one of the unit's: a copied code is the likeliest mix-up."""
    if row is None:
        return
    name = as_text(grid.at(row, 1))
    unit = context.unit
    if match_key(name) not in {match_key(unit.official_name), match_key(unit.short_name)}:
        context.fault(
            "cover-name-differs",
            grid.name,
            address(row, 1),
            found=shown(name),
            id=unit.id,
            expected=unit.official_name,
        )


def _span(
    context: Context, grid: Grid, cells: Mapping[str, int | None], days: Mapping[str, date | None], field: str
) -> Span | None:
    start, end = days[f"{field}_from"], days[f"{field}_to"]
    row = cells[f"{field}_to"] if cells[f"{field}_to"] is not None else cells[f"{field}_from"]
    if start is None or end is None:
        if field == "comparison" and (start is None) is not (end is None):
            context.fault("period-half", grid.name, "" if row is None else address(row, 1))
        return None
    if end < start:
        context.fault(
            "period-reversed", grid.name, "" if row is None else address(row, 1), start=as_text(start), end=as_text(end)
        )
        return None
    return Span(start, end)


def _check_period(
    context: Context, grid: Grid, cells: Mapping[str, int | None], period: Span, comparison: Span | None
) -> None:
    """Note a fault when the period leaves the round's, or when it does not follow the period compared with."""
    first, last = context.period.start, context.period.end
    for field, day in (("period_from", period.start), ("period_to", period.end)):
        row = cells[field]
        if row is not None and not first <= day <= last:
            facts = {"found": as_text(day), "start": as_text(first), "end": as_text(last)}
            context.fault("period-outside", grid.name, address(row, 1), **facts)
    row = cells["comparison_to"]
    if comparison is not None and comparison.end >= period.start and row is not None:
        facts = {"found": as_text(comparison.end), "start": as_text(period.start)}
        context.fault("comparison-not-before", grid.name, address(row, 1), **facts)


def _waived(context: Context, grid: Grid, rows: Mapping[str, list[int]]) -> list[WaivedSheet]:
    """Return the sheets that the cover calls not applicable: each known, once, with a basis."""
    sheets = {match_key(sheet.name): sheet for sheet in SHEETS if sheet.number}
    by_number = {sheet.number: sheet for sheet in SHEETS if sheet.number}
    waived: list[WaivedSheet] = []
    for row in rows.get(match_key(NOT_APPLICABLE_LABEL), []):
        text = as_text(cell_value(context, grid, row, 1))
        cell = address(row, 1)
        if not text:
            continue
        sheet = sheets.get(match_key(text)) or by_number.get(text.zfill(2))
        basis = checked_text(context, grid.name, address(row, 2), cell_value(context, grid, row, 2))
        if sheet is None:
            names = near_words(near(text, [one.name for one in SHEETS if one.number]))
            context.fault("waived-sheet-unknown", grid.name, cell, found=shown(text), near=names)
        elif not basis:
            context.fault("waived-without-basis", grid.name, address(row, 2), name=sheet.name)
        elif any(one.sheet is sheet for one in waived):
            context.fault("waived-twice", grid.name, cell, name=sheet.name)
        else:
            waived.append(WaivedSheet(sheet, basis, cell))
    return waived


def cover_fault(file: str, grid: Grid, field: str, code: str, **facts: object) -> Fault:
    """Return a fault at a field of the cover."""
    line = next(one for one in COVER_ROWS if one.field == field)
    rows = labelled_rows(grid).get(match_key(line.label), [])
    return Fault.of(code, Place(file=file, sheet=grid.name, cell=address(rows[0], 1) if rows else ""), **facts)
