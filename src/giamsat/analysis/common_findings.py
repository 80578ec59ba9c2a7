"""What is common to several units: which rows of their registers a row of the synthesis stands for, and how many.

Nothing is worded here. A row of a unit stands for one common row at most, so that no limit is counted or printed twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from giamsat.analysis.readings import readings
from giamsat.errors import Fault, Place
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import padded_fraction
from giamsat.model.findings import Cause, Findings, Link, Recommendation, Statement
from giamsat.model.parameters import Unit
from giamsat.model.rounds import RoundData
from giamsat.params.textfile import shown
from giamsat.texts_vi import common_findings as say
from giamsat.workbook.findings import PREFIXES

Row = Statement | Cause | Recommendation


@dataclass(frozen=True, slots=True)
class LinkedUnit:
    """A unit that a common row is about, with its own rows that were linked."""

    unit: Unit
    rows: tuple[Any, ...]


def unit_rows(data: RoundData) -> Mapping[Link, Row]:
    """Return all rows of the units' registers, units in official order; gathered once for the same data."""
    return data.once(
        "unit-rows",
        lambda: {
            Link(unit_id, row.id): row
            for unit_id, own in data.units.items()
            if own.findings is not None
            for row in own.findings.rows
        },
    )


def within(data: RoundData, owner_id: str) -> RoundData:
    """Return a round with the units of one synthesis alone, to count what is linked of them."""
    return replace(data, units={one.unit.id: one for one in data.owned(owner_id)})


def linked_units(data: RoundData, row: Row) -> tuple[LinkedUnit, ...]:
    """Return the units that a common row is about, in official order."""
    rows = unit_rows(data)
    found: dict[str, list[Any]] = {unit_id: [] for unit_id in data.units}
    for link in row.links:
        if link in rows:
            found[link.unit_id].append(rows[link])
    return tuple(LinkedUnit(data.units[name].unit, tuple(own)) for name, own in found.items() if own)


def rest(data: RoundData, common: Findings | None, table: str) -> tuple[tuple[str, Any], ...]:
    """Return the rows of the units' registers that no common row stands for, with their unit, in official order."""
    taken = {link for row in common.rows for link in row.links} if common is not None else set()
    return tuple(
        (unit_id, row)
        for unit_id, own in data.units.items()
        if own.findings is not None
        for row in getattr(own.findings, table)
        if Link(unit_id, row.id) not in taken
    )


def counted_words(data: RoundData, common: Findings | None) -> Mapping[str, str]:
    """Return «03/08: Sở Mẫu A; Sở Mẫu B và Quận Mẫu 1» by the id of each common row that has links."""
    rows = common.rows if common is not None else ()
    found = {row.id: linked_units(data, row) for row in rows if row.links}
    return {
        name: say.COUNT.format(
            fraction=padded_fraction(len(units), len(data.units)),
            names=join([one.unit.short_name for one in units]),
        )
        for name, units in found.items()
        if units
    }


def common_faults(data: RoundData, common: Findings | None) -> tuple[Fault, ...]:
    """Return what common rows cannot stand for, each with its cell."""
    return tuple(_faults(data, common)) if common is not None else ()


def common_notices(data: RoundData, common: Findings | None) -> tuple[Fault, ...]:
    """Return which further units have not met the target that a common limit is about, though no row of them is linked.

    That is no fault: what a figure means is for people to say. But n of N would else be smaller than section II tells.
    """
    return tuple(_notices(data, common)) if common is not None else ()


def _notices(data: RoundData, common: Findings) -> Iterator[Fault]:
    for row in common.shortcomings:
        units = linked_units(data, row)
        names = {row.grounds.indicator_id} - {""} or {own.grounds.indicator_id for one in units for own in one.rows}
        name = names.pop() if len(names) == 1 else ""
        if not name or not all(_is_missed(data, one.unit.id, name) for one in units):
            continue
        linked = {one.unit.id for one in units}
        others = {key: own.unit for key, own in data.units.items() if key not in linked}
        more = [unit.short_name for key, unit in others.items() if _is_missed(data, key, name)]
        if more:
            yield _fault(row, "common-more-units", "links", units="; ".join(more))


def _is_missed(data: RoundData, unit_id: str, indicator_id: str) -> bool:
    reading = readings(data, unit_id).get(indicator_id) if not data.units[unit_id].faults else None
    return reading is not None and reading.target is not None and reading.target.is_met is False


def _faults(data: RoundData, common: Findings) -> Iterator[Fault]:
    rows = unit_rows(data)
    taken: dict[Link, str] = {}
    for table in PREFIXES:
        for row in getattr(common, table):
            for link in row.links:
                yield from _link_faults(data, rows, row, table, link, taken)
    for row in (*common.results, *common.shortcomings):
        name = row.grounds.indicator_id
        if name and not any(_is_known(data, one.unit.id, name) for one in linked_units(data, row)):
            yield _fault(row, "common-no-figure", "indicator_id", found=name)


def _link_faults(
    data: RoundData, rows: Mapping[Link, Row], row: Row, table: str, link: Link, taken: dict[Link, str]
) -> Iterator[Fault]:
    found = link_words(data, link)
    if link not in rows:
        yield _fault(row, "common-link-unknown", "links", found=found)
    elif not link.row_id.startswith(f"{PREFIXES[table]}-"):
        yield _fault(row, "common-link-kind", "links", found=found, expected=PREFIXES[table])
    elif link in taken:
        yield _fault(row, "common-link-twice", "links", found=found, other=taken[link])
    taken.setdefault(link, row.id)


def link_words(data: RoundData, link: Link) -> str:
    """Return a link as people write it: «Sở Mẫu B/HC-01»."""
    return say.LINK.format(unit=data.registry.units[link.unit_id].short_name, row=link.row_id)


def _is_known(data: RoundData, unit_id: str, indicator_id: str) -> bool:
    reading = readings(data, unit_id).get(indicator_id)
    return reading is not None and not reading.is_missing


def _fault(row: Row, code: str, field: str, **facts: object) -> Fault:
    source = row.places[field]
    return Fault.of(code, Place(file=source.file, sheet=source.sheet, cell=source.cell), id=shown(row.id), **facts)
