"""Several files of one unit made one submission: the parts of its offices joined, supplements laid over.

Nothing is overwritten silently. Two parts that give the same figure differently are a fault that names both cells; what
a supplement changes is kept as before → after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from giamsat.errors import Fault, Place
from giamsat.formatting.names import match_key
from giamsat.formatting.numbers import exact
from giamsat.intake.summing import summed_again, without_sums
from giamsat.model.parameters import Indicator
from giamsat.model.records import Amendment, DossierRow, HandedFile, Submission
from giamsat.model.values import Figure, Source, State
from giamsat.texts_vi import reading as texts
from giamsat.workbook.layout import DOSSIER_COLUMNS, RECORD_TABLES, Table

_TABLES: tuple[Table, ...] = tuple(RECORD_TABLES.values())
_HEADS = {column.code: column.header for column in DOSSIER_COLUMNS}

RowKey = tuple[str, bool]
Take = Callable[[str, Figure, Figure], Figure]
"""Given a label in words, the figure that was there and the new one: which of them counts."""


def is_answered(figure: Figure) -> bool:
    """Return whether a figure says anything: an empty cell does not."""
    return figure.state is not State.MISSING


def is_said(figure: Figure) -> bool:
    """Return whether a unit said anything about a figure, were it only «chưa có»: an empty cell does not."""
    return is_answered(figure) or bool(figure.as_printed)


def are_apart(one: Submission, other: Submission) -> bool:
    """Return whether two files of a unit fill different parts of the form, so that both are parts of one submission."""
    first, second = _answers(without_sums(one)), _answers(without_sums(other))
    return bool(first) and bool(second) and not first & second


def _answers(submission: Submission) -> set[Any]:
    """Return what a file answers: indicators, cells of Biểu 06, tables that hold records."""
    found: set[Any] = {figure.indicator_id for figure in submission.figures if is_answered(figure)}
    for name, rows in (("02", submission.dossiers), ("03", submission.sub_units)):
        found |= {(name, row_key(row), code) for row in rows for code, figure in row.columns if is_answered(figure)}
    return found | {table.id for table in _TABLES if getattr(submission, table.id)}


def row_key(row: DossierRow) -> RowKey:
    """Return what a row of Biểu 06 is known by: the sub-unit, or the matching key of its label."""
    return row.sub_unit_id or match_key(row.label), row.is_previous


@dataclass(frozen=True)
class Joined:
    """A submission made of several files, and what is at fault between them."""

    submission: Submission
    faults: tuple[Fault, ...] = ()


def join_parts(
    first: Submission, parts: Sequence[tuple[Submission, HandedFile]], indicators: Mapping[str, Indicator]
) -> Joined:
    """Join the parts of a unit's offices; of a figure that two of them give differently both cells are named."""
    faults: list[Fault] = []

    def take(label: str, before: Figure, after: Figure) -> Figure:
        if is_answered(before) and is_answered(after) and _said(before) != _said(after):
            place = Place(file=after.source.file, sheet=after.source.sheet, cell=after.source.cell)
            other = Place(file=before.source.file, sheet=before.source.sheet, cell=before.source.cell)
            facts = {"label": label, "found": value_words(after), "there": value_words(before)}
            faults.append(Fault.of("parts-differ", place, other=_in_words(other), **facts))
        return before if is_answered(before) else after

    whole = first
    for part, handed in parts:
        whole = replace(_laid_over(whole, part, indicators, take, is_part=True), files=(*whole.files, handed))
    return Joined(whole, tuple(dict.fromkeys(faults)))


def supplement(
    whole: Submission, added: Submission, handed: HandedFile, indicators: Mapping[str, Indicator]
) -> Submission:
    """Lay a supplement over a submission: the cells that it fills count, all others stay.

    «Chưa có», chosen or typed, is an answer too: it takes a figure back.
    """
    amendments: list[Amendment] = []
    document = added.document or texts.SUPPLEMENT

    def take(label: str, before: Figure, after: Figure) -> Figure:
        if not is_said(after):
            return before
        if _said(before) != _said(after):
            was = before if before.source.cell else None
            amendments.append(Amendment(after.indicator_id, label, was, after, document))
        return after

    laid = _laid_over(whole, added, indicators, take, is_part=False)
    return replace(laid, files=(*whole.files, handed), amendments=(*whole.amendments, *_single(amendments)))


def _single(amendments: Sequence[Amendment]) -> Iterator[Amendment]:
    """Yield each changed cell once: totals of Biểu 06 are figures and cells of a row."""
    seen = set()
    for one in amendments:
        key = (one.after.source.file, one.after.source.sheet, one.after.source.cell)
        if key not in seen:
            seen.add(key)
            yield one


def changed_cells(submission: Submission) -> dict[Any, str]:
    """Return what a file answers, for telling whether two supplements touch the same: key → label."""
    submission = without_sums(submission)
    found: dict[Any, str] = {
        figure.indicator_id: figure.indicator_id for figure in submission.figures if is_said(figure)
    }
    for name, rows in (("02", submission.dossiers), ("03", submission.sub_units)):
        for row in rows:
            for code, figure in row.columns:
                if is_said(figure):
                    found[name, row_key(row), code] = _cell_label(row, code)
    return found


