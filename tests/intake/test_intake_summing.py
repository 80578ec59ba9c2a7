"""Totals that a form sums itself are nobody's word: summed again wherever rows come from several files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from giamsat.intake.joining import are_apart, changed_cells, join_parts, supplement
from giamsat.intake.summing import summed
from giamsat.model.records import DossierRow, HandedFile, Submission, SubmissionKind
from giamsat.model.values import Channel, Figure, Source, Span, State
from giamsat.workbook.layout import DOSSIER_COLUMNS
from tests.intake import builders as make

UNIT = make.SO
_LISTS = ("previous", "sub_units", "scores", "surveys", "utilities", "tasks", "documents", "systems", "projects",
          "initiatives", "shortfalls", "voices", "missing_sheets", "formula_cells")  # fmt: skip


def figure(indicator: str, value: int | None, file: str, cell: str) -> Figure:
    """Return a count, missing for None."""
    state = State.MISSING if value is None else State.KNOWN if value else State.ZERO
    source = Source(Channel.SUBMISSION, file=file, sheet="02", cell=cell)
    return Figure(indicator, UNIT, state, source, value=None if value is None else Decimal(value))


def row(label: str, value: int | None, file: str, line: int, *, total: bool = False) -> DossierRow:
    """Return a row of Biểu 06 with the same number in each column."""
    columns = tuple((one.code, figure(one.indicator_id, value, file, f"{one.code}R{line}")) for one in DOSSIER_COLUMNS)
    return DossierRow(label, "", columns, total, False, columns[0][1].source, is_summed=total)


def handed_in(file: str, **values: int) -> Submission:
    """Return a form whose rows hold these numbers and whose total is its own sum."""
    rows = [row(label, value, file, line) for line, (label, value) in enumerate(values.items(), start=1)]
    total = row("Tổng cộng", sum(values.values()), file, 99, total=True)
    nothing: dict[str, Any] = dict.fromkeys(_LISTS, ())
    about = {"unit_id": UNIT, "round_id": make.ROUND, "file": file, "sha256": file, "report_number": ""}
    dates = {"report_date": None, "period": Span(date(2024, 1, 1), date(2024, 9, 30)), "comparison": None}
    figures = tuple(one for _, one in total.columns)
    nothing |= about | dates | {"is_illustrative": True, "figures": figures, "dossiers": (*rows, total)}
    return Submission(**nothing)


def total_of(whole: Submission) -> set[Decimal | None]:
    """Return the numbers of the total, in the table and among the figures."""
    total = next(one for one in whole.dossiers if one.is_total)
    return {one.value for _, one in total.columns} | {one.value for one in whole.figures}


def test_offices_that_fill_rows_of_one_table_are_joined() -> None:
    """Each office's total is of its own rows: neither contradicts the other, the whole total counts all rows."""
    one, other = handed_in("a", dat=3, tu=4), handed_in("b", xay=5)
    assert are_apart(one, other)
    joined = join_parts(one, [(other, HandedFile("b", "b", SubmissionKind.PART))], {})
    assert joined.faults == ()
    assert total_of(joined.submission) == {Decimal(12)}
    assert [line.label for line in joined.submission.dossiers] == ["dat", "tu", "xay", "Tổng cộng"]


def test_a_supplement_moves_the_total_with_its_row() -> None:
    """A supplement's own total is of its few rows: it replaces nothing, and two supplements do not clash over it."""
    whole, added = handed_in("a", dat=3, tu=4), handed_in("b", tu=6)
    made = supplement(whole, added, HandedFile("b", "b", SubmissionKind.SUPPLEMENT), {})
    assert total_of(made) == {Decimal(9)}
    labels = {(one.label, one.before and one.before.value, one.after.value) for one in made.amendments}
    assert ("tu – (3) Tổng số", 4, 6) in labels
    assert ("Tổng cộng – (3) Tổng số", 7, 9) in labels
    assert not set(changed_cells(added)) & set(changed_cells(handed_in("c", dat=1)))


def test_a_total_that_was_typed_and_is_no_sum_stays() -> None:
    """A unit's own total that is off is a discrepancy to ask about, not to be mended by a supplement."""
    whole = handed_in("a", dat=3, tu=4)
    typed = replace(row("Tổng cộng", 8, "a", 99, total=True), is_summed=False)
    whole = replace(whole, dossiers=(*whole.dossiers[:2], typed), figures=tuple(one for _, one in typed.columns))
    made = supplement(whole, handed_in("b", tu=6), HandedFile("b", "b", SubmissionKind.SUPPLEMENT), {})
    assert total_of(made) == {Decimal(8)}


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**9)), max_size=20))
def test_a_sum_is_of_the_numbers_that_are_there(values: list[int | None]) -> None:
    """Empty cells count nothing; of nothing but empty cells nothing is known, which is not zero."""
    total = summed(figure("x", None, "a", "Z"), [figure("x", value, "a", "A") for value in values])
    numbers = [value for value in values if value is not None]
    assert total.value == (Decimal(sum(numbers)) if numbers else None)
    assert (total.state is State.MISSING) == (not numbers)
    assert total.source.cell == "Z"
