"""The table of Biểu 06 in a form: where it stands, its heads, rows, totals, and what binds them."""

from __future__ import annotations

from dataclasses import dataclass

from giamsat.workbook import layout
from giamsat.workbook.content import Formula
from giamsat.workbook.forms import styles
from giamsat.workbook.forms.content import FIELD_ROWS, FormContent
from giamsat.workbook.forms.frame import SECOND_HINT_ROW, FormBook
from giamsat.workbook.forms.indicators import ASKED, COMPUTED, KNOWN, OPTIONAL, OPTIONAL_NUMBER
from giamsat.workbook.forms.pen import Pen, at, block, height_of
from giamsat.workbook.forms.row_checks import dossier_check, total_check
from giamsat.workbook.forms.validations import Validations
from giamsat.workbook.layout import DOSSIER_COLUMNS, SheetKind

FIRST, LABEL = 1, 2
NUMBERS = {column.code: column.code for column in DOSSIER_COLUMNS}
"""Code (n) stands in column n of the form."""
NOTE, CHECK = max(NUMBERS) + 1, max(NUMBERS) + 2
ABOVE = 5  # first row of period and choices
_OVERDUE, _RESOLVED = 10, 7
_BOLD_COUNT = styles.computed(styles.COUNT, is_bold=True)


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
    return Shape(ABOVE + 2 + len(layout.DEFINITIONS) + 1, FIELD_ROWS)


def total_cells(content: FormContent) -> dict[str, tuple[str, str]]:
    """Return sheet and cell of the totals of Biểu 06 by indicator, when the form asks for it."""
    for asked in content.sheets:
        if asked.sheet.kind is SheetKind.DOSSIERS:
            total = shape_of(content, SheetKind.DOSSIERS).total
            return {one.indicator_id: (asked.sheet.name, at(total, one.code, "$")) for one in DOSSIER_COLUMNS}
    return {}


def write_heads(pen: Pen, shape: Shape, heads: tuple[str, str]) -> None:
    """Write two rows of heads and the row of codes (1) … (13)."""
    top = shape.head
    single = {FIRST: heads[0], LABEL: heads[1], NOTE: layout.DOSSIER_NOTE_HEAD, CHECK: layout.DOSSIER_CHECK_HEAD}
    for column, head in single.items():
        pen.put(top, column, head, styles.HEAD)
        pen.row(top + 1, {column: None}, styles.HEAD)
        pen.put(top + 2, column, f"({column})" if column <= LABEL else None, styles.HEAD)
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
    pen.widths(dict.fromkeys(NUMBERS.values(), 11) | {NOTE: 24, CHECK: 30})


def write_row(pen: Pen, row: int, label: str) -> None:
    """Write a row to fill and its check; ``label`` is the cell of its name, «» where that is printed."""
    pen.row(row, dict.fromkeys(NUMBERS), ASKED[styles.COUNT])
    pen.put(row, NOTE, None, OPTIONAL)
    cells = {code: at(row, code) for code in NUMBERS}
    whole = block(row, min(NUMBERS), row, max(NUMBERS))
    pen.height(row, height_of({}, least=1) + 4)
    pen.put(row, CHECK, Formula(dossier_check(cells, whole, label, at(row, NOTE))), styles.CHECK)


def write_total(pen: Pen, shape: Shape, others: dict[int, str], number: str) -> None:
    """Write the row of totals: sums, empty as long as their column is."""
    row = shape.total
    pen.put(row, FIRST, None, styles.LABEL)
    pen.put(row, LABEL, layout.TOTAL_LABEL, styles.LABEL)
    for code in NUMBERS:
        column = block(shape.first, code, shape.last, code)
        pen.put(row, code, Formula(f'IF(COUNT({column})=0,"",SUM({column}))'), _BOLD_COUNT)
    pen.put(row, NOTE, None, OPTIONAL)
    cells = {code: at(row, code) for code in NUMBERS}
    pen.height(row, height_of({}, least=2))
    pen.put(row, CHECK, Formula(total_check(cells, others, number, at(row, NOTE))), styles.CHECK)


def write_previous(form: FormBook, pen: Pen, row: int) -> None:
    """Write the row of last period's totals: known ones locked."""
    pen.put(row, FIRST, None, styles.LABEL)
    pen.put(row, LABEL, layout.PREVIOUS_TOTAL_LABEL, styles.LABEL)
    for one in DOSSIER_COLUMNS:
        figure = form.content.known.get(one.indicator_id)
        style = OPTIONAL_NUMBER[styles.COUNT] if figure is None else KNOWN[styles.COUNT]
        pen.put(row, one.code, None if figure is None else figure.value, style)
    pen.row(row, {NOTE: None, CHECK: None}, COMPUTED["General"])


def bind(validations: Validations, shape: Shape) -> None:
    """Bind the numbers: whole ones of 0 or more; (7) warns when it is not the sum of its parts."""
    for code in NUMBERS:
        where = block(shape.first, code, shape.last, code)
        if code == _RESOLVED:
            row = shape.first
            parts = block(row, code + 1, row, code + 3)
            validations.rule(where, f"OR(COUNT({parts})<3,{at(row, code)}=SUM({parts}))", "total")
        else:
            validations.count(where, "overdue" if code == _OVERDUE else "")
