"""The members' brief for the day with one unit (phiếu tóm tắt): one page, at most five figures and three questions.

Nothing of it is new: it arranges what the material before the visit tells, with the sections to look it up in. How
much of it fits on the page is decided outside: :data:`ROOMS` are the steps from the roomiest to the tightest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giamsat.analysis.coverage import REPORT, coverage
from giamsat.analysis.timeliness import hand_in
from giamsat.blocks.model import Block, Document, Identity, ListBlock, Ruled
from giamsat.formatting.dates import short_date
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words
from giamsat.model.follow_up import Progress, Standing, Time
from giamsat.report.brief_figures import figures_table
from giamsat.report.cited import Fact, Words, cell, cite
from giamsat.report.clarified import Asked
from giamsat.report.closing import question_words
from giamsat.report.compose import bound, dashes, lead, paragraph, short_forms, shortened, small, titled
from giamsat.report.desk import Desk
from giamsat.report.fact_records import counted
from giamsat.report.follow_up import origin_words, progress_words, standing_spots, time_words, unit_standings
from giamsat.report.frame import INTERNAL
from giamsat.report.overview import hand_in_words, provision_facts
from giamsat.report.sentences.follow_up import due_words
from giamsat.report.subunits import sub_unit_facts, sub_unit_words
from giamsat.report.summary import QUESTIONS, missing_words
from giamsat.report.voices import proposed
from giamsat.texts_vi import brief as say
from giamsat.texts_vi import clarifications, preparing
from giamsat.texts_vi import follow_up as follow_up_words
from giamsat.texts_vi.ground import ILLUSTRATIVE, NO_DATA

BY_REPORT = "qua-bao-cao"
NO_REPORT = f"thieu:{REPORT}"
APART = ("lech", "doi-chieu", "so-doc", "cong-bo", "mau-thuan", "neu-va-liet-ke")
"""Kinds of questions about numbers that do not agree: within the unit's form, with a system, between sources."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much a brief takes: type size in points, ruled lines under each question, signs of a question and of a text
    of others, and how many lines a list has before the rest is counted."""

    size: int = 12
    notes: int = 2
    question: int = 240
    longest: int = 180
    listed: int = 3


ROOMS = (
    Room(),
    Room(notes=1),
    Room(notes=1, longest=130),
    Room(notes=1, longest=110, listed=2),
    Room(notes=1, question=200, longest=90, listed=2),
    Room(11, notes=1, longest=110, listed=2),
    Room(11, notes=1, question=200, longest=90, listed=2),
    Room(11, notes=1, question=200, longest=90, listed=1),
    Room(11, notes=1, question=150, longest=80, listed=1),
)
"""Lines to write on go first, then words of others; smaller type before questions that say too little."""


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
    yield from _questions(desk, room)
    yield from _apart(desk, room)
    yield from _owed(desk, room)
    yield from _proposed(desk, room)


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


def _questions(desk: Desk, room: Room) -> Iterator[Block]:
    first, count = _first(desk), len(desk.asked)
    if not first:
        yield titled(say.QUESTIONS_NONE, say.NO_QUESTIONS)
        yield Ruled(QUESTIONS, clarifications.NOTES)
        return
    whole = say.QUESTIONS_ALL.format(count=count_words(count)) if count > len(first) else say.QUESTIONS_IN
    facts = [counted(say.QUESTIONS_COUNT, str(count), [count])]
    yield titled(say.QUESTIONS.format(count=say.COUNTS[len(first)]), cite(whole, facts))
    items = tuple((lead(_question(desk, one, room.question)), Ruled(room.notes, clarifications.NOTES)) for one in first)
    yield ListBlock(items, marker="decimal")


def _first(desk: Desk) -> tuple[Asked, ...]:
    """Return the three strongest questions. Whoever was not asked for a report is asked for it after all others."""
    rows = desk.asked
    if not desk.is_asked:
        rows = tuple(sorted(rows, key=lambda one: one.question is not None and one.question.id == NO_REPORT))
    return rows[:QUESTIONS]


def _question(desk: Desk, one: Asked, longest: int) -> Words:
    return question_words(desk, one, shortened(one.text, longest))


def _apart(desk: Desk, room: Room) -> Iterator[Block]:
    """Yield the questions about numbers that do not agree; those of the three are only pointed to."""
    first = _first(desk)
    found = [one for one in desk.asked if _is_apart(one)]
    told = [str(place) for place, one in enumerate(first, start=1) if one in found]
    rest = [one for one in found if one not in first]
    if not found:
        yield titled(say.APART, say.APART_NONE)
        return
    pattern = say.APART_SOME if not told else say.APART_MORE if rest else say.APART_ASKED
    words = {"count": count_words(len(found)), "asked": count_words(len(told))}
    text = pattern.format(**words, numbers=join(told) if told else "")
    facts = [counted(say.APART_COUNT, str(len(number)), [len(number)]) for number in (found, told)]
    yield titled(say.APART, cite(text, facts))
    if rest:
        yield _listed([_question(desk, one, room.longest) for one in rest], room, say.WHERE_ASKED)


def _is_apart(one: Asked) -> bool:
    return one.question is not None and one.question.id.partition(":")[0] in APART


def _owed(desk: Desk, room: Room) -> Iterator[Block]:
    """Yield what earlier rounds asked of the unit and is still open, the longest overdue first."""
    open_ones = [row for row in unit_standings(desk) if row.is_open and row.owner == desk.unit_id]
    found = sorted(open_ones, key=_urgency)
    if not found:
        pattern = say.OWED_DONE if unit_standings(desk) else say.OWED_NONE
        yield titled(say.OWED, pattern.format(unit=desk.unit.alias or desk.unit.short_name))
        return
    text = say.OWED_SOME.format(count=count_words(len(found)), day=short_date(desk.round.report_date))
    yield titled(say.OWED, cite(text, [counted(say.OWED_COUNT, str(len(found)), [len(found)])]))
    yield _listed([_owed_line(row, room) for row in found], room, say.WHERE_OWED)


def _urgency(row: Standing) -> tuple[int, int]:
    order = (Time.OVERDUE, Time.PAST, Time.SOON, Time.NOT_DUE, Time.LATE, Time.KEPT, Time.NONE)
    days = row.days if row.time in (Time.SOON, Time.NOT_DUE) else -row.days
    return order.index(row.time), days


def _owed_line(row: Standing, room: Room) -> Words:
    request = row.followed.request
    due = due_words(row)
    about = (
        shortened(origin_words(request), room.longest),
        due if row.time is Time.NONE else say.OWED_DUE.format(due=due),
        _progress(row),
        "" if row.time is Time.NONE else time_words(row),
    )
    content = shortened(request.content.rstrip(" ."), room.longest)
    text = say.OWED_LINE.format(content=content, about="; ".join(filter(None, about)))
    return cell(text, [Fact(standing_spots(row))])


def _progress(row: Standing) -> str:
    """Return the progress as the unit reports it; what it says is done and nobody verified says so."""
    told = progress_words(row)
    found = follow_up_words.VERIFICATION[row.verification.value]
    return say.REPORTED.format(progress=told, found=found) if row.progress is Progress.DONE else told


def _proposed(desk: Desk, room: Room) -> Iterator[Block]:
    name = desk.unit.alias or desk.unit.short_name
    lines = proposed(desk, room.longest)
    if not lines:
        pattern = say.PROPOSED_NONE if desk.unit_data.submission is not None else say.PROPOSED_UNKNOWN
        yield titled(say.PROPOSED, pattern.format(unit=name))
        return
    yield titled(say.PROPOSED)
    yield _listed(lines, room, say.WHERE_PROPOSED)


def _listed(lines: Sequence[Words], room: Room, where: str) -> Block:
    """Return the first lines; the others are counted, with where they stand."""
    more = len(lines) - room.listed
    if more <= 0:
        return dashes(bound(line) for line in lines)
    text = say.MORE.format(count=count_words(more), where=where)
    rest = cite(text, [counted(say.OWED_COUNT, str(more), [more])])
    return dashes(bound(line) for line in (*lines[: room.listed], rest))
