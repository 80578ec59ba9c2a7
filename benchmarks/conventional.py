"""The conventional way to a report: the papermill command, then nbconvert's html and webpdf, one after another."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.process import BenchmarkError, Usage, measured
from benchmarks.project import CHECKOUT, Project
from giamsat.model.owners import SYNTHESIS
from giamsat.notebooks.make import parameters_for

STEPS = ("papermill", "html", "webpdf")
BROWSER = "chromium"
EXPORTER = "benchmarks.webpdf.DebianWebPDFExporter"


@dataclass(frozen=True, slots=True)
class Report:
    """What one report took, step by step; a step that could not be measured is absent."""

    name: str
    steps: dict[str, Usage]

    @property
    def seconds(self) -> float:
        """Wall time of all steps."""
        return sum(usage.seconds for usage in self.steps.values())


def missing_browser() -> str:
    """Return one sentence when the step ``webpdf`` cannot be measured here, else an empty text."""
    if shutil.which(BROWSER):
        return ""
    return f"webpdf is left out: there is no {BROWSER} on this machine (apt-get install -y {BROWSER})."


def conventional(project: Project, notebook: Path, folder: Path) -> Report:
    """Make the HTML and the PDF of one notebook below ``folder``, as one would without the kit's command.

    :raises BenchmarkError: when a step fails or does not leave its file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    steps: dict[str, Usage] = {}
    environment = project.environment({"PYTHONPATH": _with_checkout()})
    for step, command, product in commands(project, notebook, folder):
        usage = measured(command, project.root, environment).check(f"{step} of {notebook.name}")
        if not product.is_file() or not product.stat().st_size:
            raise BenchmarkError(f"{step} of {notebook.name} left no {product.name}")
        steps[step] = usage
    return Report(notebook.stem, steps)


def commands(project: Project, notebook: Path, folder: Path) -> Iterator[tuple[str, list[str], Path]]:
    """Yield each step with its command and the file it must leave; without a browser no webpdf."""
    executed = folder / notebook.name
    own = parameters_for(project.round_id, "" if notebook.stem == SYNTHESIS else notebook.stem)
    parameters = [word for name, value in own.items() if value for word in ("-r", name, value)]
    yield "papermill", [_script("papermill"), str(notebook), str(executed), *parameters], executed
    convert = [_script("jupyter"), "nbconvert", str(executed), "--output-dir", str(folder)]
    yield "html", [*convert, "--to", "html"], executed.with_suffix(".html")
    if not missing_browser():
        # The sandbox of the browser refuses to be started by root.
        unsandboxed = ["--WebPDFExporter.disable_sandbox=True"] if os.geteuid() == 0 else []
        yield "webpdf", [*convert, "--to", EXPORTER, *unsandboxed], executed.with_suffix(".pdf")


def _script(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _with_checkout() -> str:
    """Return PYTHONPATH with the checkout at its end: nbconvert imports the exporter by its name."""
    return os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH", ""), str(CHECKOUT))))
