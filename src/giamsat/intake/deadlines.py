"""Deadlines of submissions and registers, read from their words."""

from __future__ import annotations

from giamsat.formatting import deadlines
from giamsat.formatting.deadlines import ParsedDeadline


def read_deadline(words: str, kind: str = "") -> ParsedDeadline:
    """Return kind and last day of a deadline; a year outside the calendar («năm 0000») has no last day."""
    try:
        return deadlines.parse_deadline(words, kind or None)
    except (ValueError, OverflowError):
        return ParsedDeadline(kind or deadlines.WITHIN, None)
