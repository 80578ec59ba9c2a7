"""Put a form together: cover, sheets, last page, hidden lists and identity; the same bytes for the same content."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook

from giamsat.workbook.archive import repacked
from giamsat.workbook.forms.content import AskedSheet, FormContent
from giamsat.workbook.forms.cover import cover_cells, day_terms, open_cover, waived_block, write_cover
from giamsat.workbook.forms.dossier_table import total_cells
from giamsat.workbook.forms.dossiers import write_dossiers, write_sub_units
from giamsat.workbook.forms.frame import FormBook
from giamsat.workbook.forms.indicators import value_cells, write_indicators
from giamsat.workbook.forms.lists import Lists, write_identity
from giamsat.workbook.forms.page import protect, protect_structure
from giamsat.workbook.forms.records import write_records
from giamsat.workbook.forms.sign import write_sign
from giamsat.workbook.forms.tally import Tally
from giamsat.workbook.layout import SheetKind
from giamsat.workbook.writing import escaped


def form_bytes(content: FormContent) -> bytes:
    """Return the workbook that goes out to a unit."""
    book = Workbook()
    book.remove(book.worksheets[0])
    looks: dict[int, Any] = {}
    lists = Lists(book, looks)
    form = FormBook(book, content, lists, looks)
    form.values |= value_cells(content.sheets) | total_cells(content)
    pen, validations = open_cover(form)
    last = next((one.sheet for one in content.sheets if one.sheet.kind is SheetKind.SIGN), None)
    tallies = [tally for one in content.sheets if (tally := _write(form, one)) is not None]
    if last is not None:
        write_sign(form, last, tallies, cover_cells(), waived_block(), day_terms())
    write_cover(form, pen, validations, tallies, last)
    book.move_sheet(lists.sheet, len(book.worksheets) - 1)
    protect(lists.sheet)
    write_identity(book, content, looks)
    protect_structure(book)
    book.active = 0
    _name_and_date(book, content)
    saved = io.BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), content.cut_off, {})


def _write(form: FormBook, asked: AskedSheet) -> Tally | None:
    """Write a sheet and return its account; the cover and the last page have none."""
    match asked.sheet.kind:
        case SheetKind.DOSSIERS:
            return write_dossiers(form, asked)
        case SheetKind.SUB_UNITS:
            return write_sub_units(form, asked)
        case SheetKind.RECORDS:
            return write_records(form, asked)
        case SheetKind.INDICATORS:
            pen, validations = form.open(asked.sheet)
            tally = write_indicators(form, pen, validations, asked)
            form.close(pen)
            return tally
        case _:
            return None


def _name_and_date(book: Workbook, content: FormContent) -> None:
    book.properties.creator = ""
    book.properties.title = escaped(content.unit.official_name)
    book.calculation.fullCalcOnLoad = True
