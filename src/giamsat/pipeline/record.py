"""Write the manifest of a round after a build; units that were not asked for keep their earlier entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from giamsat.analysis.readings import readings
from giamsat.files import sha256_of
from giamsat.pipeline.jobs import Job, Outcome, OutcomeState
from giamsat.pipeline.plan import RoundPlan
from giamsat.provenance.manifest import Entry, ManifestRound, read_entries, write_manifest
from giamsat.report.highlights import five, latest_scores
from giamsat.report.published import published_value
from giamsat.report.rows import score_text
from giamsat.report.values import current_text
from giamsat.settings import Settings


def record_round(plan: RoundPlan, outcomes: Sequence[Outcome], seconds: float, settings: Settings) -> None:
    """Merge the outcomes of this build into outputs/<round>/manifest.json."""
    params = plan.data.params
    round_id = params.round.id
    path = settings.outputs(round_id) / "manifest.json"
    entries = read_entries(path)
    jobs = {job.unit_id: job for job in plan.jobs}
    gaps = {name: texts for _, name, texts in plan.gaps}
    for outcome in outcomes:
        if outcome.round_id == round_id:
            before = entries.get(outcome.unit_id)
            entries[outcome.unit_id] = _entry(plan, outcome, jobs.get(outcome.unit_id), before, gaps, settings)
    ordered = [entries[unit_id] for unit_id in (*plan.data.units, "") if unit_id in entries]
    totals: dict[str, float] = defaultdict(float)
    for outcome in outcomes:
        for stage, value in outcome.seconds.items() if outcome.round_id == round_id else ():
            totals[stage] += value
    times = {"whole": round(seconds, 2)} | {stage: round(value, 2) for stage, value in totals.items()}
    about = ManifestRound(round_id, params.round.title, params.round.fictional)
    write_manifest(path, about, ordered, times)


def _entry(
    plan: RoundPlan,
    outcome: Outcome,
    job: Job | None,
    before: Entry | None,
    gaps: dict[str, tuple[str, ...]],
    settings: Settings,
) -> Entry:
    document = plan.data.params.documents.get(outcome.unit_id)
    is_built = outcome.state is OutcomeState.BUILT and job is not None
    inputs = (job.notebook, *job.inputs) if is_built and job else ()
    return Entry(
        unit_id=outcome.unit_id,
        name=outcome.unit_name,
        state=outcome.state.value,
        phase=plan.data.params.phase(outcome.unit_id).value if outcome.unit_id else "",
        document_state=document.state.value if document else "du-thao",
        inputs={settings.relative(path): sha256_of(path) for path in inputs},
        # A failed unit keeps its last good files; the index marks them as old.
        outputs={settings.relative(path): sha256_of(path) for path in outcome.outputs}
        if is_built
        else (before.outputs if before else {}),
        seconds=outcome.seconds,
        faults=[str(fault) for fault in outcome.faults],
        gaps=list(gaps.get(outcome.unit_name, ())),
        unwritten=list(outcome.unwritten),
        highlights=_highlights(plan, outcome.unit_id) if outcome.unit_id else [],
    )


def _highlights(plan: RoundPlan, unit_id: str) -> list[list[str]]:
    """Return the main figures of a unit for the indexes, as its report prints them."""
    chosen = five(readings(plan.data, unit_id))[:3]
    if chosen:
        return [[reading.indicator.name, current_text(reading)] for reading in chosen]
    indicators = plan.data.registry.indicators
    published = [row for row in plan.data.units[unit_id].published if row.is_used and row.label]
    scores = [score for score in latest_scores(plan.data.units[unit_id]) if score.index_id in indicators]
    told = [[f"{indicators[score.index_id].name} năm {score.year}", score_text(score)] for score in scores]
    return [*told, *([row.label, published_value(row)] for row in published)][:3]
