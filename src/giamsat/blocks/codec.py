"""Blocks to JSON and back; what comes back is checked against the model."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from typing import Any

from giamsat.blocks.model import Block, Document, Fragment


def to_data(value: Any) -> Any:
    """Return a block, inline or document as JSON-ready data (dicts, lists, strings, numbers)."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple | list):
        return [item if isinstance(item, str) else to_data(item) for item in value]
    names = field_names(value.__class__)
    return {name: to_data(getattr(value, name)) for name in names} if names else value


@cache
def field_names(kind: type) -> tuple[str, ...]:
    """Return the names of a block's fields; none for plain values."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


@cache
def _adapters() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Block, ...]), TypeAdapter(Fragment)


def load_models() -> None:
    """Build what :func:`blocks_from_data` and :func:`fragment_from_data` check by, so that the first does not wait."""
    _adapters()


def blocks_from_data(data: Any) -> tuple[Block, ...]:
    """Return the blocks of JSON data; :exc:`pydantic.ValidationError` when they are not blocks of this schema."""
    blocks: tuple[Block, ...] = _adapters()[0].validate_python(data)
    return blocks


def fragment_from_data(data: Any) -> Fragment:
    """Return the fragment of JSON data; :exc:`pydantic.ValidationError` when it is not one of this schema."""
    fragment: Fragment = _adapters()[1].validate_python(data)
    return fragment


def dumps(document: Document) -> str:
    """Return the document as JSON text, one line for each block and one for all else; the same every time."""
    data = to_data(document)
    lines = ",\n".join(_json(block) for block in data.pop("blocks"))
    return f'{{"blocks": [\n{lines}\n],\n{_json(data)[1:]}\n'


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
