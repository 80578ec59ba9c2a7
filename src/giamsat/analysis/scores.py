"""Index scores and ranks as figures, and as series of one index and version (domain.md, points 5 and 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giamsat.model.records import IndexScore
from giamsat.model.rounds import RoundData, UnitData
from giamsat.model.values import Figure, Span, State

PREFIX = "chi-so."
RANK_SUFFIX = "_hang"


@dataclass(frozen=True, slots=True)
class ScorePair:
    """The latest score of an index and that of the year before, ``None`` when nobody published it."""

    now: IndexScore
    before: IndexScore | None


def indicator_of(score: IndexScore) -> str:
    """Return the catalogue's id of a score's index; its rank is ``<id>_hang``."""
    named = score.score.indicator_id if score.score is not None else ""
    if named.startswith(PREFIX):
        return named.removesuffix(RANK_SUFFIX)
    return score.index_id if score.index_id.startswith(PREFIX) else f"{PREFIX}{score.index_id}"


def unit_scores(unit_data: UnitData) -> tuple[IndexScore, ...]:
    """Return the unit's own scores, published ones first; the same score from both is kept twice."""
    submitted = unit_data.submission.scores if unit_data.submission else ()
    return tuple(row for row in (*unit_data.scores, *submitted) if row.unit_id == unit_data.unit.id)


def round_scores(data: RoundData) -> tuple[IndexScore, ...]:
    """Return all published scores, also those of units outside the round, each once."""
    rows = (row for unit_data in data.units.values() for row in unit_data.scores)
    return tuple(dict.fromkeys((*rows, *data.context_scores)))


def score_pairs(scores: Iterable[IndexScore]) -> Mapping[str, ScorePair]:
    """Return for each index (by indicator id) its latest score in use and the one of the year before."""
    rows = tuple(row for row in scores if row.is_used)
    pairs: dict[str, ScorePair] = {}
    for row in rows:
        key = indicator_of(row)
        if key not in pairs or row.year > pairs[key].now.year:
            earlier = (other for other in rows if indicator_of(other) == key and other.year == row.year - 1)
            pairs[key] = ScorePair(row, next(earlier, None))
    return pairs


def score_figures(pairs: Mapping[str, ScorePair], *, is_current: bool) -> dict[str, Figure]:
    """Return scores and ranks as figures by indicator id."""
    figures: dict[str, Figure] = {}
    for key, pair in pairs.items():
        row = pair.now if is_current else pair.before
        if row is None:
            continue
        if row.score is not None:
            figures[key] = row.score
        if row.rank is not None:
            figures[key + RANK_SUFFIX] = Figure(
                indicator_id=key + RANK_SUFFIX,
                unit_id=row.unit_id,
                state=State.KNOWN,
                source=row.source,
                value=Decimal(row.rank),
                as_printed=row.rank_text,
                period=Span(date(row.year, 1, 1), date(row.year, 12, 31)),
            )
    return figures
