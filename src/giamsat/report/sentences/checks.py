"""Sentences about numbers that disagree: both sides, the difference, never who is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from giamsat.formatting.numbers import exact, fraction
from giamsat.model.judgement import Conflict
from giamsat.model.records import IndexScore
from giamsat.model.rounds import PublishedFigure
from giamsat.model.values import Figure, Rate
from giamsat.report.sentences.context import finish, lower_first, source_words


@dataclass(frozen=True, slots=True)
class SourceSide:
    """What one source says: «tin về buổi giám sát ngày 24/5/2023», «ghi thứ 1/22» (with its verb)."""

    source: str
    says: str


PUBLISHED_APART = "được công bố không thống nhất"
OWN_USED = "báo cáo sử dụng số của đơn vị, chưa thẩm định"
SOURCES_APART = "không thống nhất giữa các nguồn"  # one side is the unit's own report, which is not published


def sources_disagree(
    subject: str, sides: Sequence[SourceSide], chosen: str = "", reason: str = "", verdict: str = PUBLISHED_APART
) -> str:
    """«{…} được công bố không thống nhất: {nguồn 1} ghi {a}; {nguồn 2} ghi {b}. Báo cáo chưa sử dụng …» (38)."""
    told = "; ".join(f"{side.source} {side.says}" for side in sides)
    outcome = OWN_USED if verdict == SOURCES_APART else "báo cáo chưa sử dụng số liệu này"
    if chosen:
        outcome = f"báo cáo sử dụng {chosen}" + (f" vì {lower_first(reason.rstrip('.'))}" if reason else "")
    return finish(f"{subject} {verdict}: {told}", outcome)


def conflict_sentence(conflict: Conflict, unit_name: str = "đơn vị") -> str:
    """Return the values that disagree, each with its source, and what a person decided, if anybody has (38)."""
    is_share = isinstance(conflict.submitted, Rate)
    sides = [SourceSide(_title(row.figure), f"ghi {_published(row, is_share)}") for row in conflict.figures]
    sides += [
        SourceSide(score.document or source_words(score.source.title) or "nguồn công khai", f"ghi {_scored(score)}")
        for score in conflict.scores
    ]
    if conflict.submitted is not None:
        sides.append(SourceSide(f"báo cáo của {unit_name}", f"ghi {_stated(conflict.submitted)}"))
    verdict = SOURCES_APART if conflict.submitted is not None else PUBLISHED_APART
    decision = conflict.decision
    chosen, reason = (decision.decision, decision.reason) if decision else ("", "")
    return sources_disagree(conflict.subject, sides, chosen, reason, verdict)


def _title(figure: Figure) -> str:
    return source_words(figure.source.title) or "nguồn công khai"


def _published(row: PublishedFigure, is_share: bool) -> str:
    """Return what a source says as it prints it, else both counts, else the value."""
    parts = [part.value for part in (row.numerator, row.denominator) if part is not None and part.value is not None]
    if row.figure.as_printed or row.figure.value is None or len(parts) < 2:
        unit = "%" if is_share and not row.figure.as_printed and row.figure.value is not None else ""
        return f"{_stated(row.figure)}{unit}"
    return fraction(*parts)


def _stated(figure: Figure | Rate) -> str:
    if isinstance(figure, Rate):
        counts = (part.value for part in (figure.numerator, figure.denominator) if part is not None)
        return fraction(*(value if value is not None else Decimal(0) for value in counts))
    if figure.as_printed:
        return figure.as_printed
    return "chưa có số liệu" if figure.value is None else exact(figure.value)


def _scored(score: IndexScore) -> str:
    parts = []
    if score.score is not None and score.score.value is not None:
        parts.append(_stated(score.score))
    if score.rank is not None:
        parts.append(f"thứ {score.rank}/{score.rank_of}" if score.rank_of else f"thứ {score.rank}")
    elif score.rank_text:
        parts.append(score.rank_text)
    return ", ".join(parts) or "không nêu con số"
