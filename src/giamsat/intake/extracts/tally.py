"""Groups of dossiers added up: for each unit the columns of Biểu 06 by field, and what no column counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from giamsat.errors import Fault
from giamsat.intake.extracts.job import FieldCounts, UnitCounts
from giamsat.intake.extracts.query import REASONS

SUMS = {3: (4, 5, 6), 7: (8, 9, 10), 11: (12, 13)}
"""Columns of Biểu 06 that are sums of others (TT 01/2020/TT-VPCP)."""

MOST_FIELDS = 200

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


def tally(groups: Iterable[_Group], surplus: Mapping[str, int]) -> Tally:
    """Add groups of dossiers up; of a unit with more than :data:`MOST_FIELDS` fields they are counted together.

    :param groups: unit, field, reason, the column it came in by, the column of its state, number of dossiers.
    :param surplus: how many rows of each unit repeat a dossier.
    """
    found = list(groups)
    fields: dict[str, set[str]] = {}
    for unit, field, *_ in found:
        fields.setdefault(unit, set()).add(field.strip())
    rows = {unit: surplus.get(unit, 0) for unit in fields}
    counts: dict[str, dict[str, dict[int, int]]] = {unit: {} for unit in fields}
    left_out = {unit: {"trung-ma": surplus[unit]} if unit in surplus else {} for unit in fields}
    for unit, field, reason, came, state, number in found:
        rows[unit] += number
        if reason is not None or came is None or state is None:
            known = reason or REASONS[-1]
            left_out[unit][known] = left_out[unit].get(known, 0) + number
            continue
        columns = counts[unit].setdefault(field.strip() if len(fields[unit]) <= MOST_FIELDS else "", {})
        for column in (came, state):
            columns[column] = columns.get(column, 0) + number
    return Tally(rows, counts, left_out)


def _whole(columns: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the columns with their sums."""
    sums = {total: sum(columns.get(part, 0) for part in parts) for total, parts in SUMS.items()}
    return tuple(sorted((column, number) for column, number in {**columns, **sums}.items() if number))
