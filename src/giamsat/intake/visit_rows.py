"""The tables of a visit's workbook, row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from giamsat.formatting.dates import parse_date, short_date
from giamsat.formatting.names import match_key, near
from giamsat.intake.cells import RowReader, quoted
from giamsat.intake.context import Context
from giamsat.intake.records import read_records
from giamsat.intake.tables import find_tables
from giamsat.intake.wording import near_words
from giamsat.model.parameters import Kind
from giamsat.model.visits import (
    Answer,
    Commitment,
    Observation,
    Participant,
    SampledDossier,
    ScreenReading,
    Statement,
)
from giamsat.params.textfile import shown
from giamsat.workbook.reading import Book
from giamsat.workbook.visits import SAMPLES, sheets

_HOUR = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])\s*(?:giờ|g|h|:)\s*(?:[0-5]?\d)?", re.IGNORECASE)
TABLES = ("participants", "answers", "observations", "samples", "statements", "commitments", "supplements", "readings")


def read_tables(context: Context, book: Book, held_on: date | None) -> dict[str, tuple[Any, ...]]:
    """Return the rows of every table by the field of :class:`~giamsat.model.visits.Visit` that holds them."""
    domains = tuple((row.title, row.id) for row in context.registry.domains.values())
    named = {match_key(name): grid for name, grid in book.sheets.items()}
    makers: Mapping[str, Callable[[RowReader], Any]] = {
        "participants": _participant,
        "answers": _answer,
        "observations": _observation,
        "samples": lambda row: _sample(row, held_on),
        "statements": _statement,
        "commitments": _commitment,
        "supplements": _supplement,
        "readings": _reading,
    }
    found: dict[str, tuple[Any, ...]] = dict.fromkeys(TABLES, ())
    for sheet in sheets(domains):
        grid = named.get(match_key(sheet.name))
        if grid is None:
            context.fault("visit-sheet-missing", sheet.name, name=sheet.name)
            continue
        for table in find_tables(context, sheet, grid):
            rows = read_records(context, table, makers[table.table.id])
            found[table.table.id] = tuple(row for row in rows if row is not None)
    # A proposed question that nobody answered says nothing of the visit.
    found["answers"] = tuple(one for one in found["answers"] if one.answer)
    return found


def _participant(row: RowReader) -> Participant:
    count = row.number("count", whole=True)
    role = row.text("role")
    return Participant(row.choice("side"), role, None if count is None else int(count), row.source("role"))


def _answer(row: RowReader) -> Answer:
    texts = {name: row.text(name) for name in ("question_id", "question", "answer")}
    return Answer(domain=row.choice("domain"), source=row.source("answer"), **texts)


def _observation(row: RowReader) -> Observation:
    texts = {name: row.text(name) for name in ("place", "content", "evidence")}
    return Observation(domain=row.choice("domain"), source=row.source("content"), **texts)


def _sample(row: RowReader, held_on: date | None) -> SampledDossier:
    received, due, done = (row.day(name) for name in ("received_on", "due_on", "done_on"))
    for name, day in (("received_on", received), ("done_on", done)):
        if day is not None and held_on is not None and day > held_on:
            row.fault("visit-day-later", name, found=short_date(day), held_on=short_date(held_on))
    for name, day in (("due_on", due), ("done_on", done)):
        if received is not None and day is not None and day < received:
            label = next(column.header for column in SAMPLES.columns if column.field == name)
            facts = {"received_on": short_date(received), "label": label[:1].lower() + label[1:]}
            row.fault("visit-day-reversed", name, found=short_date(day), **facts)
    return SampledDossier(
        code=row.text("code"),
        field=row.text("field"),
        received_on=received,
        due_on=due,
        done_on=done,
        finding=row.text("finding"),
        source=row.source("code"),
    )


def _statement(row: RowReader) -> Statement:
    return Statement(row.text("speaker"), row.text("content"), row.source("content"))


def _commitment(row: RowReader) -> Commitment:
    return Commitment(
        content=row.text("content"),
        owner=row.text("owner"),
        product=row.text("product"),
        due=row.due(),
        source=row.source("content"),
    )


def _supplement(row: RowReader) -> Commitment:
    return Commitment(row.text("content"), "", "", row.due(), row.source("content"))


def _reading(row: RowReader) -> ScreenReading | None:
    """Read a figure off a screen; a share may be typed as the screen shows it, it is never recomputed."""
    context = row.context
    code = row.text("code")
    indicator = context.registry.indicators.get(code)
    if indicator is None and code:
        names = near_words(near(code, context.registry.indicators))
        row.fault("code-unknown", "code", found=shown(code), near=names)
    read_at = row.text("read_at")
    day = parse_date(read_at)
    if day is None or _HOUR.search(read_at) is None:
        row.fault("visit-read-at", "read_at", found=shown(read_at))
    elif day > context.report_date:
        facts = {"found": short_date(day), "report_date": short_date(context.report_date)}
        row.fault("date-after-report", "read_at", **facts)
    reader = row.text("reader")
    if not reader:
        row.fault("visit-reader-missing", "reader")
    figure = row.figure("value", code, whole=indicator is not None and indicator.kind is Kind.COUNT)
    if figure is None or figure.value is None:
        if figure is not None:
            row.fault("number-unread", "value", found=quoted(row.value("value")))
        return None
    return ScreenReading(
        system=row.text("system"),
        read_at=read_at,
        reader=reader,
        label=indicator.name if indicator is not None else code,
        figure=replace(figure, period=None, as_of=day, note=row.text("note"), system=row.text("system")),
        source=row.source("system"),
    )
