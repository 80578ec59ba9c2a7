"""Hashes of values and of sets of files: two that are equal hold the same, whatever the day, folder or hash seed."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any


def fingerprint(value: Any) -> str:
    """Return the SHA-256 of a value made of frozen models, mappings, sequences, texts, numbers and days.

    :raises TypeError: for anything else; a set has no order and would hash differently in each process.
    """
    whole = hashlib.sha256()
    for part in _parts(value):
        whole.update(part.encode("utf-8", "surrogatepass"))
        whole.update(b"\0")
    return whole.hexdigest()


def _parts(value: Any) -> Iterable[str]:
    match value:
        case None | bool() | int() | Decimal() | date():
            yield f"{type(value).__name__}:{value}"
        case Enum():
            yield f"{type(value).__name__}:{value.value}"
        case str():
            yield f"str:{len(value)}:{value}"
        case Mapping():
            yield f"mapping:{len(value)}"
            for key in value:
                yield from _parts(key)
                yield from _parts(value[key])
        case Sequence():
            yield f"sequence:{len(value)}"
            for item in value:
                yield from _parts(item)
        case _ if dataclasses.is_dataclass(value):
            yield type(value).__name__
            kind: Any = type(value)
            for name in _names(kind):
                yield from _parts(getattr(value, name))
        case _ if hasattr(value, "model_dump_json"):
            yield f"{type(value).__name__}:{value.model_dump_json()}"
        case _:
            raise TypeError(f"no fingerprint of {type(value).__name__}")


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a model that say what it is."""
    return tuple(field.name for field in dataclasses.fields(kind) if field.compare)


def digest_of(pairs: Iterable[tuple[str, str]]) -> str:
    """Return one hash for names and what they stand for; the order does not count."""
    whole = hashlib.sha256()
    for name, meaning in sorted(pairs):
        whole.update(f"{len(name)}:{name}{len(meaning)}:{meaning}".encode())
    return whole.hexdigest()


def digest_of_files(folder: Path, files: Iterable[Path]) -> str:
    """Return one hash for files by their names below ``folder`` and their content; the order does not count.

    A text file that git or an editor wrote with other line ends counts as the same.
    """
    return digest_of((path.relative_to(folder).as_posix(), _content_digest(path)) for path in files)


TEXT_ENDINGS = frozenset({".csv", ".css", ".ipynb", ".j2", ".json", ".lock", ".py", ".toml", ".typ"})


_PIECE = 4_000_000  # an extract of millions of dossiers is not read into memory as a whole


def _content_digest(path: Path) -> str:
    is_text = path.suffix in TEXT_ENDINGS
    whole = hashlib.sha256()
    rest = b""
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            content = rest + piece
            # A line end may lie across two pieces: its first half waits for the next.
            rest = content[-1:] if is_text and content.endswith(b"\r") else b""
            content = content[: len(content) - len(rest)]
            whole.update(content.replace(b"\r\n", b"\n") if is_text else content)
    whole.update(rest)
    return whole.hexdigest()
