"""Requests in a brief: what earlier rounds asked of the unit and is still open, what the unit itself proposes."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.blocks.model import Block
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words
from giamsat.model.follow_up import Progress, Standing, Time
from giamsat.report.brief_room import Room, listed
from giamsat.report.cited import Fact, Words, cell, cite
from giamsat.report.compose import shortened, titled
from giamsat.report.desk import Desk
from giamsat.report.fact_records import counted
from giamsat.report.follow_up import origin_words, progress_words, standing_spots, time_words, unit_standings
from giamsat.report.sentences.follow_up import due_words
from giamsat.report.voices import proposed
from giamsat.texts_vi import brief as say
from giamsat.texts_vi import follow_up as follow_up_words


def owed_blocks(desk: Desk, room: Room) -> Iterator[Block]:
    """Yield what earlier rounds asked of the unit and is still open, the longest overdue first."""
    open_ones = [row for row in unit_standings(desk) if row.is_open and row.owner == desk.unit_id]
    found = sorted(open_ones, key=_urgency)
    if not found:
        pattern = say.OWED_DONE if unit_standings(desk) else say.OWED_NONE
        yield titled(say.OWED, pattern.format(unit=desk.unit.alias or desk.unit.short_name))
        return
    text = say.OWED_SOME.format(count=count_words(len(found)), day=short_date(desk.round.report_date))
    yield titled(say.OWED, cite(text, [counted(say.OWED_COUNT, str(len(found)), [len(found)])]))
    yield listed([_owed_line(row, room) for row in found], room, say.WHERE_OWED)


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


def proposed_blocks(desk: Desk, room: Room) -> Iterator[Block]:
    """Yield what the unit proposes to others, in its own words."""
    name = desk.unit.alias or desk.unit.short_name
    lines = proposed(desk, room.longest)
    if not lines:
        pattern = say.PROPOSED_NONE if desk.unit_data.submission is not None else say.PROPOSED_UNKNOWN
        yield titled(say.PROPOSED, pattern.format(unit=name))
        return
    yield titled(say.PROPOSED)
    yield listed(lines, room, say.WHERE_PROPOSED)
