"""How many sub-units a unit has: a fact by date."""

from __future__ import annotations

from decimal import Decimal

from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words
from giamsat.model.parameters import SubUnit, SubUnitCount
from giamsat.report.cited import Fact
from giamsat.report.desk import Desk

KINDS = {
    "phuong": "phường",
    "xa": "xã",
    "phuong-xa": "phường, xã",
    "xa-phuong": "xã, phường",
    "xa-thi-tran": "xã, thị trấn",
}


def sub_unit_words(desk: Desk) -> str:
    """Return «, gồm 18 phường (theo địa giới hành chính ngày 31/10/2023)», or nothing when no count is known."""
    count = _count(desk)
    if count is not None:
        kind = KINDS.get(count.kind, count.kind)
        return f", gồm {count_words(count.count)} {kind} (theo địa giới hành chính ngày {short_date(count.as_of)})"
    listed = _listed(desk)
    parts = [f"{count_words(len(same))} {KINDS.get(level, 'đơn vị trực thuộc')}" for level, same in listed.items()]
    return f", gồm {' và '.join(parts)}" if parts else ""


def sub_unit_facts(desk: Desk) -> tuple[Fact, ...]:
    """Return where the number of sub-units stands, or where those are listed that are counted."""
    count, params = _count(desk), desk.facts.places.params
    if count is not None:
        return (Fact((params.sub_unit_count(count, "số đơn vị hành chính trực thuộc"),), (Decimal(count.count),)),)
    return tuple(
        Fact((params.sub_units((row.id for row in same), KINDS.get(level, level)),), (Decimal(len(same)),))
        for level, same in _listed(desk).items()
    )


def _count(desk: Desk) -> SubUnitCount | None:
    """Return the latest count that holds on the cut-off."""
    valid = [
        row
        for row in desk.data.registry.sub_unit_counts
        if row.unit == desk.unit_id
        and (row.as_of <= desk.cut_off or (row.valid_from is not None and row.valid_from <= desk.cut_off))
    ]
    return max(valid, key=lambda row: row.as_of, default=None)


def _listed(desk: Desk) -> dict[str, list[SubUnit]]:
    """Return the fictional sub-units of the cut-off by level: of real units not all are listed."""
    found: dict[str, list[SubUnit]] = {}
    for row in desk.data.registry.sub_units.values():
        has_begun = row.valid_from is None or row.valid_from <= desk.cut_off
        has_ended = row.valid_to is not None and row.valid_to < desk.cut_off
        if row.parent == desk.unit_id and row.fictional and has_begun and not has_ended:
            found.setdefault(row.level.value, []).append(row)
    return found
