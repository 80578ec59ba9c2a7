"""The registry, read once for files of the same content by a process that outlives a build, as a fork server does."""

from __future__ import annotations

from pathlib import Path

from giamsat.model.rounds import Registry
from giamsat.params import load_registry
from giamsat.provenance.prints import params_print
from giamsat.settings import Settings

_last: dict[tuple[Path, str], Registry] = {}
"""The registry that was read last, by its project and the print of its files."""


def known_registry(settings: Settings, found: str = "") -> Registry:
    """Return what :func:`giamsat.params.load_registry` gives, without reading files again that are as they were.

    :param found: the print of these files, when they have just been hashed.
    :raises ParamsError: with all faults of all these files.
    """
    found = found or params_print(settings)
    known = _last.get((settings.root, found))
    if known is None:
        known = load_registry(settings)
        _last.clear()
        if params_print(settings) == found:  # else somebody saved a file while it was read
            _last[settings.root, found] = known
    return known
