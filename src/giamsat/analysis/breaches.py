"""Which rules a unit's figures break: every rule of the registry and of the round on everything that it applies to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from giamsat.analysis.evaluation import Check, Verdict, check_of, verdict
from giamsat.analysis.figures import Holdings
from giamsat.analysis.groups import all_holdings
from giamsat.analysis.own import own_part
from giamsat.analysis.scores import score_pairs, unit_scores
from giamsat.analysis.subjects import Subject
from giamsat.analysis.subjects_figures import (
    group_subjects,
    indicator_names,
    indicator_subjects,
    published_rate_subjects,
    published_subjects,
    unit_subject,
)
from giamsat.analysis.subjects_scores import ScoreSubject, component_subjects, list_subjects, score_subjects
from giamsat.analysis.subjects_submitted import SUBMITTED_SCOPES, submitted_subjects
from giamsat.analysis.worth import Operand, operands
from giamsat.model.parameters import Unit
from giamsat.model.rounds import RoundData, UnitData
from giamsat.model.rules import Rule, Scope
from giamsat.model.values import Source


@dataclass(frozen=True)
class Breach:
    """A rule that does not hold on a subject, with both sides."""

    check: Check
    subject: Subject
    verdict: Verdict

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.check.rule

    @cached_property
    def left(self) -> tuple[Operand, ...]:
        """What stands on the left side."""
        return tuple(operands(self.check.left, self.subject.ground))

    @cached_property
    def right(self) -> tuple[Operand, ...]:
        """What stands on the right side."""
        return tuple(operands(self.check.right, self.subject.ground))

    @property
    def places(self) -> tuple[Source, ...]:
        """Where all figures of both sides stand, each once; else where the subject itself stands."""
        return sources_of((*self.left, *self.right)) or self.subject.sources


def sources_of(found: Iterable[Operand]) -> tuple[Source, ...]:
    """Return where operands stand, each place once."""
    return tuple(dict.fromkeys(one.figure.source for one in found if one.figure is not None))


def checks_by_scope(data: RoundData) -> Mapping[Scope, tuple[Check, ...]]:
    """Return the rules that hold in a round, its own in place of those of the same id, without those switched off."""
    return data.once("rules", lambda: _checks(data))


def _checks(data: RoundData) -> Mapping[Scope, tuple[Check, ...]]:
    rules = {**data.registry.rules, **{rule.id: rule for rule in data.params.rules}}
    found: dict[Scope, list[Check]] = {}
    for rule in rules.values():
        if rule.active:
            found.setdefault(rule.scope, []).append(check_of(rule))
    return {scope: tuple(own) for scope, own in found.items()}


def breaches(data: RoundData, unit_id: str) -> tuple[Breach, ...]:
    """Return the rules that what is known of a unit breaks, scope by scope; worked out once."""
    return data.once(("breaches", unit_id), lambda: _of_unit(data, unit_id))


def group_breaches(data: RoundData, unit_id: str) -> tuple[Breach, ...]:
    """Return those of :func:`breaches` that rest on where the rates of the unit's group lie; cheaper than all."""
    return data.once(("group-breaches", unit_id), lambda: _of_group(data, unit_id))


def round_breaches(data: RoundData) -> tuple[Breach, ...]:
    """Return the rules that published lists and indices break, and what was published of bodies outside the round."""
    return data.once("round-breaches", lambda: _of_round(data))


def _of_unit(data: RoundData, unit_id: str) -> tuple[Breach, ...]:
    unit_data = data.units[unit_id]
    unit = unit_data.unit
    held = all_holdings(data)[unit_id]
    rules = _rules_for(data, unit)
    part = own_part(data, unit_id)
    own = part.once("own-breaches", lambda: _of_part(part, unit_id, rules))
    known = {**own, Scope.GROUP: group_breaches(data, unit_id)}
    found: list[Breach] = []
    for scope, checks in rules.items():
        found += known[scope] if scope in known else _broken(checks, _subjects(scope, data, unit_data, held))
    return tuple(_often_enough(found))


