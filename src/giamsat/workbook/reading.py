"""Read a workbook's cells with their addresses.

Values come from python-calamine. It shows neither formulas nor Excel's error values (both arrive as an empty
cell), so the sheet parts are searched for them, and parsed only when some are there.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from giamsat.errors import IntakeError, Place
from giamsat.formatting.text import nfc
from giamsat.workbook.parts import Marks, read_marks

Value = str | bool | Decimal | date | None
"""What a cell holds: text in NFC, a truth value, an exact number, a day, or nothing."""

MAX_BYTES = 50_000_000
MAX_CELLS = 2_000_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet, from A1; ``formulas`` and ``errors`` hold addresses («B7»)."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    formulas: frozenset[str] = frozenset()
    errors: Mapping[str, str] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Value:
        """Return the value at ``row`` and ``column`` (both from 0), ``None`` beyond the last cell."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]

    def __iter__(self) -> Iterator[tuple[int, tuple[Value, ...]]]:
        return iter(enumerate(self.rows))


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read: the SHA-256 of its bytes and its sheets by name, in their order."""

    file: str
    sha256: str
    sheets: Mapping[str, Grid]


def address(row: int, column: int) -> str:
    """Return the A1 address of a cell given by row and column from 0: ``address(0, 27)`` is «AB1»."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def read_book(path: Path, file: str) -> Book:
    """Read the workbook at ``path``, called ``file`` in messages.

    :raises IntakeError: when it cannot be opened, is encrypted, empty, of an old format or no workbook at all.
    """
    place = Place(file=file)
    try:
        content = path.read_bytes()
    except OSError:
        raise IntakeError.of("workbook-unopened", place) from None
    _refuse_strange(content, place)
    return Book(file, hashlib.sha256(content).hexdigest(), _read_sheets(content, place))


def _refuse_strange(content: bytes, place: Place) -> None:
    if not content:
        raise IntakeError.of("workbook-empty-file", place)
    if len(content) > MAX_BYTES:
        raise IntakeError.of("workbook-too-large", place, limit=MAX_BYTES // 1_000_000)
    if content.startswith(_OLE):
        raise IntakeError.of("workbook-encrypted" if _ENCRYPTED in content else "workbook-old-format", place)
    if not content.startswith(b"PK"):
        raise IntakeError.of("workbook-not-one", place)


def _read_sheets(content: bytes, place: Place) -> dict[str, Grid]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

    marks = read_marks(content, place)
    sheets: dict[str, Grid] = {}
    cells = 0
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for meta in book.sheets_metadata:
            if meta.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            cells += sheet.total_height * sheet.total_width
            if cells > MAX_CELLS:
                raise IntakeError.of("workbook-too-large", place, limit=MAX_BYTES // 1_000_000)
            sheets[nfc(meta.name)] = _grid(nfc(meta.name), sheet.to_python(skip_empty_area=False), marks)
    except (CalamineError, OSError, ValueError):
        raise IntakeError.of("workbook-unreadable", place) from None
    if not any(grid.rows for grid in sheets.values()):
        raise IntakeError.of("workbook-no-cells", place)
    return sheets


def _grid(name: str, rows: Sequence[Sequence[object]], marks: Mapping[str, Marks]) -> Grid:
    mark = marks.get(name, Marks())
    return Grid(name, tuple(tuple(_value(cell) for cell in row) for row in rows), mark.formulas, mark.errors)


def _value(cell: object) -> Value:
    """Return a cell as one of the kit's types; a time of day alone or a duration stays text."""
    match cell:
        case None | "":
            return None
        case bool():
            return cell
        case int():
            return Decimal(cell)
        case float():
            return Decimal(int(cell)) if cell.is_integer() else Decimal(str(cell))
        case datetime():
            return cell.date()
        case date():
            return cell
        case _:
            return nfc(str(cell))
