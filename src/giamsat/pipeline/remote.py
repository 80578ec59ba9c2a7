"""What a worker on another machine does: make a report from what came with the job, in a folder of its own."""

from __future__ import annotations

import hashlib
import pickle
import re
import threading
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from tempfile import TemporaryDirectory

from giamsat.files import write_whole
from giamsat.pipeline.jobs import Job, Report
from giamsat.pipeline.pool import lost_its_kernel
from giamsat.provenance.fingerprint import digest_of
from giamsat.provenance.origin import package_versions
from giamsat.provenance.prints import kit_digest
from giamsat.settings import Settings

_laid_out: dict[str, TemporaryDirectory[str]] = {}
"""The project folders that jobs brought along, by what is in them; gone with the process."""
_laying_out = threading.Lock()
_making = threading.Lock()


def kit_print() -> str:
    """Return the hash of what makes reports: the kit's code, and the versions of Python and of what the kit needs."""
    try:
        needed = {re.split(r"[^\w.-]", line)[0].lower().replace("_", "-") for line in requires("giamsat") or ()}
    except PackageNotFoundError:  # run from its source, not installed
        needed = set()
    versions = {name: version for name, version in package_versions().items() if name in needed | {"python"}}
    return digest_of({"kit": kit_digest(), **versions}.items())


def make_from_content(kit: str, content: bytes, shared: Mapping[str, bytes]) -> Report | None:
    """Make a report, as on one machine once more when something killed its kernel; None when this machine's kit is not
    the one whose :func:`kit_print` is given.

    :param content: the pickled job and its notebook as bytes; read only when the kit is the same.
    :param shared: the files of the job's round by their names in a project folder.
    """
    if kit != kit_print():
        return None
    from giamsat.pipeline.build import make_report

    job: Job
    job, notebook = pickle.loads(content)  # noqa: S301 - it comes from the scheduler, as does the call itself
    settings = Settings(_project(shared))
    path = settings.notebooks(job.round_id) / job.notebook.name
    write_whole(path, notebook)
    with _making:  # a dask worker has as many threads as cores unless told otherwise; a report wants a process
        job = replace(job, notebook=path)
        report = make_report(job, settings)
        return make_report(job, settings) if lost_its_kernel(report) else report


def _project(files: Mapping[str, bytes]) -> Path:
    """Lay files out as a project folder, once for the same content."""
    digest = digest_of((name, hashlib.sha256(content).hexdigest()) for name, content in files.items())
    with _laying_out:
        if digest not in _laid_out:
            folder = TemporaryDirectory(prefix="gs-", ignore_cleanup_errors=True)
            for name, content in files.items():
                write_whole(Path(folder.name, name), content)
            _laid_out[digest] = folder
        return Path(_laid_out[digest].name)
