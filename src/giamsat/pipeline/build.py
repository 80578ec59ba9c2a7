"""Build one report: run its notebook, lay the page out, prove it, publish it."""

from __future__ import annotations

import shutil
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from giamsat.blocks.model import Document
from giamsat.errors import Fault, GiamsatError, Place, PostconditionError
from giamsat.execution.run import Run, run_notebook
from giamsat.files import write_whole
from giamsat.notebooks.make import parameters_for
from giamsat.pipeline.jobs import Job, Outcome, OutcomeState
from giamsat.pipeline.postconditions import phase_faults, section_faults
from giamsat.settings import Settings


class Stopwatch:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time of the block to a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - start, 3)


def build_one(job: Job, settings: Settings) -> Outcome:
    """Build one report and say what became of it; a failure is an outcome, never an exception.

    A failure that the kit did not foresee keeps its traceback beside the failed notebook: the other
    reports of the batch must not depend on a bug met in this one.
    """
    clock = Stopwatch()
    folder = Path(tempfile.mkdtemp(prefix="gs-"))
    failed = settings.outputs(job.round_id) / "executed" / f"{job.stem}.loi.ipynb"
    try:
        outcome = _build(job, settings, folder, clock)
    except GiamsatError as error:
        _keep_failed(folder, failed)
        return _outcome(job, clock, OutcomeState.FAILED, error.faults)
    except Exception as error:  # noqa: BLE001 - a bug met in one report must not stop the others; it is kept and told
        _keep_failed(folder, failed)
        write_whole(failed.with_suffix(".txt"), traceback.format_exc())
        place = Place(settings.relative(failed.with_suffix(".txt")))
        detail = f"{type(error).__name__}: {error}"
        return _outcome(job, clock, OutcomeState.FAILED, (Fault.of("unexpected", place, detail=detail),))
    else:
        for old in (failed, failed.with_suffix(".txt")):
            old.unlink(missing_ok=True)
        return outcome
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _build(job: Job, settings: Settings, folder: Path, clock: Stopwatch) -> Outcome:
    from giamsat.blocks.codec import dumps
    from giamsat.rendering.normalise import normalise
    from giamsat.rendering.notebook import document_from_notebook

    run = Run(job.notebook, parameters_for(job.round_id, job.unit_id), folder / "run.ipynb", folder / "run")
    with clock.stage("run"):
        executed = run_notebook(run, settings)
    with clock.stage("blocks"):
        page = document_from_notebook(executed, title=job.unit_name, base=job.notebook.parent)
        document, warnings = normalise(page.document)
    place = Place(settings.relative(job.notebook))
    PostconditionError.raise_if([*section_faults(job, page, place), *phase_faults(page, executed, place)])
    files: dict[Path, bytes | str] = {}
    target = settings.outputs(job.round_id)
    if "html" in job.formats:
        with clock.stage("html"):
            files[target / f"{job.stem}.html"] = _html(document, settings)
    if "pdf" in job.formats:
        with clock.stage("pdf"):
            files[target / f"{job.stem}.pdf"] = _pdf(document, settings)
    files[target / "blocks" / f"{job.stem}.json"] = dumps(document)
    files[target / "executed" / f"{job.stem}.ipynb"] = run.executed.read_bytes()
    PostconditionError.raise_if(publish(files, settings))
    return Outcome(
        round_id=job.round_id,
        unit_id=job.unit_id,
        unit_name=job.unit_name,
        state=OutcomeState.BUILT,
        warnings=tuple(str(warning) for warning in (*page.warnings, *warnings)),
        unwritten=tuple(page.unwritten),
        outputs=tuple(files),
        seconds=clock.seconds,
    )


def _html(document: Document, settings: Settings) -> str:
    from giamsat.rendering.page import to_html
    from giamsat.rendering.verify import verify_html

    text = to_html(document, settings.templates)
    verify_html(text, document)
    return text


def _pdf(document: Document, settings: Settings) -> bytes:
    from giamsat.rendering.pdf import to_pdf
    from giamsat.rendering.verify import verify_pdf

    content = to_pdf(document, settings.templates)
    verify_pdf(content, document)
    return content


def publish(files: Mapping[Path, bytes | str], settings: Settings) -> tuple[Fault, ...]:
    """Write files whole; one that another program keeps open leaves the new one beside it, and is a fault."""
    blocked = []
    for path, content in files.items():
        beside = path.with_name(f"{path.stem}.moi{path.suffix}")
        try:
            write_whole(path, content)
            beside.unlink(missing_ok=True)
        except PermissionError:
            write_whole(beside, content)
            blocked.append(Fault.of("target-open", Place(settings.relative(path)), beside=settings.relative(beside)))
    return tuple(blocked)


def _keep_failed(folder: Path, failed: Path) -> None:
    executed = folder / "run.ipynb"
    if executed.is_file():
        write_whole(failed, executed.read_bytes())


def _outcome(job: Job, clock: Stopwatch, state: OutcomeState, faults: tuple[Fault, ...]) -> Outcome:
    return Outcome(job.round_id, job.unit_id, job.unit_name, state, faults, seconds=clock.seconds)
