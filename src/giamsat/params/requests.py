"""Requests of earlier rounds: ``params/rounds/<round>.requests.csv``, optional."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from giamsat.errors import Fault
from giamsat.model.parameters import FormerRequest
from giamsat.params.entries import Entry, Part, read_csv
from giamsat.params.rules import id_faults, reference_fault
from giamsat.params.textfile import shown
from giamsat.settings import Settings


def read_requests(
    path: Path, settings: Settings, round_: Part | None
) -> tuple[list[Entry[FormerRequest]], list[Fault]]:
    """Read the requests and check them against the round; without the file there are none.

    :param round_: the round as far as it could be read.
    """
    if not path.exists():
        return [], []
    entries, faults = read_csv(path, settings, FormerRequest)
    return entries, [*faults, *_faults([entry.part for entry in entries], round_)]


def _faults(parts: Sequence[Part], round_: Part | None) -> Iterator[Fault]:
    """Check ids and units; an invented request never stands beside a real unit's name, nor unmarked in an example."""
    yield from id_faults(parts)
    if round_ is None:
        return
    units = [row.text("id") for row in round_.parts("units")]
    for part in parts:
        yield from reference_fault("unknown-round-unit", "unit", part.text("unit"), units, part.place("unit"))
        if bool(part.text("mark")) is not round_.flag("fictional"):
            code = "request-mark-real" if part.text("mark") else "request-mark-absent"
            yield Fault.of(code, part.place("mark"), id=shown(part.text("id")), round=shown(round_.text("id")))
