"""Decide what is built: which rounds and units, what is refused, what has not changed. Nothing is run or written
here but missing notebooks, which are made from their master."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from giamsat.analysis.coverage import gaps, unexplained
from giamsat.errors import Fault, GiamsatError, NotebookError, Place, UsageError
from giamsat.intake.rounds import load_round_data
from giamsat.model.parameters import DocumentState, Phase
from giamsat.model.rounds import Registry, RoundData, RoundParams, UnitData
from giamsat.notebooks.contract import SYNTHESIS, changed_code, narratives, read_notebook
from giamsat.notebooks.make import ensure_notebook, notebook_path, read_master
from giamsat.params import legal_basis, load_registry, load_round, round_ids
from giamsat.pipeline.inputs import inputs_of
from giamsat.pipeline.jobs import FORMATS, Job, Outcome, OutcomeState, Request
from giamsat.pipeline.keys import Decision, Mode, decide, key_of
from giamsat.pipeline.publish import unwritten
from giamsat.pipeline.signed import published_digest
from giamsat.pipeline.signs import sign_notices
from giamsat.provenance.manifest import Entry, InputFile, Manifest, read_manifest
from giamsat.provenance.prints import round_prints, shared_prints, whole_print
from giamsat.settings import Settings


@dataclass(frozen=True)
class RoundPlan:
    """One round: its data, the jobs to run, what is already settled (failed, refused or fresh), and its gaps.

    ``seen`` is the print of the files that the plan rests on, ``before`` the manifest of earlier builds and ``keys``
    what decides what each report says, by unit id; also of units that were not asked for, so that what became stale
    is known. ``notices`` are by unit id, as ``gaps`` are by name.
    """

    data: RoundData
    jobs: tuple[Job, ...]
    settled: tuple[Outcome, ...]
    gaps: tuple[tuple[str, str, tuple[str, ...]], ...]
    created: tuple[Path, ...]
    notices: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    seen: str = ""
    before: Manifest = field(default_factory=Manifest)
    keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """All rounds of a request and the faults of rounds that cannot be read at all."""

    rounds: tuple[RoundPlan, ...]
    faults: tuple[Fault, ...]


def make_plan(request: Request, settings: Settings) -> Plan:
    """Read params/ and data/ and decide.

    :raises UsageError: for an unknown round, or a unit that is in none of the rounds asked for.
    :raises ParamsError: when the shared registries are not what they must be.
    """
    registry = load_registry(settings)
    known = round_ids(settings)
    unknown = [round_id for round_id in request.round_ids if round_id not in known]
    UsageError.raise_if(Fault.of("round-unknown", Place(), round=name, known=", ".join(known)) for name in unknown)
    chosen = request.round_ids or tuple(name for name in known if settings.data(name).is_dir())
    rounds: list[RoundPlan] = []
    faults: list[Fault] = []
    shared = shared_prints(settings)
    for round_id in chosen:
        try:
            params = load_round(settings, registry, round_id)
            rounds.append(_plan_round(request, settings, registry, params, shared))
        except UsageError:
            raise
        except GiamsatError as error:
            faults.extend(error.faults)
    if request.unit_ids and not faults:
        found = {job.stem for plan in rounds for job in plan.jobs} | {
            outcome.unit_id for plan in rounds for outcome in plan.settled
        }
        UsageError.raise_if(
            Fault.of("unit-unknown", Place(), unit=unit_id, rounds=", ".join(chosen))
            for unit_id in request.unit_ids
            if unit_id not in found
        )
    return Plan(tuple(rounds), tuple(faults))


def _plan_round(
    request: Request, settings: Settings, registry: Registry, params: RoundParams, shared: dict[str, str]
) -> RoundPlan:
    prints = round_prints(settings, params.round.id, shared)
    data = load_round_data(settings, registry, params)
    before = read_manifest(settings.outputs(params.round.id))
    jobs: list[Job] = []
    settled: list[Outcome] = []
    open_gaps: list[tuple[str, str, tuple[str, ...]]] = []
    created: list[Path] = []
    notices: dict[str, tuple[Fault, ...]] = {}
    keys: dict[str, Mapping[str, str]] = {}
    for unit_id in (*data.units, ""):
        if request.unit_ids and (unit_id or SYNTHESIS) not in request.unit_ids:
            path = notebook_path(settings, params.round.id, unit_id)
            if unit_id in before.entries and path.is_file():
                keys |= _key(settings, prints, data, unit_id, path, inputs_of(settings, data, unit_id, path))
            continue
        try:
            notebook, is_new = ensure_notebook(settings, params.round.id, unit_id)
        except OSError as error:
            settled.append(_unmade(settings, data, unit_id, error))
            continue
        created.extend([notebook] if is_new else [])
        inputs = inputs_of(settings, data, unit_id, notebook)
        keys |= _key(settings, prints, data, unit_id, notebook, inputs)
        entry = before.entries.get(unit_id)
        job = replace(_job(request, data, unit_id, notebook, entry), inputs=inputs, hashes=_hashes(data, inputs))
        if unit_id and not data.units[unit_id].faults:
            notices[unit_id] = _notices(data.units[unit_id])
            found = [gap for gap in gaps(data, unit_id) if gap.waiver is None]
            if found:
                # A unit that sent nothing is one gap, not one for each topic.
                told = found if data.units[unit_id].submission else found[:1]
                open_gaps.append((params.round.id, job.unit_name, tuple(gap.text for gap in told)))
        state, faults = _obstacles(data, job, settings)
        if faults:
            settled.append(Outcome(job.round_id, unit_id, job.unit_name, state, faults))
            continue
        notices[unit_id] = (*notices.get(unit_id, ()), *_code_notices(settings, job))
        decision = _decision(request, settings, job, entry, keys.get(unit_id))
        if decision.mode is Mode.NOTHING and entry is not None:
            settled.append(fresh(job.round_id, entry))
        else:
            jobs.append(_with(job, settings, decision, entry, keys.get(unit_id, {})))
    seen = whole_print(prints)
    if created:  # the notebooks made just now are not in the prints yet
        seen = whole_print(round_prints(settings, params.round.id, shared))
    return RoundPlan(
        data,
        tuple(jobs),
        tuple(settled),
        tuple(open_gaps),
        tuple(created),
        notices={unit_id: found for unit_id, found in notices.items() if found},
        seen=seen,
        before=before,
        keys=keys,
    )


def _unmade(settings: Settings, data: RoundData, unit_id: str, error: OSError) -> Outcome:
    """Return the outcome of a report whose notebook could not be made from the master."""
    params = data.params.round
    place = Place(settings.relative(notebook_path(settings, params.id, unit_id)))
    name = data.units[unit_id].unit.official_name if unit_id else params.title
    return Outcome(params.id, unit_id, name, OutcomeState.FAILED, (unwritten(place, error),))


def fresh(round_id: str, entry: Entry) -> Outcome:
    """Return the outcome of a report that was built before and has not changed."""
    return Outcome(
        round_id,
        entry.unit_id,
        entry.name,
        OutcomeState.FRESH,
        warnings=tuple(entry.warnings),
        unwritten=tuple(entry.unwritten),
    )


def _key(
    settings: Settings,
    prints: Mapping[str, str],
    data: RoundData,
    unit_id: str,
    notebook: Path,
    inputs: Sequence[InputFile],
) -> dict[str, Mapping[str, str]]:
    """Return the key of a report by its unit; nothing for a notebook that cannot be read: it fails where it is run."""
    try:
        return {unit_id: key_of(prints, data, unit_id, read_notebook(notebook, settings), inputs)}
    except NotebookError:
        return {}


def _decision(
    request: Request, settings: Settings, job: Job, entry: Entry | None, key: Mapping[str, str] | None
) -> Decision:
    """Decide how much of a report is made again; see :func:`giamsat.pipeline.keys.decide`."""
    if request.force:
        return Decision(Mode.RUN, ("forced",))
    if key is None:
        return Decision(Mode.RUN, ("notebook",))
    wanted = [f"outputs/{job.round_id}/{job.stem}.{name}" for name in job.formats]
    known = entry.outputs if entry is not None else {}
    there = {name: published_digest(settings.root / name, output.sha256) for name, output in known.items()}
    return decide(entry, key, wanted, there)


def _with(job: Job, settings: Settings, decision: Decision, entry: Entry | None, key: Mapping[str, str]) -> Job:
    """Return the job with its decision; to make pages alone it carries the notebook as it ran."""
    executed = b""
    if decision.mode is Mode.PAGE and entry is not None:
        name = next(name for name in entry.outputs if "/executed/" in name)
        executed = (settings.root / name).read_bytes()
    return replace(job, key=key, executed=executed, reasons=decision.reasons)


def _notices(unit_data: UnitData) -> tuple[Fault, ...]:
    """Return what a person should look at in a unit's files, though nothing stops the build."""
    signs = sign_notices(unit_data.submission) if unit_data.submission else []
    return (*unit_data.notices, *signs)


