"""Sentences that the kit writes from figures: one function or composition each.

Pure functions from frozen models to text in official Vietnamese, with no-break spaces. Order inside a sentence:
period, unit, indicator, value (counts), target, last period, group, reservation; at most two comparisons, the
next one opens a new sentence. They state and compare; they never judge.
"""

from giamsat.report.sentences.checks import (
    SourceSide,
    conflict_sentence,
    sources_disagree,
)
from giamsat.report.sentences.comparisons import change_sentence
from giamsat.report.sentences.context import SentenceContext, certainty_words, counted_thing, finish
from giamsat.report.sentences.groups import group_clause, group_sentence
from giamsat.report.sentences.indices import (
    RankContext,
    broken_series_sentence,
    rank_sentence,
    tie_sentence,
)
from giamsat.report.sentences.readings import reading_sentence
from giamsat.report.sentences.recommendations import (
    recommendation_overdue,
    recommendation_partly,
    recommendation_reported,
    recommendation_undated,
    recommendation_verified,
)
from giamsat.report.sentences.states import (
    approximate_sentence,
    missing_sentence,
    no_cases_sentence,
    none_sentence,
    not_applicable_sentence,
    not_compared_sentence,
    small_sentence,
)
from giamsat.report.sentences.surveys import self_survey_sentence, survey_progress
from giamsat.report.sentences.tasks import Progress, progress_sentence, task_sentence, tasks_summary
from giamsat.report.sentences.units import (
    late_sentence,
    late_units,
    not_handed_in,
    sub_unit_share_sentence,
    units_below_target,
)

__all__ = [
    "Progress",
    "RankContext",
    "SentenceContext",
    "SourceSide",
    "approximate_sentence",
    "broken_series_sentence",
    "certainty_words",
    "change_sentence",
    "conflict_sentence",
    "counted_thing",
    "finish",
    "group_clause",
    "group_sentence",
    "late_sentence",
    "late_units",
    "missing_sentence",
    "no_cases_sentence",
    "none_sentence",
    "not_applicable_sentence",
    "not_compared_sentence",
    "not_handed_in",
    "progress_sentence",
    "rank_sentence",
    "reading_sentence",
    "recommendation_overdue",
    "recommendation_partly",
    "recommendation_reported",
    "recommendation_undated",
    "recommendation_verified",
    "self_survey_sentence",
    "small_sentence",
    "sources_disagree",
    "sub_unit_share_sentence",
    "survey_progress",
    "task_sentence",
    "tasks_summary",
    "tie_sentence",
    "units_below_target",
]
