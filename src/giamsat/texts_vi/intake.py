"""Sentences of the intake floor."""

FAULTS: dict[str, str] = {}
