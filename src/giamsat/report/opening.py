"""Open a report in a notebook: read what it needs, check that the parameters are what they must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giamsat.analysis.alone import alone, of_others
from giamsat.analysis.questions import questions
from giamsat.errors import Fault, IntakeError, UsageError
from giamsat.formatting.names import near
from giamsat.intake.rounds import load_round_data
from giamsat.model.owners import delegation_of
from giamsat.model.rounds import RoundData
from giamsat.params import load_registry, load_round, round_ids
from giamsat.provenance.registry import known_registry
from giamsat.settings import Settings, find_settings, preloaded_round

if TYPE_CHECKING:
    from giamsat.report.synthesis import RoundReport
    from giamsat.report.unit import UnitReport


_held: dict[tuple[str, str], RoundData] = {}
"""Rounds read before this process was forked, by what :func:`preload` was given."""


def open_unit(round_id: str, unit_id: str) -> UnitReport:
    """Open the report of one unit of a round.

    :raises UsageError: when a parameter is not text, or names an unknown round or unit.
    :raises ParamsError: when params/ is not what it must be.
    :raises IntakeError: when a file of this unit cannot be used.
    """
    from giamsat.report.unit import UnitReport

    settings, data = _open(round_id)
    _check_text("unit_id", unit_id)
    if unit_id not in data.units:
        close = ", ".join(near(unit_id, tuple(data.units)))
        raise UsageError.of("notebook-unit-unknown", unit=unit_id, round=round_id, near=close or "không có")
    IntakeError.raise_if(data.units[unit_id].faults)
    return UnitReport(settings, alone(data, unit_id), unit_id)


def open_round(round_id: str, delegation_id: str = "") -> RoundReport:
    """Open the synthesis of a round, or of one of its delegations; raises like :func:`open_unit`."""
    from giamsat.report.synthesis import RoundReport

    settings, data = _open(round_id)
    if delegation_id != "":
        _check_text("delegation_id", delegation_id)
        known = [delegation_of(owner) for owner in data.params.syntheses if owner]
        if delegation_id not in known:
            close = ", ".join(near(delegation_id, known))
            raise UsageError.of(
                "notebook-delegation-unknown", delegation=delegation_id, round=round_id, near=close or "không có"
            )
    return RoundReport(settings, data, delegation_id)


def preload(round_id: str, token: str) -> None:
    """Read a round once for all reports of a build: processes forked from this one find it in their memory.

    Only a notebook whose environment names ``token`` gets these data; any other, as in JupyterLab, reads the files.
    """
    settings = find_settings()
    registry = known_registry(settings)
    data = load_round_data(settings, registry, load_round(settings, registry, round_id))
    for unit_id, own in data.units.items():
        of_others(data, unit_id)
        if not own.faults:
            questions(data, unit_id)  # and so its readings and breaches, of which its own report takes a part
    for earlier in [key for key in _held if key[0] == round_id]:  # of a build that is over: only one runs at a time
        del _held[earlier]
    _held[round_id, token] = data


def _open(round_id: str) -> tuple[Settings, RoundData]:
    settings = find_settings()
    _check_text("round_id", round_id)
    held = _held.get((round_id, preloaded_round()))
    if held is not None:
        return settings, held
    known = round_ids(settings)
    if round_id not in known:
        raise UsageError.of("round-unknown", round=round_id, known=", ".join(known))
    registry = load_registry(settings)
    return settings, load_round_data(settings, registry, load_round(settings, registry, round_id))


def _check_text(name: str, value: object) -> None:
    """papermill's command line turns «01» into a number: say so instead of searching for the unit «1»."""
    if not isinstance(value, str) or not value.strip():
        UsageError.raise_if([Fault.of("parameter-not-text", name=name, value=value, kind=type(value).__name__)])
