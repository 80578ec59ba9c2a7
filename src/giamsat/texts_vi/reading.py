"""Sentences about reading workbooks whatever happened to them on the way."""

from __future__ import annotations

from giamsat.texts_vi import Mending

FAULTS: dict[str, str] = {}
MENDING: dict[str, Mending] = {}
