"""The index pages from the manifests: what is listed is what was recorded, of this build and of earlier ones.

A report whose files have changed since it was proved current is never shown as current, whichever round is built.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from giamsat.errors import GiamsatError, OutputError
from giamsat.files import sha256_of, write_whole
from giamsat.model.owners import is_unit, stem_of
from giamsat.model.rounds import Registry, RoundParams
from giamsat.params import load_registry
from giamsat.pipeline.journal import write_journal
from giamsat.pipeline.lock import outputs_lock
from giamsat.pipeline.report_names import report_name
from giamsat.pipeline.signed_aside import kept_folders
from giamsat.pipeline.stale import INDEX_STATE, Proved, stale_reports
from giamsat.pipeline.status import RoundStatus, statuses
from giamsat.pipeline.tell_status import columns, together
from giamsat.provenance.fingerprint import digest_of
from giamsat.provenance.manifest import Entry, Manifest
from giamsat.provenance.prints import Prints
from giamsat.rendering.index import IndexGroup, IndexRound, IndexRow, to_index
from giamsat.settings import Settings
from giamsat.texts_vi import pipeline as texts
from giamsat.texts_vi import status as say
from giamsat.texts_vi.ground import ILLUSTRATIVE

LABELS = {".html": "HTML", ".pdf": "PDF", ".phieu-nguon.html": texts.INDEX_SHEET, ".nguon.csv": texts.INDEX_TRAIL}


@dataclass(frozen=True)
class Known:
    """What whoever writes the indexes has just found out, and need not be found out again.

    ``prints`` are the files as they are now; ``registry`` and ``rounds`` the parameters. ``ages`` tells by round id why
    reports are not current (:func:`stale_reports`), where that is known better than from the manifest.
    """

    prints: Prints
    registry: Registry | None = None
    rounds: Mapping[str, RoundParams] = field(default_factory=dict)
    proved: Proved = field(default_factory=dict)
    ages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def write_indexes(settings: Settings, known: Known | None = None) -> None:
    """Write outputs/<round>/index.html of every round that was ever built and outputs/index.html of all.

    What they say of each report's age is kept beside them: an unchanged build need not write them again.
    """
    known = known or Known(Prints(settings))
    manifests, stale = stale_reports(settings, known.prints, known.proved)
    stale |= {round_id: dict(old) for round_id, old in known.ages.items() if round_id in manifests}
    base = settings.root / "outputs"
    standing = _standing(settings, known, tuple(manifests), stale)
    everything = []
    pages = []
    for round_id, manifest in manifests.items():
        old = stale[round_id]
        now = standing.get(round_id)
        folder = settings.outputs(round_id)
        beside = (*_papers(folder, f"{round_id}/", say.PAPERS), *_kept(settings, round_id, f"{round_id}/"))
        everything.append(replace(_round(manifest, old, f"{round_id}/", f"{round_id}/index.html", now), papers=beside))
        beside = (
            *_papers(folder, "", say.PAPERS),
            *_kept(settings, round_id, ""),
            *_papers(base, "../", say.PAPERS_OF_ALL),
        )
        own = replace(_round(manifest, old, "", "", now), papers=beside)
        pages.append(settings.outputs(round_id) / "index.html")
        write_whole(pages[-1], to_index(manifest.title, [own], "../index.html", settings.templates))
    pages.append(base / "index.html")
    papers = _papers(base, "", say.PAPERS_OF_ALL)
    write_whole(pages[-1], to_index(texts.INDEX_TITLE, everything, "", settings.templates, papers))
    files = {settings.relative(page): sha256_of(page) for page in pages}
    write_whole(settings.cache / INDEX_STATE, json.dumps({"stale": stale, "files": files}, sort_keys=True))


def are_there(settings: Settings) -> bool:
    """Whether a build has ever written index pages that still lie there."""
    base = settings.root / "outputs"
    return (base / "index.html").is_file() or any(base.glob("*/index.html"))


def refresh_indexes(settings: Settings) -> None:
    """Write the index pages again if there are any; a build that is at work writes them itself when it ends."""
    if not are_there(settings):
        return
    try:
        with outputs_lock(settings):
            write_indexes(settings)
    except OutputError:
        return


def _papers(folder: Path, prefix: str, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return label and address of the files of these names that are there."""
    return tuple((label, f"{prefix}{name}") for name, label in names.items() if (folder / name).is_file())


