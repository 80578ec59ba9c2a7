"""What one cell says, whatever table or cover it stands in: text, day, choice, number; or a fault, or a notice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from giamsat.formatting.dates import parse_day, short_date
from giamsat.formatting.legacy import Encoding, decode, legacy_encoding
from giamsat.formatting.names import match_key
from giamsat.formatting.numbers import exact
from giamsat.intake.context import ACCEPT, Context
from giamsat.intake.guard import has_personal_number
from giamsat.intake.numbers import Amount, NumberProblem, read_amount
from giamsat.params.textfile import shown
from giamsat.texts_vi import intake as texts
from giamsat.workbook.cells_found import day_of
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