def _laid_over(
    whole: Submission, added: Submission, indicators: Mapping[str, Indicator], take: Take, *, is_part: bool
) -> Submission:
    sums, added = added, without_sums(added)
    dossiers, sub_units = (
        summed_again(before, _rows(before, after, take), with_sums, _sum_taker(take, is_part))
        for before, after, with_sums in (
            (whole.dossiers, added.dossiers, sums.dossiers),
            (whole.sub_units, added.sub_units, sums.sub_units),
        )
    )
    changes: dict[str, Any] = {
        table.id: _records(table, getattr(whole, table.id), getattr(added, table.id), is_part) for table in _TABLES
    }
    absent = set(whole.missing_sheets) & set(added.missing_sheets) if is_part else set(whole.missing_sheets)
    waived = dict(added.not_applicable) | dict(whole.not_applicable)
    return replace(
        whole,
        figures=_with_totals(_figures(whole.figures, added.figures, indicators, take), dossiers),
        previous=_figures(whole.previous, added.previous, indicators, _older),
        dossiers=dossiers,
        sub_units=sub_units,
        report_number=whole.report_number or added.report_number,
        report_date=whole.report_date or added.report_date,
        missing_sheets=tuple(number for number in whole.missing_sheets if number in absent),
        formula_cells=tuple(dict.fromkeys((*whole.formula_cells, *_formula_cells(added)))),
        not_applicable=tuple(sorted(waived.items())),
        definitions=tuple((dict(added.definitions) | dict(whole.definitions)).items())
        if is_part
        else tuple((dict(whole.definitions) | dict(added.definitions)).items()),
        confirmed=tuple(dict.fromkeys((*whole.confirmed, *added.confirmed))),
        **changes,
    )


def _formula_cells(added: Submission) -> Iterator[str]:
    """Yield the formula cells of a file that completes another, with its name before them."""
    for cell in added.formula_cells:
        yield f"{added.file}!{cell}"


def _sum_taker(take: Take, is_part: bool) -> Callable[[DossierRow, int, Figure, Figure], Figure]:
    """Return what decides about a total summed again: of parts the sum, of a supplement what it decides on cells."""

    def taken(row: DossierRow, code: int, before: Figure, after: Figure) -> Figure:
        return after if is_part else take(_cell_label(row, code), before, after)

    return taken


def _with_totals(figures: Sequence[Figure], rows: Sequence[DossierRow]) -> tuple[Figure, ...]:
    """Return the figures, those of Biểu 06's totals as their total row has them."""
    totals = {one.indicator_id: one for row in rows if row.is_total and not row.is_previous for _, one in row.columns}
    found = {one.indicator_id: one for one in figures} | totals
    return tuple(found.values())


def _older(_: str, before: Figure, __: Figure) -> Figure:
    return before


def _figures(
    before: Sequence[Figure], after: Sequence[Figure], indicators: Mapping[str, Indicator], take: Take
) -> tuple[Figure, ...]:
    found = {figure.indicator_id: figure for figure in before}
    for figure in after:
        known = found.get(figure.indicator_id)
        one = indicators.get(figure.indicator_id)
        label = one.name if one else figure.indicator_id
        if known is None:
            blank = replace(figure, state=State.MISSING, value=None, source=replace(figure.source, cell=""))
            known = blank
        found[figure.indicator_id] = take(label, known, figure)
    return tuple(found.values())


def _rows(before: Sequence[DossierRow], after: Sequence[DossierRow], take: Take) -> tuple[DossierRow, ...]:
    found = {row_key(row): row for row in before}
    for row in after:
        known = found.get(row_key(row))
        if known is None:
            blank = tuple(
                (code, replace(figure, state=State.MISSING, value=None, source=replace(figure.source, cell="")))
                for code, figure in row.columns
            )
            known = replace(row, columns=blank)
        columns = tuple((code, take(_cell_label(row, code), figure, row[code])) for code, figure in known.columns)
        found[row_key(row)] = replace(known, columns=columns, note=row.note or known.note)
    return tuple(found.values())


def _cell_label(row: DossierRow, code: int) -> str:
    return f"{row.label} – ({code}) {_HEADS[code]}"


def _records(table: Table, before: tuple[Any, ...], after: tuple[Any, ...], is_part: bool) -> tuple[Any, ...]:
    """Join the records of two files, doubles once; one of the same key in a supplement takes the old one's place."""
    known = {_bare(record) for record in before}
    new = [record for record in after if _bare(record) not in known]
    if is_part:
        return (*before, *new)
    keys = [column.field for column in table.columns if column.key]
    changed = {_key(record, keys): record for record in new}
    kept = [changed.pop(_key(record, keys), record) for record in before]
    return (*kept, *changed.values())


def _key(record: Any, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(match_key(str(getattr(record, key))) for key in keys)


def _bare(value: Any) -> Any:
    """Return a record without the places of its cells, to compare what it says."""
    if isinstance(value, Source):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(_bare(getattr(value, one.name)) for one in fields(value))
    return value


def _said(figure: Figure) -> tuple[Any, ...]:
    return figure.state, figure.value, figure.bound


def value_words(figure: Figure) -> str:
    """Return what a figure says, for a sentence that sets two side by side."""
    if figure.as_printed:
        return f"“{figure.as_printed}”"
    return exact(figure.value) if figure.value is not None else texts.STATES[figure.state.value]


def _in_words(place: Place) -> str:
    words = str(place)
    return words[:1].lower() + words[1:]
