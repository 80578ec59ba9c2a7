"""What the indexes say while a build is at work: one that is stopped or killed leaves no old report called current."""

from __future__ import annotations

from dataclasses import replace

from giamsat.pipeline.index import Known, are_there, write_indexes
from giamsat.pipeline.plan import Plan
from giamsat.pipeline.plan_round import RoundPlan
from giamsat.pipeline.record import seen
from giamsat.pipeline.stale import MAKING, why_stale
from giamsat.provenance.prints import Prints
from giamsat.settings import Settings


def known_of(plan: Plan, prints: Prints) -> Known:
    """Return what a plan has found out of what the indexes tell; ``prints`` are the files as they are now."""
    params = {round_plan.data.params.round.id: round_plan.data.params for round_plan in plan.rounds}
    registry = next((round_plan.data.registry for round_plan in plan.rounds), None)
    return Known(prints, registry, params)


def tell_under_way(plan: Plan, settings: Settings, prints: Prints) -> None:
    """Write the indexes, if there are any, with what is being made shown as not current; nothing when nothing is made.

    :param prints: what the files were when the plan was made.
    """
    if not (are_there(settings) and any(round_plan.jobs for round_plan in plan.rounds)):
        return
    ages = {round_plan.data.params.round.id: _ages(round_plan, settings) for round_plan in plan.rounds}
    try:
        write_indexes(settings, replace(known_of(plan, prints), ages=ages))
    except OSError:
        return  # they are written again at the end, where it is told what stands in the way


def _ages(plan: RoundPlan, settings: Settings) -> dict[str, str]:
    """Return why reports of a round are not current, by unit id: what is not made again was proved current just now."""
    fresh = plan.fresh
    found = {
        unit_id: MAKING
        if unit_id in plan.job_of
        else why_stale(settings, seen(plan, entry), plan.seen, is_proved=unit_id in fresh)
        for unit_id, entry in plan.before.entries.items()
    }
    return {unit_id: why for unit_id, why in found.items() if why}
