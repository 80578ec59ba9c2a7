"""The fork server of a build: started so early that it imports while the command itself still does, or borrowed.

After the build it stands ready for the next.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from giamsat.errors import GiamsatError, UsageError
from giamsat.execution import standing, warm
from giamsat.execution.forkserver.client import ForkServer, ForkServerError
from giamsat.pipeline.jobs import Request
from giamsat.pipeline.stale import must_run
from giamsat.provenance.prints import Prints
from giamsat.settings import ROOT_VARIABLE, Settings, find_settings

MODULES = (
    *warm.KERNEL_MODULES,
    *warm.RUNNER_MODULES,
    "giamsat.pipeline.worker",
    "giamsat.blocks.codec:load_models",
    "giamsat.rendering.*",
    "typst",
    "pypdf",
    "bs4",
)
LATE = "giamsat.pipeline.warming:load_late"
# What a command needs that is run in a process of the server.
COMMAND_MODULES = (
    "giamsat.cli.verbs",
    "giamsat.pipeline.batch",
    "giamsat.pipeline.tell",
    "giamsat.pipeline.unchanged",
    "giamsat.pipeline.warming:learn_fonts",
)
COMMAND = "giamsat.cli:main_elsewhere"
STOPPING = (-signal.SIGINT, -signal.SIGTERM)


def load_late() -> None:
    """Import what the kit's own cells do without; for one report or two it would take longer than it can save."""
    from importlib import import_module

    for name in warm.LATE_MODULES:
        import_module(name)


def learn_fonts() -> None:
    """Work out what the fonts of the project can print; kept by the fonts' content, so that a changed one is seen."""
    from giamsat.rendering.characters import shipped_fonts

    with suppress(GiamsatError, OSError):  # a build without them says so itself
        shipped_fonts()
    shipped_fonts.cache_clear()


def warm_up(settings: Settings) -> ForkServer | None:
    """Return the server of this build, which may still be importing; ``None`` where there can be none.

    Asked again in the same command it is the same server, as long as nobody has used it up. Where one stands ready,
    JupyterLab's or that of the last build, it is that one: then nothing has to be imported. A command that runs in a
    process of such a server uses that; its code is the server's.
    """
    own = environment(settings)
    return warm.parent() or warm.started(own) or warm.borrow(settings.cache, own) or warm.start(MODULES, own, late=())


def leave_ready(settings: Settings, seconds: float) -> None:
    """Let the server of this build stand ready for the next command, until nobody has asked for ``seconds``."""
    if warm.ADDRESS not in os.environ:  # a process of another server ends with all it started
        warm.leave_ready(settings.cache, (*COMMAND_MODULES, *warm.LATE_MODULES), seconds)


def hold_ready() -> ForkServer | None:
    """Return the server for the next kernel of an editor's JupyterLab, for builds of the project to use as well."""
    try:
        settings = find_settings()
    except UsageError:  # opened on notebooks outside of a project
        return warm.server()
    warm.prefer((*MODULES, *COMMAND_MODULES), environment(settings), warm.LATE_MODULES)
    return warm.hold_ready(settings.cache)


def run_elsewhere(arguments: Sequence[str], settings: Settings) -> int | None:
    """Run a command in a process of the server that stands ready, where everything is imported already.

    :returns: its exit code; ``None`` where there is no such server, this is such a process itself, or the server went
        before the command was through: then whoever asks runs the command itself.
    :raises KeyboardInterrupt: when it was stopped.
    """
    if warm.ADDRESS in os.environ or not standing.is_announced(settings.cache):
        return None
    own = environment(settings)
    server = warm.borrow(settings.cache, own)
    if server is None:
        return None
    try:
        return _run_in(server, arguments, own)
    except KeyboardInterrupt:
        standing.dismiss(server, settings.cache)  # who stops a build wants nothing of it to go on
        raise


def _run_in(server: ForkServer, arguments: Sequence[str], own: Mapping[str, str]) -> int | None:
    encodings = [sys.stdout.encoding, sys.stderr.encoding]
    try:
        lease = server.call(COMMAND, [list(arguments), encodings], {**own, warm.ADDRESS: server.address})
    except ForkServerError:
        return None
    with lease:
        try:
            code = lease.wait()
        except KeyboardInterrupt:
            lease.interrupt()  # it ends as if Ctrl-C had reached it at the console
            raise
    # Ended by a signal: by one that stops it (the lock names its process), else the server has gone.
    if code in STOPPING:
        raise KeyboardInterrupt
    return code if code >= 0 else None


def warm_up_early(request: Request, settings: Settings, prints: Prints) -> None:
    """Start the server before anything else is imported, when notebooks will surely have to run."""
    if warm.ADDRESS in os.environ:
        return  # this process was forked from a server that stands ready
    outputs = settings.outputs("")
    if outputs.exists() and not outputs.is_dir():
        return  # the build ends before it begins; a server cut short would leave what matplotlib made meanwhile
    if not request.cluster and (request.force or must_run(settings, request.round_ids, prints)):
        warm_up(settings)


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment of the server and all it forks."""
    # The fonts that matplotlib finds are kept in the project: a kit leaves nothing in its user's home.
    own = {ROOT_VARIABLE: str(settings.root), "MPLCONFIGDIR": str(settings.cache / "matplotlib")}
    return {**os.environ, **own}
