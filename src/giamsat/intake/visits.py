"""Records of visits: ``data/<round>/visits/*.xlsx`` → model/visits.py, all faults with their cells.

A workbook that nobody has filled in yet is no visit and no fault. Its unit is told by its cover, never by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.dates import full_date
from giamsat.formatting.names import match_key, near
from giamsat.intake.by_owner import ByOwner, Kind, read_by_owner
from giamsat.intake.cache import RegisterCache
from giamsat.intake.cells import as_text, cell_value, checked_day, checked_text, choice_slug
from giamsat.intake.context import Collector, Context, OnSite
from giamsat.intake.guard import refused_content
from giamsat.intake.tables import is_filled, key_of
from giamsat.intake.visit_guard import refused_values
from giamsat.intake.visit_rows import read_tables
from giamsat.intake.wording import near_words
from giamsat.model.parameters import Unit
from giamsat.model.rounds import Registry, RoundParams, UnitData
from giamsat.model.values import Span
from giamsat.model.visits import Visit
from giamsat.params.textfile import shown
from giamsat.settings import Settings
from giamsat.texts_vi import visits as texts
from giamsat.workbook.layout import DATA_KINDS, CellType
from giamsat.workbook.reading import Book, Grid, address
from giamsat.workbook.visits import COVER, COVER_ROWS

VISITS = "visits"


Visits = ByOwner[Visit]
"""The visits of a round."""


def read_visits(
    settings: Settings, registry: Registry, params: RoundParams, cache: RegisterCache | None = None
) -> Visits:
    """Read all workbooks of a round's visits; nothing is raised for a bad one."""
    folder = settings.data(params.round.id) / VISITS
    kept = cache.of(Visit) if cache else None
    kind = Kind(
        "visit-not-xlsx",
        "visit-twice",
        lambda book: _unit_of(book, params),
        lambda book, unit_id: read_visit(book, unit_id, registry, params),
    )
    return read_by_owner(folder, settings, kind, kept)


def with_visits(units: Mapping[str, UnitData], visits: Visits, params: RoundParams) -> dict[str, UnitData]:
    """Return the units with their visits; before the visit nothing of it may be printed, so nothing of it is there."""
    return {unit_id: _joined(own, visits, is_after=_is_after(params, unit_id)) for unit_id, own in units.items()}


def _joined(own: UnitData, visits: Visits, *, is_after: bool) -> UnitData:
    faults = visits.faults.get(own.unit.id, ())
    if not is_after:
        return replace(own, notices=(*own.notices, *faults)) if faults else own
    return replace(own, visit=visits.found.get(own.unit.id), faults=(*own.faults, *faults))


def _is_after(params: RoundParams, unit_id: str) -> bool:
    return params.phase(unit_id).value == "sau"


def _unit_of(book: Book, params: RoundParams) -> str:
    """Return the unit that the cover names.

    :raises IntakeError: when there is no cover, or it names another round or no unit of this one.
    """
    grid = _cover(book)
    found, unit_id = _label(grid, "round_id"), _label(grid, "unit_id")
    ids = [row.id for row in params.round.units]
    faults = []
    if found != params.round.id:
        place = _place(book, grid, "round_id")
        faults.append(Fault.of("visit-round-foreign", place, found=shown(found), expected=params.round.id))
    if unit_id not in ids:
        names = near_words(near(unit_id, ids))
        faults.append(Fault.of("visit-unit-unknown", _place(book, grid, "unit_id"), found=shown(unit_id), near=names))
    IntakeError.raise_if(faults)
    return unit_id


