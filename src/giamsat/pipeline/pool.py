"""Reports side by side on this machine: a few processes, each sent one job at a time.

A process that dies (memory, a kill) costs its job one more try in a new process, never the run. However many
processes there are and whoever finishes first, the reports are the same; only the order of arrival differs.
"""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from giamsat.errors import Fault
from giamsat.pipeline.jobs import Job, Report, failed
from giamsat.settings import Settings

TRIES = 2
GLANCE = 0.1
"""Seconds between looks at Ctrl-C: Windows does not wake a waiting queue."""
MOST_REPORTS = 6
"""Reports that one process makes: the layout engine keeps a part of each document, and nothing else lets go of it. With
so few a small round needs as much memory at once as a large one."""
PATIENCE = 0.3
"""Seconds for a stopped thread to end: Ctrl-C is over within one."""
WORKER_BYTES = 1_200_000_000
"""What a worker and its kernel hold at most in a usual round, measured; as many run as the free memory bears."""
MOST_WORKERS = 61  # Windows cannot wait for more
MEMORY = Path("/proc/meminfo")


class Worker(Protocol):
    """A process that runs :func:`giamsat.pipeline.worker.serve` at the other end of ``send`` and ``receive``."""

    def send(self, job: Job, settings: Settings) -> None:
        """Hand over a job."""

    def receive(self) -> Report:
        """Wait for the report.

        :raises EOFError: when the process has died.
        """

    def kill(self) -> None:
        """End the process, its kernel too."""


def workers_for(asked: int, jobs: int) -> int:
    """Return how many processes work side by side: what was asked, else one for each core that memory bears and one
    more, for a worker waits for its kernel, and the last reports of a build would leave cores without work."""
    if not asked:
        asked = min((os.cpu_count() or 1) + 1, max(1, _free_bytes() // WORKER_BYTES))
    return max(1, min(asked, jobs, MOST_WORKERS))


def _free_bytes() -> int:
    """Return the memory that is free; without a way to know, as much as anyone could want."""
    try:
        with MEMORY.open(encoding="ascii") as lines:
            return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable"))
    except (OSError, StopIteration, ValueError):
        return WORKER_BYTES * MOST_WORKERS


class Pool:
    """Processes started by ``start``; use it as a context so that none is left behind."""

    def __init__(self, start: Callable[[], Worker], size: int, settings: Settings) -> None:
        self._start = start
        self._size = size
        self._settings = settings
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._alive: set[Worker] = set()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End every process at once; a report that was under way is lost, nothing else."""
        self._stopping.set()
        for worker in list(self._alive):
            self._drop(worker)
        for thread in self._threads:
            thread.join(PATIENCE)  # one that is just starting a worker sees for itself that it is over

    def run(self, jobs: Sequence[Job], meanwhile: Callable[[], None] = lambda: None) -> Iterator[Report]:
        """Yield a report for every job, in the order in which they are finished; ``meanwhile`` is called first."""
        waiting = deque(jobs)
        done: queue.SimpleQueue[Report | BaseException] = queue.SimpleQueue()
        for _ in range(self._size):
            self._threads.append(threading.Thread(target=self._serve, args=(waiting, done), daemon=True))
            self._threads[-1].start()
        meanwhile()
        for _ in jobs:
            report = self._next(done)
            if isinstance(report, BaseException):
                raise report
            yield report

    @staticmethod
    def _next(done: queue.SimpleQueue[Report | BaseException]) -> Report | BaseException:
        while True:
            try:
                return done.get(timeout=GLANCE)
            except queue.Empty:
                continue

    def _serve(self, waiting: deque[Job], done: queue.SimpleQueue[Report | BaseException]) -> None:
        """Feed one process until no job waits; runs in a thread of its own, which only ever waits."""
        worker: Worker | None = None
        made = 0
        try:
            while not self._stopping.is_set():
                try:
                    job = waiting.popleft()
                except IndexError:
                    return
                if worker is not None and made % MOST_REPORTS == 0:
                    self._drop(worker)
                    worker = None
                made += 1
                report = None
                for attempt in range(1, TRIES + 1):
                    worker = worker or self._new_worker()
                    report = self._try(worker, job)
                    if report is None:
                        self._drop(worker)
                        worker = None
                    elif attempt == TRIES or not lost_its_kernel(report):
                        break
                    if self._stopping.is_set():
                        return
                done.put(report or lost(job))
        except BaseException as error:  # noqa: BLE001 - a bug in this thread must end the run, not hang it
            done.put(error)
        finally:
            if worker is not None:
                self._drop(worker)

    def _new_worker(self) -> Worker:
        worker = self._start()
        with self._lock:
            self._alive.add(worker)
        if self._stopping.is_set():  # stopped while it was starting
            self._drop(worker)
        return worker

    def _drop(self, worker: Worker) -> None:
        """End a worker once, whoever comes first: its own thread or the one that stops the pool."""
        with self._lock:
            if worker not in self._alive:
                return
            self._alive.discard(worker)
        worker.kill()

    def _try(self, worker: Worker, job: Job) -> Report | None:
        try:
            worker.send(job, self._settings)
            return worker.receive()
        except (EOFError, OSError):
            return None


def lost_its_kernel(report: Report) -> bool:
    """Whether the report failed because something killed its kernel, which may not happen again."""
    return any(fault.code == "kernel-died" for fault in report.outcome.faults)


def lost(job: Job) -> Report:
    """Return the report of a job whose process died each time: what was built before it stays recorded."""
    return Report(failed(job, [Fault.of("worker-died")]))
