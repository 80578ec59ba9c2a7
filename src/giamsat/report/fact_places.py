"""What stands at given places of what came in about a unit: the figures and records that questions point to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from giamsat.model.records import DossierRow, Submission
from giamsat.model.rounds import RoundData, UnitData
from giamsat.model.values import Figure, Source
from giamsat.report.cited import Fact
from giamsat.report.fact_records import (
    line_facts,
    published_facts,
    rank_facts,
    score_facts,
    typed_fact,
)
from giamsat.report.facts import BEFORE, NOW, Facts
from giamsat.report.places import row_spot
from giamsat.texts_vi.analysis import COLUMN_NAMES
from giamsat.texts_vi.extracts import SPOT_SYSTEM

_Item = tuple[Source, tuple[Fact, ...]]


def facts_at(
    places: Collection[Source], facts: Facts, data: RoundData, unit_data: UnitData
) -> Mapping[Source, tuple[Fact, ...]]:
    """Return the facts of the figures and records that stand at ``places``."""
    found: dict[Source, tuple[Fact, ...]] = {}
    for source, own in _all(places, facts, data, unit_data):
        found[source] = (*found.get(source, ()), *own)
    return found


def _all(places: Collection[Source], facts: Facts, data: RoundData, unit_data: UnitData) -> Iterator[_Item]:
    submission = unit_data.submission
    if submission is not None:
        yield from _figures(places, facts, data, submission)
        yield from _counts(places, submission)
        yield from _rows(places, submission)
    for count in unit_data.extracts:
        for code, figure in count.columns:
            if figure.source in places:
                yield figure.source, (typed_fact(figure, SPOT_SYSTEM.format(label=COLUMN_NAMES[code])),)
    for row in unit_data.published:
        if row.figure.source in places:
            yield row.figure.source, published_facts(row)
    for record in unit_data.records:
        if record.source in places:
            yield record.source, line_facts(record, record.content)
    for score in (*unit_data.scores, *(submission.scores if submission else ())):
        if score.source in places:
            yield score.source, (*score_facts(score), *rank_facts(score))


def _figures(places: Collection[Source], facts: Facts, data: RoundData, submission: Submission) -> Iterator[_Item]:
    """Yield the answers of indicators, Biểu 06 by the names of its columns."""
    label = data.params.round.comparison.label if data.params.round.comparison else BEFORE
    in_form = {figure.source for row in (*submission.dossiers, *submission.sub_units) for _, figure in row.columns}
    for role, figures in ((NOW, submission.figures), (label, submission.previous)):
        for figure in figures:
            if figure.source in places and figure.source not in in_form:
                indicator = data.registry.indicators[figure.indicator_id]
                yield figure.source, facts.figure(figure, indicator.name, role, indicator)
    for row in (*submission.dossiers, *submission.sub_units):
        yield from _columns(places, row)


def _columns(places: Collection[Source], row: DossierRow) -> Iterator[_Item]:
    for code, figure in row.columns:
        if figure.source in places:
            yield figure.source, (typed_fact(figure, f"{row.label}: {COLUMN_NAMES.get(code, f'cột ({code})')}"),)


def _counts(places: Collection[Source], submission: Submission) -> Iterator[_Item]:
    """Yield the counts that records keep with cells of their own."""
    named: list[tuple[Figure | None, str]] = []
    for survey in submission.surveys:
        counts = {"phát ra": survey.issued, "thu về": survey.collected, "hợp lệ": survey.valid}
        counts["hài lòng"] = survey.satisfied
        named += [(figure, f"{survey.name}: phiếu {name}") for name, figure in counts.items()]
    for utility in submission.utilities:
        people = ("đối tượng", utility.entitled), ("đã hưởng", utility.served), ("chưa hưởng", utility.unserved)
        named += [(figure, f"{utility.name}: {name}") for name, figure in people]
    for figure, name in named:
        if figure is not None and figure.source in places:
            yield figure.source, (typed_fact(figure, name),)


def _rows(places: Collection[Source], submission: Submission) -> Iterator[_Item]:
    """Yield the rows of records that a question names by their words."""
    named = [(task.source, "nhiệm vụ", (task.content,)) for task in submission.tasks]
    named += [(row.source, "văn bản", (row.subject,)) for row in submission.documents]
    named += [(row.source, "sáng kiến, mô hình", (row.name,)) for row in submission.initiatives]
    named += [(row.source, "khảo sát", (row.name,)) for row in submission.surveys]
    named += [(row.source, "tiện ích", (row.name,)) for row in submission.utilities]
    for source, name, words in named:
        if source in places:
            yield source, (Fact((row_spot(source, name),), words=words),)
