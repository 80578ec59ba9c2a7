"""What ``make findings`` says on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.pipeline.findings import FindingsMade
from giamsat.texts_vi import common_findings as common_say
from giamsat.texts_vi import findings as say


def told(made: FindingsMade) -> Iterator[str]:
    """Yield a line for each register, what each holds, then every fault, then the numbers."""
    yield from (say.CREATED.format(file=file) for file in made.created)
    yield from (say.RENEWED.format(file=file) for file in made.renewed)
    yield from (say.KEPT.format(file=file) for file in made.kept)
    for unit_id, (results, shortcomings, causes, recommendations) in made.counts.items():
        yield say.HELD.format(
            unit=unit_id,
            results=results,
            shortcomings=shortcomings,
            causes=causes,
            recommendations=recommendations,
        )
    if made.faults:
        yield say.FAULTY
        yield from (f"  {fault}" for fault in made.faults)
    if made.notices:
        yield common_say.LOOK_AT
        yield from (f"  {fault}" for fault in made.notices)
    files = len({fault.place.file for fault in made.faults})
    yield say.TOTAL.format(created=len(made.created), renewed=len(made.renewed), kept=len(made.kept), faulty=files)
