"""Everything that came in for a round, joined with its parameters: :func:`load_round_data`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from giamsat.errors import Fault
from giamsat.files import sha256_of
from giamsat.intake.cache import RegisterCache, SubmissionCache
from giamsat.intake.clarifications import read_clarifications, with_clarifications
from giamsat.intake.extracts.choices import choice_faults
from giamsat.intake.extracts.read import Extracts, read_extracts
from giamsat.intake.findings import common_faults, common_findings, read_registers, with_findings
from giamsat.intake.follow_up import Register, read_register
from giamsat.intake.gathering import gather
from giamsat.intake.handed import SUBMISSIONS, Desk, HandedIn, is_csv, read_all
from giamsat.intake.identify import submitted_files
from giamsat.intake.names import DECISIONS, PUBLISHED, PUBLISHED_RECORDS, RECEIVED
from giamsat.intake.opinions import read_voices
from giamsat.intake.published import Published, read_published
from giamsat.intake.received import ReceivedLog, read_received
from giamsat.intake.registers import DecisionKind, read_decisions, read_published_records
from giamsat.intake.sourced import ByUnit
from giamsat.intake.visits import read_visits, with_visits
from giamsat.model.opinions import Objection
from giamsat.model.parameters import Phase, RoundUnit
from giamsat.model.records import IndexScore
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


@dataclass
class _Sources:
    """What the CSV files hold."""

    published: Published
    records: ByUnit[PublishedRecord]
    decisions: ByUnit[Decision]
    extracts: Extracts
    register: Register
    faults: list[Fault] = field(default_factory=list)

    def faults_of(self, unit_id: str) -> tuple[Fault, ...]:
        return (
            *self.published.figures.faults_of(unit_id),
            *self.records.faults_of(unit_id),
            *self.decisions.faults_of(unit_id),
            *self.register.faults.get(unit_id, ()),
        )


def load_round_data(settings: Settings, registry: Registry, params: RoundParams) -> RoundData:
    """Return what came in for a round, units in official order; nothing is raised for a bad file.

    Faults of a unit's files and rows go to that unit, which is then not built; those of nobody's to the round.
    A unit that has not handed in has no submission, which is a gap and no fault.
    """
    folder = settings.data(params.round.id)
    log = read_received(folder / RECEIVED, settings)
    sources = _Sources(
        read_published(folder / PUBLISHED, settings, registry, params),
        read_published_records(folder / PUBLISHED_RECORDS, settings, registry, params),
        read_decisions(folder / DECISIONS, settings, params),
        read_extracts(settings, registry, params),
        read_register(settings, registry.units, params.round.follow_up),
    )
    files = tuple(read_all(_desk(settings, registry, params, log, sources.decisions)))
    rows = sorted(params.round.units, key=lambda row: registry.units[row.id].order)
    cache = RegisterCache(settings, registry, params)
    visits = read_visits(settings, registry, params, cache)
    units = with_visits(
        {row.id: _unit_data(registry, row, files, sources, params.round.report_date) for row in rows}, visits, params
    )
    registers = read_registers(settings, registry, params, cache)
    units = with_findings(units, registers, params)
    common, early = common_findings(registers, params)
    asked = read_clarifications(settings, registry, params, cache)
    units = with_clarifications(units, asked, params)
    others = [unit_id for unit_id in registry.units if unit_id not in units]
    nobody = [fault for file in files if file.unit_id not in units for fault in file.faults]
    absent = log.absent(dict(_names(files)))
    choices = choice_faults(units.values(), sources.decisions.of(""))
    elsewhere = [fault for unit_id in ("", *others) for fault in sources.faults_of(unit_id)]
    return RoundData(
        registry,
        params,
        units,
        faults=tuple(
            dict.fromkeys(
                (
                    *log.faults,
                    *absent,
                    *nobody,
                    *elsewhere,
                    *visits.faults.get("", ()),
                    *registers.faults.get("", ()),
                    *asked.faults.get("", ()),
                    *sources.extracts.faults,
                    *choices,
                )
            )
        ),
        context=_of_all(sources.published.figures, others),
        context_scores=_of_all_scores(sources.published.scores, others),
        decisions=sources.decisions.of(""),
        notices=(*sources.extracts.notices, *early),
        common=common,
        common_faults=common_faults(registers, params),
        objections=_objections(settings, registry, params),
    )


def _objections(settings: Settings, registry: Registry, params: RoundParams) -> tuple[Objection, ...]:
    """Return what units said of the draft: there is one only once a delegation has heard its units."""
    is_heard = any(one.phase is Phase.AFTER for one in params.round.delegations)
    return read_voices(settings, registry, params).objections if is_heard else ()


def _of_all(found: ByUnit[PublishedFigure], units: list[str]) -> tuple[PublishedFigure, ...]:
    return tuple(one for unit_id in units for one in found.of(unit_id))


def _of_all_scores(found: ByUnit[IndexScore], units: list[str]) -> tuple[IndexScore, ...]:
    return tuple(one for unit_id in units for one in found.of(unit_id))


def _names(files: Iterable[HandedIn]) -> Iterator[tuple[str, str]]:
    """Yield name within submissions/, as received.csv writes it, and hash of each file that lies there."""
    for file in files:
        yield _name(file.handed.file), file.handed.sha256
        for other in file.submission.files if file.submission else ():
            yield _name(other.file), other.sha256


def _name(file: str) -> str:
    return file.rpartition(f"/{SUBMISSIONS}/")[2]


def unread_files(desk: Desk) -> tuple[Path, ...]:
    """Return the submitted files that are not kept from an earlier reading; those that had faults are never kept."""
    found = []
    for path in submitted_files(desk.folder):
        if is_csv(path):
            continue  # read together, never kept
        try:
            is_kept = desk.kept.has(desk.settings.relative(path), sha256_of(path))
        except OSError:
            continue  # load_round_data says what is wrong with it
        if not is_kept:
            found.append(path)
    return tuple(found)


def desk_of(settings: Settings, registry: Registry, params: RoundParams) -> Desk:
    """Return what reading single files of a round needs.

    :func:`~giamsat.intake.handed.read_handed` with it puts a file into the cache, where :func:`load_round_data` of
    another process will find it.
    """
    folder = settings.data(params.round.id)
    decisions = read_decisions(folder / DECISIONS, settings, params)
    return _desk(settings, registry, params, read_received(folder / RECEIVED, settings), decisions)


def _desk(
    settings: Settings, registry: Registry, params: RoundParams, log: ReceivedLog, decisions: ByUnit[Decision]
) -> Desk:
    ids = ("", *(row.id for row in params.round.units))
    rows = [row for unit_id in ids for row in decisions.of(unit_id) if row.kind == DecisionKind.ENCODING]
    accepted = {row.subject: row.decision for row in rows}
    return Desk(settings, registry, params, log, SubmissionCache(settings, registry, params, accepted), accepted)


def _unit_data(
    registry: Registry, row: RoundUnit, files: tuple[HandedIn, ...], sources: _Sources, report_date: date
) -> UnitData:
    own = gather([file for file in files if file.unit_id == row.id], registry.indicators)
    extracts = sources.extracts.of(row.id)
    return UnitData(
        unit=registry.units[row.id],
        row=row,
        submission=own.submission,
        receipt=own.receipt,
        published=sources.published.figures.of(row.id),
        scores=sources.published.scores.of(row.id),
        records=sources.records.of(row.id),
        decisions=sources.decisions.of(row.id),
        faults=(*own.faults, *sources.faults_of(row.id)),
        notices=(*own.notices, *(notice for extract in extracts for notice in extract.notices)),
        extracts=extracts,
        follow_ups=sources.register.of_unit(row.id, report_date),
    )
