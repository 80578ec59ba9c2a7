"""The check code of a workbook as read: the one that its last page shows, so that paper and file can be compared.

``XXXX-0000-0000-0000``: four signs of the form's hash, then three groups of digits from the numbers of the sheets
(:mod:`giamsat.workbook.forms.check_terms`). It tells two contents apart, it proves nothing: it is no signature. It
covers figures, states, days, choices and how many cells are filled, not the wording of explanations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from giamsat.formatting.names import match_key
from giamsat.workbook import layout
from giamsat.workbook.forms.check_terms import (
    DOSSIERS,
    HUNDREDTHS,
    MIXERS,
    PRIME,
    SUB_UNITS,
    Op,
    Term,
    cover_terms,
    definition_terms,
    dossier_terms,
    first_group,
    sheet_weights,
    terms_of,
    weight,
)
from giamsat.workbook.forms.found_columns import ERROR, Cells, dossier_columns, labelled, table_columns
from giamsat.workbook.layout import Sheet, SheetKind
from giamsat.workbook.reading import Book, Grid

_EXCEL_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class CheckCode:
    """The code, and the number of each sheet that is there: where two codes differ, the sheet is told."""

    text: str
    sheets: Mapping[str, int]


def check_code(
    book: Book, sheets: Mapping[str, Grid] | None = None, form: Sequence[Sheet] = layout.SHEETS
) -> CheckCode | None:
    """Return the code of a workbook, ``None`` when it is no form of this version.

    :param sheets: the form's sheets by number («» for the cover); without it they are known by their names.
    :param form: what sheets the form has.
    """
    identity = book.sheets.get(layout.IDENTITY_SHEET)
    fields = {} if identity is None else labelled(identity, layout.IDENTITY_FIELDS)
    hidden = next((str(one) for one in fields.get("form_hash", ()) if one is not None), "")
    form_hash = hidden or book.properties.get(f"{layout.PROPERTY_PREFIX}form_hash", "")
    if not form_hash:
        return None
    named = {match_key(name): grid for name, grid in book.sheets.items()}
    found = {sheet.number: named.get(match_key(sheet.name)) for sheet in form} if sheets is None else sheets
    numbers = {
        sheet.number: _number(sheet, grid)
        for sheet in form
        if sheet.kind is not SheetKind.SIGN and (grid := found.get(sheet.number)) is not None
    }
    groups = [first_group(form_hash)]
    for place, (modulus, *_) in enumerate(MIXERS):
        total = sum(number * sheet_weights(sheet)[place] for sheet, number in numbers.items())
        groups.append(f"{total % modulus:04d}")
    return CheckCode("-".join(groups), numbers)


def _number(sheet: Sheet, grid: Grid) -> int:
    match sheet.kind:
        case SheetKind.COVER:
            terms = cover_terms()
            return _sum(terms, labelled(grid, [term.field for term in terms])) % PRIME
        case SheetKind.DOSSIERS:
            above = definition_terms()
            chosen = _sum(above, labelled(grid, [term.field for term in above]))
            return (chosen + _sum(dossier_terms(DOSSIERS), dossier_columns(grid))) % PRIME
        case SheetKind.SUB_UNITS:
            return _sum(dossier_terms(SUB_UNITS), dossier_columns(grid)) % PRIME
    return sum(_sum(terms_of(table), columns) for table, columns in table_columns(sheet, grid)) % PRIME


def _sum(terms: Iterable[Term], columns: Mapping[str, Cells]) -> int:
    return sum(_value(term, columns.get(term.field, ()), columns.get("code", ())) for term in terms)


def _value(term: Term, cells: Cells, codes: Cells) -> int:
    match term.op:
        case Op.SUM:
            return 0 if ERROR in cells else _hundredths(cells) * term.weight
        case Op.FILLED:
            return sum(1 for cell in cells if cell is not None) * term.weight
        case Op.WORD:
            return sum(1 for cell in cells if _is(cell, term.word)) * term.weight
    by_code: dict[str, list[object]] = {}
    for code, cell in zip(codes, cells, strict=False):
        if isinstance(code, str):
            by_code.setdefault(code, []).append(cell)
    if term.op is Op.CODED_SUM:
        if any(ERROR in found for found in by_code.values()):
            return 0
        return term.weight * sum(_hundredths(found) * weight(code) for code, found in by_code.items())
    return term.weight * sum(
        weight(code) * sum(1 for cell in found if _is(cell, term.word)) for code, found in by_code.items()
    )


def _hundredths(cells: Sequence[object]) -> int:
    total = sum((_as_number(cell) for cell in cells), Decimal(0)) * HUNDREDTHS
    return int(total.quantize(Decimal(1), ROUND_HALF_UP)) % PRIME


def _as_number(cell: object) -> Decimal:
    """Return what SUM makes of a cell: a day is its serial number, text and truth values count nothing."""
    match cell:
        case bool():
            return Decimal(0)
        case Decimal():
            return cell
        case date():
            return Decimal((cell - _EXCEL_DAY_0).days)
        case _:
            return Decimal(0)


def _is(cell: object, word: str) -> bool:
    return isinstance(cell, str) and cell.casefold() == word.casefold()
