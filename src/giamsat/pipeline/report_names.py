"""What a report is called where many are listed: a unit's by the unit, a synthesis as what it is."""

from __future__ import annotations

from giamsat.model.owners import delegation_of, is_unit
from giamsat.texts_vi import ground as texts


def report_name(owner_id: str, name: str) -> str:
    """Return the name; ``name`` is what page 1 names: unit, delegation or round."""
    if is_unit(owner_id):
        return name
    return texts.SYNTHESIS_OF.format(name=name) if delegation_of(owner_id) else texts.SYNTHESIS_OF_ROUND
