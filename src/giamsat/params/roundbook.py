"""A round's parameters from the workbook that staff fill in: the same untyped data, with places, as from TOML.

So everything that is checked of a TOML file is checked of a workbook too; a fault names sheet and cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.names import match_key
from giamsat.model.parameters import CalendarEntry, Delegation, Member, Round, RoundUnit
from giamsat.params.annotations import Loc, field_at
from giamsat.params.cells import read_cell
from giamsat.params.entries import Part
from giamsat.params.textfile import shown
from giamsat.settings import Settings
from giamsat.texts_vi import roundbook as say
from giamsat.workbook.reading import Grid, Value, address, read_book
from giamsat.workbook.roundbook import HEAD_ROW, KEY_CHOICES, TABLES, BookColumn

_KEY = re.compile(r"[a-z_]+(\.[a-z_]+)*")
_VALUE = 2  # the column of values on the first sheet, from 0


@dataclass
class _Reading:
    """A workbook being read: places of what was read by path, and faults."""

    file: str
    places: dict[Loc, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def where(self, loc: Loc) -> Place:
        """Return the place of a path, of the nearest part above it, else of the file."""
        for length in range(len(loc), 0, -1):
            if loc[:length] in self.places:
                return self.places[loc[:length]]
        return Place(file=self.file)


def read_round_book(path: Path, settings: Settings) -> tuple[Part, list[Fault]]:
    """Read the workbook; what could not be read is absent from the part, and told."""
    reading = _Reading(settings.relative(path))
    try:
        sheets = read_book(path, reading.file).sheets
    except IntakeError as error:
        return Part({}, reading.where), list(error.faults)
    named = {match_key(name): grid for name, grid in sheets.items()}
    data: dict[str, Any] = {}
    for name in (say.SHEET_ROUND, *TABLES):
        grid = named.get(match_key(name))
        if grid is None:
            reading.faults.append(Fault.of("round-sheet-missing", Place(file=reading.file), sheet=name))
        elif name == say.SHEET_ROUND:
            data |= _keys(reading, grid)
        else:
            data |= _tables(reading, name, grid)
    return Part(data, reading.where), reading.faults


def _keys(reading: _Reading, grid: Grid) -> dict[str, Any]:
    """Return the values of the first sheet, inner tables unfolded."""
    data: dict[str, Any] = {}
    for row in range(HEAD_ROW, len(grid.rows)):
        key = _text(grid.at(row, 0))
        if not _KEY.fullmatch(key):
            continue
        loc = tuple(key.split("."))
        if loc in reading.places:
            place = Place(reading.file, grid.name, address(row, 0))
            reading.faults.append(Fault.of("round-key-twice", place, key=shown(key)))
            continue
        value = _typed(reading, grid, row, _VALUE, loc, field_at(Round, loc), KEY_CHOICES.get(key, ()))
        if value is not None:
            inner = data
            for step in loc[:-1]:
                inner = inner.setdefault(step, {})
            inner[loc[-1]] = value
    return data


def _tables(reading: _Reading, name: str, grid: Grid) -> dict[str, Any]:
    columns = _columns(reading, name, grid)
    rows = [
        row
        for row in range(HEAD_ROW, len(grid.rows))
        if any(_text(grid.at(row, place)) for column, place in columns.items() if not column.is_told)
    ]
    if name == say.SHEET_DELEGATIONS:
        return {"delegations": _delegations(reading, grid, rows, columns)}
    if name == say.SHEET_UNITS:
        return {"units": _units(reading, grid, rows, columns)}
    entries = []
    for number, row in enumerate(rows):
        entries.append(_row(reading, grid, row, columns, ("calendar", number), CalendarEntry))
    return {"calendar": entries}


def _columns(reading: _Reading, name: str, grid: Grid) -> Mapping[BookColumn, int]:
    """Return where each column stands; heads are known by their words, in any order."""
    heads = {match_key(_text(value)): place for place, value in enumerate(_row_of(grid, HEAD_ROW - 1)) if value}
    found = {column: heads[match_key(column.head)] for column in TABLES[name] if match_key(column.head) in heads}
    for column in TABLES[name]:
        if column not in found and not column.is_told:
            place = Place(reading.file, grid.name, f"A{HEAD_ROW}")
            reading.faults.append(Fault.of("round-column-missing", place, column=column.head))
    return found


def _delegations(
    reading: _Reading, grid: Grid, rows: list[int], columns: Mapping[BookColumn, int]
) -> list[dict[str, Any]]:
    """Return the delegations; the first person of each is its head."""
    found: dict[str, dict[str, Any]] = {}
    places = {column.field: place for column, place in columns.items()}
    for row in rows:
        own = _text(grid.at(row, places["delegation_id"])) if "delegation_id" in places else ""
        if not own:
            _no_key(reading, grid, row, places.get("delegation_id", 0), say.HEADS["delegation_id"])
            continue
        if own not in found:
            at: Loc = ("delegations", len(found))
            reading.places[at] = Place(reading.file, grid.name, address(row, places["delegation_id"]))
            found[own] = {"id": own} | {
                name: value
                for name, column in (("name", "delegation_name"), ("phase", "phase"))
                if (value := _cell(reading, grid, row, columns, column, (*at, name), Delegation, name)) is not None
            }
            person: Loc = (*at, "head")
        else:
            at = ("delegations", list(found).index(own))
            person = (*at, "members", len(found[own].setdefault("members", [])))
        reading.places[person] = Place(reading.file, grid.name, address(row, places.get("role", 0)))
        about = {
            name: value
            for name in ("role", "post", "name")
            if (value := _cell(reading, grid, row, columns, name, (*person, name), Member, name)) is not None
        }
        if person[-1] == "head":
            found[own]["head"] = about
        else:
            found[own]["members"].append(about)
    return list(found.values())


def _units(reading: _Reading, grid: Grid, rows: list[int], columns: Mapping[BookColumn, int]) -> list[dict[str, Any]]:
    """Return the units; a row with a question and the answer «không» is none, one without an answer is a fault."""
    found: list[dict[str, Any]] = []
    places = {column.field: place for column, place in columns.items()}
    for row in rows:
        unit, asked, answer = (
            _text(grid.at(row, places[name])) if name in places else "" for name in ("unit", "question", "answer")
        )
        if unit:
            at = ("units", len(found))
            read = {column: place for column, place in columns.items() if column.field not in _ASIDE}
            found.append(_row(reading, grid, row, read, at, RoundUnit, {"unit": "id"}))
        elif asked and match_key(answer) != match_key(say.NO):
            place = Place(reading.file, grid.name, address(row, places.get("answer", 0)))
            about = _text(grid.at(row, places["from_unit"])) if "from_unit" in places else ""
            words = {"column": say.HEADS["unit"], "answer": say.HEADS["answer"]}
            reading.faults.append(Fault.of("round-question-open", place, unit=shown(about), **words))
        elif not asked:
            _no_key(reading, grid, row, places.get("unit", 0), say.HEADS["unit"])
    return found


_ASIDE = frozenset(("from_unit", "question", "answer", "unit_name"))


def _no_key(reading: _Reading, grid: Grid, row: int, column: int, head: str) -> None:
    place = Place(reading.file, grid.name, address(row, column))
    reading.faults.append(Fault.of("round-no-key", place, column=head))


def _row(
    reading: _Reading,
    grid: Grid,
    row: int,
    columns: Mapping[BookColumn, int],
    at: Loc,
    model: type[Any],
    names: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return one row as the data of ``model``; ``names`` maps fields of columns to those of the model."""
    reading.places[at] = Place(reading.file, grid.name, address(row, min(columns.values(), default=0)))
    found = {}
    for column in columns:
        name = (names or {}).get(column.field, column.field)
        value = _cell(reading, grid, row, columns, column.field, (*at, name), model, name)
        if value is not None:
            found[name] = value
    return found


