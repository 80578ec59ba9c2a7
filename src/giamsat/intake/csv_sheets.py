"""Sheets that came as CSV files: those of one unit go together as one workbook, each figure with its own file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from giamsat.errors import Fault, IntakeError, Place
from giamsat.files import sha256_of
from giamsat.intake.guard import head_key, refuse_secret_name
from giamsat.intake.identify import Handed, Identity, identify
from giamsat.intake.reading_desk import Desk, HandedIn, checked_sender, logged, opened, read_well
from giamsat.intake.sheets import cover_grid, form_sheets
from giamsat.intake.submissions import read_workbook
from giamsat.model.records import HandedFile, SubmissionKind
from giamsat.texts_vi import reading as texts
from giamsat.workbook.formats import Format
from giamsat.workbook.layout import sheets_of
from giamsat.workbook.reading import Book, read_book


def csv_unit(desk: Desk, path: Path) -> str:
    """Return the unit that a CSV file is of by log, folder or its own identity column; «» when nobody can tell."""
    try:
        receipt = desk.log.receipt(desk.name(path), sha256_of(path))
        sender = desk.sender(path, receipt)
        return sender or _named_inside(desk, read_book(path, desk.settings.relative(path)))
    except (OSError, IntakeError):
        return desk.unit_of_folder(path)


def _named_inside(desk: Desk, book: Book) -> str:
    """Return the unit that a sheet names: on a cover, else in the column «Mã đơn vị» of its table."""
    if cover_grid(book) is not None:
        return identify(book, desk.registry, desk.params).unit_id
    wanted = head_key(texts.UNIT_CODE)
    ids = {row.id for row in desk.params.round.units}
    for grid in book.sheets.values():
        for row, cells in grid:
            for column, cell in enumerate(cells):
                if head_key(cell) == wanted:
                    below = (grid.at(one, column) for one in range(row + 1, len(grid.rows)))
                    return next((str(value) for value in below if value in ids), "")
    return ""


def read_sheets(desk: Desk, unit_id: str, paths: Sequence[Path]) -> Iterator[HandedIn]:
    """Read the CSV files of one unit as one workbook; a file of nobody is told."""
    good: list[tuple[Path, Handed, Book]] = []
    for path in paths:
        file = desk.settings.relative(path)
        receipt = None
        sha256 = ""
        try:
            refuse_secret_name(file)
            sha256 = sha256_of(path)
            receipt = desk.log.receipt(desk.name(path), sha256)
            book = opened(path, file)
            if not unit_id:
                IntakeError.raise_if(identify(book, desk.registry, desk.params).faults)
            if cover_grid(book) is None and not form_sheets(book, desk.registry, sheets_of(desk.params.sheets)):
                raise IntakeError.of("csv-sheet-unknown", Place(file=file))
        except IntakeError as error:
            yield logged(desk, path, HandedIn(Handed(file, sha256, receipt), unit_id, faults=error.faults))
            continue
        except OSError:
            fault = Fault.of("workbook-unopened", Place(file=file))
            yield HandedIn(Handed(file, sha256, receipt), unit_id, faults=(fault,))
            continue
        good.append((path, Handed(file, sha256, receipt), book))
    if good:
        yield _together(desk, unit_id, good)


def _together(desk: Desk, unit_id: str, good: Sequence[tuple[Path, Handed, Book]]) -> HandedIn:
    """Make one workbook of several CSV files: the cover first, else in the order of names."""
    ordered = sorted(good, key=lambda one: cover_grid(one[2]) is None)
    first_path, first, first_book = ordered[0]
    sheets = {name: grid for _, _, book in ordered for name, grid in book.sheets.items()}
    files = {name: handed.file for _, handed, book in ordered for name in book.sheets}
    notices = tuple(notice for _, _, book in ordered for notice in book.notices)
    whole = Book(first.file, first.sha256, sheets, Format.CSV.value, notices=notices)
    key = hashlib.sha256("".join(handed.sha256 + handed.file for _, handed, _ in ordered).encode()).hexdigest()
    handed_together = replace(first, sha256=key if len(ordered) > 1 else first.sha256)
    try:
        identity = identify(whole, desk.registry, desk.params) if cover_grid(first_book) else Identity(unit_id)
        IntakeError.raise_if(identity.faults)
        reading = read_workbook(whole, identity, desk.registry, desk.params, desk.accepted, files)
    except IntakeError as error:
        read = HandedIn(handed_together, unit_id, faults=error.faults, notices=error.notices)
    else:
        others = tuple(
            HandedFile(
                one.file,
                one.sha256,
                SubmissionKind.PART,
                received_on=one.receipt.received_on if one.receipt else None,
            )
            for _, one, _ in ordered[1:]
        )
        joined = replace(reading, submission=replace(reading.submission, files=others))
        read = checked_sender(desk, first_path, first, read_well(handed_together, joined))
    for path, handed, _ in ordered:
        told = logged(desk, path, HandedIn(handed, read.unit_id))
        read = replace(read, faults=(*told.faults, *read.faults), notices=(*told.notices, *read.notices))
    return read
