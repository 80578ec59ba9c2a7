"""Biểu 06 (TT 01/2020/TT-VPCP) by field of work and by sub-unit; columns are known by the code row (1) … (13).

Whether the columns add up is not judged here: a total that is off is a discrepancy to ask about, not a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from giamsat.formatting.names import match_key, near
from giamsat.intake.cells import as_text, cell_value, checked_text, quoted
from giamsat.intake.context import Context
from giamsat.intake.dates import check_sub_unit_count
from giamsat.intake.numbers import NumberProblem, read_amount
from giamsat.intake.tables import is_filled
from giamsat.intake.wording import near_words
from giamsat.model.records import DossierRow
from giamsat.model.values import Figure, State
from giamsat.params.textfile import shown
from giamsat.workbook.layout import DOSSIER_COLUMNS, PREVIOUS_TOTAL_LABEL, TOTAL_LABEL
from giamsat.workbook.reading import Grid, address

_CODE = re.compile(r"\(?\s*([0-9]{1,2})\s*\)?")
_CODES = tuple(column.code for column in DOSSIER_COLUMNS)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the code row stands and which column each code has."""

    head: int
    columns: dict[int, int]


def read_dossiers(context: Context, grid: Grid) -> tuple[DossierRow, ...]:
    """Read Biểu 06 by field of work: rows, the total row and last period's total row."""
    rows = tuple(_rows(context, grid, with_ids=False))
    if rows and not any(row.is_total and not row.is_previous for row in rows):
        context.fault("dossier-total-missing", grid.name, label=TOTAL_LABEL)
    return rows


def read_sub_units(context: Context, grid: Grid) -> tuple[DossierRow, ...]:
    """Read Biểu 06 by sub-unit: known ids of this unit, and as many as there were on the unit's cut-off."""
    rows = tuple(_rows(context, grid, with_ids=True))
    count = sum(1 for row in rows if not row.is_total)
    fault = check_sub_unit_count(context.registry, context.unit.id, "", count, context.period.end)
    if rows and fault is not None:
        context.found.faults.append(replace(fault, place=context.place(grid.name)))
    return rows


def totals(rows: tuple[DossierRow, ...], is_previous: bool) -> tuple[Figure, ...]:
    """Return the figures of the total row, or of last period's: the indicators ``tthc.*``."""
    return tuple(figure for row in rows if row.is_total and row.is_previous is is_previous for _, figure in row.columns)


def _rows(context: Context, grid: Grid, with_ids: bool) -> Iterator[DossierRow]:
    frame = _frame(context, grid)
    if frame is None:
        return
    seen: dict[str, str] = {}
    for row in range(frame.head + 1, len(grid.rows)):
        if not any(is_filled(grid, row, frame.columns[code]) for code in (2, *_CODES)):
            continue
        label_cell = address(row, frame.columns[2])
        label = checked_text(context, grid.name, label_cell, cell_value(context, grid, row, frame.columns[2]))
        if not any(is_filled(grid, row, frame.columns[code]) for code in _CODES) and not with_ids:
            continue  # the heading of a group, or a note
        key = match_key(label)
        sub_unit_id = ""
        is_total = key in (match_key(TOTAL_LABEL), match_key(PREVIOUS_TOTAL_LABEL))
        if with_ids and not is_total:
            sub_unit_id = _sub_unit(context, grid, row, frame.columns[1])
            key = sub_unit_id or key
        if not label and not sub_unit_id:
            context.fault("dossier-label-missing", grid.name, label_cell)
        elif key in seen:
            context.fault("dossier-label-twice", grid.name, label_cell, found=shown(label), other=seen[key])
            continue
        seen[key] = label_cell
        yield _dossier_row(context, grid, row, frame, label, sub_unit_id)


def _frame(context: Context, grid: Grid) -> _Frame | None:
    """Find the code row: the first row that holds (2) and most of (3) … (13)."""
    for row, cells in grid:
        columns: dict[int, int] = {}
        for number, cell in enumerate(cells):
            match = _CODE.fullmatch(as_text(cell).strip())
            if match and 1 <= int(match[1]) <= 13:
                columns.setdefault(int(match[1]), number)
        if 2 in columns and sum(1 for code in _CODES if code in columns) > len(_CODES) // 2:
            lacking = [code for code in (1, *_CODES) if code not in columns]
            if lacking:
                codes = ", ".join(f"({code})" for code in lacking)
                context.fault("dossier-codes-missing", grid.name, address(row, 0), codes=codes)
                return None
            return _Frame(row, columns)
    context.fault("dossier-code-row-missing", grid.name)
    return None


def _sub_unit(context: Context, grid: Grid, row: int, column: int) -> str:
    """Return the id of a sub-unit of this unit that exists at the end of the period, or note a fault."""
    cell = address(row, column)
    code = as_text(cell_value(context, grid, row, column))
    own = {one.id: one for one in context.registry.sub_units.values() if one.parent == context.unit.id}
    if code not in own:
        context.fault("sub-unit-unknown", grid.name, cell, found=shown(code), near=near_words(near(code, own)))
        return ""
    one, day = own[code], context.period.end
    if (one.valid_from and day < one.valid_from) or (one.valid_to and day > one.valid_to):
        context.fault("sub-unit-not-valid", grid.name, cell, found=one.official_name)
    return code


def _dossier_row(context: Context, grid: Grid, row: int, frame: _Frame, label: str, sub_unit_id: str) -> DossierRow:
    key = match_key(label)
    is_previous = key == match_key(PREVIOUS_TOTAL_LABEL)
    figures = []
    for column in DOSSIER_COLUMNS:
        where = frame.columns[column.code]
        figures.append((column.code, _figure(context, grid, row, where, column.indicator_id, sub_unit_id, is_previous)))
    return DossierRow(
        label,
        sub_unit_id,
        tuple(figures),
        is_total=is_previous or key == match_key(TOTAL_LABEL),
        is_previous=is_previous,
        source=context.source(grid.name, address(row, frame.columns[2])),
    )


def _figure(
    context: Context, grid: Grid, row: int, column: int, indicator_id: str, sub_unit_id: str, is_previous: bool
) -> Figure:
    """Return one count; an empty cell is «chưa có», a typed 0 is zero."""
    where = address(row, column)
    value = cell_value(context, grid, row, column)
    amount = read_amount(value, whole=True)
    if isinstance(amount, NumberProblem):
        context.fault(amount.code, grid.name, where, found=quoted(value), readings=amount.readings)
        amount = None
    figure = Figure(
        indicator_id,
        sub_unit_id or context.unit.id,
        State.MISSING,
        context.source(grid.name, where),
        period=context.comparison if is_previous else context.period,
    )
    if amount is None:
        return figure
    return replace(figure, state=amount.state, value=amount.value, bound=amount.bound, as_printed=amount.as_printed)
