"""Numbers that should be equal: Biểu 06 (TT 01/2020/TT-VPCP), totals, sub-units, people of Đề án 06.

Both numbers are kept with their places; the reported value is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from giamsat.analysis.figures import published_year
from giamsat.model.judgement import Discrepancy
from giamsat.model.records import DossierRow, Submission, Utility
from giamsat.model.rounds import PublishedFigure, UnitData
from giamsat.model.values import Figure, Source
from giamsat.texts_vi import analysis as texts


@dataclass(frozen=True, slots=True)
class Identity:
    """A column that must equal the sum of others."""

    total: int
    parts: tuple[int, ...]

    @property
    def rule(self) -> str:
        """The identity in words."""
        return rule_words(texts.COLUMN_NAMES[self.total], [texts.COLUMN_NAMES[part] for part in self.parts])


IDENTITIES = (
    Identity(3, (4, 5, 6)),
    Identity(7, (8, 9, 10)),
    Identity(11, (12, 13)),
    Identity(3, (7, 11)),
)
FIGURE_IDENTITIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tthc.tiep_nhan", ("tthc.truc_tuyen", "tthc.truc_tiep", "tthc.ky_truoc")),
    ("tthc.da_giai_quyet", ("tthc.truoc_han", "tthc.dung_han", "tthc.qua_han")),
    ("tthc.da_giai_quyet", ("tthc.truoc_dung_han", "tthc.qua_han")),
    ("tthc.dang_giai_quyet", ("tthc.trong_han", "tthc.dang_qua_han")),
    ("tthc.tiep_nhan", ("tthc.da_giai_quyet", "tthc.dang_giai_quyet")),
    ("chi-dao.tieu_chi_tong", ("chi-dao.tieu_chi_tham_dinh", "chi-dao.tieu_chi_xhh")),
    ("chi-dao.tieu_chi_tham_dinh", ("chi-dao.tieu_chi_hoan_thanh", "chi-dao.tieu_chi_chua_den_han")),
)


def discrepancies(unit_data: UnitData) -> tuple[Discrepancy, ...]:
    """Return all that does not add up in what came in about a unit."""
    found: list[Discrepancy] = []
    if unit_data.submission is not None:
        found += submission_discrepancies(unit_data.submission)
    return (*found, *published_discrepancies(unit_data.published))


def submission_discrepancies(submission: Submission) -> Iterator[Discrepancy]:
    """Yield what does not add up in a workbook: rows, totals, sub-units, utilities."""
    for row in (*submission.dossiers, *submission.sub_units):
        yield from row_discrepancies(row)
    yield from total_discrepancies(submission.dossiers)
    yield from sub_unit_discrepancies(submission)
    yield from utility_discrepancies(submission.utilities)


def row_discrepancies(row: DossierRow) -> Iterator[Discrepancy]:
    """Yield the identities of Biểu 06 that a row breaks; an identity with an unknown number is left out."""
    columns = dict(row.columns)
    for identity in IDENTITIES:
        total = columns.get(identity.total)
        parts = [columns.get(part) for part in identity.parts]
        yield from _compare(identity.rule, row.label, (total, parts), texts.DOSSIERS)


def total_discrepancies(rows: Sequence[DossierRow], other: str = texts.SUM_OF_ROWS) -> Iterator[Discrepancy]:
    """Yield the columns whose total row is not the sum of the rows."""
    total = _total(rows)
    if total is None:
        return
    yield from _column_sums(total, [row for row in rows if not row.is_total and not row.is_previous], other)


def sub_unit_discrepancies(submission: Submission) -> Iterator[Discrepancy]:
    """Yield the columns of Biểu 06 that are not the sum of the sub-units; the sheet's own total row is checked too."""
    yield from total_discrepancies(submission.sub_units)
    total = _total(submission.dossiers)
    if total is not None:
        rows = [row for row in submission.sub_units if not row.is_total and not row.is_previous]
        yield from _column_sums(total, rows, texts.SUM_OF_SUB_UNITS)


def utility_discrepancies(utilities: Iterable[Utility]) -> Iterator[Discrepancy]:
    """Yield the utilities whose people served and not yet served are not the people entitled."""
    rule = texts.RULE.format(left=texts.ENTITLED, right=texts.SERVED_UNSERVED)
    for utility in utilities:
        sides = (utility.entitled, [utility.served, utility.unserved])
        yield from _compare(rule, utility.name, sides, texts.PEOPLE)


def published_discrepancies(rows: Iterable[PublishedFigure]) -> Iterator[Discrepancy]:
    """Yield what does not add up among the figures of one published source and period."""
    sets: dict[object, dict[str, Figure]] = {}
    for row in rows:
        figure = row.figure
        key = (figure.source.title, figure.source.address, figure.period, published_year(row), figure.as_of)
        sets.setdefault(key, {}).setdefault(figure.indicator_id, figure)
    for figures in sets.values():
        yield from figure_discrepancies(figures)


def figure_discrepancies(figures: Mapping[str, Figure]) -> Iterator[Discrepancy]:
    """Yield the broken identities among figures that belong together."""
    for total, parts in FIGURE_IDENTITIES:
        rule = rule_words(texts.FIGURE_NAMES[total], [texts.FIGURE_NAMES[part] for part in parts])
        sides = (figures.get(total), [figures.get(part) for part in parts])
        measure = texts.DOSSIERS if total.startswith("tthc.") else ""
        yield from _compare(rule, texts.PUBLISHED_SET, sides, measure)


def rule_words(total: str, parts: Sequence[str]) -> str:
    """Return a rule in words: «tổng số … = … + …»."""
    return texts.RULE.format(left=total, right=" + ".join(parts))


def _total(rows: Iterable[DossierRow]) -> DossierRow | None:
    return next((row for row in rows if row.is_total and not row.is_previous), None)


def _column_sums(total: DossierRow, rows: Sequence[DossierRow], other: str) -> Iterator[Discrepancy]:
    if not rows:
        return
    for column, figure in total.columns:
        if column not in texts.COLUMN_NAMES:
            continue
        name = texts.COLUMN_NAMES[column]
        rule = texts.RULE.format(left=texts.TOTAL_ROW.format(column=name), right=other)
        parts = [dict(row.columns).get(column) for row in rows]
        for found in _compare(rule, total.label, (figure, parts), texts.DOSSIERS):
            yield replace(found, places=(figure.source, *_first_source(parts)))


def _first_source(parts: Iterable[Figure | None]) -> tuple[Source, ...]:
    return tuple(part.source for part in parts if part is not None)[:1]


def _compare(
    rule: str, label: str, sides: tuple[Figure | None, Sequence[Figure | None]], measure: str
) -> Iterator[Discrepancy]:
    """Compare a total with its parts; nothing is said when one of the numbers is not known exactly."""
    total, parts = sides
    known = [part for part in parts if part is not None and part.is_countable]
    if total is None or not total.is_countable or total.value is None or len(known) < len(parts):
        return
    added = sum((part.value for part in known if part.value is not None), Decimal(0))
    if added != total.value:
        places = tuple(figure.source for figure in (total, *known))
        yield Discrepancy(rule, label, total.value, added, places, measure)