def _cell(
    reading: _Reading,
    grid: Grid,
    row: int,
    columns: Mapping[BookColumn, int],
    wanted: str,
    loc: Loc,
    model: type[Any],
    name: str,
) -> Any:
    column = next((one for one in columns if one.field == wanted), None)
    if column is None:
        return None
    return _typed(reading, grid, row, columns[column], loc, field_at(model, (name,)), column.choices)


def _typed(
    reading: _Reading,
    grid: Grid,
    row: int,
    column: int,
    loc: Loc,
    annotation: Any,
    choices: tuple[tuple[str, str], ...],
) -> Any:
    """Return a cell as the field wants it, ``None`` when it is empty or cannot be read; its place is kept."""
    cell = address(row, column)
    place = reading.places[loc] = Place(reading.file, grid.name, cell)
    if cell in grid.formulas or cell in grid.errors:
        reading.faults.append(Fault.of("round-cell-formula", place))
        return None
    text = _text(grid.at(row, column))
    if not text:
        return None
    text = {match_key(word): slug for word, slug in choices}.get(match_key(text), text)
    if annotation is None:  # a key that no round has: told as such where all keys are checked
        return text
    value = read_cell(text, annotation, ".".join(str(step) for step in loc), place)
    if isinstance(value, Fault):
        reading.faults.append(value)
        return None
    return value


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case str():
            return value.strip()


def _row_of(grid: Grid, row: int) -> Iterator[Value]:
    return iter(grid.rows[row]) if row < len(grid.rows) else iter(())
