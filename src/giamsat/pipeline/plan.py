"""Decide what is built: which rounds and units, what is refused and why. Nothing is run or written here
but missing notebooks, which are made from their master."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from giamsat.analysis.coverage import gaps, unexplained
from giamsat.errors import Fault, GiamsatError, NotebookError, Place, UsageError
from giamsat.intake.rounds import load_round_data
from giamsat.model.parameters import DocumentState, Phase
from giamsat.model.rounds import Registry, RoundData, RoundParams, UnitData
from giamsat.notebooks.contract import SYNTHESIS, changed_code, narratives, read_notebook
from giamsat.notebooks.make import ensure_notebook, read_master
from giamsat.params import legal_basis, load_registry, load_round, round_ids
from giamsat.pipeline.jobs import Job, Outcome, OutcomeState, Request
from giamsat.pipeline.signs import sign_notices
from giamsat.settings import Settings


@dataclass(frozen=True)
class RoundPlan:
    """One round: its data, the jobs to run, what is already settled (failed or refused), and its gaps."""

    data: RoundData
    jobs: tuple[Job, ...]
    settled: tuple[Outcome, ...]
    gaps: tuple[tuple[str, str, tuple[str, ...]], ...]
    created: tuple[Path, ...]
    notices: tuple[Fault, ...] = ()


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
    for round_id in chosen:
        try:
            params = load_round(settings, registry, round_id)
            rounds.append(_plan_round(request, settings, registry, params))
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


def _plan_round(request: Request, settings: Settings, registry: Registry, params: RoundParams) -> RoundPlan:
    data = load_round_data(settings, registry, params)
    jobs: list[Job] = []
    settled: list[Outcome] = []
    open_gaps: list[tuple[str, str, tuple[str, ...]]] = []
    created: list[Path] = []
    notices: list[Fault] = []
    for unit_id in (*data.units, ""):
        if request.unit_ids and (unit_id or SYNTHESIS) not in request.unit_ids:
            continue
        notebook, is_new = ensure_notebook(settings, params.round.id, unit_id)
        created.extend([notebook] if is_new else [])
        job = _job(request, settings, data, unit_id, notebook)
        if unit_id and not data.units[unit_id].faults:
            notices.extend(_notices(data.units[unit_id]))
            found = [gap for gap in gaps(data, unit_id) if gap.waiver is None]
            if found:
                # A unit that sent nothing is one gap, not one for each topic.
                told = found if data.units[unit_id].submission else found[:1]
                open_gaps.append((params.round.id, job.unit_name, tuple(gap.text for gap in told)))
        state, faults = _obstacles(data, job, settings)
        if faults:
            settled.append(Outcome(job.round_id, unit_id, job.unit_name, state, faults))
        else:
            jobs.append(job)
            notices.extend(_code_notices(settings, job))
    return RoundPlan(data, tuple(jobs), tuple(settled), tuple(open_gaps), tuple(created), tuple(notices))


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


def _job(request: Request, settings: Settings, data: RoundData, unit_id: str, notebook: Path) -> Job:
    params = data.params
    document = params.documents.get(unit_id)
    inputs: list[Path] = []
    chosen = [data.units[unit_id]] if unit_id else list(data.units.values())
    inputs.extend(settings.root / own.submission.file for own in chosen if own.submission is not None)
    shared = ("received.csv", "published.csv", "published_records.csv", "decisions.csv")
    inputs.extend(path for name in shared if (path := settings.data(params.round.id) / name).is_file())
    return Job(
        round_id=params.round.id,
        unit_id=unit_id,
        unit_name=data.units[unit_id].unit.official_name if unit_id else params.round.title,
        notebook=notebook,
        formats=request.formats,
        is_final=document is not None and document.state is DocumentState.FINAL,
        phase=params.phase(unit_id).value if unit_id else "",
        inputs=tuple(inputs),
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
