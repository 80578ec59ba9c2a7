"""Every Vietnamese sentence that the kit itself says, one module per floor, no logic.

A module of this package holds ``FAULTS``: fault code → template with named fields.
``sentence`` looks a code up; the place of the fault is added by :mod:`giamsat.errors`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

FLOORS = ("ground", "params", "intake", "notebooks", "execution", "rendering", "pipeline", "verify")


@cache
def fault_templates() -> Mapping[str, str]:
    """Return all templates by fault code; a code said twice is a programming error."""
    merged: dict[str, str] = {}
    for floor in FLOORS:
        for code, template in import_module(f"giamsat.texts_vi.{floor}").FAULTS.items():
            if code in merged:
                raise ValueError(f"fault code {code} has two sentences")
            merged[code] = template
    return merged


def sentence(code: str, facts: Mapping[str, str]) -> str:
    """Return the Vietnamese sentence of ``code`` with its facts filled in."""
    return fault_templates()[code].format_map(facts)
