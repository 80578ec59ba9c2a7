"""What reading a round's files shares: the desk, and how a file is held against log and sender."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from giamsat.errors import Fault, IntakeError, Place
from giamsat.intake.cache import SubmissionCache
from giamsat.intake.identify import Handed, unit_of_sender
from giamsat.intake.received import ReceivedLog
from giamsat.intake.submissions import Reading
from giamsat.model.records import Submission, SubmissionKind
from giamsat.model.rounds import Receipt, Registry, RoundParams
from giamsat.settings import Settings
from giamsat.workbook.formats import TABLE_SUFFIXES
from giamsat.workbook.reading import Book, read_book

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


def logged(desk: Desk, path: Path, read: HandedIn) -> HandedIn:
    """Hold a file against the log: another content than when it came is a fault, no row at all a notice."""
    place = Place(file=read.handed.file)
    problem = desk.log.problem(desk.name(path), read.handed.sha256, place)
    if problem is not None:
        read = replace(read, faults=(problem, *read.faults))
    if read.handed.receipt is None:
        row = f'«"{desk.name(path)}",{read.handed.sha256},<ngày nhận>,<nơi gửi>»'
        read = replace(read, notices=(Fault.of("received-not-listed", place, row=row), *read.notices))
    return read


def checked_sender(desk: Desk, path: Path, handed: Handed, read: HandedIn) -> HandedIn:
    """Return a file as read; one sent by one unit about another is used for neither."""
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


def opened(path: Path, file: str) -> Book:
    """Read a workbook; what is no table by name and content has no place in the folder."""
    try:
        return read_book(path, file)
    except IntakeError as error:
        is_table = path.suffix.casefold() in TABLE_SUFFIXES
        if not is_table and error.faults[0].code in ("workbook-not-one", "workbook-other-format"):
            raise IntakeError.of("file-not-xlsx", Place(file=file)) from None
        raise


def read_well(handed: Handed, reading: Reading) -> HandedIn:
    """Return a file that was read without a fault."""
    own = reading.submission
    return HandedIn(handed, own.unit_id, own, notices=reading.notices, kind=own.kind)
