"""Numbers of answer cells: exact, with the state that zero, words such as «khoảng» and «trên» give them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giamsat.formatting import parse
from giamsat.model.values import Bound, State
from giamsat.workbook.reading import Value


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell says: state, value, bound, and the cell's text when it was not a plain number.

    ``readings`` are what the text may mean when the rule of the column decided between two: «1.234» among counts.
    """

    state: State
    value: Decimal | None
    bound: Bound = Bound.NONE
    as_printed: str = ""
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberProblem:
    """Why a cell could not be read: a fault code, and what the cell may mean.

    ``is_mark`` tells a dash or a bare «không», which a state column can decide, from a number with two readings.
    """

    code: str
    readings: str = ""
    is_mark: bool = False


_PLAIN_SIGNS = frozenset("0123456789., \u00a0")
_CODES = {
    parse.AMBIGUOUS: "number-ambiguous",
    parse.NOT_A_NUMBER: "number-unread",
    parse.NOT_WHOLE: "number-not-whole",
    parse.ERROR_VALUE: "cell-error-value",
}


def read_amount(value: Value, whole: bool) -> Amount | NumberProblem | None:
    """Read a number of 0 or more, ``whole`` for counts; ``None`` for an empty cell.

    Text is read only when it has a single meaning: «12 571», «khoảng 10 nghìn», «chưa có». «1,234» among
    decimals and «-» are asked back.
    """
    match value:
        case None:
            return None
        case bool() | date():
            return NumberProblem("number-unread")
        case Decimal():
            if whole and _lost_thousands(value):
                return NumberProblem("number-thousands-lost", f"{value * 1000:f}".partition(".")[0])
            return _checked(Amount(State.KNOWN if value else State.ZERO, value), whole)
        case str():
            return _from_text(value, whole) if value.strip() else None


def _from_text(text: str, whole: bool) -> Amount | NumberProblem:
    parsed = parse.parse_count(text) if whole else parse.parse_number(text)
    if parsed.problem:
        is_mark = parsed.problem == parse.AMBIGUOUS and parsed.readings == parse.NOTHING_READINGS
        return NumberProblem(_CODES[parsed.problem], parse.readings_in_words(parsed), is_mark)
    is_plain = not set(text.strip()) - _PLAIN_SIGNS  # a number pasted as text is a number
    state = State(parsed.state)
    if state is State.KNOWN and parsed.value == 0:
        state = State.ZERO
    printed = "" if is_plain else text.strip()
    return _checked(Amount(state, parsed.value, Bound(parsed.bound), printed, parsed.readings), whole)


def _lost_thousands(value: Decimal) -> bool:
    """Return whether a number has just the three decimals that «1.234» gets in an Excel that takes the dot for them."""
    exponent = value.normalize().as_tuple().exponent
    return exponent == -3 and 1 <= value < 1000


def _checked(amount: Amount, whole: bool) -> Amount | NumberProblem:
    if amount.value is not None:
        if amount.value < 0:
            return NumberProblem("number-negative")
        if whole and amount.value != amount.value.to_integral_value():
            return NumberProblem("number-not-whole")
    return amount
