"""What ``make follow-up`` says on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.formatting.dates import short_date
from giamsat.model.follow_up import Entry
from giamsat.pipeline.follow_up import FollowUpMade, pressing
from giamsat.texts_vi import follow_up as say


def told(made: FollowUpMade) -> Iterator[str]:
    """Yield a line for each file, what waits for a decision, what came back, then every fault, then the numbers."""
    yield from (say.WRITTEN.format(file=file) for file in made.written)
    yield from (say.CEASED_UNIT.format(unit=name, count=count) for name, count in made.ceased)
    if made.returned:
        yield say.RETURNED.format(file=made.proposals)
        yield from (_returned(name, entry) for name, entry in made.returned)
    if made.faults:
        yield say.FAULTY
        yield from (f"  {fault}" for fault in made.faults)
    if not made.total:
        yield say.NOTHING
        return
    overdue, soon = pressing(made)
    yield say.COUNTED.format(day=short_date(made.day), total=made.total, open=made.open, overdue=overdue, soon=soon)


def _returned(name: str, entry: Entry) -> str:
    counts = "" if entry.total is None else say.RETURNED_COUNTS.format(done=entry.done, total=entry.total)
    document = say.RETURNED_DOCUMENT.format(document=entry.document) if entry.document else ""
    place = f"{entry.source.file}, {entry.source.sheet}, {entry.source.cell}"
    state = say.PROGRESS[entry.value]
    return say.RETURNED_LINE.format(
        unit=name, code=entry.request_id, state=state, counts=counts, document=document, place=place
    )
