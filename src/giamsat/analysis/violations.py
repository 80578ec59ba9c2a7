"""Violations of rules as others use them: whole sentences with places, severity and what explains them.

Nothing reported is changed. A violation stays when it is explained: the unit's own words beside the figure, its mark
that it looked once more, or a decision «xac-nhan» about ``<rule>`` or ``<rule>:<subject>`` stand with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from giamsat.analysis.breaches import Breach, breaches, round_breaches
from giamsat.analysis.rule_words import expected_words, filled, found_words
from giamsat.formatting.dates import short_date
from giamsat.model.judgement import Violation
from giamsat.model.parameters import Indicator
from giamsat.model.rounds import Decision, RoundData, UnitData
from giamsat.texts_vi import rules as texts

SETTLED = "xac-nhan"


def violations(data: RoundData, unit_id: str) -> tuple[Violation, ...]:
    """Return the rules that a unit's figures break, in the order of scopes and of the forms."""
    unit_data = data.units[unit_id]
    called = unit_data.unit.alias or unit_data.unit.short_name
    decided = decisions_of(data, unit_data)
    return tuple(
        _violation(row, called, data.registry.indicators, explanation(row, unit_data, decided))
        for row in breaches(data, unit_id)
    )


def round_violations(data: RoundData) -> tuple[Violation, ...]:
    """Return what is odd in published lists and indices, and in what was published of bodies outside the round."""
    decided = _by_subject(data.decisions)
    return tuple(_violation(row, "", data.registry.indicators, _decided(row, decided)) for row in round_breaches(data))


def decisions_of(data: RoundData, unit_data: UnitData) -> Mapping[str, Decision]:
    """Return the decisions that settle something about a unit, by what they settle."""
    return _by_subject((*data.decisions, *unit_data.decisions))


def is_settled(breach: Breach, unit_data: UnitData, decided: Mapping[str, Decision]) -> bool:
    """Whether nobody need ask any more: a person decided, or the unit looked once more and keeps its figure."""
    submission = unit_data.submission
    is_confirmed = submission is not None and breach.subject.key in submission.confirmed
    return is_confirmed or bool(_decided(breach, decided))


def explanation(breach: Breach, unit_data: UnitData, decided: Mapping[str, Decision]) -> str:
    """Return what explains a breach: the decision, else the unit's own words, else its mark; else nothing."""
    said = _decided(breach, decided) or breach.subject.note.strip()
    if not said:
        notes = (one.figure.note.strip() for one in (*breach.left, *breach.right) if one.figure is not None)
        said = next(filter(None, notes), "")
    return said or (texts.CONFIRMED if is_settled(breach, unit_data, decided) else "")


def _decided(breach: Breach, decided: Mapping[str, Decision]) -> str:
    row = decided.get(f"{breach.rule.id}:{breach.subject.key}") or decided.get(breach.rule.id)
    if row is None:
        return ""
    return texts.DECIDED.format(decided_by=row.decided_by, day=short_date(row.decided_on), reason=row.reason)


def _by_subject(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    return {row.subject: row for row in decisions if row.kind == SETTLED}


def _violation(breach: Breach, called: str, indicators: Mapping[str, Indicator], explained: str) -> Violation:
    rule = breach.rule
    return Violation(
        rule_id=rule.id,
        severity=rule.severity.value,
        subject=breach.subject.key,
        domain=breach.subject.domain,
        text=filled(rule.sentence, breach, called, indicators),
        found=found_words(breach),
        expected=expected_words(breach, called, indicators),
        mend=filled(rule.mend, breach, called, indicators),
        places=breach.places,
        explanation=explained,
    )
