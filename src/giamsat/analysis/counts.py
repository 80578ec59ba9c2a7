"""Indicators that are counted from records: tasks, initiatives, systems, utilities of Đề án 06, surveys.

The catalogue asks for none of them. A sheet without rows gives no count: it may mean none or not filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from giamsat.analysis.tasks import standing, summary
from giamsat.formatting.cells import cell_runs
from giamsat.model.records import Submission, Survey, Utility
from giamsat.model.values import Channel, Figure, Source, State

UTILITY_GROUPS = range(1, 6)


class _Row(Protocol):
    @property
    def source(self) -> Source: ...


def record_counts(submission: Submission, cut_off: date) -> dict[str, Figure]:
    """Return the figures that a submission's records give on ``cut_off``, by indicator id."""
    return {figure.indicator_id: figure for figure in _counted(submission, cut_off)}


def _counted(submission: Submission, cut_off: date) -> Iterator[Figure]:
    unit_id = submission.unit_id
    if submission.initiatives:
        yield _count("chi-dao.sang_kien", unit_id, submission.initiatives, submission.initiatives)
    if submission.tasks:
        done = [task for task in submission.tasks if summary([standing(task, cut_off)]).done]
        yield _count("chi-dao.nhiem_vu_giao", unit_id, submission.tasks, submission.tasks)
        yield _count("chi-dao.nhiem_vu_hoan_thanh", unit_id, done, submission.tasks)
    if submission.systems:
        in_use = [row for row in submission.systems if row.in_use_on is not None and row.in_use_on <= cut_off]
        yield _count("cds.he_thong_ke_hoach", unit_id, submission.systems, submission.systems)
        yield _count("cds.he_thong_su_dung", unit_id, in_use, submission.systems)
    yield from _utilities(unit_id, submission.utilities)
    yield from _surveys(unit_id, submission.surveys)


def _utilities(unit_id: str, utilities: Sequence[Utility]) -> Iterator[Figure]:
    for group in UTILITY_GROUPS:
        rows = [row for row in utilities if row.group == group]
        if rows:
            name = f"de-an-06.nhom_{group}"
            yield _sum(f"{name}_doi_tuong", unit_id, [row.entitled for row in rows], rows)
            yield _sum(f"{name}_da_huong", unit_id, [row.served for row in rows], rows)
            yield _sum(f"{name}_chua_huong", unit_id, [row.unserved for row in rows], rows)


def _surveys(unit_id: str, surveys: Sequence[Survey]) -> Iterator[Figure]:
    """Add up the forms of independent surveys and of the unit's own, never together.

    What a body collects about itself says less than what others ask about it.
    """
    for is_self, name in ((False, "tac-dong.phieu"), (True, "tac-dong.tu_ks")):
        rows = [row for row in surveys if row.is_self is is_self]
        if rows:
            yield _sum(f"{name}_hop_le", unit_id, [row.valid for row in rows], rows)
            yield _sum(f"{name}_hai_long", unit_id, [row.satisfied for row in rows], rows)


def _count(indicator_id: str, unit_id: str, counted: Sequence[_Row], rows: Sequence[_Row]) -> Figure:
    """Count some of the rows of a sheet; their cells are the source."""
    state = State.KNOWN if counted else State.ZERO
    return Figure(indicator_id, unit_id, state, _source(rows, counted), Decimal(len(counted)))


def _sum(indicator_id: str, unit_id: str, figures: Sequence[Figure | None], rows: Sequence[_Row]) -> Figure:
    """Add figures up; MISSING when one of them cannot be added."""
    values = [figure.value for figure in figures if figure is not None and figure.is_countable]
    known = [value for value in values if value is not None]
    if len(known) < len(figures):
        return Figure(indicator_id, unit_id, State.MISSING, _source(rows))
    total = sum(known, Decimal(0))
    added = [figure for figure in figures if figure is not None]
    return Figure(indicator_id, unit_id, State.KNOWN if total else State.ZERO, _source(rows, added), total)


def _source(rows: Iterable[_Row], taken: Iterable[_Row] = ()) -> Source:
    """Return the sheet of ``rows`` with the cells that were counted or added up."""
    first = next(iter(rows)).source
    cells = cell_runs(row.source.cell for row in taken)
    return Source(Channel.COMPUTED, first.title, first.file, first.sheet, cells)
