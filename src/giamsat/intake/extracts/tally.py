"""Groups of dossiers added up: for each unit the columns of Biểu 06 by field, and what no column counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from giamsat.errors import Fault
from giamsat.intake.extracts.job import FieldCounts, UnitCounts
from giamsat.intake.extracts.query import REASONS

SUMS = {3: (4, 5, 6), 7: (8, 9, 10), 11: (12, 13)}
"""Columns of Biểu 06 that are sums of others (TT 01/2020/TT-VPCP)."""

_Group = tuple[str, str, str | None, int | None, int | None, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """Dossiers of each unit: how many rows, by field and column, and by the reason why no column counts them."""

    rows: Mapping[str, int]
    counts: Mapping[str, Mapping[str, Mapping[int, int]]]
    left_out: Mapping[str, Mapping[str, int]]

    def units(self, notices: Mapping[str, tuple[Fault, ...]]) -> tuple[UnitCounts, ...]:
        """Return the counts of each unit, units and fields in the order of their names."""
        return tuple(self._unit(unit, notices.get(unit, ())) for unit in sorted(self.rows))

    def _unit(self, unit: str, notices: tuple[Fault, ...]) -> UnitCounts:
        own = self.left_out[unit]
        left_out = tuple((reason, own[reason]) for reason in REASONS if own.get(reason))
        fields = tuple(FieldCounts(field, _whole(columns)) for field, columns in sorted(self.counts[unit].items()))
        return UnitCounts(unit, self.rows[unit], left_out, fields, notices)


def tally(groups: Iterable[_Group], rows: Mapping[str, int], surplus: Mapping[str, int], many: Iterable[str]) -> Tally:
    """Add groups of dossiers up.

    :param groups: unit, field, reason, the column it came in by, the column of its state, number of dossiers.
    :param surplus: how many rows of each unit repeat a dossier.
    :param many: units with so many fields that these are none: theirs are counted together.
    """
    without_fields = frozenset(many)
    counts: dict[str, dict[str, dict[int, int]]] = {unit: {} for unit in rows}
    left_out = {unit: {"trung-ma": surplus[unit]} if unit in surplus else {} for unit in rows}
    for unit, field, reason, came, state, number in groups:
        if reason is not None or came is None or state is None:
            known = reason or REASONS[-1]
            left_out[unit][known] = left_out[unit].get(known, 0) + number
            continue
        columns = counts[unit].setdefault("" if unit in without_fields else field.strip(), {})
        for column in (came, state):
            columns[column] = columns.get(column, 0) + number
    return Tally(rows, counts, left_out)


def _whole(columns: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the columns with their sums."""
    sums = {total: sum(columns.get(part, 0) for part in parts) for total, parts in SUMS.items()}
    return tuple(sorted((column, number) for column, number in {**columns, **sums}.items() if number))
