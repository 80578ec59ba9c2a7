"""An .xlsx workbook: its sheets in their order, with what the parts beside them say."""

from __future__ import annotations

from dataclasses import dataclass, field

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.text import nfc
from giamsat.workbook.cells_found import CellsFound
from giamsat.workbook.grid import Grid, Limits
from giamsat.workbook.parts import BROKEN, Package, walk
from giamsat.workbook.xlsx_sheet import Shared, read_sheet
from giamsat.workbook.xlsx_styles import read_styles
from giamsat.workbook.xlsx_values import unescaped

_MAIN = "xl/workbook.xml"
_NO_CELLS = ("chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")


@dataclass
class Sheets:
    """What a reader found: sheets by name, custom properties of the document, notices, the date system."""

    grids: dict[str, Grid] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    notices: list[Fault] = field(default_factory=list)
    is_1904: bool = False

    def add(self, found: CellsFound) -> None:
        """Add a sheet that has been read."""
        grid, notices = found.grid()
        self.grids[found.name] = grid
        self.notices += notices


def read_xlsx(content: bytes, place: Place, limits: Limits) -> Sheets:
    """Read every worksheet.

    :raises IntakeError: when the file is damaged, or holds or unpacks to more than it should.
    """
    try:
        return _read(Package(content, place, limits))
    except BROKEN:
        raise IntakeError.of("workbook-unreadable", place) from None


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as workbook.xml lists it."""

    name: str
    link: str
    is_hidden: bool


def _read(package: Package) -> Sheets:
    sheets = Sheets(properties=_properties(package))
    listed: list[_Listed] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            is_hidden = attributes.get("state", "visible") != "visible"
            listed.append(_Listed(nfc(attributes.get("name", "")), attributes.get("id", ""), is_hidden))
        elif tag == "workbookPr":
            sheets.is_1904 = attributes.get("date1904") in ("1", "true")

    walk(package.read(_MAIN), start)
    relations = package.relations(_MAIN)
    shared = Shared(_strings(package), read_styles(package), sheets.is_1904)
    cells = length = 0
    for one in listed:
        kind, part = relations[one.link]
        if kind in _NO_CELLS:
            continue
        found = CellsFound(one.name, package.place, package.limits, is_hidden=one.is_hidden, count=cells, length=length)
        read_sheet(package.read(part), found, shared, package.limits)
        cells, length = found.count, found.length
        sheets.add(found)
    if any(name.startswith("xl/externalLinks/") for name in package.names):
        sheets.notices.append(Fault.of("workbook-links", package.place))
    return sheets


def _strings(package: Package) -> list[str]:
    """Return the texts that cells share; the readings above Asian signs (rPh) are not part of them."""
    found: list[str] = []
    if "xl/sharedStrings.xml" not in package.names:
        return found
    parts: list[str] = []
    state = {"in_text": False, "phonetic": False}
    length = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            parts.clear()
        elif tag == "rPh":
            state["phonetic"] = True
        elif tag == "t":
            state["in_text"] = not state["phonetic"]

    def end(tag: str) -> None:
        if tag == "si":
            found.append(unescaped("".join(parts)))
        elif tag == "rPh":
            state["phonetic"] = False
        elif tag == "t":
            state["in_text"] = False

    def text(data: str) -> None:
        nonlocal length
        length += len(data)
        if length > package.limits.text:
            raise package.too_large()
        if state["in_text"]:
            parts.append(data)

    walk(package.read("xl/sharedStrings.xml"), start, end, text)
    return found


def _properties(package: Package) -> dict[str, str]:
    """Return the custom properties of the document."""
    found: dict[str, str] = {}
    if "docProps/custom.xml" not in package.names:
        return found
    name = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal name
        if tag == "property":
            name = attributes.get("name", "")

    def text(data: str) -> None:
        if name:
            found[name] = nfc(found.get(name, "") + data).strip()

    walk(package.read("docProps/custom.xml"), start, None, text)
    return found
