"""Which published reports are no longer current; light enough for a build that has nothing to do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from giamsat.pipeline.signed import stands
from giamsat.provenance.manifest import Entry, Manifest, read_manifest
from giamsat.provenance.prints import OF_FIGURES, Prints, whole_print
from giamsat.settings import Settings

INDEX_STATE = "index.json"
CHANGED, MISSING, MAKING = "changed", "missing", "making"


Proved = Mapping[str, Collection[str]]
"""By round id, the units of reports whose files were written, or hashed and found whole, a moment ago."""
NONE_PROVED: Proved = MappingProxyType({})


def stale_reports(
    settings: Settings, prints: Prints, proved: Proved = NONE_PROVED
) -> tuple[dict[str, Manifest], dict[str, dict[str, str]]]:
    """Return the manifests of all rounds that were ever built, and per round the reports that are not current.

    :param prints: the files as they are now.
    :returns: manifests by round id; and by round id a map from unit id to «changed» (files of the round are others
        than when the report was last proved current) or «missing» (an output is not there, or was edited).
    """
    manifests: dict[str, Manifest] = {}
    stale: dict[str, dict[str, str]] = {}
    for round_id in built_rounds(settings):
        manifest = read_manifest(settings.outputs(round_id))
        if manifest.entries:
            manifests[round_id] = manifest
            now = whole_print(prints.of(round_id))
            ages = {
                entry.unit_id: why_stale(settings, entry, now, is_proved=entry.unit_id in proved.get(round_id, ()))
                for entry in manifest.entries.values()
            }
            stale[round_id] = {unit_id: why for unit_id, why in ages.items() if why}
    return manifests, stale


def must_run(settings: Settings, round_ids: Sequence[str], prints: Prints) -> bool:
    """Whether notebooks of these rounds (all when none is named) will surely have to run: worth warming up at once.

    After an edit of words or page templates alone they will not.
    """
    for round_id in round_ids or rounds_with_data(settings):
        before = read_manifest(settings.outputs(round_id)).prints
        if runs_again(before, prints.of(round_id)):
            return True
    return False


def runs_again(before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether notebooks will have to run: prints of a round have changed on which more than words and pages rest."""
    return any(before.get(kind) != now[kind] for kind in (*OF_FIGURES, "fonts"))


def rounds_with_data(settings: Settings) -> tuple[str, ...]:
    """Return the rounds that are built when none is named, in alphabetical order."""
    return tuple(stem for stem in settings.round_ids if settings.data(stem).is_dir())


def built_rounds(settings: Settings) -> tuple[str, ...]:
    """Return the rounds that have parameters and an outputs folder, in alphabetical order."""
    return tuple(stem for stem in settings.round_ids if settings.outputs(stem).is_dir())


def why_stale(settings: Settings, entry: Entry, now: str, *, is_proved: bool = False) -> str:
    """Return why a report is not current under the print ``now`` of its round; empty when it is.

    :param is_proved: whether its files need not be hashed once more.
    """
    if entry.state == "built" and entry.seen != now:
        return CHANGED
    if entry.state == "built" and is_proved:
        return ""
    is_whole = all(stands(settings.root / name, output.sha256) for name, output in entry.outputs.items())
    return "" if is_whole else MISSING
