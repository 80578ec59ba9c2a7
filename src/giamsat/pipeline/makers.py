"""Who makes the reports of a build: this process for a few pages, else warm workers, else a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from giamsat.errors import Fault
from giamsat.pipeline.jobs import Job, Report, Request
from giamsat.pipeline.pool import Pool, workers_for
from giamsat.pipeline.processes import Starter
from giamsat.settings import Settings

FEW_PAGES = 3
"""Up to so many reports whose notebooks need not run are made right here: starting workers would take longer."""

FORESEEN = 3
"""Reports that rest on a unit's figures, its own and the syntheses: so many workers are started before it is known how
many there are to make."""


class Makers:
    """Makes reports for one build; use it as a context so that no process is left behind but, after a build that came
    to its end, the fork server that stands ready for the next."""

    def __init__(self, request: Request, settings: Settings) -> None:
        self._request = request
        self._settings = settings
        self._starter = Starter(settings, is_warm=not request.cluster)

    def __enter__(self) -> Makers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None and self._request.ready_seconds:
                self._starter.leave_ready(self._request.ready_seconds)
        finally:
            self._starter.close()

    @property
    def kernels(self) -> str:
        """How kernels are started: «warm» or «ordinary», or «cluster» when that is up to other machines."""
        if self._request.cluster:
            return "cluster"
        return "ordinary" if self._starter.notice else "warm"

    @property
    def notices(self) -> Sequence[Fault]:
        """What a person should know of how the reports were made."""
        return [self._starter.notice] if self._starter.notice else []

    def foresee(self, round_id: str) -> None:
        """Get ready for a round whose notebooks will most likely have to run; called before it is read."""
        if not self._request.cluster:
            self._starter.foresee(round_id, workers_for(self._request.jobs, FORESEEN))

    def prepare(self, jobs: Sequence[Job]) -> None:
        """Get ready for jobs; the rounds of those that run are read once for all."""
        run = [job for job in jobs if not job.executed]
        if run or len(jobs) > FEW_PAGES:
            self._starter.warm_up()
            self._starter.preload(sorted({job.round_id for job in run}), with_late=len(run) > FEW_PAGES)

    def make(self, jobs: Sequence[Job], meanwhile: Callable[[], None]) -> Iterator[Report]:
        """Yield the report of each job as it is finished; ``meanwhile`` is called once others are at work on them."""
        is_here = len(jobs) <= FEW_PAGES and all(job.executed for job in jobs)
        if not is_here and not self._request.cluster:
            size = workers_for(self._request.jobs, len(jobs))
            with Pool(self._starter.worker, size, self._settings) as pool:
                yield from pool.run(jobs, meanwhile)
            return
        meanwhile()
        if is_here:
            from giamsat.pipeline.build import make_report

            yield from (make_report(job, self._settings) for job in jobs)
        else:
            from giamsat.pipeline.cluster import make_on_cluster

            yield from make_on_cluster(jobs, self._settings, self._request.cluster)
