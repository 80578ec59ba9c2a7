"""Decide what is built: which rounds and units, what is refused, what has not changed. Nothing is run or written
here but missing notebooks, which are made from their master."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from giamsat.errors import Fault, GiamsatError, Place, UsageError
from giamsat.model.owners import stem_of
from giamsat.params import load_round, round_ids
from giamsat.pipeline.jobs import Request
from giamsat.pipeline.plan_round import RoundPlan, plan_round
from giamsat.pipeline.stale import rounds_with_data
from giamsat.provenance.prints import Prints
from giamsat.provenance.registry import known_registry
from giamsat.settings import Settings


@dataclass(frozen=True)
class Plan:
    """All rounds of a request and the faults of rounds that cannot be read at all."""

    rounds: tuple[RoundPlan, ...]
    faults: tuple[Fault, ...]


def make_plan(
    request: Request,
    settings: Settings,
    foresee: Callable[[str], None] = lambda _: None,
    prints: Prints | None = None,
) -> Plan:
    """Read params/ and data/ and decide.

    :param foresee: called with a round whose notebooks will most likely have to run, before it is read.
    :param prints: what the files were a moment ago, when they have just been hashed: never later than they are read.
    :raises UsageError: for an unknown round, or a unit that is in none of the rounds asked for.
    :raises ParamsError: when the shared registries are not what they must be.
    """
    prints = prints or Prints(settings)
    registry = known_registry(settings, prints.shared["params"])
    known = round_ids(settings)
    unknown = [round_id for round_id in request.round_ids if round_id not in known]
    UsageError.raise_if(Fault.of("round-unknown", Place(), round=name, known=", ".join(known)) for name in unknown)
    chosen = request.round_ids or rounds_with_data(settings)
    rounds: list[RoundPlan] = []
    faults: list[Fault] = []
    for round_id in chosen:
        try:
            params = load_round(settings, registry, round_id)
            rounds.append(plan_round(request, settings, registry, params, prints, foresee))
        except UsageError:
            raise
        except GiamsatError as error:
            faults.extend(error.faults)
    if request.unit_ids and not faults:
        found = {job.stem for plan in rounds for job in plan.jobs} | {
            stem_of(outcome.unit_id) for plan in rounds for outcome in plan.settled
        }
        UsageError.raise_if(
            Fault.of("unit-unknown", Place(), unit=unit_id, rounds=", ".join(chosen))
            for unit_id in request.unit_ids
            if unit_id not in found
        )
    return Plan(tuple(rounds), tuple(faults))
