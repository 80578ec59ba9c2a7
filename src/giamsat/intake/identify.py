"""Whose workbook is it? Told by its cover, never by its file name; and which of several files of a unit counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.formatting.names import match_key, near
from giamsat.intake.cover import cover_fault, cover_grid, cover_text
from giamsat.intake.wording import files_words, near_words
from giamsat.model.rounds import Receipt, Registry, RoundParams
from giamsat.params.textfile import shown
from giamsat.workbook.layout import COVER
from giamsat.workbook.reading import Book

_NOT_SENT = ("desktop.ini", "thumbs.db")


@dataclass(frozen=True, slots=True)
class Identity:
    """The unit that a workbook names («» when nobody can be told) and the faults of the naming."""

    unit_id: str
    faults: tuple[Fault, ...] = ()


def submitted_files(folder: Path) -> tuple[Path, ...]:
    """Return what lies in a submissions folder, by name: not hidden files, not the traces of an open Excel («~$…»)."""
    if not folder.is_dir():
        return ()
    return tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        and path.name.casefold() not in _NOT_SENT
    )


def identify(book: Book, registry: Registry, params: RoundParams) -> Identity:
    """Return whose workbook it is; a foreign round, an unknown unit and a unit outside the round are faults."""
    grid = cover_grid(book)
    if grid is None:
        return Identity("", (Fault.of("cover-missing", Place(file=book.file), sheet=COVER.name),))
    faults = list(_round_faults(book, cover_text(grid, "round_id"), params))
    unit_id = cover_text(grid, "unit_id")
    name = cover_text(grid, "unit_name")
    in_round = {row.id for row in params.round.units}
    if unit_id in in_round:
        return Identity(unit_id, tuple(faults))
    if unit_id in registry.units:
        official = registry.units[unit_id].official_name
        faults.append(
            cover_fault(book.file, grid, "unit_id", "submission-unit-outside", found=shown(unit_id), name=official)
        )
    else:
        candidates = [*near(unit_id, in_round), *_named(name, registry, in_round)]
        names = near_words(dict.fromkeys(candidates))
        code = "submission-unit-unknown" if unit_id else "submission-unit-missing"
        faults.append(cover_fault(book.file, grid, "unit_id", code, found=shown(unit_id), near=names))
    return Identity("", tuple(faults))


def _round_faults(book: Book, found: str, params: RoundParams) -> Iterator[Fault]:
    grid = cover_grid(book)
    if grid is not None and found and found != params.round.id:
        yield cover_fault(
            book.file, grid, "round_id", "submission-round-foreign", found=shown(found), expected=params.round.id
        )


def _named(name: str, registry: Registry, ids: set[str]) -> Iterator[str]:
    """Yield the unit of the round whose name is ``name``, for the sentence that proposes codes."""
    key = match_key(name)
    for unit_id in sorted(ids):
        unit = registry.units[unit_id]
        if key and key in (match_key(unit.official_name), match_key(unit.short_name)):
            yield unit_id


def unit_of_sender(receipt: Receipt | None, registry: Registry, params: RoundParams) -> str:
    """Return the unit that received.csv names as sender of a file whose inside cannot tell, «» when it is none."""
    if receipt is None:
        return ""
    ids = {row.id for row in params.round.units}
    return receipt.sender if receipt.sender in ids else next(_named(receipt.sender, registry, ids), "")


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as it was handed in."""

    file: str
    sha256: str
    receipt: Receipt | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of a unit's files counts: the newest by received.csv; the others are named."""

    file: str
    notices: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()


def choose(files: Sequence[Handed]) -> Choice:
    """Choose among the files of one unit (at least one), by the day on which received.csv says they came.

    Equal copies count once. Without a newest day the choice is a person's: a fault that names the files.
    """
    copies: dict[str, Handed] = {}
    for one in files:
        copies.setdefault(one.sha256, one)
    single = list(copies.values())
    notices = [
        Fault.of("file-copy", Place(file=one.file), other=copies[one.sha256].file)
        for one in files
        if copies[one.sha256] is not one
    ]
    if len(single) == 1:
        return Choice(single[0].file, tuple(notices))
    days = [one.receipt.received_on for one in single if one.receipt is not None]
    newest = [one for one in single if one.receipt is not None and days and one.receipt.received_on == max(days)]
    if len(days) < len(single) or len(newest) != 1:
        names = files_words(one.file for one in single)
        return Choice("", tuple(notices), (Fault.of("files-undecided", Place(file=single[0].file), files=names),))
    notices += [
        Fault.of("file-older", Place(file=one.file), other=newest[0].file) for one in single if one is not newest[0]
    ]
    return Choice(newest[0].file, tuple(notices))
