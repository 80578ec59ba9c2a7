"""What ``make new-round`` says on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giamsat.formatting.dates import short_date
from giamsat.model.parameters import FormerRequest
from giamsat.pipeline.new_round import NewRound
from giamsat.texts_vi import roundbook as say

MOST_NAMED = 12


def told(made: NewRound) -> Iterator[str]:
    """Yield what was made, what a person has to answer, what changed in the catalogue, and what to do next."""
    notebooks = [file for file in made.files if file.endswith(".ipynb")]
    yield from (say.CREATED.format(file=file) for file in made.files if file not in notebooks)
    if notebooks:
        yield say.NOTEBOOKS.format(count=len(notebooks), folder=notebooks[0].rpartition("/")[0])
    asked = [one for one in made.units if one.question]
    yield say.CARRIED.format(count=len(made.units) - len(asked), questions=len(asked))
    yield from (f"  - {one.question}" for one in asked)
    yield from _requests(made)
    yield from _catalogue(made)
    yield say.NEXT.format(file=made.book, questions=len(asked), round=made.round_id)


def _catalogue(made: NewRound) -> Iterator[str]:
    if made.changes is None:
        yield say.CATALOGUE_NONE.format(source=made.source)
        return
    if made.changes.is_empty:
        yield say.CATALOGUE_SAME.format(source=made.source)
    for kind, template in say.CATALOGUE.items():
        names = getattr(made.changes, kind)
        if names:
            more = "; …" if len(names) > MOST_NAMED else ""
            yield template.format(source=made.source, names="; ".join(names[:MOST_NAMED]) + more)
    if made.changes.redefined:
        yield say.REDEFINED.format(source=made.source)
    for row in made.changes.redefined:
        words = "; ".join(
            say.CHANGES[key].format(before=before.rstrip(".") or say.UNSAID, now=now.rstrip(".") or say.UNSAID)
            for key, before, now in row.changes
        )
        yield say.REDEFINED_ROW.format(name=row.name, id=row.id, changes=words)


def _requests(made: NewRound) -> Iterator[str]:
    """Yield the preview of what is still open, unit by unit."""
    if made.requests:
        yield say.REQUESTS.format(count=len(made.requests), day=short_date(made.day), file=made.requests_file)
        yield from _by_unit(made, made.requests)
    elif not made.left:
        yield say.REQUESTS_NONE
    if made.left:
        yield say.REQUESTS_LEFT.format(count=len(made.left))
        yield from _by_unit(made, made.left)
    if made.unfollowed:
        ids = ", ".join(row.id for row in made.unfollowed)
        yield say.REQUESTS_UNFOLLOWED.format(count=len(made.unfollowed), ids=ids)


def _by_unit(made: NewRound, rows: Sequence[FormerRequest]) -> Iterator[str]:
    for unit_id in dict.fromkeys(row.unit for row in rows):
        own = [row for row in rows if row.unit == unit_id]
        yield say.REQUEST_UNIT.format(name=made.names[unit_id], count=len(own))
        for row in own:
            yield say.REQUEST.format(content=row.content, deadline=row.deadline)
