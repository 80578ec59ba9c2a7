"""Sheets of answers that units sent back: ``data/<round>/answers/*.xlsx`` → answers by unit and question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from giamsat.errors import IntakeError, Place
from giamsat.formatting.dates import short_date
from giamsat.intake.by_owner import ByOwner, Kind, read_by_owner
from giamsat.intake.clarifications import owner_of, register_of
from giamsat.intake.register_rows import RegisterRow, context_of, open_register, rows_of
from giamsat.model.rounds import Registry, RoundParams
from giamsat.settings import Settings
from giamsat.texts_vi import clarifications as say
from giamsat.workbook.clarifications import ANSWER_KIND, ID, answer_table
from giamsat.workbook.reading import Book
from giamsat.workbook.register.layout import Register

ANSWERS = "answers"
_FIELDS = ("answer", "document", "answered_on")


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet that came back: answers by the key of their question, each with its filled fields and their cells."""

    file: str
    rows: Mapping[str, Mapping[str, str | date]]
    places: Mapping[tuple[str, str], Place]


def read_answers(settings: Settings, registry: Registry, params: RoundParams) -> ByOwner[Returned]:
    """Read all sheets of answers of a round; nothing is raised for a bad one."""
    folder = settings.data(params.round.id) / ANSWERS
    kind = Kind(
        "answers-not-xlsx",
        "answers-twice",
        lambda book: owner_of(book, params),
        lambda book, unit_id: _answers(book, unit_id, registry, params),
    )
    return read_by_owner(folder, settings, kind)


def answer_register(registry: Registry, params: RoundParams, unit_id: str) -> Register:
    """Return the workbook that goes to a unit to be answered, as yet without its questions."""
    register = register_of(registry, params, unit_id)
    return replace(register, kind=ANSWER_KIND, title=say.ANSWER_TITLE, tables=(replace(answer_table(), spare=0),))


def _answers(book: Book, unit_id: str, registry: Registry, params: RoundParams) -> Returned | None:
    table = open_register(book, answer_register(registry, params, unit_id))[ID]
    context = context_of(registry, params, registry.units[unit_id], book.file, say.ANSWER_TITLE)
    rows: dict[str, Mapping[str, str | date]] = {}
    places: dict[tuple[str, str], Place] = {}
    for row in rows_of(context, table):
        found = _fields(row, context.report_date)
        if found:
            rows[row.key] = found
        for name in found:
            source = row.cells.source(name)
            places[row.key, name] = Place(file=source.file, sheet=source.sheet, cell=source.cell)
    IntakeError.raise_if(dict.fromkeys(context.found.faults))
    return Returned(book.file, rows, places) if rows else None


def _fields(row: RegisterRow, latest: date) -> dict[str, str | date]:
    cells = row.cells
    day = cells.day("answered_on")
    read = {"answer": cells.text("answer"), "document": cells.text("document"), "answered_on": day}
    if (read["document"] or day) and not read["answer"]:
        cells.fault("clarification-answer-missing", "answer")
    if day is not None and not read["document"]:
        cells.fault("clarification-document-missing", "document")
    if day is not None and day > latest:
        facts = {"found": short_date(day), "report_date": short_date(latest)}
        cells.fault("date-after-report", "answered_on", **facts)
    return {name: value for name in _FIELDS if (value := read[name])}
