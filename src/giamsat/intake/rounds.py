"""Everything that came in for a round, joined with its parameters: :func:`load_round_data`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from giamsat.errors import Fault, IntakeError, Place
from giamsat.files import sha256_of
from giamsat.intake.cache import SubmissionCache
from giamsat.intake.identify import Choice, Handed, choose, identify, submitted_files, unit_of_sender
from giamsat.intake.published import Published, read_published
from giamsat.intake.received import ReceivedLog, read_received
from giamsat.intake.registers import read_decisions, read_published_records
from giamsat.intake.sourced import ByUnit
from giamsat.intake.submissions import read_submission
from giamsat.model.parameters import RoundUnit
from giamsat.model.records import IndexScore, Submission
from giamsat.model.rounds import (
    Decision,
    PublishedFigure,
    PublishedRecord,
    Registry,
    RoundData,
    RoundParams,
    UnitData,
)
from giamsat.settings import Settings
from giamsat.workbook.reading import read_book

SUBMISSIONS = "submissions"
RECEIVED = "received.csv"
PUBLISHED = "published.csv"
PUBLISHED_RECORDS = "published_records.csv"
DECISIONS = "decisions.csv"


@dataclass(frozen=True, slots=True)
class _File:
    """A submitted file: whose it is («» when nobody can tell), what it holds, or why it cannot be used."""

    handed: Handed
    unit_id: str
    submission: Submission | None = None
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()


@dataclass
class _Sources:
    """What the CSV files hold."""

    published: Published
    records: ByUnit[PublishedRecord]
    decisions: ByUnit[Decision]
    faults: list[Fault] = field(default_factory=list)

    def faults_of(self, unit_id: str) -> tuple[Fault, ...]:
        return (
            *self.published.figures.faults_of(unit_id),
            *self.records.faults_of(unit_id),
            *self.decisions.faults_of(unit_id),
        )


def load_round_data(settings: Settings, registry: Registry, params: RoundParams) -> RoundData:
    """Return what came in for a round, units in official order; nothing is raised for a bad file.

    Faults of a unit's files and rows go to that unit, which is then not built; those of nobody's to the round.
    A unit that has not handed in has no submission, which is a gap and no fault.
    """
    folder = settings.data(params.round.id)
    log = read_received(folder / RECEIVED, settings)
    files = tuple(_files(settings, registry, params, folder / SUBMISSIONS, log))
    sources = _Sources(
        read_published(folder / PUBLISHED, settings, registry, params),
        read_published_records(folder / PUBLISHED_RECORDS, settings, registry, params),
        read_decisions(folder / DECISIONS, settings, params),
    )
    rows = sorted(params.round.units, key=lambda row: registry.units[row.id].order)
    units = {row.id: _unit_data(registry, row, files, sources) for row in rows}
    others = [unit_id for unit_id in registry.units if unit_id not in units]
    nobody = [fault for file in files if file.unit_id not in units for fault in file.faults]
    absent = log.absent({_name(file.handed.file): file.handed.sha256 for file in files})
    elsewhere = [fault for unit_id in ("", *others) for fault in sources.faults_of(unit_id)]
    return RoundData(
        registry,
        params,
        units,
        faults=tuple(dict.fromkeys((*log.faults, *absent, *nobody, *elsewhere))),
        context=_of_all(sources.published.figures, others),
        context_scores=_of_all_scores(sources.published.scores, others),
        decisions=sources.decisions.of(""),
    )


def unread_files(settings: Settings, registry: Registry, params: RoundParams) -> tuple[Path, ...]:
    """Return the submitted files that are not kept from an earlier reading; those that had faults are never kept."""
    kept = SubmissionCache(settings, registry, params)
    found = []
    for path in submitted_files(settings.data(params.round.id) / SUBMISSIONS):
        try:
            is_kept = kept.has(settings.relative(path), sha256_of(path))
        except OSError:
            continue  # load_round_data says what is wrong with it
        if not is_kept:
            found.append(path)
    return tuple(found)


def read_ahead(settings: Settings, registry: Registry, params: RoundParams, paths: Collection[Path]) -> None:
    """Read some submitted files into the cache, where :func:`load_round_data` of another process will find them."""
    folder = settings.data(params.round.id)
    log = read_received(folder / RECEIVED, settings)
    for _ in _files(settings, registry, params, folder / SUBMISSIONS, log, paths):
        pass


def _of_all(found: ByUnit[PublishedFigure], units: list[str]) -> tuple[PublishedFigure, ...]:
    return tuple(one for unit_id in units for one in found.of(unit_id))


def _of_all_scores(found: ByUnit[IndexScore], units: list[str]) -> tuple[IndexScore, ...]:
    return tuple(one for unit_id in units for one in found.of(unit_id))


def _name(file: str) -> str:
    """Return a file's name within submissions/, as received.csv writes it."""
    return file.rpartition(f"/{SUBMISSIONS}/")[2]


