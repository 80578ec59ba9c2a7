"""A process that makes reports: it is sent jobs and settings, and sends reports back, until its pipe closes."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from giamsat.execution.forkserver.processes import KILL, adopt_orphans, children
from giamsat.interpreter import collect_seldom
from giamsat.model.owners import is_unit
from giamsat.pipeline.jobs import Job

YIELDING = 5
"""The priority (nice value) of syntheses: a third of the time where a unit's report wants the same core."""
LAST_PATIENCE = 1.0
"""Seconds in which what a worker started must be gone before it ends without waiting any longer."""


def serve(connection: Connection) -> None:
    """Make reports until the other side goes away."""
    from giamsat.pipeline.build import make_report

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the runner, who then ends this process
    collect_seldom()
    threading.Thread(target=warm_up, daemon=True).start()
    with connection:
        while True:
            try:
                order = connection.recv()
            except (EOFError, ConnectionError):  # the second for one that nobody ever spoke to
                return
            yield_to_units(order[0])
            connection.send(make_report(*order))


def yield_to_units(job: Job) -> None:
    """Lower the priority of this process, and of kernels to come, for a synthesis: somebody waits for a unit's report.

    Syntheses come last, so that no report of a unit meets a process whose priority is low already.
    """
    if not is_unit(job.unit_id) and hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, 0, max(YIELDING, os.getpriority(os.PRIO_PROCESS, 0)))


def warm_up() -> None:
    """Load what the first page needs (fonts, templates, models) while the first notebook still runs in its kernel."""
    from giamsat.blocks.codec import load_models
    from giamsat.rendering.characters import shipped_fonts
    from giamsat.rendering.page import load_page
    from giamsat.rendering.pdf import load_engine
    from giamsat.rendering.places import templates_folder

    templates = templates_folder()
    shipped_fonts()
    load_models()
    load_page(templates)
    load_engine(templates)


def serve_at(address: str) -> None:
    """Connect to the runner that waits at a socket, then :func:`serve`; what a fork server is asked to call."""
    link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        link.connect(address)
    except OSError:  # asked for too much: the runner had no work for it and is through
        return
    serve(Connection(link.detach()))


def serve_alone(connection: Connection, lifeline: Connection, folder: str) -> None:
    """:func:`serve` in a process that no fork server looks after: it looks after itself.

    When the runner closes ``lifeline`` or dies, it ends at once, with its kernel and all that the kernel started,
    and takes its temporary files below ``folder`` along.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # blocked by who started this process
    if sys.platform == "linux":
        adopt_orphans()
    try:
        own = tempfile.mkdtemp(dir=folder)
    except FileNotFoundError:  # stopped before this process was there
        return
    os.environ["TMPDIR"] = tempfile.tempdir = own
    threading.Thread(target=_end_with, args=(lifeline, Path(own)), daemon=True).start()
    serve(connection)


def _end_with(lifeline: Connection, own: Path) -> None:
    with suppress(EOFError, OSError):
        lifeline.recv_bytes()
    deadline = time.monotonic() + LAST_PATIENCE
    while (left := list(children(os.getpid()))) and time.monotonic() < deadline:
        for pid in left:  # their own children become ours, and are next
            with suppress(OSError):
                os.kill(pid, KILL)
                os.waitpid(pid, os.WNOHANG)
        time.sleep(0.005)
    shutil.rmtree(own, ignore_errors=True)
    with suppress(OSError):  # other workers' folders lie there still, or the runner was quicker
        own.parent.rmdir()
    os._exit(1)
