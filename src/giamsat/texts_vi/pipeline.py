"""Sentences of the pipeline floor."""

FAULTS: dict[str, str] = {}
