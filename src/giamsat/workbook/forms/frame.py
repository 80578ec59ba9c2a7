"""What the sheets of a form share: their first rows, their columns, and the book they are written into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.model.parameters import Indicator, Kind
from giamsat.texts_vi import forms as texts
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.forms.content import FormContent
from giamsat.workbook.forms.lists import Lists
from giamsat.workbook.forms.page import protect, set_up_page
from giamsat.workbook.forms.pen import Pen, literal
from giamsat.workbook.forms.styles import (
    COUNT,
    DECIMAL,
    DONE_COLOUR,
    LOOK_COLOUR,
    MARK,
    MEND_COLOUR,
    NOTE,
    TITLE,
    of_check,
)
from giamsat.workbook.forms.validations import Validations
from giamsat.workbook.layout import INDICATORS, Sheet

HINT_ROW, SECOND_HINT_ROW, HEAD_ROW = 3, 4, 5
COLUMN = {column.field: place for place, column in enumerate(INDICATORS.columns, start=1)}
"""The columns of an indicator table, from 1."""


@dataclass
class FormBook:
    """The workbook under work: its content, hidden lists, shared looks, and where each indicator's value stands."""

    book: Workbook
    content: FormContent
    lists: Lists
    looks: dict[int, Any]
    values: dict[str, tuple[str, str]] = field(default_factory=dict)

    def open(self, sheet: Sheet) -> tuple[Pen, Validations]:
        """Add a sheet with its title, the unit and the mark."""
        worksheet = self.book.create_sheet(sheet.name)
        pen = Pen(worksheet, self.looks)
        title = sheet.name.removeprefix(sheet.number).strip() if sheet.number else texts.TITLE
        pen.put(1, 1, title, TITLE)
        line = texts.UNIT_LINE.format(unit=self.content.unit.official_name, round=self.content.round.title)
        if self.content.unit.fictional:
            line = texts.MARKED_LINE.format(mark=ILLUSTRATIVE, line=line)
        pen.put(2, 1, line, MARK)
        pen.height(1, 24)
        pen.height(2, 18)
        pen.default_height(20)
        return pen, Validations(worksheet, self.lists)

    def close(self, pen: Pen, is_portrait: bool = False) -> None:
        """Set the paper and lock the sheet."""
        set_up_page(pen.sheet, self.content, is_portrait)
        protect(pen.sheet)


def hint(pen: Pen, row: int, words: str) -> None:
    """Write a line above a table; it runs over the empty cells beside it."""
    pen.put(row, 1, words, NOTE)


def colour_checks(sheet: Worksheet, where: str, check: str) -> None:
    """Colour a block by the first sign of the cell ``check`` of its row; the sign itself tells it without colour."""
    signs = ((texts.MEND, MEND_COLOUR, True), (texts.LOOK, LOOK_COLOUR, True), (texts.DONE, DONE_COLOUR, False))
    for sign, colour, is_bold in signs:
        formula = f"LEFT({check},1)={literal(sign)}"
        rule: Any = Rule(type="expression", dxf=of_check(colour, is_bold), formula=[formula], stopIfTrue=True)
        sheet.conditional_formatting.add(where, rule)


def number_format(indicator: Indicator) -> str:
    """Return the number format of an indicator's cells."""
    if indicator.kind is Kind.YES_NO:
        return "General"
    return DECIMAL if indicator.decimals or indicator.kind is Kind.AMOUNT else COUNT
