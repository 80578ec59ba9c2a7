"""Read a workbook's cells with their addresses, whatever kind of file it was saved as.

``.xlsx`` and ``.ods`` are walked by the kit's own readers, which see formulas, error values, locks, fonts and hidden
parts and never take more time or memory than :class:`Limits` allow; ``.xls`` by python-calamine and its records;
``.csv`` as one sheet of text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path, PurePath

from giamsat.errors import Fault, IntakeError, Place
from giamsat.texts_vi import reading as texts
from giamsat.workbook.formats import READ, SUFFIXES, Format, format_of
from giamsat.workbook.grid import SUBMISSION, Area, Book, Grid, Limits, Value, address, area_words
from giamsat.workbook.xlsx import Sheets, read_xlsx

__all__ = ["MAX_BYTES", "Area", "Book", "Grid", "Limits", "Value", "address", "area_words", "book_of", "read_book"]

MAX_BYTES = SUBMISSION.file


def read_book(path: Path, file: str, limits: Limits = SUBMISSION) -> Book:
    """Read the workbook at ``path``, called ``file`` in messages.

    :raises IntakeError: when it cannot be opened, is encrypted, empty, too large or no workbook at all.
    """
    place = Place(file=file)
    try:
        if path.stat().st_size > limits.file:
            raise IntakeError.of("workbook-too-large", place, limit=limits.file // 1_000_000)
        content = path.read_bytes()
    except OSError:
        raise IntakeError.of("workbook-unopened", place) from None
    return book_of(content, file, limits)


def book_of(content: bytes, file: str, limits: Limits = SUBMISSION) -> Book:
    """Read a workbook from its bytes; as :func:`read_book`."""
    place = Place(file=file)
    if not content:
        raise IntakeError.of("workbook-empty-file", place)
    if len(content) > limits.file:
        raise IntakeError.of("workbook-too-large", place, limit=limits.file // 1_000_000)
    kind = format_of(content, file)
    if kind not in READ:
        raise _refusal(kind, content, place)
    sheets = _reader(kind)(content, place, limits)
    if not any(grid.rows for grid in sheets.grids.values()):
        raise IntakeError.of("workbook-no-cells", place)
    notices = [*sheets.notices]
    suffix = PurePath(file).suffix.casefold()
    if suffix not in SUFFIXES[kind] or (suffix == ".xlsm" and kind is Format.XLSX):
        notices.insert(0, Fault.of("workbook-other-suffix", place, suffix=suffix, format=kind.value))
    return Book(
        file,
        hashlib.sha256(content).hexdigest(),
        sheets.grids,
        kind.value,
        sheets.properties,
        tuple(notices),
        sheets.is_1904,
    )


def _reader(kind: Format) -> Callable[[bytes, Place, Limits], Sheets]:
    """Return the reader of a format; the rarer ones are imported when they are needed."""
    if kind is Format.XLS:
        from giamsat.workbook.xls import read_xls

        return read_xls
    if kind is Format.ODS:
        from giamsat.workbook.ods import read_ods

        return read_ods
    if kind is Format.CSV:
        from giamsat.workbook.csvbook import read_csv_book

        return read_csv_book
    return read_xlsx


def _refusal(kind: Format, content: bytes, place: Place) -> IntakeError:
    """Return the error of a file that is not read, in one sentence that names what it is."""
    if kind is Format.ENCRYPTED:
        return IntakeError.of("workbook-encrypted", place)
    if kind is Format.MACROS:
        return IntakeError.of("workbook-macros", place)
    if kind is Format.BROKEN:
        is_zip = content.startswith(b"PK")
        return IntakeError.of("workbook-unreadable" if is_zip else "workbook-old-format", place)
    if kind in texts.FORMATS:
        return IntakeError.of("workbook-other-format", place, found=texts.FORMATS[kind])
    return IntakeError.of("workbook-not-one", place)
