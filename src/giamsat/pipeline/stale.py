"""Which published reports are no longer current; light enough for a build that has nothing to do."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.provenance.manifest import Entry, Manifest, read_manifest
from giamsat.provenance.prints import round_prints, shared_prints, whole_print
from giamsat.settings import Settings

INDEX_STATE = "index.json"
CHANGED, MISSING = "changed", "missing"


def stale_reports(settings: Settings) -> tuple[dict[str, Manifest], dict[str, dict[str, str]]]:
    """Return the manifests of all rounds that were ever built, and per round the reports that are not current.

    :returns: manifests by round id; and by round id a map from unit id to «changed» (files of the round are others
        than when the report was last proved current) or «missing» (an output is not there, or was edited).
    """
    shared = shared_prints(settings)
    manifests: dict[str, Manifest] = {}
    stale: dict[str, dict[str, str]] = {}
    for round_id in built_rounds(settings):
        manifest = read_manifest(settings.outputs(round_id))
        if manifest.entries:
            manifests[round_id] = manifest
            now = whole_print(round_prints(settings, round_id, shared))
            stale[round_id] = {
                entry.unit_id: why for entry in manifest.entries.values() if (why := _why(settings, entry, now))
            }
    return manifests, stale


def built_rounds(settings: Settings) -> Iterator[str]:
    """Yield the rounds that have parameters and an outputs folder, in alphabetical order."""
    for path in sorted((settings.params / "rounds").glob("*.toml")):
        if not path.stem.startswith((".", "~")) and settings.outputs(path.stem).is_dir():
            yield path.stem


def _why(settings: Settings, entry: Entry, now: str) -> str:
    if entry.state == "built" and entry.seen != now:
        return CHANGED
    return MISSING if any(not (settings.root / name).is_file() for name in entry.outputs) else ""
