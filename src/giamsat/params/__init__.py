"""Typed, strict reading of params/: every fault of every file at once, each with file and line.

:func:`load_registry` gives what rounds share, :func:`load_round` one round, :func:`load_params` everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from giamsat.errors import Fault, ParamsError
from giamsat.model.rounds import Registry, RoundParams
from giamsat.params.law import legal_basis, supervision_guidance, supervision_law
from giamsat.params.registry import known_of, read_registry
from giamsat.params.rounds import read_round, round_ids, stray_files
from giamsat.settings import Settings

__all__ = [
    "legal_basis",
    "load_params",
    "load_registry",
    "load_round",
    "round_ids",
    "supervision_guidance",
    "supervision_law",
]


def load_registry(settings: Settings) -> Registry:
    """Return units, sub-units, domains, indicators, laws and deadlines.

    :raises ParamsError: with all faults of all these files.
    """
    registry, _, faults = read_registry(settings)
    ParamsError.raise_if(_in_reading_order(faults))
    return registry


def load_round(settings: Settings, registry: Registry, round_id: str) -> RoundParams:
    """Return one round with its documents and targets.

    :raises ParamsError: with all faults of the round's files.
    """
    params, faults = read_round(settings, known_of(registry), round_id)
    if params is None:
        raise ParamsError(_in_reading_order(faults))
    return params


def load_params(settings: Settings) -> tuple[Registry, Mapping[str, RoundParams]]:
    """Return the registry and every round by id.

    :raises ParamsError: with all faults of all files under params/.
    """
    registry, known, faults = read_registry(settings)
    faults += stray_files(settings)
    rounds: dict[str, RoundParams] = {}
    for round_id in round_ids(settings):
        params, found = read_round(settings, known, round_id)
        faults += found
        if params is not None:
            rounds[round_id] = params
    ParamsError.raise_if(_in_reading_order(faults))
    return registry, rounds


def _in_reading_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return the faults as somebody mends them: file by file, from the top down, each once."""
    return sorted(dict.fromkeys(faults), key=lambda fault: (fault.place.file, fault.place.line))
