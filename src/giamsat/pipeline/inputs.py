"""The files that a report is made from, with what each is and when it came or was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from giamsat.files import sha256_of
from giamsat.formatting.dates import short_date
from giamsat.intake.extracts.listed import EXTRACTS
from giamsat.intake.names import DECISIONS, PUBLISHED, PUBLISHED_RECORDS, RECEIVED
from giamsat.model.owners import is_unit
from giamsat.model.parameters import Phase
from giamsat.model.rounds import RoundData, UnitData
from giamsat.provenance.manifest import InputFile
from giamsat.settings import Settings
from giamsat.texts_vi import pipeline as texts

TABLES = {
    "received": RECEIVED,
    "published": PUBLISHED,
    "records": PUBLISHED_RECORDS,
    "decisions": DECISIONS,
    "extract-list": EXTRACTS,
}


def shared_inputs(settings: Settings, round_id: str) -> tuple[InputFile, ...]:
    """Return the files that all reports of a round are made from: its tables and parameters."""
    tables = (row for kind, name in TABLES.items() for row in _files(settings, kind, [settings.data(round_id) / name]))
    return (*tables, *_files(settings, "params", _params(settings, round_id)))


def inputs_of(
    settings: Settings, data: RoundData, owner_id: str, notebook: Path, shared: Iterable[InputFile]
) -> tuple[InputFile, ...]:
    """Return the files of a report: notebook, workbooks and extracts of its units, and what all reports share.

    The workbooks of other units of the group come in by their group's rates; they are a synthesis' own.
    """
    chosen = data.owned(owner_id)
    return (
        *_files(settings, "notebook", [notebook]),
        *_workbooks(chosen),
        *_of_synthesis(settings, data, owner_id),
        *_extracts(chosen),
        *_registers(settings, chosen),
        *shared,
    )


def _workbooks(chosen: Iterable[UnitData]) -> Iterator[InputFile]:
    for own in chosen:
        if own.submission is not None:
            day = texts.DAY_RECEIVED.format(day=short_date(own.receipt.received_on)) if own.receipt else ""
            yield InputFile(own.submission.file, own.submission.sha256, "submission", day, own.unit.official_name)
            for one in own.submission.files:
                came = texts.DAY_RECEIVED.format(day=short_date(one.received_on)) if one.received_on else ""
                yield InputFile(one.file, one.sha256, "submission", came, own.unit.official_name)
        if own.visit is not None:
            held_on = own.visit.held_on
            day = texts.DAY_VISITED.format(day=short_date(held_on)) if held_on else ""
            yield InputFile(own.visit.file, own.visit.sha256, "visit", day, own.unit.official_name)
        if own.findings is not None:
            yield InputFile(own.findings.file, own.findings.sha256, "findings", "", own.unit.official_name)
        if own.clarifications is not None:
            register = own.clarifications
            yield InputFile(register.file, register.sha256, "clarification", "", own.unit.official_name)


def _of_synthesis(settings: Settings, data: RoundData, owner_id: str) -> Iterator[InputFile]:
    """Yield the registers of what is common to the units of a synthesis, and of what they said of the draft."""
    if is_unit(owner_id) or data.params.phase(owner_id) is Phase.BEFORE:
        return
    found = data.common.get(owner_id)
    if found is not None:
        yield InputFile(found.file, found.sha256, "findings", "", data.name(owner_id))
    files = dict.fromkeys(row.source.file for row in data.objections_of(owner_id))
    yield from _files(settings, "voices", (settings.root / file for file in files))


def _extracts(chosen: Iterable[UnitData]) -> Iterator[InputFile]:
    """Yield the extracts in which units were counted, each once."""
    found = {count.file: count for own in chosen for count in own.extracts}
    for file, count in found.items():
        day = texts.DAY_EXTRACTED.format(day=short_date(count.extracted_on))
        yield InputFile(file, count.sha256, "extract", day, count.system)


def _registers(settings: Settings, chosen: Iterable[UnitData]) -> Iterator[InputFile]:
    """Yield the files in which requests to units, and what became of them, are noted."""
    followed = [one for own in chosen for one in own.follow_ups]
    sources = [*(one.request.source for one in followed), *(row.source for one in followed for row in one.entries)]
    files = dict.fromkeys(source.file for source in sources)
    yield from _files(settings, "follow-up", (settings.root / file for file in files))


def _params(settings: Settings, round_id: str) -> list[Path]:
    folder = settings.params
    patterns = ("*.*", "indicators/*.csv", "extracts/*.toml", f"rounds/{round_id}.*")
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


def _files(settings: Settings, kind: str, paths: Iterable[Path]) -> Iterator[InputFile]:
    for path in paths:
        if path.is_file():
            yield InputFile(settings.relative(path), sha256_of(path), kind)
