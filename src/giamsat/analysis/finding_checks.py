"""Whether what was concluded rests on what is known: a question without an answer, a task that is not yet due and a
figure that is not there carry no shortcoming.

The register itself was checked by intake (causes, responsibility, addressees, links); this needs the unit's data.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from giamsat.analysis.questions import questions
from giamsat.analysis.readings import readings
from giamsat.analysis.tasks import figure_state, record_standing, standing
from giamsat.errors import Fault, Place
from giamsat.formatting.dates import short_date
from giamsat.formatting.names import match_key
from giamsat.intake.finding_rows import cell_parts
from giamsat.model.findings import Findings, Statement
from giamsat.model.records import AssignedTask, TaskState
from giamsat.model.rounds import PublishedRecord, RoundData, UnitData
from giamsat.model.values import Figure
from giamsat.params.textfile import shown


def finding_faults(data: RoundData, unit_id: str) -> tuple[Fault, ...]:
    """Return what the findings of a unit cannot rest on, each with its cell; nothing when there are none."""
    own = data.units[unit_id]
    if own.findings is None:
        return ()
    return tuple(
        fault
        for row in (*own.findings.results, *own.findings.shortcomings)
        for fault in _faults(data, own, own.findings, row)
    )


def task_of(own: UnitData, words: str) -> AssignedTask | PublishedRecord | None:
    """Return the task of a unit that ``words`` name: its number, or its content."""
    key = match_key(words)
    reported = own.submission.tasks if own.submission else ()
    published = [one for one in own.records if one.kind == "nhiem-vu"]
    rows: list[AssignedTask | PublishedRecord] = [*reported, *published]
    for row in rows:
        if key and key in (match_key(row.number), match_key(row.content)):
            return row
    return None


def figure_at(own: UnitData, words: str) -> Figure | None:
    """Return the figure of the unit's workbook that stands in the cell that ``words`` name («02 TTHC, ô H12»)."""
    parts = cell_parts(words)
    submission = own.submission
    if parts is None or submission is None:
        return None
    sheet, cell = match_key(parts[0]), parts[1]
    rows = (*submission.dossiers, *submission.sub_units)
    figures = (
        *submission.figures,
        *submission.previous,
        *(figure for row in rows for _, figure in row.columns),
    )
    return next((one for one in figures if one.source.cell == cell and match_key(one.source.sheet) == sheet), None)


def _faults(data: RoundData, own: UnitData, findings: Findings, row: Statement) -> Iterator[Fault]:
    """Yield what a statement cannot rest on; a result may rest on what is not yet due, a shortcoming may not."""
    grounds = row.grounds
    cut_off = data.params.cut_off(own.unit.id)
    is_shortcoming = row in findings.shortcomings
    if grounds.indicator_id in data.registry.indicators:
        reading = readings(data, own.unit.id).get(grounds.indicator_id)
        if reading is None or reading.is_missing:
            yield _fault(row, "indicator_id", "finding-no-figure", found=grounds.indicator_id)
        elif is_shortcoming and _is_figure_not_due(own, grounds.indicator_id):
            yield _fault(row, "indicator_id", "finding-not-due", found=grounds.indicator_id, cut_off=_day(cut_off))
    if grounds.cell and figure_at(own, grounds.cell) is None:
        yield _fault(row, "cell", "finding-cell-empty", found=shown(grounds.cell))
    if grounds.task:
        yield from _task_faults(own, row, cut_off, is_shortcoming=is_shortcoming)
    if grounds.question_id:
        yield from _question_faults(data, own, row, is_shortcoming=is_shortcoming)


def _task_faults(own: UnitData, row: Statement, cut_off: date, *, is_shortcoming: bool) -> Iterator[Fault]:
    task = task_of(own, row.grounds.task)
    if task is None:
        yield _fault(row, "task", "finding-task-unknown", found=shown(row.grounds.task))
        return
    state = (standing(task, cut_off) if isinstance(task, AssignedTask) else record_standing(task, cut_off)).state
    if is_shortcoming and state is TaskState.NOT_DUE:
        yield _fault(row, "task", "finding-not-due", found=shown(task.content), cut_off=_day(cut_off))


def _question_faults(data: RoundData, own: UnitData, row: Statement, *, is_shortcoming: bool) -> Iterator[Fault]:
    name = row.grounds.question_id
    spoken = own.visit.answers if own.visit else ()
    written = own.clarifications.rows if own.clarifications else ()
    answered = {one.question_id for one in spoken if one.answer} | {one.key for one in written if one.answer}
    asked = {one.id for one in questions(data, own.unit.id)}
    asked |= {one.question_id for one in spoken} | {one.key for one in written}
    if name not in asked:
        yield _fault(row, "question_id", "finding-question-unknown", found=shown(name))
    elif is_shortcoming and name not in answered:
        yield _fault(row, "question_id", "finding-question-open", found=shown(name))


def _is_figure_not_due(own: UnitData, indicator_id: str) -> bool:
    """Return whether the source of a published figure says that its deadline has not passed («63/80 tiêu chí»)."""
    rows = (one for one in own.published if one.figure.indicator_id == indicator_id and one.is_used)
    return any(figure_state(one) is TaskState.NOT_DUE for one in rows)


def _fault(row: Statement, field: str, code: str, **facts: object) -> Fault:
    source = row.places[field]
    place = Place(file=source.file, sheet=source.sheet, cell=source.cell)
    return Fault.of(code, place, id=shown(row.id), **facts)


def _day(day: date) -> str:
    return short_date(day)
