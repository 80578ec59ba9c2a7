"""How one value of an indicator is said: with its unit of measure, its verb and the unit of its differences."""

from __future__ import annotations

from decimal import Decimal

from giamsat.formatting.numbers import count_words, decimal, exact, fraction, own_places, percent, printed
from giamsat.model.parameters import Direction, Indicator, Kind
from giamsat.model.values import Bound, Figure, Rate
from giamsat.report.sentences.context import SentenceContext

_BOUND_WORDS = {
    Bound.ABOVE: "trên {}",
    Bound.AT_LEAST: "từ {} trở lên",
    Bound.BELOW: "dưới {}",
    Bound.AT_MOST: "không quá {}",
}


def is_share(indicator: Indicator) -> bool:
    """Whether the value is printed with «%» and its differences in «điểm %»."""
    return indicator.kind is Kind.RATE or (indicator.kind is Kind.SCORE and indicator.measure == "%")


def value_words(indicator: Indicator, value: Decimal, decimals: int) -> str:
    """Return the value with its unit: «98,2%», «05 hồ sơ», «2.141,5 triệu đồng», «91,59 điểm», «thứ 24»."""
    if is_share(indicator):
        return percent(value, decimals)
    match indicator.kind:
        case Kind.RANK:
            return f"thứ {exact(value)}"
        case Kind.LEVEL:
            return f"{indicator.measure or 'mức'} {exact(value)}"
        case Kind.YES_NO:
            return "có" if value else "không"
        case Kind.SCORE:
            return f"{decimal(value, max(decimals, 0))} {indicator.measure or 'điểm'}"
        case _:
            return f"{_amount(indicator, value, decimals)} {indicator.measure}".rstrip()


def _amount(indicator: Indicator, value: Decimal, decimals: int) -> str:
    """Return a count in the two-digit form of prose, an amount of money with its decimals and no more."""
    if indicator.kind is Kind.COUNT and own_places(value) == 0:
        return count_words(value)
    return exact(value) if indicator.kind is Kind.COUNT else decimal(value, decimals, strip=True)


def subject_value_words(indicator: Indicator, value: Decimal, decimals: int) -> str:
    """Return the value behind its own name: «Số hồ sơ tiếp nhận là 12.571» does not say «hồ sơ» twice."""
    says_measure = bool(indicator.measure) and indicator.measure in indicator.name.casefold()
    if indicator.kind is Kind.COUNT and says_measure:
        return _amount(indicator, value, decimals)
    return value_words(indicator, value, decimals)


def difference_words(indicator: Indicator, difference: Decimal, decimals: int) -> str:
    """Return a difference of printed numbers with its unit: «3,2 điểm %», «995 hồ sơ», «01 bậc», «1,2 điểm»."""
    places = max(decimals, own_places(difference))
    if is_share(indicator):
        return f"{decimal(difference, places)} điểm %"
    match indicator.kind:
        case Kind.RANK:
            return f"{count_words(difference)} bậc"
        case Kind.SCORE:
            return f"{decimal(difference, places)} điểm"
        case Kind.LEVEL:
            return f"{count_words(difference)} mức"
        case _:
            return f"{_amount(indicator, difference, decimals)} {indicator.measure}".rstrip()


def target_value_words(indicator: Indicator, value: Decimal) -> str:
    """Return a target with the decimals that its document has: «95%», «100 hồ sơ»."""
    return f"{exact(value)}%" if is_share(indicator) else value_words(indicator, value, own_places(value))


def verb(indicator: Indicator, value: Decimal | None) -> str:
    """Return «đạt» for what is wanted, «là» for all else and for zero."""
    match indicator.kind:
        case Kind.RANK:
            return "là" if indicator.name.startswith("Thứ hạng") else "xếp"
        case Kind.RATE | Kind.SCORE if indicator.direction is Direction.HIGHER and value != 0:
            return "đạt"
        case _:
            return "là"


def bound_words(indicator: Indicator, figure: Figure) -> str:
    """Return «trên 98%», «từ 98% trở lên», «dưới 1%», «không quá 1%» with the decimals of the source."""
    assert figure.value is not None, "a bound has an edge"
    edge = (
        f"{exact(figure.value)}%"
        if is_share(indicator)
        else value_words(indicator, figure.value, own_places(figure.value))
    )
    return _BOUND_WORDS.get(figure.bound, "{}").format(edge)


def counts_words(rate: Rate, context: SentenceContext, indicator: Indicator) -> str:
    """Return « (12.345/12.571 hồ sơ)», empty when a count is not known."""
    if rate.numerator is None or rate.denominator is None:
        return ""
    part, whole = rate.numerator.value, rate.denominator.value
    if part is None or whole is None:
        return ""
    return f" ({fraction(part, whole)} {rate_measure(context, indicator)}".rstrip() + ")"


def rate_measure(context: SentenceContext, indicator: Indicator) -> str:
    """Return what a rate's counts count: the context's word, else the indicator's own measure unless that is «%»."""
    return context.measure or ("" if indicator.measure == "%" else indicator.measure)


def number_of(value: Figure | Rate | None) -> Decimal | None:
    """Return the number of a value, ``None`` when there is none to compare."""
    match value:
        case Rate():
            return value.value
        case Figure():
            return value.value if value.is_countable else None
        case None:
            return None


def decimals_to_part(left: Decimal, right: Decimal, decimals: int) -> int:
    """Return how many decimals two different numbers need so as not to be printed alike."""
    while left != right and not printed_difference(left, right, decimals):
        decimals += 1
    return decimals


def printed_difference(left: Decimal, right: Decimal, decimals: int) -> Decimal:
    """Return the difference of two numbers as they are printed, so that a reader's subtraction closes."""
    return abs(printed(left, decimals) - printed(right, decimals))
