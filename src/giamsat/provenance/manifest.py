"""outputs/<round>/manifest.json: what each report was made from, when and by what; and what became of it.

The manifest is what the kit knows of earlier builds. While a build runs, each finished report is one more line of a
journal beside it, so that a build killed at any moment leaves a true account of what it finished.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from giamsat.files import write_whole

SCHEMA = 2
NAME = "manifest.json"
JOURNAL = ".manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Output:
    """A published file: its SHA-256 and the hash of the key it was made under."""

    sha256: str
    key: str


@dataclass(frozen=True, slots=True)
class Made:
    """When and by what a report was made: UTC time, git commit («» without git), whether the tree was clean, the
    hash naming a table of package versions in :attr:`Manifest.environments`, and how its kernel was started."""

    at: str = ""
    commit: str = ""
    is_clean: bool = False
    environment: str = ""
    kernels: str = ""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file a report was made from, relative to the project folder: SHA-256, what it is, and its day in words.

    ``kind`` is «submission», «received», «published», «records», «decisions», «extract», «extract-list», «notebook»
    or «params»; ``day`` «nhận 12/10/2024» or empty; ``title`` what the table of sources calls it, when it has a name.
    """

    file: str
    sha256: str
    kind: str
    day: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of the manifest; ``unit_id`` says whose (:mod:`giamsat.model.owners`).

    ``state`` is built, failed or refused: how the last build ended. ``key`` holds the parts that decide what the
    report says (part → hash), of the last good build. ``seen`` is the print of the round under which the outputs were
    last proved to be current. ``outputs`` maps a file relative to the project folder. ``seconds`` maps a stage to its
    time; ``faults``, ``warnings``, ``notices`` are sentences; ``gaps`` topics without data; ``highlights`` pairs of a
    figure's name and its printed value.
    """

    unit_id: str
    name: str
    state: str
    phase: str
    document_state: str
    key: Mapping[str, str] = field(default_factory=dict)
    seen: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    inputs: Sequence[InputFile] = ()
    outputs: Mapping[str, Output] = field(default_factory=dict)
    made: Made = Made()
    seconds: Mapping[str, float] = field(default_factory=dict)
    faults: Sequence[str] = ()
    warnings: Sequence[str] = ()
    notices: Sequence[str] = ()
    gaps: Sequence[str] = ()
    unwritten: Sequence[str] = ()
    highlights: Sequence[Sequence[str]] = ()

    def output_in(self, folder: str) -> str:
        """Return the output that lies in a folder of its own (``executed``, ``blocks``); «» when there is none."""
        return next((name for name in self.outputs if f"/{folder}/" in name), "")


@dataclass(frozen=True, slots=True)
class Manifest:
    """A round's manifest: the round, its reports in official order, and what builds used.

    ``files`` are outputs of the round as a whole (file → SHA-256); ``faults`` sentences about no unit;
    ``environments`` maps a hash to the versions of all packages; ``seconds`` the last build's times by stage.
    ``prints`` are those of the round's files when it was last built (:mod:`giamsat.provenance.prints`).
    ``is_complete`` when every report of the round has an entry, and not only those some build was narrowed to.
    """

    round_id: str = ""
    title: str = ""
    is_illustrative: bool = False
    entries: Mapping[str, Entry] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    faults: Sequence[str] = ()
    environments: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    prints: Mapping[str, str] = field(default_factory=dict)
    is_complete: bool = False


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of an outputs folder with what a killed build added to the journal; empty when none.

    A manifest of another version of the kit, or one edited by hand, is as good as none.
    """
    data = _read(folder / NAME)
    try:
        entries = {item["unit_id"]: _entry(item) for item in data.get("entries", ())}
        entries |= _journal(folder / JOURNAL)
    except (KeyError, TypeError, AttributeError):
        return Manifest()
    return Manifest(
        round_id=str(data.get("round", "")),
        title=str(data.get("title", "")),
        is_illustrative=bool(data.get("illustrative", False)),
        entries=entries,
        files=dict(data.get("files", {})),
        faults=tuple(data.get("faults", ())),
        environments=dict(data.get("environments", {})),
        seconds=dict(data.get("seconds", {})),
        prints=dict(data.get("prints", {})),
        is_complete=data.get("complete") is True,
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest whole, then drop the journal that it now holds."""
    used = {entry.made.environment for entry in manifest.entries.values()}
    data = {
        "schema": SCHEMA,
        "round": manifest.round_id,
        "title": manifest.title,
        "illustrative": manifest.is_illustrative,
        "complete": manifest.is_complete,
        "prints": dict(manifest.prints),
        "environments": {name: table for name, table in manifest.environments.items() if name in used},
        "seconds": dict(manifest.seconds),
        "files": dict(manifest.files),
        "faults": list(manifest.faults),
        "entries": [asdict(entry) for entry in manifest.entries.values()],
    }
    write_whole(folder / NAME, _text(data))
    (folder / JOURNAL).unlink(missing_ok=True)


def _text(data: Mapping[str, Any]) -> str:
    """Return the manifest as JSON with a line for each key and each report: readable, and quickly written."""
    lines = []
    for key, value in sorted(data.items()):
        if key == "entries":
            rows = ",\n".join(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in value)
            text = f"[\n{rows}\n]"
        else:
            text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        lines.append(f"{json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def add_to_journal(folder: Path, entry: Entry) -> None:
    """Note one finished report; one line, written at once, apart from what a full disk left of an earlier one."""
    folder.mkdir(parents=True, exist_ok=True)
    line = json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True)
    with (folder / JOURNAL).open("ab") as stream:
        stream.write(f"\n{line}\n".encode())


def _journal(path: Path) -> dict[str, Entry]:
    """Return the entries of the journal; a line that was cut short is left out."""
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except OSError:  # none, or something else in its place
        return {}
    found = [_entry(line) for line in _whole_lines(lines)]
    return {entry.unit_id: entry for entry in found}


def _whole_lines(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            data = json.loads(line)
        except ValueError:  # half a line, or half a letter
            continue
        if line.endswith(b"\n"):
            yield data


def _entry(data: Mapping[str, Any]) -> Entry:
    known = {item.name for item in fields(Entry)}
    if set(data) - known:
        raise TypeError("an entry of another version")
    return Entry(
        **{
            **{name: _frozen(value) for name, value in data.items()},
            "inputs": tuple(InputFile(**row) for row in data["inputs"]),
            "outputs": {name: Output(**row) for name, row in data["outputs"].items()},
            "made": Made(**data["made"]),
        }
    )


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none, something else in its place, half a file, or not UTF-8
        return {}
    return data if isinstance(data, dict) and data.get("schema") == SCHEMA else {}
