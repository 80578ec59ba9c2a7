"""What ``make new-round`` says on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

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
    if made.requests:
        yield say.REQUESTS.format(count=len(made.requests), file=made.requests_file)
    if made.left:
        names = dict.fromkeys(made.names[row.unit] for row in made.left)
        yield say.REQUESTS_LEFT.format(count=len(made.left), names="; ".join(names))
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
