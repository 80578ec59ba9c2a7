"""Questions about differences with a system: both numbers, the difference, its base; never who is right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from giamsat.analysis.case import Case, ask
from giamsat.analysis.crosscheck import CrossCheck, SystemCheck, system_checks
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words, exact, percent, printed
from giamsat.model.judgement import Question
from giamsat.texts_vi import extracts as texts

DOMAIN = "tthc"
ID = "doi-chieu"


def extract_questions(case: Case) -> Iterator[Question]:
    """Yield one question for each system whose numbers are beyond the tolerance and about which nobody has decided."""
    for check in system_checks(case.data, case.unit_data.unit.id):
        if check.open:
            first, *others = check.open
            words = [difference_words(case.called, check.count.system, check.count.extracted_on, first)]
            if others:
                words.append(texts.Q_OTHERS.format(columns="; ".join(map(_other, others))))
            words += [_apart(case, check)] if check.apart else []
            places = [figure.source for one in check.open for figure in (one.reported, one.system) if figure]
            sizes = [one.percent for one in check.open if one.percent is not None]
            yield ask(f"{ID}:{check.count.mapping_id}", DOMAIN, " ".join(words), places, size=max(sizes, default=None))


def percent_words(check: CrossCheck) -> str:
    """Return a difference in percent of the system's number, with as many decimals as show it beyond the tolerance."""
    found = check.percent
    if found is None:
        return ""
    places = 1
    while found != check.tolerance and printed(found, places) == check.tolerance:
        places += 1
    return percent(found, places)


def difference_words(unit: str, system: str, extracted_on: date, one: CrossCheck) -> str:
    """Return the whole sentence about a column: both sides, the difference, its base (practice, sentence 25)."""
    base = texts.Q_BASE.format(percent=percent_words(one), system=texts.OF_SYSTEM) if one.percent is not None else ""
    beyond = texts.Q_BEYOND.format(tolerance=exact(one.tolerance)) if one.percent is not None else ""
    return texts.Q_FIRST.format(
        unit=unit,
        label=one.label,
        reported=exact(_value(one.reported.value if one.reported else None)),
        system=system,
        recorded=exact(_value(one.system.value)),
        day=short_date(extracted_on),
        difference=count_words(abs(_value(one.difference))),
        base=base,
        beyond=beyond,
    )


def _other(one: CrossCheck) -> str:
    pattern = texts.Q_OTHER if one.percent is not None else texts.Q_OTHER_BARE
    return pattern.format(
        label=one.label,
        reported=exact(_value(one.reported.value if one.reported else None)),
        recorded=exact(_value(one.system.value)),
        difference=count_words(abs(_value(one.difference))),
        percent=percent_words(one),
    )


def _apart(case: Case, check: SystemCheck) -> str:
    items = [
        texts.Q_APART_ITEM.format(label=row.label, unit=case.called, own=row.unit_says, other=row.system_says)
        for row in check.apart
    ]
    return texts.Q_APART.format(items="; ".join(items))


def _value(number: Decimal | None) -> Decimal:
    return number if number is not None else Decimal(0)
