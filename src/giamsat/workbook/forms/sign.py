"""The last page: what is still open, the check code, the place to sign; printed as the annex of the signed report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from giamsat.texts_vi import forms as texts
from giamsat.workbook.content import Formula
from giamsat.workbook.forms import styles
from giamsat.workbook.forms.check_formulas import code_formula, sheet_number
from giamsat.workbook.forms.frame import FormBook
from giamsat.workbook.forms.pen import Pen, at, block, literal, of_sheet
from giamsat.workbook.forms.tally import Tally
from giamsat.workbook.layout import Sheet

FIRST_ROW = 10
SHEET, CELLS, FILLED, LEFT, MEND, LOOK, CODE, START = range(1, 9)
_WIDTHS = {SHEET: 30, CELLS: 10, FILLED: 10, LEFT: 10, MEND: 10, LOOK: 10, CODE: 9, START: 34}
_COUNT, _BOLD_COUNT = styles.computed(styles.COUNT), styles.computed(styles.COUNT, is_bold=True)
_NUMBER = styles.computed("0000")


def write_sign(
    form: FormBook, sheet: Sheet, tallies: Sequence[Tally], cover: Mapping[str, str], waived: str, days: tuple[str, ...]
) -> None:
    """Write the page.

    :param cover: the cells of the cover by field; ``waived`` its block of sheets that do not apply.
    :param days: the cover's terms of the check code.
    """
    pen, _ = form.open(sheet)
    pen.put(1, 1, texts.SIGN_TITLE, styles.TITLE)
    _write_about(form, pen, cover)
    for column, head in enumerate(texts.SIGN_HEADS, start=1):
        pen.put(FIRST_ROW - 1, column, head, styles.HEAD)
    pen.height(FIRST_ROW - 1, 32)
    pen.put(FIRST_ROW, SHEET, texts.SIGN_COVER_LINE, styles.TEXT)
    pen.row(FIRST_ROW, dict.fromkeys((CELLS, FILLED, LEFT, MEND, LOOK, START)), styles.TEXT)
    pen.put(FIRST_ROW, CODE, Formula(sheet_number(days)), _NUMBER)
    for row, tally in enumerate(tallies, start=FIRST_ROW + 1):
        _write_line(pen, row, tally, waived)
    last = FIRST_ROW + len(tallies)
    _write_total(pen, last)
    numbers = {"": at(FIRST_ROW, CODE)} | {
        tally.sheet.number: at(row, CODE) for row, tally in enumerate(tallies, start=FIRST_ROW + 1)
    }
    _write_code(form, pen, last + 3, numbers)
    _write_signatures(pen, last + 6)
    pen.widths(_WIDTHS)
    form.close(pen, is_portrait=True)


def line_of(tallies: Sequence[Tally], number: str) -> int:
    """Return the row of a sheet's line; of the sum of all for «»."""
    if not number:
        return FIRST_ROW + len(tallies) + 1
    return next(row for row, one in enumerate(tallies, start=FIRST_ROW + 1) if one.sheet.number == number)


def _write_about(form: FormBook, pen: Pen, cover: Mapping[str, str]) -> None:
    start, end = cover["period_from"], cover["period_to"]
    number, day = cover["report_number"], cover["report_date"]
    report = f'IF({number}="","",{literal(texts.SIGN_NUMBER)}&{number})'
    report += f'&IF({day}="","",{literal(texts.SIGN_DATED)}&{_day(day)})'
    lines: tuple[tuple[str, str | Formula], ...] = (
        (texts.SIGN_UNIT, form.content.unit.official_name),
        (texts.SIGN_ROUND, form.content.round.title),
        (texts.SIGN_PERIOD, Formula(f'{_day(start)}&" - "&{_day(end)}')),
        (texts.SIGN_REPORT, Formula(report)),
    )
    for row, (label, value) in enumerate(lines, start=4):
        pen.put(row, 1, label, styles.LABEL)
        pen.row(row, dict.fromkeys(range(2, START + 1)), styles.TEXT)
        pen.put(row, 2, value, styles.TEXT)
        pen.merge(row, 2, START)


