"""One row of a submission's table, cell by cell: each read as its column wants it, or noted as a fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giamsat.formatting.dates import deadline_words, parse_date, parse_day, short_date
from giamsat.formatting.deadlines import parse_deadline
from giamsat.formatting.legacy import Encoding, decode, legacy_encoding
from giamsat.formatting.names import match_key
from giamsat.formatting.numbers import exact
from giamsat.intake.context import ACCEPT, Context
from giamsat.intake.guard import has_personal_number
from giamsat.intake.numbers import Amount, NumberProblem, read_amount
from giamsat.model.records import Deadline, DeadlineKind
from giamsat.model.values import Figure, Source, Span
from giamsat.params.textfile import shown
from giamsat.texts_vi import intake as texts
from giamsat.workbook.cells_found import day_of
from giamsat.workbook.layout import Column, Table
from giamsat.workbook.reading import Grid, Value, address


def as_text(value: Value) -> str:
    """Return a cell's value as a person reads it: «120», «1,5», «30/9/2024», text without blanks around it."""
    match value:
        case None:
            return ""
        case bool():
            return texts.YES if value else texts.NO
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case date():
            return short_date(value)
        case str():
            return value.strip()


def quoted(value: Value) -> str:
    """Return a cell's value as a message quotes it."""
    return shown(as_text(value))


def choice_slug(value: Value, choices: tuple[tuple[str, str], ...]) -> str | None:
    """Return the slug of a word of the form, «» for an empty cell, ``None`` for another word."""
    text = as_text(value)
    if not text:
        return ""
    slugs = {match_key(word): slug for word, slug in choices}
    return slugs.get(match_key(text))


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


def read_number(
    context: Context, grid: Grid, row: int, column: int, whole: bool, is_share: bool = False
) -> Amount | NumberProblem | None:
    """Read an answer cell's number, ``None`` when it is empty; nothing is noted but how it was understood."""
    if column < 0:
        return None
    value = cell_value(context, grid, row, column)
    where = address(row, column)
    if where in grid.percents and isinstance(value, Decimal):
        share = exact(value * 100)
        if not is_share:
            return NumberProblem("number-percent-format", f"{share}%")
        return read_amount(value * 100, whole=False)
    amount = read_amount(value, whole)
    if isinstance(amount, Amount) and len(amount.readings) > 1:
        first, second = amount.readings
        context.notice("number-read-as", grid.name, where, found=quoted(value), first=first, second=second)
    return amount


def cell_value(context: Context, grid: Grid, row: int, column: int) -> Value:
    """Return an answer cell's value; an error value is a fault, a formula is noted and must have a value.

    Formulas in locked cells are the form's own.
    """
    where = address(row, column)
    if where in grid.errors:
        context.fault("cell-error-value", grid.name, where, found=grid.errors[where])
        return None
    value = grid.at(row, column)
    if where in grid.formulas and where not in grid.locked:
        context.found.formula_cells.append(f"{grid.name}!{where}")
        if value is None:
            context.fault("formula-without-value", grid.name, where)
    return value


def checked_text(context: Context, sheet: str, cell: str, value: Value, font: str = "") -> str:
    """Return a cell's text; text typed in a legacy font (TCVN3, VNI) is refused, never converted silently.

    What looks like a person's number is noted without being quoted.
    """
    text = as_text(value)
    encoding = legacy_encoding(value, font) if isinstance(value, str) else None
    if encoding is not None:
        text = _decided(context, sheet, cell, text, encoding, font)
    if len(text) >= 10 and has_personal_number(text):
        context.notice("personal-number", sheet, cell)
    return text


def _decided(context: Context, sheet: str, cell: str, text: str, encoding: Encoding, font: str) -> str:
    """Return text of an old encoding as a person accepted it, «» after the fault that proposes a reading."""
    guess = decode(text, encoding, font)
    decision = context.accepted_text(sheet, cell)
    if not decision:
        context.fault("legacy-font", sheet, cell, found=shown(text), encoding=encoding.value, guess=shown(guess))
        return ""
    accepted = guess if match_key(decision) in _ACCEPTED else decision
    context.notice(
        "legacy-font-accepted", sheet, cell, found=shown(text), encoding=encoding.value, accepted=shown(accepted)
    )
    return accepted


_ACCEPTED = (ACCEPT, match_key("Chấp nhận"), match_key(ACCEPT))


def checked_day(context: Context, sheet: str, cell: str, value: Value) -> date | None:
    """Return a cell's day: a date, text that says one, or the day number that Excel keeps of one."""
    if value is None or isinstance(value, date):
        return value
    text = as_text(value)
    if not text:
        return None
    day = parse_day(text) if isinstance(value, str) else None
    serial = value if isinstance(value, Decimal) else None
    if isinstance(value, str) and text.isascii() and text.isdigit() and len(text) == 5:
        serial = Decimal(text)
    if day is None and serial is not None and serial in _SERIALS:
        day = day_of(float(serial), context.is_1904)
        if day is not None:
            context.notice("date-read-as", sheet, cell, found=text, day=short_date(day))
    if day is None:
        context.fault("date-unread", sheet, cell, found=shown(text))
    return day


_SERIALS = range(20_000, 80_000)
"""Day numbers of the years 1954 to 2119: smaller numbers are years or slips."""


def check_past(context: Context, sheet: str, cell: str, day: date) -> None:
    """Note a fault when ``day`` lies after the unit's cut-off, or after the date of the round's report."""
    if day > context.report_date:
        context.fault(
            "date-after-report", sheet, cell, found=short_date(day), report_date=short_date(context.report_date)
        )
    elif day > context.cut_off:
        context.fault("date-after-cut-off", sheet, cell, found=short_date(day), cut_off=short_date(context.cut_off))