def _of_group(data: RoundData, unit_id: str) -> tuple[Breach, ...]:
    unit = data.units[unit_id].unit
    rules = _rules_for(data, unit).get(Scope.GROUP, ())
    return tuple(_broken(rules, group_subjects(data, unit, all_holdings(data)[unit_id]))) if rules else ()


def _of_part(
    part: RoundData, unit_id: str, rules: Mapping[Scope, tuple[Check, ...]]
) -> dict[Scope, tuple[Breach, ...]]:
    """Return what breaks the rules on what the unit itself handed in, scope by scope."""
    figures = indicator_subjects(part, unit_id)
    submitted = {scope: submitted_subjects(scope, part, unit_id) for scope in SUBMITTED_SCOPES}
    subjects: dict[Scope, Iterable[Subject]] = {**figures, **submitted}
    return {scope: tuple(_broken(rules[scope], found)) for scope, found in subjects.items() if scope in rules}


def _rules_for(data: RoundData, unit: Unit) -> Mapping[Scope, tuple[Check, ...]]:
    """Return the rules for units of this level by scope, in the order in which breaches are told."""
    known = checks_by_scope(data)
    found = {
        scope: tuple(one for one in known.get(scope, ()) if not one.rule.levels or unit.level in one.rule.levels)
        for scope in Scope
    }
    return {scope: checks for scope, checks in found.items() if checks}


def _of_round(data: RoundData) -> tuple[Breach, ...]:
    rules = checks_by_scope(data)
    names, indicators = indicator_names(data), data.registry.indicators
    found = [
        *_broken(rules.get(Scope.PUBLISHED, ()), published_subjects(data.context, names)),
        *_broken(rules.get(Scope.PUBLISHED_RATE, ()), published_rate_subjects(data.context, indicators)),
        *_broken(rules.get(Scope.LIST, ()), (one.subject for one in list_subjects(data, with_names=True))),
        *_broken(rules.get(Scope.COMPONENT, ()), (one.subject for one in component_subjects(data, with_names=True))),
    ]
    return tuple(_often_enough(found))


def _broken(checks: Iterable[Check], subjects: Iterable[Subject]) -> Iterator[Breach]:
    for subject in subjects:
        for check in checks:
            found = verdict(check, subject.ground)
            if found is not None:
                yield Breach(check, subject, found)


def _often_enough(found: Iterable[Breach]) -> Iterator[Breach]:
    """Yield the breaches of rules that are broken as often as they must be to be told."""
    rows = list(found)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.rule.id] = counts.get(row.rule.id, 0) + 1
    return (row for row in rows if counts[row.rule.id] >= row.rule.least)


def _subjects(scope: Scope, data: RoundData, unit_data: UnitData, held: Holdings) -> Iterable[Subject]:
    """Return what the rules of a scope are applied to, where that is not in what the unit handed in alone."""
    unit, indicators = unit_data.unit, data.registry.indicators
    match scope:
        case Scope.PUBLISHED:
            return published_subjects(unit_data.published, indicator_names(data))
        case Scope.PUBLISHED_RATE:
            return published_rate_subjects(unit_data.published, indicators)
        case Scope.UNIT:
            return (unit_subject(data, unit_data, held),)
        case Scope.SCORE:
            return score_subjects(data, (pair.now for pair in score_pairs(unit_scores(unit_data)).values()))
        case Scope.LIST:
            return _own(_shared(data, "lists", list_subjects), unit)
        case _:
            return _own(_shared(data, "components", component_subjects), unit)


def _shared(data: RoundData, key: str, make: Callable[[RoundData], Iterable[ScoreSubject]]) -> tuple[ScoreSubject, ...]:
    """Return the subjects that all units of the round have in common, worked out once."""
    return data.once(key, lambda: tuple(make(data)))


def _own(rows: Iterable[ScoreSubject], unit: Unit) -> Iterable[Subject]:
    return (row.subject for row in rows if row.unit_id == unit.id)
