"""Indicator rows: a code of the catalogue, a state chosen by the unit, a number or an answer, what backs it.

Zero, missing, not applicable and estimated are told by the state column, never guessed from dashes;
a contradiction between state and number is asked back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from giamsat.errors import Place
from giamsat.formatting.names import match_key, near
from giamsat.intake.cells import RowReader, as_text, choice_slug, quoted
from giamsat.intake.context import Context
from giamsat.intake.numbers import Amount, NumberProblem
from giamsat.intake.tables import FoundTable
from giamsat.intake.wording import near_words, place_words
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.values import Figure, Span, State
from giamsat.params.textfile import shown
from giamsat.workbook.layout import YES_NO
from giamsat.workbook.reading import address

_WHOLE = (Kind.COUNT, Kind.RANK, Kind.LEVEL)
_DECIDED_BY_STATE = (State.MISSING, State.NOT_APPLICABLE, State.ZERO)


@dataclass(frozen=True, slots=True)
class Answers:
    """The figures of this period and of the last, by indicator id, each with the place of its row.

    ``confirmed`` names the indicators that the unit looked at once more and keeps.
    """

    current: tuple[Figure, ...]
    previous: tuple[Figure, ...]
    confirmed: tuple[str, ...] = ()


def read_indicators(context: Context, table: FoundTable, seen: dict[str, Place]) -> Answers:
    """Read the rows of an indicator table; ``seen`` knows the codes of the whole workbook, to find doubles."""
    current: list[Figure] = []
    previous: list[Figure] = []
    confirmed: list[str] = []
    for row in _rows(context, table):
        indicator = _indicator(row, seen)
        if indicator is None:
            continue
        figure = _current(row, indicator)
        if figure is not None:
            current.append(figure)
        last = _previous(row, indicator)
        if last is not None:
            previous.append(last)
        if "confirmed" in table.columns and row.choice("confirmed"):
            confirmed.append(indicator.id)
    return Answers(tuple(current), tuple(previous), tuple(confirmed))


def _rows(context: Context, table: FoundTable) -> Iterator[RowReader]:
    """Yield the rows that hold an answer, not the headings of groups, which fill only the code or the name."""
    heading = {table.columns["code"], table.columns.get("name", table.columns["code"])}
    for number in table.rows:
        row = RowReader(context, table.grid, number, table.table, table.columns)
        filled = {column for column, value in enumerate(table.grid.rows[number]) if as_text(value)}
        has_code = table.columns["code"] in filled
        if filled <= heading and not (has_code and as_text(row.value("code")) in context.registry.indicators):
            continue
        if not has_code and _is_of_the_form(row):
            continue
        yield row


def _is_of_the_form(row: RowReader) -> bool:
    """Return whether a row without a code is one that the form computes: a rate, or nothing but locked cells.

    A rate is told from its two counts; what the form shows of it is for the eye.
    """
    name = match_key(as_text(row.grid.at(row.row, row.columns["name"]))) if "name" in row.columns else ""
    rates = (one for one in row.context.registry.indicators.values() if one.kind is Kind.RATE)
    if name and any(name == match_key(one.name) for one in rates):
        return True
    filled = [column for column in row.columns.values() if row.grid.at(row.row, column) is not None]
    return all(address(row.row, column) in row.grid.locked for column in filled)


def _indicator(row: RowReader, seen: dict[str, Place]) -> Indicator | None:
    """Return the indicator of the row's code, or note why there is none."""
    indicators = row.context.registry.indicators
    code = row.text("code")
    place = row.context.place(row.grid.name, row.cell("code"))
    if not code:
        row.fault("code-missing", "code")
        return None
    if code not in indicators:
        row.fault("code-unknown", "code", found=shown(code), near=near_words(near(code, indicators)))
        return None
    if code in seen:
        row.fault("code-twice", "code", found=code, other=place_words(seen[code]))
        return None
    seen[code] = place
    indicator = indicators[code]
    if indicator.kind is Kind.RATE:
        row.fault("rate-in-form", "code", found=code, name=indicator.name)
        return None
    return indicator


