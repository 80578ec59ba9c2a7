"""CSV files with the line of every row; the reader of params/ tables and of the tables under data/."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.params.textfile import read_text, shown
from giamsat.params.wording import near
from giamsat.settings import Settings

_BLANKS = " \t\r\n\u00a0"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line of the file on which it starts (1 is the first) and its cells by column, trimmed, in NFC."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file as read: ``present`` are the known columns that its header names, ``header`` the header's line.

    With faults the rows are what could be read in spite of them; every row has a cell for every known column.
    """

    file: str
    header: int
    present: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]

    def place(self, row: Row) -> Place:
        """Return the place of ``row``."""
        return Place(file=self.file, line=row.line)


def read_rows(path: Path, settings: Settings, columns: Sequence[str], optional: Collection[str] = ()) -> Table:
    """Read a CSV file whose columns are exactly ``columns``, in any order; those in ``optional`` may be absent.

    UTF-8 with or without a byte order mark, any line end, comma or (as a Vietnamese Excel saves it)
    semicolon between cells. Blank lines are skipped, comment lines refused. Cells stay text: the caller
    types them. Faults are collected in the answer, none is raised.
    """
    file = settings.relative(path)
    text = read_text(path, settings)
    if isinstance(text, Fault):
        return Table(file, 1, (), (), (text,))
    faults: list[Fault] = []
    records = _records(text, file, faults)
    header_line, names = next(records, (0, []))
    if not header_line:
        empty = Fault.of("csv-empty", Place(file=file, line=1), columns=", ".join(columns))
        return Table(file, 1, (), (), tuple(faults) or (empty,))
    faults += _header_faults(Place(file=file, line=header_line), names, columns, optional)
    rows = []
    for line, cells in records:
        fault = _width_fault(Place(file=file, line=line), cells, len(names))
        if fault is not None:
            faults.append(fault)
            continue
        named = dict(zip(names, cells, strict=True))
        rows.append(Row(line, {column: named.get(column, "") for column in columns}))
    present = tuple(column for column in columns if column in names)
    return Table(file, header_line, present, tuple(rows), tuple(faults))


def _records(text: str, file: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the trimmed cells of every record that is not blank."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = ";" if ";" in first and "," not in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            faults.append(Fault.of("csv-quote", Place(file=file, line=line)))
            return
        if cells is None:
            return
        trimmed = [cell.strip(_BLANKS) for cell in cells]
        if any(trimmed):
            yield line, trimmed


def _header_faults(
    place: Place, names: Sequence[str], columns: Sequence[str], optional: Collection[str]
) -> Iterator[Fault]:
    for position, name in enumerate(names, start=1):
        if not name:
            yield Fault.of("csv-column-unnamed", place, position=position)
        elif name in names[: position - 1]:
            yield Fault.of("csv-column-twice", place, column=shown(name))
        elif name not in columns:
            yield Fault.of("csv-column-unknown", place, column=shown(name), near=near(name, columns))
    for column in columns:
        if column not in names and column not in optional:
            yield Fault.of("csv-column-missing", place, column=column)


def _width_fault(place: Place, cells: Sequence[str], expected: int) -> Fault | None:
    if len(cells) == expected:
        return None
    if cells[0].startswith("#"):
        return Fault.of("csv-comment", place)
    return Fault.of("csv-width", place, found=len(cells), expected=expected)
