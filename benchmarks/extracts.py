"""How long counting an extract takes and how much memory: half a million, one and two million dossiers of 126 units."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from benchmarks.process import BenchmarkError
from benchmarks.project import CHECKOUT
from benchmarks.table import Table, mebibytes, seconds
from benchmarks.tell import tell
from giamsat.intake.extracts.job import CountJob
from giamsat.intake.extracts.run import count_apart
from giamsat.model.mappings import ExtractMapping
from giamsat.model.values import Span
from giamsat.params.mappings import read_mappings
from giamsat.settings import Settings

SIZES = (500_000, 1_000_000, 2_000_000)
UNITS = 126
PROMISED = "under 3 s, under 1 GB"
_KIBI = 1024


def extracts(runs: int, sizes: Sequence[int] = SIZES) -> Table:
    """Count made-up extracts ``runs`` times each, CSV of every size and Parquet of the largest."""
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory(prefix="bench-extracts-") as name:
        folder = Path(name)
        jobs = [(size, _made(folder, size, "csv")) for size in sizes]
        jobs.append((sizes[-1], _made(folder, sizes[-1], "parquet")))
        for size, job in jobs:
            found = [_measured(job) for _ in range(runs)]
            times = [taken for taken, _ in found]
            kind = Path(job.path).suffix.removeprefix(".").upper()
            row = (
                f"{size:,} dossiers, {kind}",
                f"{Path(job.path).stat().st_size / 1e6:,.0f} MB",
                seconds(times),
                mebibytes(max(memory for _, memory in found)),
                f"{size / min(times) / 1e6:.2f} million a second",
                PROMISED if size == sizes[-1] else "–",
            )
            rows.append(row)
            tell(" · ".join(row))
    heads = ("what", "file", "seconds until the numbers are there", "most memory", "at best", "promised")
    notes = (
        f"Median of {runs} runs (least–greatest), start of the counting process included; nothing was kept before.",
    )
    return Table("extracts", heads, tuple(rows), notes=notes)


def _made(folder: Path, size: int, kind: str) -> CountJob:
    """Write an extract with the tool that ships, and return the job of counting it."""
    params = folder / "params" / "extracts"
    params.mkdir(parents=True, exist_ok=True)
    path = folder / f"hs-{size}-{kind}.{kind}"
    tool = [sys.executable, str(CHECKOUT / "tools" / "make_extract.py"), str(size), str(path), "--units", str(UNITS)]
    done = subprocess.run(tool, check=False, capture_output=True, text=True)
    if done.returncode:
        raise BenchmarkError(done.stderr)
    path.with_suffix(".toml").rename(params / f"{path.stem}.toml")
    mapping = _mapping(folder, path.stem)
    span = Span(date(2024, 1, 1), date(2024, 9, 30))
    return CountJob(
        str(path), path.name, mapping, tuple((word.id, span) for word in mapping.units), "bench", str(folder)
    )


def _mapping(folder: Path, mapping_id: str) -> ExtractMapping:
    found, _ = read_mappings(Settings(folder), {})  # its units are nobody's: the registry does not know them
    return found[mapping_id]


def _measured(job: CountJob) -> tuple[float, int]:
    """Count once in a process that is forked for it alone; return its seconds and the peak of its memory in bytes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        start = time.perf_counter()
        answer = count_apart(job)
        taken = time.perf_counter() - start
        peak = getrusage(RUSAGE_CHILDREN).ru_maxrss * _KIBI
        os.write(writing, f"{taken} {peak} {len(answer.units)} {len(answer.faults)}".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        told = stream.read().split()
    os.waitpid(child, 0)
    if len(told) != 4 or told[3] != "0" or int(told[2]) != UNITS:
        raise BenchmarkError(f"{job.file} was not counted: {told}")
    return float(told[0]), int(told[1])
