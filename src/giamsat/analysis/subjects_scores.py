"""Scores of indices as subjects of rules: against their maximum, in their list, beside their components."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from giamsat.analysis.lists import longest_falling, neighbours, proposals
from giamsat.analysis.scores import RANK_SUFFIX, indicator_of, round_scores
from giamsat.analysis.subjects import Subject
from giamsat.analysis.worth import Ground
from giamsat.formatting.numbers import exact
from giamsat.model.records import IndexScore
from giamsat.model.rounds import RoundData
from giamsat.model.values import Figure
from giamsat.texts_vi import analysis as texts
from giamsat.texts_vi import rules as words

MOST_PROPOSALS = 3  # more fitting numbers than this are no help to anybody


@dataclass(frozen=True, slots=True)
class ScoreSubject:
    """The subject of a score with the body that was scored."""

    unit_id: str
    subject: Subject


def score_subjects(data: RoundData, scores: Iterable[IndexScore]) -> Iterator[Subject]:
    """Yield scores whose maximum was published."""
    for row in scores:
        if row.score is not None and row.maximum is not None:
            yield _subject(data, row, Ground({"value": row.score}, {"maximum": row.maximum}))


def list_subjects(data: RoundData, *, with_names: bool = False) -> Iterator[ScoreSubject]:
    """Yield the scores of each published list, one index, version, year and size of group being one list.

    ``above`` and ``below`` are the nearest numbers of the longest falling part of the list; those of it are in order.
    ``with_names``: the label tells whose score it is.
    """
    lists: dict[object, list[IndexScore]] = {}
    for row in round_scores(data):
        if row.rank is not None and row.score is not None and row.score.is_countable:
            lists.setdefault((row.index_id, row.version, row.year, row.rank_of), []).append(row)
    for ranked in lists.values():
        rows = sorted(ranked, key=lambda row: row.rank or 0)
        values = [_value(row) for row in rows]
        kept = longest_falling(values)
        for place, row in enumerate(rows):
            above, below = neighbours(values, kept, place)
            numbers = {"position": Decimal(place + 1), "n": Decimal(len(rows))}
            numbers |= {name: one for name, one in (("above", above), ("below", below)) if one is not None}
            ground = Ground({"value": row.score}, numbers)
            fitting = proposals(values, place) if place not in kept else ()
            yield ScoreSubject(row.unit_id, _subject(data, row, ground, fitting, with_names=with_names))


def component_subjects(data: RoundData, *, with_names: bool = False) -> Iterator[ScoreSubject]:
    """Yield the components of each index (an index id that begins with another's) beside the whole index."""
    rows = [row for row in round_scores(data) if row.score is not None and row.score.is_countable]
    for total in rows:
        parts = [row for row in rows if is_component(row, total)]
        if not parts:
            continue
        values = [_value(row) for row in parts]
        odd = max(parts, key=lambda row: abs(_value(row) - _value(total)))
        shared = {
            "lowest": min(values), "highest": max(values), "n": Decimal(len(parts)),
            "same_scale": Decimal(int(_is_same_scale([total, *parts]))),
        }  # fmt: skip
        for row in parts:
            figures: Mapping[str, Figure | None] = {"value": row.score, "total": total.score}
            ground = Ground(figures, {**shared, "farthest": Decimal(int(row is odd))})
            yield ScoreSubject(total.unit_id, _subject(data, row, ground, with_names=with_names))


def is_component(row: IndexScore, total: IndexScore) -> bool:
    """Whether a score is a component of another of the same body, year and version."""
    belongs = (row.unit_id, row.year, row.version) == (total.unit_id, total.year, total.version)
    is_longer = row.index_id.startswith((f"{total.index_id}_", f"{total.index_id}."))
    return belongs and is_longer and not row.index_id.endswith(RANK_SUFFIX)


def _is_same_scale(rows: Sequence[IndexScore]) -> bool:
    """Whether scores are told on one scale: all in percent, or all with the same published maximum."""
    if all(row.score is not None and row.score.as_printed.rstrip().endswith("%") for row in rows):
        return True
    maxima = {row.maximum for row in rows}
    return len(maxima) == 1 and None not in maxima


def _subject(
    data: RoundData,
    row: IndexScore,
    ground: Ground,
    fitting: Sequence[Decimal] = (),
    *,
    with_names: bool = False,
) -> Subject:
    indicator = data.registry.indicators.get(indicator_of(row))
    name = indicator.name if indicator is not None else row.index_id
    unit = data.registry.units.get(row.unit_id)
    label = texts.SUBJECT_YEAR.format(name=name, year=row.year)
    if with_names:
        called = unit.short_name if unit is not None else row.unit_id
        label = words.SCORE_LABEL.format(name=name, unit=called, year=row.year)
    listed = words.LIST_JOIN.join(exact(number) for number in fitting)
    proposal = words.PROPOSAL.format(numbers=listed) if 0 < len(fitting) <= MOST_PROPOSALS else ""
    domain = indicator.domain if indicator is not None else ""
    key = f"{indicator_of(row)}:{row.year}"
    return Subject(key, label, domain, ground, shown={"proposal": proposal}, sources=(row.source,))


def _value(row: IndexScore) -> Decimal:
    return row.score.value if row.score is not None and row.score.value is not None else Decimal(0)
