"""Check what was handed out: make the reports again in a temporary folder and compare file by file.

The story of ``make verify``: what is recorded and what lies there → a copy of params/, data/, notebooks/ and
templates/ → the same build as ever, from nothing → a verdict on each file. The project's outputs/ stay as they are.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from giamsat.errors import Fault, GiamsatError, OutputError, UsageError
from giamsat.model.owners import stem_of
from giamsat.params import load_registry, load_round
from giamsat.pipeline.batch import Listener, build_many
from giamsat.pipeline.found import copies_below, found_file
from giamsat.pipeline.jobs import FORMATS, Request
from giamsat.pipeline.lock import outputs_lock
from giamsat.pipeline.stale import built_rounds
from giamsat.pipeline.verdicts import Found, Verdict, judge
from giamsat.provenance.manifest import NAME, Entry, Manifest, read_manifest
from giamsat.provenance.prints import FOLLOW_UP
from giamsat.settings import Settings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is checked; empty means all that was built. ``folder`` holds copies that were handed out, else outputs/.

    ``jobs`` is the number of reports made side by side, 0 for as many as the machine bears.
    """

    round_ids: tuple[str, ...] = ()
    unit_ids: tuple[str, ...] = ()
    folder: Path | None = None
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdicts on a round's files, in the order of its reports, and the files that are none of them."""

    round_id: str
    title: str
    verdicts: tuple[Verdict, ...]
    unknown: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether every file is what it claims to be."""
        return all(verdict.is_good for verdict in self.verdicts)


def rounds_of(wanted: Wanted, settings: Settings) -> tuple[str, ...]:
    """Return the rounds to check: those named, else all that were built, of which a unit named is one.

    :raises UsageError: for a round or unit of which nothing was built, a folder that is not there, or one whose round
        is not clear.
    """
    if wanted.folder is not None and not wanted.folder.is_dir():
        raise UsageError.of("verify-no-folder", folder=wanted.folder)
    manifests = {round_id: read_manifest(settings.outputs(round_id)) for round_id in built_rounds(settings)}
    built = {round_id: set(_built(manifest)) for round_id, manifest in manifests.items() if _built(manifest)}
    UsageError.raise_if(
        Fault.of("verify-nothing", round=round_id, manifest=f"outputs/{round_id}/{NAME}")
        for round_id in wanted.round_ids
        if round_id not in built
    )
    if not built:
        raise UsageError.of("verify-nothing-at-all")
    chosen = wanted.round_ids or tuple(built)
    known = set().union(*(built[round_id] for round_id in chosen))
    UsageError.raise_if(
        Fault.of("verify-unit-unbuilt", unit=stem, rounds=", ".join(chosen), known=", ".join(sorted(known)))
        for stem in wanted.unit_ids
        if stem not in known
    )
    chosen = tuple(round_id for round_id in chosen if not wanted.unit_ids or built[round_id] & set(wanted.unit_ids))
    if wanted.folder is not None and len(chosen) > 1:
        raise UsageError.of("verify-which-round", folder=wanted.folder, rounds=", ".join(chosen))
    return chosen


def check_round(wanted: Wanted, round_id: str, settings: Settings, listener: Listener | None = None) -> Checked:
    """Check the files of a round; ``listener`` hears of each report that is made again.

    :raises UsageError: for a folder without any file of the round.
    :raises OutputError: when a build is at work, or the temporary folder cannot be written.
    """
    start = time.perf_counter()
    recorded, found, others = _as_it_is(wanted, settings, round_id)
    rebuilt, faults = _rebuilt(_chosen(recorded, found), round_id, wanted.jobs, settings, listener)
    verdicts = judge(recorded, rebuilt, found, faults)
    return Checked(round_id, recorded.title, verdicts, others, time.perf_counter() - start)


# --- what is there ------------------------------------------------------------------------------


def _as_it_is(wanted: Wanted, settings: Settings, round_id: str) -> tuple[Manifest, list[Found], tuple[str, ...]]:
    """Return a round's record, the files to check and those that are none of its, all of one moment."""
    with outputs_lock(settings):
        recorded = read_manifest(settings.outputs(round_id))
        names = _names(wanted, recorded)
        if wanted.folder is None:
            return recorded, [found_file(settings.root / name, name, name) for name in names], ()
    found, others = copies_below(wanted.folder, names)
    if not found:
        example = next((Path(name).name for name in names if name.endswith(".pdf")), "")
        raise UsageError.of("verify-empty-folder", folder=wanted.folder, round=round_id, example=example)
    return recorded, found, others


