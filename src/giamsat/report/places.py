"""Where a figure stands: its cell, its line, the cells it was added or counted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import groupby

from giamsat.analysis.figures import DERIVED_SUMS
from giamsat.analysis.groups import all_holdings
from giamsat.formatting.cells import cell_runs, line_runs, row_of
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import exact
from giamsat.model.rounds import RoundData
from giamsat.model.values import Channel, Figure, Source
from giamsat.report.cited import How, Spot
from giamsat.report.param_lines import ParamLines
from giamsat.settings import Settings

_PARTS = {derived.id: derived.parts for derived in DERIVED_SUMS}
_JOINED = " + "
_ADDED = ("de-an-06.", "tac-dong.")
"""Counts that add up what records count; the others count the records themselves."""


class Places:
    """The places of the figures of one round."""

    def __init__(self, settings: Settings, data: RoundData) -> None:
        self._settings = settings
        self._data = data

    @cached_property
    def params(self) -> ParamLines:
        """The lines of params/."""
        return ParamLines(self._settings, self._data.params.round.id)

    def figure(self, figure: Figure, name: str) -> tuple[Spot, ...]:
        """Return where a figure stands, or the places of what it was added or counted from."""
        value = figure.as_printed or ("" if figure.value is None else shown(figure.value))
        if figure.source.channel is not Channel.COMPUTED:
            return (spot(figure.source, name, value),)
        if figure.indicator_id in _PARTS:
            return self._sum(figure, name, value)
        return self._counted(figure, name, value)

    def _sum(self, figure: Figure, name: str, value: str) -> tuple[Spot, ...]:
        """Return the cells that a derived count is the sum of; parts of other files each with their own value."""
        if figure.source.query:
            return (spot(figure.source, name, value, figure.source.query, "query"),)
        parts = self._parts_of(figure)
        if not parts:
            # The figures of another unit are not at hand here: its source names the cells when all have one.
            cells = figure.source.cell.split(_JOINED) if figure.source.cell else []
            known = len(cells) == len(_PARTS[figure.indicator_id])
            return (spot(figure.source, name, value, ", ".join(cells) if known else "", "sum"),)
        places = {(part.source.file, part.source.sheet) for part in parts}
        if len(places) == 1 and all(part.source.cell for part in parts):
            return (spot(parts[0].source, name, value, ", ".join(part.source.cell for part in parts), "sum"),)
        indicators = self._data.registry.indicators
        return tuple(
            found for part in parts for found in self.figure(part, f"{name}: {indicators[part.indicator_id].name}")
        )

    def _parts_of(self, figure: Figure) -> Sequence[Figure]:
        """Return the figures of the same unit and period that a derived count was added from."""
        held = all_holdings(self._data).get(figure.unit_id)
        for figures in (held.current, held.previous) if held is not None else ():
            if figures.get(figure.indicator_id) == figure:
                return [figures[part] for part in _PARTS[figure.indicator_id] if part in figures]
        return ()

    def _counted(self, figure: Figure, name: str, value: str) -> tuple[Spot, ...]:
        """Return the rows that a count of records counts, or the cells that it adds up; its source names them."""
        how: How = "sum" if figure.indicator_id.startswith(_ADDED) else "count"
        return (spot(figure.source, name, value, how=how),)


@lru_cache(maxsize=4096)
def shown(value: Decimal) -> str:
    """Return a number with its decimals; the same counts stand in many tables, charts and sums."""
    return exact(value)


def spot(source: Source, name: str, value: str, at: str | None = None, how: How = "") -> Spot:
    """Return the spot of a source; ``at`` are other cells of it than its own. An extract's is what was counted."""
    own = source.cell or (str(source.line) if source.line else "") or source.query
    if source.query and at is None and not how:
        how = "query"
    return Spot(
        name=name,
        value=value,
        file=source.file,
        sheet=source.sheet,
        at=own if at is None else at,
        how=how,
        title="" if source.sheet else _title(source),
        address=source.address,
    )


def row_spot(source: Source, name: str, value: str = "") -> Spot:
    """Return the row of a record: its line, or the whole row of a sheet when only its first cell is known."""
    return spot(source, name, value, row_of(source.cell) or None, "row")


def of_sources(sources: Iterable[Source], name: str, value: str, how: How) -> Iterator[Spot]:
    """Yield one spot for each file and sheet of several sources, their cells or lines as runs."""

    def key(source: Source) -> tuple[str, str, str, str]:
        return source.file, source.sheet, source.title, source.address

    for _, same in groupby(sorted(dict.fromkeys(sources), key=key), key=key):
        rows = list(same)
        at = cell_runs(row.cell for row in rows) or line_runs(row.line for row in rows)
        yield spot(rows[0], name, str(len(rows)) if how == "count" else value, at, how)


def _title(source: Source) -> str:
    """Return the name of a published document with the day of its publication."""
    if source.published_on is None:
        return source.title
    return f"{source.title}, đăng {short_date(source.published_on)}"
