"""Processes that read and mark workbooks side by side: forked on Linux, started afresh where a fork is not safe."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self, TypeVar

from giamsat.execution.forkserver.processes import die_with, threads
from giamsat.intake.handed import Desk, read_handed
from giamsat.intake.rounds import desk_of, unread_files
from giamsat.model.rounds import Registry, RoundParams
from giamsat.settings import Settings

Item = TypeVar("Item")
Result = TypeVar("Result")
FEW = 16
"""Files that one process reads faster than others are started: one started afresh takes a second to begin."""
AT_ONCE = 4
MOST = 61  # Windows cannot wait for more


@dataclass(frozen=True)
class Ground:
    """What every reading of a round's files rests on."""

    settings: Settings
    registry: Registry
    params: RoundParams

    @cached_property
    def desk(self) -> Desk:
        """What reading single files needs; laying it out costs a third of what reading a workbook does."""
        return desk_of(self.settings, self.registry, self.params)


_here: dict[str, Ground] = {}
"""In a helping process: the ground it was started on, handed over once and not with every file."""


class Helpers:
    """Helping processes for one round, started when there is enough to do; use it as a context."""

    def __init__(self, ground: Ground, jobs: int = 0) -> None:
        self._ground = ground
        self._size = min(jobs or os.cpu_count() or 1, MOST)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def read_all(self) -> None:
        """Read all files that were not read before into the cache.

        A process that dies (memory, a kill) costs time, nothing else: what it did not read is read by the caller.
        """
        unread = unread_files(self._ground.desk)
        if self._is_much(unread):
            self.each(_read, unread)

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """Return what ``work`` makes of each item, in order; a function of a module that :func:`ground` serves."""
        if self._is_much(items):
            try:
                return list(self._started().map(work, items, chunksize=AT_ONCE))
            except BrokenProcessPool:
                self._pool, self._size = None, 1
        before = dict(_here)
        _here["ground"] = self._ground
        try:
            return [work(item) for item in items]
        finally:
            _here.clear()
            _here.update(before)

    def _is_much(self, items: Sequence[object]) -> bool:
        return self._size > 1 and len(items) >= FEW

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            is_fork = _may_fork()
            context = multiprocessing.get_context("fork" if is_fork else "spawn")
            self._pool = ProcessPoolExecutor(
                self._size, context, _begin, (self._ground, os.getpid() if is_fork else None)
            )
        return self._pool


def ground() -> Ground:
    """Return the ground on which this process works."""
    return _here["ground"]


def _may_fork() -> bool:
    """Whether a copy of this process can work: it then needs no second for its imports. Threads would be cut off."""
    return sys.platform == "linux" and threads() == 1


def _begin(own: Ground, parent: int | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's to hear
    if parent is not None:
        die_with(parent)  # a copy of the caller holds its lock on outputs/ too
    _here["ground"] = own


def _read(path: Path) -> None:
    read_handed(ground().desk, path)
