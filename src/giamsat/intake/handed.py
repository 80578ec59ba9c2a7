"""One file as it was handed in: whose it is, what it holds, or why it cannot be used.

:func:`read_handed` reads and keeps; reading several files at once in processes of their own fills the same cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from giamsat.errors import Fault, IntakeError, Place
from giamsat.files import sha256_of
from giamsat.intake.cover_labels import cover_choice
from giamsat.intake.csv_sheets import csv_unit, read_sheets
from giamsat.intake.guard import refuse_secret_name
from giamsat.intake.identify import Handed, identify, submitted_files
from giamsat.intake.reading_desk import SUBMISSIONS, Desk, HandedIn, checked_sender, logged, opened, read_well
from giamsat.intake.sheets import cover_grid
from giamsat.intake.submissions import read_workbook
from giamsat.model.records import SubmissionKind
from giamsat.workbook.csvbook import sheet_name
from giamsat.workbook.formats import SUFFIXES, Format
from giamsat.workbook.reading import Grid

__all__ = ["SUBMISSIONS", "Desk", "HandedIn", "read_all", "read_handed"]


def read_all(desk: Desk) -> Iterator[HandedIn]:
    """Yield everything that was handed in, in the order of names; CSV files of one unit as one."""
    sheets: dict[tuple[str, str], list[Path]] = {}
    for path in submitted_files(desk.folder):
        if is_csv(path):
            if sheet_name(path.name).startswith("_"):
                continue  # a hidden sheet, which LibreOffice writes out with the others
            key = (path.parent.as_posix(), csv_unit(desk, path))
            sheets.setdefault(key, []).append(path)
        else:
            yield read_handed(desk, path)
    for (_, unit_id), paths in sheets.items():
        yield from read_sheets(desk, unit_id, paths)


def is_csv(path: Path) -> bool:
    """Whether a file is one sheet as CSV, by its name: such files are read together."""
    return path.suffix.casefold() in SUFFIXES[Format.CSV]


def read_handed(desk: Desk, path: Path) -> HandedIn:
    """Read one workbook; whatever is wrong is in the answer. What was read once is taken from what is kept."""
    file = desk.settings.relative(path)
    place = Place(file=file)
    try:
        refuse_secret_name(file)
        sha256 = sha256_of(path)
    except IntakeError as error:
        return HandedIn(Handed(file, "", None), desk.unit_of_folder(path), faults=error.faults)
    except OSError:
        fault = Fault.of("workbook-unopened", place)
        return HandedIn(Handed(file, "", None), desk.unit_of_folder(path), faults=(fault,))
    handed = Handed(file, sha256, desk.log.receipt(desk.name(path), sha256))
    return logged(desk, path, checked_sender(desk, path, handed, _read(desk, path, handed)))


def _read(desk: Desk, path: Path, handed: Handed) -> HandedIn:
    kept = desk.kept.get(handed.file, handed.sha256)
    if kept is not None:
        return read_well(handed, kept)
    unit_id = desk.sender(path, handed.receipt)
    kind = SubmissionKind.FIRST
    try:
        book = opened(path, handed.file)
        identity = identify(book, desk.registry, desk.params)
        unit_id = identity.unit_id or unit_id
        kind = _kind(cover_grid(book))
        IntakeError.raise_if(identity.faults)
        reading = read_workbook(book, identity, desk.registry, desk.params, desk.accepted)
    except IntakeError as error:
        return HandedIn(handed, unit_id, faults=error.faults, notices=error.notices, kind=kind)
    desk.kept.put(reading)
    return read_well(handed, reading)


def _kind(cover: Grid | None) -> SubmissionKind:
    chosen = cover_choice(cover, "submission_kind") if cover is not None else ""
    return SubmissionKind(chosen) if chosen else SubmissionKind.FIRST
