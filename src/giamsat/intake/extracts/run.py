"""Let a process of its own count an extract, within a time limit, and keep what it counted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import giamsat
from giamsat.errors import Fault, Place
from giamsat.files import write_whole
from giamsat.intake.extracts.job import Counted, CountJob
from giamsat.provenance.fingerprint import digest_of_files, fingerprint
from giamsat.settings import Settings

MODULE = "giamsat.intake.extracts.count"
LEAST_SECONDS, BYTES_A_SECOND = 60, 5_000_000
_CODE = ("intake/extracts", "model/mappings.py", "params/mappings.py", "workbook")


def counted(job: CountJob, sha256: str, settings: Settings) -> Counted:
    """Return what an extract holds: as kept for the same file, mapping, periods and code, else counted now.

    What was refused is not kept.
    """
    kept = settings.cache / "extracts" / f"{_key(job, sha256)}.json"
    found = _read(kept)
    if found is not None:
        return _under_name(found, job.file)
    answer = count_apart(job)
    if not answer.faults:
        try:
            write_whole(kept, _adapter(Counted).dump_json(_under_name(answer, "")))
        except OSError:  # a folder that cannot be written to costs time, nothing else
            return answer
    return answer


def count_apart(job: CountJob) -> Counted:
    """Count in a process of its own, which is killed at the time limit; its scratch folder goes with it."""
    limit = LEAST_SECONDS + Path(job.path).stat().st_size // BYTES_A_SECOND
    scratch = tempfile.mkdtemp(prefix="extract-", dir=job.scratch)
    try:
        content = _adapter(CountJob).dump_json(replace(job, scratch=scratch))
        done = subprocess.run(
            [sys.executable, "-m", MODULE],
            input=content,
            capture_output=True,
            timeout=limit,
            check=False,
            env={**os.environ, "PYTHONPATH": _python_path()},
        )
    except subprocess.TimeoutExpired:
        return Counted(faults=(Fault.of("extract-too-slow", Place(file=job.file), limit=limit),))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if done.returncode != 0:
        detail = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        return Counted(faults=(Fault.of("extract-not-counted", Place(file=job.file), detail=detail[:200]),))
    answer: Counted = _adapter(Counted).validate_json(done.stdout)
    return answer


def scratch_folder(settings: Settings) -> Path:
    """Return the folder in which counting processes get folders of their own."""
    folder = settings.cache / "scratch"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _python_path() -> str:
    """Return where the process finds this very kit."""
    own = str(Path(giamsat.__file__).parents[1])
    return os.pathsep.join(filter(None, (own, os.environ.get("PYTHONPATH", ""))))


def _key(job: CountJob, sha256: str) -> str:
    ending = Path(job.path).suffix.casefold()
    return fingerprint((_code_digest(), sha256, ending, job.mapping, job.periods))


@cache
def _code_digest() -> str:
    """Return the hash of the code that turns an extract into numbers."""
    root = Path(giamsat.__file__).parent
    paths = [root / name for name in _CODE]
    return digest_of_files(root, (file for one in paths for file in ([one] if one.is_file() else one.rglob("*.py"))))


def _read(path: Path) -> Counted | None:
    from pydantic import ValidationError

    try:
        found: Counted = _adapter(Counted).validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    return found


def _under_name(answer: Counted, file: str) -> Counted:
    """Return an answer whose notices name the file as it is called now: the same content may have another name."""

    def told(notices: tuple[Fault, ...]) -> tuple[Fault, ...]:
        return tuple(replace(one, place=replace(one.place, file=file)) for one in notices)

    units = tuple(replace(unit, notices=told(unit.notices)) for unit in answer.units)
    return replace(answer, units=units, notices=told(answer.notices))


@cache
def _adapter(kind: type[Any]) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
