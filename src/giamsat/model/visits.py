"""What was seen and said at a unit: the third channel beside the unit's own report and the systems."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giamsat.model.records import Deadline
from giamsat.model.values import Figure, Source


@dataclass(frozen=True, slots=True)
class Observation:
    """Something seen at a place (the one-stop desk), as written down; ``domain`` is «» for none."""

    place: str
    domain: str
    content: str
    evidence: str
    source: Source


@dataclass(frozen=True, slots=True)
class SampledDossier:
    """A dossier looked at on site, by its code alone: what was checked, and what was found."""

    code: str
    field: str
    received_on: date | None
    due_on: date | None
    done_on: date | None
    finding: str
    source: Source


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said at the table, by role («Đại diện Sở», «Thành viên Đoàn»), never by name."""

    speaker: str
    content: str
    source: Source


@dataclass(frozen=True, slots=True)
class Commitment:
    """What the unit promised at the table, by when."""

    content: str
    owner: str
    product: str
    due: Deadline
    source: Source


@dataclass(frozen=True, slots=True)
class ScreenReading:
    """A figure read off a system's screen: which system, when (day and time as written), who read it (a role)."""

    system: str
    read_at: str
    reader: str
    label: str
    figure: Figure
    source: Source


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part, by role: ``side`` is «doan», «don-vi» or «khac», ``count`` how many (``None``: not told)."""

    side: str
    role: str
    count: int | None
    source: Source


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that was put at the table, and what the unit answered; ``question_id`` is «» for an added one."""

    question_id: str
    domain: str
    question: str
    answer: str
    source: Source


@dataclass(frozen=True, slots=True)
class Visit:
    """The record of one working day at one unit; ``begun`` and ``ended`` are hours as written («08 giờ 30»)."""

    unit_id: str
    file: str
    sha256: str
    held_on: date | None
    place: str
    is_illustrative: bool
    observations: tuple[Observation, ...]
    samples: tuple[SampledDossier, ...]
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    readings: tuple[ScreenReading, ...]
    supplements: tuple[Commitment, ...] = ()
    """What the unit must hand in later, by when."""
    begun: str = ""
    ended: str = ""
    participants: tuple[Participant, ...] = ()
    answers: tuple[Answer, ...] = ()
