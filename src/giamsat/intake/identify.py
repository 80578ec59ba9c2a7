"""Whose workbook is it? Told from inside, never by its file name; and which of several files of a unit counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.formatting.names import match_key, near
from giamsat.intake.cells import as_text
from giamsat.intake.cover_labels import cover_fault, cover_text
from giamsat.intake.sheets import cover_grid
from giamsat.intake.wording import files_words, near_words
from giamsat.model.rounds import Receipt, Registry, RoundParams
from giamsat.params.textfile import shown
from giamsat.texts_vi import reading as texts
from giamsat.workbook.layout import COVER, IDENTITY_FIELDS, IDENTITY_SHEET, PROPERTY_PREFIX
from giamsat.workbook.reading import Book, Grid

_NOT_SENT = ("desktop.ini", "thumbs.db")


@dataclass(frozen=True, slots=True)
class Identity:
    """The unit that a workbook names («» when nobody can be told), the faults of the naming, the form's version."""

    unit_id: str
    faults: tuple[Fault, ...] = ()
    form_version: str = "1"


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
    """Return whose workbook it is, by its hidden sheet, its document properties or the codes on its cover.

    Contradictions between them, a foreign round, an unknown unit and a unit outside the round are faults.
    """
    grid = cover_grid(book)
    hidden = hidden_identity(book)
    if grid is None and not hidden.get("unit_id"):
        return Identity("", (Fault.of("cover-missing", Place(file=book.file), sheet=COVER.name),))
    faults = [] if grid is not None else [Fault.of("cover-missing", Place(file=book.file), sheet=COVER.name)]
    faults += _contradictions(book, grid, hidden)
    round_id, unit_id = (hidden.get(field) or _on_cover(grid, field) for field in ("round_id", "unit_id"))
    if round_id and round_id != params.round.id:
        facts = {"found": shown(round_id), "expected": params.round.id}
        faults.append(_fault(book, grid, "round_id", "submission-round-foreign", **facts))
    in_round = {row.id for row in params.round.units}
    if unit_id in in_round:
        return Identity(unit_id, tuple(faults), hidden.get("form_version", "1"))
    if unit_id in registry.units:
        official = registry.units[unit_id].official_name
        faults.append(_fault(book, grid, "unit_id", "submission-unit-outside", found=shown(unit_id), name=official))
    else:
        candidates = [*near(unit_id, in_round), *_named(_on_cover(grid, "unit_name"), registry, in_round)]
        names = near_words(dict.fromkeys(candidates))
        code = "submission-unit-unknown" if unit_id else "submission-unit-missing"
        faults.append(_fault(book, grid, "unit_id", code, found=shown(unit_id), near=names))
    return Identity("", tuple(faults))


def hidden_identity(book: Book) -> dict[str, str]:
    """Return what the form says of itself where nobody types: on its hidden sheet, else in the document properties."""
    found: dict[str, str] = {}
    for name, grid in book.sheets.items():
        if name.casefold() == IDENTITY_SHEET:
            for cells in grid.rows:
                field = as_text(cells[0]) if cells else ""
                if field in IDENTITY_FIELDS and len(cells) > 1:
                    found.setdefault(field, as_text(cells[1]))
    for field in IDENTITY_FIELDS:
        told = book.properties.get(f"{PROPERTY_PREFIX}{field}", "")
        if told:
            found.setdefault(field, told)
    return {field: text for field, text in found.items() if text}


def _contradictions(book: Book, grid: Grid | None, hidden: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault when hidden sheet, document properties and cover name two rounds or two units."""
    for field, what in (("round_id", texts.ROUND_CODE), ("unit_id", texts.UNIT_CODE)):
        told = {
            texts.ON_COVER: _on_cover(grid, field),
            texts.ON_HIDDEN_SHEET: hidden.get(field, ""),
            texts.IN_PROPERTIES: book.properties.get(f"{PROPERTY_PREFIX}{field}", ""),
        }
        named = {where: code for where, code in told.items() if code}
        if len(set(named.values())) > 1:
            (first, one), (second, other) = _two_that_differ(named)
            facts = {"what": what, "first": first, "one": shown(one), "second": second, "other": shown(other)}
            yield _fault(book, grid, field, "identity-differs", **facts)


def _two_that_differ(named: Mapping[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    pairs = list(named.items())
    return pairs[0], next(pair for pair in pairs if pair[1] != pairs[0][1])


def _on_cover(grid: Grid | None, field: str) -> str:
    return "" if grid is None else cover_text(grid, field)


def _fault(book: Book, grid: Grid | None, field: str, code: str, **facts: object) -> Fault:
    if grid is None:
        return Fault.of(code, Place(file=book.file), **facts)
    return cover_fault(book.file, grid, field, code, **facts)


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
