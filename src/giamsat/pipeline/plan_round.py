"""Decide for each report of one round: made again, fresh, or settled without (failed, refused)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from giamsat.analysis.coverage import gaps
from giamsat.errors import Fault, NotebookError, Place
from giamsat.intake.rounds import load_round_data
from giamsat.model.owners import is_unit, stem_of
from giamsat.model.parameters import DocumentState
from giamsat.model.rounds import Registry, RoundData, RoundParams
from giamsat.notebooks.contract import changed_code, read_notebook
from giamsat.notebooks.make import ensure_notebook, notebook_path, read_master
from giamsat.pipeline.inputs import inputs_of, shared_inputs
from giamsat.pipeline.jobs import FORMATS, Job, Outcome, OutcomeState, Request, fresh
from giamsat.pipeline.keys import Decision, Mode, decide, key_of
from giamsat.pipeline.obstacles import obstacles
from giamsat.pipeline.publish import unwritten
from giamsat.pipeline.reuse import standing_files
from giamsat.pipeline.signed import published_digest
from giamsat.pipeline.signs import sign_notices
from giamsat.pipeline.stale import runs_again
from giamsat.provenance.manifest import Entry, InputFile, Manifest, read_manifest
from giamsat.provenance.prints import Prints, round_prints, whole_print
from giamsat.settings import Settings


@dataclass(frozen=True)
class RoundPlan:
    """One round: its data, the jobs to run, what is already settled (failed, refused or fresh), and its gaps.

    ``prints`` are those of the files that the plan rests on, ``seen`` is one hash of them, ``before`` the manifest of
    earlier builds and ``keys`` what decides what each report says, by unit id; also of units that were not asked for,
    so that what became stale is known. ``notices`` are by unit id, as ``gaps`` are by name.
    """

    data: RoundData
    jobs: tuple[Job, ...]
    settled: tuple[Outcome, ...]
    gaps: tuple[tuple[str, str, tuple[str, ...]], ...]
    created: tuple[Path, ...]
    notices: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    prints: Mapping[str, str] = field(default_factory=dict)
    seen: str = ""
    before: Manifest = field(default_factory=Manifest)
    keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def job_of(self) -> Mapping[str, Job]:
        """The jobs by unit id."""
        return {job.unit_id: job for job in self.jobs}

    @cached_property
    def fresh(self) -> frozenset[str]:
        """The units whose reports were proved current, their files among it."""
        return frozenset(outcome.unit_id for outcome in self.settled if outcome.state is OutcomeState.FRESH)

    @cached_property
    def lacking(self) -> Mapping[str, tuple[str, ...]]:
        """The gaps by unit name."""
        return {name: texts for _, name, texts in self.gaps}


@dataclass(frozen=True)
class _Ground:
    """What the decisions on a round's reports rest on."""

    request: Request
    settings: Settings
    data: RoundData
    prints: Mapping[str, str]
    before: Manifest
    _masters: dict[bool, Mapping[str, Any] | None] = field(default_factory=dict)

    @cached_property
    def shared(self) -> tuple[InputFile, ...]:
        """The files that all reports of the round are made from, hashed once for all of them."""
        return shared_inputs(self.settings, self.round_id)

    def inputs(self, unit_id: str, notebook: Path) -> tuple[InputFile, ...]:
        """Return the files that a report is made from."""
        return inputs_of(self.settings, self.data, unit_id, notebook, self.shared)

    @property
    def round_id(self) -> str:
        return self.data.params.round.id

    def is_asked(self, unit_id: str) -> bool:
        """Whether the request is for this report."""
        return not self.request.unit_ids or stem_of(unit_id) in self.request.unit_ids

    def key(self, unit_id: str, content: Mapping[str, Any] | None, inputs: Sequence[InputFile]) -> Mapping[str, str]:
        """Return the key of a report with this notebook; empty for one that cannot be read."""
        return key_of(self.prints, self.data, unit_id, content, inputs) if content is not None else {}

    def read(self, notebook: Path) -> Mapping[str, Any] | None:
        """Return a notebook; ``None`` for one that cannot be read: it fails where it is run."""
        return _if_readable(lambda: read_notebook(notebook, self.settings))

    def master(self, unit_id: str) -> Mapping[str, Any] | None:
        """Return the master of a report's notebook, ``None`` for one that cannot be read."""
        kind = is_unit(unit_id)
        if kind not in self._masters:
            self._masters[kind] = _if_readable(lambda: read_master(self.settings, unit_id, self.round_id))
        return self._masters[kind]


