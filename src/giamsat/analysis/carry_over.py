"""Which units of a round stand in the next one, and what is to be asked of those that do not.

A body that ended is never replaced by the kit: not by its successor, not by a body of the same name. A person answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giamsat.formatting.dates import short_date
from giamsat.formatting.names import match_key
from giamsat.model.parameters import RoundUnit, Unit
from giamsat.model.rounds import Registry, RoundParams
from giamsat.texts_vi import roundbook as texts

MOST_NAMED = 4
_LEVELS = ("thành phố", "thị xã", "phường", "quận", "huyện", "xã", "ubnd", "ủy ban nhân dân", "sở")


@dataclass(frozen=True, slots=True)
class Carried:
    """A unit of the last round: its row there, its unit, and the question about it; empty when it stands on."""

    row: RoundUnit
    unit: Unit
    question: str = ""


def carry_over(registry: Registry, params: RoundParams, today: date) -> tuple[Carried, ...]:
    """Return the units of ``params`` in official order, each carried over or with a question.

    :param today: the day on which the next round begins.
    """
    rows = sorted(params.round.units, key=lambda row: registry.units[row.id].order)
    return tuple(
        Carried(row, registry.units[row.id], _question(registry, registry.units[row.id], today)) for row in rows
    )


def is_valid(unit: Unit, today: date) -> bool:
    """Whether the body exists on that day."""
    return (unit.valid_from or date.min) <= today <= (unit.valid_to or date.max)


def _question(registry: Registry, unit: Unit, today: date) -> str:
    successor = registry.units.get(unit.successor)
    if is_valid(unit, today) and successor is None:
        return ""
    if unit.valid_from is not None and today < unit.valid_from:
        return texts.QUESTION_NOT_YET.format(name=unit.official_name, day=short_date(unit.valid_from))
    day = short_date(unit.valid_to) if unit.valid_to is not None else short_date(today)
    asked = texts.QUESTION_ENDED.format(name=unit.official_name, day=day)
    if successor is not None:
        return asked + texts.QUESTION_SUCCESSOR.format(names=_named(successor))
    similar = _similar(registry, unit, today)
    if similar:
        asked += texts.QUESTION_SIMILAR.format(names="; ".join(_named(other) for other in similar[:MOST_NAMED]))
    return asked


def _similar(registry: Registry, unit: Unit, today: date) -> list[Unit]:
    """Return bodies of that day with the same bare name, then those whose source mentions the unit by its name."""
    bare = _bare(unit)
    there = [other for other in registry.units.values() if other.id != unit.id and is_valid(other, today)]
    there = [other for other in there if other.fictional is unit.fictional]
    same = [other for other in there if _bare(other) == bare]
    named = match_key(unit.official_name.removeprefix("Ủy ban nhân dân "))
    mentioned = [
        other
        for other in there
        if other not in same
        and other.id in registry.predecessors
        and named in match_key(registry.predecessors[other.id].text)
    ]
    return [*same, *mentioned]


def _bare(unit: Unit) -> str:
    """Return a body's name without what it is: «Đống Đa» of quận and phường Đống Đa."""
    name = unit.official_name
    for word in sorted(_LEVELS, key=len, reverse=True):
        if name.casefold().startswith(f"{word} "):
            return _bare_text(name[len(word) + 1 :])
    return match_key(name)


def _bare_text(name: str) -> str:
    for word in _LEVELS:
        if name.casefold().startswith(f"{word} "):
            return match_key(name[len(word) + 1 :])
    return match_key(name)


def _named(unit: Unit) -> str:
    return f"{unit.official_name} ({unit.id})"
