"""The sheets of a round's own form: ``params/rounds/<round>.sheets.csv``; without it the form is the common one.

A topic of its own needs no other code: its sheets are rows, its indicators name them by number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.formatting.names import match_key
from giamsat.model.form_sheets import FormSheet, SheetKind
from giamsat.params.entries import Entry, Part, read_csv
from giamsat.params.rules import choice_fault
from giamsat.params.textfile import shown
from giamsat.params.wording import listed, near, other_place
from giamsat.settings import Settings
from giamsat.workbook.layout import COVER, INDICATORS, RECORD_TABLES, SIGN_NAME, sheet_title

LONGEST_NAME = 31
"""What Excel takes for the name of a sheet."""
_NUMBER = re.compile(r"[0-9]{2}")
_FORBIDDEN = frozenset("[]:*?/\\'")
_LISTED = tuple(kind.value for kind in SheetKind if kind not in (SheetKind.COVER, SheetKind.SIGN))
_ONCE = (SheetKind.DOSSIERS, SheetKind.SUB_UNITS)
_ASKING = (SheetKind.INDICATORS, SheetKind.DOSSIERS)


def read_sheets(
    path: Path, settings: Settings, indicators: Mapping[str, Part], domains: Sequence[str]
) -> tuple[list[Entry[FormSheet]], list[Fault]]:
    """Read the sheets of a round's form; without the file there are none of its own.

    :param domains: those of the round, all when empty: their indicators must stand on one of the sheets.
    """
    if not path.exists():
        return [], []
    entries, faults = read_csv(path, settings, FormSheet)
    parts = [entry.part for entry in entries]
    faults += _row_faults(parts)
    if not faults:
        faults += _indicator_faults(parts, indicators, domains, settings.relative(path))
    return entries, faults


def _row_faults(parts: Sequence[Part]) -> Iterator[Fault]:
    seen: dict[str, Place] = {}
    taken = {match_key(name) for name in (COVER.name, SIGN_NAME)}
    for part in parts:
        yield from choice_fault(part, "kind", _LISTED)
        yield from _name_faults(part, taken)
        keys = [f"number:{part.text('number')}", f"name:{match_key(part.text('name'))}"]
        keys += [f"kind:{kind}" for kind in _ONCE if part.data.get("kind") is kind]
        keys += [f"table:{found}" for found, _ in part.texts("tables") if found != INDICATORS.id]
        for key in keys:
            if key in seen:
                facts = {"found": shown(key.partition(":")[2]), "other": other_place(seen[key])}
                yield Fault.of("sheets-twice", part.place(key.partition(":")[0]), **facts)
            seen.setdefault(key, part.place("number"))
        yield from _table_faults(part)


def _name_faults(part: Part, taken: set[str]) -> Iterator[Fault]:
    number, name = part.text("number"), part.text("name")
    if number and not _NUMBER.fullmatch(number):
        yield Fault.of("sheets-number", part.place("number"), found=shown(number))
    whole = sheet_title(number, name)
    if len(whole) > LONGEST_NAME or _FORBIDDEN & set(name) or match_key(name) in taken:
        yield Fault.of("sheets-name", part.place("name"), found=shown(whole), most=LONGEST_NAME)


def _table_faults(part: Part) -> Iterator[Fault]:
    """A sheet of records names the tables that it holds; the other kinds have theirs."""
    tables = tuple(part.texts("tables"))
    is_records = part.data.get("kind") is SheetKind.RECORDS
    if "kind" in part.data and is_records != bool(tables):
        code = "sheets-no-tables" if is_records else "sheets-tables"
        yield Fault.of(code, part.place("tables"), number=shown(part.text("number")))
    known = [INDICATORS.id, *RECORD_TABLES]
    for place, (found, where) in enumerate(tables):
        if found not in known or (found == INDICATORS.id and place):
            facts = {"found": shown(found), "choices": listed(known), "near": near(found, known)}
            yield Fault.of("sheets-table-unknown", where, **facts)


def _indicator_faults(
    parts: Sequence[Part], indicators: Mapping[str, Part], domains: Sequence[str], file: str
) -> Iterator[Fault]:
    """What a domain of the round asks must stand somewhere: a form that lacks it would ask less without a word."""
    asking = {
        part.text("number")
        for part in parts
        if part.data["kind"] in _ASKING or INDICATORS.id in (found for found, _ in part.texts("tables"))
    }
    for name, row in indicators.items():
        sheet = row.text("sheet")
        if sheet and sheet not in asking and (not domains or row.text("domain") in domains):
            facts = {"id": shown(name), "sheet": shown(sheet), "known": listed(sorted(asking))}
            yield Fault.of("sheets-lack-indicator", Place(file=file), **facts)
