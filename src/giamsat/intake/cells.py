"""One row of a submission's table, cell by cell: each read as its column wants it, or noted as a fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giamsat.formatting.dates import deadline_words, parse_date
from giamsat.formatting.deadlines import parse_deadline
from giamsat.intake.cell_values import (
    as_text,
    cell_value,
    check_past,
    checked_day,
    checked_text,
    choice_slug,
    quoted,
    read_number,
)
from giamsat.intake.context import Context
from giamsat.intake.numbers import Amount, NumberProblem
from giamsat.model.records import Deadline, DeadlineKind
from giamsat.model.values import Figure, Source, Span
from giamsat.params.textfile import shown
from giamsat.texts_vi import intake as texts
from giamsat.workbook.layout import Column, Table
from giamsat.workbook.reading import Grid, Value, address

__all__ = [
    "RowReader",
    "as_text",
    "cell_value",
    "check_past",
    "checked_day",
    "checked_text",
    "choice_slug",
    "quoted",
    "read_number",
]


@dataclass(frozen=True)
class RowReader:
    """A row of a table: ``columns`` maps fields to columns from 0."""

    context: Context
    grid: Grid
    row: int
    table: Table
    columns: Mapping[str, int]

    def column(self, field: str) -> Column:
        """Return the definition of a field's column."""
        return next(column for column in self.table.columns if column.field == field)

    def cell(self, field: str) -> str:
        """Return the address of a field's cell."""
        return address(self.row, self.columns.get(field, 0))

    def source(self, field: str) -> Source:
        """Return the source of a field's cell."""
        return self.context.source(self.grid.name, self.cell(field))

    def fault(self, code: str, field: str, **facts: object) -> None:
        """Note a fault at a field's cell."""
        self.context.fault(code, self.grid.name, self.cell(field), **facts)

    def value(self, field: str) -> Value:
        """Return a field's value; an error value is a fault, a formula is noted and must have a value."""
        if field not in self.columns:
            return None
        return cell_value(self.context, self.grid, self.row, self.columns[field])

    def text(self, field: str) -> str:
        """Return a field's text; text of a legacy font is refused."""
        value = self.value(field)
        cell = self.cell(field)
        return checked_text(self.context, self.grid.name, cell, value, self.grid.fonts.get(cell, ""))

    def choice(self, field: str) -> str:
        """Return the slug of the chosen word, «» for an empty cell or a word that the form does not have."""
        value = self.value(field)
        choices = self.column(field).choices
        slug = choice_slug(value, choices)
        if slug is None:
            words = ", ".join(f"“{word}”" for word, _ in choices)
            self.fault("choice-unknown", field, found=quoted(value), choices=words)
        return slug or ""

    def day(self, field: str) -> date | None:
        """Return a field's day; a column of past days holds none after the unit's cut-off or the report's date."""
        day = checked_day(self.context, self.grid.name, self.cell(field), self.value(field))
        if day is not None and self.column(field).past:
            check_past(self.context, self.grid.name, self.cell(field), day)
        return day

    def amount(self, field: str, whole: bool, is_share: bool = False) -> Amount | None:
        """Return a field's number with its state, ``None`` for an empty cell or after a fault."""
        amount = self.answer(field, whole, is_share)
        if isinstance(amount, NumberProblem):
            self.fault(amount.code, field, found=quoted(self.value(field)), readings=amount.readings)
            return None
        return amount

    def answer(self, field: str, whole: bool, is_share: bool = False) -> Amount | NumberProblem | None:
        """Read a field's number; a reading that the rule of the column decided is noted, so that the unit confirms it.

        ``is_share`` columns hold percentages: a cell that Excel shows as «98,2%» and keeps as 0.982 is 98.2.
        """
        return read_number(self.context, self.grid, self.row, self.columns.get(field, -1), whole, is_share)

    def number(self, field: str, whole: bool = False) -> Decimal | None:
        """Return a field's plain number; an estimate or bound in words is refused here."""
        amount = self.amount(field, whole)
        if amount is not None and amount.as_printed:
            self.fault("number-plain", field, found=quoted(self.value(field)))
            return None
        return amount.value if amount else None

    def figure(
        self, field: str, indicator_id: str, whole: bool = True, period: Span | None = None, is_share: bool = False
    ) -> Figure | None:
        """Return a field's figure, ``None`` for an empty cell."""
        amount = self.amount(field, whole, is_share)
        if amount is None:
            return None
        return Figure(
            indicator_id,
            self.context.unit.id,
            amount.state,
            self.source(field),
            value=amount.value,
            bound=amount.bound,
            as_printed=amount.as_printed,
            period=period or self.context.period,
        )

    def due(self) -> Deadline:
        """Return the row's deadline (fields ``deadline_kind`` and ``deadline``)."""
        kind = self.choice("deadline_kind")
        value = self.value("deadline")
        if isinstance(value, bool):
            self.fault("deadline-unread", "deadline", found=quoted(value))
            return Deadline(DeadlineKind.NONE)
        if value is None or not as_text(value):
            if kind not in ("", DeadlineKind.NONE):
                self.fault("deadline-missing", "deadline")
            return Deadline(DeadlineKind.NONE)
        return self._worded(kind, value)

    def _worded(self, kind: str, value: Value) -> Deadline:
        """Return a deadline that says a day or a period; the day alone needs its kind, which moves it by a day."""
        words = self.text("deadline")
        is_bare = not any(sign.isalpha() for sign in words)
        if isinstance(value, Decimal):
            words = texts.YEAR.format(year=words)
        elif is_bare and not kind:
            self.fault("deadline-kind-missing", "deadline_kind", found=shown(words))
            return Deadline(DeadlineKind.NONE)
        if kind == DeadlineKind.NONE:
            if parse_date(words) is not None:
                self.fault("deadline-none-with-day", "deadline", found=shown(words))
            return Deadline(DeadlineKind.NONE, words)
        parsed = parse_deadline(words, kind or None)
        if parsed.last_day is None and parsed.kind != DeadlineKind.NONE:
            self.fault("deadline-unread", "deadline", found=shown(words))
        if is_bare and not isinstance(value, Decimal):
            words = deadline_words(parsed.kind, parsed.last_day, words)
        return Deadline(DeadlineKind(parsed.kind), words, parsed.last_day)