def read_visit(book: Book, unit_id: str, registry: Registry, params: RoundParams) -> Visit | None:
    """Read a workbook; ``None`` when nobody has filled anything in.

    :raises IntakeError: with all faults of the file.
    """
    IntakeError.raise_if((*refused_content(book), *refused_values(book)))
    found = Collector()
    grid = _cover(book)
    unit = registry.units[unit_id]
    span = Span(params.round.period_from, params.cut_off(unit_id))
    held_on = _held_on(grid)
    title = texts.SOURCE_TITLE_DATED.format(day=full_date(held_on)) if held_on else texts.SOURCE_TITLE
    context = OnSite(registry, params, unit, book.file, title, span, None, found)
    tables = read_tables(context, book, held_on)
    is_filled_in = any(rows for name, rows in tables.items() if name != "participants")
    cover = _read_cover(context, grid, unit) if is_filled_in or found.faults else {}
    IntakeError.raise_if(dict.fromkeys(found.faults))
    if not is_filled_in:
        return None
    return Visit(
        unit_id=unit_id,
        file=book.file,
        sha256=book.sha256,
        held_on=held_on,
        place=cover["place"],
        is_illustrative=cover["data_kind"] == "minh-hoa",
        begun=cover["begun"],
        ended=cover["ended"],
        **tables,
    )


def _cover(book: Book) -> Grid:
    key = match_key(COVER.name)
    grid = next((grid for name, grid in book.sheets.items() if match_key(name) == key), None)
    if grid is None:
        raise IntakeError.of("visit-cover-missing", Place(file=book.file), sheet=COVER.name)
    return grid


def _rows(grid: Grid) -> Iterator[tuple[str, int]]:
    """Yield the fields of the cover that have a line, with its row."""
    rows = _labelled_rows(grid)
    for line in COVER_ROWS:
        found = rows.get(match_key(line.label), [])
        if found:
            yield line.field, found[0]


def _label(grid: Grid, name: str) -> str:
    row = dict(_rows(grid)).get(name)
    return "" if row is None else as_text(grid.at(row, 1))


def _place(book: Book, grid: Grid, name: str) -> Place:
    row = dict(_rows(grid)).get(name)
    return Place(file=book.file, sheet=grid.name, cell="" if row is None else address(row, 1))


def _held_on(grid: Grid) -> date | None:
    row = dict(_rows(grid)).get("held_on")
    value = None if row is None else grid.at(row, 1)
    return value if isinstance(value, date) else None


def _read_cover(context: Context, grid: Grid, unit: Unit) -> dict[str, str]:
    """Return the texts of the cover, «that» or «minh-hoa» for the kind of data; what is missing is a fault."""
    rows = dict(_rows(grid))
    read: dict[str, str] = {}
    for line in COVER_ROWS:
        row = rows.get(line.field)
        cell = "" if row is None else address(row, 1)
        if row is None or not is_filled(grid, row, 1):
            read[line.field] = ""
            if line.needed:
                context.fault("visit-value-missing", grid.name, cell, label=line.label)
            continue
        value = cell_value(context, grid, row, 1)
        if line.type is CellType.DATE:
            day = checked_day(context, grid.name, cell, value)
            if day is not None and day > context.report_date:
                facts = {"found": as_text(day), "report_date": as_text(context.report_date)}
                context.fault("date-after-report", grid.name, cell, **facts)
            continue
        read[line.field] = checked_text(context, grid.name, cell, value)
    _check_kind(context, grid, rows.get("data_kind"), read, unit)
    return read


def _check_kind(context: Context, grid: Grid, row: int | None, read: dict[str, str], unit: Unit) -> None:
    """Note a fault when made-up notes stand beside a real unit's name, or the reverse."""
    slug = choice_slug(read.get("data_kind", ""), DATA_KINDS) or ""
    cell = "" if row is None else address(row, 1)
    if (slug == "minh-hoa") is not unit.fictional and row is not None:
        code = "real-for-fictional-unit" if unit.fictional else "illustrative-for-real-unit"
        context.fault(code, grid.name, cell, unit=unit.official_name)
    read["data_kind"] = slug


def _labelled_rows(grid: Grid) -> dict[str, list[int]]:
    """Return the rows of the cover by the matching key of their label in column A."""
    rows: dict[str, list[int]] = {}
    for row, cells in grid:
        if cells and key_of(cells[0]):
            rows.setdefault(key_of(cells[0]), []).append(row)
    return rows
