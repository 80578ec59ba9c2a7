"""Keep account of a build: each report as it is finished, the round at the end.

Units that were not asked for keep their earlier entry; a failed one keeps its last good files and their key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from giamsat.analysis.readings import readings
from giamsat.files import sha256_of
from giamsat.model.owners import is_unit
from giamsat.notebooks.make import parameters_for
from giamsat.pipeline.jobs import Job, Outcome, OutcomeState
from giamsat.pipeline.keys import digest
from giamsat.pipeline.plan_round import RoundPlan
from giamsat.provenance.manifest import Entry, Made, Manifest, Output, add_to_journal, write_manifest
from giamsat.provenance.origin import made_now, package_versions
from giamsat.report.highlights import five, latest_scores
from giamsat.report.published import published_value
from giamsat.report.rows import score_text
from giamsat.report.values import current_text
from giamsat.settings import Settings

READ_FROM = {
    **{kind: (kind,) for kind in ("kit", "lock", "fonts", "params", "round", "template")},
    "data": ("data", "group"),
    "pictures": ("narrative",),
}
"""The parts of a report's key that rest on files of each kind; those that rest on its own notebook are told by that."""


@dataclass(frozen=True)
class Account:
    """What a build of the project folder ``root`` knows of itself: by what ``kernels`` it runs, when, and the versions
    of all packages. Looked up when the first report is noted: until then nobody is to wait for it."""

    root: Path
    kernels: str

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """The version of each package."""
        return package_versions()

    @cached_property
    def made(self) -> Made:
        """When and by what the reports of this build are made."""
        return made_now(self.root, self.versions, self.kernels)


def record_outcome(plan: RoundPlan, outcome: Outcome, account: Account, settings: Settings) -> Entry:
    """Return the entry of one outcome and note it in the journal, so that it outlives a kill of this build."""
    entry = _entry(plan, outcome, account, settings)
    if outcome.state is not OutcomeState.FRESH:
        add_to_journal(settings.outputs(outcome.round_id), entry)
    return entry


def record_round(
    plan: RoundPlan,
    entries: Mapping[str, Entry],
    account: Account,
    files: Mapping[str, str],
    seconds: float,
    settings: Settings,
) -> None:
    """Merge the entries of this build into outputs/<round>/manifest.json.

    :param files: the outputs of the round as a whole, with their SHA-256.
    """
    params = plan.data.params
    merged = {**plan.before.entries, **entries}
    totals: dict[str, float] = defaultdict(float)
    for entry in entries.values():
        for stage, value in entry.seconds.items() if entry.made == account.made else ():
            totals[stage] += value
    manifest = Manifest(
        round_id=params.round.id,
        title=params.round.title,
        is_illustrative=params.round.fictional,
        entries={unit_id: seen(plan, merged[unit_id]) for unit_id in plan.data.owners if unit_id in merged},
        files=files,
        faults=[str(fault) for fault in plan.data.faults],
        prints=plan.prints,
        is_complete=all(unit_id in merged for unit_id in plan.data.owners),
        environments={**plan.before.environments, account.made.environment: account.versions},
        seconds={"whole": round(seconds, 2)} | {stage: round(value, 2) for stage, value in totals.items()},
    )
    write_manifest(settings.outputs(params.round.id), manifest)


def doubted(
    plan: RoundPlan, entries: Mapping[str, Entry], now: Mapping[str, str], settings: Settings
) -> dict[str, Entry]:
    """Return the entries of this build without the parts of keys that its reports may not rest on: a file that was
    saved while they were made may be in them, and may be as it was planned when the next build looks.

    :param now: the prints of the round after the build.
    """
    parts = {part for kind, value in plan.prints.items() if now.get(kind) != value for part in READ_FROM.get(kind, ())}
    return {
        unit_id: _without(entry, parts | _rewritten(plan.job_of[unit_id], settings))
        if entry.state == "built" and unit_id in plan.job_of
        else entry
        for unit_id, entry in entries.items()
    }


