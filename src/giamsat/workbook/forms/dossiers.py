"""Biểu 06 (TT 01/2020/TT-VPCP) in a form: by field of work, and by sub-unit."""

from __future__ import annotations

from giamsat.formatting.dates import short_date
from giamsat.texts_vi import forms as texts
from giamsat.workbook import layout
from giamsat.workbook.forms import styles
from giamsat.workbook.forms.check_formulas import formulas
from giamsat.workbook.forms.check_terms import DOSSIERS, SUB_UNITS, definition_terms, dossier_terms, period_labels
from giamsat.workbook.forms.content import AskedSheet
from giamsat.workbook.forms.dossier_table import (
    ABOVE,
    CHECK,
    FIRST,
    LABEL,
    NOTE,
    NUMBERS,
    Shape,
    bind,
    shape_of,
    total_cells,
    write_heads,
    write_previous,
    write_row,
    write_total,
)
from giamsat.workbook.forms.frame import HINT_ROW, SECOND_HINT_ROW, FormBook, colour_checks, hint
from giamsat.workbook.forms.indicators import ASKED, previous_words
from giamsat.workbook.forms.pen import Pen, at, block, of_sheet
from giamsat.workbook.forms.tally import Tally, first_open, starting
from giamsat.workbook.forms.validations import Validations
from giamsat.workbook.layout import DOSSIER_COLUMNS, SheetKind

_ASKED_DAY = styles.asked(styles.DAY)


def write_dossiers(form: FormBook, asked: AskedSheet) -> Tally:
    """Write Biểu 06 by field of work: period, choices of definition, rows, totals, last period's totals."""
    pen, validations = form.open(asked.sheet)
    shape = shape_of(form.content, SheetKind.DOSSIERS)
    hint(pen, HINT_ROW, texts.HINT_DOSSIERS)
    known = [form.content.known[one.indicator_id] for one in DOSSIER_COLUMNS if one.indicator_id in form.content.known]
    if known:
        hint(pen, SECOND_HINT_ROW, previous_words(known))
    above = _write_above(form, pen, validations)
    write_heads(pen, shape, layout.DOSSIER_HEADS)
    for number, row in enumerate(range(shape.first, shape.last + 1), start=1):
        pen.put(row, FIRST, number, styles.NUMBERED)
        pen.put(row, LABEL, None, ASKED["General"])
        write_row(pen, row, at(row, LABEL))
    write_total(pen, shape, {}, "")
    write_previous(form, pen, shape.total + 1)
    bind(validations, shape)
    pen.widths({FIRST: 6, LABEL: 34})
    _finish(form, pen, shape)
    return _tally(asked, shape, DOSSIERS, above)


def write_sub_units(form: FormBook, asked: AskedSheet) -> Tally:
    """Write Biểu 06 by sub-unit, one printed row each; the totals are held against those by field of work."""
    pen, validations = form.open(asked.sheet)
    shape = shape_of(form.content, SheetKind.SUB_UNITS)
    others = total_cells(form.content)
    main = next(iter(others.values()), ("", ""))[0]
    hint(pen, HINT_ROW, texts.HINT_SUB_UNITS.format(day=short_date(form.content.cut_off), sheet=main))
    write_heads(pen, shape, layout.SUB_UNIT_HEADS)
    for row, one in enumerate(form.content.sub_units, start=shape.first):
        pen.put(row, FIRST, one.id, styles.CODE)
        pen.put(row, LABEL, one.official_name, styles.TEXT)
        write_row(pen, row, "")
    cells = {one.code: of_sheet(*others[one.indicator_id]) for one in DOSSIER_COLUMNS if one.indicator_id in others}
    write_total(pen, shape, cells, main[:2])
    bind(validations, shape)
    pen.widths({FIRST: 20, LABEL: 30})
    _finish(form, pen, shape)
    return _tally(asked, shape, SUB_UNITS, ())


def _write_above(form: FormBook, pen: Pen, validations: Validations) -> tuple[str, ...]:
    """Write the period and the choices of definition; return their terms of the check code."""
    blocks = {}
    name = pen.sheet.title
    days = (form.content.round.period_from, form.content.cut_off)
    row = ABOVE
    for label, day in zip(period_labels(), days, strict=True):
        pen.put(row, LABEL, label, styles.LABEL)
        pen.put(row, LABEL + 1, day, _ASKED_DAY)
        validations.day(at(row, LABEL + 1))
        blocks[label] = of_sheet(name, at(row, LABEL + 1, "$"))
        row += 1
    for one in layout.DEFINITIONS:
        pen.put(row, LABEL, one.label, styles.LABEL)
        pen.put(row, LABEL + 1, None, ASKED["General"])
        pen.height(row, 48)
        validations.choice(at(row, LABEL + 1), [word for word, _ in one.choices], "definition")
        blocks[one.label] = of_sheet(name, at(row, LABEL + 1, "$"))
        row += 1
    return formulas(definition_terms(), blocks)


def _finish(form: FormBook, pen: Pen, shape: Shape) -> None:
    sheet = pen.sheet
    sheet.freeze_panes = at(shape.first, LABEL + 1)
    sheet.print_title_rows = f"{shape.head}:{shape.head + 2}"
    colour_checks(sheet, block(shape.first, CHECK, shape.total, CHECK), at(shape.first, CHECK, "c"))
    form.close(pen)


def _tally(asked: AskedSheet, shape: Shape, name: str, above: tuple[str, ...]) -> Tally:
    def column(place: int, last: int = shape.last) -> str:
        return of_sheet(asked.sheet.name, block(shape.first, place, last, place, "$"))

    check = column(CHECK, shape.total)
    blocks = {f"({code})": column(code) for code in NUMBERS} | {
        "(2)": column(LABEL), layout.DOSSIER_NOTE_HEAD: column(NOTE),
    }  # fmt: skip
    columns = "+".join(f"(COUNT({column(code)})>0)" for code in NUMBERS)
    cells = len(NUMBERS)
    filled = columns
    if name == DOSSIERS:
        rows = range(ABOVE + 2, ABOVE + 2 + len(layout.DEFINITIONS))
        chosen = [of_sheet(asked.sheet.name, at(row, LABEL + 1, "$")) for row in rows]
        cells, filled = cells + len(chosen), f"{columns}+COUNTA({','.join(chosen)})"
    else:
        whole = of_sheet(asked.sheet.name, block(shape.first, min(NUMBERS), shape.last, max(NUMBERS), "$"))
        cells, filled = shape.count * len(NUMBERS), f"COUNTA({whole})"
    return Tally(
        asked.sheet,
        cells=cells,
        filled=filled,
        mend=starting(check, texts.MEND),
        look=starting(check, texts.LOOK),
        first=first_open(check, column(LABEL, shape.total)),
        code=(*above, *formulas(dossier_terms(name), blocks)),
    )
