"""The extracts of a round as :class:`~giamsat.model.extracts.SystemCount`, one for each unit and system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from giamsat.errors import Fault, Place
from giamsat.formatting.dates import short_date
from giamsat.intake.extracts.job import Counted, CountJob, FieldCounts, UnitCounts
from giamsat.intake.extracts.listed import Listed, counted_units, read_listed
from giamsat.intake.extracts.run import counted, scratch_folder
from giamsat.model.extracts import SystemCount
from giamsat.model.mappings import ExtractMapping
from giamsat.model.records import DossierRow
from giamsat.model.rounds import Registry, RoundParams
from giamsat.model.values import Channel, Figure, Source, Span, State
from giamsat.settings import Settings
from giamsat.texts_vi import extracts as texts
from giamsat.workbook.layout import DOSSIER_COLUMNS


@dataclass(frozen=True, slots=True)
class Extracts:
    """What the systems recorded, by unit; ``faults`` and ``notices`` belong to the round."""

    counts: tuple[SystemCount, ...] = ()
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()

    def of(self, unit_id: str) -> tuple[SystemCount, ...]:
        """Return the counts of a unit."""
        return tuple(count for count in self.counts if count.unit_id == unit_id)


def read_extracts(settings: Settings, registry: Registry, params: RoundParams) -> Extracts:
    """Count every extract that extracts.csv lists. Of several of one system the latest counts for a unit."""
    listed, faults = read_listed(settings, registry, params)
    counts: list[SystemCount] = []
    problems = [*faults]
    notices: list[Fault] = []
    for one in listed:
        answer = counted(_job(one, settings, params), one.sha256, settings)
        problems += answer.faults
        notices += answer.notices
        counts += _system_counts(one, answer, registry, params)
    kept, older = _latest(counts)
    return Extracts(kept, tuple(problems), (*notices, *older))


def period_of(params: RoundParams, unit_id: str) -> Span:
    """Return the period in which a unit's dossiers are counted: the round's, up to the unit's cut-off."""
    return Span(params.round.period_from, min(params.round.period_to, params.cut_off(unit_id)))


def _job(one: Listed, settings: Settings, params: RoundParams) -> CountJob:
    units = counted_units(one.mapping, params)
    return CountJob(
        path=str(one.path),
        file=settings.relative(one.path),
        mapping=one.mapping,
        periods=tuple((unit_id, period_of(params, unit_id)) for unit_id in units),
        salt=f"{params.round.id}:{one.sha256}",
        scratch=str(scratch_folder(settings)),
    )


def _latest(counts: Iterable[SystemCount]) -> tuple[tuple[SystemCount, ...], tuple[Fault, ...]]:
    """Return the latest count of each unit and mapping, and a notice for each that it replaces."""
    latest: dict[tuple[str, str], SystemCount] = {}
    older: list[Fault] = []
    for count in counts:
        key = (count.unit_id, count.mapping_id)
        other = latest.get(key)
        if other is None or count.extracted_on > other.extracted_on:
            latest[key] = count
        if other is not None:
            new, old = (count, other) if latest[key] is count else (other, count)
            facts = {"unit": count.unit_id, "day": short_date(new.extracted_on), "other": new.file}
            older.append(Fault.of("extract-older", Place(file=old.file), **facts))
    return tuple(latest.values()), tuple(older)


def _system_counts(one: Listed, answer: Counted, registry: Registry, params: RoundParams) -> Iterator[SystemCount]:
    for unit in answer.units:
        yield _system_count(one, unit, registry.units[unit.unit_id].short_name, period_of(params, unit.unit_id))


def _system_count(one: Listed, unit: UnitCounts, name: str, period: Span) -> SystemCount:
    title = texts.SYSTEM_TITLE.format(system=one.system, day=short_date(one.row.extracted_on))
    file = one.place.file.rpartition("/")[0] + f"/extracts/{one.row.file}"
    source = Source(Channel.EXTRACT, title=title, file=file)
    about = _About(unit.unit_id, name, period, one.mapping, source, one.system)
    fields = tuple(_field_row(field, about) for field in unit.fields if field.label)
    total: dict[int, int] = {}
    for field in unit.fields:
        for column, number in field.columns:
            total[column] = total.get(column, 0) + number
    return SystemCount(
        unit_id=unit.unit_id,
        system=one.system,
        mapping_id=one.mapping.id,
        extracted_on=one.row.extracted_on,
        period=period,
        file=file,
        sha256=one.sha256,
        columns=_columns(total, about, ""),
        choices=choice_sentences(one.mapping),
        rows=unit.rows,
        left_out=tuple((texts.REASONS[reason], number) for reason, number in unit.left_out),
        is_illustrative=bool(one.row.mark),
        fields=fields,
        notices=tuple(replace(notice, facts=(*notice.facts, ("unit", name))) for notice in unit.notices),
    )


@dataclass(frozen=True, slots=True)
class _About:
    unit_id: str
    unit_name: str
    period: Span
    mapping: ExtractMapping
    source: Source
    system: str


def _field_row(field: FieldCounts, about: _About) -> DossierRow:
    columns = _columns(dict(field.columns), about, field.label)
    return DossierRow(field.label, "", columns, is_total=False, is_previous=False, source=about.source)


def _columns(numbers: dict[int, int], about: _About, field: str) -> tuple[tuple[int, Figure], ...]:
    return tuple(
        (column.code, _figure(column.code, column.indicator_id, numbers.get(column.code, 0), about, field))
        for column in DOSSIER_COLUMNS
    )


def _figure(column: int, indicator_id: str, number: int, about: _About, field: str) -> Figure:
    query = texts.QUERY.format(
        counted=texts.COUNTED[column],
        unit=about.unit_name,
        field=texts.QUERY_FIELD.format(field=field) if field else "",
        start=short_date(about.period.start),
        end=short_date(about.period.end),
        mapping=about.mapping.id,
    )
    return Figure(
        indicator_id,
        about.unit_id,
        State.KNOWN if number else State.ZERO,
        replace(about.source, query=query),
        Decimal(number),
        period=about.period,
        as_of=about.period.end,
        system=about.system,
    )


def choice_sentences(mapping: ExtractMapping) -> tuple[str, ...]:
    """Return the definitional choices of a mapping as sentences."""
    return tuple(texts.CHOICES[name][slug] for name, slug in mapping.choices.model_dump(mode="json").items())
