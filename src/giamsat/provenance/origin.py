"""What a build was made by: versions of all packages, the git commit, the time."""

from __future__ import annotations

import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import giamsat
from giamsat.provenance.fingerprint import digest_of
from giamsat.provenance.manifest import Made

GIT_SECONDS = 10


def package_versions() -> dict[str, str]:
    """Return Python's version and that of every installed package by name.

    Read from the names of the packages' ``.dist-info`` folders (PEP 427): opening what is in them takes a tenth of a
    second at every build.
    """
    found: dict[str, str] = {}
    for folder in map(Path, reversed(sys.path)):  # what stands first is what is imported
        for entry in folder.glob("*.dist-info") if folder.is_dir() else ():
            name, _, version = entry.name.removesuffix(".dist-info").rpartition("-")
            found[name.lower().replace("_", "-")] = version
    return {"python": platform.python_version(), **dict(sorted(found.items())), "giamsat": giamsat.__version__}


def made_now(root: Path, versions: Mapping[str, str], kernels: str) -> Made:
    """Return the origin of reports that are made now in the project folder ``root``."""
    commit = _git(root, "rev-parse", "HEAD")
    changes = _git(root, "status", "--porcelain") if commit else ""
    return Made(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        commit=(commit or "").strip(),
        is_clean=bool(commit) and changes == "",
        environment=digest_of(versions.items()),
        kernels=kernels,
    )


def _git(root: Path, *words: str) -> str | None:
    """Return what git says, or ``None`` without git or outside of a repository."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words],  # noqa: S607 - the git of the user's own machine
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
