"""What the CSV files of a round share: rows that belong to a unit, ids used once, dates that a report can cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from giamsat.errors import Fault, Place
from giamsat.formatting.names import near
from giamsat.intake.dates import check_as_of
from giamsat.intake.wording import near_words
from giamsat.model.parameters import Parameter
from giamsat.model.rounds import Registry, RoundParams
from giamsat.model.values import Channel, Source
from giamsat.params.entries import read_csv
from giamsat.params.textfile import shown
from giamsat.settings import Settings

Item = TypeVar("Item")
RowModel = TypeVar("RowModel", bound=Parameter)


class SourcedRow(Parameter):
    """The columns of a row that name its public source."""

    published_on: date | None = None
    source_title: str
    address: str = ""

    def source(self, place: Place) -> Source:
        """Return the source of what the row at ``place`` says."""
        return Source(
            Channel.PUBLISHED,
            title=self.source_title,
            file=place.file,
            line=place.line,
            address=self.address,
            published_on=self.published_on,
        )


@dataclass
class ByUnit(Generic[Item]):
    """What a file gave for each unit, and its faults: of a unit, or («») of none."""

    items: dict[str, list[Item]] = field(default_factory=dict)
    faults: dict[str, list[Fault]] = field(default_factory=dict)

    def add(self, unit_id: str, item: Item) -> None:
        """Add an item."""
        self.items.setdefault(unit_id, []).append(item)

    def blame(self, unit_id: str, faults: Iterator[Fault] | tuple[Fault, ...]) -> bool:
        """Add faults of a unit; return whether there were any."""
        found = tuple(faults)
        if found:
            self.faults.setdefault(unit_id, []).extend(found)
        return bool(found)

    def of(self, unit_id: str) -> tuple[Item, ...]:
        """Return the items of a unit."""
        return tuple(self.items.get(unit_id, ()))

    def faults_of(self, unit_id: str) -> tuple[Fault, ...]:
        """Return the faults of a unit, of none with «»."""
        return tuple(self.faults.get(unit_id, ()))


@dataclass(frozen=True, slots=True)
class Line(Generic[RowModel]):
    """A row with its place; ``unit_id`` is «» when the row's unit is unknown or none is named."""

    row: RowModel
    place: Place


def read_lines(
    path: Path, settings: Settings, model: type[RowModel], found: ByUnit[Item], units: frozenset[str]
) -> Iterator[Line[RowModel]]:
    """Yield the rows of a CSV file that could be typed; faults of a row go to the unit that it names.

    Without the file there is nothing; an id used twice is a fault of the second row.
    """
    if not path.is_file():
        return
    entries, faults = read_csv(path, settings, model)
    named = {entry.part.place().line: entry.part.text("unit") for entry in entries}
    for fault in faults:
        unit_id = named.get(fault.place.line, "")
        found.blame(unit_id if unit_id in units else "", (fault,))
    ids: dict[str, int] = {}
    for entry in entries:
        one, line = entry.part.text("id"), entry.part.place().line
        if one and one in ids:
            found.blame("", (Fault.of("published-id-twice", entry.part.place(), found=shown(one), other=ids[one]),))
            continue
        ids.setdefault(one, line)
        if entry.model is not None:
            yield Line(entry.model, entry.part.place())


def unit_fault(place: Place, unit_id: str, registry: Registry) -> Iterator[Fault]:
    """Yield a fault when the registry has no such unit."""
    if unit_id not in registry.units:
        names = near_words(near(unit_id, registry.units))
        yield Fault.of("published-unit-unknown", place, found=shown(unit_id), near=names)


def name_faults(place: Place, indicator: str, domain: str, registry: Registry) -> Iterator[Fault]:
    """Yield a fault for an indicator or domain that the registry does not have; «» is none."""
    if indicator and indicator not in registry.indicators:
        names = near_words(near(indicator, registry.indicators))
        yield Fault.of("published-indicator-unknown", place, found=shown(indicator), near=names)
    if domain and domain not in registry.domains:
        names = near_words(near(domain, registry.domains))
        yield Fault.of("published-domain-unknown", place, found=shown(domain), near=names)


def date_faults(
    place: Place, unit_id: str, day: date | None, published_on: date | None, params: RoundParams
) -> Iterator[Fault]:
    """Yield the faults of the as-of rule, with the unit's own cut-off where it is a unit of the round."""
    in_round = any(row.id == unit_id for row in params.round.units)
    cut_off = params.cut_off(unit_id) if in_round else params.round.cut_off
    yield from check_as_of(place, day, published_on, cut_off, params.round.report_date)
