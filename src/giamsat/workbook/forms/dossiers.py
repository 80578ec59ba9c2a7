"""Biểu 06 (TT 01/2020/TT-VPCP) in a form: by field of work, and by sub-unit."""

from __future__ import annotations

from dataclasses import dataclass

from giamsat.formatting.dates import short_date
from giamsat.texts_vi import forms as texts
from giamsat.workbook import layout
from giamsat.workbook.content import Formula
from giamsat.workbook.forms import styles
from giamsat.workbook.forms.check_formulas import formulas
from giamsat.workbook.forms.check_terms import DOSSIERS, SUB_UNITS, definition_terms, dossier_terms, period_labels
from giamsat.workbook.forms.content import FIELD_ROWS, AskedSheet, FormContent
from giamsat.workbook.forms.frame import HINT_ROW, SECOND_HINT_ROW, FormBook, colour_checks, hint
from giamsat.workbook.forms.indicators import ASKED, COMPUTED, KNOWN, OPTIONAL, OPTIONAL_NUMBER, previous_words
from giamsat.workbook.forms.pen import Pen, at, block, height_of, of_sheet
from giamsat.workbook.forms.row_checks import dossier_check, total_check
from giamsat.workbook.forms.tally import Tally, first_open, starting
from giamsat.workbook.forms.validations import Validations
from giamsat.workbook.layout import DOSSIER_COLUMNS, SheetKind

_FIRST, _LABEL = 1, 2
_NUMBERS = {column.code: column.code for column in DOSSIER_COLUMNS}
"""Code (n) stands in column n of the form."""
_NOTE, _CHECK = max(_NUMBERS) + 1, max(_NUMBERS) + 2
_ABOVE = 5  # first row of period and choices
_OVERDUE, _RESOLVED = 10, 7
_TOTAL_ASKED, _BOLD_COUNT = styles.asked(styles.DAY), styles.computed(styles.COUNT, is_bold=True)


@dataclass(frozen=True, slots=True)
class Shape:
    """Where things stand: the first row of heads, the rows of data, the row of totals."""

    head: int
    count: int

    @property
    def first(self) -> int:
        """The first row of data, after two rows of heads and the codes."""
        return self.head + 3

    @property
    def last(self) -> int:
        """The last row of data."""
        return self.first + self.count - 1

    @property
    def total(self) -> int:
        """The row of totals."""
        return self.last + 1


def shape_of(content: FormContent, kind: SheetKind) -> Shape:
    """Return the shape of the table by field of work or by sub-unit."""
    if kind is SheetKind.SUB_UNITS:
        return Shape(SECOND_HINT_ROW + 1, len(content.sub_units))
    return Shape(_ABOVE + 2 + len(layout.DEFINITIONS) + 1, FIELD_ROWS)


def total_cells(content: FormContent) -> dict[str, tuple[str, str]]:
    """Return sheet and cell of the totals of Biểu 06 by indicator, when the form asks for it."""
    for asked in content.sheets:
        if asked.sheet.kind is SheetKind.DOSSIERS:
            total = shape_of(content, SheetKind.DOSSIERS).total
            return {one.indicator_id: (asked.sheet.name, at(total, one.code, "$")) for one in DOSSIER_COLUMNS}
    return {}


def write_dossiers(form: FormBook, asked: AskedSheet) -> Tally:
    """Write Biểu 06 by field of work: period, choices of definition, rows, totals, last period's totals."""
    pen, validations = form.open(asked.sheet)
    shape = shape_of(form.content, SheetKind.DOSSIERS)
    hint(pen, HINT_ROW, texts.HINT_DOSSIERS)
    known = [form.content.known[one.indicator_id] for one in DOSSIER_COLUMNS if one.indicator_id in form.content.known]
    if known:
        hint(pen, SECOND_HINT_ROW, previous_words(known))
    above = _write_above(form, pen, validations)
    _write_heads(pen, shape, layout.DOSSIER_HEADS)
    for number, row in enumerate(range(shape.first, shape.last + 1), start=1):
        pen.put(row, _FIRST, number, styles.NUMBERED)
        pen.put(row, _LABEL, None, ASKED["General"])
        _write_row(pen, row, at(row, _LABEL))
    _write_total(pen, shape, {}, "")
    _write_previous(form, pen, shape.total + 1)
    _rule(validations, shape)
    pen.widths({_FIRST: 6, _LABEL: 34})
    _finish(form, pen, shape)
    return _tally(asked, shape, DOSSIERS, above)


