"""What a process has of whoever started it, beside environment and folder: umask, resource limits, priority.

A child of the fork server is to have its client's, not the server's. What no child of this server can have, the
server refuses: then the client starts a server of its own. Linux only.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from giamsat.execution.forkserver.processes import umask


def surroundings(env: Mapping[str, str], cwd: str) -> dict[str, Any]:
    """Return what a request says of its client; ``env`` and ``cwd`` are those that the child is to have."""
    return {
        "env": dict(env),
        "cwd": cwd,
        "umask": umask(),
        "limits": limits(),
        "nice": os.getpriority(os.PRIO_PROCESS, 0),
        "groups": _groups(),
    }


def limits() -> dict[str, list[int]]:
    """Return the soft and the hard limit of each resource by its number."""
    import resource

    numbers = sorted({number for name, number in vars(resource).items() if name.startswith("RLIMIT_")})
    return {str(number): list(resource.getrlimit(number)) for number in numbers}


def obstacle(asked: Mapping[str, Any], python: Mapping[str, str]) -> str:
    """Return why no child of this process, started with the variables ``python``, can have what is asked; else «»."""
    if python_variables(asked["env"]) != python:
        return "the variables PYTHON* are others than the fork server's"
    if any(_is_above(soft, most) for _, (soft, _), (_, most) in _differing(asked["limits"])):
        return "a resource limit is higher than the fork server can set"
    if asked["nice"] < os.getpriority(os.PRIO_PROCESS, 0):
        return "the fork server has a lower priority"
    return "" if asked["groups"] == _groups() else "the fork server is of other groups"


def take_over(asked: Mapping[str, Any]) -> None:
    """Give this process the client's umask, limits and priority; :func:`obstacle` has seen nothing against it."""
    import resource

    os.umask(asked["umask"])
    for number, (soft, hard), (_, most) in _differing(asked["limits"]):
        # The soft limit is what holds. A hard one above the server's own could not be had.
        resource.setrlimit(number, (soft, most if _is_above(hard, most) else hard))
    if asked["nice"] != os.getpriority(os.PRIO_PROCESS, 0):
        os.setpriority(os.PRIO_PROCESS, 0, asked["nice"])


def python_variables(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that Python reads once, at its start: a forked child cannot have others."""
    return {name: value for name, value in environment.items() if name.startswith("PYTHON")}


def _differing(asked: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, Sequence[int], Sequence[int]]]:
    """Yield number, asked and own limits of each resource for which they differ."""
    for number, own in limits().items():
        if asked[number] != own:
            yield int(number), asked[number], own


def _is_above(one: int, other: int) -> bool:
    unlimited = -1  # resource.RLIM_INFINITY
    return other != unlimited and (one == unlimited or one > other)


def _groups() -> list[int]:
    return [os.getgid(), *sorted(os.getgroups())]
