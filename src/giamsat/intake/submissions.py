"""From a workbook to a :class:`~giamsat.model.records.Submission`: every sheet read, all faults of the file at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from giamsat.errors import IntakeError, Place
from giamsat.formatting.names import match_key
from giamsat.intake import records
from giamsat.intake.cells import RowReader
from giamsat.intake.context import Collector, Context
from giamsat.intake.cover import Cover, WaivedSheet, cover_grid, read_cover
from giamsat.intake.dossiers import read_dossiers, read_sub_units, totals
from giamsat.intake.guard import refused_content
from giamsat.intake.indicators import not_applicable, read_indicators
from giamsat.intake.tables import find_tables
from giamsat.intake.wording import place_words
from giamsat.model.records import DossierRow, Submission
from giamsat.model.rounds import Registry, RoundParams
from giamsat.model.values import Figure
from giamsat.workbook.layout import INDICATORS, SHEETS, Sheet, SheetKind
from giamsat.workbook.reading import Book, Grid

_MAKERS: dict[str, Callable[[RowReader], Any]] = {
    "scores": records.score,
    "surveys": records.survey,
    "tasks": records.task,
    "documents": records.document,
    "systems": records.system,
    "utilities": records.utility,
    "initiatives": records.initiative,
    "shortfalls": records.shortfall,
    "voices": records.voice,
    "projects": records.project,
    "requests": records.request,
}


@dataclass
class _Harvest:
    """What the sheets gave so far."""

    figures: list[Figure] = field(default_factory=list)
    previous: list[Figure] = field(default_factory=list)
    dossiers: tuple[DossierRow, ...] = ()
    sub_units: tuple[DossierRow, ...] = ()
    records: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    codes: dict[str, Place] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """Whether there is a figure with a value, or a record."""
        return any(figure.value is not None for figure in self.figures) or any(self.records.values())


def read_submission(book: Book, unit_id: str, registry: Registry, params: RoundParams) -> Submission:
    """Read the workbook of ``unit_id``, which :func:`~giamsat.intake.identify.identify` has named.

    :raises IntakeError: with all faults of the file, each with sheet, cell, what was found and what is expected.
    """
    IntakeError.raise_if(refused_content(book))
    found = Collector()
    unit = registry.units[unit_id]
    first = cover_grid(book)
    cover = None if first is None else read_cover(book.file, first, unit, registry, params, found)
    if first is None or cover is None:
        raise IntakeError(dict.fromkeys(found.faults))
    context = Context(registry, params, unit, book.file, cover.title, cover.period, cover.comparison, found)
    sheets = _sheets(book)
    harvest = _Harvest()
    waived = {one.sheet.number: one for one in cover.waived}
    for sheet in SHEETS:
        if sheet.number in waived:
            harvest.figures += _waived(context, waived[sheet.number], sheets.get(sheet.number), first.name)
        elif sheet.number in sheets:
            _read_sheet(context, sheet, sheets[sheet.number], harvest)
    IntakeError.raise_if(dict.fromkeys(found.faults))
    missing = [
        sheet.number
        for sheet in SHEETS
        if sheet.required and sheet.applies_to(unit.level) and sheet.number not in {"", *sheets, *waived}
    ]
    return _submission(book, context, cover, harvest, tuple(missing))


def _sheets(book: Book) -> dict[str, Grid]:
    """Return the cells of the form's sheets by number: by name, else by the number that a renamed sheet kept."""
    named = {match_key(name): grid for name, grid in book.sheets.items()}
    numbered: dict[str, list[Grid]] = {}
    for name, grid in book.sheets.items():
        numbered.setdefault(name.strip()[:2], []).append(grid)
    found = {}
    for sheet in SHEETS:
        same = numbered.get(sheet.number, []) if sheet.number else []
        own = named.get(match_key(sheet.name)) or (same[0] if len(same) == 1 else None)
        if own is not None and sheet.number:
            found[sheet.number] = own
    return found


def _read_sheet(context: Context, sheet: Sheet, grid: Grid, harvest: _Harvest) -> None:
    if sheet.kind is SheetKind.SIGN:
        return
    if sheet.kind is SheetKind.DOSSIERS:
        harvest.dossiers = read_dossiers(context, grid)
        current = totals(harvest.dossiers, is_previous=False)
        _claim_codes(context, current, harvest.codes)
        harvest.figures += current
        harvest.previous += totals(harvest.dossiers, is_previous=True)
    elif sheet.kind is SheetKind.SUB_UNITS:
        harvest.sub_units = read_sub_units(context, grid)
    else:
        for table in find_tables(context, sheet, grid):
            if table.table is INDICATORS:
                answers = read_indicators(context, table, harvest.codes)
                harvest.figures += answers.current
                harvest.previous += answers.previous
            else:
                harvest.records[table.table.id] = records.read_records(context, table, _MAKERS[table.table.id])


def _claim_codes(context: Context, figures: tuple[Figure, ...], codes: dict[str, Place]) -> None:
    """Note the codes that Biểu 06 gives, so that none is given a second time as a row of another sheet."""
    for figure in figures:
        place = Place(file=context.file, sheet=figure.source.sheet, cell=figure.source.cell)
        if figure.indicator_id in codes:
            other = place_words(codes[figure.indicator_id])
            context.fault("code-twice", place.sheet, place.cell, found=figure.indicator_id, other=other)
        codes.setdefault(figure.indicator_id, place)


def _waived(context: Context, waived: WaivedSheet, grid: Grid | None, cover: str) -> tuple[Figure, ...]:
    """Return the figures of a sheet that does not apply; one that holds answers all the same is a fault."""
    if grid is not None:
        trial = _Harvest()
        _read_sheet(replace(context, found=Collector()), waived.sheet, grid, trial)
        if trial.says_something:
            context.fault("waived-but-filled", cover, waived.cell, name=waived.sheet.name)
    return tuple(not_applicable(context, waived.sheet.number, waived.basis, waived.cell, cover))


def _submission(book: Book, context: Context, cover: Cover, harvest: _Harvest, missing: tuple[str, ...]) -> Submission:
    return Submission(
        unit_id=context.unit.id,
        round_id=context.params.round.id,
        file=book.file,
        sha256=book.sha256,
        is_illustrative=cover.is_illustrative,
        report_number=cover.report_number,
        report_date=cover.report_date,
        period=cover.period,
        comparison=cover.comparison,
        figures=tuple(harvest.figures),
        previous=tuple(harvest.previous),
        dossiers=harvest.dossiers,
        sub_units=harvest.sub_units,
        missing_sheets=missing,
        formula_cells=tuple(dict.fromkeys(context.found.formula_cells)),
        not_applicable=tuple((one.sheet.number, one.basis) for one in cover.waived),
        **_records(harvest),
    )


def _records(harvest: _Harvest) -> dict[str, Any]:
    return {name: harvest.records.get(name, ()) for name in _MAKERS}
