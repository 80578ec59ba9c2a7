"""The workbooks that go back: which file of which unit, what is listed in it, and whether it has to be made again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from giamsat.errors import Fault, IntakeError
from giamsat.files import sha256_of, write_whole
from giamsat.formatting.cells import cell_runs
from giamsat.pipeline.check_entries import Checked, Entry, UnitChecked
from giamsat.pipeline.check_helpers import Helpers, ground
from giamsat.pipeline.publish import publish, remove
from giamsat.provenance.fingerprint import digest_of, fingerprint
from giamsat.provenance.prints import kit_digest
from giamsat.settings import Settings
from giamsat.texts_vi import ERROR
from giamsat.texts_vi import check as texts
from giamsat.workbook.list_sheet import ListLine, ListText
from giamsat.workbook.returned import Mark, Review, returned
from giamsat.workbook.splice import SpliceError

FOLDER = "returned"
_NEVER = ("personal-", "secret-")
"""Beginnings of codes of what is never copied: personal data, items of state secrecy."""
_UNREADABLE = "workbook-"


@dataclass(frozen=True)
class Job:
    """A workbook to make: its name within returned/, the file it is made from, what goes into it."""

    unit_id: str
    name: str
    file: str
    review: Review


def write_returned(checked: Checked, settings: Settings, helpers: Helpers) -> Checked:
    """Write the workbooks that go back and take away those of earlier checks that nothing is to be said of any more.

    :returns: the check with the names of the workbooks that are there, and what could not be written.
    """
    folder = settings.outputs(checked.round_id) / FOLDER
    state = settings.cache / "check" / f"{checked.round_id}.json"
    known = _known(state)
    jobs = list(returned_jobs(checked))
    kit = kit_digest()
    keys = {job.name: _key(job, kit, settings) for job in jobs}
    stale = [job for job in jobs if not _stands(settings, checked, job, keys[job.name], known)]
    faults: list[Fault] = []
    written = {job.name: known.get(job.name, {}) for job in jobs if job not in stale}
    for job, content in zip(stale, helpers.each(make, stale), strict=True):
        if content is None:
            continue
        problems = publish({folder / job.name: content}, settings)
        faults += problems
        if not problems:
            written[job.name] = {"key": keys[job.name], "sha256": sha256_of(folder / job.name)}
    remove(path for path in sorted(folder.glob("*.xlsx")) if path.name not in written)
    _keep(state, written)
    units = tuple(
        replace(unit, returned=tuple(job.name for job in jobs if job.unit_id == unit.unit_id and job.name in written))
        for unit in checked.units
    )
    return replace(checked, units=units, unwritten=(*checked.unwritten, *faults))


def make(job: Job) -> bytes | None:
    """Return the workbook of a job; ``None`` when its file can neither be changed nor read."""
    settings = ground().settings
    path = settings.root / job.file
    try:
        return returned(path.read_bytes(), job.review)
    except OSError:
        return None
    except SpliceError:
        return _made_anew(job, settings)


def _made_anew(job: Job, settings: Settings) -> bytes | None:
    from giamsat.workbook.reading import read_book
    from giamsat.workbook.rebuilt import for_rebuilt, rebuilt

    try:
        book = read_book(settings.root / job.file, job.file)
        return returned(rebuilt(book), for_rebuilt(job.review, book))
    except (IntakeError, SpliceError):
        return None


def returned_jobs(checked: Checked) -> Iterator[Job]:
    """Yield the workbooks that are to go back: one for each file of a unit of which something is to be said."""
    taken = {unit.unit_id for unit in checked.units}
    for unit in checked.units:
        files = [file for file in _files(unit) if _may_go_back(unit, file)]
        listed = [(file, own) for file in files if (own := _about(unit, file, files))]
        for number, (file, entries) in enumerate(listed, start=1):
            ending = "" if len(listed) == 1 else f"-{number}"
            if f"{unit.unit_id}{ending}" in taken - {unit.unit_id}:
                ending = f"-tep{ending}"
            yield Job(unit.unit_id, f"{unit.unit_id}{ending}.xlsx", file, _review(checked, unit, file, entries))


def _files(unit: UnitChecked) -> list[str]:
    """Return the unit's own files: those used, and those that could not be used."""
    used = [file.file for file in unit.files]
    faulty = [entry.file for entry in unit.entries if entry.file and not entry.is_office]
    return list(dict.fromkeys([*used, *faulty]))


