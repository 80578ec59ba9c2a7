"""What the sections and appendices of a synthesis that concludes are made of; empty before the visits."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.analysis.common_findings import linked_units, rest
from giamsat.model.clarifications import Clarification
from giamsat.model.findings import Recommendation, Statement
from giamsat.model.opinions import Objection
from giamsat.report.clarified import Asked
from giamsat.report.desk import Desk
from giamsat.report.findings import ordered
from giamsat.report.round_desk import RoundDesk
from giamsat.report.sentences.units import MOST_NAMED

DIFFERENCES = ("lech", "doi-chieu")
"""Kinds of questions that are about two numbers that should be equal."""
Answered = tuple[Desk, Asked | Clarification]
"""What was asked of a unit, with its desk."""


def requests(desk: RoundDesk) -> list[tuple[Recommendation, str]]:
    """Return all recommendations with the unit whose register has them («» for common ones), by addressee, priority."""
    if desk.is_before:
        return []
    common = [(row, "") for row in desk.common.recommendations] if desk.common else []
    own = [(row, unit_id) for unit_id, row in rest(desk.data, desk.common, "recommendations")]
    of = {id(row): unit_id for row, unit_id in (*common, *own)}
    rows = ordered(desk.data.registry.addressees, [row for row, _ in (*common, *own)])
    return [(row, of[id(row)]) for row in rows]


def crowded(desk: RoundDesk) -> tuple[Statement, ...]:
    """Return the common results and limits that more units have than a sentence names."""
    found = (*desk.common.results, *desk.common.shortcomings) if desk.common else ()
    return tuple(row for row in found if len(linked_units(desk.data, row)) > MOST_NAMED)


def objections(desk: RoundDesk) -> tuple[Objection, ...]:
    """Return what the units said of the draft, in official order."""
    if desk.is_before:
        return ()
    rows = [row for row in desk.data.objections if row.unit_id in desk.data.units]
    return tuple(sorted(rows, key=lambda row: list(desk.data.units).index(row.unit_id)))


def answered(desk: RoundDesk, *, differences: bool) -> Sequence[Answered]:
    """Return what was asked of the units that were heard and of which something is noted: an answer, an assessment.

    ``differences`` tells apart what is about two numbers that should be equal: these are all listed, answered or not.
    """
    if desk.is_before:
        return []
    desks = [own for unit_id in desk.readings if not (own := desk.unit_desk(unit_id)).is_before]
    found: list[Answered] = [(own, one) for own in desks for one in own.asked]
    found += [(own, row) for own in desks for row in own.settled]
    return [
        (own, one)
        for own in desks
        for of, one in found
        if of is own and _is_difference(one) is differences and (differences or one.is_answered)
    ]


def _is_difference(one: Asked | Clarification) -> bool:
    question = one.question if isinstance(one, Asked) else None
    name = question.id if question is not None else one.key if isinstance(one, Clarification) else ""
    return name.partition(":")[0] in DIFFERENCES
