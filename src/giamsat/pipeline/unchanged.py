"""The short way: when nothing that a request asks for has changed, say so in a fraction of a second.

Files are only hashed, nothing is parsed, no floor above the record is imported. Any doubt means the long way.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator

from giamsat.model.owners import stem_of
from giamsat.pipeline.jobs import BatchResult, Request, fresh
from giamsat.pipeline.signed import stands
from giamsat.pipeline.signed_aside import unsigned_again
from giamsat.pipeline.stale import INDEX_STATE, rounds_with_data, stale_reports
from giamsat.provenance.fingerprint import digest_of
from giamsat.provenance.manifest import Entry, Manifest
from giamsat.provenance.prints import Prints
from giamsat.settings import Settings


def unchanged(request: Request, settings: Settings, prints: Prints | None = None) -> BatchResult | None:
    """Return the result of a build with nothing to do, or ``None`` when there may be something to do.

    :param prints: the files as they are now, for the plan that follows to use as well.
    """
    start = time.perf_counter()
    if request.force:
        return None
    manifests, stale = stale_reports(settings, prints or Prints(settings))
    chosen = request.round_ids or rounds_with_data(settings)
    if not chosen or any(round_id not in manifests for round_id in chosen) or not _indexes_stand(settings, stale):
        return None
    asked = {round_id: _asked(manifests[round_id], request.unit_ids) for round_id in chosen}
    found = {stem_of(entry.unit_id) for rows in asked.values() for entry in rows}
    if request.unit_ids and found != set(request.unit_ids):
        return None
    for round_id, entries in asked.items():
        manifest = manifests[round_id]
        if (
            not (request.unit_ids or manifest.is_complete)
            or manifest.faults
            or not all(_is_current(request, round_id, entry, stale[round_id]) for entry in entries)
        ):
            return None
        if not all(stands(settings.root / name, sha256) for name, sha256 in manifest.files.items()):
            return None
    return BatchResult(
        outcomes=tuple(fresh(round_id, entry) for round_id, entries in asked.items() for entry in entries),
        faults=(),
        gaps=tuple(
            (round_id, entry.name, tuple(entry.gaps))
            for round_id, entries in asked.items()
            for entry in entries
            if entry.gaps
        ),
        created=(),
        seconds=time.perf_counter() - start,
        notices=tuple(
            notice for round_id, entries in asked.items() for notice in _notices(settings, round_id, entries)
        ),
    )


def _asked(manifest: Manifest, unit_ids: Iterable[str]) -> list[Entry]:
    wanted = set(unit_ids)
    return [entry for entry in manifest.entries.values() if not wanted or stem_of(entry.unit_id) in wanted]


def _notices(settings: Settings, round_id: str, entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield from entry.notices
    yield from (str(notice) for notice in unsigned_again(settings, round_id))


def _is_current(request: Request, round_id: str, entry: Entry, stale: dict[str, str]) -> bool:
    """Whether a report is as its files say (its outputs were hashed when it was not found stale) in all formats."""
    if entry.state != "built" or entry.unit_id in stale:
        return False
    now = digest_of(entry.key.items())
    stem = stem_of(entry.unit_id)
    wanted = [f"outputs/{round_id}/{stem}.{name}" for name in request.formats]
    return all(name in entry.outputs and entry.outputs[name].key == now for name in wanted)


def _indexes_stand(settings: Settings, stale: dict[str, dict[str, str]]) -> bool:
    """Whether the index pages are there and say of every report's age what is true now."""
    try:
        kept = json.loads((settings.cache / INDEX_STATE).read_text(encoding="utf-8"))
        files = dict(kept["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(kept.get("stale") == stale) and all(
        stands(settings.root / name, sha256) for name, sha256 in files.items()
    )
