"""The members' brief for the day with one unit (phiếu tóm tắt): one page, at most five figures and three questions.

Nothing of it is new: it arranges what the material before the visit tells, with the sections to look it up in. How
much of it fits on the page is decided outside: :data:`ROOMS` are the steps from the roomiest to the tightest.
"""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.analysis.coverage import coverage
from giamsat.analysis.timeliness import hand_in
from giamsat.blocks.model import Block, Document, Identity
from giamsat.formatting.dates import short_date
from giamsat.report.brief_figures import figures_table
from giamsat.report.brief_questions import apart_blocks, question_blocks
from giamsat.report.brief_requests import owed_blocks, proposed_blocks
from giamsat.report.brief_room import ROOMS, Room
from giamsat.report.cited import Words, cite
from giamsat.report.compose import paragraph, short_forms, small, titled
from giamsat.report.desk import Desk
from giamsat.report.frame import INTERNAL
from giamsat.report.overview import hand_in_words, provision_facts
from giamsat.report.subunits import sub_unit_facts, sub_unit_words
from giamsat.report.summary import missing_words
from giamsat.texts_vi import brief as say
from giamsat.texts_vi import preparing
from giamsat.texts_vi.ground import ILLUSTRATIVE, NO_DATA

BY_REPORT = "qua-bao-cao"


def brief(desk: Desk, room: Room = ROOMS[0]) -> Document:
    """Return the brief of a unit within the given room."""
    visit = desk.data.params.unit(desk.unit_id).visit_on
    example = (desk.round.example_note,) if desk.round.example_note else ()
    return Document(
        kind_name=say.TITLE.format(visit=desk.words.visit.upper()),
        title=desk.unit.official_name,
        date=(visit or desk.round.report_date).isoformat(),
        blocks=(*_blocks(desk, room), small(say.SOURCES.format(visit=desk.words.visit, body=desk.words.body))),
        phase=desk.phase.value,
        identity=Identity(desk.round.id, desk.unit_id, desk.unit.official_name),
        preface=example,
        marks=((ILLUSTRATIVE,) if desk.is_illustrative else ()) + (INTERNAL,),
        author=desk.round.letterhead.organ,
        size=room.size,
        short_forms=short_forms(desk.data.registry),
    )


def _blocks(desk: Desk, room: Room) -> Iterator[Block]:
    yield paragraph(_heading(desk))
    yield titled(say.UNIT, *_unit(desk, room))
    yield from _figures(desk)
    yield from question_blocks(desk, room)
    yield from apart_blocks(desk, room)
    yield from owed_blocks(desk, room)
    yield from proposed_blocks(desk, room)


def _heading(desk: Desk) -> str:
    row = desk.data.params.unit(desk.unit_id)
    delegation = next(one for one in desk.round.delegations if one.id == row.delegation)
    visit = desk.unit_data.visit
    place = visit.place.rstrip(".") if visit and visit.place else say.BLANK
    day = f"ngày {short_date(row.visit_on)}" if row.visit_on else say.DAY_BLANK
    held = say.WHEN.format(day=day, place=place)
    if row.mode == BY_REPORT and desk.is_asked:
        held = say.BY_REPORT.format(act=desk.words.act)
    who = say.WHO.format(delegation=delegation.name, role=delegation.head.role, post=delegation.head.post or say.BLANK)
    return f"{held}; {who}; {say.AS_OF.format(day=short_date(desk.cut_off))}."


def _unit(desk: Desk, room: Room) -> Iterator[Words]:
    """Yield who the unit is, when it handed in, how much it answered, what is missing."""
    name, submission = desk.unit.alias or desk.unit.short_name, desk.unit_data.submission
    within = sub_unit_words(desk)
    if within:
        yield cite(f"{desk.unit.short_name}{within}.", sub_unit_facts(desk))
    if submission is None:
        yield _nothing_sent(desk, name)
        return
    if submission.report_number:
        day = say.REPORT_DAY.format(day=short_date(submission.report_date)) if submission.report_date else ""
        yield say.REPORT.format(number=submission.report_number, day=day)
    known = coverage(desk.data, desk.unit_id)
    answered = say.ANSWERED.format(answered=known.answered, asked=known.asked)
    yield cite(f"{hand_in_words(desk)} {answered}", provision_facts(desk))
    missing = missing_words(desk, room.listed, f"{say.WHERE_OWED}.3")
    if missing:
        yield say.MISSING
        yield missing


def _nothing_sent(desk: Desk, name: str) -> str:
    if desk.round.preparing:
        return preparing.PROVISION.format(alias=name, no_data=NO_DATA)
    if not desk.is_asked:
        return say.PUBLIC_ONLY.format(unit=name)
    due = hand_in(desk.data, desk.unit_id).due_on
    return say.NOT_RECEIVED.format(unit=name, due=f" (thời hạn: ngày {short_date(due)})" if due else "")


def _figures(desk: Desk) -> Iterator[Block]:
    found = figures_table(desk)
    if found is None:
        yield titled(say.NO_FIGURES, f"{preparing.SUMMARY if desk.round.preparing else NO_DATA}.")
        return
    yield titled(say.FIGURES.format(count=say.COUNTS[len(found.rows)]))
    yield found
