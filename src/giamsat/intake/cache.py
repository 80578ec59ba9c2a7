"""Workbooks already read, kept by content: the same file under the same parameters and code is not read twice.

The folder may be deleted at any time; an entry that cannot be read back is as good as none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import giamsat
from giamsat.files import write_whole
from giamsat.intake.submissions import Reading
from giamsat.model.rounds import Registry, RoundParams
from giamsat.provenance.fingerprint import digest_of_files, fingerprint
from giamsat.provenance.prints import files_below
from giamsat.settings import Settings

_CODE = ("errors.py", "formatting", "intake", "model", "params", "texts_vi", "workbook")

Item = TypeVar("Item")


@cache
def _adapter(kind: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


_memory: dict[Path, Any] = {}
"""Entries that this process has read; a name says all of what is in its file, as it is made of hashes of that."""
MOST = 1024
"""Entries in memory: those of the largest round, and not those of all that a fork server ever reads."""


def _kept(path: Path, kind: Any) -> Any:
    """Return what an entry holds, ``None`` for one that is not there or cannot be read back."""
    from pydantic import ValidationError

    known = _memory.get(path)
    if known is None or not path.is_file():
        try:
            known = _adapter(kind).validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None
        if len(_memory) >= MOST:
            _memory.clear()
        _memory[path] = known
    return known


def _keep(path: Path, kind: Any, value: Any) -> None:
    """Write an entry; a folder that cannot be written to costs time, nothing else."""
    try:
        write_whole(path, _adapter(kind).dump_json(value))
    except (OSError, ValueError):  # pydantic says with a ValueError that a text cannot be written as JSON
        return


def _digest(parts: Iterable[bytes]) -> str:
    """Return one hash of several parts; their borders count."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


@cache
def code_digest() -> str:
    """Return the hash of the code that turns a workbook into a submission."""
    root = Path(giamsat.__file__).parent
    parts = ([root / name] if name.endswith(".py") else files_below(root / name, "*.py") for name in _CODE)
    return digest_of_files(root, (file for files in parts for file in files))


def rules_digest(registry: Registry, params: RoundParams) -> str:
    """Return the hash of everything beside the file that decides how a submission is read."""
    tables = (registry.indicators.values(), registry.units.values(), registry.sub_units.values())
    rows = [row.model_dump_json().encode() for table in tables for row in table]
    rows += [row.model_dump_json().encode() for row in (*registry.sub_unit_counts, *params.sheets)]
    return _digest([code_digest().encode(), params.round.model_dump_json().encode(), *rows])


class SubmissionCache:
    """The kept submissions of a round, below ``settings.cache``."""

    def __init__(
        self, settings: Settings, registry: Registry, params: RoundParams, accepted: Mapping[str, str] | None = None
    ) -> None:
        self._folder = settings.cache / "submissions"
        decided = [text.encode() for pair in sorted((accepted or {}).items()) for text in pair]
        self._rules = _digest([rules_digest(registry, params).encode(), *decided])

    def _path(self, file: str, sha256: str) -> Path:
        key = _digest([self._rules.encode(), file.encode(), sha256.encode()])
        return self._folder / f"{key}.json"

    def has(self, file: str, sha256: str) -> bool:
        """Whether something is kept for a file of this content; it may still prove unreadable."""
        return self._path(file, sha256).is_file()

    def get(self, file: str, sha256: str) -> Reading | None:
        """Return what is kept of a file of this content, the submission and its notices, or ``None``."""
        kept: Reading | None = _kept(self._path(file, sha256), Reading)
        return kept if kept and (kept.submission.file, kept.submission.sha256) == (file, sha256) else None

    def put(self, reading: Reading) -> None:
        """Keep a submission."""
        own = reading.submission
        _keep(self._path(own.file, own.sha256), Reading, reading)


class RegisterCache:
    """The kept workbooks of a round of which each unit has one (visits, registers), below ``settings.cache``."""

    def __init__(self, settings: Settings, registry: Registry, params: RoundParams) -> None:
        self._folder = settings.cache / "registers"
        self._rules = _digest([code_digest().encode(), fingerprint((registry, params)).encode()])

    def of(self, kind: type[Item]) -> Registers[Item]:
        """Return the entries of one kind of workbook."""
        return Registers(self._folder, self._rules, kind)


class Registers(Generic[Item]):
    """The kept workbooks of one kind: whose each is, and what it holds (nothing when nobody wrote in it)."""

    def __init__(self, folder: Path, rules: str, kind: type[Item]) -> None:
        self._folder, self._rules, self._kind = folder, rules, kind
        self._type: Any = tuple[str, kind | None]  # type: ignore[valid-type]  # a type made at run time

    def _path(self, file: str, sha256: str) -> Path:
        parts = (self._rules, self._kind.__name__, file, sha256)
        return self._folder / f"{_digest(part.encode() for part in parts)}.json"

    def get(self, file: str, sha256: str) -> tuple[str, Item | None] | None:
        """Return what is kept of a file of this content, or ``None``."""
        kept: tuple[str, Item | None] | None = _kept(self._path(file, sha256), self._type)
        return kept

    def put(self, file: str, sha256: str, owner: str, item: Item | None) -> None:
        """Keep what was read without a fault."""
        _keep(self._path(file, sha256), self._type, (owner, item))
