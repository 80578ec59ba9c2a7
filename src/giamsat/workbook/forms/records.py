"""Tables of records in a form: empty rows with their lists, days and numbers bound; former requests printed."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.model.parameters import FormerRequest
from giamsat.texts_vi import forms as texts
from giamsat.workbook import layout
from giamsat.workbook.forms import styles
from giamsat.workbook.forms.check_formulas import formulas
from giamsat.workbook.forms.check_terms import terms_of
from giamsat.workbook.forms.content import RECORD_ROWS, AskedSheet
from giamsat.workbook.forms.frame import HEAD_ROW, HINT_ROW, SECOND_HINT_ROW, FormBook, hint
from giamsat.workbook.forms.indicators import write_indicators
from giamsat.workbook.forms.pen import Pen, at, block, height_of, literal, of_sheet
from giamsat.workbook.forms.tally import Tally
from giamsat.workbook.forms.validations import Validations
from giamsat.workbook.layout import REQUESTS, SCORES, CellType, Column, Table

_STYLES = {
    True: {number: styles.asked(number) for number in ("General", "0", styles.DAY, styles.COUNT)},
    False: {number: styles.asked(number, is_optional=True) for number in ("General", "0", styles.DAY, styles.COUNT)},
}
_KNOWN = styles.known()


def write_records(form: FormBook, asked: AskedSheet) -> Tally:
    """Write a sheet of records, with its indicators above them where the catalogue asks for some."""
    pen, validations = form.open(asked.sheet)
    accounts = []
    row = HEAD_ROW
    if asked.indicators:
        accounts.append(write_indicators(form, pen, validations, asked))
        row = HEAD_ROW + len(asked.indicators) + 2
    elif asked.records:
        is_requests = REQUESTS in asked.records
        hint(pen, HINT_ROW, texts.HINT_REQUESTS if is_requests else texts.HINT_RECORDS)
    if SCORES in asked.records and form.content.scores:
        names = [texts.CODE_AND_NAME.format(code=one.id, name=one.name) for one in form.content.scores]
        pen.put(SECOND_HINT_ROW, 1, texts.HINT_SCORES.format(codes="; ".join(names)), styles.NOTE_WRAP)
        pen.merge(SECOND_HINT_ROW, 1, len(SCORES.columns))
        pen.height(SECOND_HINT_ROW, 66)
    for table in asked.records:
        requests = form.content.requests if table is REQUESTS else ()
        row, account = _write_table(form, pen, validations, asked, table, requests, row)
        accounts.append(account)
    form.close(pen)
    return _together(asked, accounts)


def _write_table(
    form: FormBook,
    pen: Pen,
    validations: Validations,
    asked: AskedSheet,
    table: Table,
    requests: Sequence[FormerRequest],
    row: int,
) -> tuple[int, Tally]:
    """Write title, head and rows of a table; return the row for the next one and the table's account."""
    sheet = pen.sheet
    if table.title:
        pen.put(row, 1, table.title, styles.MARK)
        row += 1
    for place, column in enumerate(table.columns, start=1):
        pen.put(row, place, column.header, styles.HEAD)
        pen.widths({place: column.width})
    pen.height(row, height_of({column.header: column.width - 2 for column in table.columns}, least=2))
    if not sheet.print_title_rows:
        sheet.print_title_rows = f"{row}:{row}"
        sheet.freeze_panes = at(row + 1, 1)
        sheet.auto_filter.ref = block(row, 1, row + (len(requests) or RECORD_ROWS), len(table.columns))
    first, last = row + 1, row + (len(requests) or RECORD_ROWS)
    for line in range(first, last + 1):
        request = requests[line - first] if requests else None
        if request is not None:
            pen.height(line, _row_height(table, request))
        for place, column in enumerate(table.columns, start=1):
            _write_cell(pen, line, place, column, request)
    for place, column in enumerate(table.columns, start=1):
        _rule(form, validations, table, column, block(first, place, last, place))
    return last + 2, _tally(asked, table, first, last, len(requests))


def _row_height(table: Table, request: FormerRequest) -> float:
    """Return the height of a row with printed texts; other rows grow with what is typed."""
    widths = {column.field: column.width for column in table.columns}
    return height_of({request.content: widths["content"], request.origin: widths["origin"]}, least=3)


def _write_cell(pen: Pen, row: int, place: int, column: Column, request: FormerRequest | None) -> None:
    if request is not None and column.is_locked:
        printed = {"code": request.id, "origin": request.origin, "content": request.content}
        pen.put(row, place, printed.get(column.field, request.deadline) or None, _KNOWN)
        return
    number = {CellType.COUNT: styles.COUNT, CellType.DATE: styles.DAY}.get(column.type, "General")
    if column.field == "year":
        number = "0"  # a year has no thousands
    pen.put(row, place, None, _STYLES[column.key][number])


def _rule(form: FormBook, validations: Validations, table: Table, column: Column, where: str) -> None:
    """Bind a column by what its cells hold."""
    is_survey = table is layout.SURVEYS
    if column.field == "index_id" and form.content.scores:
        validations.choice(where, [one.id for one in form.content.scores], "index")
        return
    match column.type:
        case CellType.COUNT:
            validations.count(where, "survey" if is_survey else "")
        case CellType.NUMBER:
            validations.number(where)
        case CellType.DATE if column.past:
            validations.past_day(where)
        case CellType.DATE:
            validations.day(where)
        case CellType.CHOICE:
            prompt = "deadline" if column.field == "deadline_kind" else ""
            validations.choice(where, [word for word, _ in column.choices], prompt)
        case _ if column.field == "evidence":
            validations.prompt(where, "evidence")


def _tally(asked: AskedSheet, table: Table, first: int, last: int, requests: int) -> Tally:
    """Count the rows that have their key; to mend are those that have something else but not the key."""

    def of(place: int) -> str:
        return of_sheet(asked.sheet.name, block(first, place, last, place, "$"))

    places = {column.field: place for place, column in enumerate(table.columns, start=1)}
    blocks = {field: of(place) for field, place in places.items()}
    code = formulas(terms_of(table), blocks)
    if requests:
        return Tally(asked.sheet, requests, f"COUNTA({blocks['state']})", code=code)
    keys = [blocks[column.field] for column in table.columns if column.key]
    others = "+".join(f'({blocks[c.field]}<>"")' for c in table.columns if not c.key)
    empty = "*".join(f'({key}="")' for key in keys)
    filled = f"SUMPRODUCT(--({keys[-1]}<>{literal('')}))"
    return Tally(asked.sheet, 0, filled, mend=f"SUMPRODUCT({empty}*(({others})>0))", code=code)


def _together(asked: AskedSheet, accounts: Sequence[Tally]) -> Tally:
    """Return the account of a whole sheet: cells are those of its indicators, rows of lists come beside them."""
    terms = tuple(term for one in accounts for term in one.code)
    counted = [one for one in accounts if one.cells] or list(accounts)
    return Tally(
        asked.sheet,
        cells=sum(one.cells for one in counted),
        filled="+".join(one.filled for one in counted),
        mend="+".join(one.mend for one in accounts),
        look="+".join(one.look for one in accounts),
        first=accounts[0].first,
        code=terms,
    )
