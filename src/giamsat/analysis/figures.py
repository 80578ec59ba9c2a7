"""What a unit's figures are, by indicator: its submission first, published figures where it has none.

Biểu 06 columns are figures too (TT 01/2020/TT-VPCP), and a few counts are sums of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from giamsat.analysis.counts import record_counts
from giamsat.analysis.scores import ScorePair, score_figures, score_pairs, unit_scores
from giamsat.intake.extracts.choices import choice_of, source_choices
from giamsat.model.records import DossierRow, Submission
from giamsat.model.rounds import PublishedFigure, UnitData
from giamsat.model.values import Channel, Figure, Source, State
from giamsat.workbook.layout import DOSSIER_COLUMNS

DOSSIER_IDS: Mapping[int, str] = {column.code: column.indicator_id for column in DOSSIER_COLUMNS}


@dataclass(frozen=True, slots=True)
class DerivedSum:
    """A count that is never asked for: the sum of other counts."""

    id: str
    parts: tuple[str, ...]


DERIVED_SUMS = (
    DerivedSum("tthc.truoc_dung_han", ("tthc.truoc_han", "tthc.dung_han")),
    DerivedSum("tthc.moi_tiep_nhan", ("tthc.truc_tuyen", "tthc.truc_tiep")),
)


@dataclass(frozen=True)
class Holdings:
    """A unit's figures by indicator id: this period's, last period's, the published rows in use, index scores.

    ``current`` and ``previous`` already hold published figures and scores where the unit itself gave none.
    """

    unit_id: str
    current: Mapping[str, Figure]
    previous: Mapping[str, Figure]
    published: Mapping[str, PublishedFigure]
    published_previous: Mapping[str, PublishedFigure]
    scores: Mapping[str, ScorePair]


def holdings(unit_data: UnitData, cut_off: date) -> Holdings:
    """Look everything up once: Biểu 06 totals, the submission's figures and records, published figures, sums."""
    unit_id = unit_data.unit.id
    submission = unit_data.submission
    counted = record_counts(submission, cut_off) if submission is not None else {}
    pairs = score_pairs(unit_scores(unit_data))
    published = latest_published(unit_data.published)
    before = {
        key: found for key, row in published.items() if (found := _year_before(row, unit_data.published)) is not None
    }
    own = {**counted, **submitted(submission), **chosen_of_system(unit_data)}
    return Holdings(
        unit_id=unit_id,
        current=_joined(unit_id, {**score_figures(pairs, is_current=True), **own}, published),
        previous=_joined(unit_id, {**score_figures(pairs, is_current=False), **submitted_previous(submission)}, before),
        published=published,
        published_previous=before,
        scores=pairs,
    )


def submitted(submission: Submission | None) -> Mapping[str, Figure]:
    """Return the submission's figures of this period by indicator id."""
    if submission is None:
        return {}
    total = next((row for row in submission.dossiers if row.is_total and not row.is_previous), None)
    return {**_from_row(total), **{figure.indicator_id: figure for figure in submission.figures}}


def chosen_of_system(unit_data: UnitData) -> Mapping[str, Figure]:
    """Return the figures of a system that a person chose in place of the unit's own; those stay in the cross-check."""
    choices = source_choices(unit_data.decisions)
    return {
        figure.indicator_id: figure
        for count in unit_data.extracts
        for _, figure in count.columns
        if (choice := choice_of(figure.indicator_id, choices)) is not None and choice.channel is Channel.EXTRACT
    }


def submitted_previous(submission: Submission | None) -> Mapping[str, Figure]:
    """Return the submission's figures of last period by indicator id."""
    if submission is None:
        return {}
    total = next((row for row in submission.dossiers if row.is_previous), None)
    return {**_from_row(total), **{figure.indicator_id: figure for figure in submission.previous}}


