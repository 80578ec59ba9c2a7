"""Which sections of a report a register of findings fills: no narrative has to be written there."""

from __future__ import annotations

from giamsat.model.findings import CauseKind, Findings


def filled_sections(found: Findings | None, recommendations: str = "V") -> frozenset[str]:
    """Return the sections that the register fills: what people concluded stands there already.

    :param recommendations: the section of the recommendations, which a synthesis has one later than a unit's report.
    """
    if found is None:
        return frozenset()
    kinds = {f"IV.{kind.value}": bool(found.causes_of(kind)) for kind in CauseKind}
    is_there = {
        "III": bool(found.shortcomings),
        **kinds,
        "IV.trach-nhiem": any(row.body or row.head for row in found.causes),
        recommendations: bool(found.recommendations),
    }
    return frozenset(name for name, is_filled in is_there.items() if is_filled)
