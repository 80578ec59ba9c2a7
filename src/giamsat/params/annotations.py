"""What a model's field wants, read from its annotation."""

from __future__ import annotations

import datetime
import types
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from giamsat.texts_vi import params as texts

Loc = tuple[str | int, ...]


def without_none(annotation: Any) -> Any:
    """Return ``X`` for ``X | None``, anything else as it is."""
    if get_origin(annotation) in (Union, types.UnionType):
        (inner,) = (one for one in get_args(annotation) if one is not types.NoneType)
        return inner
    return annotation


def is_tuple(annotation: Any) -> bool:
    """Whether the field holds ``tuple[X, ...]``."""
    return get_origin(annotation) is tuple


def item_of(annotation: Any) -> Any:
    """Return ``X`` of ``tuple[X, ...]``."""
    return get_args(annotation)[0]


def is_class(annotation: Any, parent: type) -> bool:
    """Whether the field holds instances of a class below ``parent``."""
    return isinstance(annotation, type) and issubclass(annotation, parent)


@cache
def choices(annotation: type[StrEnum]) -> Sequence[str]:
    """Return the words that a field of a fixed choice takes."""
    return tuple(member.value for member in annotation)


def field_at(model: type[BaseModel], loc: Loc) -> Any:
    """Return the annotation of the field at ``loc`` (``("units", 3, "mode")``), ``None`` when there is none."""
    annotation: Any = model
    for step in loc:
        if isinstance(step, int) and is_tuple(annotation):
            annotation = item_of(annotation)
        elif is_class(annotation, BaseModel) and step in annotation.model_fields:
            annotation = without_none(annotation.model_fields[step].annotation)
        else:
            return None
    return annotation


def expected_words(annotation: Any, key: str) -> str:
    """Return in words what a TOML value of this field looks like."""
    if is_tuple(annotation):
        tables = is_class(item_of(annotation), BaseModel)
        return texts.EXPECTED_TABLES.format(key=key) if tables else texts.EXPECTED_LIST
    if is_class(annotation, BaseModel):
        return texts.EXPECTED_TABLE.format(key=key)
    if is_class(annotation, StrEnum):
        return texts.EXPECTED_CHOICE.format(choices=", ".join(choices(annotation)))
    words = {
        str: texts.EXPECTED_TEXT,
        int: texts.EXPECTED_INTEGER,
        bool: texts.EXPECTED_BOOL,
        Decimal: texts.EXPECTED_DECIMAL,
        datetime.date: texts.EXPECTED_DATE,
    }
    return words[annotation]