def _if_readable(read: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any] | None:
    try:
        return read()
    except NotebookError:
        return None


@dataclass(frozen=True, slots=True)
class _Decided:
    """What became of one report: a job or an outcome, its key, what is told of it, and a notebook made for it."""

    job: Job | None = None
    outcome: Outcome | None = None
    key: Mapping[str, str] = field(default_factory=dict)
    gaps: tuple[str, ...] = ()
    notices: tuple[Fault, ...] = ()
    created: Path | None = None


def plan_round(
    request: Request,
    settings: Settings,
    registry: Registry,
    params: RoundParams,
    hashed: Prints,
    foresee: Callable[[str], None],
) -> RoundPlan:
    """Read what came in for a round and decide on each of its reports, in official order, the syntheses last.

    ``foresee`` is called after the files were hashed and before they are read, when notebooks will have to run: what
    somebody else reads from then on is never older than the hashes.
    """
    prints = hashed.of(params.round.id)
    before = read_manifest(settings.outputs(params.round.id))
    if request.force or runs_again(before.prints, prints):
        foresee(params.round.id)
    data = load_round_data(settings, registry, params)
    ground = _Ground(request, settings, data, prints, before)
    decided = {unit_id: _decide(ground, unit_id) for unit_id in data.owners if ground.is_asked(unit_id)}
    others = {unit_id: _key_only(ground, unit_id) for unit_id in data.owners if not ground.is_asked(unit_id)}
    created = tuple(row.created for row in decided.values() if row.created is not None)
    # Notebooks made just now are not in the prints yet.
    prints = round_prints(settings, params.round.id, hashed.shared) if created else prints
    return RoundPlan(
        data,
        jobs=tuple(row.job for row in decided.values() if row.job is not None),
        settled=tuple(row.outcome for row in decided.values() if row.outcome is not None),
        gaps=tuple((ground.round_id, data.name(key), row.gaps) for key, row in decided.items() if row.gaps),
        created=created,
        notices={unit_id: row.notices for unit_id, row in decided.items() if row.notices},
        prints=prints,
        seen=whole_print(prints),
        before=ground.before,
        keys={unit_id: row.key for unit_id, row in decided.items() if row.key} | others,
    )


def _key_only(ground: _Ground, unit_id: str) -> Mapping[str, str]:
    """Return the key of a report that was not asked for: whether what lies in the outputs is still current."""
    path = notebook_path(ground.settings, ground.round_id, unit_id)
    if unit_id not in ground.before.entries or not path.is_file():
        return {}
    return ground.key(unit_id, ground.read(path), ground.inputs(unit_id, path))


def _decide(ground: _Ground, unit_id: str) -> _Decided:
    settings, data = ground.settings, ground.data
    try:
        notebook, is_new = ensure_notebook(settings, ground.round_id, unit_id)
    except OSError as error:
        return _Decided(outcome=_unmade(ground, unit_id, error))
    inputs, content = ground.inputs(unit_id, notebook), ground.read(notebook)
    entry = ground.before.entries.get(unit_id)
    known = _Decided(
        key=ground.key(unit_id, content, inputs),
        gaps=_gaps(data, unit_id),
        notices=_notices(data, unit_id),
        created=notebook if is_new else None,
    )
    job = replace(_job(ground, unit_id, notebook, entry), inputs=inputs, key=known.key)
    state, faults = obstacles(data, job, settings)
    if faults:
        return replace(known, outcome=Outcome(job.round_id, unit_id, job.unit_name, state, faults))
    known = replace(known, notices=(*known.notices, *_code_notices(ground, job, content)))
    there = _there(ground, entry)
    decision = _how_much(ground, job, entry, there)
    if decision.mode is Mode.NOTHING and entry is not None:
        return replace(known, outcome=fresh(job.round_id, entry))
    job = replace(job, standing=standing_files(entry, job.key, there, f"outputs/{job.round_id}"))
    return replace(known, job=_with(job, settings, decision, entry))


