"""A value beside its target and last period, in clauses and sentences."""

from __future__ import annotations

from decimal import Decimal

from giamsat.formatting.numbers import own_places, percent, share_places
from giamsat.model.judgement import Reading, Relation, TargetCheck
from giamsat.model.parameters import Direction, Indicator, Kind
from giamsat.model.values import Figure
from giamsat.report.sentences import states
from giamsat.report.sentences.context import SentenceContext, finish, of_unit
from giamsat.report.sentences.values import (
    decimals_to_part,
    difference_words,
    is_share,
    number_of,
    printed_difference,
    target_value_words,
    value_words,
)

_MISSING_REASON = "chưa có số liệu"


def decimals_of(reading: Reading, value: Decimal) -> int:
    """Return the decimals of this and last period with which every relation that is said can be seen."""
    decimals = max(reading.decimals, reading.target.decimals if reading.target else 0)
    if not is_share(reading.indicator) and reading.indicator.kind is not Kind.SCORE:
        return decimals
    before, change = number_of(reading.previous), reading.change
    compared = () if before is None or change is None or change.reason else (before,)
    for number in (value, *compared):
        if isinstance(reading.current, Figure):  # a published number is printed as it was published
            decimals = max(decimals, own_places(number))
        decimals = share_places(number, decimals)
    if before is None or change is None or change.reason:
        return decimals
    if change.is_unchanged or printed_difference(value, before, decimals):
        return decimals
    return decimals_to_part(value, before, decimals)


def clauses_of(reading: Reading, context: SentenceContext, decimals: int) -> tuple[str, ...]:
    """Return the clauses of target and last period that can be told, two at most."""
    value = number_of(reading.current)
    if value is None:
        return ()
    clauses = (_target_clause(reading, value, context, decimals), _change_clause(reading, value, context, decimals))
    return tuple(clause for clause in clauses if clause)


def target_name(check: TargetCheck, context: SentenceContext) -> str:
    """Return «chỉ tiêu», «mức tối đa» for a ceiling, or the context's own words."""
    default = "mức tối đa" if check.target.bound == "toi-da" else "chỉ tiêu"
    return context.target_words or default


def document_of(check: TargetCheck) -> str:
    """Return « tại Kế hoạch số …», empty when the target has no document."""
    return f" tại {check.target.document}" if check.target.document else ""


def _target_clause(reading: Reading, value: Decimal, context: SentenceContext, decimals: int) -> str:
    """Return «cao hơn 3,2 điểm % so với chỉ tiêu 95% tại …» (1–5); nothing for an indicator without a direction."""
    indicator, check = reading.indicator, reading.target
    if check is None or indicator.direction is Direction.NONE or check.relation is Relation.UNKNOWN:
        return ""
    aim = target_value_words(indicator, check.target.value)
    if value == check.target.value:
        name = context.target_words or ("mức tối đa" if check.target.bound == "toi-da" else "chỉ tiêu được giao")
        return f"bằng {name} ({aim}){document_of(check)}"
    difference = difference_words(indicator, printed_difference(value, check.target.value, decimals), decimals)
    relation = "cao hơn" if value > check.target.value else "thấp hơn"
    return f"{relation} {difference} so với {target_name(check, context)} {aim}{document_of(check)}"


def _change_clause(reading: Reading, value: Decimal, context: SentenceContext, decimals: int) -> str:
    """Return «tăng 4,1 điểm % so với cùng kỳ năm 2023 (94,1%)» (7, 8, 10), nothing when no comparison is made."""
    indicator, change, before = reading.indicator, reading.change, number_of(reading.previous)
    if change is None or change.reason or before is None:
        return ""
    previous = value_words(indicator, before, decimals)
    difference = printed_difference(value, before, decimals)
    if value == before:
        return f"bằng {change.label} ({previous})"
    if change.is_unchanged or difference == 0:
        step = Decimal(1).scaleb(-decimals)  # printed alike: they differ by less than one step of the last decimal
        below = context.unchanged_below if abs(value - before) < context.unchanged_below else step
        threshold = difference_words(indicator, below, 0)
        return f"tương đương {change.label} (chênh lệch dưới {threshold})"
    words = difference_words(indicator, difference, decimals)
    relative = ""
    if change.relative is not None and indicator.kind in (Kind.COUNT, Kind.AMOUNT):
        relative = f" ({percent(change.relative, 1)})"
    return f"{_moved(indicator, value, before)} {words}{relative} so với {change.label} ({previous})"


def _moved(indicator: Indicator, value: Decimal, before: Decimal) -> str:
    """Return «tăng» or «giảm»; a rank rises when its number falls."""
    is_more = value < before if indicator.kind is Kind.RANK else value > before
    return "tăng" if is_more else "giảm"


def change_sentence(reading: Reading, context: SentenceContext) -> str:
    """«Tỷ lệ hồ sơ quá hạn giảm 0,9 điểm % so với cùng kỳ năm 2023, từ 2,7% xuống còn 1,8%.» (9), or why not."""
    value, before, change = number_of(reading.current), number_of(reading.previous), reading.change
    if change is None or value is None:
        return ""
    if change.reason or before is None:
        return no_comparison(reading, context)
    indicator, decimals = reading.indicator, decimals_of(reading, value)
    subject = f"{context.lead}{of_unit(indicator.name, context.unit_name)}"
    if change.is_unchanged or value == before:
        return finish(f"{subject} {_change_clause(reading, value, context, decimals)}")
    difference = difference_words(indicator, printed_difference(value, before, decimals), decimals)
    moved = _moved(indicator, value, before)
    to = "lên" if moved == "tăng" else "xuống còn"
    old, new = value_words(indicator, before, decimals), value_words(indicator, value, decimals)
    return finish(f"{subject} {moved} {difference} so với {change.label}, từ {old} {to} {new}")


def no_comparison(reading: Reading, context: SentenceContext) -> str:
    """Return why last period is not compared (11, 12), empty when it is or nothing need be said."""
    change = reading.change
    if change is None or not change.reason or not context.says_no_comparison:
        return ""
    if change.reason.startswith(_MISSING_REASON):
        return states.no_previous_sentence(change.label)
    return states.not_compared_sentence("", change.label, change.reason)
