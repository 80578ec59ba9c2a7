"""Write the index pages from the manifests: what is listed is what was recorded, of this build and of earlier ones."""

from __future__ import annotations

from collections.abc import Iterable

from giamsat.files import write_whole
from giamsat.notebooks.contract import SYNTHESIS
from giamsat.params import round_ids
from giamsat.provenance.manifest import Entry, ManifestRound, read_entries, read_round
from giamsat.rendering.index import IndexRound, IndexRow, to_index
from giamsat.settings import Settings
from giamsat.texts_vi import pipeline as texts
from giamsat.texts_vi.ground import ILLUSTRATIVE

LABELS = {".html": "HTML", ".pdf": "PDF"}


def write_indexes(settings: Settings) -> None:
    """Write outputs/<round>/index.html of every round that was ever built and outputs/index.html of all."""
    everything = []
    for round_id in round_ids(settings):
        path = settings.outputs(round_id) / "manifest.json"
        entries = read_entries(path)
        if not entries:
            continue
        about = read_round(path)
        everything.append(_round(about, entries.values(), f"{round_id}/", f"{round_id}/index.html"))
        own = _round(about, entries.values(), "", "")
        write_whole(
            settings.outputs(round_id) / "index.html", to_index(about.title, [own], "../index.html", settings.templates)
        )
    page = to_index(texts.INDEX_TITLE, everything, "", settings.templates)
    write_whole(settings.root / "outputs" / "index.html", page)


def _round(about: ManifestRound, entries: Iterable[Entry], prefix: str, address: str) -> IndexRound:
    rows = tuple(_row(order, about.round_id, entry, prefix) for order, entry in enumerate(entries, start=1))
    return IndexRound(about.round_id, about.title, ILLUSTRATIVE if about.is_illustrative else "", address, rows)


def _row(order: int, round_id: str, entry: Entry, prefix: str) -> IndexRow:
    is_current = entry.state == "built"
    stem = entry.unit_id or SYNTHESIS
    links = tuple(
        (label, f"{prefix}{stem}{ending}")
        for ending, label in LABELS.items()
        if f"outputs/{round_id}/{stem}{ending}" in entry.outputs
    )
    state = texts.INDEX_STATES[entry.document_state] if is_current else texts.STATE_WORDS[entry.state]
    remarks = [*entry.faults]
    if not is_current and links:
        remarks.insert(0, texts.INDEX_OLD)
    if entry.gaps:
        remarks.append(texts.INDEX_GAPS.format(count=len(entry.gaps)))
    if entry.unwritten:
        remarks.append(texts.INDEX_UNWRITTEN.format(count=len(entry.unwritten)))
    return IndexRow(
        order=order,
        name=entry.name if entry.unit_id else texts.INDEX_SYNTHESIS,
        unit_id=stem,
        phase=texts.INDEX_PHASES.get(entry.phase, ""),
        state=state,
        is_current=is_current,
        links=links,
        figures=tuple((name, value) for name, value in entry.highlights),
        remarks=tuple(remarks),
    )
