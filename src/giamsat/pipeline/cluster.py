"""The same jobs on other machines, through a scheduler of ``dask.distributed``; TLS only.

A job carries what it needs by content, so that a worker needs the kit and no shared disk. What comes back is
published by the same code as on this machine. The certificates are dask's own settings
(``distributed.comm.tls`` in its configuration, or ``DASK_DISTRIBUTED__COMM__TLS__…`` in the environment).
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from giamsat.errors import Fault, Place, UsageError
from giamsat.pipeline.jobs import Job, Outcome, OutcomeState, Report
from giamsat.pipeline.pool import lost
from giamsat.provenance.fingerprint import digest_of
from giamsat.provenance.prints import files_below, shared_prints
from giamsat.settings import Settings

SCHEME = "tls://"
SECONDS_TO_CONNECT = 30

_laid_out: dict[str, tempfile.TemporaryDirectory[str]] = {}
"""On a worker: the project folders that jobs brought along, by what is in them; gone with the process."""


def make_on_cluster(jobs: Sequence[Job], settings: Settings, address: str) -> Iterator[Report]:
    """Yield the report of each job as the cluster finishes it; a worker that dies costs its job another try.

    :raises UsageError: when the address is not a TLS one, dask is not installed, or no scheduler answers there.
    """
    client = _client(address)
    try:
        from distributed import KilledWorker, as_completed

        carried = {
            round_id: client.scatter(_round_files(settings, round_id), broadcast=True)
            for round_id in dict.fromkeys(job.round_id for job in jobs)
        }
        waiting = {
            client.submit(
                make_from_content,
                job,
                _own_files(settings, job),
                carried[job.round_id],
                key=f"giamsat-{number}-{job.stem}",
                pure=False,
            ): job
            for number, job in enumerate(jobs)
        }
        for future in as_completed(waiting):
            try:
                yield future.result()
            except KilledWorker:
                yield lost(waiting[future])
    finally:
        client.close()


def _client(address: str) -> Any:
    if not address.startswith(SCHEME):
        raise UsageError.of("cluster-not-tls", address=address)
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError:
        raise UsageError.of("cluster-no-dask") from None
    try:
        return Client(
            address, security=Security(require_encryption=True), timeout=SECONDS_TO_CONNECT, set_as_default=False
        )
    except (OSError, TypeError, ValueError) as error:
        raise UsageError.of("cluster-silent", address=address, detail=error) from error


def _round_files(settings: Settings, round_id: str) -> dict[str, bytes]:
    """Return what all reports of a round need: parameters, templates with fonts, data, what lies beside notebooks."""
    folders = (settings.params, settings.templates, settings.data(round_id), settings.notebooks(round_id))
    paths = [path for folder in folders for path in files_below(folder) if path.suffix != ".ipynb"]
    return {settings.relative(path): path.read_bytes() for path in paths}


def _own_files(settings: Settings, job: Job) -> dict[str, bytes]:
    return {settings.relative(job.notebook): job.notebook.read_bytes()}


def make_from_content(job: Job, own: Mapping[str, bytes], shared: Mapping[str, bytes]) -> Report:
    """Make a report on a worker from the files that came with the job; names are relative to a project folder."""
    from giamsat.pipeline.build import make_report

    settings = Settings(_project({**shared, **own}))
    if job.key and shared_prints(settings)["kit"] != job.key["kit"]:
        faults = (Fault.of("cluster-other-kit", Place()),)
        return Report(Outcome(job.round_id, job.unit_id, job.unit_name, OutcomeState.FAILED, faults))
    return make_report(replace(job, notebook=settings.notebooks(job.round_id) / job.notebook.name), settings)


def _project(files: Mapping[str, bytes]) -> Path:
    """Lay files out as a project folder, once for the same content."""
    digest = digest_of((name, hashlib.sha256(content).hexdigest()) for name, content in files.items())
    if digest not in _laid_out:
        folder = tempfile.TemporaryDirectory(prefix="gs-", ignore_cleanup_errors=True)
        for name, content in files.items():
            path = Path(folder.name) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _laid_out[digest] = folder
    return Path(_laid_out[digest].name)
