"""What the check code of a form is computed from: the terms of each table, one definition for formula and program.

A term is a number: the sum of a column (in hundredths, modulo :data:`PRIME`), the count of its filled cells, the count
of a word; times a weight that belongs to the column, so that two figures in each other's place change the code. Rows of
indicators are weighted by their code, so that sorting them changes nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from giamsat.workbook import layout
from giamsat.workbook.layout import CellType, Column, Table

PRIME = 9973
HUNDREDTHS = 100
"""Sums are taken in hundredths, so that every sum is a whole number."""
MIXERS = ((9973, 1, 0, 2), (9967, 7, 1, 11), (9949, 101, 0, 7))
"""Of the groups of the code: modulus, and a, b, c of the weight a·n + b·n² + c of the sheet of number n."""
COVER_DAYS = ("period_from", "period_to", "comparison_from", "comparison_to", "report_date")
DOSSIERS, SUB_UNITS, COVER = "bieu-06", "don-vi-truc-thuoc", "bia"
_SUMMED = (CellType.COUNT, CellType.NUMBER, CellType.DATE, CellType.DEADLINE)


class Op(StrEnum):
    """How a term is worked out."""

    SUM = "tong"
    FILLED = "so-o"
    WORD = "tu"
    CODED_SUM = "tong-theo-ma"
    CODED_WORD = "tu-theo-ma"


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its operation, the field of the column, its weight (0 where each code has its own), the word."""

    op: Op
    field: str
    weight: int
    word: str = ""


def weight(*names: str) -> int:
    """Return the weight of something named: 1 to 997, the same everywhere."""
    return 1 + int(hashlib.sha256("/".join(names).encode()).hexdigest()[:8], 16) % 997


def sheet_weights(number: str) -> tuple[int, ...]:
    """Return the weights of a sheet's number in the groups of the code."""
    n = int(number or 0)
    return tuple(a * n + b * n * n + c for _, a, b, c in MIXERS)


def terms_of(table: Table) -> tuple[Term, ...]:
    """Return the terms of a table: of all columns that the unit fills."""
    return tuple(term for column in table.columns if not column.is_locked for term in _column_terms(table.id, column))


def dossier_terms(name: str) -> tuple[Term, ...]:
    """Return the terms of Biểu 06 by field of work (:data:`DOSSIERS`) or by sub-unit (:data:`SUB_UNITS`)."""
    numbers = [f"({column.code})" for column in layout.DOSSIER_COLUMNS]
    filled = ("(2)", layout.DOSSIER_NOTE_HEAD) if name == DOSSIERS else (layout.DOSSIER_NOTE_HEAD,)
    return (
        *(Term(Op.SUM, one, weight(name, one, Op.SUM)) for one in numbers),
        *(Term(Op.FILLED, one, weight(name, one, Op.FILLED)) for one in filled),
    )


def definition_terms() -> tuple[Term, ...]:
    """Return the terms of the two choices and the period above Biểu 06."""
    chosen = [
        Term(Op.WORD, one.label, weight(DOSSIERS, one.field, word), word)
        for one in layout.DEFINITIONS
        for word, _ in one.choices
    ]
    return (*chosen, *(Term(Op.SUM, label, weight(DOSSIERS, label)) for label in period_labels()))


def cover_terms() -> tuple[Term, ...]:
    """Return the terms of the cover: its days."""
    return tuple(Term(Op.SUM, row.label, weight(COVER, row.field)) for row in _cover_rows(COVER_DAYS))


def period_labels() -> tuple[str, ...]:
    """Return the labels of a period's two days, as the cover has them."""
    return tuple(row.label for row in _cover_rows(("period_from", "period_to")))


def _cover_rows(fields: tuple[str, ...]) -> list[layout.CoverRow]:
    return [row for row in layout.COVER_ROWS if row.field in fields]


def _column_terms(table_id: str, column: Column) -> list[Term]:
    def of(op: Op, word: str = "") -> Term:
        return Term(op, column.field, weight(table_id, column.field, op, word), word)

    if table_id == layout.INDICATORS.id and column.field in ("state", "value"):
        choices = column.choices or layout.YES_NO
        words = [of(Op.CODED_WORD, word) for word, _ in choices]
        return words if column.choices else [of(Op.CODED_SUM), *words]
    found = [of(Op.FILLED)]
    if column.type in _SUMMED:
        found.append(of(Op.SUM))
    return found + [of(Op.WORD, word) for word, _ in column.choices]


def first_group(form_hash: str) -> str:
    """Return the first group of the code: which form it is."""
    return form_hash[:4].upper()
