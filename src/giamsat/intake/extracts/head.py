"""The head of an extract, judged before any of its rows: personal data, secrecy stamps, missing columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.names import match_key
from giamsat.formatting.text import nfc
from giamsat.intake.extracts.personal import is_personal
from giamsat.intake.extracts.source import Layout, csv_layout
from giamsat.model.mappings import ExtractMapping
from giamsat.params.mappings import word_key
from giamsat.params.textfile import shown
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.reading import Grid, address, read_book

_STAMPS = frozenset(match_key(word) for word in ("Mật", "Tối mật", "Tuyệt mật", "Độ mật"))
_STAMPED_NAME = re.compile(r"(?:^|[\W_])MẬT(?:[\W_]|$)")
_MOST_NAMED = 5
_SEARCHED_ROWS = 30
_REQUIRED = ("dossier", "unit", "channel", "received", "due", "resolved", "status")


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of an extract; of a workbook also its sheet and the row (from 0) in which the columns are named.

    ``first_line`` is where the row of number 1 stands: the line behind the head of a CSV file or sheet.
    """

    layout: Layout
    first_line: int = 2
    grid: Grid | None = None
    row: int = 0
    notices: tuple[Fault, ...] = ()


def head_of(path: Path, mapping: ExtractMapping, place: Place) -> Head:
    """Return the head of a file.

    :raises IntakeError: when the file cannot be read so far.
    """
    wanted = frozenset(word_key(name) for name in mapping.columns.roles().values())
    if _STAMPED_NAME.search(nfc(path.stem).upper()):
        raise IntakeError.of("secret-stamp", place, found="MẬT")
    try:
        match path.suffix.casefold():
            case ".parquet":
                return _with_notices(Head(_parquet_layout(path, place), first_line=1), mapping, place)
            case ".xlsx":
                return _with_notices(_sheet_head(path, mapping, wanted, place), mapping, place)
            case _:
                return _with_notices(Head(csv_layout(path, wanted, word_key)), mapping, place)
    except UnicodeDecodeError:
        raise IntakeError.of("extract-encoding", place) from None
    except OSError:
        raise IntakeError.of("workbook-unopened", place) from None


def head_faults(head: Head, mapping: ExtractMapping, place: Place) -> Iterator[Fault]:
    """Yield what keeps an extract from being read: first of all personal data, in whatever column."""
    names = head.layout.names
    personal = [name for name in names if is_personal(name)]
    if personal:
        yield Fault.of("extract-personal", place, columns=named(personal), count=len(personal))
    yield from (Fault.of("secret-stamp", place, found=shown(name)) for name in names if match_key(name) in _STAMPS)
    if personal:
        return
    keys = [word_key(name) for name in names]
    for role, name in mapping.columns.roles().items():
        times = keys.count(word_key(name))
        if times > 1:
            yield Fault.of("csv-column-twice", place, column=shown(name))
        elif not times:
            found = named([one for one in names if one.strip()])
            yield Fault.of("extract-column-missing", place, column=shown(name), role=role, found=found)


def role_places(names: Sequence[str], mapping: ExtractMapping) -> dict[str, int]:
    """Return the place of each role's column."""
    keys = [word_key(name) for name in names]
    return {role: keys.index(word_key(name)) for role, name in mapping.columns.roles().items()}


def named(names: Sequence[str]) -> str:
    """Return names as a message lists them: the first few."""
    told = ", ".join(f"“{shown(name.strip())}”" for name in names[:_MOST_NAMED])
    return f"{told}, …" if len(names) > _MOST_NAMED else told


def _with_notices(head: Head, mapping: ExtractMapping, place: Place) -> Head:
    """Return the head with the notice of columns that nobody reads."""
    wanted = {word_key(name) for name in mapping.columns.roles().values()}
    mark = match_key(ILLUSTRATIVE)
    others = [
        name for name in head.layout.names if name.strip() and word_key(name) not in wanted and match_key(name) != mark
    ]
    if not others:
        return head
    notice = Fault.of("extract-columns-ignored", place, count=len(others), columns=named(others))
    return Head(head.layout, head.first_line, head.grid, head.row, (notice,))


def _parquet_layout(path: Path, place: Place) -> Layout:
    import duckdb

    with duckdb.connect(":memory:") as base:
        base.execute("set allowed_paths = ?", [[str(path)]])
        base.execute("set enable_external_access = false")
        try:
            found = base.execute("describe select * from read_parquet(?)", [str(path)]).fetchall()
        except duckdb.Error:
            raise IntakeError.of("extract-unreadable", place) from None
    return Layout(tuple(row[0] for row in found), types=tuple(row[1] for row in found))


def _sheet_head(path: Path, mapping: ExtractMapping, wanted: frozenset[str], place: Place) -> Head:
    """Return the head of a workbook: the row of its sheet that names most of the wanted columns."""
    book = read_book(path, place.file)
    grid = book.sheets.get(nfc(mapping.sheet)) if mapping.sheet else next(iter(book.sheets.values()))
    if grid is None:
        raise IntakeError.of("extract-sheet-missing", place, sheet=shown(mapping.sheet))
    searched = grid.rows[:_SEARCHED_ROWS]
    for number, row in enumerate(searched):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and match_key(cell) in _STAMPS:
                at = Place(file=place.file, sheet=grid.name, cell=address(number, column))
                raise IntakeError.of("secret-stamp", at, found=shown(cell.strip()))
    known = [sum(isinstance(cell, str) and word_key(cell) in wanted for cell in row) for row in searched]
    at_row = known.index(max(known)) if any(known) else 0
    names = tuple(cell if isinstance(cell, str) else "" for cell in grid.rows[at_row])
    return Head(Layout(names), at_row + 2, grid, at_row)
