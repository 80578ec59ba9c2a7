"""Which subjects of rules a unit's workbook gives, scope by scope: they rest on the unit alone."""

from __future__ import annotations

from collections.abc import Iterable

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
from giamsat.model.rounds import RoundData
from giamsat.model.rules import Scope

SUBMITTED_SCOPES = (
    Scope.ROW, Scope.COLUMN, Scope.SUB_UNIT_COLUMN, Scope.UTILITY, Scope.SURVEY, Scope.ANSWER, Scope.TASK,
    Scope.DOCUMENT, Scope.REQUEST,
)  # fmt: skip


def submitted_subjects(scope: Scope, data: RoundData, unit_id: str) -> Iterable[Subject]:
    """Return what the rules of one of :data:`SUBMITTED_SCOPES` are applied to; nothing before the unit handed in."""
    submission = data.units[unit_id].submission
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
            return task_subjects(submission, data.params.cut_off(unit_id))
        case Scope.DOCUMENT:
            return document_subjects(submission, data.params.cut_off(unit_id))
        case _:
            return request_subjects(submission, data.params.cut_off(unit_id))
