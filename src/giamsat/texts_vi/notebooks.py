"""Sentences of the notebooks floor."""

FAULTS: dict[str, str] = {}
