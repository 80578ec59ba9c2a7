"""Points to clarify, proposed by the kit: polite sentences with numbers, each resting on places.

The kit asks; it never states a shortcoming, a cause or who is responsible: those are the delegation's
to find. What is not yet due is asked about as work in progress. A decision «xac-nhan» about a question's id settles it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from giamsat.analysis.asked_data import OPTIONAL, data_questions
from giamsat.analysis.asked_extracts import extract_questions
from giamsat.analysis.asked_published import published_questions
from giamsat.analysis.asked_sources import source_questions
from giamsat.analysis.asked_targets import target_questions
from giamsat.analysis.asked_visits import visit_questions
from giamsat.analysis.asked_work import work_questions
from giamsat.analysis.case import Case, open_case
from giamsat.analysis.strength import rank, with_strength
from giamsat.analysis.violations import SETTLED
from giamsat.model.judgement import Question
from giamsat.model.rounds import RoundData

_FIRST = ("thieu", "lech", "doi-chieu", "so-doc", "cong-bo", "nghi-van", "mau-thuan", "cong-thuc")
"""Kinds of questions about what is missing or in doubt, the most important first; all others follow as they come."""


def questions(data: RoundData, unit_id: str) -> tuple[Question, ...]:
    """Return the proposed questions to a unit, the strongest first; settled ones are left out.

    Those of one strength stand by domain, general ones first. Within a domain stands first what is missing, then
    numbers in doubt, then why a known number is what it is: nobody can say why before it is known how much.
    """
    return data.once(("questions", unit_id), lambda: _proposed(data, unit_id))


def _proposed(data: RoundData, unit_id: str) -> tuple[Question, ...]:
    case = open_case(data, unit_id)
    settled = {row.subject for row in (*data.decisions, *case.unit_data.decisions) if row.kind == SETTLED}
    orders = {domain.id: domain.order for domain in data.registry.domains.values()}
    strengths = data.registry.strengths
    found = [with_strength(one, strengths) for one in _told_apart(_all(case)) if one.id not in settled]
    ranks = _ranks(found)
    return tuple(sorted(found, key=lambda one: (ranks[one.id], orders.get(one.domain, 0), _rank(one))))


def _ranks(found: Iterable[Question]) -> dict[str, int]:
    """Return how early each question stands: one about what is doubtful as early as any that rests on it."""
    rows = tuple(found)
    first: dict[str, int] = {}
    for row in rows:
        first[row.domain] = min(first.get(row.domain, rank(row)), rank(row))
    return {row.id: first[row.domain] if row.domain and _rank(row) < len(_FIRST) else rank(row) for row in rows}


def _rank(question: Question) -> int:
    """Return how early a question stands within its domain."""
    kind = question.id.partition(":")[0]
    return _FIRST.index(kind) if kind in _FIRST and question.id != OPTIONAL else len(_FIRST)


def _told_apart(found: Iterable[Question]) -> Iterator[Question]:
    """Yield the questions with ids that differ: a second one about the same thing gets «-2»."""
    seen: Counter[str] = Counter()
    for question in found:
        seen[question.id] += 1
        number = seen[question.id]
        yield question if number == 1 else replace(question, id=f"{question.id}-{number}")


def _all(case: Case) -> Iterator[Question]:
    yield from data_questions(case)
    yield from extract_questions(case)
    yield from work_questions(case)
    yield from target_questions(case)
    yield from published_questions(case)
    yield from source_questions(case)
    yield from visit_questions(case)
