"""Rows of CSV files and tables of TOML files as models, each with its place.

An entry keeps what could be read even when its model cannot be made, so that the rules between files are
checked on everything and all faults are told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from giamsat.errors import Fault, Place
from giamsat.params.annotations import (
    Loc,
    choices,
    expected_words,
    field_at,
    is_class,
    is_tuple,
    item_of,
    without_none,
)
from giamsat.params.cells import read_cell
from giamsat.params.csvfile import Row, read_rows
from giamsat.params.textfile import shown
from giamsat.params.wording import near
from giamsat.settings import Settings
from giamsat.texts_vi import params as texts

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Part:
    """Typed data of a row or table, or of a table inside one; a value that could not be read is absent."""

    data: Mapping[str, Any]
    where: Callable[[Loc], Place]
    path: Loc = ()

    def place(self, *steps: str | int) -> Place:
        """Return the place of a key, or of the part itself."""
        return self.where((*self.path, *steps))

    def text(self, name: str) -> str:
        """Return a text, «» when absent."""
        value = self.data.get(name)
        return value if isinstance(value, str) else ""

    def day(self, name: str) -> date | None:
        """Return a day, ``None`` when absent."""
        value = self.data.get(name)
        return value if type(value) is date else None

    def number(self, name: str) -> Decimal | None:
        """Return a number, ``None`` when absent; what TOML calls ``nan`` and ``inf`` are none."""
        value = self.data.get(name)
        if not isinstance(value, int | Decimal) or isinstance(value, bool):
            return None
        return Decimal(value) if Decimal(value).is_finite() else None

    def flag(self, name: str) -> bool:
        """Return a yes or no; absent is no."""
        return self.data.get(name) is True

    def texts(self, name: str) -> Iterator[tuple[str, Place]]:
        """Yield the texts of a list with their places."""
        for index, value in enumerate(self._list(name)):
            if isinstance(value, str):
                yield value, self.place(name, index)

    def parts(self, name: str) -> Iterator[Part]:
        """Yield the tables of a list of tables."""
        for index, value in enumerate(self._list(name)):
            if isinstance(value, Mapping):
                yield Part(value, self.where, (*self.path, name, index))

    def part(self, name: str) -> Part:
        """Return an inner table, an empty one when absent."""
        value = self.data.get(name)
        return Part(value if isinstance(value, Mapping) else {}, self.where, (*self.path, name))

    def _list(self, name: str) -> tuple[Any, ...]:
        value = self.data.get(name)
        return tuple(value) if isinstance(value, list | tuple) else ()


@dataclass(frozen=True, slots=True)
class Entry(Generic[Model]):
    """What could be read of a row or table, and its model when all of it could."""

    part: Part
    model: Model | None


def read_csv(path: Path, settings: Settings, model: type[Model]) -> tuple[list[Entry[Model]], list[Fault]]:
    """Read a CSV file whose columns are the fields of ``model``; a column may be absent if its field has a default."""
    fields = model.model_fields
    optional = [name for name, field in fields.items() if not field.is_required()]
    table = read_rows(path, settings, tuple(fields), optional)
    faults = list(table.faults)
    entries: list[Entry[Model]] = []
    for row in table.rows:
        place = table.place(row)
        data, found = _typed_cells(row, table.present, model, place)
        part = Part(data, _always(place))
        made = None if found or set(table.present) | set(optional) != set(fields) else model.model_validate(data)
        entries.append(Entry(part, made))
        faults += found
    return entries, faults


def _always(place: Place) -> Callable[[Loc], Place]:
    return lambda _: place


def _typed_cells(
    row: Row, columns: Iterable[str], model: type[BaseModel], place: Place
) -> tuple[dict[str, Any], list[Fault]]:
    data: dict[str, Any] = {}
    faults = []
    wanted = _wanted(model)
    for column in columns:
        annotation, is_required = wanted[column]
        text = row.cells[column]
        if not text:
            if is_required:
                faults.append(Fault.of("cell-empty", place, column=column))
            continue
        value = read_cell(text, annotation, column, place)
        if isinstance(value, Fault):
            faults.append(value)
        else:
            data[column] = value
    return data, faults


@cache
def _wanted(model: type[BaseModel]) -> dict[str, tuple[Any, bool]]:
    """Return what each column of a model's table holds, and whether every row must have it."""
    return {name: (without_none(field.annotation), field.is_required()) for name, field in model.model_fields.items()}


def as_model(part: Part, model: type[Model]) -> tuple[Entry[Model], list[Fault]]:
    """Make the model of a TOML table: strict types, no unknown key, no empty text where one is required."""
    data = _shaped(part.data, model)
    shaped = Part(data, part.where, part.path)
    faults = list(_empty_texts(data, model, shaped))
    try:
        made = model.model_validate(data)
    except ValidationError as error:
        faults += [_translated(one["loc"], one["type"], one["input"], model, shaped) for one in error.errors()]
        return Entry(shaped, None), faults
    return Entry(shaped, None if faults else made), faults


def _shaped(value: Any, annotation: Any) -> Any:
    """Turn TOML's lists, words and whole numbers into the tuples, choices and decimals that a strict model takes."""
    if isinstance(value, Mapping) and is_class(annotation, BaseModel):
        return {key: _shaped(item, field_at(annotation, (key,))) for key, item in value.items()}
    if isinstance(value, list) and is_tuple(annotation):
        return tuple(_shaped(item, item_of(annotation)) for item in value)
    if isinstance(value, str) and is_class(annotation, StrEnum) and value in choices(annotation):
        return annotation(value)
    if type(value) is int and annotation is Decimal:
        return Decimal(value)
    return value


def _empty_texts(value: Any, annotation: Any, part: Part, loc: Loc = ()) -> Iterator[Fault]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _empty_texts(item, item_of(annotation), part, (*loc, index))
    elif isinstance(value, Mapping) and is_class(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if name not in value:
                continue
            if value[name] == "" and field.annotation is str and field.is_required():
                yield Fault.of("key-empty", part.place(*loc, name), key=_dotted((*part.path, *loc, name)))
            else:
                yield from _empty_texts(value[name], without_none(field.annotation), part, (*loc, name))


def _translated(loc: Loc, kind: str, value: object, model: type[BaseModel], part: Part) -> Fault:
    """Return the fault for one error of pydantic: missing key, unknown key, or a value of another type."""
    place = part.place(*loc)
    key = _dotted((*part.path, *loc))
    if kind == "missing":
        return Fault.of("key-missing", place, key=key)
    if kind == "extra_forbidden":
        fields = field_at(model, loc[:-1]).model_fields
        return Fault.of("key-unknown", place, key=key, near=near(str(loc[-1]), fields))
    annotation = field_at(model, loc)
    words = choices(annotation) if is_class(annotation, StrEnum) else ()
    return Fault.of(
        "key-type",
        place,
        key=key,
        found=found_words(value),
        expected=expected_words(annotation, key),
        near=near(value, words) if isinstance(value, str) else "",
    )


def found_words(value: object) -> str:
    """Return a TOML value as a message quotes it."""
    if isinstance(value, str):
        return f"“{shown(value)}”"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return texts.FOUND_TABLE
    if isinstance(value, list | tuple):
        return texts.FOUND_LIST
    return shown(value)


def _dotted(loc: Loc) -> str:
    return ".".join(step for step in loc if isinstance(step, str))