def _code_notices(settings: Settings, job: Job) -> list[Fault]:
    """Return the code cells somebody edited; a notebook that cannot be read fails where it is run."""
    try:
        notebook, master = read_notebook(job.notebook, settings), read_master(settings, job.unit_id)
    except NotebookError:
        return []
    return changed_code(notebook, master, Place(settings.relative(job.notebook)))


def _hashes(data: RoundData, inputs: Sequence[InputFile]) -> dict[str, str]:
    """Return the SHA-256 of every file that a figure may lead to: also of the group's workbooks."""
    handed_in = [own.submission for own in data.units.values() if own.submission is not None]
    return {row.file: row.sha256 for row in handed_in} | {row.file: row.sha256 for row in inputs}


def _job(request: Request, data: RoundData, unit_id: str, notebook: Path, entry: Entry | None) -> Job:
    """Return the job of a report; formats that lie in the outputs from before are kept current too."""
    params = data.params
    document = params.documents.get(unit_id)
    stem = f"outputs/{params.round.id}/{unit_id or SYNTHESIS}"
    there = entry.outputs if entry is not None else {}
    return Job(
        round_id=params.round.id,
        unit_id=unit_id,
        unit_name=data.units[unit_id].unit.official_name if unit_id else params.round.title,
        notebook=notebook,
        formats=tuple(name for name in FORMATS if name in request.formats or f"{stem}.{name}" in there),
        is_final=document is not None and document.state is DocumentState.FINAL,
        phase=params.phase(unit_id).value if unit_id else "",
        round_title=params.round.title,
    )


