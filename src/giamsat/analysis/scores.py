"""Index scores and ranks as figures, and as series of one index and version."""

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
    return data.once("scores", lambda: tuple(dict.fromkeys((*rows, *data.context_scores))))


def score_pairs(scores: Iterable[IndexScore]) -> Mapping[str, ScorePair]:
    """Return for each index (by indicator id) its latest score in use and the one of the year before."""
    best: dict[tuple[str, int], IndexScore] = {}
    for row in scores:
        place = (indicator_of(row), row.year)
        if row.is_used and (place not in best or _fullness(row) > _fullness(best[place])):
            best[place] = row
    latest: dict[str, int] = {}
    for key, year in best:
        latest[key] = max(year, latest.get(key, year))
    return {key: ScorePair(best[key, year], best.get((key, year - 1))) for key, year in latest.items()}


def _fullness(row: IndexScore) -> tuple[bool, bool, bool]:
    """Return how much a row tells: of two rows about one year the fuller one is shown."""
    return row.score is not None, row.rank is not None, row.rank_of is not None


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