def _rewritten(job: Job, settings: Settings) -> set[str]:
    """Return the parts of a report's key that rest on its notebook, if that is another than when it was planned."""
    known = next((row.sha256 for row in job.inputs if row.kind == "notebook"), "")
    try:
        is_same = sha256_of(job.notebook) == known
    except OSError:
        is_same = False
    return set() if is_same else {"notebook", "narrative"}


def _without(entry: Entry, parts: Collection[str]) -> Entry:
    """Return an entry whose key knows nothing of some parts, nor do those of the files that were made under it."""
    key = {part: "" if part in parts else value for part, value in entry.key.items()}
    before, now = digest(entry.key), digest(key)
    outputs = {name: replace(row, key=now) if row.key == before else row for name, row in entry.outputs.items()}
    return replace(entry, key=key, outputs=outputs)


def seen(plan: RoundPlan, entry: Entry) -> Entry:
    """Return the entry marked as current when its key is what the files of the round give now."""
    is_current = bool(entry.key) and entry.key == plan.keys.get(entry.unit_id)
    return replace(entry, seen=plan.seen) if is_current else entry


def _entry(plan: RoundPlan, outcome: Outcome, account: Account, settings: Settings) -> Entry:
    params = plan.data.params
    document = params.documents.get(outcome.unit_id)
    before = plan.before.entries.get(outcome.unit_id)
    # Whether built now or before: what the data still lack and want looked at is told each time.
    notices = tuple(str(notice) for notice in plan.notices.get(outcome.unit_id, ()))
    lacking = plan.lacking.get(outcome.unit_name, ())
    if outcome.state is OutcomeState.FRESH and before is not None:
        return replace(before, notices=notices, gaps=lacking)
    entry = Entry(
        unit_id=outcome.unit_id,
        name=outcome.unit_name,
        state=outcome.state.value,
        phase=params.phase(outcome.unit_id).value,
        document_state=document.state.value if document else "du-thao",
        seconds=outcome.seconds,
        faults=tuple(str(fault) for fault in outcome.faults),
        warnings=outcome.warnings,
        unwritten=outcome.unwritten,
        highlights=_highlights(plan, outcome.unit_id) if is_unit(outcome.unit_id) else (),
        notices=notices,
        gaps=lacking,
    )
    job = plan.job_of.get(outcome.unit_id)
    if outcome.state is not OutcomeState.BUILT or job is None:
        return _with_last_good(entry, before)
    key = digest(job.key)
    now = {settings.relative(path): Output(sha256, key) for path, sha256 in outcome.outputs.items()}
    return replace(
        entry,
        key=job.key,
        parameters=parameters_for(job.round_id, job.unit_id),
        inputs=job.inputs,
        outputs={**(before.outputs if before else {}), **now},
        made=account.made,
    )


def _with_last_good(entry: Entry, before: Entry | None) -> Entry:
    """Return a failed entry with the files of the last good build; the index marks them as old."""
    if before is None:
        return entry
    return replace(
        entry,
        key=before.key,
        parameters=before.parameters,
        inputs=before.inputs,
        outputs=before.outputs,
        made=before.made,
    )


def _highlights(plan: RoundPlan, unit_id: str) -> tuple[tuple[str, str], ...]:
    """Return the main figures of a unit for the indexes, as its report prints them."""
    chosen = five(readings(plan.data, unit_id))[:3]
    if chosen:
        return tuple((reading.indicator.name, current_text(reading)) for reading in chosen)
    indicators = plan.data.registry.indicators
    published = [row for row in plan.data.units[unit_id].published if row.is_used and row.label]
    scores = [score for score in latest_scores(plan.data.units[unit_id]) if score.index_id in indicators]
    told = ((f"{indicators[score.index_id].name} năm {score.year}", score_text(score)) for score in scores)
    return (*told, *((row.label, published_value(row)) for row in published))[:3]
