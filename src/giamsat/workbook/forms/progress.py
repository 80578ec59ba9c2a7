"""How far a form is: a line of the cover for each sheet, by formulas over the accounts of the last page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.formatting.rule import Rule

from giamsat.texts_vi import forms as texts
from giamsat.workbook.content import Formula
from giamsat.workbook.forms import sign, styles
from giamsat.workbook.forms.pen import Pen, at, block, literal
from giamsat.workbook.forms.tally import Tally
from giamsat.workbook.layout import Sheet

_LABEL, _VALUE, _BESIDE = 1, 2, 3
_ROW_HEIGHT, _TWO_LINES = 18, 33


def write_progress(pen: Pen, row: int, tallies: Sequence[Tally], last: Sheet) -> None:
    """Write how far each sheet is; numbers come from the last page, names lead to the sheets."""
    pen.put(row, _LABEL, texts.PROGRESS_HEAD, styles.MARK)
    row += 1
    heads = (texts.PROGRESS_SHEET, texts.PROGRESS_STATE, texts.PROGRESS_START)
    for column, head in enumerate(heads, start=1):
        pen.put(row, column, head, styles.HEAD)
    first = row + 1
    for line, tally in enumerate((*tallies, None), start=first):
        number = tally.sheet.number if tally else ""
        there = sign.line_of(tallies, number)
        pen.put(line, _LABEL, tally.sheet.name if tally else texts.PROGRESS_ALL, styles.LINK if tally else styles.LABEL)
        if tally:
            pen.link(line, _LABEL, tally.sheet.name)
        pen.put(line, _VALUE, Formula(_progress(last, there, tally is None or bool(tally.cells))), styles.TEXT)
        pen.height(line, _TWO_LINES if tally and tally.cells else _ROW_HEIGHT)
        start = sign.cell_of(last, there, sign.START)
        pen.put(line, _BESIDE, Formula(f'{start}&""') if tally else None, styles.TEXT)
    _colour(pen, first, first + len(tallies))


def _progress(last: Sheet, row: int, has_cells: bool) -> str:
    def of(column: int) -> str:
        return sign.cell_of(last, row, column)

    filled = f"{literal(texts.PROGRESS_FILLED)}&{of(sign.FILLED)}&"
    filled += (
        f"{literal(texts.PROGRESS_OF)}&{of(sign.CELLS)}&{literal(texts.PROGRESS_CELLS)}"
        if has_cells
        else literal(texts.PROGRESS_ROWS)
    )
    mend = f'IF({of(sign.MEND)}>0,{literal(texts.PROGRESS_MEND)}&{of(sign.MEND)},"")'
    look = f'IF({of(sign.LOOK)}>0,{literal(texts.PROGRESS_LOOK)}&{of(sign.LOOK)},"")'
    return f"{filled}&{mend}&{look}"


def _colour(pen: Pen, first: int, last: int) -> None:
    where = block(first, _VALUE, last, _VALUE)
    for sign_, colour in ((texts.MEND, styles.MEND_COLOUR), (texts.LOOK, styles.LOOK_COLOUR)):
        formula = f"ISNUMBER(FIND({literal(sign_)},{at(first, _VALUE, 'c')}))"
        rule: Any = Rule(type="expression", dxf=styles.of_check(colour), formula=[formula], stopIfTrue=True)
        pen.sheet.conditional_formatting.add(where, rule)
