"""The hidden sheets: lists to choose from, and the identity by which a renamed form is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.workbook import layout
from giamsat.workbook.forms.content import FormContent
from giamsat.workbook.forms.pen import Pen, block, literal, of_sheet
from giamsat.workbook.forms.styles import TEXT

IN_CELL_LIMIT = 255
"""Excel keeps a list inside a validation only up to this many characters."""


class Lists:
    """The hidden sheet of lists; a list is written once and then known by its name."""

    def __init__(self, book: Workbook, looks: dict[int, Any]) -> None:
        self.sheet: Worksheet = book.create_sheet(layout.LISTS_SHEET)
        self.sheet.sheet_state = "hidden"
        self._book = book
        self._pen = Pen(self.sheet, looks)
        self._names: dict[tuple[str, ...], str] = {}
        self._column = 0

    def source(self, words: Sequence[str]) -> str:
        """Return the source of a drop-down: the words themselves where Excel holds them, else a named list.

        Inside a cell the words are joined by commas, so a word that has one needs the sheet.
        """
        joined = ",".join(words)
        if len(joined) <= IN_CELL_LIMIT and not any("," in word or '"' in word for word in words):
            return literal(joined)
        key = tuple(words)
        if key not in self._names:
            name = f"ds_{len(self._names) + 1}"
            self.name(name, of_sheet(layout.LISTS_SHEET, self.column(words)))
            self._names[key] = name
        return self._names[key]

    def column(self, values: Sequence[str | int]) -> str:
        """Write values into the next column and return their block."""
        self._column += 1
        for row, value in enumerate(values, start=1):
            self._pen.put(row, self._column, value, TEXT)
        return block(1, self._column, max(1, len(values)), self._column, "$")

    def name(self, name: str, where: str) -> None:
        """Give a block of cells a name."""
        self._book.defined_names[name] = DefinedName(name, attr_text=where)


def write_identity(book: Workbook, content: FormContent, looks: dict[int, Any]) -> None:
    """Write who and what the form is, twice: on a hidden sheet, and as properties that survive other programs."""
    values = {
        "round_id": content.round.id,
        "unit_id": content.unit.id,
        "form_version": layout.FORM_VERSION,
        "form_hash": content.hash,
    }
    sheet = book.create_sheet(layout.IDENTITY_SHEET)
    sheet.sheet_state = "veryHidden"
    pen = Pen(sheet, looks)
    properties: Any = book.custom_doc_props  # type: ignore[attr-defined]  # openpyxl 3.1, unknown to its types
    for row, field in enumerate(layout.IDENTITY_FIELDS, start=1):
        pen.put(row, 1, field, TEXT)
        pen.put(row, 2, values[field], TEXT)
        properties.append(StringProperty(name=f"{layout.PROPERTY_PREFIX}{field}", value=values[field]))
