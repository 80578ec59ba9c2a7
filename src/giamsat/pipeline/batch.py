"""Build many reports side by side and tell what became of all."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from giamsat.errors import Fault
from giamsat.pipeline.build import build_one
from giamsat.pipeline.figures import write_figures
from giamsat.pipeline.index import write_indexes
from giamsat.pipeline.jobs import BatchResult, Job, Outcome, OutcomeState, Request
from giamsat.pipeline.plan import Plan, make_plan
from giamsat.pipeline.record import record_round
from giamsat.settings import Settings

MOST_PROCESSES = 61  # Windows cannot wait for more
Listener = Callable[[Outcome, int, int], None]


def build_many(request: Request, settings: Settings, listener: Listener | None = None) -> BatchResult:
    """Build what ``request`` asks for; ``listener`` hears of each outcome, with how many are done of how many.

    :raises UsageError: when the request names what does not exist.
    :raises ParamsError: when the shared registries are not what they must be.
    """
    start = time.perf_counter()
    plan = make_plan(request, settings)
    jobs = [job for round_plan in plan.rounds for job in round_plan.jobs]
    settled = [outcome for round_plan in plan.rounds for outcome in round_plan.settled]
    total = len(jobs) + len(settled)
    outcomes: list[Outcome] = []
    for outcome in _all(settled, jobs, request.jobs, settings):
        outcomes.append(outcome)
        if listener is not None:
            listener(outcome, len(outcomes), total)
    seconds = time.perf_counter() - start
    blocked: list[Fault] = []
    for round_plan in plan.rounds:
        record_round(round_plan, outcomes, seconds, settings)
        blocked.extend(write_figures(round_plan.data, settings))
    write_indexes(settings)
    return BatchResult(
        outcomes=tuple(_in_order(outcomes, plan)),
        faults=(*plan.faults, *(fault for round_plan in plan.rounds for fault in round_plan.data.faults), *blocked),
        gaps=tuple(gap for round_plan in plan.rounds for gap in round_plan.gaps),
        notices=tuple(notice for round_plan in plan.rounds for notice in round_plan.notices),
        created=tuple(path for round_plan in plan.rounds for path in round_plan.created),
        seconds=time.perf_counter() - start,
    )


def _all(settled: Sequence[Outcome], jobs: Sequence[Job], processes: int, settings: Settings) -> Iterator[Outcome]:
    yield from settled
    if processes <= 1 or len(jobs) <= 1:
        for job in jobs:
            yield build_one(job, settings)
        return
    # Workers start afresh (no fork): the parent may hold threads, and Windows knows no other way.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=min(processes, len(jobs), MOST_PROCESSES), mp_context=context) as pool:
        try:
            futures = {pool.submit(build_one, job, settings): job for job in jobs}
            for future in as_completed(futures):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    yield _lost(futures[future])
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _lost(job: Job) -> Outcome:
    """Return the outcome of a job whose process died (memory, a kill): what was built before it stays recorded."""
    return Outcome(job.round_id, job.unit_id, job.unit_name, OutcomeState.FAILED, (Fault.of("worker-died"),))


def _in_order(outcomes: Sequence[Outcome], plan: Plan) -> list[Outcome]:
    """Sort outcomes by round and official order, so that the summary never depends on scheduling."""
    order = {
        (round_plan.data.params.round.id, unit_id): (number, place)
        for number, round_plan in enumerate(plan.rounds)
        for place, unit_id in enumerate((*round_plan.data.units, ""))
    }
    return sorted(outcomes, key=lambda outcome: order[outcome.round_id, outcome.unit_id])
