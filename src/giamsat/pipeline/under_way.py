"""What the indexes say while a build is at work: one that is stopped or killed leaves no old report called current."""

from __future__ import annotations

from collections.abc import Mapping

from giamsat.pipeline.index import Known, write_indexes
from giamsat.pipeline.plan import Plan
from giamsat.pipeline.plan_round import RoundPlan
from giamsat.pipeline.record import seen
from giamsat.pipeline.stale import MAKING, NONE_PROVED, Proved, why_stale
from giamsat.provenance.prints import Prints
from giamsat.settings import Settings

Ages = Mapping[str, Mapping[str, str]]


def known_of(plan: Plan, prints: Prints, proved: Proved = NONE_PROVED, ages: Ages | None = None) -> Known:
    """Return what a plan has found out of what the indexes tell."""
    params = {round_plan.data.params.round.id: round_plan.data.params for round_plan in plan.rounds}
    registry = next((round_plan.data.registry for round_plan in plan.rounds), None)
    return Known(prints, registry, params, proved, ages or {})


def tell_under_way(plan: Plan, settings: Settings, prints: Prints) -> None:
    """Write the indexes, if there are any, with what is being made shown as not current; nothing when nothing is made.

    :param prints: what the files were when the plan was made.
    """
    base = settings.root / "outputs"
    is_shown = (base / "index.html").is_file() or any(base.glob("*/index.html"))
    if not (is_shown and any(round_plan.jobs for round_plan in plan.rounds)):
        return
    ages = {round_plan.data.params.round.id: _ages(round_plan, settings) for round_plan in plan.rounds}
    try:
        write_indexes(settings, known_of(plan, prints, ages=ages))
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
