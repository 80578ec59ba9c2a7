"""What python-calamine does not tell of an .xls workbook: extents, formulas, locks, fonts, passwords, hidden parts.

The stream «Workbook» is a row of records (MS-XLS 2.4); only those that mark cells or sheets are looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from giamsat.formatting.legacy import is_legacy_font

_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE
_FORMULA, _BOF, _EOF, _ROW, _FILEPASS, _DATE_1904 = 0x0006, 0x0809, 0x000A, 0x0208, 0x002F, 0x0022
_BOUNDSHEET, _FONT, _XF, _MERGED, _PROTECT, _COLUMNS = 0x0085, 0x0031, 0x00E0, 0x00E5, 0x0012, 0x007D
_HEADER, _FOOTER, _BOOL_OR_ERROR, _SUPBOOK, _FORMAT = 0x0014, 0x0015, 0x0205, 0x01AE, 0x041E
_CELLS = (0x0203, 0x027E, 0x00FD, 0x0204, 0x0205, _FORMULA)
_MANY_NUMBERS = 0x00BD
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass
class SheetMarks:
    """What is marked of a sheet: cells by row and column from 0, with the number of their format."""

    start: int = 0
    is_hidden: bool = False
    cells: dict[tuple[int, int], int] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_protected: bool = False
    printed: list[str] = field(default_factory=list)


@dataclass
class BookMarks:
    """What is marked of a workbook: its sheets in order, formats as (locked, font, number format), odd things."""

    sheets: list[SheetMarks] = field(default_factory=list)
    formats: list[tuple[bool, str, int]] = field(default_factory=list)
    numbers: dict[int, str] = field(default_factory=dict)
    fonts: list[str] = field(default_factory=list)
    is_encrypted: bool = False
    is_1904: bool = False


def workbook_stream(content: bytes, limit: int) -> bytes:
    """Return the stream «Workbook» of a compound file (MS-CFB).

    :raises ValueError: when there is none, or a chain of sectors does not end.
    """
    shift, mini_shift = struct.unpack_from("<HH", content, 30)
    count, first_directory = struct.unpack_from("<I", content, 44)[0], struct.unpack_from("<I", content, 48)[0]
    cutoff, first_mini, _, first_extra, extra = struct.unpack_from("<5I", content, 56)
    if shift not in (9, 12) or mini_shift != 6:
        raise ValueError("not a compound file")
    size = 1 << shift
    listed = list(struct.unpack_from("<109I", content, 76))
    while extra and first_extra < _END:
        block = struct.unpack_from(f"<{size // 4}I", content, (first_extra + 1) * size)
        listed += block[:-1]
        first_extra, extra = block[-1], extra - 1
    table: list[int] = []
    for sector in listed[:count]:
        table += struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)

    def chain(sector: int) -> bytes:
        parts: list[bytes] = []
        for _ in range(len(table) + 1):
            if sector >= _END or len(parts) * size > limit:
                break
            parts.append(content[(sector + 1) * size : (sector + 2) * size])
            sector = table[sector]
        return b"".join(parts)

    directory = chain(first_directory)
    for at in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        start, bytes_long = struct.unpack_from("<II", directory, at + 116)
        if name in ("Workbook", "Book"):
            if bytes_long >= cutoff:
                return chain(start)[:bytes_long]
            root = struct.unpack_from("<I", directory, 116)[0]
            return _mini(chain(root), chain(first_mini), start)[:bytes_long]
    raise ValueError("no stream «Workbook»")


def _mini(stream: bytes, table_bytes: bytes, sector: int) -> bytes:
    table = struct.unpack(f"<{len(table_bytes) // 4}I", table_bytes[: len(table_bytes) // 4 * 4])
    parts = []
    for _ in range(len(table) + 1):
        if sector >= _END:
            break
        parts.append(stream[sector * 64 : (sector + 1) * 64])
        sector = table[sector]
    return b"".join(parts)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def read_marks(stream: bytes, most_cells: int) -> BookMarks:
    """Return the marks of a workbook stream; more cells than ``most_cells`` are not followed any further.

    :raises ValueError, struct.error, IndexError: for a damaged stream.
    """
    marks = BookMarks()
    own: SheetMarks | None = None
    depth = cells = 0
    for at, kind, data in _records(stream):
        if kind == _BOF:
            depth += 1
            if depth == 1:
                own = next((sheet for sheet in marks.sheets if sheet.start == at), None)
        elif kind == _EOF:
            depth -= 1
            own = own if depth > 0 else None
        elif depth > 1:
            continue  # a chart inside a sheet
        elif own is None:
            _global(marks, kind, data)
            if marks.is_encrypted:
                break
        else:
            _of_sheet(own, kind, data)
            cells += 1
            if cells > 2 * most_cells:
                break
    return marks


def _global(marks: BookMarks, kind: int, data: bytes) -> None:
    if kind == _FILEPASS:
        marks.is_encrypted = True
    elif kind == _DATE_1904:
        marks.is_1904 = data[:1] == b"\x01"
    elif kind == _BOUNDSHEET:
        start, state, sort = struct.unpack_from("<IBB", data)
        if sort == 0:
            marks.sheets.append(SheetMarks(start, is_hidden=state & 3 != 0))
    elif kind == _FONT:
        marks.fonts.append(_short_text(data[14:]))
    elif kind == _FORMAT:
        marks.numbers[struct.unpack_from("<H", data)[0]] = _long_text(data[2:])
    elif kind == _XF:
        font, number, flags = struct.unpack_from("<HHH", data)
        font -= 1 if font > 4 else 0  # font number 4 does not exist (MS-XLS 2.5.129)
        name = marks.fonts[font] if font < len(marks.fonts) else ""
        marks.formats.append((flags & 1 == 1, name if is_legacy_font(name) else "", number))


def _of_sheet(own: SheetMarks, kind: int, data: bytes) -> None:
    if kind in _CELLS:
        row, column, style = struct.unpack_from("<HHH", data)
        own.cells[row, column] = style
        if kind == _FORMULA:
            own.formulas.add((row, column))
            if data[6:7] == b"\x02" and data[12:14] == b"\xff\xff":
                own.errors[row, column] = _ERRORS.get(data[8], "#N/A")
        elif kind == _BOOL_OR_ERROR and data[7:8] == b"\x01":
            own.errors[row, column] = _ERRORS.get(data[6], "#N/A")
    elif kind == _MANY_NUMBERS:
        row, column = struct.unpack_from("<HH", data)
        for number in range((len(data) - 6) // 6):
            own.cells[row, column + number] = struct.unpack_from("<H", data, 4 + number * 6)[0]
    elif kind == _ROW:
        if struct.unpack_from("<H", data, 12)[0] & 0x20:
            own.hidden_rows.add(struct.unpack_from("<H", data)[0])
    elif kind == _COLUMNS:
        first, last, _, _, flags = struct.unpack_from("<5H", data)
        if flags & 1:
            own.hidden_columns.update(range(first, min(last, 255) + 1))
    elif kind == _MERGED:
        for number in range(struct.unpack_from("<H", data)[0]):
            top, bottom, left, right = struct.unpack_from("<4H", data, 2 + number * 8)
            own.merged.append((top, left, bottom, right))
    elif kind == _PROTECT:
        own.is_protected = data[:1] == b"\x01"
    elif kind in (_HEADER, _FOOTER) and data:
        own.printed.append(_long_text(data))


def _short_text(data: bytes) -> str:
    length, flags = data[0], data[1]
    return (
        data[2 : 2 + length * 2].decode("utf-16-le", "replace") if flags & 1 else data[2 : 2 + length].decode("latin-1")
    )


def _long_text(data: bytes) -> str:
    length, flags = struct.unpack_from("<HB", data)
    return (
        data[3 : 3 + length * 2].decode("utf-16-le", "replace") if flags & 1 else data[3 : 3 + length].decode("latin-1")
    )
