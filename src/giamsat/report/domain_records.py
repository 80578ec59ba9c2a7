"""Records that belong to a domain of section II: initiatives, surveys, systems, projects, utilities, scores."""

from __future__ import annotations

from functools import partial

from giamsat.analysis.breaks import score_break
from giamsat.analysis.tasks import standing
from giamsat.blocks.model import Block
from giamsat.formatting.text import capitalized
from giamsat.model.records import AssignedTask, IndexScore, Submission, TaskState
from giamsat.model.values import Channel
from giamsat.report.cited import Fact, Words, cite
from giamsat.report.compose import dashes, lead
from giamsat.report.desk import Desk
from giamsat.report.fact_records import count_fact, rank_facts, score_facts
from giamsat.report.record_cells import days_told
from giamsat.report.rows import (
    days_name,
    initiative_table,
    project_table,
    score_table,
    shortfall_table,
    survey_table,
    system_table,
    utility_table,
)
from giamsat.report.sentences import RankContext, broken_series_sentence, rank_sentence, task_sentence, tasks_summary
from giamsat.report.sentences.tasks import TOLD
from giamsat.report.sentences.units import MOST_NAMED
from giamsat.report.sources import source_number
from giamsat.report.speech import GROUP_NAMES


def record_blocks(desk: Desk, domain_id: str) -> list[Block]:
    """Return the record tables of a domain, each only when it has rows."""
    submission = desk.unit_data.submission
    blocks: list[Block] = []
    scores = _scores(desk, domain_id)
    if scores:
        blocks += [lead(text) for text in _score_sentences(desk, scores)]
        names = {key: indicator.name for key, indicator in desk.data.registry.indicators.items()}
        table = desk.labels.table(
            f"diem-{domain_id}", score_table(scores, names, partial(_origin, desk)), illustrative=desk.is_illustrative
        )
        blocks.append(table)
    if submission is None:
        return blocks
    content = {
        "tac-dong": (submission.surveys, survey_table),
        "cds": (submission.systems, system_table),
        "tai-chinh": (submission.projects, project_table),
        "de-an-06": (submission.utilities, utility_table),
    }
    if domain_id == "chi-dao":
        blocks.extend(_direction(desk, submission))
    elif domain_id in content:
        rows, make = content[domain_id]
        if rows:
            blocks.append(
                desk.labels.table(f"bg-{domain_id}", make(rows), illustrative=desk.is_illustrative)  # type: ignore[operator]
            )
    return blocks


def _direction(desk: Desk, submission: Submission) -> list[Block]:
    """Tasks in one sentence (their table is an appendix), last year's lost points, initiatives with their effect."""
    blocks: list[Block] = []
    if submission.tasks:
        blocks.append(lead(cite(_task_sentence(desk, submission), _task_facts(desk, submission))))
        blocks.extend(_behind(desk, submission))
    if submission.shortfalls:
        content = shortfall_table(submission.shortfalls, desk.cut_off)
        blocks.append(desk.labels.table("han-che-chi-so", content, illustrative=desk.is_illustrative))
    if submission.initiatives:
        table = initiative_table(submission.initiatives)
        blocks.append(desk.labels.table("sang-kien", table, illustrative=desk.is_illustrative))
    return blocks


def _task_sentence(desk: Desk, submission: Submission) -> str:
    states = [standing(task, desk.cut_off).state for task in submission.tasks]
    return tasks_summary(states, desk.unit.alias or desk.unit.short_name, desk.cut_off)


def _behind(desk: Desk, submission: Submission) -> list[Block]:
    """Return a line for each task done late or past its deadline; a longer list stands in the appendix alone."""
    found = [standing(task, desk.cut_off) for task in submission.tasks]
    behind = [one for one in found if one.days and one.state is not TaskState.MISSING]
    if not behind or len(behind) > MOST_NAMED:
        return []
    lines = [
        days_told(task_sentence(one, desk.cut_off), one.days, one.task.source, days_name(desk.cut_off))
        for one in behind
    ]
    return [dashes(lines)]


def _task_facts(desk: Desk, submission: Submission) -> list[Fact]:
    """Return the rows of all tasks and of those of each standing."""
    by_state: dict[TaskState, list[AssignedTask]] = {}
    for task in submission.tasks:
        by_state.setdefault(standing(task, desk.cut_off).state, []).append(task)
    return [
        count_fact((task.source for task in submission.tasks), "nhiệm vụ"),
        *(count_fact((task.source for task in same), f"nhiệm vụ {TOLD[state]}") for state, same in by_state.items()),
    ]


def _score_sentences(desk: Desk, scores: list[IndexScore]) -> list[Words]:
    """Return for each index what its latest score is, with rank and last year's rank."""
    told = []
    for index_id in dict.fromkeys(score.index_id for score in scores):
        own = [score for score in scores if score.index_id == index_id and score.is_used]
        if not own:
            continue
        latest = max(own, key=lambda score: score.year)
        before = next((score for score in own if score.year == latest.year - 1), None)
        printed = latest.score.as_printed if latest.score else ""
        context = RankContext(
            index_name=desk.data.registry.indicators[index_id].name.replace(" của đơn vị", ""),
            unit_name=desk.unit.short_name,
            group_name=GROUP_NAMES.get(desk.unit.group, ""),
            measure="%" if "%" in printed else "điểm",
        )
        earlier = max((score for score in own if score.year < latest.year), key=lambda score: score.year, default=None)
        broken = earlier and score_break(desk.data.registry, desk.unit, index_id, earlier.year, latest.year)
        before = None if broken else before
        both = [score for score in (latest, before) if score is not None]
        facts = [fact for score in both for fact in (*score_facts(score), *rank_facts(score))]
        told.append(cite(rank_sentence(latest, before, context), facts, has_differences=True))
        if earlier is not None and broken:
            apart = [fact for score in (latest, earlier) for fact in (*score_facts(score), *rank_facts(score))]
            told.append(cite(broken_series_sentence(latest, earlier, broken, context), apart))
    return told


def _origin(desk: Desk, score: IndexScore) -> str:
    """Return the number of a published source, else the document that the unit names."""
    if score.source.channel is Channel.PUBLISHED:
        return capitalized(source_number(desk, score.source))
    return score.document


def _scores(desk: Desk, domain_id: str) -> list[IndexScore]:
    indicators = desk.data.registry.indicators
    found = [*desk.unit_data.scores, *(desk.unit_data.submission.scores if desk.unit_data.submission else ())]
    own = [score for score in found if score.index_id in indicators and indicators[score.index_id].domain == domain_id]
    return sorted(own, key=lambda score: (list(indicators).index(score.index_id), -score.year))
