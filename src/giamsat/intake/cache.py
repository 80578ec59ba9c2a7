"""Submissions already read, kept by content: the same file under the same parameters and code is not read twice.

The folder may be deleted at any time; an entry that cannot be read back is as good as none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import giamsat
from giamsat.files import write_whole
from giamsat.intake.submissions import Reading
from giamsat.model.rounds import Registry, RoundParams
from giamsat.settings import Settings

_CODE = ("errors.py", "formatting", "intake", "model", "workbook")


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Reading)


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
    files = sorted(
        file
        for name in _CODE
        for file in ([root / name] if name.endswith(".py") else root.joinpath(name).rglob("*.py"))
    )
    return _digest(part for file in files for part in (file.relative_to(root).as_posix().encode(), file.read_bytes()))


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
        from pydantic import ValidationError

        try:
            kept: Reading = _adapter().validate_json(self._path(file, sha256).read_bytes())
        except (OSError, ValidationError):
            return None
        own = kept.submission
        return kept if (own.file, own.sha256) == (file, sha256) else None

    def put(self, reading: Reading) -> None:
        """Keep a submission; a folder that cannot be written to costs time, nothing else."""
        own = reading.submission
        try:
            content = _adapter().dump_json(reading)
            write_whole(self._path(own.file, own.sha256), content)
        except (OSError, ValueError):  # pydantic says with a ValueError that a text cannot be written as JSON
            return
