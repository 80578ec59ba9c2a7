"""What ``make papers`` says on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.pipeline.paper_verb import PapersMade
from giamsat.texts_vi import papers as say


def told(made: PapersMade) -> Iterator[str]:
    """Yield a line for each paper, then what was not made, then the numbers."""
    yield from (say.WRITTEN.format(file=file) for file in made.written)
    if made.faults:
        yield say.FAULTY
        yield from (f"  {fault}" for fault in made.faults)
    yield from (str(notice) for notice in made.notices)
    if not (made.has_concluded or made.faults):
        yield say.NOTHING.format(round=made.round_id)
    yield say.TOTAL.format(count=len(made.written), faulty=len(made.faults))
