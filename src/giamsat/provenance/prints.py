"""What a round is made from, as one hash for each kind of file: equal prints, equal reports.

Everything is hashed again each time (times of files go wrong after ``git clone`` and on network folders); nothing is
parsed, so that an unchanged build is told apart in a tenth of a second.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

import giamsat
from giamsat.provenance.fingerprint import digest_of, digest_of_files
from giamsat.settings import Settings

LOCK = "requirements.lock"
FOLLOW_UP = "follow-up"
"""The folder of data/ that all rounds share: what was asked and what became of it."""
OF_FIGURES = ("kit", "lock", "params", "round", "data")
"""The prints of what figures are worked out from; the others are of words, forms and pictures."""


class Prints:
    """The prints of all rounds as the files were when each was first asked for: one step of a command hashes them once.

    Whoever wants to know whether a file has changed since needs another one.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._rounds: dict[str, dict[str, str]] = {}

    @cached_property
    def shared(self) -> dict[str, str]:
        """The prints that all rounds share."""
        return shared_prints(self._settings)

    def of(self, round_id: str) -> dict[str, str]:
        """Return the prints of a round by kind (:func:`round_prints`)."""
        if round_id not in self._rounds:
            self._rounds[round_id] = round_prints(self._settings, round_id, self.shared)
        return self._rounds[round_id]


def round_prints(settings: Settings, round_id: str, shared: dict[str, str] | None = None) -> dict[str, str]:
    """Return the prints of a round by kind: kit, lock, fonts, template, master, params, round, data,
    notebooks, pictures (all that lies beside the notebooks).

    The files that a sheet lists by their SHA-256 count as they are, with their line ends: else it would go on telling
    the hash of a file that an editor has written anew.

    :param shared: those that all rounds share, to spare hashing them again (:func:`shared_prints`).
    """
    params, rounds = settings.params, settings.params / "rounds"
    notebooks = settings.notebooks(round_id)
    beside = [path for path in files_below(notebooks) if path.suffix != ".ipynb"]
    follow_ups = sorted(settings.data(FOLLOW_UP).glob("*.csv"))
    own = [path for path in files_below(rounds) if path.name.startswith(f"{round_id}.")]
    return (shared or shared_prints(settings)) | {
        "round": digest_of_files(params, own, is_exact=True),
        "data": digest_of_files(settings.root, [*files_below(settings.data(round_id)), *follow_ups], is_exact=True),
        "pictures": digest_of_files(settings.root, beside),
        "notebooks": digest_of_files(settings.root, files_below(notebooks, "*.ipynb"), is_exact=True),
    }


def shared_prints(settings: Settings) -> dict[str, str]:
    """Return the prints that all rounds share."""
    report = settings.templates / "report"
    fonts = report / "fonts"
    pages = [path for path in files_below(report) if fonts not in path.parents]
    return {
        "kit": kit_digest(),
        "lock": digest_of([("python", platform.python_version()), ("lock", lock_digest())]),
        "fonts": digest_of_files(settings.root, files_below(fonts)),
        "template": digest_of_files(settings.root, pages),
        "master": digest_of_files(settings.root, files_below(settings.templates / "notebooks", "*.ipynb")),
        "params": params_print(settings),
    }


def params_print(settings: Settings) -> str:
    """Return the print of the parameters that all rounds share."""
    rounds = settings.params / "rounds"
    shared = [path for path in files_below(settings.params) if rounds not in path.parents]
    return digest_of_files(settings.params, shared)


def kit_digest() -> str:
    """Return the hash of the kit's code as it lies on disk."""
    package = Path(giamsat.__file__).parent
    return digest_of_files(package, files_below(package, "*.py"))


def lock_digest() -> str:
    """Return the hash of the lock of the checkout that the kit runs from; empty when it was installed without one."""
    lock = Path(giamsat.__file__).parents[2] / LOCK
    return digest_of_files(lock.parent, [lock]) if lock.is_file() else ""


def whole_print(prints: dict[str, str]) -> str:
    """Return one hash of all prints of a round."""
    return digest_of(prints.items())


def data_print(prints: dict[str, str]) -> str:
    """Return one hash of what figures are worked out from: a check stands as long as it is the same."""
    return digest_of((kind, prints[kind]) for kind in OF_FIGURES)


def files_below(folder: Path, pattern: str = "*") -> Iterator[Path]:
    """Yield the files below a folder, without hidden ones and the lock files of office programs (``~$name``).

    Folders that are links are not entered.
    """
    # Path.rglob does the same in twice the time, and every command walks over a thousand files.
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(folder / entry.name, pattern)
        elif fnmatch(entry.name, pattern):
            path = folder / entry.name
            if path.is_file() if entry.is_symlink() else entry.is_file():
                yield path
