"""Sentences about records of visits."""

from __future__ import annotations

from giamsat.texts_vi import Mending

FAULTS: dict[str, str] = {}
MENDING: dict[str, Mending] = {}
