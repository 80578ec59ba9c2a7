"""Which figures the questions of section VI are about: a table that shows one of them marks it.

A figure below its target or a task past its day is no figure in doubt: it is asked why, not how much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from giamsat.analysis.asked_rules import asked_breaches
from giamsat.analysis.breaches import sources_of
from giamsat.analysis.case import open_case
from giamsat.model.judgement import Question
from giamsat.model.records import Submission
from giamsat.model.rounds import RoundData
from giamsat.model.rules import Scope
from giamsat.model.values import Channel, Figure, Source

FORMULAS = "cong-thuc"
SUMS = "lech"
KINDS = frozenset(
    {
        SUMS,
        FORMULAS,
        "nghi-van",
        "doi-chieu",
        "so-doc",
        "cong-bo",
        "chua-cu-the",
        "mau-thuan",
        "ghi-chu",
        "neu-va-liet-ke",
    }
)
"""The kinds of questions (what stands before the colon of an id) that ask about a number itself."""
_COLUMNS = (Scope.COLUMN, Scope.SUB_UNIT_COLUMN)
_OWN = (Channel.SUBMISSION, Channel.PUBLISHED)


def asked_figures(data: RoundData, unit_id: str, questions: Sequence[Question]) -> Mapping[Source, tuple[int, ...]]:
    """Return where the figures stand that are asked about, each with the numbers of the questions, from 1.

    What a system or a visit says of the same thing is not the unit's to explain and is left out, and so are the rows
    that a total was added up from: it is the total that does not agree.
    """
    found: dict[Source, list[int]] = {}
    totals = _summands(data, unit_id)
    for number, question in enumerate(questions, start=1):
        kind = question.id.partition(":")[0]
        if kind not in KINDS and kind not in data.registry.rules:
            continue
        places: Iterable[Source] = question.places
        if kind == FORMULAS:
            places = _formulas(data.units[unit_id].submission)
        for place in places:
            if place.channel in _OWN and not (kind == SUMS and place in totals):
                found.setdefault(place, []).append(number)
    return {place: tuple(dict.fromkeys(numbers)) for place, numbers in found.items()}


def _summands(data: RoundData, unit_id: str) -> frozenset[Source]:
    """Return the cells that stand only on the added side of totals that do not agree."""
    found = asked_breaches(open_case(data, unit_id))
    rows = [row for row in found if row.rule.scope in _COLUMNS]
    others = {place for row in found if row.rule.scope not in _COLUMNS for place in row.places}
    in_doubt = others | {place for row in rows for place in sources_of(row.left)}
    return frozenset(place for row in rows for place in sources_of(row.right)) - in_doubt


def _formulas(submission: Submission | None) -> Iterator[Source]:
    """Yield the cells of figures that were typed as formulas."""
    if submission is None:
        return
    typed = frozenset(submission.formula_cells)
    for figure in _figures(submission):
        if f"{figure.source.sheet}!{figure.source.cell}" in typed:
            yield figure.source


def _figures(submission: Submission) -> Iterator[Figure]:
    yield from (*submission.figures, *submission.previous)
    for row in (*submission.dossiers, *submission.sub_units):
        yield from (figure for _, figure in row.columns)
