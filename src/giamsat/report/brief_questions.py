"""Questions of a brief: the three strongest with room to write, then those about numbers that do not agree."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.analysis.coverage import REPORT
from giamsat.blocks.model import Block, ListBlock, Ruled
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words
from giamsat.report.brief_room import Room, listed
from giamsat.report.cited import Words, cite
from giamsat.report.clarified import Asked
from giamsat.report.closing import question_words
from giamsat.report.compose import lead, shortened, titled
from giamsat.report.desk import Desk
from giamsat.report.fact_records import counted
from giamsat.report.summary import QUESTIONS
from giamsat.texts_vi import brief as say
from giamsat.texts_vi import clarifications

NO_REPORT = f"thieu:{REPORT}"
APART = ("lech", "doi-chieu", "so-doc", "cong-bo", "mau-thuan", "neu-va-liet-ke")
"""Kinds of questions about numbers that do not agree: within the unit's form, with a system, between sources."""


def question_blocks(desk: Desk, room: Room) -> Iterator[Block]:
    """Yield the three strongest questions with lines to write on; how many there are in all is said above them."""
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


def apart_blocks(desk: Desk, room: Room) -> Iterator[Block]:
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
        yield listed([_question(desk, one, room.longest) for one in rest], room, say.WHERE_ASKED)


def _is_apart(one: Asked) -> bool:
    return one.question is not None and one.question.id.partition(":")[0] in APART
