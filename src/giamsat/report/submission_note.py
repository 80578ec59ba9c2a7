"""The note submitted to the head of a delegation (phiếu trình): one page, where things stand and what is to decide.

It arranges counts, names and open matters. Each matter has two options with the row that a decision makes; none is
proposed. How much fits on the page is decided outside: :data:`ROOMS` are the steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giamsat.blocks.model import (
    Block,
    Break,
    Cell,
    Document,
    Emphasis,
    Identity,
    Inline,
    Ruled,
    Strong,
    Table,
    Text,
)
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words
from giamsat.model.parameters import Delegation
from giamsat.report.cited import cite
from giamsat.report.compose import bound, lead, numbered, paragraph, short_forms, small, titled, words
from giamsat.report.fact_records import counted
from giamsat.report.frame import INTERNAL
from giamsat.report.note_choices import Choice, Option, choices
from giamsat.report.note_lines import Ground, lines
from giamsat.texts_vi import submission_note as say
from giamsat.texts_vi.ground import ILLUSTRATIVE

_WIDTHS = (0.05, 0.37, 0.29, 0.29)


@dataclass(frozen=True, slots=True)
class Room:
    """How much a note takes: type size in points, signs of a matter, how many of these before the rest is counted."""

    size: int = 12
    longest: int = 220
    matters: int = 12


ROOMS = (Room(), Room(longest=140), Room(11, longest=140), *(Room(11, 100, matters) for matters in range(12, 0, -1)))


def submission_note(ground: Ground, delegation: Delegation, room: Room = ROOMS[0]) -> Document:
    """Return the note of a delegation about its units, of which ``ground`` has the desks."""
    round_ = ground.desks[0].round
    is_illustrative = any(desk.is_illustrative for desk in ground.desks)
    head = delegation.head
    return Document(
        kind_name=say.TITLE.format(head=head.role.upper()),
        title=delegation.name,
        date=round_.report_date.isoformat(),
        blocks=tuple(_blocks(ground, delegation, room, is_illustrative=is_illustrative)),
        identity=Identity(round_.id, delegation.id, delegation.name),
        preface=(round_.example_note,) if round_.example_note else (),
        marks=((ILLUSTRATIVE,) if is_illustrative else ()) + (INTERNAL,),
        author=round_.letterhead.organ,
        size=room.size,
        short_forms=short_forms(ground.desks[0].data.registry),
    )


def _blocks(ground: Ground, delegation: Delegation, room: Room, *, is_illustrative: bool) -> Iterator[Block]:
    head, round_ = delegation.head, ground.desks[0].round
    count = len(ground.desks)
    to = say.ADDRESSED.format(
        head=head.role,
        post=say.POST.format(post=head.post) if head.post else "",
        round=round_.title,
        units=count_words(count),
        day=short_date(round_.cut_off),
    )
    yield lead(cite(to, [counted(say.SPOT_ALL, str(count), [count])]))
    told = lines(ground)
    is_asked = any(desk.is_asked for desk in ground.desks)
    yield titled(say.STANDING, *((say.STANDING_NOTE,) if is_asked else ()))
    yield numbered(bound(line) for line in told) if told else paragraph(say.NOTHING)
    yield from _decisions(choices(ground.desks, room.longest), room, is_illustrative=is_illustrative)
    yield Ruled(2, say.OPINION.format(head=head.role))
    yield paragraph(say.SIGNED.format(head=head.role))
    yield small(say.LAST)


def _decisions(found: Sequence[Choice], room: Room, *, is_illustrative: bool) -> Iterator[Block]:
    if not found:
        yield titled(say.DECISIONS, say.NO_DECISIONS)
        return
    yield titled(say.DECISIONS, say.DECISIONS_NOTE)
    head = tuple(Cell((Text(text),), align="center", strong=True) for text in say.HEADS)
    rows = [_row(number, one) for number, one in enumerate(found[: room.matters], start=1)]
    more = len(found) - room.matters
    if more > 0:
        text = cite(say.MORE.format(count=count_words(more)), [counted(say.SPOT_ITEMS, str(more), [more])])
        rows.append((Cell(words(text), colspan=len(head)),))
    scope = ILLUSTRATIVE if is_illustrative else ""
    yield Table((head,), tuple(rows), widths=_WIDTHS, scope=scope, illustrative=is_illustrative)


def _row(number: int, one: Choice) -> tuple[Cell, ...]:
    name: tuple[Inline, ...] = (Strong((Text(f"{one.unit}: "),)),) if one.unit else ()
    subject = Cell((*name, *words(bound(one.subject))))
    return (Cell((Text(str(number)),), align="center"), subject, _option(one.first), _option(one.second))


def _option(one: Option) -> Cell:
    return Cell((Text(say.BOX.format(text=one.text)), Break(), Emphasis((Text(one.row),))))