def _files(
    settings: Settings,
    registry: Registry,
    params: RoundParams,
    folder: Path,
    log: ReceivedLog,
    only: Collection[Path] | None = None,
) -> Iterator[_File]:
    kept = SubmissionCache(settings, registry, params)
    for path in submitted_files(folder):
        if only is not None and path not in only:
            continue
        file = settings.relative(path)
        place = Place(file=file)
        try:
            sha256 = sha256_of(path)
        except OSError:
            yield _File(Handed(file, "", None), "", faults=(Fault.of("workbook-unopened", place),))
            continue
        name = path.relative_to(folder).as_posix()
        handed = Handed(file, sha256, log.receipt(name, sha256))
        read = _read(path, handed, registry, params, kept)
        problem = log.problem(name, sha256, place)
        if problem is not None:
            read = replace(read, faults=(problem, *read.faults))
        if handed.receipt is None:
            row = f'«"{name}",{sha256},<ngày nhận>,<nơi gửi>»'
            read = replace(read, notices=(Fault.of("received-not-listed", place, row=row),))
        yield read


def _read(path: Path, handed: Handed, registry: Registry, params: RoundParams, kept: SubmissionCache) -> _File:
    """Read one file; whatever is wrong is in the answer. A file sent by one unit about another is used for neither."""
    place = Place(file=handed.file)
    sender = unit_of_sender(handed.receipt, registry, params)
    read = _read_inside(path, handed, sender, registry, params, kept)
    if sender and read.submission is not None and read.unit_id != sender:
        names = {"found": registry.units[read.unit_id].official_name, "sender": registry.units[sender].official_name}
        return _File(handed, sender, faults=(Fault.of("submission-other-sender", place, **names),))
    return read


def _read_inside(
    path: Path, handed: Handed, sender: str, registry: Registry, params: RoundParams, kept: SubmissionCache
) -> _File:
    place = Place(file=handed.file)
    if path.suffix.casefold() != ".xlsx":
        return _File(handed, sender, faults=(Fault.of("file-not-xlsx", place),))
    submission = kept.get(handed.file, handed.sha256)
    if submission is not None:
        return _File(handed, submission.unit_id, submission)
    unit_id = sender
    try:
        book = read_book(path, handed.file)
        identity = identify(book, registry, params)
        unit_id = identity.unit_id or sender
        IntakeError.raise_if(identity.faults)
        submission = read_submission(book, identity.unit_id, registry, params)
    except IntakeError as error:
        return _File(handed, unit_id, faults=error.faults)
    kept.put(submission)
    return _File(handed, submission.unit_id, submission)


def _unit_data(registry: Registry, row: RoundUnit, files: tuple[_File, ...], sources: _Sources) -> UnitData:
    own = [file for file in files if file.unit_id == row.id]
    choice = choose([file.handed for file in own]) if own else Choice("")
    chosen = next((file for file in own if file.handed.file == choice.file), None)
    # An older file that was left aside does no harm, whatever is in it; before a choice everything counts.
    blamed = [chosen] if chosen is not None else own
    return UnitData(
        unit=registry.units[row.id],
        row=row,
        submission=chosen.submission if chosen else None,
        receipt=chosen.handed.receipt if chosen else None,
        published=sources.published.figures.of(row.id),
        scores=sources.published.scores.of(row.id),
        records=sources.records.of(row.id),
        decisions=sources.decisions.of(row.id),
        faults=(*choice.faults, *(fault for file in blamed for fault in file.faults), *sources.faults_of(row.id)),
        notices=(*choice.notices, *(notice for file in blamed for notice in file.notices)),
    )
