"""Sentences about numbers that disagree: both sides, the difference, never who is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giamsat.formatting.dates import short_date
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words, decimal, exact, fraction, integer, own_places, percent, share
from giamsat.model.judgement import Conflict, Discrepancy
from giamsat.model.records import IndexScore
from giamsat.model.rounds import PublishedFigure
from giamsat.model.values import Channel, Figure, Rate
from giamsat.report.sentences.context import counted_thing, finish, lower_first, source_words


@dataclass(frozen=True, slots=True)
class DiscrepancyWords:
    """Words of a discrepancy: unit, what is counted («hồ sơ»), system, day of the extract, threshold in percent."""

    unit_name: str
    measure: str = ""
    system: str = "hệ thống"
    extracted_on: date | None = None
    threshold: Decimal | None = None
    asks: bool = True


def discrepancy_sentence(discrepancy: Discrepancy, words: DiscrepancyWords) -> str:
    """Return both sides, then the difference, then its base: against a system (25), or a sum that does not close (26).

    A discrepancy with a place in an extract is one with the system; ``left`` is then the unit's number.
    """
    if any(place.channel is Channel.EXTRACT for place in discrepancy.places):
        return _with_system(discrepancy, words)
    return _sum(discrepancy, words)


def _with_system(discrepancy: Discrepancy, words: DiscrepancyWords) -> str:
    left, right, measure = discrepancy.left, discrepancy.right, words.measure or discrepancy.measure
    taken = f" (trích xuất ngày {short_date(words.extracted_on)})" if words.extracted_on else ""
    stated = f"{words.unit_name} báo cáo {lower_first(discrepancy.label)} {_count(left, measure)}"
    first = f"{stated}; {words.system} ghi nhận {_count(right, measure)}{taken}"
    base = f" ({percent(share(discrepancy.difference, right), 1)} so với số của {words.system})" if right else ""
    second = f"chênh lệch {_count(discrepancy.difference, measure)}{base}"
    if words.threshold is not None:
        second += f", vượt ngưỡng đối chiếu {exact(words.threshold)}%"
    return finish(first, f"{second}{_asks(words)}")


def _sum(discrepancy: Discrepancy, words: DiscrepancyWords) -> str:
    is_published = any(place.channel is Channel.PUBLISHED for place in discrepancy.places)
    stated = "được công bố" if is_published else "được báo cáo"
    relation = "ít hơn" if discrepancy.right < discrepancy.left else "nhiều hơn"
    total, parts = _sides(discrepancy)
    first = f"{total} {stated} là {_number(discrepancy.left)}; {parts} là {_number(discrepancy.right)}, "
    first += f"{relation} {_count(discrepancy.difference, words.measure or discrepancy.measure)}"
    if is_published:
        return finish(first, "báo cáo giữ nguyên số đã công bố")
    return finish(first, f"báo cáo giữ nguyên số của đơn vị{_asks(words)}")


def _sides(discrepancy: Discrepancy) -> tuple[str, str]:
    """Return the names of the total and of its parts: from a rule «tổng = a + b», else label and rule as they are."""
    total, _, parts = discrepancy.rule.partition(" = ")
    if not parts:
        return discrepancy.label, lower_first(discrepancy.rule)
    terms = parts.split(" + ")
    return total, f"cộng {join(terms)}" if len(terms) > 1 else parts


def _asks(words: DiscrepancyWords) -> str:
    return f"; đề nghị {words.unit_name} làm rõ" if words.asks else ""


def _number(value: Decimal) -> str:
    return integer(value) if own_places(value) == 0 else decimal(value, own_places(value))


def _count(value: Decimal, measure: str) -> str:
    number = count_words(value) if own_places(value) == 0 else exact(value)
    return f"{number} {measure}".rstrip()


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


def stated_vs_listed(stated: int, listed: int, thing: str, measure: str = "", asks_unit: str = "") -> str:
    """«Nguồn nêu 08 nhiệm vụ trọng tâm, đánh số 06 nhiệm vụ; đề nghị cung cấp văn bản đầy đủ.» (42)."""
    short = measure or counted_thing(thing)
    ask = f"đề nghị {asks_unit} cung cấp" if asks_unit else "đề nghị cung cấp"
    return finish(
        f"nguồn nêu {count_words(stated)} {thing}, đánh số {count_words(listed)} {short}; {ask} văn bản đầy đủ"
    )
