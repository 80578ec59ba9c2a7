"""Blocks to JSON and back; what comes back is checked against the model."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from typing import Any

from giamsat.blocks.model import Block, Document, Fragment


def to_data(value: Any) -> Any:
    """Return a block, inline or document as JSON-ready data (dicts, lists, strings, numbers)."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_data(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [to_data(item) for item in value]
    return value


@cache
def _adapters() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Block, ...]), TypeAdapter(Fragment)


def blocks_from_data(data: Any) -> tuple[Block, ...]:
    """Return the blocks of JSON data; :exc:`pydantic.ValidationError` when they are not blocks of this schema."""
    blocks: tuple[Block, ...] = _adapters()[0].validate_python(data)
    return blocks


def fragment_from_data(data: Any) -> Fragment:
    """Return the fragment of JSON data; :exc:`pydantic.ValidationError` when it is not one of this schema."""
    fragment: Fragment = _adapters()[1].validate_python(data)
    return fragment


def dumps(document: Document) -> str:
    """Return the document as JSON text: sorted keys, one space of indent, final newline; the same every time."""
    return json.dumps(to_data(document), ensure_ascii=False, sort_keys=True, indent=1) + "\n"
