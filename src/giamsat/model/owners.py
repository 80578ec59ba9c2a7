"""Whose a report is: a unit's, a delegation's or the whole round's; the one place that tells owners apart.

An owner's id is what jobs, the manifest, the documents table and ``UNITS=`` know a report by: a unit's id, or
«tong-hop-doan-1» for the synthesis of the delegation «doan-1». That of the round is empty, and «tong-hop» where it
needs a name. No unit may be called so (:mod:`giamsat.params.rules`).
"""

from __future__ import annotations

from collections.abc import Iterable

SYNTHESIS = "tong-hop"
_PREFIX = f"{SYNTHESIS}-"


def stem_of(owner_id: str) -> str:
    """Return the name of an owner's files without ending, which is also what the verbs call its report by."""
    return owner_id or SYNTHESIS


def is_unit(owner_id: str) -> bool:
    """Whether the owner is a unit; else its report is a synthesis."""
    return bool(owner_id) and not owner_id.startswith(_PREFIX)


def synthesis_of(delegation_id: str) -> str:
    """Return the owner whose report is a delegation's synthesis."""
    return f"{_PREFIX}{delegation_id}"


def delegation_of(owner_id: str) -> str:
    """Return the delegation whose synthesis it is; empty for that of the round, and for a unit."""
    return owner_id.removeprefix(_PREFIX) if owner_id.startswith(_PREFIX) else ""


def is_taken(name: str) -> bool:
    """Whether a name is kept for the syntheses."""
    return name == SYNTHESIS or name.startswith(_PREFIX)


def delegation_syntheses(delegation_ids: Iterable[str], of_units: Iterable[str]) -> tuple[str, ...]:
    """Return the owners that delegations are; none when only one of them has units: its synthesis is the round's.

    :param of_units: the delegation of each unit of the round.
    """
    at_work = frozenset(of_units)
    found = tuple(synthesis_of(one) for one in delegation_ids if one in at_work)
    return found if len(found) > 1 else ()
