"""The files that a report is made from, with what each is and when it came or was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from giamsat.files import sha256_of
from giamsat.formatting.dates import short_date
from giamsat.model.rounds import RoundData, UnitData
from giamsat.provenance.manifest import InputFile
from giamsat.settings import Settings
from giamsat.texts_vi import pipeline as texts

TABLES = {
    "received": "received.csv",
    "published": "published.csv",
    "records": "published_records.csv",
    "decisions": "decisions.csv",
}


def inputs_of(settings: Settings, data: RoundData, unit_id: str, notebook: Path) -> tuple[InputFile, ...]:
    """Return the files of a unit's report (or of the synthesis): notebook, workbooks, tables, the round's parameters.

    The workbooks of other units of the group come in by their group's rates; they are the synthesis' own.
    """
    chosen = [data.units[unit_id]] if unit_id else list(data.units.values())
    return (
        *_files(settings, "notebook", [notebook]),
        *_workbooks(chosen),
        *(row for kind, name in TABLES.items() for row in _table(settings, data, kind, name)),
        *_files(settings, "params", _params(settings, data.params.round.id)),
    )


def _workbooks(chosen: Iterable[UnitData]) -> Iterator[InputFile]:
    for own in chosen:
        if own.submission is not None:
            day = texts.DAY_RECEIVED.format(day=short_date(own.receipt.received_on)) if own.receipt else ""
            yield InputFile(own.submission.file, own.submission.sha256, "submission", day, own.unit.official_name)


def _table(settings: Settings, data: RoundData, kind: str, name: str) -> Iterator[InputFile]:
    return _files(settings, kind, [settings.data(data.params.round.id) / name])


def _params(settings: Settings, round_id: str) -> list[Path]:
    folder = settings.params
    return sorted([*folder.glob("*.*"), *folder.glob("indicators/*.csv"), *folder.glob(f"rounds/{round_id}.*")])


def _files(settings: Settings, kind: str, paths: Iterable[Path]) -> Iterator[InputFile]:
    for path in paths:
        if path.is_file():
            yield InputFile(settings.relative(path), sha256_of(path), kind)
