"""A sheet exported as CSV: its encoding and its separator told by what it holds, its cells all text.

Numbers and days are left as text: «1.234» and «31/10/2023» are read where the column says what they are.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import PurePath

from giamsat.errors import IntakeError, Place
from giamsat.formatting.text import nfc
from giamsat.workbook.cells_found import CellsFound
from giamsat.workbook.grid import LONGEST_TEXT, Limits
from giamsat.workbook.layout import IDENTITY_SHEET, LISTS_SHEET, SHEETS
from giamsat.workbook.xlsx import Sheets

_NUMBERED = re.compile(r"-([0-9]{2} [^-]+)$")  # a sheet of a round's own form
_SIGNS = (";", "\t", ",")
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(content: bytes) -> str:
    """Return the text of a CSV file: UTF-8 with or without a mark, UTF-16, else Windows' Vietnamese code page 1258.

    :raises ValueError: when it is none of them.
    """
    for mark, name in _WIDE:
        if content.startswith(mark):
            return content.decode(name)
    if content[1:2] == b"\x00" and content[3:4] == b"\x00":
        return content.decode("utf-16-le")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1258")


def separator(text: str) -> str:
    """Return the separator: the sign that divides the most lines into the same number of cells, «;» in doubt.

    «sep=;» on the first line, which Excel writes and reads, decides.
    """
    first = text.lstrip().splitlines()[0].strip() if text.strip() else ""
    if first.casefold().startswith("sep=") and len(first) == 5:
        return first[4]
    lines = text.splitlines()[:200]
    best, most = ";", (0, 0)
    for sign in _SIGNS:
        counts = [sum(1 for cell in row if cell.strip()) for row in csv.reader(lines, delimiter=sign) if len(row) > 1]
        score = (len(counts), sum(counts))
        if score > most:
            best, most = sign, score
    return best


def sheet_name(file: str) -> str:
    """Return the name of the sheet that a CSV file holds: the file's, without what LibreOffice writes before it.

    «Biểu quận 1-04 DVC, thanh toán.csv» is sheet «04 DVC, thanh toán» of «Biểu quận 1».
    """
    name = nfc(PurePath(file).stem)
    own = (*(sheet.name for sheet in SHEETS), IDENTITY_SHEET, LISTS_SHEET)
    known = next((one for one in own if name.casefold().endswith(f"-{one.casefold()}")), "")
    numbered = _NUMBERED.search(name)
    return known or (numbered[1] if numbered is not None else name)


def read_csv_book(content: bytes, place: Place, limits: Limits) -> Sheets:
    """Read the file as a workbook of one sheet.

    :raises IntakeError: when it cannot be decoded, or holds more than it should.
    """
    try:
        text = decoded(content)
        found = CellsFound(sheet_name(place.file), place, limits)
        csv.field_size_limit(LONGEST_TEXT * 4)
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
        for row, cells in enumerate(lines):
            if row == 0 and len(cells) <= 2 and "".join(cells).casefold().startswith("sep="):
                continue
            for column, cell in enumerate(cells):
                if cell.strip():
                    found.put(row, column, nfc(cell))
    except (ValueError, csv.Error):
        raise IntakeError.of("workbook-unreadable", place) from None
    sheets = Sheets()
    sheets.add(found)
    return sheets
