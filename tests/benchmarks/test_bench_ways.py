"""The two ways that are compared, and the floor: each really makes what its times are told for."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks import conventional as ways
from benchmarks.against import spread
from benchmarks.floor import run_cells
from benchmarks.process import BenchmarkError, measured
from benchmarks.project import CHECKOUT, Project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.mark.kernel
@pytest.mark.e2e
@pytest.mark.skipif(bool(ways.missing_browser()), reason="no browser on this machine")
def test_conventional_way_makes_a_report(copied: Project, tmp_path: Path) -> None:
    """The three commands leave an executed notebook, a page and a PDF of the unit's report."""
    from pypdf import PdfReader

    notebook = copied.root / "notebooks" / copied.round_id / "so-mau-e.ipynb"
    report = ways.conventional(copied, notebook, tmp_path)
    assert tuple(report.steps) == ways.STEPS
    assert report.seconds == pytest.approx(sum(usage.seconds for usage in report.steps.values()))
    assert "Sở Mẫu E" in (tmp_path / "so-mau-e.html").read_text(encoding="utf-8")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "so-mau-e.pdf").pages)
    assert "Sở Mẫu E" in text
    assert "TÓM TẮT" in text


def test_a_machine_without_the_browser_is_told(monkeypatch: pytest.MonkeyPatch, copied: Project) -> None:
    """Without Chromium one sentence says what is missing and how to get it, and only the step webpdf is left out."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "apt-get install -y chromium" in ways.missing_browser()
    steps = [step for step, _, _ in ways.commands(copied, copied.notebooks[0], copied.root)]
    assert steps == ["papermill", "html"]


def test_parameters_go_as_text(copied: Project) -> None:
    """papermill gets ids by -r, and the synthesis, which has no unit, only its round."""
    unit, synthesis = (
        next(iter(ways.commands(copied, path, copied.root)))[1] for path in (copied.notebooks[0], copied.notebooks[-1])
    )
    assert unit[3:] == ["-r", "round_id", "mau-2024", "-r", "unit_id", copied.notebooks[0].stem]
    assert synthesis[3:] == ["-r", "round_id", "mau-2024"]


@pytest.mark.e2e
def test_a_step_that_leaves_no_file_is_no_measurement(copied: Project, tmp_path: Path) -> None:
    """A notebook that cannot be run stops the comparison with the step and the notebook."""
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{}", encoding="utf-8")
    with pytest.raises(BenchmarkError, match=r"papermill of broken\.ipynb"):
        ways.conventional(copied, broken, tmp_path / "out")


@pytest.mark.parametrize(("sample", "places"), [(0, range(17)), (3, (0, 5, 11)), (17, range(17)), (40, range(17))])
def test_a_sample_is_spread_over_the_round(sample: int, places: Iterable[int]) -> None:
    """A smaller sample takes notebooks from all over the round, each once; a larger one all of them."""
    notebooks = tuple(Path(f"{number}.ipynb") for number in range(17))
    assert spread(notebooks, sample) == tuple(notebooks[place] for place in places)


def test_floor_runs_the_cells(copied: Project) -> None:
    """Every code cell of a unit's notebook that shows something does so outside of a kernel, in a fork."""
    script = (
        "import json, os, sys; from pathlib import Path; from benchmarks.floor import cpu_of_cells, run_cells\n"
        "path = Path(sys.argv[1]); print(json.dumps([cpu_of_cells(path), run_cells(path)]))"
    )
    notebook = copied.root / "notebooks" / copied.round_id / "so-mau-e.ipynb"
    usage = measured([sys.executable, "-c", script, str(notebook)], CHECKOUT, copied.environment()).check("cells")
    cpu, shown = json.loads(usage.output.splitlines()[-1])
    calls = [
        cell
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code" and "report." in "".join(cell["source"])
    ]
    assert shown == len(calls) > 15
    assert 0.01 < cpu < usage.cpu


def test_a_cell_that_raises_has_no_floor(tmp_path: Path) -> None:
    """A cell's error comes out: a floor is told only for notebooks that run."""
    notebook = tmp_path / "raises.ipynb"
    cells = [{"cell_type": "code", "source": ["known = 1\n", "unknown"]}]
    notebook.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    with pytest.raises(NameError, match="unknown"):
        run_cells(notebook)
