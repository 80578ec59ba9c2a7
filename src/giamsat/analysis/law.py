"""What a round stands on, and what of it nobody has confirmed yet: a final document waits for a person.

A text of params/laws.toml that is marked «verified = false» (domain.md: read in second-hand sources only) is confirmed
for one round by a row of decisions.csv: kind ``xac-nhan``, subject the text's id, with who and why.
"""

from __future__ import annotations

from collections.abc import Iterable

from giamsat.model.owners import is_unit
from giamsat.model.parameters import Citation, RoundKind
from giamsat.model.rounds import Decision, RoundData
from giamsat.params.law import legal_basis, supervision_law

CONFIRMED = "xac-nhan"


def is_confirmed(citation: Citation, decisions: Iterable[Decision]) -> bool:
    """Whether a text was read in full, or a person answers for it by a decision."""
    return citation.verified or any(row.kind == CONFIRMED and row.subject == citation.id for row in decisions)


def doubtful(data: RoundData, unit_id: str = "") -> tuple[Citation, ...]:
    """Return what the document of a unit (or the synthesis) cites as its basis and nobody has confirmed.

    A decision on the round counts for all its documents, one on a unit for that unit's.
    """
    decisions = (*data.decisions, *(data.units[unit_id].decisions if is_unit(unit_id) else ()))
    cited = legal_basis(data.registry, data.params.round)
    return tuple(citation for citation in cited if not is_confirmed(citation, decisions))


def has_no_law(data: RoundData) -> bool:
    """Whether a giám sát has no law on supervision, because its founding day is not known."""
    round_ = data.params.round
    return round_.kind is RoundKind.SUPERVISION and supervision_law(data.registry, round_.founded_on) is None
