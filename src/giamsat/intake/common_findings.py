"""The register of a synthesis: ``findings/tong-hop*.xlsx`` → model/findings.py, all faults with their cells.

Whether a row of a unit that is named is there is told by analysis/common_findings.py, which sees all registers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from giamsat.errors import IntakeError
from giamsat.formatting.names import match_key, near
from giamsat.intake.cells import RowReader
from giamsat.intake.context import Collector, OnSite
from giamsat.intake.finding_rows import read_rows
from giamsat.intake.tables import is_filled
from giamsat.intake.wording import near_words
from giamsat.model.findings import Findings, Link
from giamsat.model.owners import stem_of
from giamsat.model.rounds import Registry, RoundParams
from giamsat.model.values import Span
from giamsat.params.textfile import shown
from giamsat.texts_vi import common_findings as texts
from giamsat.workbook.common_findings import KIND, PREFIXES, common_register
from giamsat.workbook.reading import Book
from giamsat.workbook.register.found import found_tables, identity

_ROW_ID = re.compile(r"[A-ZĐ]{2}-\d{2,3}", re.IGNORECASE)


def is_common(book: Book) -> bool:
    """Whether a workbook is the register of a synthesis."""
    return identity(book).get("kind") == KIND


def stem_found(book: Book, params: RoundParams) -> str:
    """Return the name of the synthesis whose register it is («tong-hop-doan-1»), «» when the round has none such."""
    stem = identity(book).get("owner_id", "")
    return stem if stem in stems(params) else ""


def stems(params: RoundParams) -> Mapping[str, str]:
    """Return the owners of the round's syntheses by their names."""
    return {stem_of(owner_id): owner_id for owner_id in params.syntheses}


def read_common(book: Book, owner_id: str, registry: Registry, params: RoundParams) -> Findings | None:
    """Read the register of a synthesis; ``None`` when nobody has written anything in it.

    :raises IntakeError: with all faults of the file.
    """
    ids = params.units_of(owner_id)
    found = Collector()
    span = Span(params.round.period_from, params.round.cut_off)
    # Nothing of a row is read as a unit's figure; readers only want some unit.
    context = OnSite(registry, params, registry.units[ids[0]], book.file, texts.SOURCE_TITLE, span, None, found)
    tables = found_tables(book, common_register(params, registry, owner_id))
    rows = read_rows(context, tables, PREFIXES, partial(_links, names=_names(registry, params), ids=ids))
    IntakeError.raise_if(dict.fromkeys(found.faults))
    if not any(rows.values()):
        return None
    return Findings(owner_id, book.file, book.sha256, params.round.fictional, **rows)


def _names(registry: Registry, params: RoundParams) -> Mapping[str, str]:
    """Return the units of the round by each name that a person may write."""
    names: dict[str, str] = {}
    for row in params.round.units:
        unit = registry.units[row.id]
        names |= {match_key(name): row.id for name in (unit.official_name, unit.short_name, row.id)}
    return names


def _links(row: RowReader, names: Mapping[str, str], ids: Sequence[str]) -> tuple[Link, ...]:
    """Return the rows of units that a cell names («Sở Mẫu B/HC-01; Quận Mẫu 1/HC-02»), each once."""
    found: dict[Link, None] = {}
    if not is_filled(row.grid, row.row, row.columns["links"]):
        return ()
    for part in filter(None, (one.strip() for one in re.split(r"[;\n]", row.text("links")))):
        name, _, row_id = part.rpartition("/")
        unit_id = names.get(match_key(name), "")
        if not unit_id or _ROW_ID.fullmatch(row_id.strip()) is None:
            units = [row.context.registry.units[one].short_name for one in ids]
            told = near_words(near(name or part, units))
            row.fault("common-link-unread", "links", found=shown(part), column=row.column("links").header, near=told)
        elif unit_id not in ids:
            row.fault("common-link-foreign", "links", found=shown(part), id=shown(row.text("id")))
        else:
            found[Link(unit_id, row_id.strip().upper())] = None
    return tuple(found)
