"""Abbreviations that documents use, with what they stand for, as rows of params/abbreviations.csv."""

from __future__ import annotations

from giamsat.model.parameters import Parameter


class Abbreviation(Parameter):
    """One abbreviation; a ``familiar`` one («UBND») needs no explanation where its words stand before it."""

    short: str
    full: str
    familiar: bool
