"""The sentence of a reading: one indicator of one unit with all that it is compared with."""

from __future__ import annotations

from decimal import Decimal

from giamsat.model.judgement import Reading, Relation
from giamsat.model.parameters import Direction, Indicator, Kind
from giamsat.model.values import Figure, Rate, State
from giamsat.report.sentences import states
from giamsat.report.sentences.comparisons import clauses_of, decimals_of, document_of, no_comparison, target_name
from giamsat.report.sentences.context import SentenceContext, counted_thing, finish, lower_first, of_unit
from giamsat.report.sentences.groups import group_sentence
from giamsat.report.sentences.values import (
    bound_words,
    counts_words,
    is_share,
    rate_measure,
    subject_value_words,
    target_value_words,
    value_words,
    verb,
)


def reading_sentence(reading: Reading, context: SentenceContext) -> str:
    """Return what is to be said of a reading, in the pattern that its state asks for; one to three sentences."""
    indicator, current = reading.indicator, reading.current
    if reading.is_missing or current is None:
        topic = of_unit(indicator.name, context.unit_name)
        return states.missing_sentence(topic, context.cut_off, context.clarified_at)
    not_applied = _not_applied(current)
    if not_applied is not None:
        subject = f"chỉ tiêu “{indicator.name}”"
        return states.not_applicable_sentence(context.unit_name, not_applied.note, subject)
    if isinstance(current, Rate):
        return _rate(reading, current, context)
    match current.state:
        case State.BOUND:
            return _bound(reading, current, context)
        case State.APPROXIMATE:
            subject = of_unit(indicator.name, context.unit_name)
            amount = f"là {states.approximate_words(current)}"
            measure = "" if is_share(indicator) else indicator.measure
            return states.approximate_sentence(context.lead.rstrip(", "), subject, amount, measure)
        case _:
            return _plain(reading, current, context)


def _not_applied(value: Figure | Rate) -> Figure | None:
    figures = (value,) if isinstance(value, Figure) else (value.numerator, value.denominator)
    return next((figure for figure in figures if figure is not None and figure.state is State.NOT_APPLICABLE), None)


# --- rates and plain values ---------------------------------------------------------------------


def _rate(reading: Reading, rate: Rate, context: SentenceContext) -> str:
    """Return the sentence of a recomputed share, or why there is none."""
    indicator = reading.indicator
    assert rate.numerator is not None, "a missing count is a missing reading"
    assert rate.denominator is not None, "a missing count is a missing reading"
    part, whole = rate.numerator.value, rate.denominator.value
    measure = rate_measure(context, indicator)
    if whole == 0 and rate.denominator.is_countable:
        cases = context.denominator_name or measure or "số liệu"
        return states.no_cases_sentence(cases, indicator.name, context.within)
    if rate.value is None or part is None or whole is None:
        subject = of_unit(indicator.name, context.unit_name)
        return finish(f"{context.lead}chưa tính {subject} do số liệu tính tỷ lệ là số ước tính hoặc chưa đầy đủ")
    if rate.is_small:
        thing = context.numerator_name or f"{measure} thuộc {lower_first(indicator.name)}".strip()
        return states.small_sentence(part, whole, thing, measure, context.small_denominator, context.within)
    if part == 0 and context.numerator_name and not clauses_of(reading, context, reading.decimals):
        counted = context.denominator_name or measure
        none = states.none_sentence(context.numerator_name, whole, counted, context.within)
        return _with_more(none, reading, context)
    return _compared(reading, rate.value, counts_words(rate, context, indicator), context)


def _plain(reading: Reading, figure: Figure, context: SentenceContext) -> str:
    """Return the sentence of a known number that is no recomputed share."""
    indicator = reading.indicator
    assert figure.value is not None, "a known figure has a value"
    if indicator.kind is Kind.YES_NO:
        return _yes_no(indicator, figure.value, context)
    is_zero_count = indicator.kind is Kind.COUNT and figure.value == 0
    thing = counted_thing(indicator.name)
    if is_zero_count and thing != lower_first(indicator.name) and not clauses_of(reading, context, 0):
        return _with_more(finish(f"{context.within} không có {thing}"), reading, context)
    return _compared(reading, figure.value, "", context)


def _yes_no(indicator: Indicator, value: Decimal, context: SentenceContext) -> str:
    """Return «Sở đã công bố …» or «Sở chưa công bố …» for a name «Đã …», else name and answer."""
    if indicator.name.startswith("Đã "):
        word = "đã" if value else "chưa"
        subject = context.unit_name or "đơn vị"
        return finish(f"{context.lead}{subject} {word} {indicator.name.removeprefix('Đã ')}")
    return finish(f"{context.lead}{of_unit(indicator.name, context.unit_name)}: {value_words(indicator, value, 0)}")


def _compared(reading: Reading, value: Decimal, counts: str, context: SentenceContext) -> str:
    """Return value, target and last period in one sentence, what is left in further ones."""
    indicator = reading.indicator
    decimals = decimals_of(reading, value)
    subject = of_unit(indicator.name, context.unit_name)
    said = subject_value_words(indicator, value, decimals)
    text = f"{context.lead}{subject} {verb(indicator, value)} {said}{counts}"
    for clause in clauses_of(reading, context, decimals):
        text += f", {clause}"
    if reading.target is None and context.no_target and indicator.direction is not Direction.NONE:
        text += f"; {context.no_target}"
    return _with_more(finish(text), reading, context)


def _with_more(first: str, reading: Reading, context: SentenceContext) -> str:
    """Add the sentences that stand alone: why last period is not compared, and the group (the third comparison)."""
    return " ".join(part for part in (first, no_comparison(reading, context), _group(reading, context)) if part)


# --- bound and group ----------------------------------------------------------------------------


def _bound(reading: Reading, figure: Figure, context: SentenceContext) -> str:
    """Return «… đạt trên 98%; nguồn không nêu kỳ và số hồ sơ.» (16): no difference, a target only if decided."""
    indicator, check = reading.indicator, reading.target
    subject = of_unit(indicator.name, context.unit_name)
    text = f"{context.lead}{subject} {verb(indicator, figure.value)} {bound_words(indicator, figure)}"
    if check is not None and indicator.direction is not Direction.NONE:
        against = (
            f"{target_name(check, context)} {target_value_words(indicator, check.target.value)}{document_of(check)}"
        )
        if check.relation is Relation.UNKNOWN:
            text += f"; chưa xác định được so với {against}"
        elif check.relation is not Relation.EQUAL:
            text += f", {'cao hơn' if check.relation is Relation.ABOVE else 'thấp hơn'} so với {against}"
    unstated = [] if figure.period or context.period else ["kỳ"]
    if indicator.kind is Kind.RATE:
        unstated.append(f"số {rate_measure(context, indicator) or 'lượng'}")
    return finish(f"{text}; nguồn không nêu {' và '.join(unstated)}" if unstated else text)


def _group(reading: Reading, context: SentenceContext) -> str:
    rate = reading.group
    if rate is None or not context.group_name or reading.indicator.kind is not Kind.RATE:
        return ""
    return group_sentence(rate, reading.indicator, context, "tỷ lệ này")
