"""Why a report is not made: its unit's files have faults, or a final document would be incomplete (docs/faults.md)."""

from __future__ import annotations

from collections.abc import Iterable

from giamsat.analysis.common_findings import common_faults, within
from giamsat.analysis.coverage import gaps, unexplained
from giamsat.analysis.filled import filled_sections
from giamsat.analysis.finding_checks import finding_faults
from giamsat.analysis.law import doubtful, has_no_law
from giamsat.errors import Fault, NotebookError, Place
from giamsat.model.owners import is_unit
from giamsat.model.parameters import Phase
from giamsat.model.rounds import RoundData
from giamsat.notebooks.contract import metadata_of, narratives, read_notebook
from giamsat.pipeline.jobs import Job, OutcomeState
from giamsat.settings import Settings


def obstacles(data: RoundData, job: Job, settings: Settings) -> tuple[OutcomeState, tuple[Fault, ...]]:
    """Return why a job is not run: its data fail, or a final document would be incomplete."""
    if is_unit(job.unit_id):
        own = data.units[job.unit_id].faults or _of_findings(data, job, settings)
        if own:
            return OutcomeState.FAILED, own
    elif of_common := _of_common(data, job, settings):
        return OutcomeState.FAILED, of_common
    if not job.is_final:
        return OutcomeState.BUILT, ()
    place = Place(settings.relative(job.notebook))
    try:
        written = tuple(narratives(read_notebook(job.notebook, settings)))
    except NotebookError as error:
        return OutcomeState.FAILED, error.faults
    faults = [
        Fault.of("final-with-gap", place, name=job.unit_name, gap=gap.text, subject=gap.subject)
        for gap in (unexplained(gaps(data, job.unit_id)) if is_unit(job.unit_id) else ())
    ]
    faults += [
        Fault.of("narrative-unwritten", place, section=narrative.section, cell=narrative.cell_id)
        for narrative in written
        if not narrative.is_written
        and not narrative.is_optional
        and narrative.phase in ("", job.phase)
        and narrative.section not in _filled(data, job.unit_id)
    ]
    acts = (data.params.round.founding_act, data.params.round.plan)
    if job.phase == Phase.AFTER and not _is_filled(*acts):
        faults.append(Fault.of("final-blank", place, round=job.round_id))
    if has_no_law(data):
        faults.append(Fault.of("final-no-law", place, round=job.round_id))
    faults += [
        Fault.of("final-unverified", place, citation=citation.short, id=citation.id, round=job.round_id)
        for citation in doubtful(data, job.unit_id)
    ]
    return OutcomeState.REFUSED, tuple(faults)


def _filled(data: RoundData, owner_id: str) -> frozenset[str]:
    own = data.units[owner_id].findings if is_unit(owner_id) else data.common.get(owner_id)
    return filled_sections(own, recommendations="V" if is_unit(owner_id) else "VI")


def _of_findings(data: RoundData, job: Job, settings: Settings) -> tuple[Fault, ...]:
    """Return why what was concluded cannot be printed: it rests on nothing, or the notebook has no place for it."""
    wanted = [name for name in _filled(data, job.unit_id) if name.startswith("IV.")]
    faults = finding_faults(data, job.unit_id)
    if not wanted or job.phase == Phase.BEFORE:
        return faults
    return (*faults, *_without_cells(job, wanted, "findings-without-cells", settings))


def _of_common(data: RoundData, job: Job, settings: Settings) -> tuple[Fault, ...]:
    """Return why what was concluded of several units cannot be printed in the synthesis."""
    owner_id = job.unit_id
    own = within(data, owner_id)
    faults = data.common_faults.get(owner_id, ()) or common_faults(own, data.common.get(owner_id))
    wanted = sorted(_filled(data, owner_id))
    if not wanted or job.phase == Phase.BEFORE:
        return faults
    return (*faults, *_without_cells(job, wanted, "common-without-cells", settings))


def _without_cells(job: Job, wanted: Iterable[str], code: str, settings: Settings) -> tuple[Fault, ...]:
    """Return that a notebook has no cells for what stands in the register of findings; nothing when it has all."""
    try:
        cells = read_notebook(job.notebook, settings)["cells"]
    except NotebookError as error:
        return error.faults
    there = {metadata_of(cell).get("section") for cell in cells if cell["cell_type"] == "code"}
    missing = sorted(name for name in wanted if name not in there)
    place = Place(settings.relative(job.notebook))
    return (Fault.of(code, place, cells=", ".join(missing)),) if missing else ()


def _is_filled(*texts: str) -> bool:
    """Whether all texts are there without blanks to fill; the opening sentence of a final report cites them."""
    return all(text and "…" not in text for text in texts)
