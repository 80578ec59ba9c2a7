"""Sentences of the params floor."""

FAULTS: dict[str, str] = {}
