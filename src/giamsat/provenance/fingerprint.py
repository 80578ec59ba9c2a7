"""Hashes of values and of sets of files: two that are equal hold the same, whatever the day, folder or hash seed."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

_PLAIN = frozenset({bool, int, Decimal, date, datetime})


def fingerprint(value: Any) -> str:
    """Return the SHA-256 of a value made of frozen models, mappings, sequences, texts, numbers and days.

    :raises TypeError: for anything else; a set has no order and would hash differently in each process.
    """
    parts: list[str] = []
    _gather(value, parts.append)
    parts.append("")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _gather(value: Any, add: Callable[[str], None]) -> None:
    """Add the parts of a value one by one; texts, the most of them, first."""
    kind: Any = type(value)
    if kind is str:
        add(f"str:{len(value)}:{value}")
    elif value is None or kind in _PLAIN:
        add(f"{kind.__name__}:{value}")
    elif kind is tuple or kind is list:
        add(f"sequence:{len(value)}")
        for item in value:
            _gather(item, add)
    elif names := _names(kind):
        add(kind.__name__)
        for name in names:
            _gather(getattr(value, name), add)
    else:
        _gather_rare(value, add)


def _gather_rare(value: Any, add: Callable[[str], None]) -> None:
    match value:
        case Enum():
            add(f"{type(value).__name__}:{value.value}")
        case Mapping():
            add(f"mapping:{len(value)}")
            for key in value:
                _gather(key, add)
                _gather(value[key], add)
        case Sequence():
            _gather(tuple(value) if not isinstance(value, str) else str(value), add)
        case _ if hasattr(value, "model_dump_json"):
            add(f"{type(value).__name__}:{value.model_dump_json()}")
        case _:
            raise TypeError(f"no fingerprint of {type(value).__name__}")


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a model that say what it is; none for another class."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(field.name for field in dataclasses.fields(kind) if field.compare)


def digest_of(pairs: Iterable[tuple[str, str]]) -> str:
    """Return one hash for names and what they stand for; the order does not count."""
    whole = hashlib.sha256()
    for name, meaning in sorted(pairs):
        whole.update(f"{len(name)}:{name}{len(meaning)}:{meaning}".encode())
    return whole.hexdigest()


def digest_of_files(folder: Path, files: Iterable[Path], *, is_exact: bool = False) -> str:
    """Return one hash for files by their names below ``folder`` and their content; the order does not count.

    A text file that git or an editor wrote with other line ends counts as the same, unless ``is_exact``.
    """
    return digest_of((_name_below(folder, path), _content_digest(path, is_exact=is_exact)) for path in files)


def _name_below(folder: Path, path: Path) -> str:
    """Return ``path.relative_to(folder)`` with forward slashes, which pathlib takes its time for."""
    above, whole = folder.as_posix(), path.as_posix()
    name = whole.removeprefix(f"{above}/")
    return name if name != whole else path.relative_to(folder).as_posix()


TEXT_ENDINGS = frozenset({".csv", ".css", ".ipynb", ".j2", ".json", ".lock", ".py", ".toml", ".typ"})


_PIECE = 4_000_000  # an extract of millions of dossiers is not read into memory as a whole


def _content_digest(path: Path, *, is_exact: bool) -> str:
    is_text = not is_exact and path.suffix in TEXT_ENDINGS
    whole = hashlib.sha256()
    rest = b""
    with path.open("rb", buffering=0) as stream:
        while piece := stream.read(_PIECE):
            content = rest + piece
            # A line end may lie across two pieces: its first half waits for the next.
            rest = content[-1:] if is_text and content.endswith(b"\r") else b""
            content = content[: len(content) - len(rest)]
            whole.update(content.replace(b"\r\n", b"\n") if is_text else content)
    whole.update(rest)
    return whole.hexdigest()
