"""The one round that a verb is about: named, known, with the units that were asked for."""

from __future__ import annotations

from collections.abc import Iterable

from giamsat.errors import Fault, UsageError
from giamsat.model.rounds import Registry, RoundParams
from giamsat.params import load_registry, load_round
from giamsat.settings import Settings


def named_round(settings: Settings, round_id: str, unnamed: str) -> tuple[Registry, RoundParams]:
    """Return the parameters of a round; ``unnamed`` is the code of what is said when none was named.

    :raises UsageError: when no round is named, or one that there is not.
    """
    known = settings.round_ids
    if not round_id:
        raise UsageError.of(unnamed, known=", ".join(known))
    if round_id not in known:
        raise UsageError.of("round-unknown", round=round_id, known=", ".join(known))
    registry = load_registry(settings)
    return registry, load_round(settings, registry, round_id)


def asked_units(params: RoundParams, unit_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the units that were asked for.

    :raises UsageError: when one of them is not in the round.
    """
    asked = tuple(unit_ids)
    ids = {row.id for row in params.round.units}
    UsageError.raise_if(
        Fault.of("unit-unknown", unit=name, rounds=params.round.id) for name in asked if name not in ids
    )
    return asked
