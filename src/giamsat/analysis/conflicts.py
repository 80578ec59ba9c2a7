"""Sources that disagree: shown side by side; a person picks, the reason is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from giamsat.analysis.figures import published_year
from giamsat.analysis.reported import Reported
from giamsat.analysis.scores import indicator_of, round_scores, unit_scores
from giamsat.model.judgement import Conflict
from giamsat.model.parameters import Citation, Indicator
from giamsat.model.records import IndexScore
from giamsat.model.rounds import Decision, PublishedFigure, PublishedRecord, RoundData, UnitData
from giamsat.texts_vi import analysis as texts

CHOICE = "chon-nguon"
RANK_KEY = "hang"

# the indicator of a stated count, and the kind of published record that lists the things
STATED_COUNTS = {"chi-dao.nhiem_vu_giao": "nhiem-vu", "chi-dao.sang_kien": "sang-kien"}


@dataclass(frozen=True, slots=True)
class CitationConflict:
    """A document whose date other sources print differently; its date stays «chưa kiểm chứng»."""

    citation: Citation
    other_dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatedVsListed:
    """A source that states a number of things and lists another number of them («08 nhiệm vụ», six of them numbered).

    ``numbered`` counts the listed ones that carry a number; nothing is renumbered.
    """

    stated: PublishedFigure
    listed: tuple[PublishedRecord, ...]

    @property
    def numbered(self) -> int:
        """How many of the listed things carry a number."""
        return sum(bool(record.number.strip()) for record in self.listed)

    @property
    def unnumbered(self) -> int:
        """How many of the listed things carry none."""
        return len(self.listed) - self.numbered


def conflicts(data: RoundData, unit_id: str) -> tuple[Conflict, ...]:
    """Return all values about a unit on which its sources disagree, with the person's choice if there is one."""
    unit_data = data.units[unit_id]
    indicators = data.registry.indicators
    decisions = (*unit_data.decisions, *data.decisions)
    return (
        *published_conflicts(unit_data, indicators, decisions),
        *submitted_conflicts(data, unit_data, decisions),
        *score_conflicts(unit_data, indicators, decisions),
        *shared_rank_conflicts(data, unit_data, decisions),
    )


def published_conflicts(
    unit_data: UnitData, indicators: Mapping[str, Indicator], decisions: Sequence[Decision]
) -> Iterator[Conflict]:
    """Yield published figures of one indicator, year and period that disagree.

    A row kept without a value (a source that only names another unit) disagrees with every value.
    """
    together: dict[tuple[object, ...], list[PublishedFigure]] = {}
    for row in unit_data.published:
        label = (
            row.label if row.label != _catalogue_name(row, indicators) else ""
        )  # a label of its own is another thing
        about = (row.figure.indicator_id, label, published_year(row), row.figure.period)
        together.setdefault(about, []).append(row)
    for rows in together.values():
        if len(rows) > 1 and len({_said(row) for row in rows}) > 1:
            name = _name(rows[0], indicators)
            key = _key(rows[0].figure.indicator_id or rows[0].label, published_year(rows[0]))
            yield Conflict(
                subject=_subject(name, published_year(rows[0])),
                figures=tuple(rows),
                decision=choice(decisions, key),
                key=key,
            )


def submitted_conflicts(data: RoundData, unit_data: UnitData, decisions: Sequence[Decision]) -> Iterator[Conflict]:
    """Yield published figures that disagree with the unit's own for the same time; both are kept."""
    if unit_data.submission is None:
        return
    indicators, params = data.registry.indicators, data.params
    own = Reported(unit_data.submission, indicators, params.round.small_denominator, params.cut_off(unit_data.unit.id))
    for row in unit_data.published:
        found = own.apart(row)
        if found is not None:
            key = row.figure.indicator_id
            yield Conflict(_subject(_name(row, indicators), None), (row,), choice(decisions, key), (), found, key)


