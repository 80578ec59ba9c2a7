"""What the draft of a round's act gathers: common rows first, then those of units that no common row stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from giamsat.analysis.common_findings import linked_units, within
from giamsat.formatting.numbers import padded_fraction
from giamsat.formatting.text import bind, unended
from giamsat.model.findings import Cause, CauseKind, Findings, Link, Recommendation, Statement
from giamsat.model.rounds import RoundData
from giamsat.report.cited import Fact, Words, cell
from giamsat.report.desk import Desk
from giamsat.report.fact_records import counted
from giamsat.report.finding_places import pointed
from giamsat.report.findings import findings_of, of_unit, ordered
from giamsat.report.places import row_spot
from giamsat.report.record_cells import named
from giamsat.report.round_common import units_told
from giamsat.texts_vi import common_findings as common_say
from giamsat.texts_vi import findings as register


@dataclass(frozen=True)
class Gathered:
    """The desks of units of which something may be printed, in official order, and what was found common to several:
    each common register with the round as its synthesis sees it."""

    data: RoundData
    desks: Mapping[str, Desk]
    commons: tuple[tuple[RoundData, Findings], ...]

    def statements(self, domain_id: str, table: str) -> list[Words]:
        """Return the results or shortcomings of a domain."""
        common = [
            _common(seen, row)
            for seen, found in self.commons
            for row in getattr(found, table)
            if row.domain == domain_id
        ]
        own = [
            of_unit(desk, pointed(desk, row, has_tables=False))
            for desk, row in self._own(table)
            if row.domain == domain_id
        ]
        return [*common, *own]

    def causes(self, kind: CauseKind) -> list[Words]:
        """Return the causes of a kind."""
        common = [
            named(_ended(row.content), row.source, common_say.ROW)
            for _, found in self.commons
            for row in found.causes_of(kind)
        ]
        own = [
            of_unit(desk, named(_ended(row.content), row.source, register.ROW))
            for desk, row in self._own("causes")
            if row.kind is kind
        ]
        return [*common, *own]

    def responsible(self) -> tuple[tuple[str, str], ...]:
        """Return each body with its head by title that answers for a cause, once."""
        rows: list[Cause] = [row for _, found in self.commons for row in found.causes]
        rows += [row for _, row in self._own("causes")]
        return tuple(dict.fromkeys((row.body, row.head) for row in rows if row.body and row.head))

    def recommendations(self) -> list[Recommendation]:
        """Return all recommendations by addressee and priority."""
        rows = [row for _, found in self.commons for row in found.recommendations]
        rows += [row for _, row in self._own("recommendations")]
        return ordered(self.data.registry.addressees, rows)

    def _own(self, table: str) -> Iterator[tuple[Desk, Any]]:
        taken = {link for _, found in self.commons for row in found.rows for link in row.links}
        for unit_id, desk in self.desks.items():
            for row in getattr(findings_of(desk), table):
                if Link(unit_id, row.id) not in taken:
                    yield desk, row


def gather(data: RoundData, desks: Iterable[Desk]) -> Gathered:
    """Gather what was concluded; ``desks`` are those of the units, in official order."""
    return Gathered(
        data,
        {desk.unit_id: desk for desk in desks if findings_of(desk) is not None},
        tuple((within(data, owner), data.common[owner]) for owner in data.owners if owner in data.common),
    )


def _common(seen: RoundData, row: Statement) -> Words:
    """Return a common row: its words, n of N and the names."""
    units = linked_units(seen, row)
    stem = unended(row.content)
    place = Fact((row_spot(row.source, common_say.ROW),))
    if not units:
        return cell(f"{stem}.", [place])
    share = padded_fraction(len(units), len(seen.units))
    told = units_told([one.unit.short_name for one in units], len(seen.units))
    text = bind(common_say.LINE.format(content=stem, units=told, pointers=""))
    return cell(text, [place, counted(common_say.SPOT_UNITS, share, [len(units), len(seen.units)])])


def _ended(text: str) -> str:
    return f"{unended(text)}."
