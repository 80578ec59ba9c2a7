"""One sheet of an .xlsx workbook: its XML walked once, for values, formulas, error values, formats and hidden parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.parsers.expat import XMLParserType

from giamsat.formatting.text import nfc
from giamsat.workbook.cells_found import CellsFound, day_of
from giamsat.workbook.grid import Limits, Value
from giamsat.workbook.parts import DEEPEST, bare, guarded_parser, plain
from giamsat.workbook.xlsx_styles import PLAIN, Style
from giamsat.workbook.xlsx_values import area_of, cell_place, iso_day, number_of, time_of_day, unescaped

_EMPTY_ROW = re.compile(rb'<row (?=[^<>]*\br="[0-9]+")[^<>]*/>')
_MANY_BYTES = 2_000_000
_SHEET_TEXTS = frozenset(("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"))
_OF_SHEET = frozenset(("col", "mergeCell", "sheetProtection"))


@dataclass(frozen=True, slots=True)
class Shared:
    """What the cells of all sheets refer to."""

    strings: Sequence[str]
    styles: Sequence[Style]
    is_1904: bool


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
        elif name in _OF_SHEET:
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
            return iso_day(text)
        number = number_of(text.strip())
        if isinstance(number, str) or not (style.is_date or style.is_percent):
            return number
        if style.is_percent:
            self.found.percents.add(where)
            return number
        return day_of(float(number), self.shared.is_1904) or time_of_day(number)
