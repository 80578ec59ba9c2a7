"""The sentence of a group's rate: sum over sum, beside the target that all its units have."""

from __future__ import annotations

from decimal import Decimal

from giamsat.formatting.numbers import count_words, fraction, percent, places_to_show, printed
from giamsat.formatting.text import bind, nfc
from giamsat.model.parameters import Indicator, Target
from giamsat.model.values import GroupRate
from giamsat.report.sentences.context import SentenceContext, finish, lower_first
from giamsat.report.sentences.values import difference_words, rate_measure, target_value_words


def group_sentence(
    rate: GroupRate, indicator: Indicator, context: SentenceContext, name: str = "", target: Target | None = None
) -> str:
    """«Tính chung 10 quận, huyện, tỷ lệ … là 97,1% (…/… hồ sơ).» (29): sum over sum, never «bình quân».

    :param target: the one that all these units have; the sum stands beside it.
    """
    if rate.value is None:
        return ""
    group, told = _told(rate, rate.value, indicator, context, target)
    subject = name or lower_first(indicator.name)
    return finish(f"tính chung {group}, {subject} là {told}")


def group_clause(
    rate: GroupRate, indicator: Indicator, context: SentenceContext, target: Target | None, *, is_first: bool, end: str
) -> str:
    """«Tỷ lệ … tính chung 03 sở là 96,9% (…), cao hơn …;», then «tính chung 05 quận, huyện là ….» (29).

    The groups of one indicator share a sentence that begins with its name, so that paragraphs on several indicators
    do not all begin with the same groups. Each clause carries its own sources.
    """
    if rate.value is None:
        return ""
    group, told = _told(rate, rate.value, indicator, context, target)
    subject = f"{indicator.name} " if is_first else ""
    return bind(nfc(f"{subject}tính chung {group} là {told}{end}"))


def _told(
    rate: GroupRate, value: Decimal, indicator: Indicator, context: SentenceContext, target: Target | None
) -> tuple[str, str]:
    """Return the group and its sum, beside the target."""
    counts = f"{fraction(rate.numerator, rate.denominator)} {rate_measure(context, indicator)}".rstrip()
    left_out = ""
    if rate.left_out:
        left_out = f"; không tính {count_words(len(rate.left_out))} đơn vị chưa đủ số liệu"
    group = f"{count_words(len(rate.unit_ids))} {context.group_name}"
    places, against = indicator.decimals, ""
    if target is not None:
        places = places_to_show(value, target.value, places)
        against = f", {_against(printed(value, places), target, indicator, places)}"
    return group, f"{percent(value, places)} ({counts}){against}{left_out}"


def _against(value: Decimal, target: Target, indicator: Indicator, places: int) -> str:
    """Return «cao hơn 3,2 điểm % so với chỉ tiêu 95% tại …»; the difference is that of the printed numbers."""
    aim = target_value_words(indicator, target.value)
    document = f" tại {target.document}" if target.document else ""
    name = "mức tối đa" if target.bound == "toi-da" else "chỉ tiêu"
    if value == target.value:
        return f"bằng {name} {aim}{document}"
    relation = "cao hơn" if value > target.value else "thấp hơn"
    return f"{relation} {difference_words(indicator, abs(value - target.value), places)} so với {name} {aim}{document}"
