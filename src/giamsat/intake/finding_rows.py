"""The tables of a register of findings, row by row, and how rows name one another; every fault with its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from giamsat.formatting.names import near
from giamsat.intake.cells import RowReader
from giamsat.intake.context import Context
from giamsat.intake.tables import is_filled
from giamsat.intake.wording import near_words, place_words
from giamsat.model.findings import Cause, CauseKind, Grounds, Link, Priority, Recommendation, Statement
from giamsat.model.records import Deadline, DeadlineKind
from giamsat.model.values import Source
from giamsat.params.textfile import shown
from giamsat.workbook.findings import PREFIXES
from giamsat.workbook.register.found import FoundTable

_CELL = re.compile(
    r"(?P<sheet>[^!]*[^!\s,;])(?:\s*!|\s*[,;]?\s+ô\s+)\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[1-9]\d*)", re.IGNORECASE
)
_BETWEEN = re.compile(r"[;,\s]+")


def cell_parts(text: str) -> tuple[str, str] | None:
    """Return sheet and address of «02 TTHC (Biểu 06), ô H12», also as Excel writes it, ``None`` for other words."""
    found = _CELL.fullmatch(text.strip())
    return None if found is None else (found["sheet"].strip(" '"), f"{found['column'].upper()}{found['row']}")


LinkReader = Callable[[RowReader], tuple[Link, ...]]
"""Reads which rows of units a row of the synthesis' register names."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How the rows of a register are read: its ids, and the links of one of a synthesis (``None`` in a unit's)."""

    prefixes: Mapping[str, str]
    link: LinkReader | None

    def links(self, row: RowReader) -> tuple[Link, ...]:
        return self.link(row) if self.link is not None else ()


def read_rows(
    context: Context,
    tables: Mapping[str, FoundTable],
    prefixes: Mapping[str, str] = PREFIXES,
    link: LinkReader | None = None,
) -> dict[str, tuple[Any, ...]]:
    """Return the rows of every table by the field of :class:`~giamsat.model.findings.Findings` that holds them.

    :param link: reads the links of a row; only the register of a synthesis has such.
    """
    kind = _Kind(prefixes, link)
    makers: Mapping[str, Callable[[RowReader], Any]] = {
        "results": lambda row: _statement(row, "results", kind),
        "shortcomings": lambda row: _statement(row, "shortcomings", kind),
        "causes": lambda row: _cause(row, kind),
        "recommendations": lambda row: _recommendation(row, kind),
    }
    found = {name: tuple(make(row) for row in _written(context, tables[name])) for name, make in makers.items()}
    _check_ids(context, (row for rows in found.values() for row in rows))
    _check_links(context, found)
    return found


def _written(context: Context, table: FoundTable) -> Iterator[RowReader]:
    """Yield the rows in which somebody wrote; one without its words is a fault."""
    columns = table.layout.table.columns
    for number in table.filled:
        row = RowReader(context, table.grid, number, table.layout.whole, table.columns)
        if not any(is_filled(table.grid, number, table.columns[one.field]) for one in columns if not one.is_locked):
            continue
        if not row.text("content"):
            row.fault("record-key-missing", "content", column=row.column("content").header)
            continue
        yield row


def _statement(row: RowReader, table_id: str, kind: _Kind) -> Statement:
    grounds = Grounds(
        indicator_id=row.text("indicator_id"),
        cell=row.text("cell"),
        document=row.text("document"),
        task=row.text("task"),
        question_id=row.text("question_id"),
    )
    if grounds.indicator_id and grounds.indicator_id not in row.context.registry.indicators:
        names = near_words(near(grounds.indicator_id, row.context.registry.indicators))
        row.fault("code-unknown", "indicator_id", found=shown(grounds.indicator_id), near=names)
    if grounds.cell and cell_parts(grounds.cell) is None:
        row.fault("finding-cell-unread", "cell", found=shown(grounds.cell))
    domain = row.choice("domain")
    if not domain and not is_filled(row.grid, row.row, row.columns["domain"]):
        row.fault("finding-domain-missing", "domain")
    own, links = _id(row, table_id, kind), kind.links(row)
    if kind.link is None and not grounds.has_proof:
        row.fault(f"finding-{table_id}-without-proof", "indicator_id", id=shown(own))
    is_bare = not grounds.document and "links" in row.columns and not is_filled(row.grid, row.row, row.columns["links"])
    if kind.link is not None and is_bare:
        row.fault("common-without-proof", "links", id=shown(own), column=row.column("links").header)
    return Statement(own, domain, row.text("content"), grounds, _places(row), links)


def _cause(row: RowReader, of: _Kind) -> Cause:
    kind, body, head = row.choice("kind"), row.text("body"), row.text("head")
    own = _id(row, "causes", of)
    if not is_filled(row.grid, row.row, row.columns["kind"]):
        row.fault("finding-kind-missing", "kind", id=shown(own))
    if kind == CauseKind.SUBJECTIVE:
        for name, text in (("body", body), ("head", head)):
            if not text:
                row.fault("finding-without-responsibility", name, id=shown(own), column=row.column(name).header)
    ids = _ids(row, "shortcoming_ids")
    if not ids:
        row.fault("finding-cause-unlinked", "shortcoming_ids", id=shown(own))
    known = CauseKind(kind) if kind else CauseKind.OBJECTIVE
    return Cause(own, ids, known, row.text("content"), body, head, _places(row), of.links(row))


def _recommendation(row: RowReader, kind: _Kind) -> Recommendation:
    own = _id(row, "recommendations", kind)
    texts = {name: row.text(name) for name in ("addressee", "product", "report_back", "content")}
    blank = {
        name
        for name in ("group", "addressee", "product", "deadline_kind", "report_back")
        if not is_filled(row.grid, row.row, row.columns[name])
    }
    for name in sorted(blank, key=list(row.columns).index):
        row.fault(f"finding-without-{name.replace('_', '-')}", name, id=shown(own))
    priority = row.choice("priority")
    return Recommendation(
        id=own,
        shortcoming_ids=_ids(row, "shortcoming_ids"),
        group=row.choice("group"),
        due=Deadline(DeadlineKind.NONE)
        if "deadline_kind" in blank
        else row.due(),  # without its kind a day says nothing
        priority=Priority(priority) if priority else Priority.PLANNED,
        places=_places(row),
        links=kind.links(row),
        **texts,
    )


def _id(row: RowReader, table_id: str, kind: _Kind) -> str:
    """Return the id of a row, or note that somebody deleted or changed it."""
    found, prefix = row.text("id"), kind.prefixes[table_id]
    if not re.fullmatch(rf"{prefix}-\d{{2,3}}", found):
        row.fault("finding-id-unread", "id", found=shown(found), expected=f"{prefix}-01")
    return found


def _ids(row: RowReader, field: str) -> tuple[str, ...]:
    """Return the ids that a cell names, «HC-01; HC-03»."""
    return tuple(dict.fromkeys(part for part in _BETWEEN.split(row.text(field)) if part))


def _places(row: RowReader) -> dict[str, Source]:
    return {column.field: row.source(column.field) for column in row.table.columns if column.field in row.columns}


def _check_ids(context: Context, rows: Iterable[Any]) -> None:
    """Note each id that two rows have: what names it could mean either."""
    seen: dict[str, Source] = {}
    for row in rows:
        place = row.places["id"]
        if row.id and row.id in seen:
            first = context.place(seen[row.id].sheet, seen[row.id].cell)
            context.fault("finding-id-twice", place.sheet, place.cell, id=shown(row.id), other=place_words(first))
        seen.setdefault(row.id, place)


def _check_links(context: Context, found: Mapping[str, tuple[Any, ...]]) -> None:
    """Note links to shortcomings that are not there, and shortcomings whose cause nobody named."""
    known = {row.id for row in found["shortcomings"]}
    for row in (*found["causes"], *found["recommendations"]):
        place = row.places["shortcoming_ids"]
        for name in row.shortcoming_ids:
            if name not in known:
                context.fault("finding-link-dangling", place.sheet, place.cell, found=shown(name), id=shown(row.id))
    explained = {name for row in found["causes"] for name in row.shortcoming_ids}
    for row in found["shortcomings"]:
        if row.id not in explained and not row.links:  # what units share has the causes that stand in their registers
            place = row.places["content"]
            context.fault("finding-without-cause", place.sheet, place.cell, id=shown(row.id))
