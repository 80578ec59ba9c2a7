"""Workers side by side: real processes, some of which die."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from giamsat.errors import Fault
from giamsat.pipeline.jobs import Job, Outcome, OutcomeState, Report
from giamsat.pipeline.pool import Pool, Worker, workers_for
from giamsat.settings import Settings


def job(name: str) -> Job:
    """Return a job whose unit's name tells the worker below what to do."""
    return Job("r", name, name, Path("x.ipynb"), ("html",), False, "")


def _serve(link: Connection, folder: str) -> None:
    """Answer every job with a report; «chet…» dies every time, «mot-lan…» the first time, «cham…» takes long."""
    while True:
        try:
            received: Job = link.recv()
        except EOFError:
            return
        mark = Path(folder, received.unit_id)
        was_here = mark.exists()
        mark.touch()
        if received.unit_id.startswith("chet") or (received.unit_id.startswith("mot-lan") and not was_here):
            os.kill(os.getpid(), signal.SIGKILL)
        if received.unit_id.startswith("cham"):
            time.sleep(60)
        faults = (
            (Fault.of("kernel-died", detail="x"),) if received.unit_id.startswith("kernel") and not was_here else ()
        )
        state = OutcomeState.FAILED if faults else OutcomeState.BUILT
        link.send(Report(Outcome("r", received.unit_id, received.unit_id, state, faults)))


class _Process:
    """A worker in a forked process of its own."""

    def __init__(self, folder: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._link, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, str(folder)))
        self.process.start()
        other.close()

    def send(self, job: Job, settings: Settings) -> None:
        self._link.send(job)

    def receive(self) -> Report:
        report: Report = self._link.recv()
        return report

    def kill(self) -> None:
        self.process.kill()
        self.process.join()


@dataclass
class _Started:
    """What was started, to see that nothing of it is left."""

    folder: Path
    workers: list[_Process]

    def worker(self) -> Worker:
        self.workers.append(_Process(self.folder))
        return self.workers[-1]


@pytest.fixture
def started(tmp_path: Path) -> Iterator[_Started]:
    """Return a place to start workers from; all must be dead at the end."""
    found = _Started(tmp_path, [])
    yield found
    assert not any(worker.process.is_alive() for worker in found.workers)


def test_every_job_gets_its_report(started: _Started, tmp_path: Path) -> None:
    """More jobs than workers: each is done once, by no more processes than asked for."""
    names = [f"don-vi-{number}" for number in range(7)]
    with Pool(started.worker, 2, Settings(tmp_path)) as pool:
        reports = list(pool.run([job(name) for name in names]))
    assert sorted(report.outcome.unit_id for report in reports) == names
    assert len(started.workers) <= 2


def test_the_runner_may_work_meanwhile(started: _Started, tmp_path: Path) -> None:
    """What it does while others make reports is done once, after they were set to work and before it waits."""
    done: list[int] = []
    with Pool(started.worker, 1, Settings(tmp_path)) as pool:
        reports = pool.run([job("a"), job("b")], lambda: done.append(len(pool._threads)))
        assert done == []
        next(reports)
        assert done == [1]
        assert len(list(reports)) == 1
    assert done == [1]


def test_a_process_makes_six_reports(started: _Started, tmp_path: Path) -> None:
    """Then a new one takes its place, so that memory does not grow with the round."""
    with Pool(started.worker, 1, Settings(tmp_path)) as pool:
        reports = list(pool.run([job(f"don-vi-{number}") for number in range(13)]))
    assert len(reports) == 13
    assert len(started.workers) == 3


def test_a_crash_costs_one_more_try_and_no_other_job(started: _Started, tmp_path: Path) -> None:
    """A worker killed once makes its report in a new one; one that kills each worker fails alone."""
    with Pool(started.worker, 2, Settings(tmp_path)) as pool:
        reports = {
            report.outcome.unit_id: report.outcome
            for report in pool.run([job("chet"), job("mot-lan"), job("a"), job("b")])
        }
    assert {name for name, outcome in reports.items() if outcome.state is OutcomeState.BUILT} == {"mot-lan", "a", "b"}
    assert [fault.code for fault in reports["chet"].faults] == ["worker-died"]


def test_a_killed_kernel_is_tried_once_more(started: _Started, tmp_path: Path) -> None:
    """A report whose kernel something killed is made again; the worker itself goes on."""
    with Pool(started.worker, 1, Settings(tmp_path)) as pool:
        (report,) = pool.run([job("kernel")])
    assert report.outcome.state is OutcomeState.BUILT
    assert len(started.workers) == 1


def test_stopping_ends_all_processes_at_once(started: _Started, tmp_path: Path) -> None:
    """A pool that is left in the middle of a job (Ctrl-C) leaves no process and does not wait for the job."""
    pool = Pool(started.worker, 2, Settings(tmp_path))
    reports = pool.run([job("a"), job("cham-1"), job("cham-2")])
    assert next(reports).outcome.unit_id == "a"
    begin = time.monotonic()
    pool.stop()
    while any(worker.process.is_alive() for worker in started.workers):
        assert time.monotonic() - begin < 5
        time.sleep(0.01)


def test_a_bug_while_starting_ends_the_run(tmp_path: Path) -> None:
    """A worker that cannot be started because of a bug is an error, not a run that hangs."""

    def broken() -> Worker:
        raise LookupError("bug")

    with Pool(broken, 1, Settings(tmp_path)) as pool, pytest.raises(LookupError, match="bug"):
        list(pool.run([job("a")]))


def test_threads_end_with_the_jobs(started: _Started, tmp_path: Path) -> None:
    """No thread of a pool outlives its jobs."""
    before = threading.active_count()
    with Pool(started.worker, 2, Settings(tmp_path)) as pool:
        list(pool.run([job("a"), job("b")]))
    end = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < end:
        time.sleep(0.01)
    assert threading.active_count() == before


def test_no_more_workers_than_jobs_and_never_none() -> None:
    """What was asked is kept within reason."""
    assert workers_for(8, 3) == 3
    assert workers_for(2, 30) == 2
    assert 1 <= workers_for(0, 30) <= (os.cpu_count() or 1) + 1
    assert workers_for(500, 500) == 61
