"""The page of follow-up: every line of the register by unit, filters without script, one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from giamsat.formatting.text import capitalized
from giamsat.model.follow_up import RegisterRow
from giamsat.rendering.templating import environment
from giamsat.texts_vi import follow_up as say


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of a filter: the class that its lines have, its word, how many lines there are."""

    name: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one unit, each with its class; ``place`` is its anchor."""

    place: str
    unit: str
    mark: str
    rows: tuple[tuple[str, RegisterRow], ...]


@dataclass(frozen=True, slots=True)
class _Page:
    title: str
    note: str
    states: tuple[Filter, ...]
    origins: tuple[Filter, ...]
    groups: tuple[Group, ...]
    heads: tuple[str, ...]
    words: dict[str, str]


def to_follow_up_page(rows: Sequence[RegisterRow], day: str, templates: Path) -> str:
    """Return the HTML; everything in it is text, whatever it says. A browser without filters shows all lines."""
    origins = {name: f"o{place}" for place, name in enumerate(dict.fromkeys(row.origin for row in rows), start=1)}
    units = dict.fromkeys((row.unit_id, row.unit, row.mark) for row in rows)
    groups = tuple(
        Group(
            f"dv-{place}",
            capitalized(unit),
            mark,
            tuple(
                (f"t-{row.state} {origins[row.origin]}", row) for row in rows if (row.unit_id, row.unit) == (key, unit)
            ),
        )
        for place, (key, unit, mark) in enumerate(units, start=1)
    )
    states = (Filter(f"t-{name}", word, sum(row.state == name for row in rows)) for name, word in say.STATES_OF_PAGE)
    page = _Page(
        title=say.REGISTER_TITLE,
        note=say.REGISTER_NOTE.format(day=day, count=len(rows)),
        states=tuple(one for one in states if one.count),
        origins=tuple(
            Filter(name, origin, sum(row.origin == origin for row in rows)) for origin, name in origins.items()
        ),
        groups=groups,
        heads=say.PAGE_HEADS,
        words={
            "all": say.PAGE_ALL,
            "state": say.PAGE_STATE,
            "origin": say.PAGE_ORIGIN,
            "units": say.PAGE_UNITS,
            "back": say.PAGE_BACK,
            "product": say.PAGE_PRODUCT,
            "reason": say.PAGE_REASON,
            "evidence": say.PAGE_EVIDENCE,
        },
    )
    text: str = environment(templates).get_template("follow-up.html.j2").render(page=page)
    return text