def write_sub_units(form: FormBook, asked: AskedSheet) -> Tally:
    """Write Biểu 06 by sub-unit, one printed row each; the totals are held against those by field of work."""
    pen, validations = form.open(asked.sheet)
    shape = shape_of(form.content, SheetKind.SUB_UNITS)
    others = total_cells(form.content)
    main = next(iter(others.values()), ("", ""))[0]
    hint(pen, HINT_ROW, texts.HINT_SUB_UNITS.format(day=short_date(form.content.cut_off), sheet=main))
    _write_heads(pen, shape, layout.SUB_UNIT_HEADS)
    for row, one in enumerate(form.content.sub_units, start=shape.first):
        pen.put(row, _FIRST, one.id, styles.CODE)
        pen.put(row, _LABEL, one.official_name, styles.TEXT)
        _write_row(pen, row, "")
    cells = {one.code: of_sheet(*others[one.indicator_id]) for one in DOSSIER_COLUMNS if one.indicator_id in others}
    _write_total(pen, shape, cells, main[:2])
    _rule(validations, shape)
    pen.widths({_FIRST: 20, _LABEL: 30})
    _finish(form, pen, shape)
    return _tally(asked, shape, SUB_UNITS, ())


def _write_above(form: FormBook, pen: Pen, validations: Validations) -> tuple[str, ...]:
    """Write the period and the choices of definition; return their terms of the check code."""
    blocks = {}
    name = pen.sheet.title
    days = (form.content.round.period_from, form.content.cut_off)
    row = _ABOVE
    for label, day in zip(period_labels(), days, strict=True):
        pen.put(row, _LABEL, label, styles.LABEL)
        pen.put(row, _LABEL + 1, day, _TOTAL_ASKED)
        validations.day(at(row, _LABEL + 1))
        blocks[label] = of_sheet(name, at(row, _LABEL + 1, "$"))
        row += 1
    for one in layout.DEFINITIONS:
        pen.put(row, _LABEL, one.label, styles.LABEL)
        pen.put(row, _LABEL + 1, None, ASKED["General"])
        pen.height(row, 48)
        validations.choice(at(row, _LABEL + 1), [word for word, _ in one.choices], "definition")
        blocks[one.label] = of_sheet(name, at(row, _LABEL + 1, "$"))
        row += 1
    return formulas(definition_terms(), blocks)


def _write_heads(pen: Pen, shape: Shape, heads: tuple[str, str]) -> None:
    """Write two rows of heads and the row of codes (1) … (13)."""
    top = shape.head
    single = {_FIRST: heads[0], _LABEL: heads[1], _NOTE: layout.DOSSIER_NOTE_HEAD, _CHECK: layout.DOSSIER_CHECK_HEAD}
    for column, head in single.items():
        pen.put(top, column, head, styles.HEAD)
        pen.row(top + 1, {column: None}, styles.HEAD)
        pen.put(top + 2, column, f"({column})" if column <= _LABEL else None, styles.HEAD)
        pen.merge(top, column, column, top + 1)
    groups = [one.group for one in DOSSIER_COLUMNS]
    for place, one in enumerate(DOSSIER_COLUMNS):
        is_first = place == groups.index(one.group)
        pen.put(top, one.code, one.group if is_first else None, styles.HEAD)
        pen.put(top + 1, one.code, one.header, styles.HEAD)
        pen.put(top + 2, one.code, f"({one.code})", styles.HEAD)
    for group in dict.fromkeys(groups):
        codes = [one.code for one in DOSSIER_COLUMNS if one.group == group]
        pen.merge(top, codes[0], codes[-1])
    pen.height(top + 1, 62)
    pen.widths(dict.fromkeys(_NUMBERS.values(), 11) | {_NOTE: 24, _CHECK: 30})


