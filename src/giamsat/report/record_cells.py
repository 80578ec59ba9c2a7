"""Cells of tables of records: each with the row or the cell that its words and numbers stand in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from giamsat.formatting.numbers import exact, fraction
from giamsat.model.values import Figure, Source
from giamsat.report.cited import Fact, Words, cell, quoted
from giamsat.report.places import row_spot, spot
from giamsat.report.values import NONE, figure_text


def named(text: str, source: Source, name: str) -> Words:
    """Return the words that name a record, with its row; every row of a table has them."""
    return cell(text, [Fact((row_spot(source, name),))])


def told(text: str, source: Source, name: str) -> Words:
    """Return words of a record; those that print a number have the row that they stand in."""
    return quoted(text, row_spot(source, name))


def days_told(text: str, days: int, source: Source, name: str) -> Words:
    """Return words about days late; they are worked out from the days that stand in the row."""
    if not days:
        return text
    return cell(text, [Fact((replace(row_spot(source, name, str(days)), how="computed"),))])


def count(figure: Figure | None, name: str) -> Words:
    """Return a count with its cell."""
    return NONE if figure is None else cell(figure_text(figure, None, 0), _facts((figure,), (name,)))


def pair(part: Figure | None, whole: Figure | None, names: tuple[str, str]) -> Words:
    """Return «12/15» with the cells of both counts."""
    if part is None or whole is None or part.value is None or whole.value is None:
        return amounts(part, whole, names, "")
    return cell(fraction(part.value, whole.value), _facts((part, whole), names))


def amounts(part: Figure | None, whole: Figure | None, names: tuple[str, str], measure: str) -> Words:
    """Return «12/15 hệ thống», each side as it came in, with the cells of both."""
    sides = (NONE if figure is None else figure_text(figure, None, 0) for figure in (part, whole))
    return cell(f"{'/'.join(sides)} {measure}".strip(), _facts((part, whole), names))


def amount(value: Decimal | None, source: Source, name: str) -> Words:
    """Return a number that a record keeps without its cell, with its row."""
    if value is None:
        return NONE
    text = exact(value)
    return cell(text, [Fact((row_spot(source, name, text),))])


def _facts(figures: Iterable[Figure | None], names: Iterable[str]) -> list[Fact]:
    return [
        Fact((spot(figure.source, name, figure.as_printed or exact(figure.value)),))
        for figure, name in zip(figures, names, strict=True)
        if figure is not None and figure.value is not None
    ]
