"""Sentences of the execution floor."""

FAULTS: dict[str, str] = {}
