"""The register of a synthesis: what is common to several units, each row with the rows of the units' registers.

The ids of rows and what the kit counted of the linked units stand in protected cells; the last sheet lists every row
that may be linked. All else is a person's: the kit words nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from giamsat.model.owners import delegation_of, stem_of
from giamsat.model.rounds import Registry, RoundParams
from giamsat.texts_vi import common_findings as say
from giamsat.workbook.content import Row
from giamsat.workbook.findings import CAUSES, PROMPTS, ROWS, Choices, recommendations_table, statements_table
from giamsat.workbook.layout import CellType, Column, Table
from giamsat.workbook.register.layout import Register, RegisterTable

KIND, VERSION = "ket-luan-chung", "1"
PREFIXES = {"results": "KQC", "shortcomings": "HCC", "causes": "NNC", "recommendations": "KNC"}
UNIT_ROWS = "unit_rows"
"""The table of all rows that may be linked."""
LINKS = Column("links", "Dòng của các đơn vị", CellType.CODE, 34)
COUNTED = Column("units", "Số đơn vị (bộ công cụ ghi)", width=34, needed=False, is_locked=True)
_OF_UNITS = ("cell", "task", "question_id")
"""What only a row of a unit rests on."""
_ROWS_TABLE = Table(
    UNIT_ROWS,
    "",
    (
        Column("link", "Mã để ghi ở cột “Dòng của các đơn vị”", CellType.CODE, 30, is_locked=True),
        Column("kind", "Loại", width=16, is_locked=True),
        Column("domain", "Lĩnh vực", width=30, is_locked=True),
        Column("content", "Nội dung trong sổ của đơn vị", width=80, is_locked=True),
        Column("used", "Đã gắn vào dòng chung", width=18, is_locked=True),
    ),
)
_LINKED = {"links": f"{UNIT_ROWS}.link"}


def _with(table: Table, *more: Column) -> Table:
    """Return a unit's table as that of a synthesis: what only a unit's row rests on gives way to ``more``."""
    first, *kept = (one for one in table.columns if one.field not in _OF_UNITS)
    names = [one.field for one in kept]
    behind = names.index("domain") + 1 if "domain" in names else len(kept)
    columns = (replace(first, header=say.ID_HEADS[table.id], width=12), *kept[:behind], *more, *kept[behind:])
    return replace(table, columns=columns)


def common_tables(domains: Choices, codes: Choices, groups: Choices) -> tuple[RegisterTable, ...]:
    """Return the sheets, that of the units' rows last."""
    statements = {
        name: _with(statements_table(name, domains, codes), LINKS, COUNTED) for name in ("results", "shortcomings")
    }
    tables = (*statements.values(), _with(CAUSES, LINKS), _with(recommendations_table(groups), LINKS))
    own = {"shortcoming_ids": "shortcomings.id"}
    links = {"causes": own | _LINKED, "recommendations": own | _LINKED}
    # What is offered is one row or id; several are typed, so that nothing is refused here but checked when read.
    free: Mapping[str, Sequence[str]] = {"links": (), "shortcoming_ids": ()}
    made = [
        RegisterTable(
            say.SHEETS[one.id], one, say.HINTS[one.id], links.get(one.id, _LINKED), free, PROMPTS | say.PROMPTS
        )
        for one in tables
    ]
    return (*made, RegisterTable(say.SHEETS[UNIT_ROWS], _ROWS_TABLE, say.HINTS[UNIT_ROWS], spare=0))


def common_register(
    params: RoundParams,
    registry: Registry,
    owner_id: str,
    unit_rows: Sequence[Row] = (),
    counted: Mapping[str, str] | None = None,
) -> Register:
    """Return the register of a synthesis.

    :param unit_rows: the rows of the units' registers that may be linked.
    :param counted: what stands in :data:`COUNTED`, by the id of the row.
    """
    domains = tuple((row.title, row.id) for row in registry.domains.values())
    groups = tuple((row.title, row.id) for row in registry.addressees.values())
    codes = tuple((name, name) for name in registry.indicators)
    told, named = counted or {}, delegation_of(owner_id)
    rows: dict[str, Sequence[Row]] = {name: _rows(prefix, told) for name, prefix in PREFIXES.items()}
    return Register(
        kind=KIND,
        version=VERSION,
        title=say.TITLE,
        round_id=params.round.id,
        round_title=params.round.title,
        owner_id=stem_of(owner_id),
        owner=params.delegation(named).name if named else params.round.letterhead.organ,
        is_illustrative=params.round.fictional,
        stamp=params.round.report_date,
        tables=common_tables(domains, codes, groups),
        rows={**rows, UNIT_ROWS: unit_rows},
    )


def _rows(prefix: str, counted: Mapping[str, str]) -> list[Row]:
    ids = (f"{prefix}-{number:02}" for number in range(1, ROWS + 1))
    return [{"key": name, "id": name, "units": counted.get(name)} for name in ids]
