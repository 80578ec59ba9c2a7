"""A person's choice between what a unit reports and what a system recorded: a row of decisions.csv.

Its kind is «chon-nguon», its subject «tthc@he-thong» (all of Biểu 06) or «tthc.tiep_nhan@he-thong» (one column), its
decision «he-thong» or «don-vi-bao-cao», also in words. It names its unit: systems agree with one and not with another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from giamsat.errors import Fault, Place
from giamsat.formatting.names import match_key
from giamsat.model.rounds import Decision, UnitData
from giamsat.model.values import Channel
from giamsat.params.textfile import shown
from giamsat.workbook.layout import DOSSIER_COLUMNS

CHOICE = "chon-nguon"
SUFFIX = "@he-thong"
ALL = "tthc"
_WORDS = {
    Channel.EXTRACT: ("he-thong", "hệ thống", "số của hệ thống", "số hệ thống", "số liệu hệ thống"),
    Channel.SUBMISSION: ("don-vi-bao-cao", "đơn vị báo cáo", "số đơn vị báo cáo", "số của đơn vị", "báo cáo"),
}
_INDICATORS = frozenset(column.indicator_id for column in DOSSIER_COLUMNS)


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """Which channel a person chose for some columns of Biểu 06, by their indicators."""

    indicator_ids: frozenset[str]
    channel: Channel
    decision: Decision


def is_choice(decision: Decision) -> bool:
    """Whether a decision is about what a system recorded."""
    return decision.kind == CHOICE and decision.subject.endswith(SUFFIX)


def source_choices(decisions: Iterable[Decision]) -> tuple[SourceChoice, ...]:
    """Return the choices of a unit's decisions that can be followed, in the order of the file."""
    found = []
    for decision in decisions:
        channel, about = _channel(decision.decision), decision.subject.removesuffix(SUFFIX)
        if is_choice(decision) and channel is not None and (about == ALL or about in _INDICATORS):
            found.append(SourceChoice(_INDICATORS if about == ALL else frozenset({about}), channel, decision))
    return tuple(found)


def choice_of(indicator_id: str, choices: Iterable[SourceChoice]) -> SourceChoice | None:
    """Return the choice about an indicator: one that names it before one about all, of several the last."""
    about = [choice for choice in choices if indicator_id in choice.indicator_ids]
    return min(reversed(about), key=lambda choice: len(choice.indicator_ids)) if about else None


def choice_faults(units: Iterable[UnitData], general: Iterable[Decision]) -> tuple[Fault, ...]:
    """Return the faults of choices that cannot be followed."""
    found = [_fault("extract-choice-unit", decision) for decision in general if is_choice(decision)]
    for own in units:
        for decision in own.decisions:
            if is_choice(decision):
                found += _faults(decision, has_extract=bool(own.extracts))
    return tuple(found)


def _faults(decision: Decision, *, has_extract: bool) -> Iterator[Fault]:
    about = decision.subject.removesuffix(SUFFIX)
    if not has_extract or (about != ALL and about not in _INDICATORS):
        yield _fault("extract-choice-subject", decision)
    if _channel(decision.decision) is None:
        yield _fault("extract-choice-unknown", decision)


def _fault(code: str, decision: Decision) -> Fault:
    place = Place(file=decision.source.file, line=decision.source.line)
    return Fault.of(code, place, subject=shown(decision.subject), found=shown(decision.decision))


def _channel(words: str) -> Channel | None:
    key = match_key(words)
    return next((channel for channel, known in _WORDS.items() if key in map(match_key, known)), None)
