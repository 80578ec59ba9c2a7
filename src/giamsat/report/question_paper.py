"""The paper of questions for a visit (phiếu câu hỏi): by who asks, each with what it rests on and room for notes.

For the delegation's own use: no number, no signature, no conclusion.
"""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.blocks.model import Block, Document, Heading, Identity, Letterhead, Paragraph, Ruled, Strong, Text
from giamsat.model.rounds import RoundData
from giamsat.report.clarified import Asked, asked, by_asker, figures_words
from giamsat.report.compose import bound, lead, short_forms, small, words
from giamsat.texts_vi import clarifications as say
from giamsat.texts_vi.ground import ILLUSTRATIVE

NOTE_LINES = 2


def question_paper(data: RoundData, unit_id: str) -> Document:
    """Return the questions to a unit, grouped by who asks in the order of the delegation."""
    round_, unit = data.params.round, data.units[unit_id].unit
    day = data.params.unit(unit_id).visit_on or round_.report_date
    return Document(
        kind_name=say.PAPER,
        title=say.PAPER_TITLE.format(unit=unit.official_name),
        date=day.isoformat(),
        blocks=tuple(_blocks(data, unit_id)),
        identity=Identity(round_.id, unit_id, unit.official_name),
        letterhead=Letterhead(round_.letterhead.parent, round_.letterhead.organ, "", ""),
        preface=(round_.example_note,) if round_.example_note else (),
        marks=(say.INTERNAL, *((ILLUSTRATIVE,) if unit.fictional else ())),
        author=round_.letterhead.organ,
        short_forms=short_forms(data.registry),
    )


def roles_of(data: RoundData, unit_id: str) -> tuple[str, ...]:
    """Return the roles of a unit's delegation in the order of its members."""
    named = data.params.unit(unit_id).delegation
    delegation = next(row for row in data.params.round.delegations if row.id == named)
    return tuple(dict.fromkeys(one.role for one in (delegation.head, *delegation.members)))


def _blocks(data: RoundData, unit_id: str) -> Iterator[Block]:
    rows = asked(data, unit_id)
    if not rows:
        yield lead(say.NONE)
        return
    yield lead(say.INTRO)
    number = 0
    groups = by_asker(rows, roles_of(data, unit_id))
    for role, own in groups:
        if role or len(groups) > 1:
            yield Heading(1, (Text(role or say.NOBODY),))
        for one in own:
            number += 1
            yield Paragraph((Strong((Text(f"{number}. "),)), *words(bound(one.text))))
            yield small(_basis(one))
            yield Ruled(NOTE_LINES, say.NOTES)


def _basis(one: Asked) -> str:
    if one.question is None:
        return say.BASIS_BARE
    places = figures_words(one.question)
    return say.BASIS.format(
        strength=say.STRENGTHS[one.question.strength].casefold(),
        rule=one.question.rule.rstrip("."),
        figures=say.FIGURES.format(figures=places) if places else "",
    )
