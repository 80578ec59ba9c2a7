"""One sheet of an .xlsx workbook: its XML walked once, for values, formulas, error values, formats and hidden parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from xml.parsers.expat import XMLParserType

from giamsat.formatting.text import nfc
from giamsat.workbook.cells_found import CellsFound, day_of
from giamsat.workbook.grid import Area, Limits, Value
from giamsat.workbook.parts import DEEPEST, bare, guarded_parser, plain
from giamsat.workbook.xlsx_styles import PLAIN, Style

_LETTERS = re.compile("[A-Z]{1,3}")
_EMPTY_ROW = re.compile(rb'<row (?=[^<>]*\br="[0-9]+")[^<>]*/>')
_MANY_BYTES = 2_000_000
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SHEET_TEXTS = frozenset(("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"))
_COLUMNS: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Shared:
    """What the cells of all sheets refer to."""

    strings: Sequence[str]
    styles: Sequence[Style]
    is_1904: bool


def unescaped(text: str) -> str:
    """Return text as the format stores it, read: «_x0001_» is a sign that XML cannot hold; in NFC."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: _sign(int(match[1], 16)), text)
    return text if text.isascii() else nfc(text)


def _sign(code: int) -> str:
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def cell_place(reference: str) -> tuple[int, int]:
    """Return row and column (from 0) of an address such as «B7».

    :raises ValueError: when it is none.
    """
    letters = reference.rstrip("0123456789")
    column = _COLUMNS.get(letters)
    if column is None:
        column = _COLUMNS[letters] = _column_of(letters)
    return int(reference[len(letters) :]) - 1, column


def _column_of(letters: str) -> int:
    if not _LETTERS.fullmatch(letters):
        raise ValueError("not a cell's address")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def area_of(reference: str) -> Area:
    """Return the area of «B5:C7»."""
    first, _, last = reference.partition(":")
    top, bottom = cell_place(first), cell_place(last or first)
    return (*top, *bottom)


def number_of(text: str) -> Decimal | str:
    """Return a stored number in its shortest form: «0.98199999999999998» is 0.982; what is none stays text."""
    if text.isascii() and text.isdigit() and len(text) <= 15:
        return Decimal(text)
    try:
        value = float(text)
    except ValueError:
        return text
    if not isfinite(value):
        return text
    return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))


def read_sheet(xml: bytes, found: CellsFound, shared: Shared, limits: Limits) -> None:
    """Read the cells of a sheet into ``found``.

    :raises ValueError: for XML that no office program writes.
    """
    reader = _SheetReader(found, shared)
    parser = guarded_parser()
    _follow(parser, reader, limits.elements)
    # Formats that somebody gave to all rows of a sheet are a million empty rows.
    parser.Parse(_EMPTY_ROW.sub(b"", xml) if len(xml) > _MANY_BYTES else xml, True)


def _follow(parser: XMLParserType, reader: _SheetReader, most: int) -> None:
    """Let a parser tell the reader of cells, rows and the few other elements that count.

    These handlers are called for every element of a sheet: closures, which are the quickest.
    """
    elements = depth = 0
    names: dict[str, str] = {}
    parts: list[str] = []
    is_text = is_phonetic = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal elements, depth, is_text, is_phonetic
        elements += 1
        depth += 1
        if elements > most or depth > DEEPEST:
            raise ValueError("a sheet beyond reason")
        name = names.get(tag)
        if name is None:
            name = names[tag] = bare(tag)
        if name == "c":
            reader.open_cell(attributes)
        elif name == "v" or name == "t":
            is_text = not is_phonetic
        elif name == "row":
            reader.open_row(attributes)
        elif name == "f":
            reader.has_formula = True
        elif name == "rPh":
            is_phonetic = True
        elif name in _SHEET_TEXTS:
            is_text = True
        else:
            reader.other(name, plain(attributes))

    def text(data: str) -> None:
        if is_text:
            parts.append(data)

    def end(tag: str) -> None:
        nonlocal depth, is_text, is_phonetic
        depth -= 1
        name = names[tag]
        if name == "c":
            reader.close_cell()
        elif is_text:
            words = "".join(parts)
            parts.clear()
            is_text = False
            if name in _SHEET_TEXTS:
                reader.found.printed.append(nfc(words))
            else:
                reader.value = words if reader.value is None else reader.value + words
        elif name == "rPh":
            is_phonetic = False

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text


class _SheetReader:
    """The row and cell that are being read, and what they give."""

    def __init__(self, found: CellsFound, shared: Shared) -> None:
        self.found = found
        self.shared = shared
        self.row = self.column = -1
        self.attributes: dict[str, str] = {}
        self.value: str | None = None
        self.has_formula = False

    def open_cell(self, attributes: dict[str, str]) -> None:
        self.attributes = attributes
        self.value = None
        self.has_formula = False
        self.column += 1

    def open_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self.row = int(number) - 1 if number else self.row + 1
        self.column = -1
        if "hidden" in attributes and attributes["hidden"] in ("1", "true"):
            self.found.hidden_rows.add(self.row)

    def other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "col" and attributes.get("hidden") in ("1", "true"):
            last = min(int(attributes["max"]), 1 << 14)
            self.found.hidden_columns.update(range(int(attributes["min"]) - 1, last))
        elif name == "mergeCell":
            self.found.merged.append(area_of(attributes["ref"]))
        elif name == "sheetProtection" and attributes.get("sheet") in ("1", "true"):
            self.found.has_unlocked = True

    def close_cell(self) -> None:
        reference = self.attributes.get("r")
        if reference is not None:
            self.row, self.column = cell_place(reference)
        index = self.attributes.get("s")
        styles = self.shared.styles
        style = styles[int(index)] if index is not None and styles else PLAIN
        if not style.is_locked:
            self.found.has_unlocked = True
        if self.value is None and not self.has_formula and self.attributes.get("t") != "e":
            return
        where = (self.row, self.column)
        value = self._value(style, where)
        if self.has_formula:
            self.found.formulas.add(where)
        if value is None and not self.has_formula and where not in self.found.errors:
            return
        if style.is_locked:
            self.found.locked.add(where)
        if style.font and isinstance(value, str):
            self.found.fonts[where] = style.font
        self.found.put(*where, value)

    def _value(self, style: Style, where: tuple[int, int]) -> Value:
        text = self.value
        kind = self.attributes.get("t", "n")
        if kind == "e":
            self.found.errors[where] = text or ""
            return None
        if text is None or text == "":
            return None
        if kind == "s":
            return self.shared.strings[int(text)] or None
        if kind in ("str", "inlineStr"):
            return unescaped(text)
        if kind == "b":
            return text in ("1", "true")
        if kind == "d":
            return _iso_day(text)
        number = number_of(text.strip())
        if isinstance(number, str) or not (style.is_date or style.is_percent):
            return number
        if style.is_percent:
            self.found.percents.add(where)
            return number
        return day_of(float(number), self.shared.is_1904) or _time(number)


def _iso_day(text: str) -> Value:
    from datetime import date

    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text


def _time(number: Decimal) -> Value:
    """Return a time of day as text; a number that no day has stays a number."""
    if not 0 <= number < 1:
        return number
    seconds = round(number * 86_400)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