def _names(wanted: Wanted, recorded: Manifest) -> dict[str, str]:
    """Return the recorded files that are asked for, with their SHA-256: report by report, then those of the round.

    Of each report those come first that are handed out; what is kept beside them lies in folders.
    """
    chosen = [entry for stem, entry in _built(recorded).items() if not wanted.unit_ids or stem in wanted.unit_ids]
    names = {name: output.sha256 for entry in chosen for name, output in sorted(entry.outputs.items(), key=_place)}
    return names if wanted.unit_ids else names | dict(sorted(recorded.files.items()))


def _place(item: tuple[str, object]) -> tuple[int, str]:
    return item[0].count("/"), item[0]


def _built(recorded: Manifest) -> dict[str, Entry]:
    """Return the reports that have files, by the name that verbs call them by."""
    return {stem_of(entry.unit_id): entry for entry in recorded.entries.values() if entry.outputs}


# --- made again ---------------------------------------------------------------------------------


def _chosen(recorded: Manifest, found: Sequence[Found]) -> list[Entry]:
    """Return the reports whose files were found; any one when only files of the round were, which come with it."""
    names = {item.recorded for item in found}
    entries = list(_built(recorded).values())
    return [entry for entry in entries if names & set(entry.outputs)] or entries[:1]


def _rebuilt(
    entries: Sequence[Entry], round_id: str, jobs: int, settings: Settings, listener: Listener | None
) -> tuple[Manifest, tuple[str, ...]]:
    """Return the manifest of a build from nothing in a temporary folder, and what kept the whole round from it."""
    with TemporaryDirectory(prefix="gs-verify-", ignore_cleanup_errors=True) as folder:
        copy = Settings(Path(folder).resolve())
        _copy(settings, copy, round_id)
        try:
            params = load_round(copy, load_registry(copy), round_id)
            known = {*(unit.id for unit in params.round.units), *params.syntheses}
            stems = tuple(stem_of(entry.unit_id) for entry in entries if entry.unit_id in known)
            formats = tuple(name for name in FORMATS if any(_has(entry, name) for entry in entries))
            if not stems:
                return Manifest(), ()
            build_many(Request((round_id,), stems, formats, jobs), copy, _without_reasons(listener))
        except GiamsatError as error:
            return Manifest(), tuple(str(fault) for fault in error.faults)
        return read_manifest(copy.outputs(round_id)), ()


def _has(entry: Entry, name: str) -> bool:
    return any(output.endswith(f"/{stem_of(entry.unit_id)}.{name}") for output in entry.outputs)


def _copy(settings: Settings, copy: Settings, round_id: str) -> None:
    """Copy what a build of the round reads; not the outputs, nor what was kept of workbooks read before."""
    folders = [(settings.params, copy.params), (settings.templates, copy.templates)]
    folders += [
        (settings.data(round_id), copy.data(round_id)),
        (settings.data(FOLLOW_UP), copy.data(FOLLOW_UP)),
        (settings.notebooks(round_id), copy.notebooks(round_id)),
    ]
    try:
        for source, target in folders:
            if source.is_dir():
                shutil.copytree(source, target)
    except OSError as error:  # shutil's own error is one too
        raise OutputError.of("verify-no-room", folder=copy.root, reason=error.strerror or error) from error


def _without_reasons(listener: Listener | None) -> Listener | None:
    """Return a listener that hears nothing of why a report is made: here each is made because it is checked."""
    if listener is None:
        return None
    hear = listener
    return lambda outcome, done, total: hear(replace(outcome, reasons=()), done, total)
