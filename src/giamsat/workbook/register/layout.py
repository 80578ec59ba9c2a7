"""What a register is: its tables, of each column whose it is, the key of each row.

A locked column is the kit's: it is refreshed. Every other column is a person's: the kit never writes into it once the
row is there. A row is known by the key in its hidden first column, wherever it stands. People add rows of their own in
the empty ones; these get a key of their own at the next refresh, and all of such a row but the key is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from giamsat.model.rounds import Registry, RoundParams
from giamsat.workbook.content import Row
from giamsat.workbook.layout import CellType, Column, Table

KEY = Column("key", "Mã dòng", CellType.CODE, 18, needed=False, is_locked=True)
STANDING = Column("standing", "Tình trạng dòng", width=12, needed=False, is_locked=True)
NO_LONGER = "không còn áp dụng"
"""What stands in :data:`STANDING` of a row that the kit no longer proposes; what people wrote in it stays."""
OWN = "ghi-them-"
"""How the keys of rows begin that people added."""
IDENTITY = ("kind", "version", "round_id", "owner_id")
"""What the hidden sheet of a register says of it."""
HEAD_ROW = 3
"""The row (from 0) of the column heads in a new register: title, unit and round, hint stand above."""
LAST_ROW = 2000
"""Until where lists and checks reach: rows may be added up to here."""


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A sheet of a register: its name, its table, the hint above it.

    ``links`` maps a field to «table.field»: its dropdown offers what stands in that column, on whatever sheet.
    ``suggested`` words are offered too, and anything else may be typed. ``prompts`` maps a field to title and text
    shown when a cell is chosen. ``spare`` empty rows are kept at the end.
    """

    sheet: str
    table: Table
    hint: str
    links: Mapping[str, str] = field(default_factory=dict)
    suggested: Mapping[str, Sequence[str]] = field(default_factory=dict)
    prompts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    spare: int = 10

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns as they stand in the sheet, the hidden key first, the row's standing last."""
        return (KEY, *self.table.columns, STANDING)

    @property
    def whole(self) -> Table:
        """The table with all its columns, as intake reads it."""
        return Table(self.table.id, self.table.title, self.columns)


@dataclass(frozen=True, slots=True)
class Register:
    """What a register holds.

    ``kind`` and ``version`` tell it from other workbooks; ``owner_id`` is a unit, a delegation or «» for the round's
    own, ``owner`` its name; ``rows`` by table id: each names a «key» and the kit's cells, in a new register also what
    people's cells begin with. ``stamp`` is the day of a new file.
    """

    kind: str
    version: str
    title: str
    round_id: str
    round_title: str
    owner_id: str
    owner: str
    is_illustrative: bool
    stamp: date
    tables: Sequence[RegisterTable]
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)


def unit_register(kind: str, version: str, title: str, owned: tuple[Registry, RoundParams, str]) -> Register:
    """Return the register of a unit (registry, round, id), as yet without tables."""
    registry, params, unit_id = owned
    unit = registry.units[unit_id]
    return Register(
        kind=kind,
        version=version,
        title=title,
        round_id=params.round.id,
        round_title=params.round.title,
        owner_id=unit_id,
        owner=unit.official_name,
        is_illustrative=unit.fictional,
        stamp=params.unit(unit_id).visit_on or params.round.report_date,
        tables=(),
    )


def is_own(key: str) -> bool:
    """Return whether a row is a person's own: it has no key yet, or one that people's rows get."""
    return not key or key.startswith(OWN)