def _obstacles(data: RoundData, job: Job, settings: Settings) -> tuple[OutcomeState, tuple[Fault, ...]]:
    """Return why a job is not run: its data fail, or a final document would be incomplete."""
    if job.unit_id and data.units[job.unit_id].faults:
        return OutcomeState.FAILED, data.units[job.unit_id].faults
    if not job.is_final:
        return OutcomeState.BUILT, ()
    place = Place(settings.relative(job.notebook))
    try:
        written = tuple(narratives(read_notebook(job.notebook, settings)))
    except NotebookError as error:
        return OutcomeState.FAILED, error.faults
    faults = [
        Fault.of("final-with-gap", place, name=job.unit_name, gap=gap.text, subject=gap.subject)
        for gap in (unexplained(gaps(data, job.unit_id)) if job.unit_id else ())
    ]
    faults += [
        Fault.of("narrative-unwritten", place, section=narrative.section, cell=narrative.cell_id)
        for narrative in written
        if not narrative.is_written and not narrative.is_optional and narrative.phase in ("", job.phase)
    ]
    acts = (data.params.round.founding_act, data.params.round.plan)
    if job.phase == Phase.AFTER and not _is_filled(*acts):
        faults.append(Fault.of("final-blank", place, round=job.round_id))
    faults += [
        Fault.of("final-unverified", place, citation=citation.short)
        for citation in legal_basis(data.registry, data.params.round)
        if not citation.verified
    ]
    return OutcomeState.REFUSED, tuple(faults)


def _is_filled(*texts: str) -> bool:
    """Whether all texts are there without blanks to fill; the opening sentence of a final report cites them."""
    return all(text and "…" not in text for text in texts)
