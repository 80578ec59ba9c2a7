"""A build under way in a process of its own: to look at, to interrupt, to kill; and what it must have left behind."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from tests.e2e.little_project import ROUND, Project
from tests.execution.processes import becomes_true, is_gone

MARK = "GIAMSAT_TEST_MARK"
PATIENCE = 120.0  # seconds; only a machine in distress needs them
SLOW = """\
import os, pathlib, subprocess, time

folder = pathlib.Path(os.environ.get("GIAMSAT_TEST_FLAGS") or os.environ["GIAMSAT_ROOT"])
flag, here = folder / "cham", folder / "dang-cho"
if flag.exists():
    if flag.read_text():
        subprocess.Popen(flag.read_text().split(), start_new_session=True)
    here.write_text(str(os.getpid()))
    while flag.exists():
        time.sleep(0.02)
report.domain("tthc")
"""
"""A cell that waits while a file «cham» lies in the project folder, after starting the command that is in it (a child
that leaves the kernel's process group); meanwhile «dang-cho» holds the number of its process."""


class Building:
    """``giamsat reports`` under way; everything it starts carries its mark, every temporary file lies in ``folder``."""

    def __init__(self, project: Project, folder: Path, *words: str, **popen: Any) -> None:
        self.project = project
        self.folder = folder
        self.mark = secrets.token_hex(8)
        environment = project.environment | popen.pop("env", {}) | {MARK: self.mark, "TMPDIR": str(folder)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "giamsat.cli", "reports", *words],
            env=environment,
            cwd=project.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            **popen,
        )

    @property
    def pid(self) -> int:
        return self.process.pid

    def processes(self) -> dict[int, list[str]]:
        """Return the living processes that the build started, itself included, with their command lines."""
        found = {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdecimal() and not is_gone(int(folder.name)):
                with suppress(OSError):  # it ended just now
                    if f"{MARK}={self.mark}".encode() in (folder / "environ").read_bytes().split(b"\0"):
                        found[int(folder.name)] = (folder / "cmdline").read_bytes().decode().split("\0")
        return found

    def server(self) -> int:
        """Return the fork server, once it is there."""
        return self._wait_for(lambda pid, words: _is_server(words) and parent(pid) == self.pid)

    def worker(self) -> int:
        """Return the worker of a build that has one, once it is there: forked from the server, or started."""
        return self._wait_for(
            lambda pid, words: (
                (_is_server(words) and parent(parent(pid)) == self.pid and _is_in(pid, self.project.root))
                or "--multiprocessing-fork" in words
            )
        )

    def kernel(self) -> int:
        """Return the kernel of the slow cell, once it waits there."""
        self.wait_for(lambda: waits(self.project.root))
        return int((self.project.root / "dang-cho").read_text(encoding="utf-8"))

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until ``condition`` holds while the build is still under way."""
        assert becomes_true(lambda: condition() or self.process.poll() is not None, PATIENCE)
        assert self.process.poll() is None, self.process.communicate()

    def kill(self) -> str:
        """Kill the runner as the system does when memory runs out, and return what it had said."""
        self.process.kill()
        return "".join(self.process.communicate(timeout=PATIENCE))

    def end(self) -> tuple[int, str]:
        """Wait for the end and return exit code and all that was said, in which there is no traceback."""
        said = "".join(self.process.communicate(timeout=PATIENCE))
        assert "Traceback" not in said, said
        return self.process.returncode, said

    def interrupt(self, *, group: bool) -> tuple[int, str, float]:
        """Send Ctrl-C, to the group as a terminal does or to the runner alone; the third is the seconds to the end."""
        begin = time.monotonic()
        (os.killpg if group else os.kill)(self.pid, signal.SIGINT)
        self.process.wait(PATIENCE)
        seconds = time.monotonic() - begin
        return *self.end(), seconds

    def leaves_nothing(self, *, killed: bool = False) -> None:
        """Check that no process of the build is left and no temporary file; half a page only if it was killed."""
        assert becomes_true(lambda: not self.processes()), self.processes()
        assert becomes_true(lambda: not list(self.folder.iterdir())), list(self.folder.rglob("*"))
        assert killed or not list(self.project.root.rglob(".*.part"))

    def _wait_for(self, fits: Callable[[int, list[str]], bool]) -> int:
        found: list[int] = []

        def look() -> bool:
            found[:] = [pid for pid, words in self.processes().items() if fits(pid, words)]
            return bool(found)

        self.wait_for(look)
        return found[0]


@contextmanager
def building(project: Project, *words: str, **popen: Any) -> Iterator[Building]:
    """Give a build under way; whatever the test does with it, nothing of it outlives the test."""
    folder = Path(tempfile.mkdtemp(prefix="t-", dir="/tmp"))  # short, as sockets want it
    build = Building(project, folder, *words, **popen)
    try:
        yield build
    finally:
        for pid in build.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        build.process.communicate()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def slow(project: Project, command: str = "") -> Iterator[None]:
    """Let :data:`SLOW` wait for the end of the context, with a child that runs ``command``."""
    flag = project.root / "cham"
    flag.write_text(command, encoding="utf-8")
    try:
        yield
    finally:
        flag.unlink()
        (project.root / "dang-cho").unlink(missing_ok=True)


def waits(folder: Path) -> bool:
    """Return whether the slow cell waits, its flag in ``folder``."""
    here = folder / "dang-cho"
    return here.exists() and here.read_text(encoding="utf-8") != ""


def published(project: Project) -> dict[str, bytes]:
    """Return what readers get, by name below outputs/<round>/: pages, blocks, executed notebooks, tables."""
    return {
        path.relative_to(project.outputs).as_posix(): path.read_bytes()
        for path in sorted(project.outputs.rglob("*"))
        if path.is_file() and not path.name.startswith((".", "manifest.", "index."))
    }


def shown_as_current(project: Project, page: str = f"{ROUND}/index.html") -> dict[str, bool]:
    """Return of each report in an index page whether it is shown as current."""
    soup = BeautifulSoup((project.root / "outputs" / page).read_text(encoding="utf-8"), "html.parser")
    rows = {link["href"]: row for row in soup.select("tr") for link in row.find_all("a", href=True)}
    return {
        Path(str(address)).stem: "old" not in row.get("class", [])
        for address, row in rows.items()
        if re.fullmatch(r"(.*/)?[a-z0-9-]+\.html", str(address))
    }


def parent(pid: int) -> int:
    """Return the parent of a process; 0 when it has ended."""
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    return 0


def _is_server(words: list[str]) -> bool:
    return "giamsat.execution.forkserver.server" in words


def _is_in(pid: int, folder: Path) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cwd").readlink() == folder
    return False
