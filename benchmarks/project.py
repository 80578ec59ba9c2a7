"""Project folders to measure in: copies, so that nothing of the checkout is touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.process import BenchmarkError, Usage, measured

CHECKOUT = Path(__file__).resolve().parents[1]
ROUND = "mau-2024"
# What a surrounding `make` or an earlier choice would hand on to the commands measured.
_FOREIGN = ("MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "ARGS", "PYTHONDONTWRITEBYTECODE", "GIAMSAT_KERNELS")
READY = "GIAMSAT_STAND_READY"
"""Minutes for which a build leaves its fork server standing: none, where the next build is to start cold."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder and the round in it that is measured."""

    root: Path
    round_id: str = ROUND

    @property
    def outputs(self) -> Path:
        """Folder of the round's reports."""
        return self.root / "outputs" / self.round_id

    @property
    def notebooks(self) -> tuple[Path, ...]:
        """The round's notebooks, its synthesis last."""
        found = sorted((self.root / "notebooks" / self.round_id).glob("*.ipynb"))
        return tuple(sorted(found, key=lambda path: path.stem == "tong-hop"))

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the environment of commands measured in this project."""
        own = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
        return own | {"GIAMSAT_ROOT": str(self.root), "PYTHONUTF8": "1", READY: "0"} | dict(more or {})

    def reports(self, more: Mapping[str, str] | None = None, *, memory: bool = False) -> Usage:
        """Build the round's reports by the kit's command, with ``more`` in its environment.

        :raises BenchmarkError: when a report failed.
        """
        command = self._command
        return measured(command, self.root, self.environment(more), memory=memory).check(" ".join(command[1:]))

    def seconds_warm(self) -> float:
        """Build like :meth:`reports` with a fork server that stands ready, or leave one; return the wall time alone.

        :raises BenchmarkError: when a report failed.
        """
        start = time.perf_counter()
        environment = self.environment({READY: "10"})
        done = subprocess.run(self._command, cwd=self.root, env=environment, capture_output=True, check=False)
        seconds = time.perf_counter() - start
        if done.returncode:
            raise BenchmarkError(done.stderr.decode("utf-8", "replace"))
        return seconds

    @property
    def _command(self) -> list[str]:
        return [sys.executable, "-m", "giamsat.cli", "reports", "--round", self.round_id]

    def forget(self) -> None:
        """Delete everything that a build leaves: reports and caches."""
        shutil.rmtree(self.root / "outputs", ignore_errors=True)

    def written(self) -> dict[str, int]:
        """Return the reports that there are as PDF, with the time each was written."""
        files = {path.stem: self.outputs / f"{path.stem}.pdf" for path in self.notebooks}
        return {stem: path.stat().st_mtime_ns for stem, path in files.items() if path.is_file()}

    def stage(self, name: str) -> list[float]:
        """Return the seconds of a stage of the last build, one of each report, as the manifest tells them."""
        manifest = json.loads((self.outputs / "manifest.json").read_text(encoding="utf-8"))
        return [entry["seconds"][name] for entry in manifest["entries"] if name in entry["seconds"]]


@contextmanager
def own_project() -> Iterator[Project]:
    """Give a copy of the checkout's parameters, data, notebooks and templates, deleted afterwards."""
    with own_folder() as folder:
        for name in ("params", "data", "notebooks", "templates"):
            shutil.copytree(CHECKOUT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        yield Project(folder)


@contextmanager
def own_folder() -> Iterator[Path]:
    """Give a temporary folder, deleted afterwards."""
    folder = Path(mkdtemp(prefix="gs-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
