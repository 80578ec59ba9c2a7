"""The cover of a submission: whose it is, for which round and period, with which report, real or illustrative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from giamsat.formatting.dates import full_date
from giamsat.formatting.names import match_key, near
from giamsat.intake.cells import as_text, cell_value, check_past, checked_day, checked_text, choice_slug, quoted
from giamsat.intake.context import Context
from giamsat.intake.cover_labels import Labels, labels_of
from giamsat.intake.tables import is_filled
from giamsat.intake.wording import near_words
from giamsat.model.records import SubmissionKind
from giamsat.model.values import Span
from giamsat.params.textfile import shown
from giamsat.texts_vi import intake as texts
from giamsat.workbook.layout import COVER_ROWS, NOT_APPLICABLE_LABEL, CellType, Sheet, sheets_of
from giamsat.workbook.reading import Grid, Value, address


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
    kind: SubmissionKind = SubmissionKind.FIRST
    document: str = ""
    filled_by: str = ""

    @property
    def title(self) -> str:
        """The unit's report in words, as a source is named."""
        if self.report_number and self.report_date:
            return texts.REPORT_TITLE_DATED.format(number=self.report_number, date=full_date(self.report_date))
        return texts.REPORT_TITLE.format(number=self.report_number) if self.report_number else texts.FORM_TITLE