def _write_row(pen: Pen, row: int, label: str) -> None:
    pen.row(row, dict.fromkeys(_NUMBERS), ASKED[styles.COUNT])
    pen.put(row, _NOTE, None, OPTIONAL)
    cells = {code: at(row, code) for code in _NUMBERS}
    whole = block(row, min(_NUMBERS), row, max(_NUMBERS))
    pen.height(row, height_of({}, least=1) + 4)
    pen.put(row, _CHECK, Formula(dossier_check(cells, whole, label, at(row, _NOTE))), styles.CHECK)


def _write_total(pen: Pen, shape: Shape, others: dict[int, str], number: str) -> None:
    """Write the row of totals: sums, empty as long as their column is."""
    row = shape.total
    pen.put(row, _FIRST, None, styles.LABEL)
    pen.put(row, _LABEL, layout.TOTAL_LABEL, styles.LABEL)
    for code in _NUMBERS:
        column = block(shape.first, code, shape.last, code)
        pen.put(row, code, Formula(f'IF(COUNT({column})=0,"",SUM({column}))'), _BOLD_COUNT)
    pen.put(row, _NOTE, None, OPTIONAL)
    cells = {code: at(row, code) for code in _NUMBERS}
    pen.height(row, height_of({}, least=2))
    pen.put(row, _CHECK, Formula(total_check(cells, others, number, at(row, _NOTE))), styles.CHECK)


def _write_previous(form: FormBook, pen: Pen, row: int) -> None:
    pen.put(row, _FIRST, None, styles.LABEL)
    pen.put(row, _LABEL, layout.PREVIOUS_TOTAL_LABEL, styles.LABEL)
    for one in DOSSIER_COLUMNS:
        figure = form.content.known.get(one.indicator_id)
        style = OPTIONAL_NUMBER[styles.COUNT] if figure is None else KNOWN[styles.COUNT]
        pen.put(row, one.code, None if figure is None else figure.value, style)
    pen.row(row, {_NOTE: None, _CHECK: None}, COMPUTED["General"])


def _rule(validations: Validations, shape: Shape) -> None:
    for code in _NUMBERS:
        where = block(shape.first, code, shape.last, code)
        if code == _RESOLVED:
            row = shape.first
            parts = block(row, code + 1, row, code + 3)
            validations.rule(where, f"OR(COUNT({parts})<3,{at(row, code)}=SUM({parts}))", "total")
        else:
            validations.count(where, "overdue" if code == _OVERDUE else "")


def _finish(form: FormBook, pen: Pen, shape: Shape) -> None:
    sheet = pen.sheet
    sheet.freeze_panes = at(shape.first, _LABEL + 1)
    sheet.print_title_rows = f"{shape.head}:{shape.head + 2}"
    colour_checks(sheet, block(shape.first, _CHECK, shape.total, _CHECK), at(shape.first, _CHECK, "c"))
    form.close(pen)


def _tally(asked: AskedSheet, shape: Shape, name: str, above: tuple[str, ...]) -> Tally:
    def column(place: int, last: int = shape.last) -> str:
        return of_sheet(asked.sheet.name, block(shape.first, place, last, place, "$"))

    check = column(_CHECK, shape.total)
    blocks = {f"({code})": column(code) for code in _NUMBERS} | {
        "(2)": column(_LABEL), layout.DOSSIER_NOTE_HEAD: column(_NOTE),
    }  # fmt: skip
    columns = "+".join(f"(COUNT({column(code)})>0)" for code in _NUMBERS)
    cells = len(_NUMBERS)
    filled = columns
    if name == DOSSIERS:
        rows = range(_ABOVE + 2, _ABOVE + 2 + len(layout.DEFINITIONS))
        chosen = [of_sheet(asked.sheet.name, at(row, _LABEL + 1, "$")) for row in rows]
        cells, filled = cells + len(chosen), f"{columns}+COUNTA({','.join(chosen)})"
    else:
        whole = of_sheet(asked.sheet.name, block(shape.first, min(_NUMBERS), shape.last, max(_NUMBERS), "$"))
        cells, filled = shape.count * len(_NUMBERS), f"COUNTA({whole})"
    return Tally(
        asked.sheet,
        cells=cells,
        filled=filled,
        mend=starting(check, texts.MEND),
        look=starting(check, texts.LOOK),
        first=first_open(check, column(_LABEL, shape.total)),
        code=(*above, *formulas(dossier_terms(name), blocks)),
    )
