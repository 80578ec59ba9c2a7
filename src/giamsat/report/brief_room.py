"""How much a brief takes, step by step from the roomiest to the tightest, and lists that are cut to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from giamsat.blocks.model import Block
from giamsat.formatting.numbers import count_words
from giamsat.report.cited import Words, cite
from giamsat.report.compose import bound, dashes
from giamsat.report.fact_records import counted
from giamsat.texts_vi import brief as say


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


def listed(lines: Sequence[Words], room: Room, where: str) -> Block:
    """Return the first lines; the others are counted, with where they stand."""
    more = len(lines) - room.listed
    if more <= 0:
        return dashes(bound(line) for line in lines)
    text = say.MORE.format(count=count_words(more), where=where)
    rest = cite(text, [counted(say.OWED_COUNT, str(more), [more])])
    return dashes(bound(line) for line in (*lines[: room.listed], rest))
