"""The syntheses of a round: one of the round and, where it has several, one of each delegation."""

from __future__ import annotations

from collections.abc import Mapping

from giamsat.model.parameters import Delegation, Phase, Round

SYNTHESIS = "tong-hop"


def synthesis_id(delegation_id: str = "") -> str:
    """Return whose a synthesis is: «tong-hop» the round's, «tong-hop-doan-1» a delegation's."""
    return f"{SYNTHESIS}-{delegation_id}" if delegation_id else SYNTHESIS


def syntheses(round_: Round) -> Mapping[str, Delegation | None]:
    """Return the syntheses of a round by id, those of delegations first; the round's own has ``None``."""
    several = round_.delegations if len(round_.delegations) > 1 else ()
    return {**{synthesis_id(one.id): one for one in several}, SYNTHESIS: None}


def unit_ids(round_: Round, delegation: Delegation | None) -> tuple[str, ...]:
    """Return the units that a synthesis is about."""
    return tuple(row.id for row in round_.units if delegation is None or row.delegation == delegation.id)


def phase_of(round_: Round, delegation: Delegation | None) -> Phase:
    """Return the phase of a synthesis: it concludes only once each delegation in it has heard its units."""
    of = round_.delegations if delegation is None else (delegation,)
    return Phase.AFTER if all(one.phase is Phase.AFTER for one in of) else Phase.BEFORE
