"""Registers of clarifications: ``data/<round>/clarifications/<unit>.xlsx`` → :class:`Clarifications` by unit.

A register with a fault stops its unit's report: what people decided would be missing from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from giamsat.errors import IntakeError, Place
from giamsat.formatting.dates import short_date
from giamsat.intake.by_owner import ByOwner, Kind, read_by_owner
from giamsat.intake.cache import RegisterCache
from giamsat.intake.cells import RowReader
from giamsat.intake.context import Context
from giamsat.intake.register_rows import RegisterRow, context_of, open_register, rows_of
from giamsat.model.clarifications import Clarification, Clarifications
from giamsat.model.parameters import Phase
from giamsat.model.rounds import Registry, RoundParams, UnitData
from giamsat.params.textfile import shown
from giamsat.settings import Settings
from giamsat.texts_vi import clarifications as say
from giamsat.workbook.clarifications import ID, KIND, VERSION, register_table
from giamsat.workbook.reading import Book
from giamsat.workbook.register.found import identity
from giamsat.workbook.register.layout import Register, unit_register

CLARIFICATIONS = "clarifications"


FoundClarifications = ByOwner[Clarifications]
"""The registers of a round."""


def read_clarifications(
    settings: Settings, registry: Registry, params: RoundParams, cache: RegisterCache | None = None
) -> FoundClarifications:
    """Read all registers of a round; nothing is raised for a bad one."""
    folder = settings.data(params.round.id) / CLARIFICATIONS
    kept = cache.of(Clarifications) if cache else None
    kind = Kind(
        "register-unreadable",
        "register-twice",
        lambda book: owner_of(book, params),
        lambda book, unit_id: read_register(book, unit_id, registry, params),
    )
    return read_by_owner(folder, settings, kind, kept)


def with_clarifications(
    units: Mapping[str, UnitData], read: FoundClarifications, params: RoundParams
) -> dict[str, UnitData]:
    """Return the units with their registers; before the visit there is no answer and no assessment in them."""
    joined = {}
    for unit_id, own in units.items():
        one = read.found.get(unit_id)
        if one is not None and params.phase(unit_id) is Phase.BEFORE:
            one = one.unheard()
        joined[unit_id] = replace(own, clarifications=one, faults=(*own.faults, *read.faults.get(unit_id, ())))
    return joined


def register_of(registry: Registry, params: RoundParams, unit_id: str) -> Register:
    """Return a unit's register without rows: what its file is read by."""
    delegation = next(row for row in params.round.delegations if row.id == params.unit(unit_id).delegation)
    askers = dict.fromkeys(one.role for one in (delegation.head, *delegation.members))
    table = register_table([(row.word, row.id) for row in registry.assessments], tuple(askers))
    return replace(unit_register(KIND, VERSION, say.TITLE, (registry, params, unit_id)), tables=(table,))


def owner_of(book: Book, params: RoundParams) -> str:
    """Return the unit that the hidden sheet of a register names.

    :raises IntakeError: when it is no unit of the round.
    """
    owner = identity(book).get("owner_id", "")
    if owner not in {row.id for row in params.round.units}:
        place = Place(file=book.file)
        raise IntakeError.of("clarification-unit-unknown", place, found=shown(owner), round=params.round.id)
    return owner


def read_register(book: Book, unit_id: str, registry: Registry, params: RoundParams) -> Clarifications:
    """Read one unit's register.

    :raises IntakeError: with all faults of the file.
    """
    table = open_register(book, register_of(registry, params, unit_id))[ID]
    context = context_of(registry, params, registry.units[unit_id], book.file, say.SOURCE_TITLE)
    words = {row.id: row.word for row in registry.assessments}
    rows = tuple(_row(context, row, words) for row in rows_of(context, table))
    IntakeError.raise_if(dict.fromkeys(context.found.faults))
    return Clarifications(unit_id, book.file, book.sha256, rows)


def _row(context: Context, row: RegisterRow, words: Mapping[str, str]) -> Clarification:
    cells = row.cells
    slug = cells.choice("assessment")
    read = Clarification(
        key=row.key,
        question=cells.text("question"),
        is_own=row.is_own,
        is_current=row.is_current,
        asker=cells.text("asker"),
        answer=cells.text("answer"),
        document=cells.text("document"),
        answered_on=cells.day("answered_on"),
        assessment=words.get(slug, ""),
        remark=cells.text("remark"),
        source=cells.source("question"),
    )
    _check(context, cells, read)
    return read


def _check(context: Context, cells: RowReader, read: Clarification) -> None:
    """Note what cannot be: an answer assessed that nobody gave, a day without a document, a day after the report."""
    day = read.answered_on
    if read.assessment and not read.answer and not _is_open(context, read.assessment):
        cells.fault("clarification-assessed-unanswered", "assessment", assessment=read.assessment)
    if day is not None and not read.document:
        cells.fault("clarification-document-missing", "document")
    if read.document and not read.answer:
        cells.fault("clarification-answer-missing", "answer")
    if day is not None and day > context.report_date:
        facts = {"found": short_date(day), "report_date": short_date(context.report_date)}
        cells.fault("date-after-report", "answered_on", **facts)


_OPEN = ("chua-lam-ro", "bo-sung", "khong-thuoc")
"""Assessments that can be made of a question which the unit has not answered."""


def _is_open(context: Context, word: str) -> bool:
    return any(row.word == word and row.id in _OPEN for row in context.registry.assessments)