def _kept(settings: Settings, round_id: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield label and address of the folders of signed PDFs that were kept when their pages changed."""
    folder = settings.outputs(round_id)
    for kept in kept_folders(settings, round_id):
        yield say.SIGNED_KEPT, f"{prefix}{kept.relative_to(folder).as_posix()}/"


def _standing(
    settings: Settings, known: Known, round_ids: tuple[str, ...], stale: Mapping[str, Mapping[str, str]]
) -> dict[str, RoundStatus]:
    """Return where the rounds stand, and write their journals; nothing of rounds whose parameters cannot be read."""
    try:
        registry = known.registry or load_registry(settings)
    except GiamsatError:
        return {}
    told = statuses(settings, registry, round_ids, stale=stale, prints=known.prints, known=known.rounds)
    found = {one.round_id: one for one in told if one.params}
    for one in found.values():
        if one.params is not None:
            write_journal(settings, registry, one.params)
    return found


def _round(
    manifest: Manifest, old: Mapping[str, str], prefix: str, address: str, standing: RoundStatus | None
) -> IndexRound:
    rows = tuple(
        _row(order, manifest.round_id, entry, old.get(entry.unit_id, ""), prefix)
        for order, entry in enumerate(manifest.entries.values(), start=1)
    )
    mark = ILLUSTRATIVE if manifest.is_illustrative else ""
    groups = tuple(_groups(standing)) if standing is not None else ()
    return IndexRound(manifest.round_id, manifest.title, mark, address, rows, groups, say.HEADS)


def _groups(standing: RoundStatus) -> Iterator[IndexGroup]:
    for group, units in standing.grouped(say.GROUPS).items():
        command = say.COMMANDS[group].format(round=standing.round_id) if group != "read" else ""
        rows = tuple((name, *known) for name, known in together(units, columns))
        yield IndexGroup(say.GROUPS[group], command, len(units), rows)


def _row(order: int, round_id: str, entry: Entry, why_old: str, prefix: str) -> IndexRow:
    is_current = entry.state == "built" and not why_old
    stem = stem_of(entry.unit_id)
    key = digest_of(entry.key.items())
    links = tuple(
        (label if output.key == key else texts.INDEX_OLD_FORMAT.format(label=label), f"{prefix}{stem}{ending}")
        for ending, label in LABELS.items()
        if (output := entry.outputs.get(f"outputs/{round_id}/{stem}{ending}")) is not None
    )
    if entry.state == "built":
        state = texts.INDEX_STATES[entry.document_state] if is_current else texts.INDEX_STALE
    else:
        state = texts.STATE_WORDS[entry.state]
    remarks = [*entry.faults]
    if entry.state != "built" and links:
        remarks.insert(0, texts.INDEX_OLD)
    elif why_old:
        remarks.insert(0, texts.INDEX_WHY_OLD[why_old])
    if entry.gaps:
        remarks.append(texts.INDEX_GAPS.format(count=len(entry.gaps)))
    if entry.unwritten:
        remarks.append(texts.INDEX_UNWRITTEN.format(count=len(entry.unwritten)))
    return IndexRow(
        order=order,
        name=report_name(entry.unit_id, entry.name),
        unit_id=stem,
        phase=texts.INDEX_PHASES.get(entry.phase, ""),
        state=state,
        is_current=is_current,
        links=links,
        figures=tuple((name, value) for name, value in entry.highlights),
        remarks=tuple(remarks),
        is_unit=is_unit(entry.unit_id),
    )
