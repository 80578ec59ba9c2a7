"""The registers beside the figures: ``published_records.csv`` (tasks, documents, initiatives … that somebody
published) and ``decisions.csv`` (who chose or waived what, and why)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.formatting.dates import short_date
from giamsat.formatting.deadlines import parse_deadline
from giamsat.formatting.names import near
from giamsat.intake.sourced import ByUnit, SourcedRow, date_faults, name_faults, read_lines, unit_fault
from giamsat.intake.wording import near_words
from giamsat.model.parameters import Parameter
from giamsat.model.records import DeadlineKind, TaskState
from giamsat.model.rounds import Decision, PublishedRecord, Registry, RoundParams
from giamsat.model.values import Channel, Source
from giamsat.params.textfile import shown
from giamsat.settings import Settings


class RecordKind(StrEnum):
    """What a published record is."""

    TASK = "nhiem-vu"
    DOCUMENT = "van-ban"
    SYSTEM = "he-thong"
    PROJECT = "du-an"
    INITIATIVE = "sang-kien"
    PROPOSAL = "kien-nghi"
    ACTIVITY = "hoat-dong"
    SURVEY = "khao-sat"


class RecordRow(SourcedRow):
    """A row of published_records.csv; an empty ``last_day`` is read from the deadline's words."""

    id: str
    unit: str
    domain: str = ""
    kind: RecordKind
    number: str = ""
    content: str
    place: str = ""
    deadline_kind: DeadlineKind | None = None
    deadline_text: str = ""
    last_day: date | None = None
    status: TaskState | None = None
    quote: str = ""
    remark: str = ""


class DecisionKind(StrEnum):
    """What a person decided: a waiver, a choice between sources, a confirmation, a reading of an old encoding."""

    WAIVER = "mien"
    CHOICE = "chon-nguon"
    CONFIRMATION = "xac-nhan"
    ENCODING = "bang-ma"


class DecisionRow(Parameter):
    """A row of decisions.csv; without a unit it concerns the whole round."""

    kind: DecisionKind
    unit: str = ""
    subject: str
    decision: str
    reason: str
    decided_by: str
    decided_on: date
    mark: str = ""


def read_published_records(
    path: Path, settings: Settings, registry: Registry, params: RoundParams
) -> ByUnit[PublishedRecord]:
    """Read published_records.csv; without the file there are none."""
    found: ByUnit[PublishedRecord] = ByUnit()
    for line in read_lines(path, settings, RecordRow, found, frozenset(registry.units)):
        row, place = line.row, line.place
        unknown = tuple(unit_fault(place, row.unit, registry))
        if found.blame("", unknown) or found.blame(row.unit, _record_faults(row, place, registry, params)):
            continue
        found.add(row.unit, _record(row, place))
    return found


def _record_faults(row: RecordRow, place: Place, registry: Registry, params: RoundParams) -> Iterator[Fault]:
    yield from name_faults(place, "", row.domain, registry)
    yield from date_faults(place, row.unit, None, row.published_on, params)
    expected = parse_deadline(row.deadline_text, row.deadline_kind).last_day if row.deadline_text else None
    if expected is not None and row.last_day is not None and expected != row.last_day:
        yield Fault.of(
            "published-deadline",
            place,
            text=shown(row.deadline_text),
            expected=short_date(expected),
            found=short_date(row.last_day),
        )


def _record(row: RecordRow, place: Place) -> PublishedRecord:
    parsed = parse_deadline(row.deadline_text, row.deadline_kind) if row.deadline_text else None
    kind = row.deadline_kind.value if row.deadline_kind else parsed.kind if parsed else ""
    return PublishedRecord(
        id=row.id,
        unit_id=row.unit,
        domain=row.domain,
        kind=row.kind.value,
        number=row.number,
        content=row.content,
        place=row.place,
        deadline_kind=kind,
        deadline_text=row.deadline_text,
        last_day=row.last_day or (parsed.last_day if parsed else None),
        status=row.status.value if row.status else "",
        quote=row.quote,
        remark=row.remark,
        source=row.source(place),
    )


def read_decisions(path: Path, settings: Settings, params: RoundParams) -> ByUnit[Decision]:
    """Read decisions.csv; without the file nothing was decided. A unit outside the round is a fault."""
    found: ByUnit[Decision] = ByUnit()
    units = frozenset(row.id for row in params.round.units)
    for line in read_lines(path, settings, DecisionRow, found, units):
        row, place = line.row, line.place
        if row.unit and row.unit not in units:
            names = near_words(near(row.unit, units))
            found.blame("", (Fault.of("published-unit-outside", place, found=shown(row.unit), near=names),))
            continue
        source = Source(Channel.VISIT, file=place.file, line=place.line)
        found.add(
            row.unit,
            Decision(
                kind=row.kind.value,
                unit_id=row.unit,
                subject=row.subject,
                decision=row.decision,
                reason=row.reason,
                decided_by=row.decided_by,
                decided_on=row.decided_on,
                source=source,
            ),
        )
    return found
