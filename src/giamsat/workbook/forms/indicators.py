"""A table of indicators: code, name, how it is counted, last period, state, answer, evidence, check."""

from __future__ import annotations

from giamsat.formatting.dates import short_date
from giamsat.model.known import KnownFigure
from giamsat.model.parameters import Indicator, Kind
from giamsat.texts_vi import forms as texts
from giamsat.workbook.content import Formula
from giamsat.workbook.forms import styles
from giamsat.workbook.forms.check_formulas import Codes, formulas
from giamsat.workbook.forms.check_terms import terms_of, weight
from giamsat.workbook.forms.content import AskedSheet
from giamsat.workbook.forms.frame import (
    COLUMN,
    HEAD_ROW,
    HINT_ROW,
    SECOND_HINT_ROW,
    FormBook,
    colour_checks,
    hint,
    number_format,
)
from giamsat.workbook.forms.pen import Pen, at, block, height_of, of_sheet
from giamsat.workbook.forms.row_checks import indicator_check
from giamsat.workbook.forms.tally import Tally, first_open, starting
from giamsat.workbook.forms.validations import Validations
from giamsat.workbook.layout import CONFIRMED, INDICATORS, LISTS_SHEET, STATES, YES_NO

WIDTHS = {
    "code": 12, "name": 28, "measure": 9, "definition": 27, "previous": 10, "state": 12, "value": 10, "whole": 9,
    "rate": 8, "system": 14, "as_of": 12, "evidence": 16, "note": 18, "confirmed": 11, "check": 25,
}  # fmt: skip
FIRST_ROW = HEAD_ROW + 1
GENERAL = "General"
ASKED = {number: styles.asked(number) for number in (GENERAL, styles.COUNT, styles.DECIMAL)}
KNOWN = {number: styles.known(number) for number in (GENERAL, styles.COUNT, styles.DECIMAL)}
OPTIONAL = styles.asked(is_optional=True)
CHOSEN = styles.chosen()
OPTIONAL_NUMBER = {number: styles.asked(number, is_optional=True) for number in (GENERAL, styles.COUNT, styles.DECIMAL)}
OPTIONAL_DAY = styles.asked(styles.DAY, is_optional=True)
COMPUTED = {number: styles.computed(number) for number in (GENERAL, styles.COUNT, styles.DECIMAL, styles.PERCENT)}


def value_cells(asked: tuple[AskedSheet, ...]) -> dict[str, tuple[str, str]]:
    """Return sheet and cell of the answer of every indicator that stands in a table of indicators."""
    return {
        indicator.id: (one.sheet.name, at(row, COLUMN["value"], "$"))
        for one in asked
        for row, indicator in enumerate(one.indicators, start=FIRST_ROW)
    }


def write_indicators(form: FormBook, pen: Pen, validations: Validations, asked: AskedSheet) -> Tally:
    """Write the table and what checks it; return the sheet's account."""
    hint(pen, HINT_ROW, texts.HINT_INDICATORS)
    previous = [form.content.known[one.id] for one in asked.indicators if one.id in form.content.known]
    if previous:
        hint(pen, SECOND_HINT_ROW, previous_words(previous))
    for column in INDICATORS.columns:
        pen.put(HEAD_ROW, COLUMN[column.field], column.header, styles.HEAD)
        pen.widths({COLUMN[column.field]: WIDTHS[column.field]})
    pen.height(HEAD_ROW, 51)
    for row, indicator in enumerate(asked.indicators, start=FIRST_ROW):
        _write_row(form, pen, validations, row, indicator)
    last = HEAD_ROW + len(asked.indicators)
    _rule(validations, last)
    sheet = pen.sheet
    sheet.freeze_panes = at(FIRST_ROW, COLUMN["measure"])
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.auto_filter.ref = block(HEAD_ROW, 1, last, len(COLUMN))
    check = at(FIRST_ROW, COLUMN["check"], "c")
    for left, right in (("state", "value"), ("check", "check")):
        colour_checks(sheet, block(FIRST_ROW, COLUMN[left], last, COLUMN[right]), check)
    return _tally(form, asked, last)


def previous_words(figures: list[KnownFigure]) -> str:
    """Say of which period the known figures are and where they come from."""
    periods = sorted({(one.period.start, one.period.end) for one in figures})
    titles = "; ".join(dict.fromkeys(one.title for one in figures))
    start, end = periods[0][0], periods[-1][1]
    return texts.HINT_PREVIOUS.format(start=short_date(start), end=short_date(end), titles=titles)