def _current(row: RowReader, indicator: Indicator) -> Figure | None:
    state = row.choice("state")
    note = row.text("note")
    beside = row.day("as_of"), row.text("system"), row.text("evidence")
    known = len(row.context.found.faults)
    amount = _amount(row, indicator, "value")
    if isinstance(amount, NumberProblem) and amount.is_mark and state in _DECIDED_BY_STATE:
        amount = None  # a dash, or «không»: the state column says which of the two it is
    if isinstance(amount, NumberProblem):
        row.fault(amount.code, "value", found=quoted(row.value("value")), readings=amount.readings)
    if isinstance(amount, NumberProblem) or len(row.context.found.faults) > known:
        return None  # the state column is not held against a cell that is at fault already
    agreed = _agreed(row, state, amount, note)
    if agreed is None:
        return None
    figure = _figure(row, indicator, "value", agreed, row.context.period)
    as_of, system, evidence = beside
    return replace(figure, as_of=as_of, note=note, system=system, evidence=evidence)


def _previous(row: RowReader, indicator: Indicator) -> Figure | None:
    """Return last period's figure: only a number counts; words such as «chưa có» keep their state."""
    amount = _amount(row, indicator, "previous")
    if isinstance(amount, NumberProblem):
        row.fault(amount.code, "previous", found=quoted(row.value("previous")), readings=amount.readings)
        return None
    return None if amount is None else _figure(row, indicator, "previous", amount, row.context.comparison)


def _figure(row: RowReader, indicator: Indicator, field: str, amount: Amount, period: Span | None) -> Figure:
    return Figure(
        indicator.id,
        row.context.unit.id,
        amount.state,
        row.source(field),
        value=amount.value,
        bound=amount.bound,
        as_printed=amount.as_printed,
        period=period,
    )


def _amount(row: RowReader, indicator: Indicator, field: str) -> Amount | NumberProblem | None:
    """Read an answer as the indicator's kind wants it."""
    value = row.value(field)
    if indicator.kind is not Kind.YES_NO:
        is_share = indicator.measure == "%" or indicator.kind is Kind.SCORE
        return row.answer(field, indicator.kind in _WHOLE, is_share)
    slug = choice_slug(value, YES_NO)
    if slug == "":
        return None
    if slug is None:
        return NumberProblem("yes-no-unread")
    answer = as_text(value)
    return Amount(State.KNOWN, Decimal(1) if slug == "co" else Decimal(0), as_printed=answer)


def _agreed(row: RowReader, state: str, amount: Amount | None, note: str) -> Amount | None:
    """Return what state column and answer say together, or note their contradiction."""
    if not state:
        return _without_state(row, amount)
    chosen = State(state)
    word = next(word for word, slug in row.column("state").choices if slug == state)
    if chosen in (State.MISSING, State.NOT_APPLICABLE):
        if amount is not None and amount.value is not None:
            row.fault("state-with-number", "value", state=word, found=quoted(row.value("value")))
            return None
        if chosen is State.NOT_APPLICABLE and not note:
            row.fault("state-without-basis", "note", state=word)
            return None
        return Amount(chosen, None, as_printed=word if chosen is State.MISSING else "")
    if chosen is State.ZERO:
        if amount is not None and amount.value != 0:
            row.fault("state-zero-with-number", "value", state=word, found=quoted(row.value("value")))
            return None
        return Amount(State.ZERO, Decimal(0))
    if amount is None or amount.value is None:
        row.fault("state-without-number", "value", state=word)
        return None
    if chosen is State.APPROXIMATE and amount.state is not State.BOUND:
        return replace(amount, state=State.APPROXIMATE)
    return amount


def _without_state(row: RowReader, amount: Amount | None) -> Amount | None:
    """Return what an answer without a chosen state says: a blank is missing, a bare 0 is asked back."""
    if amount is None:
        return Amount(State.MISSING, None)
    if amount.state is State.ZERO and not amount.as_printed:
        row.fault("zero-without-state", "state")
        return None
    return amount


def not_applicable(context: Context, number: str, basis: str, cell: str, cover: str) -> Iterator[Figure]:
    """Yield a figure «không áp dụng» for each indicator of a sheet that the cover calls not applicable."""
    for indicator in context.registry.indicators.values():
        is_asked = not indicator.levels or context.unit.level in indicator.levels
        if indicator.sheet == number and is_asked:
            source = context.source(cover, cell)
            yield Figure(indicator.id, context.unit.id, State.NOT_APPLICABLE, source, period=context.period, note=basis)
