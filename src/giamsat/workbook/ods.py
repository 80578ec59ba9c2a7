"""An .ods workbook (OpenDocument), as LibreOffice saves a form over: values, formulas, error values, hidden parts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from giamsat.errors import IntakeError, Place
from giamsat.formatting.legacy import is_legacy_font
from giamsat.formatting.text import nfc
from giamsat.workbook.cells_found import FARTHEST, CellsFound
from giamsat.workbook.grid import Limits, Value
from giamsat.workbook.parts import BROKEN, DEEPEST, Package, bare, guarded_parser, plain, walk
from giamsat.workbook.xlsx import Sheets
from giamsat.workbook.xlsx_styles import PLAIN, Style
from giamsat.workbook.xlsx_values import number_of

_ERROR = ("#", "Err:")
_CELLS = ("table-cell", "covered-table-cell")


def read_ods(content: bytes, place: Place, limits: Limits) -> Sheets:
    """Read every sheet.

    :raises IntakeError: when the file is damaged, or holds or unpacks to more than it should.
    """
    try:
        package = Package(content, place, limits)
        walker = _Walker(package, limits)
        _parse(package.read("content.xml"), walker)
        if "meta.xml" in package.names:
            walker.sheets.properties.update(_properties(package.read("meta.xml")))
        printed = _page_texts(package.read("styles.xml")) if "styles.xml" in package.names else []
    except BROKEN:
        raise IntakeError.of("workbook-unreadable", place) from None
    for found in walker.done:
        found.printed += printed
        walker.sheets.add(found)
    return walker.sheets


def _parse(xml: bytes, walker: _Walker) -> None:
    parser = guarded_parser()
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    parser.Parse(xml, True)


class _Walker:
    """Follows content.xml; repeated empty cells and rows are stepped over, however many are declared."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.sheets = Sheets()
        self.done: list[CellsFound] = []
        self.package = package
        self.limits = limits
        self.elements = self.depth = 0
        self.styles: dict[str, Style] = {}
        self.style = ""
        self.column_styles: list[tuple[int, str]] = []
        self.hidden_tables: set[str] = set()
        self.found: CellsFound | None = None
        self.row = self.column = self.row_repeat = 0
        self.filled: list[tuple[int, Value]] = []
        self.cell: dict[str, str] = {}
        self.lines: list[str] = []
        self.words: list[str] | None = None
        self.notes = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > self.limits.elements or self.depth > DEEPEST:
            raise ValueError("a sheet beyond reason")
        name = bare(tag)
        if name in _CELLS:
            self.cell = plain(attributes)
            self.lines = []
        elif name == "p" and self.found is not None and not self.notes:
            self.words = []
        elif name == "s" and self.words is not None:
            self.words.append(" " * min(int(plain(attributes).get("c", "1")), 1000))
        elif name in ("tab", "line-break") and self.words is not None:
            self.words.append("\n" if name == "line-break" else "\t")
        else:
            self._structure(name, attributes)

    def _structure(self, name: str, attributes: dict[str, str]) -> None:
        own = plain(attributes)
        if name == "table-row":
            self.row_repeat = max(1, int(own.get("number-rows-repeated", "1")))
            self.column = 0
            self.filled = []
            if own.get("visibility") in ("collapse", "filter") and self.found is not None and self.row < FARTHEST[0]:
                self.found.hidden_rows.update(range(self.row, min(self.row + self.row_repeat, FARTHEST[0])))
        elif name == "table-column" and self.found is not None:
            self._columns(own)
        elif name == "table":
            self._table(own)
        elif name == "annotation":
            self.notes += 1
        elif name == "style":
            self.style = own.get("name", "")
            self.styles[self.style] = PLAIN
        elif name == "table-cell-properties" and own.get("cell-protect") in ("none", "formula-hidden"):
            last = self.styles.get(self.style, PLAIN)
            self.styles[self.style] = Style(is_locked=False, font=last.font)
        elif name == "text-properties" and is_legacy_font(own.get("font-name", own.get("font-family", ""))):
            last = self.styles.get(self.style, PLAIN)
            font = own.get("font-name", own.get("font-family", ""))
            self.styles[self.style] = Style(is_locked=last.is_locked, font=font)
        elif name == "table-properties" and own.get("display") == "false":
            self.hidden_tables.add(self.style)

    def _table(self, own: dict[str, str]) -> None:
        before = self.done[-1] if self.done else None
        self.found = CellsFound(
            nfc(own.get("name", "")),
            self.package.place,
            self.limits,
            is_hidden=own.get("style-name", "") in self.hidden_tables,
            has_unlocked=own.get("protected") == "true",
            count=before.count if before else 0,
            length=before.length if before else 0,
        )
        self.row = 0
        self.column_styles = []

    def _columns(self, own: dict[str, str]) -> None:
        first = self.column_styles[-1][0] if self.column_styles else 0
        after = min(first + max(1, int(own.get("number-columns-repeated", "1"))), FARTHEST[1])
        self.column_styles.append((after, own.get("default-cell-style-name", "")))
        if own.get("visibility") in ("collapse", "filter") and self.found is not None:
            self.found.hidden_columns.update(range(first, after))

    def text(self, data: str) -> None:
        if self.words is not None:
            self.words.append(data)

    def end(self, tag: str) -> None:
        self.depth -= 1
        name = bare(tag)
        if name == "p" and self.words is not None and not self.notes:
            self.lines.append("".join(self.words))
            self.words = None
        elif name in _CELLS and self.found is not None:
            self._cell(self.found)
        elif name == "table-row" and self.found is not None:
            self._row(self.found)
        elif name == "annotation":
            self.notes -= 1
        elif name == "table" and self.found is not None:
            self.done.append(self.found)
            self.found = None

    def _cell(self, found: CellsFound) -> None:
        own = self.cell
        repeat = max(1, int(own.get("number-columns-repeated", "1")))
        where = (self.row, self.column)
        style = self.styles.get(own.get("style-name") or self._column_style(), PLAIN)
        if not style.is_locked:
            found.has_unlocked = True
        spans = int(own.get("number-rows-spanned", "1")), int(own.get("number-columns-spanned", "1"))
        if spans != (1, 1):
            found.merged.append((*where, self.row + spans[0] - 1, self.column + spans[1] - 1))
        value = self._value(found, where)
        formula = "formula" in own
        if value is not None or formula or where in found.errors:
            for column in range(self.column, min(self.column + repeat, FARTHEST[1])):
                self.filled.append((column, value))
                self._mark(found, (self.row, column), style, formula, value)
                if len(self.filled) > self.limits.cells:
                    raise self.package.too_large()
        self.column += repeat
        self.cell = {}

    def _mark(self, found: CellsFound, where: tuple[int, int], style: Style, formula: bool, value: Value) -> None:
        if formula:
            found.formulas.add(where)
        if style.is_locked:
            found.locked.add(where)
        if style.font and isinstance(value, str):
            found.fonts[where] = style.font
        if self.cell.get("value-type") == "percentage":
            found.percents.add(where)

    def _row(self, found: CellsFound) -> None:
        if self.filled:
            if self.row_repeat * len(self.filled) > self.limits.cells:
                raise self.package.too_large()
            for row in range(self.row, self.row + self.row_repeat):
                for column, value in self.filled:
                    found.put(row, column, value)
        self.row += self.row_repeat

    def _column_style(self) -> str:
        return next((style for after, style in self.column_styles if self.column < after), "")

    def _value(self, found: CellsFound, where: tuple[int, int]) -> Value:
        own = self.cell
        kind = own.get("value-type", "")
        text = nfc("\n".join(self.lines))
        if own.get("formula") and (text.startswith(_ERROR) or own.get("value-type") == "error"):
            found.errors[where] = text
            return None
        if kind in ("float", "percentage", "currency"):
            return _number(own.get("value", ""), text)
        if kind == "date":
            return _day(own.get("date-value", ""), text)
        if kind == "boolean":
            return own.get("boolean-value") == "true"
        if kind == "string" and "string-value" in own:
            return nfc(own["string-value"]) or None
        if text.startswith("#") and text.rstrip("!?").isupper() and kind in ("", "string") and " " not in text:
            found.errors[where] = text
            return None
        return text or None


