"""What is to be built and what became of it: frozen data that crosses process boundaries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from giamsat.errors import Fault
from giamsat.model.owners import stem_of
from giamsat.provenance.manifest import Entry, InputFile

FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Request:
    """What the caller asked for; empty means all.

    ``jobs`` is the number of reports made side by side, 0 for as many as the machine bears; ``force`` builds also
    what has not changed; ``cluster`` is the address of a scheduler on whose machines the reports are made; for
    ``ready_seconds`` afterwards a fork server stands ready for the next build.
    """

    round_ids: tuple[str, ...] = ()
    unit_ids: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    jobs: int = 0
    force: bool = False
    cluster: str = ""
    ready_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """One report to build: a unit's or a synthesis; ``unit_id`` says whose (:mod:`giamsat.model.owners`).

    ``unit_name`` must stand on page 1; ``inputs`` are the files it is made from; ``key`` the parts that decide what
    it says (part → hash). ``executed`` is the notebook as it ran before, when only its pages are to be made again;
    ``reasons`` are the parts that changed, for the summary. ``standing`` maps the files of the last build that need
    not be made again if the report says the same to their SHA-256 (:mod:`giamsat.pipeline.reuse`).
    """

    round_id: str
    unit_id: str
    unit_name: str
    notebook: Path
    formats: tuple[str, ...]
    is_final: bool
    phase: str
    inputs: tuple[InputFile, ...] = ()
    key: Mapping[str, str] = field(default_factory=dict)
    executed: bytes = b""
    reasons: tuple[str, ...] = ()
    round_title: str = ""
    standing: Mapping[str, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """File name of the outputs, without ending."""
        return stem_of(self.unit_id)


class OutcomeState(StrEnum):
    """What became of a job; ``FRESH`` was built before and nothing of it has changed."""

    BUILT = "built"
    FRESH = "fresh"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one job: its state, the faults that ended it, what was published (each file with its SHA-256) and how
    long the stages took."""

    round_id: str
    unit_id: str
    unit_name: str
    state: OutcomeState
    faults: tuple[Fault, ...] = ()
    warnings: tuple[str, ...] = ()
    unwritten: tuple[str, ...] = ()
    outputs: Mapping[Path, str] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether the report is there and current."""
        return self.state in (OutcomeState.BUILT, OutcomeState.FRESH)


def failed(job: Job, faults: Iterable[Fault], seconds: Mapping[str, float] | None = None) -> Outcome:
    """Return the outcome of a job that gave no report, with what ended it."""
    return Outcome(
        job.round_id,
        job.unit_id,
        job.unit_name,
        OutcomeState.FAILED,
        tuple(faults),
        seconds=seconds or {},
        reasons=job.reasons,
    )


@dataclass(frozen=True, slots=True)
class Report:
    """A finished job: its outcome and its files by name below ``outputs/<round>/``, not yet published.

    ``obsolete`` are files of earlier failures that a good report does away with.
    """

    outcome: Outcome
    files: Mapping[str, bytes] = field(default_factory=dict)
    obsolete: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchResult:
    """All outcomes of a call, the gaps that were found by round and unit name, and the time of the whole.

    ``notices`` stop nothing but want a person's eye: a file that was not entered into the log.
    """

    outcomes: tuple[Outcome, ...]
    faults: tuple[Fault, ...]
    gaps: tuple[tuple[str, str, tuple[str, ...]], ...]
    created: tuple[Path, ...]
    seconds: float
    notices: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether everything asked for is there and current."""
        return not self.faults and all(outcome.is_good for outcome in self.outcomes)


def fresh(round_id: str, entry: Entry) -> Outcome:
    """Return the outcome of a report that was built before and has not changed."""
    return Outcome(
        round_id,
        entry.unit_id,
        entry.name,
        OutcomeState.FRESH,
        warnings=tuple(entry.warnings),
        unwritten=tuple(entry.unwritten),
    )