def _unmade(ground: _Ground, unit_id: str, error: OSError) -> Outcome:
    """Return the outcome of a report whose notebook could not be made from the master."""
    place = Place(ground.settings.relative(notebook_path(ground.settings, ground.round_id, unit_id)))
    return Outcome(ground.round_id, unit_id, ground.data.name(unit_id), OutcomeState.FAILED, (unwritten(place, error),))


def _there(ground: _Ground, entry: Entry | None) -> dict[str, str]:
    """Return the SHA-256 of the files of the last build that lie in the outputs now; none when all is made again."""
    known = entry.outputs if entry is not None and not ground.request.force else {}
    return {name: published_digest(ground.settings.root / name, output.sha256) for name, output in known.items()}


def _how_much(ground: _Ground, job: Job, entry: Entry | None, there: Mapping[str, str]) -> Decision:
    """Decide how much of a report is made again; see :func:`giamsat.pipeline.keys.decide`."""
    if ground.request.force:
        return Decision(Mode.RUN, ("forced",))
    if not job.key:
        return Decision(Mode.RUN, ("notebook",))
    wanted = [f"outputs/{job.round_id}/{job.stem}.{name}" for name in job.formats]
    return decide(entry, job.key, wanted, there)


def _with(job: Job, settings: Settings, decision: Decision, entry: Entry | None) -> Job:
    """Return the job with its decision; to make pages alone it carries the notebook as it ran."""
    executed = b""
    if decision.mode is Mode.PAGE and entry is not None:
        executed = (settings.root / entry.output_in("executed")).read_bytes()
    return replace(job, executed=executed, reasons=decision.reasons)


def _gaps(data: RoundData, unit_id: str) -> tuple[str, ...]:
    """Return what a unit did not answer, in words; a unit that sent nothing is one gap, not one for each topic."""
    if not is_unit(unit_id) or data.units[unit_id].faults:
        return ()
    found = [gap.text for gap in gaps(data, unit_id) if gap.waiver is None]
    return tuple(found if data.units[unit_id].submission else found[:1])


def _notices(data: RoundData, owner_id: str) -> tuple[Fault, ...]:
    """Return what a person should look at, though nothing stops the build: in a unit's files, in those of the round."""
    if not is_unit(owner_id):
        return () if owner_id else data.notices
    unit_data = data.units[owner_id]
    if unit_data.faults:
        return ()
    signs = sign_notices(unit_data.submission) if unit_data.submission else []
    return (*unit_data.notices, *signs)


def _code_notices(ground: _Ground, job: Job, notebook: Mapping[str, Any] | None) -> list[Fault]:
    """Return the code cells somebody edited or left out."""
    master = ground.master(job.unit_id)
    if notebook is None or master is None:
        return []
    return changed_code(notebook, master, Place(ground.settings.relative(job.notebook)))


def _job(ground: _Ground, unit_id: str, notebook: Path, entry: Entry | None) -> Job:
    """Return the job of a report; formats that lie in the outputs from before are kept current too."""
    params = ground.data.params
    document = params.documents.get(unit_id)
    stem = f"outputs/{ground.round_id}/{stem_of(unit_id)}"
    there = entry.outputs if entry is not None else {}
    return Job(
        round_id=ground.round_id,
        unit_id=unit_id,
        unit_name=ground.data.name(unit_id),
        notebook=notebook,
        formats=tuple(name for name in FORMATS if name in ground.request.formats or f"{stem}.{name}" in there),
        is_final=document is not None and document.state is DocumentState.FINAL,
        phase=params.phase(unit_id).value,
        round_title=params.round.title,
    )
