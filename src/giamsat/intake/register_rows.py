"""Read a register's rows: where each table stands, each filled row with its reader, refused content before anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from giamsat.errors import IntakeError
from giamsat.intake.cells import RowReader
from giamsat.intake.context import Collector, Context
from giamsat.intake.guard import refused_content
from giamsat.intake.visit_guard import refused_values
from giamsat.model.parameters import Unit
from giamsat.model.rounds import Registry, RoundParams
from giamsat.model.values import Span
from giamsat.workbook.reading import Book
from giamsat.workbook.register.found import FoundTable, found_tables
from giamsat.workbook.register.layout import NO_LONGER, Register, is_own


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A filled row: its key («» for one that people added since the last refresh) and the reader of its cells."""

    key: str
    is_own: bool
    is_current: bool
    cells: RowReader


def open_register(book: Book, register: Register) -> dict[str, FoundTable]:
    """Return a register's tables by id.

    :raises IntakeError: when it holds what is never taken in (names, numbers of people), or is no such register.
    """
    IntakeError.raise_if((*refused_content(book), *refused_values(book)))
    return found_tables(book, register)


def context_of(registry: Registry, params: RoundParams, unit: Unit, file: str, title: str) -> Context:
    """Return what the readers of a register's rows share."""
    span = Span(params.round.period_from, params.cut_off(unit.id))
    return Context(registry, params, unit, file, title, span, None, Collector())


def rows_of(context: Context, table: FoundTable) -> Iterator[RegisterRow]:
    """Yield the filled rows in their order; one without its key cells is a fault and left out."""
    by_row = {row: key for key, row in table.keyed.items()}
    for at in table.filled:
        row = RowReader(context, table.grid, at, table.layout.whole, table.columns)
        key = by_row.get(at, "")
        empty = [column for column in table.layout.table.columns if column.key and not row.text(column.field)]
        for column in empty:
            row.fault("record-key-missing", column.field, column=column.header)
        if not empty:
            standing = row.text("standing")
            yield RegisterRow(key or f"hang-{at + 1}", is_own(key), standing != NO_LONGER, row)
