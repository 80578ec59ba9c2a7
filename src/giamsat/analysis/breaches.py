"""Which rules a unit's figures break: every rule of the registry and of the round on everything that it applies to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from giamsat.analysis.evaluation import Check, Verdict, check_of, verdict
from giamsat.analysis.figures import Holdings
from giamsat.analysis.groups import all_holdings
from giamsat.analysis.scores import score_pairs, unit_scores
from giamsat.analysis.subjects import (
    Subject,
    answer_subjects,
    column_subjects,
    document_subjects,
    request_subjects,
    row_subjects,
    survey_subjects,
    task_subjects,
    utility_subjects,
)
from giamsat.analysis.subjects_figures import (
    FIGURE_SCOPES,
    indicator_names,
    indicator_subjects,
    published_rate_subjects,
    published_subjects,
    unit_subject,
)
from giamsat.analysis.subjects_scores import ScoreSubject, component_subjects, list_subjects, score_subjects
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
    if "rules" not in data.memo:
        rules = {**data.registry.rules, **{rule.id: rule for rule in data.params.rules}}
        found: dict[Scope, list[Check]] = {}
        for rule in rules.values():
            if rule.active:
                found.setdefault(rule.scope, []).append(check_of(rule))
        data.memo["rules"] = {scope: tuple(own) for scope, own in found.items()}
    known: Mapping[Scope, tuple[Check, ...]] = data.memo["rules"]
    return known


def breaches(data: RoundData, unit_id: str) -> tuple[Breach, ...]:
    """Return the rules that what is known of a unit breaks, scope by scope; worked out once."""
    return _once(data, ("breaches", unit_id), lambda: _of_unit(data, unit_id))


def group_breaches(data: RoundData, unit_id: str) -> tuple[Breach, ...]:
    """Return those of :func:`breaches` that rest on where the rates of the unit's group lie; cheaper than all."""
    unit = data.units[unit_id].unit
    rules = [
        one
        for one in checks_by_scope(data).get(Scope.GROUP, ())
        if not one.rule.levels or unit.level in one.rule.levels
    ]
    if not rules:
        return ()
    return tuple(_broken(rules, indicator_subjects(data, unit, all_holdings(data)[unit_id])[Scope.GROUP]))


def round_breaches(data: RoundData) -> tuple[Breach, ...]:
    """Return the rules that published lists and indices break, and what was published of bodies outside the round."""
    return _once(data, "round-breaches", lambda: _of_round(data))


def _once(data: RoundData, key: Any, make: Any) -> tuple[Breach, ...]:
    if key not in data.memo:
        data.memo[key] = make()
    found: tuple[Breach, ...] = data.memo[key]
    return found


def _of_unit(data: RoundData, unit_id: str) -> tuple[Breach, ...]:
    unit_data = data.units[unit_id]
    unit = unit_data.unit
    held = all_holdings(data)[unit_id]
    rules = {
        scope: tuple(one for one in own if not one.rule.levels or unit.level in one.rule.levels)
        for scope, own in checks_by_scope(data).items()
    }
    found: list[Breach] = []
    of_figures = indicator_subjects(data, unit, held) if any(rules.get(scope) for scope in FIGURE_SCOPES) else {}
    for scope in Scope:
        if rules.get(scope):
            subjects = of_figures[scope] if scope in FIGURE_SCOPES else _subjects(scope, data, unit_data, held)
            found += _broken(rules[scope], subjects)
    return tuple(_often_enough(found))


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
    """Return what the rules of a scope are applied to, but for those on the unit's indicators."""
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
        case Scope.COMPONENT:
            return _own(_shared(data, "components", component_subjects), unit)
        case _:
            return _of_submission(scope, data, unit_data)


def _of_submission(scope: Scope, data: RoundData, unit_data: UnitData) -> Iterable[Subject]:
    submission = unit_data.submission
    if submission is None:
        return ()
    match scope:
        case Scope.ROW:
            return row_subjects(submission)
        case Scope.COLUMN:
            return column_subjects(submission.dossiers, submission.sub_units)
        case Scope.SUB_UNIT_COLUMN:
            return column_subjects(submission.sub_units)
        case Scope.UTILITY:
            return utility_subjects(submission)
        case Scope.SURVEY:
            return survey_subjects(submission)
        case Scope.ANSWER:
            return answer_subjects(submission, data.registry.indicators, data.params.round.small_denominator)
        case Scope.TASK:
            return task_subjects(submission, data.params.cut_off(unit_data.unit.id))
        case Scope.DOCUMENT:
            return document_subjects(submission, data.params.cut_off(unit_data.unit.id))
        case _:
            return request_subjects(submission, data.params.cut_off(unit_data.unit.id))


def _shared(data: RoundData, key: str, make: Any) -> tuple[ScoreSubject, ...]:
    """Return the subjects that all units of the round have in common, worked out once."""
    if key not in data.memo:
        data.memo[key] = tuple(make(data))
    found: tuple[ScoreSubject, ...] = data.memo[key]
    return found


def _own(rows: Iterable[ScoreSubject], unit: Unit) -> Iterable[Subject]:
    return (row.subject for row in rows if row.unit_id == unit.id)
