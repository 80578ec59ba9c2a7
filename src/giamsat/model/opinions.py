"""Voices about the round itself: opinions of members and experts, what units say of the draft and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giamsat.model.values import Source


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a member or an expert thinks, by role; ``is_named`` says that the role may be printed beside it.

    ``section`` is a domain's id, or a slug of :data:`giamsat.workbook.opinions.SECTIONS`; ``unit_id`` «» when it is
    about all units. Names have no place.
    """

    section: str
    unit_id: str
    content: str
    proposal: str
    role: str
    is_named: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Objection:
    """What a unit says of the draft, and the delegation's answer, typed by a person.

    ``answer`` is a slug of :data:`giamsat.workbook.opinions.ANSWERS`, «» when nobody has answered yet; ``reason`` the
    explanation, ``amended_at`` where the draft was changed.
    """

    unit_id: str
    document: str
    day: date | None
    place: str
    content: str
    answer: str
    reason: str
    amended_at: str
    source: Source
