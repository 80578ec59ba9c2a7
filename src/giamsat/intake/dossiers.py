"""Biểu 06 (TT 01/2020/TT-VPCP) by field of work and by sub-unit; columns are known by the code row (1) … (13).

Whether the columns add up is not judged here: a total that is off is a discrepancy to ask about, not a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from giamsat.formatting.cells import cell_runs
from giamsat.formatting.names import match_key, near
from giamsat.intake.cells import as_text, cell_value, checked_text, choice_slug, quoted, read_number
from giamsat.intake.context import Context
from giamsat.intake.dates import check_sub_unit_count
from giamsat.intake.guard import head_key
from giamsat.intake.numbers import NumberProblem
from giamsat.intake.shape import notice_hidden, notice_merged
from giamsat.intake.sheets import code_row
from giamsat.intake.summing import parts_of, summed
from giamsat.intake.tables import is_filled
from giamsat.intake.wording import near_words
from giamsat.model.records import DossierRow, SubmissionKind
from giamsat.model.values import Figure, State
from giamsat.params.textfile import shown
from giamsat.workbook.layout import (
    DEFINITIONS,
    DOSSIER_COLUMNS,
    DOSSIER_NOTE_HEAD,
    PREVIOUS_TOTAL_LABEL,
    TOTAL_LABEL,
)
from giamsat.workbook.reading import Grid, address

_CODES = tuple(column.code for column in DOSSIER_COLUMNS)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the code row stands, which column each code has, and the column of explanations where there is one."""

    head: int
    columns: dict[int, int]
    note: int | None = None


def read_dossiers(context: Context, grid: Grid) -> tuple[DossierRow, ...]:
    """Read Biểu 06 by field of work: rows, the total row and last period's total row."""
    rows = tuple(_without_empty_sums(context, grid, tuple(_rows(context, grid, with_ids=False))))
    is_whole = context.kind is not SubmissionKind.SUPPLEMENT
    if rows and is_whole and not any(row.is_total and not row.is_previous for row in rows):
        context.fault("dossier-total-missing", grid.name, label=TOTAL_LABEL)
    return rows


def read_sub_units(context: Context, grid: Grid) -> tuple[DossierRow, ...]:
    """Read Biểu 06 by sub-unit: known ids of this unit, and as many as there were on the unit's cut-off."""
    rows = tuple(_without_empty_sums(context, grid, tuple(_rows(context, grid, with_ids=True))))
    if context.kind is SubmissionKind.SUPPLEMENT:
        return rows  # it names those that it changes
    count = sum(1 for row in rows if not row.is_total)
    fault = check_sub_unit_count(context.registry, context.unit.id, "", count, context.period.end)
    if rows and fault is not None:
        context.found.faults.append(replace(fault, place=context.place(grid.name)))
    return rows


def read_definitions(context: Context, grid: Grid) -> tuple[tuple[str, str], ...]:
    """Read the choices of definition above Biểu 06: field and slug of each that the unit made."""
    labels = {match_key(one.label): one for one in DEFINITIONS}
    chosen: dict[str, str] = {}
    for row, cells in list(grid)[:40]:
        for column, cell in enumerate(cells):
            one = labels.get(head_key(cell))
            if one is None:
                continue
            where = next((at for at in range(column + 1, len(cells)) if is_filled(grid, row, at)), None)
            if where is None:
                continue
            value = cell_value(context, grid, row, where)
            slug = choice_slug(value, one.choices)
            if slug is None:
                words = ", ".join(f"“{word}”" for word, _ in one.choices)
                context.fault("choice-unknown", grid.name, address(row, where), found=quoted(value), choices=words)
            elif slug:
                chosen.setdefault(one.field, slug)
    return tuple(chosen.items())


def totals(rows: tuple[DossierRow, ...], is_previous: bool) -> tuple[Figure, ...]:
    """Return the figures of the total row, or of last period's: the indicators ``tthc.*``."""
    return tuple(figure for row in rows if row.is_total and row.is_previous is is_previous for _, figure in row.columns)


def _rows(context: Context, grid: Grid, with_ids: bool) -> Iterator[DossierRow]:
    frame = _frame(context, grid)
    if frame is None:
        return
    answers = {frame.columns[code] for code in _CODES}
    filled = [
        row
        for row in range(frame.head + 1, len(grid.rows))
        if any(is_filled(grid, row, frame.columns[code]) for code in (2, *_CODES))
    ]
    notice_hidden(context, grid, filled, answers)
    notice_merged(context, grid, filled, answers)
    seen: dict[str, str] = {}
    for row in filled:
        label_cell = address(row, frame.columns[2])
        font = grid.fonts.get(label_cell, "")
        value = cell_value(context, grid, row, frame.columns[2])
        label = checked_text(context, grid.name, label_cell, value, font)
        has_numbers = any(is_filled(grid, row, frame.columns[code]) for code in _CODES)
        if not has_numbers and not (with_ids and is_filled(grid, row, frame.columns[1])):
            continue  # the heading of a group, a note, or a row of the form that nobody needed
        if not label and _is_unused(grid, row, frame):
            continue
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