def _write_row(form: FormBook, pen: Pen, validations: Validations, row: int, indicator: Indicator) -> None:
    cells = {field: at(row, place) for field, place in COLUMN.items()}
    rate = form.content.rates.get(indicator.id)
    definition = indicator.definition
    if rate is not None:
        definition = texts.RATE_OF.format(definition=definition.rstrip(". "), rate=rate.name)
    texts_of = {"name": indicator.name, "measure": indicator.measure}
    pen.put(row, COLUMN["code"], indicator.id, styles.CODE)
    pen.put(row, COLUMN["definition"], definition, styles.CODE)
    for field, text in texts_of.items():
        pen.put(row, COLUMN[field], text, styles.TEXT)
    height = height_of({text: WIDTHS[field] for field, text in texts_of.items()}, least=3)
    pen.height(row, max(height, height_of({definition: WIDTHS["definition"]}, size=10)))
    number = number_format(indicator)
    known = form.content.known.get(indicator.id)
    _write_previous(pen, row, indicator, known, number)
    pen.put(row, COLUMN["state"], None, CHOSEN)
    pen.row(row, {COLUMN[field]: None for field in ("system", "evidence", "note", "confirmed")}, OPTIONAL)
    pen.put(row, COLUMN["value"], None, ASKED[number])
    pen.put(row, COLUMN["as_of"], None, OPTIONAL_DAY)
    _write_rate(form, pen, row, rate.denominator if rate else "", number)
    formula = indicator_check(indicator, cells, rate is not None)
    pen.put(row, COLUMN["check"], Formula(formula), styles.CHECK)
    _rule_value(validations, cells, indicator, known is not None)


def _write_previous(pen: Pen, row: int, indicator: Indicator, known: KnownFigure | None, number: str) -> None:
    """Write last period's figure, locked; where nobody knows it, the unit may fill it in."""
    if known is None:
        pen.put(row, COLUMN["previous"], None, OPTIONAL_NUMBER[number])
    elif indicator.kind is Kind.YES_NO:
        pen.put(row, COLUMN["previous"], texts.YES if known.value else texts.NO, KNOWN[GENERAL])
    else:
        pen.put(row, COLUMN["previous"], known.value, KNOWN[number])


def _write_rate(form: FormBook, pen: Pen, row: int, denominator: str, number: str) -> None:
    """Write the denominator beside the numerator and the rate beside both, all computed."""
    if not denominator:
        pen.row(row, {COLUMN["whole"]: None, COLUMN["rate"]: None}, COMPUTED[GENERAL])
        return
    source = of_sheet(*form.values[denominator])
    value, whole = at(row, COLUMN["value"]), at(row, COLUMN["whole"])
    pen.put(row, COLUMN["whole"], Formula(f'IF(ISNUMBER({source}),{source},"")'), COMPUTED[number])
    rate = f'IF(AND(ISNUMBER({value}),N({whole})>0),{value}/{whole},"")'
    pen.put(row, COLUMN["rate"], Formula(rate), COMPUTED[styles.PERCENT])


def _rule_value(validations: Validations, cells: dict[str, str], indicator: Indicator, is_known: bool) -> None:
    """Bind the answer: a whole number of 0 or more; where last period's is known, another one than that."""
    value = cells["value"]
    if indicator.kind is Kind.YES_NO:
        validations.choice(value, [word for word, _ in YES_NO])
    elif is_known:
        validations.rule(value, f"{value}<>{cells['previous']}", "same", "answer")
    elif number_format(indicator) == styles.COUNT:
        validations.count(value, "answer")
    else:
        validations.number(value, "answer")


def _rule(validations: Validations, last: int) -> None:
    def column(field: str) -> str:
        return block(FIRST_ROW, COLUMN[field], last, COLUMN[field])

    validations.choice(column("state"), [word for word, _ in STATES])
    validations.choice(column("confirmed"), [word for word, _ in CONFIRMED])
    validations.day_of_period(column("as_of"))
    validations.prompt(column("evidence"), "evidence")
    validations.rule(column("rate"), "FALSE", "rate", is_warning=False)


def _tally(form: FormBook, asked: AskedSheet, last: int) -> Tally:
    def column(field: str) -> str:
        where = block(FIRST_ROW, COLUMN[field], last, COLUMN[field], "$")
        return of_sheet(asked.sheet.name, where)

    check, codes = column("check"), _codes(form, asked, column("code"))
    count = len(asked.indicators)
    return Tally(
        asked.sheet,
        cells=count,
        filled=f"{count}-{starting(check, texts.EMPTY)}",
        mend=starting(check, texts.MEND),
        look=starting(check, texts.LOOK),
        first=first_open(check, column("name")),
        code=formulas(terms_of(INDICATORS), {field: column(field) for field in COLUMN}, codes),
    )


def _codes(form: FormBook, asked: AskedSheet, rows: str) -> Codes:
    ids = [one.id for one in asked.indicators]
    listed = form.lists.column(ids)
    weights = form.lists.column([weight(one) for one in ids])
    return Codes(rows, of_sheet(LISTS_SHEET, listed), of_sheet(LISTS_SHEET, weights))