def _day(cell: str) -> str:
    """Return the formula of a day in words; TEXT's codes for days differ between languages of Excel."""
    return f'IF(ISNUMBER({cell}),DAY({cell})&"/"&MONTH({cell})&"/"&YEAR({cell}),{cell}&"")'


def _write_line(pen: Pen, row: int, tally: Tally, waived: str) -> None:
    is_waived = f"COUNTIF({waived},{literal(tally.sheet.name)})>0"

    def unless(formula: str, otherwise: str = "0") -> Formula:
        return Formula(f"IF({is_waived},{otherwise},{formula})")

    pen.put(row, SHEET, tally.sheet.name, styles.LINK)
    pen.link(row, SHEET, tally.sheet.name)
    rows_word = literal(texts.SIGN_ROWS_WORD)
    pen.put(row, CELLS, unless(str(tally.cells) if tally.cells else rows_word), _COUNT)
    pen.put(row, FILLED, unless(tally.filled), _COUNT)
    left = f"{at(row, CELLS)}-{at(row, FILLED)}" if tally.cells else "0"
    pen.put(row, LEFT, Formula(left), _COUNT)
    pen.put(row, MEND, unless(tally.mend), _COUNT)
    pen.put(row, LOOK, unless(tally.look), _COUNT)
    pen.put(row, CODE, Formula(sheet_number(tally.code)), _NUMBER)
    pen.height(row, 33)
    pen.put(row, START, unless(tally.first, literal(texts.PROGRESS_WAIVED)), styles.TEXT)


def _write_total(pen: Pen, last: int) -> None:
    row = last + 1
    pen.put(row, SHEET, texts.SIGN_TOTAL, styles.LABEL)
    for column in (CELLS, LEFT, MEND, LOOK):
        pen.put(row, column, Formula(f"SUM({block(FIRST_ROW, column, last, column)})"), _BOLD_COUNT)
    pen.put(row, FILLED, Formula(f"{at(row, CELLS)}-{at(row, LEFT)}"), _BOLD_COUNT)  # rows of lists are not cells
    pen.row(row, {CODE: None, START: None}, styles.LABEL)


def _write_code(form: FormBook, pen: Pen, row: int, numbers: Mapping[str, str]) -> None:
    pen.put(row, 1, texts.CODE_LABEL, styles.LABEL)
    pen.row(row, dict.fromkeys(range(2, START + 1)), styles.BIG_CODE)
    pen.put(row, 2, Formula(code_formula(form.content.hash, numbers)), styles.BIG_CODE)
    pen.merge(row, 2, START)
    pen.height(row, 30)
    pen.put(row + 1, 1, texts.CODE_NOTE, styles.NOTE_WRAP)
    pen.merge(row + 1, 1, START)
    pen.height(row + 1, 34)


def _write_signatures(pen: Pen, row: int) -> None:
    pen.put(row, LOOK, texts.SIGN_PLACE, styles.CENTRED_NOTE)
    pen.merge(row, LOOK, START)
    for left, right, words, note in (
        (SHEET, LEFT, texts.SIGN_LEFT, texts.SIGN_LEFT_NOTE),
        (LOOK, START, texts.SIGN_RIGHT, texts.SIGN_RIGHT_NOTE),
    ):
        pen.put(row + 1, left, words, styles.CENTRED)
        pen.merge(row + 1, left, right)
        pen.put(row + 2, left, note, styles.CENTRED_NOTE)
        pen.merge(row + 2, left, right)


def cell_of(sheet: Sheet, row: int, column: int) -> str:
    """Return the address of a cell of this page from another sheet."""
    return of_sheet(sheet.name, at(row, column, "$"))
