"""Facts of a cross-check: the unit's cell, the extract with its query, the difference, the round's tolerance."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from giamsat.analysis.crosscheck import CrossCheck, SystemCheck
from giamsat.formatting.numbers import MINUS, exact, integer
from giamsat.report.cited import Fact, Spot
from giamsat.report.fact_records import typed_fact
from giamsat.report.facts import Facts
from giamsat.report.places import row_spot
from giamsat.texts_vi import extracts as texts


def reported_facts(one: CrossCheck) -> tuple[Fact, ...]:
    """Return the fact of the unit's number; none without one."""
    if one.reported is None or one.reported.value is None:
        return ()
    return (typed_fact(one.reported, texts.SPOT_REPORTED.format(label=one.label)),)


def system_facts(one: CrossCheck) -> tuple[Fact, ...]:
    """Return the fact of the system's number."""
    return (typed_fact(one.system, texts.SPOT_SYSTEM.format(label=one.label)),)


def difference_facts(one: CrossCheck) -> tuple[Fact, ...]:
    """Return how the difference, and its share of the system's number, follow from the two numbers."""
    if one.difference is None or one.reported is None or one.reported.value is None or one.system.value is None:
        return ()
    size = abs(one.difference)
    sum_words = f"{exact(one.reported.value)} {MINUS} {exact(one.system.value)}"
    facts = [Fact((Spot(texts.SPOT_DIFFERENCE, sum_words, "", how="computed"),), (size,))]
    if one.percent is not None:
        words = f"{exact(size)}/{exact(one.system.value)}"
        facts.append(Fact((Spot(texts.SPOT_PERCENT, words, "", how="computed"),), share=one.percent))
    return tuple(facts)


def check_facts(one: CrossCheck) -> tuple[Fact, ...]:
    """Return all that a sentence about a column may print."""
    return (*reported_facts(one), *system_facts(one), *difference_facts(one))


def tolerance_facts(facts: Facts, tolerance: Decimal) -> tuple[Fact, ...]:
    """Return where the tolerance is set: the round's key, else the kit's default."""
    place = facts.places.params.tolerance(texts.SPOT_TOLERANCE, texts.SPOT_DEFAULT_TOLERANCE, f"{exact(tolerance)}%")
    return (Fact((place,), share=tolerance),)


def left_out_facts(check: SystemCheck) -> tuple[Fact, ...]:
    """Return the facts of how many rows an extract holds of a unit, and how many no column counts."""
    count = check.count
    source = check.columns[0].system.source
    numbers = [(texts.SPOT_ROWS, count.rows)]
    numbers += [(texts.SPOT_LEFT_OUT.format(reason=reason), number) for reason, number in count.left_out]
    return tuple(
        Fact((Spot(name, integer(number), count.file, how="count", title=source.title),), (Decimal(number),))
        for name, number in numbers
    )


def decision_facts(checks: Iterable[CrossCheck]) -> tuple[Fact, ...]:
    """Return the lines of decisions.csv by which a person chose."""
    found = {one.choice.decision.source: one.choice.decision for one in checks if one.choice is not None}
    return tuple(
        Fact((row_spot(source, texts.SPOT_DECISION),), words=(decision.reason,)) for source, decision in found.items()
    )
