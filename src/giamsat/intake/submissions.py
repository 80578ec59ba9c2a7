"""From a workbook to a :class:`~giamsat.model.records.Submission`: every sheet read, all faults of the file at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.dates import short_date
from giamsat.formatting.names import match_key
from giamsat.intake import records
from giamsat.intake.cells import RowReader
from giamsat.intake.context import Collector, Context
from giamsat.intake.cover import Cover, WaivedSheet, read_cover
from giamsat.intake.dossiers import read_definitions, read_dossiers, read_sub_units, totals
from giamsat.intake.guard import refused_content
from giamsat.intake.identify import Identity
from giamsat.intake.indicators import not_applicable, read_indicators
from giamsat.intake.sheets import cover_grid, form_sheets, is_numbered
from giamsat.intake.tables import find_tables
from giamsat.intake.wording import place_words
from giamsat.model.records import DossierRow, Submission
from giamsat.model.rounds import Registry, RoundParams
from giamsat.model.values import Figure, Span
from giamsat.params.textfile import shown
from giamsat.workbook.forms.check_code import check_code
from giamsat.workbook.layout import FORM_VERSION, INDICATORS, Sheet, SheetKind, sheet_by_number, sheets_of
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
    definitions: tuple[tuple[str, str], ...] = ()
    confirmed: list[str] = field(default_factory=list)

    @property
    def says_something(self) -> bool:
        """Whether there is a figure with a value, or a record."""
        return any(figure.value is not None for figure in self.figures) or any(self.records.values())


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook read: the submission, and what is odd about the workbook and stops nothing."""

    submission: Submission
    notices: tuple[Fault, ...] = ()


def read_submission(book: Book, unit_id: str, registry: Registry, params: RoundParams) -> Submission:
    """Read the workbook of ``unit_id``, which :func:`~giamsat.intake.identify.identify` has named.

    :raises IntakeError: with all faults of the file, each with sheet, cell, what was found and what is expected.
    """
    return read_workbook(book, Identity(unit_id), registry, params).submission


def read_workbook(
    book: Book,
    identity: Identity,
    registry: Registry,
    params: RoundParams,
    accepted: Mapping[str, str] | None = None,
    files: Mapping[str, str] | None = None,
) -> Reading:
    """Read the workbook of the unit that ``identity`` names, with what is odd about it.

    :param accepted: what a person decided about text of old encodings, see :class:`Context`.
    :param files: for a workbook put together from several CSV files, the file of each sheet.
    :raises IntakeError: with all faults of the file.
    """
    IntakeError.raise_if(refused_content(book))
    found = Collector(notices=[*book.notices, *_version_notices(book, identity)])
    unit = registry.units[identity.unit_id]
    frame = Span(params.round.period_from, params.cut_off(unit.id))
    context = Context(registry, params, unit, book.file, "", frame, None, found, accepted or {}, is_1904=book.is_1904)
    first = cover_grid(book)
    if first is None and files:
        cover: Cover | None = _without_cover(context)
    else:
        own = context if first is None or not files else replace(context, file=files[first.name])
        cover = None if first is None else read_cover(first, own)
    if cover is None:
        raise _faulty(found)
    context = replace(context, title=cover.title, period=cover.period, comparison=cover.comparison, kind=cover.kind)
    form = sheets_of(params.sheets)
    sheets = form_sheets(book, registry, form)
    _notice_names(context, sheets, files)
    harvest = _Harvest()
    waived = {one.sheet.number: one for one in cover.waived}
    for sheet in form:
        grid = sheets.get(sheet.number)
        of_sheet = replace(context, file=files[grid.name]) if files and grid is not None else context
        if sheet.number in waived:
            harvest.figures += _waived(of_sheet, waived[sheet.number], grid, first.name if first is not None else "")
        elif grid is not None:
            _read_sheet(of_sheet, sheet, grid, harvest)
    if found.faults:
        raise _faulty(found)
    missing = [
        sheet.number
        for sheet in form
        if sheet.required and sheet.applies_to(unit.level) and sheet.number not in {"", *sheets, *waived}
    ]
    submission = _submission(book, context, cover, harvest, tuple(missing), identity.form_version)
    return Reading(submission, tuple(dict.fromkeys(found.notices)))


def _faulty(found: Collector) -> IntakeError:
    """Return the error of a file that cannot be used, with everything that was seen in it."""
    return IntakeError(dict.fromkeys(found.faults), dict.fromkeys(found.notices))


def _version_notices(book: Book, identity: Identity) -> list[Fault]:
    """Return a notice when the form says that it is of another version than the kit's (the first does not say)."""
    if identity.form_version in ("1", FORM_VERSION):
        return []
    facts = {"found": shown(identity.form_version), "expected": FORM_VERSION}
    return [Fault.of("form-version-other", Place(file=book.file), **facts)]


def _without_cover(context: Context) -> Cover:
    """Return what stands in for the cover of CSV files that came without one: the round's period."""
    comparison = context.params.round.comparison
    words = {"start": short_date(context.period.start), "end": short_date(context.period.end)}
    context.notice("csv-without-cover", "", **words)
    return Cover(
        context.period,
        Span(comparison.start, comparison.end) if comparison and comparison.start and comparison.end else None,
        "",
        None,
        context.unit.fictional,
        (),
    )


def _notice_names(context: Context, sheets: Mapping[str, Grid], files: Mapping[str, str] | None) -> None:
    """Note the sheets that only what they hold could tell."""
    for number, grid in sheets.items():
        sheet = sheet_by_number(number, sheets_of(context.params.sheets))
        if not files and match_key(grid.name) != match_key(sheet.name) and not is_numbered(grid.name, number):
            context.notice("sheet-by-content", grid.name, name=sheet.name)


def _read_sheet(context: Context, sheet: Sheet, grid: Grid, harvest: _Harvest) -> None:
    if sheet.kind is SheetKind.SIGN:
        return
    if sheet.kind is SheetKind.DOSSIERS:
        harvest.definitions = read_definitions(context, grid)
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
                harvest.confirmed += answers.confirmed
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


def _submission(
    book: Book, context: Context, cover: Cover, harvest: _Harvest, missing: tuple[str, ...], version: str
) -> Submission:
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
        form_version=version,
        kind=cover.kind,
        document=cover.document,
        filled_by=cover.filled_by,
        definitions=harvest.definitions,
        confirmed=tuple(harvest.confirmed),
        check_code=_check_code(book, context),
        **_records(harvest),
    )


def _check_code(book: Book, context: Context) -> str:
    """Return the code that the form's signed page must show; of the sheets of CSV files there is none."""
    cover = cover_grid(book)
    form = sheets_of(context.params.sheets)
    sheets = form_sheets(book, context.registry, form) | ({} if cover is None else {"": cover})
    code = check_code(book, sheets, form)
    return code.text if code is not None else ""


def _records(harvest: _Harvest) -> dict[str, Any]:
    return {name: harvest.records.get(name, ()) for name in _MAKERS}
