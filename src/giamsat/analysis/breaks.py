"""Where a series breaks: reorganised bodies, indices measured otherwise. Across a break nothing is compared.

Names repeat over the reorganisation of 2025 (quận Đống Đa, phường Đống Đa); ids and groups do not, and a body of one
group is never continued by one of another.
"""

from __future__ import annotations

from datetime import date

from giamsat.analysis.scores import RANK_SUFFIX
from giamsat.model.parameters import BreakKind, Unit
from giamsat.model.rounds import Registry
from giamsat.model.values import Span
from giamsat.texts_vi import analysis as texts


def organisation_break(registry: Registry, unit: Unit, before: Span, now: Span) -> str:
    """Return why a unit is not one body over both periods, in words behind «do»; empty when nothing is known.

    The unit's own days of validity come first. The breaks of params/ are of real bodies, not of fictional ones.
    """
    if unit.valid_from is not None and unit.valid_from > before.start:
        return texts.WHY_REORGANISED
    if unit.valid_to is not None and unit.valid_to < now.end:
        return texts.WHY_REORGANISED
    if unit.fictional:
        return ""
    found = (row for row in registry.breaks if row.kind is BreakKind.ORGANISATION and unit.group in row.subject)
    return next((row.reason for row in found if before.start < row.day <= now.end), "")


def index_break(registry: Registry, index_id: str, before: int, now: int) -> str:
    """Return why an index of year ``now`` is no longer that of year ``before``; a rank breaks with its index."""
    subject = index_id.removesuffix(RANK_SUFFIX)
    found = (row for row in registry.breaks if row.kind is BreakKind.INDEX and subject in row.subject)
    return next((row.reason for row in found if before < row.day.year <= now), "")


def score_break(registry: Registry, unit: Unit | None, index_id: str, before: int, now: int) -> str:
    """Return why scores of two years of a unit are not compared: the index first, then the unit.

    Scores of fictional bodies are none of the real indices.
    """
    if unit is not None and unit.fictional:
        return ""
    broken = index_break(registry, index_id, before, now)
    if broken or unit is None:
        return broken
    return organisation_break(registry, unit, _year(before), _year(now))


def _year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))
