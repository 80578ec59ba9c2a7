"""Questions about targets that are not met: value, counts and difference are told, the cause is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from giamsat.analysis.case import Case, ask, size_of
from giamsat.analysis.figures import DERIVED_SUMS
from giamsat.analysis.tasks import figure_state
from giamsat.formatting.numbers import count_words, decimal, exact, fraction, own_places, percent
from giamsat.formatting.text import lower_first
from giamsat.model.judgement import Question, Reading, Relation, TargetCheck
from giamsat.model.parameters import Direction, Kind
from giamsat.model.records import TaskState
from giamsat.model.values import Figure, Rate, Source
from giamsat.texts_vi import analysis as texts

ID = "chi-tieu"


def target_questions(case: Case) -> Iterator[Question]:
    """Yield one question per domain on the targets that are not met and not explained by the unit.

    It asks for the cause and states none.
    """
    missed: dict[str, list[tuple[Reading, TargetCheck]]] = {}
    for reading in case.readings.values():
        check = reading.target
        if check is None or check.is_met is not False or check.difference is None:
            continue
        if reading.indicator.direction is Direction.NONE or _is_explained(case, reading) or _is_not_due(case, reading):
            continue
        missed.setdefault(reading.indicator.domain, []).append((reading, check))
    for domain, rows in missed.items():
        documents = {check.target.document for _, check in rows}
        shared = documents.pop() if len(rows) > 1 and len(documents) == 1 else ""
        items = [_target_words(case, reading, check, says_document=not shared) for reading, check in rows]
        if len(items) == 1:
            text = texts.Q_TARGET.format(item=items[0], unit=case.called)
        else:
            text = texts.Q_TARGETS.format(
                count=count_words(len(items)),
                document=texts.Q_AGAINST.format(document=shared) if shared else texts.Q_AGAINST_ALL,
                items="; ".join(items),
                unit=case.called,
            )
        places = [place for reading, _ in rows for place in _sources(reading)]
        rule = texts.Q_RULE_TARGETS.format(
            documents="; ".join(dict.fromkeys(check.target.document for _, check in rows))
        )
        sizes = [size for reading, check in rows if (size := distance(reading, check)) is not None]
        yield ask(f"{ID}:{domain}", domain, text, places, rule=rule, size=max(sizes, default=None))


def distance(reading: Reading, check: TargetCheck) -> Decimal | None:
    """Return how far a value is from its target: in points for a share, else in percent of the target."""
    if check.difference is None or reading.indicator.kind is Kind.RATE:
        return check.difference
    return size_of(check.difference, check.target.value)


def _target_words(case: Case, reading: Reading, check: TargetCheck, *, says_document: bool) -> str:
    """Return «… là 52,4% (1.048/2.000 hồ sơ), thấp hơn 7,6 điểm % so với chỉ tiêu 60%»."""
    suffix = "%" if reading.indicator.kind is Kind.RATE else ""
    document = check.target.document if says_document else ""
    name = reading.indicator.name
    return texts.Q_TARGET_ITEM.format(
        label=name if says_document else lower_first(name),
        value=_value_words(case, reading),
        relation=texts.Q_ABOVE if check.relation is Relation.ABOVE else texts.Q_BELOW,
        difference=_difference_words(reading, check),
        target_name=texts.Q_TARGET_NAME[check.target.bound],
        target=f"{exact(check.target.value)}{suffix}",
        document=texts.Q_AT.format(document=document) if document else "",
    )


def _value_words(case: Case, reading: Reading) -> str:
    """Return the value with its counts: «52,4% (1.048/2.000 hồ sơ)»."""
    value = reading.current
    if isinstance(value, Rate):
        if value.value is None or value.numerator is None or value.denominator is None:
            return ""
        counted = case.data.registry.indicators.get(reading.indicator.denominator)
        counts = _counts(value.numerator, value.denominator, counted.measure if counted is not None else "")
        return f"{percent(value.value, reading.decimals)}{counts}"
    if value is None or value.value is None:
        return ""
    if reading.indicator.kind is Kind.RATE:
        return percent(value.value, reading.decimals)
    return f"{decimal(value.value, reading.decimals)} {reading.indicator.measure}"


def _counts(numerator: Figure, denominator: Figure, measure: str) -> str:
    top, bottom = numerator.value, denominator.value
    if top is None or bottom is None or top != top.to_integral_value() or bottom != bottom.to_integral_value():
        return ""
    words = f"{fraction(top, bottom)} {measure}".rstrip()
    return f" ({words})"


def _difference_words(reading: Reading, check: TargetCheck) -> str:
    if check.difference is None:
        return ""
    names = {Kind.RATE: texts.POINTS, Kind.SCORE: texts.SCORE_POINTS}
    places = max(check.decimals, own_places(check.difference))
    return f"{decimal(check.difference, places)} {names.get(reading.indicator.kind, reading.indicator.measure)}"


def _is_explained(case: Case, reading: Reading) -> bool:
    """Whether the unit itself wrote an explanation beside one of the figures behind the value."""
    ids = {reading.indicator.id, reading.indicator.numerator, reading.indicator.denominator}
    ids.update(part for derived in DERIVED_SUMS if derived.id in ids for part in derived.parts)
    return any(case.held.current[key].note.strip() for key in ids if key in case.held.current)


def _is_not_due(case: Case, reading: Reading) -> bool:
    row = case.held.published.get(reading.indicator.id)
    return row is not None and figure_state(row) is TaskState.NOT_DUE


def _sources(reading: Reading) -> list[Source]:
    value = reading.current
    if isinstance(value, Rate):
        return [count.source for count in (value.numerator, value.denominator) if count is not None]
    return [value.source] if value is not None else []
