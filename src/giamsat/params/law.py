"""Which law on supervision a round stands on: chosen by the day it was founded, never named in code.

The law changed on 01/3/2026 (Luật số 121/2025/QH15 after Luật số 87/2015/QH13); ``laws.toml`` says for each
text from which to which founding day it applies.
"""

from __future__ import annotations

from datetime import date

from giamsat.model.parameters import Citation, Round, RoundKind
from giamsat.model.rounds import Registry

SUPERVISION_LAW = "luat-giam-sat"
SUPERVISION_GUIDANCE = "huong-dan-giam-sat"
LAW_KINDS = (SUPERVISION_LAW, SUPERVISION_GUIDANCE)


def supervision_law(registry: Registry, founded_on: date | None) -> Citation | None:
    """Return the law on supervision for a round founded on that day; ``None`` without a day or without a law for it."""
    return _in_force(registry, SUPERVISION_LAW, founded_on)


def supervision_guidance(registry: Registry, founded_on: date | None) -> Citation | None:
    """Return the resolution that guides the law on supervision, chosen in the same way."""
    return _in_force(registry, SUPERVISION_GUIDANCE, founded_on)


def legal_basis(registry: Registry, round_: Round) -> tuple[Citation, ...]:
    """Return what the round cites: law and guidance by its founding day, then its own list in its own order.

    Law and guidance come only for a giám sát: a khảo sát or kiểm tra of another organ does not stand on the
    law on supervision, and may still name it in its own list.
    """
    chosen: list[Citation | None] = []
    if round_.kind is RoundKind.SUPERVISION:
        chosen += [supervision_law(registry, round_.founded_on), supervision_guidance(registry, round_.founded_on)]
    chosen += [registry.citations[name] for name in round_.legal_basis]
    return tuple(dict.fromkeys(citation for citation in chosen if citation is not None))


def applies(founded_from: date | None, founded_to: date | None, founded_on: date) -> bool:
    """Whether a text with that validity, both days included, applies to a round founded on ``founded_on``."""
    return (founded_from or date.min) <= founded_on <= (founded_to or date.max)


def _in_force(registry: Registry, kind: str, founded_on: date | None) -> Citation | None:
    if founded_on is None:
        return None
    for citation in registry.citations.values():
        if citation.kind == kind and applies(citation.founded_from, citation.founded_to, founded_on):
            return citation
    return None
