"""Sentences of the rendering floor."""

FAULTS: dict[str, str] = {}
