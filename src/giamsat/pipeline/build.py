"""Make one report: run its notebook, lay the page out, prove it. Nothing is published here."""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import giamsat
from giamsat.blocks.model import Document
from giamsat.errors import Fault, GiamsatError, Place, PostconditionError
from giamsat.execution.run import Run, run_notebook
from giamsat.notebooks.carry import carry_over
from giamsat.notebooks.contract import read_notebook
from giamsat.notebooks.make import executed_text, parameters_for, run_parameters
from giamsat.pipeline.jobs import Job, Outcome, OutcomeState, Report, failed
from giamsat.pipeline.keys import LISTED, digest
from giamsat.pipeline.postconditions import phase_faults, section_faults
from giamsat.pipeline.publish import FULL
from giamsat.pipeline.reuse import standing_pages
from giamsat.provenance.manifest import InputFile
from giamsat.provenance.sheet import SheetFacts, sheet_document
from giamsat.provenance.trail import trail_csv
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


def make_report(job: Job, settings: Settings) -> Report:
    """Make one report and say what became of it; a failure is an outcome, never an exception.

    A failure that the kit did not foresee keeps its traceback beside the failed notebook: the other
    reports of the batch must not depend on a bug met in this one.
    """
    clock = Stopwatch()
    folder = Path(tempfile.mkdtemp(prefix="gs-"))
    kept, told = f"executed/{job.stem}.loi.ipynb", f"executed/{job.stem}.loi.txt"
    try:
        report = _make(job, settings, folder, clock)
    except GiamsatError as error:
        return Report(failed(job, error.faults, clock.seconds), _as_ran(folder, kept), (told,))
    except Exception as error:  # noqa: BLE001 - a bug met in one report must not stop the others; it is kept and told
        if isinstance(error, OSError) and error.errno in FULL:
            return Report(failed(job, [Fault.of("temporary-full", folder=folder.parent)], clock.seconds))
        place = Place(settings.relative(settings.outputs(job.round_id) / told))
        fault = Fault.of("unexpected", place, detail=f"{type(error).__name__}: {error}")
        files = _as_ran(folder, kept) | {told: traceback.format_exc().encode()}
        return Report(failed(job, [fault], clock.seconds), files)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Report(report.outcome, report.files, (kept, told))


def _make(job: Job, settings: Settings, folder: Path, clock: Stopwatch) -> Report:
    from giamsat.blocks.codec import dumps as blocks_text
    from giamsat.rendering.normalise import normalise
    from giamsat.rendering.notebook import document_from_notebook

    executed = _executed(job, settings, folder, clock)
    with clock.stage("blocks"):
        page = document_from_notebook(executed, title=job.unit_name, base=job.notebook.parent)
        document, warnings = normalise(page.document)
    place = Place(settings.relative(job.notebook))
    PostconditionError.raise_if([*section_faults(job, page, place), *phase_faults(page, executed, place)])
    blocks = {f"blocks/{job.stem}.json": blocks_text(document).encode()}
    names = [f"{job.stem}.{name}" for name in job.formats]
    files = standing_pages(job.standing, blocks, names, settings.outputs(job.round_id))
    files = files or _pages(job.stem, document, job.formats, settings, clock)
    files[f"{job.stem}.nguon.csv"] = trail_csv(document, {row.file: row.sha256 for row in _proving(job)}).encode()
    with clock.stage("sheet"):
        sheet, _ = normalise(sheet_document(_facts(job, document, files)))
        files |= _pages(f"{job.stem}.phieu-nguon", sheet, job.formats, settings)
    files |= blocks
    files[f"executed/{job.stem}.ipynb"] = executed_text(_without_messages(executed)).encode()
    outcome = Outcome(
        round_id=job.round_id,
        unit_id=job.unit_id,
        unit_name=job.unit_name,
        state=OutcomeState.BUILT,
        warnings=tuple(str(warning) for warning in (*page.warnings, *warnings)),
        unwritten=tuple(page.unwritten),
        seconds=clock.seconds,
        reasons=job.reasons,
    )
    return Report(outcome, files)


def _executed(job: Job, settings: Settings, folder: Path, clock: Stopwatch) -> dict[str, Any]:
    """Return the notebook with its results: of a run now, or of an earlier one whose code and data were the same."""
    if job.executed:
        return carry_over(read_notebook(job.notebook, settings), json.loads(job.executed))
    parameters = run_parameters(read_notebook(job.notebook, settings), job.round_id, job.unit_id)
    run = Run(job.notebook, parameters, folder / "run.ipynb", folder / "run")
    with clock.stage("run"):
        return run_notebook(run, settings)


def _without_messages(executed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the notebook without what libraries wrote to stderr; a person is told of it, it comes and goes."""
    cells = [
        {**cell, "outputs": [output for output in cell["outputs"] if output.get("name") != "stderr"]}
        if cell["cell_type"] == "code"
        else cell
        for cell in executed["cells"]
    ]
    return {**executed, "cells": cells}


def _proving(job: Job) -> tuple[InputFile, ...]:
    """Return the files whose hashes stand beside a report: those of which another content makes its key another.

    A workbook of another unit of the group is none of them: while the figures of the group stay as they are, what
    stands beside the report may not change either. Its hash is in the manifest, with the report that it is about.
    """
    return tuple(row for row in job.inputs if row.kind in (*LISTED, "params"))


def _facts(job: Job, document: Document, files: Mapping[str, bytes]) -> SheetFacts:
    """Return what the report's Phiếu nguồn số liệu says."""
    identity = document.identity
    if identity is None:
        raise PostconditionError.of("identity-none")
    folder = f"outputs/{job.round_id}"
    return SheetFacts(
        identity=identity,
        round_title=job.round_title,
        report_name=document.kind_name,
        stem=job.stem,
        date=document.date,
        key=digest(job.key),
        kit_version=giamsat.__version__,
        python_version=platform.python_version(),
        marks=document.marks,
        author=document.author,
        parameters=parameters_for(job.round_id, job.unit_id),
        inputs=_proving(job),
        outputs={f"{folder}/{name}": hashlib.sha256(content).hexdigest() for name, content in files.items()},
        parts=job.key,
    )


def _pages(
    stem: str, document: Document, formats: tuple[str, ...], settings: Settings, clock: Stopwatch | None = None
) -> dict[str, bytes]:
    """Return the pages of a document in the formats asked for, each proved to be the right unit's."""
    clock = clock or Stopwatch()
    from giamsat.rendering.verify import verify_html, verify_pdf

    files: dict[str, bytes] = {}
    if "html" in formats:
        from giamsat.rendering.page import to_html

        with clock.stage("html"):
            text = to_html(document, settings.templates)
            verify_html(text, document)
            files[f"{stem}.html"] = text.encode()
    if "pdf" in formats:
        from giamsat.rendering.pdf import to_pdf

        with clock.stage("pdf"):
            files[f"{stem}.pdf"] = to_pdf(document, settings.templates)
            verify_pdf(files[f"{stem}.pdf"], document)
    return files


def _as_ran(folder: Path, name: str) -> dict[str, bytes]:
    executed = folder / "run.ipynb"
    return {name: executed.read_bytes()} if executed.is_file() else {}
