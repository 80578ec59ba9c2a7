"""Registers of voices: ``data/<round>/voices/*.xlsx`` → opinions by delegation, and objections of units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.dates import short_date
from giamsat.intake.cells import RowReader
from giamsat.intake.context import Context
from giamsat.intake.guard import read_named
from giamsat.intake.identify import submitted_files
from giamsat.intake.register_rows import context_of, open_register, rows_of
from giamsat.model.opinions import Objection, Opinion
from giamsat.model.rounds import Registry, RoundParams
from giamsat.settings import Settings
from giamsat.texts_vi import opinions as say
from giamsat.workbook.opinions import ANSWERS, OBJECTIONS, OPINIONS, VERSION, objection_table, opinion_table
from giamsat.workbook.reading import Book
from giamsat.workbook.register.found import identity
from giamsat.workbook.register.layout import Register, RegisterTable

VOICES = "voices"


@dataclass(frozen=True)
class Voices:
    """Opinions by delegation id, objections in the order of their file, the registers there are by kind and owner."""

    opinions: Mapping[str, tuple[Opinion, ...]] = field(default_factory=dict)
    objections: tuple[Objection, ...] = ()
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_voices(settings: Settings, registry: Registry, params: RoundParams) -> Voices:
    """Read all registers of a round's voices; nothing is raised for a bad one."""
    opinions: dict[str, tuple[Opinion, ...]] = {}
    objections: tuple[Objection, ...] = ()
    files: dict[tuple[str, str], str] = {}
    faults: list[Fault] = []
    known = voice_registers(registry, params)
    for path in submitted_files(settings.data(params.round.id) / VOICES):
        file = settings.relative(path)
        try:
            book, of = _identified(path, file, known, params)
            if of in files:
                raise IntakeError.of("register-twice", Place(file=file), other=files[of])
            files[of] = file
            if of[0] == OPINIONS:
                opinions[of[1]] = _opinions(book, known[of], registry, params)
            else:
                objections = _objections(book, known[of], registry, params)
        except IntakeError as error:
            faults += error.faults
    return Voices(opinions, objections, files, tuple(faults))


def voice_registers(registry: Registry, params: RoundParams) -> dict[tuple[str, str], Register]:
    """Return the registers of a round, empty, by kind and owner: one of opinions per delegation, one of objections."""
    domains = [(row.title, row.id) for row in registry.domains.values()]
    every = _unit_words(registry, [row.id for row in params.round.units])
    found = {}
    for delegation in params.round.delegations:
        units = _unit_words(registry, [row.id for row in params.round.units if row.delegation == delegation.id])
        roles = tuple(dict.fromkeys(one.role for one in (delegation.head, *delegation.members)))
        table = opinion_table(domains, units, roles)
        found[OPINIONS, delegation.id] = _register(
            OPINIONS, say.OPINION_TITLE, (delegation.id, delegation.name), table, params
        )
    found[OBJECTIONS, ""] = _register(
        OBJECTIONS, say.OBJECTION_TITLE, ("", params.round.letterhead.organ), objection_table(every), params
    )
    return found


def _register(kind: str, title: str, owner: tuple[str, str], table: RegisterTable, params: RoundParams) -> Register:
    return Register(
        kind=kind,
        version=VERSION,
        title=title,
        round_id=params.round.id,
        round_title=params.round.title,
        owner_id=owner[0],
        owner=owner[1],
        is_illustrative=params.round.fictional,
        stamp=params.round.report_date,
        tables=(table,),
    )


def _unit_words(registry: Registry, ids: list[str]) -> list[tuple[str, str]]:
    """Return the names of units with their ids; a name that two of them have is told apart by the id."""
    names = {unit_id: registry.units[unit_id].official_name for unit_id in ids}
    counts = Counter(names.values())
    return [
        (name if counts[name] == 1 else say.UNIT_TWICE.format(name=name, id=unit_id), unit_id)
        for unit_id, name in names.items()
    ]


def _identified(
    path: Path, file: str, known: Mapping[tuple[str, str], Register], params: RoundParams
) -> tuple[Book, tuple[str, str]]:
    if path.suffix.casefold() != ".xlsx":
        raise IntakeError.of("register-unreadable", Place(file=file))
    book = read_named(path, file)
    said = identity(book)
    of = (said.get("kind", ""), said.get("owner_id", ""))
    if of not in known:
        raise IntakeError.of("voices-file-unknown", Place(file=file), round=params.round.id)
    return book, of


def _context(book: Book, registry: Registry, params: RoundParams, title: str) -> Context:
    # Nothing of a row is read as a unit's figure; readers only want some unit's period.
    return context_of(registry, params, registry.units[params.round.units[0].id], book.file, title)


def _opinions(book: Book, register: Register, registry: Registry, params: RoundParams) -> tuple[Opinion, ...]:
    table = open_register(book, register)[OPINIONS]
    context = _context(book, registry, params, say.OPINION_SOURCE)
    rows = tuple(_opinion(row.cells) for row in rows_of(context, table))
    IntakeError.raise_if(dict.fromkeys(context.found.faults))
    return rows


def _opinion(cells: RowReader) -> Opinion:
    return Opinion(
        section=cells.choice("section"),
        unit_id=cells.choice("unit"),
        content=cells.text("content"),
        proposal=cells.text("proposal"),
        role=cells.text("role"),
        is_named=cells.choice("is_named") == "co",
        source=cells.source("content"),
    )


def _objections(book: Book, register: Register, registry: Registry, params: RoundParams) -> tuple[Objection, ...]:
    table = open_register(book, register)[OBJECTIONS]
    context = _context(book, registry, params, say.OBJECTION_SOURCE)
    rows = tuple(_objection(context, row.cells) for row in rows_of(context, table))
    IntakeError.raise_if(dict.fromkeys(context.found.faults))
    return rows


def _objection(context: Context, cells: RowReader) -> Objection:
    read = Objection(
        unit_id=cells.choice("unit"),
        document=cells.text("document"),
        day=cells.day("day"),
        place=cells.text("place"),
        content=cells.text("content"),
        answer=cells.choice("answer"),
        reason=cells.text("reason"),
        amended_at=cells.text("amended_at"),
        source=cells.source("content"),
    )
    words = {slug: word for word, slug in ANSWERS}
    if read.answer in ("giai-trinh", "mot-phan") and not read.reason:
        cells.fault("objection-reason-missing", "reason", answer=words[read.answer])
    if read.answer in ("tiep-thu", "mot-phan") and not read.amended_at:
        cells.fault("objection-place-missing", "amended_at", answer=words[read.answer])
    if not read.answer and (read.reason or read.amended_at) and not cells.value("answer"):
        cells.fault("objection-answer-missing", "answer")
    if read.day is not None and read.day > context.report_date:
        facts = {"found": short_date(read.day), "report_date": short_date(context.report_date)}
        cells.fault("date-after-report", "day", **facts)
    return read
