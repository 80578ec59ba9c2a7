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
    """What a cell says: state, value, bound, and the cell's text when it was not a plain number."""

    state: State
    value: Decimal | None
    bound: Bound = Bound.NONE
    as_printed: str = ""


@dataclass(frozen=True, slots=True)
class NumberProblem:
    """Why a cell could not be read: a fault code, and what the cell may mean."""

    code: str
    readings: str = ""


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
            return _checked(Amount(State.KNOWN if value else State.ZERO, value), whole)
        case str():
            return _from_text(value, whole) if value.strip() else None


def _from_text(text: str, whole: bool) -> Amount | NumberProblem:
    parsed = parse.parse_count(text) if whole else parse.parse_number(text)
    if parsed.problem:
        return NumberProblem(_CODES[parsed.problem], parse.readings_in_words(parsed))
    is_plain = text.strip().isascii() and text.strip().isdigit()
    state = State(parsed.state)
    if state is State.KNOWN and parsed.value == 0:
        state = State.ZERO
    return _checked(Amount(state, parsed.value, Bound(parsed.bound), "" if is_plain else text.strip()), whole)


def _checked(amount: Amount, whole: bool) -> Amount | NumberProblem:
    if amount.value is not None:
        if amount.value < 0:
            return NumberProblem("number-negative")
        if whole and amount.value != amount.value.to_integral_value():
            return NumberProblem("number-not-whole")
    return amount