def _may_go_back(unit: UnitChecked, file: str) -> bool:
    about = [entry for entry in (*unit.entries, *unit.accepted) if any(spot.file == file for spot in entry.spots)]
    return not any(
        entry.code.startswith(_NEVER) or (entry.code.startswith(_UNREADABLE) and entry.severity == ERROR)
        for entry in about
    )


def _about(unit: UnitChecked, file: str, files: Sequence[str]) -> list[Entry]:
    """Return what is to be told of a file; what has no place belongs to the first."""
    own = [entry for entry in unit.entries if not entry.is_office]
    is_first = file == files[0]
    return [entry for entry in own if any(spot.file == file for spot in entry.spots) or (is_first and not entry.spots)]


def _review(checked: Checked, unit: UnitChecked, file: str, entries: Sequence[Entry]) -> Review:
    lines, marks = [], []
    for number, entry in enumerate(entries, start=1):
        spots = [spot for spot in entry.spots if spot.file == file]
        sheets = list(dict.fromkeys(spot.sheet for spot in spots if spot.sheet))
        first = next((spot for spot in spots if spot.cell), None)
        cells = texts.BETWEEN.join(
            cell_runs(spot.cell for spot in spots if spot.sheet == sheet) for sheet in sheets or [""]
        )
        is_error = entry.severity == ERROR
        words = (
            str(number),
            texts.SEVERITY_WORDS[entry.severity],
            texts.BETWEEN.join(sheets) or texts.LIST_OF_FILE,
            cells.strip(" ;"),
            _said(entry),
            entry.expected,
            entry.mend,
        )
        lines.append(ListLine(words, is_error, first.sheet if first else "", first.cell if first else ""))
        marks += [
            Mark(spot.sheet, spot.cell, is_error, _told(spot.text or entry.text, entry.mend))
            for spot in spots
            if spot.cell
        ]
    cells_marked = len({(mark.sheet, mark.cell) for mark in marks})
    pattern = texts.LIST_CELLS if cells_marked else texts.LIST_ENTRIES
    count = pattern.format(cells=cells_marked, entries=len(lines))
    opening = [texts.LIST_UNIT.format(name=unit.name, title=checked.title), texts.LIST_OPENING.format(count=count)]
    if checked.mark:
        opening.insert(0, checked.mark)
    text = ListText(texts.LIST_TITLE, tuple(opening), texts.LIST_HEADS, (texts.LIST_HOW,))
    return Review(texts.AUTHOR, text, tuple(lines), tuple(marks))


def _said(entry: Entry) -> str:
    said = _sentence(entry.text)
    return f"{said} {entry.explained()}" if entry.explanation else said


def _told(text: str, mend: str) -> str:
    """Return a sentence that also says what to do: many do so themselves."""
    said = _sentence(text)
    return said if not mend or texts.ASKS.casefold() in said.casefold() else f"{said} {mend}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- what was made before -------------------------------------------------------------------------------


def _key(job: Job, kit: str, settings: Settings) -> str:
    try:
        source = sha256_of(settings.root / job.file)
    except OSError:
        source = ""
    return digest_of([("kit", kit), ("source", source), ("review", fingerprint(job.review))])


def _stands(settings: Settings, checked: Checked, job: Job, key: str, known: Mapping[str, Mapping[str, str]]) -> bool:
    path = settings.outputs(checked.round_id) / FOLDER / job.name
    before = known.get(job.name, {})
    return before.get("key") == key and path.is_file() and sha256_of(path) == before.get("sha256")


def _known(state: Path) -> dict[str, dict[str, str]]:
    try:
        found = json.loads(state.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _keep(state: Path, written: Mapping[str, Mapping[str, str]]) -> None:
    try:
        write_whole(state, json.dumps(written, sort_keys=True))
    except OSError:
        return  # what is not known to stand is made again: it costs time, nothing else
