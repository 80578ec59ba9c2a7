"""The same jobs on other machines, through a scheduler of ``dask.distributed``; TLS only.

A job carries what it needs by content, so that a worker needs the kit and no shared disk. What comes back is
published by the same code as on this machine. The certificates are dask's own settings
(``distributed.comm.tls`` in its configuration, or ``DASK_DISTRIBUTED__COMM__TLS__…`` in the environment).
"""

from __future__ import annotations

import logging
import pickle
import secrets
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from giamsat.errors import Fault, UsageError
from giamsat.pipeline.jobs import Job, Report, failed
from giamsat.pipeline.pool import GLANCE, lost
from giamsat.pipeline.remote import kit_print, make_from_content
from giamsat.provenance.prints import FOLLOW_UP, files_below
from giamsat.settings import Settings

SCHEME = "tls://"
SECONDS_TO_CONNECT = 10
SECONDS_ALONE = 30  # so long a build waits for a worker to come back when all have died


def make_on_cluster(jobs: Sequence[Job], settings: Settings, address: str) -> Iterator[Report]:
    """Yield the report of each job as the cluster finishes it; a worker that dies costs its jobs another try.

    :raises UsageError: when the address is not a TLS one, dask is not installed, or no scheduler or no worker answers.
    """
    with _client(address) as client:
        # The scheduler knows jobs by their names alone: no other build may use the same ones.
        kit, build = kit_print(), secrets.token_hex(8)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sending large graph")  # a round's files, once, of any size
            rounds = {
                round_id: client.submit(dict, _round_files(settings, round_id), key=f"giamsat-{build}-{round_id}")
                for round_id in dict.fromkeys(job.round_id for job in jobs)
            }
        with suppress(ValueError):  # when just now no worker has room
            client.replicate(list(rounds.values()))  # else all jobs go where the first worker has the files already
        waiting = {
            client.submit(
                make_from_content,
                kit,
                pickle.dumps((job, job.notebook.read_bytes())),
                rounds[job.round_id],
                key=f"giamsat-{build}-{number}-{job.stem}",
            ): job
            for number, job in enumerate(jobs)
        }
        for future in _finished(client, list(waiting)):
            yield _report(future, waiting.pop(future))
        yield from (Report(failed(job, [Fault.of("cluster-empty", address=address)])) for job in waiting.values())


def _finished(client: Any, futures: Sequence[Any]) -> Iterator[Any]:
    """Yield futures as they finish, all of them unless the cluster has had no worker for a while."""
    from distributed import as_completed

    finished, seen = as_completed(futures, loop=client.loop), time.monotonic()
    while not finished.is_empty() and time.monotonic() < seen + SECONDS_ALONE:
        yield from finished.next_batch(block=False)
        time.sleep(GLANCE)
        if _has_worker(client):
            seen = time.monotonic()


def _has_worker(client: Any) -> bool:
    """Whether the cluster has a worker; a scheduler that has gone or does not answer has none."""
    try:
        return bool(client.sync(client.scheduler.ncores, callback_timeout=SECONDS_TO_CONNECT))
    except (OSError, AttributeError, RuntimeError):  # the last ones from a client that has given it up
        return False


@contextmanager
def _client(address: str) -> Iterator[Any]:
    if not address.startswith(SCHEME):
        raise UsageError.of("cluster-not-tls", address=address)
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError:
        raise UsageError.of("cluster-no-dask") from None
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what it meets, the kit tells in its own words
    try:
        security = Security(require_encryption=True)
        if security.get_connection_args("client")["ssl_context"] is None:
            raise UsageError.of("cluster-no-certificate")
        client = Client(address, security=security, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, TypeError, ValueError) as error:
        raise UsageError.of("cluster-silent", address=address, detail=error) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
        except TimeoutError as error:
            raise UsageError.of("cluster-empty", address=address) from error
        yield client


def _round_files(settings: Settings, round_id: str) -> dict[str, bytes]:
    """Return what all reports of a round need: parameters, templates with fonts, data, what lies beside notebooks."""
    own = (settings.data(round_id), settings.data(FOLLOW_UP), settings.notebooks(round_id))
    folders = (settings.params, settings.templates, *own)
    paths = [path for folder in folders for path in files_below(folder) if path.suffix != ".ipynb"]
    return {settings.relative(path): path.read_bytes() for path in paths}


def _report(future: Any, job: Job) -> Report:
    """Return what became of a job: its report, or one that says why there is none."""
    from distributed import KilledWorker

    try:
        report: Report | None = future.result()
    except KilledWorker:
        return lost(job)
    except Exception as error:  # noqa: BLE001 - whatever another machine meets must not stop the other reports
        return Report(failed(job, [Fault.of("cluster-failed", detail=f"{type(error).__name__}: {error}")]))
    return report or Report(failed(job, [Fault.of("cluster-other-kit")]))
