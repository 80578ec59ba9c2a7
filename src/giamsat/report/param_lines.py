"""On which line of params/ a target, an indicator, a number of sub-units or a date of the round stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from giamsat.formatting.cells import cell_runs, line_runs
from giamsat.formatting.numbers import exact
from giamsat.model.parameters import Indicator, SubUnit, SubUnitCount, Target
from giamsat.params.csvfile import Row, read_rows
from giamsat.params.entries import Part
from giamsat.params.rounds import read_round_part
from giamsat.report.cited import Spot
from giamsat.settings import Settings


class ParamLines:
    """The lines of params/ that figures of one round come from; a file is read when it is first asked for.

    Everything was read and checked before. What is not found a second time, as a file is edited meanwhile, has no line.
    """

    def __init__(self, settings: Settings, round_id: str) -> None:
        self._settings = settings
        self._round_id = round_id

    def target(self, target: Target, name: str) -> Spot:
        """Return where a target stands: the round's table, else the catalogue's row of its indicator."""
        levels = {level.value for level in target.levels}
        for row in self._targets[1]:
            own = {part.strip() for part in row.cells["levels"].split(";") if part.strip()}
            is_same = row.cells["indicator"] == target.indicator and own == levels
            if is_same and _number(row.cells["value"]) == target.value:
                return self._spot(self._targets[0], [row.line], name, exact(target.value), title=target.document)
        found = self._indicators.get(target.indicator)
        if found is not None and _number(found[1].cells["target"]) == target.value:
            return self._spot(found[0], [found[1].line], name, exact(target.value), title=target.document)
        return self._spot("", [], name, exact(target.value), title=target.document)

    def indicators(self, ids: Iterable[str], name: str) -> tuple[Spot, ...]:
        """Return where indicators stand in the catalogue, one spot for each of its files with how many stand there."""
        files: dict[str, list[int]] = {}
        for indicator_id in ids:
            if indicator_id in self._indicators:
                file, row = self._indicators[indicator_id]
                files.setdefault(file, []).append(row.line)
        return tuple(
            Spot(name, str(len(lines)), file, at=line_runs(lines), how="count") for file, lines in files.items()
        )

    def sub_unit_count(self, count: SubUnitCount, name: str) -> Spot:
        """Return where a number of sub-units stands."""
        file, rows = self._rows("sub_unit_counts.csv", SubUnitCount)
        wanted = (count.unit, count.kind, str(count.count), count.as_of.isoformat())
        found = [
            row.line
            for row in rows
            if tuple(row.cells[column] for column in ("unit", "kind", "count", "as_of")) == wanted
        ]
        return self._spot(file, found[:1], name, str(count.count), title=count.source)

    def sub_units(self, ids: Iterable[str], name: str) -> Spot:
        """Return where sub-units are listed, to be counted."""
        wanted = set(ids)
        file, rows = self._rows("sub_units.csv", SubUnit)
        lines = [row.line for row in rows if row.cells["id"] in wanted]
        return Spot(name, str(len(lines)), file, at=line_runs(lines), how="count")

    def round_key(self, name: str, value: str, *steps: str | int) -> Spot:
        """Return where a key of the round's own file stands."""
        part = self._toml
        place = part.place(*steps) if part is not None else None
        if place is not None and place.cell:
            return Spot(name, value, place.file, place.sheet, place.cell)
        return self._spot(place.file if place else "", [place.line if place else 0], name, value)

    def place_of(self, key: str, row_id: str) -> int:
        """Return the place of a row in a list of the round's own file: a report may know only some of them."""
        part = self._toml
        return [row.text("id") for row in part.parts(key)].index(row_id) if part is not None else 0

    def tolerance(self, name: str, default: str, value: str) -> Spot:
        """Return where the tolerance of cross-checks stands; a round that does not set it has the kit's ``default``."""
        key = "crosscheck_tolerance"
        if self._toml is not None and key in self._toml.data:
            return self.round_key(name, value, key)
        return Spot(default, value, "", how="computed")

    def round_units(self, ids: Iterable[str], name: str) -> Spot:
        """Return where units of the round are listed, to be counted."""
        wanted = set(ids)
        part = self._toml
        places = [unit.place() for unit in part.parts("units") if unit.text("id") in wanted] if part else []
        file = places[0].file if places else ""
        if places and places[0].cell:
            cells = cell_runs(place.cell for place in places)
            return Spot(name, str(len(places)), file, places[0].sheet, cells, how="count")
        return Spot(name, str(len(places)), file, at=line_runs(place.line for place in places), how="count")

    @staticmethod
    def _spot(file: str, lines: Iterable[int], name: str, value: str, title: str = "") -> Spot:
        return Spot(name, value, file, at=line_runs(lines), title=title)

    @cached_property
    def _toml(self) -> Part | None:
        return read_round_part(self._settings, self._round_id)[0]

    @property
    def _folder(self) -> Path:
        return self._settings.params / "rounds"

    @cached_property
    def _targets(self) -> tuple[str, tuple[Row, ...]]:
        return self._rows(f"rounds/{self._round_id}.targets.csv", Target)

    @cached_property
    def _indicators(self) -> dict[str, tuple[str, Row]]:
        """File and row of every indicator of the catalogue, by id."""
        return dict(self._catalogue())

    def _catalogue(self) -> Iterator[tuple[str, tuple[str, Row]]]:
        for path in sorted((self._settings.params / "indicators").glob("*.csv")):
            file, rows = self._rows(f"indicators/{path.name}", Indicator)
            yield from ((row.cells["id"], (file, row)) for row in rows)

    def _rows(self, name: str, model: type[BaseModel]) -> tuple[str, tuple[Row, ...]]:
        columns = tuple(model.model_fields)
        table = read_rows(self._settings.params / name, self._settings, columns, columns)
        return table.file, table.rows


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
