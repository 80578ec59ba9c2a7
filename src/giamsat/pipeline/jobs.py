"""What is to be built and what became of it: frozen data that crosses process boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from giamsat.errors import Fault
from giamsat.notebooks.contract import SYNTHESIS

FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Request:
    """What the caller asked for; empty means all. ``jobs`` is the number of processes."""

    round_ids: tuple[str, ...] = ()
    unit_ids: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Job:
    """One report to build: a unit of a round, or the round's synthesis (empty ``unit_id``).

    ``unit_name`` must stand on page 1; ``inputs`` are the data files of the unit, for the manifest.
    """

    round_id: str
    unit_id: str
    unit_name: str
    notebook: Path
    formats: tuple[str, ...]
    is_final: bool
    phase: str
    inputs: tuple[Path, ...] = ()

    @property
    def stem(self) -> str:
        """File name of the outputs, without ending."""
        return self.unit_id or SYNTHESIS


class OutcomeState(StrEnum):
    """What became of a job."""

    BUILT = "built"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one job: its state, the faults that ended it, what was written and how long the stages took."""

    round_id: str
    unit_id: str
    unit_name: str
    state: OutcomeState
    faults: tuple[Fault, ...] = ()
    warnings: tuple[str, ...] = ()
    unwritten: tuple[str, ...] = ()
    outputs: tuple[Path, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


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
    notices: tuple[Fault, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether everything asked for was built."""
        return not self.faults and all(outcome.state is OutcomeState.BUILT for outcome in self.outcomes)
