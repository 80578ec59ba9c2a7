"""Every Vietnamese sentence that the kit itself says, one module per floor, no logic.

A module of this package may hold ``FAULTS``: fault code → template with named fields, and ``MENDING``: for
the codes that people meet when they check what came in, how bad it is, what was expected and what to do.
``sentence`` and ``mending`` look a code up; the place of the fault is added by :mod:`giamsat.errors`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

FLOORS = (
    "ground",
    "params",
    "roundbook",
    "intake",
    "mending_intake",
    "reading",
    "forms",
    "rules",
    "extracts",
    "visits",
    "findings",
    "common_findings",
    "papers",
    "registers",
    "follow_up",
    "clarifications",
    "opinions",
    "check",
    "notebooks",
    "execution",
    "rendering",
    "pipeline",
    "verify",
    "status",
)

ERROR, WARNING, EXPLAIN = "loi", "canh-bao", "can-giai-trinh"
"""Severities: a file with an error is not used; a warning stops nothing; an odd figure is kept and asked about."""


@dataclass(frozen=True, slots=True)
class Mending:
    """How bad a fault is, what was expected in place of what was found, and what to do; templates like the sentence."""

    severity: str
    expected: str
    mend: str


@cache
def fault_templates() -> Mapping[str, str]:
    """Return all templates by fault code; a code said twice is a programming error."""
    return _merged("FAULTS")


@cache
def mending_templates() -> Mapping[str, Mending]:
    """Return all mendings by fault code; a code told twice is a programming error."""
    return _merged("MENDING")


def _merged(name: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for floor in FLOORS:
        for code, template in getattr(import_module(f"giamsat.texts_vi.{floor}"), name, {}).items():
            if code in merged:
                raise ValueError(f"fault code {code} stands twice among {name}")
            merged[code] = template
    return merged


def sentence(code: str, facts: Mapping[str, str]) -> str:
    """Return the Vietnamese sentence of ``code`` with its facts filled in."""
    return fault_templates()[code].format_map(facts)


def mending(code: str, facts: Mapping[str, str]) -> Mending:
    """Return how to mend a fault with its facts filled in.

    A code without a mending of its own (one that only a build can raise) is an error whose sentence says it all.
    """
    known = mending_templates().get(code)
    if known is None:
        return Mending(ERROR, "", "")
    return Mending(known.severity, known.expected.format_map(facts), known.mend.format_map(facts))
