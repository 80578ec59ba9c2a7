"""How many sub-units a unit has: a fact by date."""

from __future__ import annotations

from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words
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
    counts = [row for row in desk.data.registry.sub_unit_counts if row.unit == desk.unit_id]
    valid = [
        row
        for row in counts
        if row.as_of <= desk.cut_off or (row.valid_from is not None and row.valid_from <= desk.cut_off)
    ]
    if valid:
        row = max(valid, key=lambda count: count.as_of)
        kind = KINDS.get(row.kind, row.kind)
        return f", gồm {count_words(row.count)} {kind} (theo địa giới hành chính ngày {short_date(row.as_of)})"
    named = [
        row
        for row in desk.data.registry.sub_units.values()
        if row.parent == desk.unit_id
        and (row.valid_from is None or row.valid_from <= desk.cut_off)
        and (row.valid_to is None or row.valid_to >= desk.cut_off)
        and row.fictional
    ]
    if not named:
        return ""
    parts = [
        f"{count_words(len(same))} {KINDS.get(level.value, 'đơn vị trực thuộc')}"
        for level in dict.fromkeys(row.level for row in named)
        if (same := [row for row in named if row.level is level])
    ]
    return f", gồm {' và '.join(parts)}"