def latest_published(rows: Iterable[PublishedFigure]) -> Mapping[str, PublishedFigure]:
    """Return for each indicator its latest row in use; of equally late ones the first in the file."""
    latest: dict[str, PublishedFigure] = {}
    for row in rows:
        key = row.figure.indicator_id
        if row.is_used and key and (key not in latest or _lateness(row) > _lateness(latest[key])):
            latest[key] = row
    return latest


def derive(derived: DerivedSum, figures: Mapping[str, Figure], unit_id: str) -> Figure:
    """Add the parts of a derived count; MISSING when any part cannot be added.

    Approximate values and bounds are never added up: the sum would look exact.
    """
    parts = [figures.get(part) for part in derived.parts]
    known = [part for part in parts if part is not None]
    source = _source_of_sum(known)
    if len(known) == len(parts) and all(part.state is State.NOT_APPLICABLE for part in known):
        return replace(known[0], indicator_id=derived.id, source=source)
    values = [part.value for part in known if part.is_countable and part.value is not None]
    if len(values) < len(parts):
        return Figure(derived.id, unit_id, State.MISSING, source)
    total = sum(values, Decimal(0))
    first = known[0]
    state = State.ZERO if total == 0 else State.KNOWN
    return Figure(derived.id, unit_id, state, source, total, period=first.period, as_of=first.as_of)


def _joined(unit_id: str, own: Mapping[str, Figure], published: Mapping[str, PublishedFigure]) -> Mapping[str, Figure]:
    figures = dict(own)
    for figure in _stated(published):
        if figure.indicator_id not in figures or figures[figure.indicator_id].state is State.MISSING:
            figures[figure.indicator_id] = figure
    for derived in DERIVED_SUMS:
        if derived.id not in figures and any(part in figures for part in derived.parts):
            figures[derived.id] = derive(derived, figures, unit_id)
    return figures


def _stated(published: Mapping[str, PublishedFigure]) -> Iterator[Figure]:
    """Yield the published figures, then the counts that published shares were given with."""
    for row in published.values():
        yield row.figure
    for row in published.values():
        for count in (row.numerator, row.denominator):
            if count is not None and count.indicator_id not in ("", row.figure.indicator_id):
                yield count


def _from_row(row: DossierRow | None) -> Mapping[str, Figure]:
    if row is None:
        return {}
    return {
        DOSSIER_IDS[column]: replace(figure, indicator_id=DOSSIER_IDS[column])
        for column, figure in row.columns
        if column in DOSSIER_IDS
    }


def _source_of_sum(parts: Iterable[Figure]) -> Source:
    sources = [part.source for part in parts]
    if not sources:
        return Source(Channel.COMPUTED)
    cells = " + ".join(source.cell for source in sources if source.cell)
    is_counted = all(source.query and source.file == sources[0].file for source in sources)
    query = " + ".join(source.query for source in sources) if is_counted else ""
    return replace(sources[0], channel=Channel.COMPUTED, cell=cells, query=query)


def published_year(row: PublishedFigure) -> int | None:
    """Return the year that a published figure is about: stated, or that of its period or as-of day."""
    if row.year is not None:
        return row.year
    if row.figure.period is not None:
        return row.figure.period.end.year
    return row.figure.as_of.year if row.figure.as_of is not None else None


def _lateness(row: PublishedFigure) -> tuple[int, str, str]:
    end = row.figure.period.end.isoformat() if row.figure.period else ""
    as_of = row.figure.as_of.isoformat() if row.figure.as_of else ""
    return (published_year(row) or 0, end, as_of)


def _year_before(row: PublishedFigure, rows: Iterable[PublishedFigure]) -> PublishedFigure | None:
    year = published_year(row)
    if year is None:
        return None
    same = [
        other
        for other in rows
        if other.is_used
        and other.figure.indicator_id == row.figure.indicator_id
        and published_year(other) == year - 1
        and other.label == row.label
    ]
    return max(same, key=_lateness, default=None)