def score_conflicts(
    unit_data: UnitData, indicators: Mapping[str, Indicator], decisions: Sequence[Decision]
) -> Iterator[Conflict]:
    """Yield scores or ranks of the unit's own index, year by year, that disagree."""
    together: dict[tuple[str, int], list[IndexScore]] = {}
    for row in unit_scores(unit_data):
        together.setdefault((indicator_of(row), row.year), []).append(row)
    for (indicator_id, year), rows in together.items():
        if _disagree(rows):
            key = _key(indicator_id, year)
            indicator = indicators.get(indicator_id)
            subject = _subject(indicator.name if indicator else indicator_id, year)
            yield Conflict(subject, (), choice(decisions, key), scores=tuple(rows), key=key)


def shared_rank_conflicts(data: RoundData, unit_data: UnitData, decisions: Sequence[Decision]) -> Iterator[Conflict]:
    """Yield ranks that one source gives to this unit and another source to another unit of the same list.

    Two units may share a place when one document says so; two documents that each give it away disagree.
    """
    indicators = data.registry.indicators
    group = {key for key, unit in data.registry.units.items() if unit.group == unit_data.unit.group}
    rivals = [row for row in round_scores(data) if row.unit_id in group]
    for own in unit_scores(unit_data):
        others = [row for row in rivals if _takes_rank(row, own)]
        if own.rank is None or not others:
            continue
        key = f"{_key(indicator_of(own), own.year)}:{RANK_KEY}"
        indicator = indicators.get(indicator_of(own))
        name = indicator.name if indicator else own.index_id
        subject = texts.SUBJECT_RANK.format(name=name, year=own.year)
        yield Conflict(subject, (), choice(decisions, key), scores=(own, *others), key=key)


def citation_conflicts(data: RoundData) -> tuple[CitationConflict, ...]:
    """Return the documents cited by the round whose dates other sources print differently."""
    settings = data.params.round
    cited = dict.fromkeys((*settings.legal_basis, *settings.references))
    found = (data.registry.citations[key] for key in cited if key in data.registry.citations)
    return tuple(CitationConflict(row, row.other_dates) for row in found if row.other_dates)


def stated_vs_listed(unit_data: UnitData) -> tuple[StatedVsListed, ...]:
    """Return the counts that a source states and does not list: against the numbered ones, if any is numbered.

    Only records of the same source are counted.
    """
    found = []
    for row in unit_data.published:
        kind = STATED_COUNTS.get(row.figure.indicator_id)
        if kind is None or row.figure.value is None:
            continue
        source = row.figure.source
        listed = tuple(
            record
            for record in unit_data.records
            if record.kind == kind and (record.source.title, record.source.address) == (source.title, source.address)
        )
        pair = StatedVsListed(row, listed)
        if listed and row.figure.value != (pair.numbered or len(listed)):
            found.append(pair)
    return tuple(found)


def choice(decisions: Iterable[Decision], key: str) -> Decision | None:
    """Return the person's choice between sources about ``key``."""
    return next((row for row in decisions if row.kind == CHOICE and row.subject == key), None)


def _said(row: PublishedFigure) -> tuple[object, ...]:
    if row.figure.value is None:
        return (row.id,)
    return (row.figure.value, row.figure.bound)


def _disagree(rows: Sequence[IndexScore]) -> bool:
    scores = {row.score.value for row in rows if row.score is not None and row.score.value is not None}
    ranks = {row.rank for row in rows if row.rank is not None}
    return len(scores) > 1 or len(ranks) > 1


def _takes_rank(row: IndexScore, own: IndexScore) -> bool:
    return (
        row.unit_id != own.unit_id
        and row.rank == own.rank
        and (indicator_of(row), row.year) == (indicator_of(own), own.year)
        and (row.rank_of is None or own.rank_of is None or row.rank_of == own.rank_of)
        and (row.document, row.source.title, row.source.address) != (own.document, own.source.title, own.source.address)
    )


def _name(row: PublishedFigure, indicators: Mapping[str, Indicator]) -> str:
    return row.label or _catalogue_name(row, indicators)


def _catalogue_name(row: PublishedFigure, indicators: Mapping[str, Indicator]) -> str:
    indicator = indicators.get(row.figure.indicator_id)
    return indicator.name if indicator is not None else row.figure.indicator_id


def _subject(name: str, year: int | None) -> str:
    return name if year is None else texts.SUBJECT_YEAR.format(name=name, year=year)


def _key(what: str, year: int | None) -> str:
    return what if year is None else f"{what}:{year}"
