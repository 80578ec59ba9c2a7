"""The cover of a form: whose it is, how to fill it in, whom to ask, how much is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from giamsat.texts_vi import forms as texts
from giamsat.workbook import layout
from giamsat.workbook.forms import styles
from giamsat.workbook.forms.check_formulas import formulas
from giamsat.workbook.forms.check_terms import cover_terms
from giamsat.workbook.forms.content import WAIVER_ROWS, FormContent
from giamsat.workbook.forms.frame import FormBook
from giamsat.workbook.forms.pen import Pen, at, block, of_sheet
from giamsat.workbook.forms.progress import write_progress
from giamsat.workbook.forms.tally import Tally
from giamsat.workbook.forms.validations import PERIOD_FROM, PERIOD_TO, Validations
from giamsat.workbook.layout import COVER, COVER_ROWS, CellType, CoverRow, Sheet, SheetKind

LABEL, VALUE, BESIDE = 1, 2, 3
FIRST_ROW = 4
ROWS = {line.field: row for row, line in enumerate(COVER_ROWS, start=FIRST_ROW)}
_WAIVER_HEAD = FIRST_ROW + len(COVER_ROWS)
_WAIVERS = (_WAIVER_HEAD + 1, _WAIVER_HEAD + WAIVER_ROWS)
_LINE_HEIGHT = _ROW_HEIGHT = 18
_ASKED, _ASKED_DAY = styles.asked(), styles.asked(styles.DAY)
_OPTIONAL, _OPTIONAL_DAY = styles.asked(is_optional=True), styles.asked(styles.DAY, is_optional=True)
_KNOWN, _KNOWN_DAY = styles.known(), styles.known(styles.DAY)


def cover_cells() -> dict[str, str]:
    """Return the cells of the cover's values by field, as other sheets name them."""
    return {field: of_sheet(COVER.name, at(row, VALUE, "$")) for field, row in ROWS.items()}


def waived_block() -> str:
    """Return the block of names of sheets that do not apply."""
    return of_sheet(COVER.name, block(_WAIVERS[0], VALUE, _WAIVERS[1], VALUE, "$"))


def day_terms() -> tuple[str, ...]:
    """Return the cover's terms of the check code."""
    cells = cover_cells()
    labels = {line.label: cells[line.field] for line in COVER_ROWS}
    return formulas(cover_terms(), labels)


def open_cover(form: FormBook) -> tuple[Pen, Validations]:
    """Add the cover as the first sheet and name the cells of the period, which other sheets' validations use."""
    pen, validations = form.open(COVER)
    cells = cover_cells()
    form.lists.name(PERIOD_FROM, cells["period_from"])
    form.lists.name(PERIOD_TO, cells["period_to"])
    return pen, validations


def write_cover(
    form: FormBook, pen: Pen, validations: Validations, tallies: Sequence[Tally], last: Sheet | None
) -> None:
    """Write the cover.

    :param last: the page that holds the sheets' accounts.
    """
    values = _values(form.content)
    for line in COVER_ROWS:
        _write_value(pen, validations, line, values.get(line.field))
    _write_waivers(form, pen, validations)
    row = _write_how_to(form, pen, _WAIVERS[1] + 2, tallies)
    if last is not None:
        write_progress(pen, row + 1, tallies, last)
    pen.widths({LABEL: 38, VALUE: 46, BESIDE: 42})
    pen.sheet.freeze_panes = at(FIRST_ROW, 1)
    form.close(pen, is_portrait=True)


def _values(content: FormContent) -> dict[str, str | date | None]:
    comparison = content.round.comparison
    word = {slug: text for text, slug in layout.DATA_KINDS}
    kinds = {slug: text for text, slug in layout.SUBMISSION_KINDS}
    return {
        "round_id": content.round.id,
        "unit_id": content.unit.id,
        "unit_name": content.unit.official_name,
        "period_from": content.round.period_from,
        "period_to": content.cut_off,
        "comparison_from": comparison.start if comparison else None,
        "comparison_to": comparison.end if comparison else None,
        "data_kind": word["minh-hoa" if content.unit.fictional else "that"],
        "hand_in_by": content.hand_in_by,
        "submission_kind": kinds["lan-dau"],
    }


def _write_value(pen: Pen, validations: Validations, line: CoverRow, value: str | date | None) -> None:
    row = ROWS[line.field]
    pen.height(row, _ROW_HEIGHT)
    is_day = line.type is CellType.DATE
    pen.put(row, LABEL, line.label, styles.LABEL)
    if line.is_locked:
        pen.put(row, VALUE, value, _KNOWN_DAY if is_day else _KNOWN)
        return
    is_wanted = line.needed or line.field in ("report_number", "report_date", "report_signer", "contact_name")
    styles_of = (_ASKED_DAY if is_day else _ASKED) if is_wanted else (_OPTIONAL_DAY if is_day else _OPTIONAL)
    pen.put(row, VALUE, value, styles_of)
    if is_day:
        validations.day(at(row, VALUE))
    if line.choices:
        validations.choice(at(row, VALUE), [word for word, _ in line.choices])


def _write_waivers(form: FormBook, pen: Pen, validations: Validations) -> None:
    """Write the rows that name sheets which do not apply, and their basis."""
    pen.row(_WAIVER_HEAD, {LABEL: None, VALUE: None}, styles.LINE)
    pen.put(_WAIVER_HEAD, BESIDE, layout.BASIS_HEADER, styles.HEAD)
    for row in range(_WAIVERS[0], _WAIVERS[1] + 1):
        pen.put(row, LABEL, layout.NOT_APPLICABLE_LABEL, styles.LABEL)
        pen.row(row, {VALUE: None, BESIDE: None}, _OPTIONAL)
    names = [one.sheet.name for one in form.content.sheets if one.sheet.number and one.sheet.kind is not SheetKind.SIGN]
    validations.choice(block(_WAIVERS[0], VALUE, _WAIVERS[1], VALUE), names, "waived")


def _write_how_to(form: FormBook, pen: Pen, row: int, tallies: Sequence[Tally]) -> int:
    """Write how to fill in and how much there is; return the next row."""
    pen.put(row, LABEL, texts.HOW_TO, styles.MARK)
    burden = [texts.BURDEN.format(cells=form.content.cells, hours=form.content.hours)]
    burden += [
        texts.BURDEN_ROWS.format(number=one.sheet.number, rows=len(form.content.sub_units))
        for one in tallies
        if one.sheet.kind is SheetKind.SUB_UNITS
    ]
    lines = [*((line, styles.MARK) for line in burden), *((line, styles.LINE) for line in texts.HOW_TO_LINES)]
    for line, style in [*lines, (texts.HOW_TO_EXAMPLE, styles.NOTE)]:
        row += 1
        pen.put(row, LABEL, line, style)
        pen.merge(row, LABEL, BESIDE)
        pen.height(row, _LINE_HEIGHT)
    return row + 1
