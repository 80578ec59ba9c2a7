"""One file as it was handed in: whose it is, what it holds, or why it cannot be used. Sheets in CSV files go together.

:func:`read_handed` reads and keeps; reading several files at once in processes of their own fills the same cache.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from giamsat.errors import Fault, IntakeError, Place
from giamsat.files import sha256_of
from giamsat.intake.cache import SubmissionCache
from giamsat.intake.cover_labels import cover_choice
from giamsat.intake.guard import head_key, refuse_secret_name
from giamsat.intake.identify import Handed, Identity, identify, submitted_files, unit_of_sender
from giamsat.intake.received import ReceivedLog
from giamsat.intake.sheets import cover_grid, form_sheets
from giamsat.intake.submissions import Reading, read_workbook
from giamsat.model.records import HandedFile, Submission, SubmissionKind
from giamsat.model.rounds import Receipt, Registry, RoundParams
from giamsat.settings import Settings
from giamsat.texts_vi import reading as texts
from giamsat.workbook.csvbook import sheet_name
from giamsat.workbook.formats import SUFFIXES, TABLE_SUFFIXES, Format
from giamsat.workbook.reading import Book, Grid, read_book

SUBMISSIONS = "submissions"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A submitted file (or the CSV files of one unit): whose it is («» when nobody can tell), what it holds, or faults.

    ``kind`` is what its cover calls it, known also of a file that has faults.
    """

    handed: Handed
    unit_id: str
    submission: Submission | None = None
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    kind: SubmissionKind = SubmissionKind.FIRST


@dataclass(frozen=True)
class Desk:
    """What reading a round's files needs: the parameters, the log, what is kept, accepted text of old encodings."""

    settings: Settings
    registry: Registry
    params: RoundParams
    log: ReceivedLog
    kept: SubmissionCache
    accepted: Mapping[str, str]

    @property
    def folder(self) -> Path:
        """The folder of submissions."""
        return self.settings.data(self.params.round.id) / SUBMISSIONS

    def name(self, path: Path) -> str:
        """Return a file's name within submissions/, as received.csv writes it."""
        return path.relative_to(self.folder).as_posix()

    def unit_of_folder(self, path: Path) -> str:
        """Return the unit whose id the file's sub-folder bears, «» for none."""
        parts = path.relative_to(self.folder).parts[:-1]
        ids = {row.id for row in self.params.round.units}
        return next((part for part in parts if part in ids), "")

    def sender(self, path: Path, receipt: Receipt | None) -> str:
        """Return the unit that sent a file, by the log, else by its sub-folder; «» when neither tells."""
        return unit_of_sender(receipt, self.registry, self.params) or self.unit_of_folder(path)


def read_all(desk: Desk) -> Iterator[HandedIn]:
    """Yield everything that was handed in, in the order of names; CSV files of one unit as one."""
    sheets: dict[tuple[str, str], list[Path]] = {}
    for path in submitted_files(desk.folder):
        if is_csv(path):
            if sheet_name(path.name).startswith("_"):
                continue  # a hidden sheet, which LibreOffice writes out with the others
            key = (path.parent.as_posix(), _csv_unit(desk, path))
            sheets.setdefault(key, []).append(path)
        else:
            yield read_handed(desk, path)
    for (_, unit_id), paths in sheets.items():
        yield from _read_sheets(desk, unit_id, paths)


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
    return _logged(desk, path, _checked_sender(desk, path, handed, _read(desk, path, handed)))


def _logged(desk: Desk, path: Path, read: HandedIn) -> HandedIn:
    """Hold a file against the log: another content than when it came is a fault, no row at all a notice."""
    place = Place(file=read.handed.file)
    problem = desk.log.problem(desk.name(path), read.handed.sha256, place)
    if problem is not None:
        read = replace(read, faults=(problem, *read.faults))
    if read.handed.receipt is None:
        row = f'«"{desk.name(path)}",{read.handed.sha256},<ngày nhận>,<nơi gửi>»'
        read = replace(read, notices=(Fault.of("received-not-listed", place, row=row), *read.notices))
    return read


def _checked_sender(desk: Desk, path: Path, handed: Handed, read: HandedIn) -> HandedIn:
    """A file sent by one unit about another is used for neither."""
    sender = desk.sender(path, handed.receipt)
    if not sender or read.submission is None or read.unit_id == sender:
        return read
    by_log = unit_of_sender(handed.receipt, desk.registry, desk.params)
    code = "submission-other-sender" if by_log else "submission-other-folder"
    names = {
        "found": desk.registry.units[read.unit_id].official_name,
        "sender": desk.registry.units[sender].official_name,
    }
    return HandedIn(handed, sender, faults=(Fault.of(code, Place(file=handed.file), **names),))


def _read(desk: Desk, path: Path, handed: Handed) -> HandedIn:
    kept = desk.kept.get(handed.file, handed.sha256)
    if kept is not None:
        return _read_well(handed, kept)
    unit_id = desk.sender(path, handed.receipt)
    kind = SubmissionKind.FIRST
    try:
        book = _opened(path, handed.file)
        identity = identify(book, desk.registry, desk.params)
        unit_id = identity.unit_id or unit_id
        kind = _kind(cover_grid(book))
        IntakeError.raise_if(identity.faults)
        reading = read_workbook(book, identity, desk.registry, desk.params, desk.accepted)
    except IntakeError as error:
        return HandedIn(handed, unit_id, faults=error.faults, kind=kind)
    desk.kept.put(reading)
    return _read_well(handed, reading)


def _opened(path: Path, file: str) -> Book:
    """Read a workbook; what is no table by name and content has no place in the folder."""
    try:
        return read_book(path, file)
    except IntakeError as error:
        is_table = path.suffix.casefold() in TABLE_SUFFIXES
        if not is_table and error.faults[0].code in ("workbook-not-one", "workbook-other-format"):
            raise IntakeError.of("file-not-xlsx", Place(file=file)) from None
        raise


def _read_well(handed: Handed, reading: Reading) -> HandedIn:
    own = reading.submission
    return HandedIn(handed, own.unit_id, own, notices=reading.notices, kind=own.kind)


def _kind(cover: Grid | None) -> SubmissionKind:
    chosen = cover_choice(cover, "submission_kind") if cover is not None else ""
    return SubmissionKind(chosen) if chosen else SubmissionKind.FIRST


def _csv_unit(desk: Desk, path: Path) -> str:
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


def _read_sheets(desk: Desk, unit_id: str, paths: Sequence[Path]) -> Iterator[HandedIn]:
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
            book = _opened(path, file)
            if not unit_id:
                IntakeError.raise_if(identify(book, desk.registry, desk.params).faults)
            if cover_grid(book) is None and not form_sheets(book, desk.registry):
                raise IntakeError.of("csv-sheet-unknown", Place(file=file))
        except IntakeError as error:
            yield _logged(desk, path, HandedIn(Handed(file, sha256, receipt), unit_id, faults=error.faults))
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
        read = HandedIn(handed_together, unit_id, faults=error.faults)
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
        read = _checked_sender(desk, first_path, first, _read_well(handed_together, joined))
    for path, handed, _ in ordered:
        logged = _logged(desk, path, HandedIn(handed, read.unit_id))
        read = replace(read, faults=(*logged.faults, *read.faults), notices=(*logged.notices, *read.notices))
    return read
