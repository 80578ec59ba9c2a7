"""How strongly a question is proposed, by the rows of params/strengths.csv."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from giamsat.model.judgement import Question
from giamsat.model.strengths import Strength, StrengthRule

ORDER = tuple(Strength)


def with_strength(question: Question, rules: Iterable[StrengthRule]) -> Question:
    """Return a question with its strength; one that no row speaks of should be asked like most."""
    rows = tuple(rules)
    for kind in (question.id, question.id.partition(":")[0], f"muc:{question.severity}"):
        own = [row for row in rows if row.kind == kind]
        if own:
            return replace(question, strength=_strongest(question, own))
    return question


def rank(question: Question) -> int:
    """Return 0 for the strongest questions."""
    return ORDER.index(question.strength)


def _strongest(question: Question, rows: Iterable[StrengthRule]) -> Strength:
    """Return the strongest of the rows that hold; a size that nobody knows is that of the lowest row."""
    holding = [row.strength for row in rows if row.least is None or (question.size or 0) >= row.least]
    return min(holding, key=ORDER.index, default=Strength.IF_TIME)
