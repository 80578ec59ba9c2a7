"""Rules that rows and tables of several files share: ids, references, choices, order of days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from giamsat.errors import Fault, Place
from giamsat.model.owners import is_taken
from giamsat.params.entries import Part
from giamsat.params.textfile import shown
from giamsat.params.wording import day, listed, near, other_place

_ID = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9_]+)*")

# Names under outputs/<round>/ that the kit writes itself, and names that Windows keeps for its devices.
_OWN_NAMES = frozenset(("blocks", "executed", "forms", "index", "manifest", "so-lieu"))
_DEVICES = frozenset(
    ("aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)


def is_id(text: str) -> bool:
    """Whether ``text`` has the form of an id: lower-case words of ASCII letters and digits joined by ``-`` or ``.``."""
    return _ID.fullmatch(text) is not None


def id_faults(parts: Iterable[Part]) -> Iterator[Fault]:
    """Check the form of the ids and that none is given twice."""
    seen: dict[str, Place] = {}
    for part in parts:
        found = part.text("id")
        if not found:
            continue  # told as missing or empty when the row was read
        place = part.place("id")
        if not is_id(found):
            yield Fault.of("id-form", place, found=shown(found))
        if found in seen:
            yield Fault.of("id-twice", place, id=shown(found), other=other_place(seen[found]))
        seen.setdefault(found, place)


def file_name_faults(part: Part) -> Iterator[Fault]:
    """Check an id that becomes the name of files and folders (a unit's, a round's): no dot, no reserved name.

    A dot would split the name from its ending; a reserved name would overwrite a file of the kit's own
    («manifest», «tong-hop», «tong-hop-doan-1») or cannot be written on Windows («con», «lpt1»).
    """
    found = part.text("id")
    place = part.place("id")
    if "." in found:
        yield Fault.of("id-dot", place, found=shown(found), example=shown(found.replace(".", "-")))
    elif found in _OWN_NAMES or is_taken(found):
        yield Fault.of("id-reserved", place, found=found)
    elif found in _DEVICES:
        yield Fault.of("id-device", place, found=found)


def reference_fault(code: str, name: str, found: str, known: Collection[str], place: Place) -> Iterator[Fault]:
    """Check that ``found``, if there is one, is a known id."""
    if found and found not in known:
        yield Fault.of(code, place, name=name, found=shown(found), near=near(found, known))


def choice_fault(part: Part, name: str, words: Collection[str]) -> Iterator[Fault]:
    """Check that a text, if there is one, is one of ``words``."""
    found = part.text(name)
    if found and found not in words:
        facts = {"name": name, "found": shown(found), "choices": listed(words), "near": near(found, words)}
        yield Fault.of("choice", part.place(name), **facts)


def negative_fault(part: Part, name: str) -> Iterator[Fault]:
    """Check that a number, if there is one, is not below zero."""
    found = part.number(name)
    if found is not None and found < 0:
        yield Fault.of("negative", part.place(name), name=name, found=found)


def order_fault(place: Place, early: tuple[str, date | None], late: tuple[str, date | None]) -> Iterator[Fault]:
    """Check that the second of two named days, if both are known, does not come before the first."""
    (early_name, early_day), (late_name, late_day) = early, late
    if early_day is not None and late_day is not None and late_day < early_day:
        facts = {"early": early_name, "early_day": day(early_day), "late": late_name, "late_day": day(late_day)}
        yield Fault.of("days-order", place, **facts)


def days_in_order(part: Part, early: str, late: str) -> Iterator[Fault]:
    """Check the order of two days of one row or table."""
    yield from order_fault(part.place(late), (early, part.day(early)), (late, part.day(late)))