def _is_unused(grid: Grid, row: int, frame: _Frame) -> bool:
    """Return whether all that a row without a label holds are the form's own formulas."""
    filled = [frame.columns[code] for code in _CODES if is_filled(grid, row, frame.columns[code])]
    return all(address(row, column) in grid.locked for column in filled)


def _without_empty_sums(context: Context, grid: Grid, rows: tuple[DossierRow, ...]) -> Iterator[DossierRow]:
    """Yield the rows; a total that the form's own formula makes of nothing is missing, not zero.

    A total whose formula was never computed, above answers that are there, is a fault. A form's own sum passes over
    numbers typed as text: then it is made here of the rows, and told.
    """
    parts = parts_of(rows)
    typed = _typed_as_text(grid) if any(row.is_total for row in rows) else frozenset()
    told = {fault.place.cell for fault in context.found.faults if fault.place.sheet == grid.name}
    for row in rows:
        if not row.is_total or row.is_previous:
            yield row
            continue
        columns = []
        passed_over: list[str] = []
        for code, figure in row.columns:
            cell = figure.source.cell
            if cell in grid.formulas and cell in grid.locked:
                answered = [part[code] for part in parts if part[code].state is not State.MISSING]
                words = [part.source.cell for part in answered if part.source.cell in typed]
                if not answered and not figure.value:
                    figure = replace(figure, state=State.MISSING, value=None)
                elif words:
                    passed_over += words
                    figure = summed(figure, answered)
                elif any(part[code].source.cell in told for part in parts):
                    pass  # what the sum is made of has to be mended first
                elif answered and figure.state is State.MISSING and cell not in grid.errors:
                    context.fault("formula-without-value", grid.name, cell)
            columns.append((code, figure))
        if passed_over:
            cells = cell_runs(passed_over)
            context.notice("total-summed", grid.name, columns[0][1].source.cell, label=row.label, cells=cells)
        sums = [figure.source.cell in grid.formulas and figure.source.cell in grid.locked for _, figure in columns]
        yield replace(row, columns=tuple(columns), is_summed=all(sums))


def _typed_as_text(grid: Grid) -> frozenset[str]:
    """Return the cells that hold text, which a formula's sum passes over."""
    return frozenset(
        address(row, column) for row, cells in grid for column, cell in enumerate(cells) if isinstance(cell, str)
    )


def _frame(context: Context, grid: Grid) -> _Frame | None:
    """Find the code row."""
    found = code_row(grid)
    if found is None:
        context.fault("dossier-code-row-missing", grid.name)
        return None
    row, columns = found
    lacking = [code for code in (1, *_CODES) if code not in columns]
    if lacking:
        codes = ", ".join(f"({code})" for code in lacking)
        context.fault("dossier-codes-missing", grid.name, address(row, 0), codes=codes)
        return None
    wanted = match_key(DOSSIER_NOTE_HEAD)
    heads = (
        column
        for line in range(max(0, row - 4), row + 1)
        for column, cell in enumerate(grid.rows[line])
        if head_key(cell) == wanted
    )
    return _Frame(row, columns, next(heads, None))


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
        note=_note(context, grid, row, frame),
    )


def _note(context: Context, grid: Grid, row: int, frame: _Frame) -> str:
    if frame.note is None:
        return ""
    cell = address(row, frame.note)
    value = cell_value(context, grid, row, frame.note)
    return checked_text(context, grid.name, cell, value, grid.fonts.get(cell, ""))


def _figure(
    context: Context, grid: Grid, row: int, column: int, indicator_id: str, sub_unit_id: str, is_previous: bool
) -> Figure:
    """Return one count; an empty cell is «chưa có», a typed 0 is zero."""
    where = address(row, column)
    amount = read_number(context, grid, row, column, whole=True)
    if isinstance(amount, NumberProblem) and where in grid.formulas and where in grid.locked:
        amount = None  # the form's own sum of what is told where it was typed
    if isinstance(amount, NumberProblem):
        context.fault(amount.code, grid.name, where, found=quoted(grid.at(row, column)), readings=amount.readings)
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
