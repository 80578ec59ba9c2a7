"""Numbers that should be equal, as rules of params/rules.csv say: both are kept with their places.

The reported value is never changed.
"""

from __future__ import annotations

from giamsat.analysis.breaches import Breach, breaches, sources_of
from giamsat.analysis.rule_words import measure, side
from giamsat.model.judgement import Discrepancy
from giamsat.model.rounds import RoundData
from giamsat.model.rules import Operator, Scope
from giamsat.texts_vi import analysis as texts

SUMS = (Scope.ROW, Scope.COLUMN, Scope.SUB_UNIT_COLUMN, Scope.UTILITY, Scope.PUBLISHED, Scope.UNIT)
_COLUMNS = (Scope.COLUMN, Scope.SUB_UNIT_COLUMN)


def discrepancies(data: RoundData, unit_id: str) -> tuple[Discrepancy, ...]:
    """Return all that does not add up in what came in about a unit."""
    return tuple(discrepancy(row, data) for row in breaches(data, unit_id) if is_sum(row))


def is_sum(breach: Breach) -> bool:
    """Whether a breach is of two numbers that should be equal."""
    return breach.rule.operator is Operator.EQUAL and breach.rule.scope in SUMS


def discrepancy(breach: Breach, data: RoundData) -> Discrepancy:
    """Return the two numbers of a breach; of the rows that a column adds up only the first is a place of it."""
    left, right = breach.verdict.left, breach.verdict.right
    assert left is not None
    assert right is not None
    added = sources_of(breach.right)
    places = (*sources_of(breach.left), *(added[:1] if breach.rule.scope in _COLUMNS else added))
    sides = (side(tree, breach, with_values=False) for tree in (breach.check.left, breach.check.right))
    rule = texts.RULE.format(left=next(sides), right=next(sides))
    counted = measure(breach, data.registry.indicators)
    return Discrepancy(rule, breach.subject.label, left, right, places or breach.places, counted, added)
