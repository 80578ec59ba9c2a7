"""What ``make visits`` says on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.pipeline.visits import VisitsMade
from giamsat.texts_vi import visited as say


def told(made: VisitsMade) -> Iterator[str]:
    """Yield a line for each workbook and each minutes, then every fault, then the numbers."""
    yield from (say.CREATED.format(file=file) for file in made.created)
    yield from (say.KEPT.format(file=file) for file in made.kept)
    yield from (say.WRITTEN.format(file=file) for file in made.minutes)
    if made.faults:
        yield say.FAULTY
        yield from (f"  {fault}" for fault in made.faults)
    if not (made.created or made.kept or made.minutes or made.faults):
        yield say.NOTHING.format(round=made.round_id)
    faulty = len({fault.place.file for fault in made.faults})
    yield say.TOTAL.format(created=len(made.created), minutes=len(made.minutes), faulty=faulty)
