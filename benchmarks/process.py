"""One command as a whole: wall time, processor time and peak memory of every process that it started.

``RUSAGE_CHILDREN`` of the caller misses a process whose parent died before it (a kernel of a killed fork server):
init collects that one. Here the caller is the subreaper, so orphans become its own children and are waited for,
and the usage of a process includes that of the children it waited for itself.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SET_CHILD_SUBREAPER = 36  # linux/prctl.h
MEMORY_INTERVAL = 0.25  # reading one smaps_rollup takes some milliseconds of the processor that is being measured
GRACE = 10.0  # seconds in which what a command left behind may end by itself


class BenchmarkError(Exception):
    """A command that was to be measured did not do what it should."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command used. ``seconds`` until it ended; ``cpu`` user and system seconds of the whole tree;
    ``peak`` bytes of the tree (shared pages counted once), 0 when not watched; ``left`` how many processes had to
    be killed because they outlived it; ``output`` what all of them printed."""

    code: int
    seconds: float
    cpu: float
    peak: int = 0
    left: int = 0
    output: str = ""

    def check(self, what: str) -> Usage:
        """Return the usage itself when the command succeeded and left nothing behind.

        :raises BenchmarkError: with the last lines it printed, when not.
        """
        if self.code or self.left:
            tail = "\n".join(self.output.splitlines()[-15:])
            raise BenchmarkError(f"{what}: exit code {self.code}, {self.left} processes left behind\n{tail}")
        return self


def measured(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    memory: bool = False,
    timeout: float = 3600,
) -> Usage:
    """Run ``command`` in ``folder`` to its end and return what it used; Linux only.

    Children that the calling process has already are left alone, with all below them.
    """
    _become_subreaper()
    others = frozenset(_children())
    with tempfile.TemporaryFile() as stream:
        start = time.perf_counter()
        process = subprocess.Popen(  # waited for below, by wait4, which also tells the usage
            command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=stream, stderr=stream
        )
        try:
            peak = _watch(process.pid, others, start + timeout, memory=memory)
            seconds = time.perf_counter() - start
            codes, cpu, left = _reap(others)
        except BaseException:  # Ctrl-C: nothing goes on behind the back of who stopped it
            _kill(_descendants(others))
            process.wait()
            raise
        process.returncode = codes[process.pid]
        stream.seek(0)
        output = stream.read().decode("utf-8", "replace")
    return Usage(process.returncode, seconds, cpu, peak, left, output)


def _become_subreaper() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


def _watch(pid: int, others: frozenset[int], deadline: float, *, memory: bool) -> int:
    """Wait for ``pid`` to end and return the greatest memory of the tree seen meanwhile; past the deadline kill it."""
    peak = 0
    descriptor = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        interval = MEMORY_INTERVAL if memory else 3600.0
        while not poll.poll(1000 * max(0.0, min(interval, deadline - time.perf_counter()))):
            if time.perf_counter() >= deadline:
                _kill(_descendants(others))
                poll.poll()
            if memory:
                peak = max(peak, sum(_memory(one) for one in _descendants(others)))
    finally:
        os.close(descriptor)
    return peak


def _reap(others: frozenset[int]) -> tuple[dict[int, int], float, int]:
    """Wait for all children but ``others``, orphans among them; return exit codes by pid, processor seconds, how many
    were killed."""
    codes: dict[int, int] = {}
    cpu, killed = 0.0, 0
    deadline = time.perf_counter() + GRACE
    while left := _children() - others:
        for pid in left:
            ended, status, usage = os.wait4(pid, os.WNOHANG)
            if ended:
                codes[pid] = os.waitstatus_to_exitcode(status)
                cpu += usage.ru_utime + usage.ru_stime
        if left <= codes.keys():
            continue  # what these left behind has come to us meanwhile
        if time.perf_counter() < deadline:
            time.sleep(0.01)
        else:
            killed += _kill(_descendants(others))
            time.sleep(0.05)
    return codes, cpu, killed


def _kill(pids: Iterator[int]) -> int:
    count = 0
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
        count += 1
    return count


def _children() -> set[int]:
    """Return this process' own children, also those that have ended and were not waited for."""
    own = os.getpid()
    return {int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit() and _state_and_parent(one)[1] == own}


def _descendants(others: frozenset[int]) -> Iterator[int]:
    """Yield the living processes below this one, without ``others`` and what is below those."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            state, parent = _state_and_parent(folder)
            if state not in ("", "Z"):
                children.setdefault(parent, []).append(int(folder.name))
    todo = [os.getpid()]
    while todo:
        below = [pid for pid in children.get(todo.pop(), []) if pid not in others]
        yield from below
        todo += below


def _state_and_parent(folder: Path) -> tuple[str, int]:
    try:
        # The name of the program, in parentheses, may hold blanks and parentheses itself.
        fields = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:  # ended meanwhile
        return "", 0
    return fields[0], int(fields[1])


def _memory(pid: int) -> int:
    """Return the proportional set size of a process in bytes: pages shared by n processes count one n-th in each."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:  # ended meanwhile
        return 0
    found = [line.split()[1] for line in text.splitlines() if line.startswith("Pss:")]
    return 1024 * int(found[0]) if found else 0