def read_cover(grid: Grid, context: Context) -> Cover | None:
    """Read the cover of a workbook; ``None`` when the period is not told, all faults in ``context``.

    ``context.period`` is the frame in which the cover's period must lie: the round's, up to the unit's cut-off.
    """
    cells = _Cells(context, grid, labels_of(grid))
    rows = {line.field: cells.row(line.label, line.needed) for line in COVER_ROWS}
    days = {line.field: cells.day(rows[line.field]) for line in COVER_ROWS if line.type is CellType.DATE}
    is_illustrative = _data_kind(cells, rows["data_kind"])
    _check_name(cells, rows["unit_name"])
    report_date = days["report_date"]
    if report_date is not None and report_date > context.report_date and rows["report_date"] is not None:
        check_past(context, grid.name, cells.where(rows["report_date"]), report_date)
    period = _span(cells, rows, days, "period")
    comparison = _span(cells, rows, days, "comparison")
    kind = cells.choice("submission_kind", rows["submission_kind"])
    if period is None:
        return None
    _check_period(cells, rows, period, comparison)
    return Cover(
        period,
        comparison,
        cells.text(rows["report_number"]),
        report_date,
        is_illustrative,
        tuple(_waived(cells)),
        SubmissionKind(kind) if kind else SubmissionKind.FIRST,
        cells.text(rows["supplement_document"]),
        cells.text(rows["filled_by"]),
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a cover by their labels."""

    context: Context
    grid: Grid
    labels: Labels

    def where(self, row: int | None) -> str:
        """Return the address of the value in a row."""
        return "" if row is None else address(row, self.labels.values)

    def value(self, row: int) -> Value:
        """Return the value in a row."""
        return self.grid.at(row, self.labels.values)

    def row(self, label: str, needed: bool) -> int | None:
        """Return the row of a label whose value is filled; doubled or missing ones are faults."""
        context, grid = self.context, self.grid
        found = self.labels.places.get(match_key(label), ())
        if len(found) > 1:
            context.fault("cover-label-twice", grid.name, address(*found[1]), label=label)
        if found and is_filled(grid, found[0][0], self.labels.values):
            cell_value(context, grid, found[0][0], self.labels.values)
            return found[0][0]
        if needed:
            cell = self.where(found[0][0]) if found else ""
            context.fault("cover-value-missing", grid.name, cell, label=label)
        return None

    def day(self, row: int | None) -> date | None:
        """Return the day in a row."""
        return None if row is None else checked_day(self.context, self.grid.name, self.where(row), self.value(row))

    def text(self, row: int | None, column: int | None = None) -> str:
        """Return the text in a row."""
        if row is None:
            return ""
        at = self.labels.values if column is None else column
        cell = address(row, at)
        value = cell_value(self.context, self.grid, row, at)
        return checked_text(self.context, self.grid.name, cell, value, self.grid.fonts.get(cell, ""))

    def choice(self, field: str, row: int | None) -> str:
        """Return the slug chosen in a row, «» for none; a word that the form does not have is a fault."""
        if row is None:
            return ""
        choices = next(line for line in COVER_ROWS if line.field == field).choices
        slug = choice_slug(self.value(row), choices)
        if slug is None:
            words = ", ".join(f"“{word}”" for word, _ in choices)
            self.context.fault(
                "choice-unknown", self.grid.name, self.where(row), found=quoted(self.value(row)), choices=words
            )
        return slug or ""


def _data_kind(cells: _Cells, row: int | None) -> bool:
    """Return whether the workbook is illustrative; the mark must fit the unit.

    Illustrative figures never stand beside the name of a real unit.
    """
    slug = cells.choice("data_kind", row)
    if not slug:
        return False
    context, name, cell = cells.context, cells.grid.name, cells.where(row)
    is_illustrative = slug == "minh-hoa"
    if is_illustrative and not context.unit.fictional:
        context.fault("illustrative-for-real-unit", name, cell, unit=context.unit.official_name)
    if not is_illustrative and context.unit.fictional:
        context.fault("real-for-fictional-unit", name, cell, unit=context.unit.official_name)
    return is_illustrative


def _check_name(cells: _Cells, row: int | None) -> None:
    """Note a fault when the cover's name is not one of the unit's: a copied code is the likeliest mix-up."""
    if row is None:
        return
    name = as_text(cells.value(row))
    unit = cells.context.unit
    if match_key(name) not in {match_key(unit.official_name), match_key(unit.short_name)}:
        cells.context.fault(
            "cover-name-differs",
            cells.grid.name,
            cells.where(row),
            found=shown(name),
            id=unit.id,
            expected=unit.official_name,
        )


def _span(cells: _Cells, rows: Mapping[str, int | None], days: Mapping[str, date | None], field: str) -> Span | None:
    start, end = days[f"{field}_from"], days[f"{field}_to"]
    row = rows[f"{field}_to"] if rows[f"{field}_to"] is not None else rows[f"{field}_from"]
    if start is None or end is None:
        if field == "comparison" and (start is None) is not (end is None):
            cells.context.fault("period-half", cells.grid.name, cells.where(row))
        return None
    if end < start:
        cells.context.fault(
            "period-reversed", cells.grid.name, cells.where(row), start=as_text(start), end=as_text(end)
        )
        return None
    return Span(start, end)


def _check_period(cells: _Cells, rows: Mapping[str, int | None], period: Span, comparison: Span | None) -> None:
    """Note a fault when the period leaves the round's, or when it does not follow the period compared with."""
    context, name = cells.context, cells.grid.name
    first, last = context.period.start, context.period.end
    for field, day in (("period_from", period.start), ("period_to", period.end)):
        row = rows[field]
        if row is not None and not first <= day <= last:
            facts = {"found": as_text(day), "start": as_text(first), "end": as_text(last)}
            context.fault("period-outside", name, cells.where(row), **facts)
    row = rows["comparison_to"]
    if comparison is not None and comparison.end >= period.start and row is not None:
        facts = {"found": as_text(comparison.end), "start": as_text(period.start)}
        context.fault("comparison-not-before", name, cells.where(row), **facts)


def _waived(cells: _Cells) -> list[WaivedSheet]:
    """Return the sheets that the cover calls not applicable: each known, once, with a basis."""
    context, name = cells.context, cells.grid.name
    form = sheets_of(context.params.sheets)
    sheets = {match_key(sheet.name): sheet for sheet in form if sheet.number}
    by_number = {sheet.number: sheet for sheet in form if sheet.number}
    waived: list[WaivedSheet] = []
    for row in cells.labels.rows(NOT_APPLICABLE_LABEL):
        text = as_text(cell_value(context, cells.grid, row, cells.labels.values))
        cell = cells.where(row)
        if not text:
            continue
        sheet = sheets.get(match_key(text)) or by_number.get(text.zfill(2))
        basis = cells.text(row, cells.labels.basis)
        if sheet is None:
            names = near_words(near(text, [one.name for one in form if one.number]))
            context.fault("waived-sheet-unknown", name, cell, found=shown(text), near=names)
        elif not basis:
            context.fault("waived-without-basis", name, address(row, cells.labels.basis), name=sheet.name)
        elif any(one.sheet is sheet for one in waived):
            context.fault("waived-twice", name, cell, name=sheet.name)
        else:
            waived.append(WaivedSheet(sheet, basis, cell))
    return waived
