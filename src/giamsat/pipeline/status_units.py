"""What is known of one unit of a round, and what is to be done next about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from giamsat.analysis.calendar import Step
from giamsat.pipeline.status_registers import Asked, Concluded
from giamsat.texts_vi import ERROR


@dataclass(frozen=True, slots=True)
class Narratives:
    """How many narratives of a unit's phase are written, of how many that must be; a section that the register of
    findings fills needs none."""

    written: int = 0
    total: int = 0
    is_there: bool = True
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class SynthesisStatus:
    """What is known of a synthesis; ``build`` as for a unit."""

    owner_id: str
    name: str
    narratives: Narratives
    build: str


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """All that is known of one unit without working anything out.

    ``handed_in`` is ``None`` when neither a check nor a build has looked; ``counts`` are those of the last check,
    ``check`` «», «stale» or «fresh»; ``questions`` and ``concluded`` are ``None`` without a register;
    ``finding_faults`` are those of ``register_faults`` that are in its findings; ``build`` is «none», «current», «old»,
    «failed» or «refused»; ``next_step`` the next day of the plan, ``days`` all that are its own to keep.
    """

    unit_id: str
    name: str
    is_heard: bool
    is_asked: bool
    handed_in: bool | None
    received_on: date | None
    answered: int
    asked: int
    check: str
    counts: Mapping[str, int]
    narratives: Narratives
    has_visit: bool
    questions: Asked | None
    concluded: Concluded | None
    register_faults: int
    finding_faults: int
    build: str
    next_step: Step | None
    days: tuple[Step, ...]
    has_form: bool
    is_preparing: bool = False

    @property
    def group(self) -> str:
        """What is to be done next; the first that applies."""
        data = self._of_data()
        if data:
            return data
        if self.build == "failed":
            return "fail"
        if self.is_heard and self.questions is not None and self.questions.answered > self.questions.assessed:
            return "assess"
        if self.is_heard and self.concluded is not None and self.concluded.is_empty:
            return "conclude"
        if self.narratives.is_there and self.narratives.written < self.narratives.total:
            return "write"
        if self.build == "refused":
            return "refused"
        if self.build != "current":
            return "build"
        return "ask" if self.is_asked and not self.is_heard and self.questions is None else "read"

    def _of_data(self) -> str:
        """Return what is to be done about its files first, «» for nothing."""
        if self.check == "fresh" and self.counts.get(ERROR, 0) > self.register_faults:
            return "mend"
        if self.register_faults:
            return "registers"
        if self.is_asked and self.handed_in is not True:
            return "check" if self.handed_in is None else "wait" if self.has_form else "send"
        return "check" if self.is_asked and self.check != "fresh" else ""
