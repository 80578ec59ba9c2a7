"""Totals of Biểu 06 that the form sums itself: said by nobody, so summed again wherever rows come from several files.

A form's own total counts the rows of its file alone, and passes over numbers typed as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from giamsat.model.records import DossierRow, Submission
from giamsat.model.values import Figure, State
from giamsat.workbook.layout import DOSSIER_COLUMNS

_TOTALS = frozenset(column.indicator_id for column in DOSSIER_COLUMNS)


def parts_of(rows: Iterable[DossierRow]) -> list[DossierRow]:
    """Return the rows that a total sums."""
    return [row for row in rows if not row.is_total]


def summed(total: Figure, parts: Iterable[Figure]) -> Figure:
    """Return the figure of a total as the sum of its parts; without a number among them it is missing."""
    numbers = [part for part in parts if part.value is not None]
    if not numbers:
        return replace(total, state=State.MISSING, value=None)
    value = sum((part.value for part in numbers if part.value is not None), Decimal(0))
    if any(not part.is_countable for part in numbers):
        state = State.APPROXIMATE
    else:
        state = State.KNOWN if value else State.ZERO
    return replace(total, state=state, value=value)


def without_sums(submission: Submission) -> Submission:
    """Return what a file itself says: without the totals that its form summed."""
    has_sums = any(row.is_summed for row in submission.dossiers)
    return replace(
        submission,
        dossiers=tuple(row for row in submission.dossiers if not row.is_summed),
        sub_units=tuple(row for row in submission.sub_units if not row.is_summed),
        figures=tuple(one for one in submission.figures if not (has_sums and one.indicator_id in _TOTALS)),
    )


def summed_again(
    before: Sequence[DossierRow],
    joined: Sequence[DossierRow],
    added: Sequence[DossierRow],
    take: Callable[[DossierRow, int, Figure, Figure], Figure],
) -> tuple[DossierRow, ...]:
    """Return the joined rows, totals last, with the total summed again when a form summed one of the two.

    A total that a unit typed and that was no sum of its rows stays as typed.

    :param before: the rows before others were laid over them.
    :param joined: the rows laid over, without what ``added`` sums.
    :param added: the rows of the other file.
    :param take: given the total row, a column, the figure that was there and the new sum: which of them counts.
    """
    own = next((row for row in joined if row.is_total and not row.is_previous), None)
    other = next((row for row in added if row.is_summed), None)
    rows = sorted(joined, key=lambda row: row.is_total)
    total = own or other
    if total is None or other is None:
        return tuple(rows)
    earlier, parts = parts_of(before), parts_of(joined)
    columns = []
    for code, figure in total.columns:
        was = figure if own is not None else replace(figure, state=State.MISSING, value=None)
        is_sum = total.is_summed or was.value is None or was.value == summed(was, (one[code] for one in earlier)).value
        now = summed(was, (one[code] for one in parts))
        columns.append((code, take(total, code, was, now) if is_sum and now.value != was.value else was))
    made = replace(total, columns=tuple(columns))
    return (*(row for row in rows if row is not own), made)
