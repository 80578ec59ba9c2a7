"""Start the fork server of a build: light, so that it imports while the command itself still does."""

from __future__ import annotations

import os

from giamsat.errors import UsageError
from giamsat.execution import warm
from giamsat.execution.forkserver.client import ForkServer
from giamsat.pipeline.jobs import Request
from giamsat.pipeline.stale import must_run
from giamsat.settings import ROOT_VARIABLE, Settings, find_settings

MODULES = (
    *warm.KERNEL_MODULES,
    *warm.RUNNER_MODULES,
    "giamsat.pipeline.worker",
    "giamsat.rendering.*",
    "typst",
    "pypdf",
    "bs4",
)
LATE = "giamsat.pipeline.warming:load_late"


def load_late() -> None:
    """Import what the kit's own cells do without; for one report or two it would take longer than it can save."""
    from importlib import import_module

    for name in warm.LATE_MODULES:
        import_module(name)


def warm_up(settings: Settings) -> ForkServer | None:
    """Return the server of this build, which may still be importing; ``None`` where there can be none.

    Asked again in the same command it is the same server, as long as nobody has used it up. While JupyterLab is open
    on the project, it is JupyterLab's: then nothing has to be imported.
    """
    own = environment(settings)
    return warm.started(own) or warm.borrow(settings.cache, own) or warm.start(MODULES, own, late=())


def hold_ready() -> ForkServer | None:
    """Return the server for the next kernel of an editor's JupyterLab, for builds of the project to use as well."""
    try:
        settings = find_settings()
    except UsageError:  # opened on notebooks outside of a project
        return warm.server()
    warm.prefer(MODULES, environment(settings), warm.LATE_MODULES)
    return warm.hold_ready(settings.cache)


def warm_up_early(request: Request, settings: Settings) -> None:
    """Start the server before anything else is imported, when notebooks will surely have to run."""
    outputs = settings.outputs("")
    if outputs.exists() and not outputs.is_dir():
        return  # the build ends before it begins; a server cut short would leave what matplotlib made meanwhile
    if not request.cluster and (request.force or must_run(settings, request.round_ids)):
        warm_up(settings)


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment of the server and all it forks."""
    # The fonts that matplotlib finds are kept in the project: a kit leaves nothing in its user's home.
    own = {ROOT_VARIABLE: str(settings.root), "MPLCONFIGDIR": str(settings.cache / "matplotlib")}
    return {**os.environ, **own}