def _number(stored: str, shown: str) -> Value:
    number = number_of(stored)
    return number if isinstance(number, Decimal) else shown or None


def _day(stored: str, shown: str) -> Value:
    try:
        return date.fromisoformat(stored[:10])
    except ValueError:
        return shown or None


def _collected(xml: bytes, wanted: Callable[[str], bool], take: Callable[[str, dict[str, str], str], None]) -> None:
    """Give ``take`` each wanted element of a part with its name, attributes and whole text."""
    opened: list[tuple[str, dict[str, str], list[str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if wanted(tag):
            opened.append((tag, attributes, []))

    def text(data: str) -> None:
        if opened:
            opened[-1][2].append(data)

    def end(tag: str) -> None:
        if opened and opened[-1][0] == tag:
            name, attributes, words = opened.pop()
            take(name, attributes, nfc("".join(words)).strip())

    walk(xml, start, end, text)


def _properties(xml: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    _collected(
        xml,
        lambda tag: tag == "user-defined",
        lambda _, attributes, text: found.update({attributes.get("name", ""): text}),
    )
    return found


def _page_texts(xml: bytes) -> list[str]:
    """Return what page headers and footers say."""
    found: list[str] = []
    _collected(
        xml,
        lambda tag: tag in ("header", "footer", "header-left", "footer-left"),
        lambda _, attributes, text: found.append(text) if text else None,
    )
    return found
