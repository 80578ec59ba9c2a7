"""Running a notebook: parameters both ways, a folder and a kernel of its own, failures with section and cell."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from giamsat.errors import NotebookError, RunError
from giamsat.execution import warm
from giamsat.execution.run import Run, run_notebook
from giamsat.notebooks.make import parameters_for
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project
from tests.execution.conftest import linux

RIGHT = parameters_for(ROUND, QUAN)
both_ways = pytest.mark.parametrize("kernels", ["", "thuong"], ids=["warm", "ordinary"])


def run_of(project: Project, folder: Path, parameters: dict[str, str], unit_id: str = QUAN, timeout: int = 120) -> Run:
    """Return the run of a unit's notebook in a folder."""
    return Run(project.notebook(unit_id), parameters, folder / "chay.ipynb", folder / "r", timeout)


def test_an_unknown_parameter_is_an_error(project: Project, tmp_path: Path) -> None:
    """A misspelt parameter is told before a kernel starts; papermill itself would only warn."""
    run = run_of(project, tmp_path, {**RIGHT, "unit": "x"})
    with pytest.raises(NotebookError) as caught:
        run_notebook(run, project.settings)
    assert str(caught.value).startswith(f"Tệp notebooks/{ROUND}/{QUAN}.ipynb: sổ tay không khai báo tham số “unit”")
    assert not run.executed.exists()


def test_a_missing_parameter_is_an_error(project: Project, tmp_path: Path) -> None:
    """A parameter that the notebook declares and nobody gives is told as well, all at once."""
    with pytest.raises(NotebookError) as caught:
        run_notebook(run_of(project, tmp_path, {}), project.settings)
    assert [dict(fault.facts)["name"] for fault in caught.value.faults] == ["round_id", "unit_id"]


def test_foreign_code_is_not_run(project: Project, tmp_path: Path) -> None:
    """A code cell that is not the kit's is refused by name before anything runs."""
    trace = tmp_path / "da-chay"
    cell = {"cell_type": "code", "id": "la", "metadata": {}, "outputs": [], "execution_count": None}
    path = project.notebook(QUAN)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"].append({**cell, "source": [f"open({str(trace)!r}, 'w')"]})
    path.write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.raises(NotebookError) as caught:
        run_notebook(run_of(project, tmp_path, RIGHT), project.settings)
    assert "ô mã la không phải của bộ công cụ" in str(caught.value)
    assert not trace.exists()


@pytest.mark.kernel
@pytest.mark.e2e
def test_a_run_leaves_no_trace_of_time_and_place(project: Project, tmp_path: Path) -> None:
    """The executed notebook holds no clock, no path of the machine and no random id; the environment is as before."""
    before = dict(os.environ)
    here = Path.cwd()
    run = run_of(project, tmp_path, RIGHT)
    executed = run_notebook(run, project.settings)
    text = run.executed.read_text(encoding="utf-8")
    assert json.loads(text) == executed
    assert str(tmp_path) not in text
    assert "papermill" not in executed["metadata"]
    assert all(
        "papermill" not in cell["metadata"] and "execution" not in cell["metadata"] for cell in executed["cells"]
    )
    assert [cell["id"] for cell in executed["cells"]][2] == "tham-so-lan-chay"
    assert dict(os.environ) == before
    assert Path.cwd() == here
    assert json.loads(run.notebook.read_text(encoding="utf-8"))["cells"][2]["outputs"] == []


@pytest.mark.kernel
@pytest.mark.e2e
def test_a_cell_that_raises_is_named_with_section_and_cause(project: Project, tmp_path: Path) -> None:
    """A raising cell gives section, cell id and cause in one sentence; the executed notebook keeps the traceback."""
    project.set_cell(QUAN, "ii-tthc-so-lieu", 'report.domain("khong-co")')
    run = run_of(project, tmp_path, RIGHT)
    with pytest.raises(RunError) as caught:
        run_notebook(run, project.settings)
    (fault,) = caught.value.faults
    facts = dict(fault.facts)
    assert facts["section"] == "3. Cải cách thủ tục hành chính, thực hiện cơ chế một cửa, một cửa liên thông"
    assert facts["cell"] == "ii-tthc-so-lieu"
    assert "khong-co" in facts["cause"]
    assert "\x1b" not in str(fault)
    assert "Traceback" in run.executed.read_text(encoding="utf-8")


@pytest.mark.kernel
@pytest.mark.e2e
def test_a_kit_error_in_a_cell_is_its_own_sentence(project: Project, tmp_path: Path) -> None:
    """When the kit itself refuses inside the kernel, its sentence is the cause, without English in front."""
    run = run_of(project, tmp_path, {"round_id": ROUND, "unit_id": "so-mau-x"})
    with pytest.raises(RunError) as caught:
        run_notebook(run, project.settings)
    cause = dict(caught.value.faults[0].facts)["cause"]
    assert cause.startswith("Không có đơn vị “so-mau-x” trong đợt thu-2024")


@pytest.mark.kernel
@pytest.mark.e2e
@both_ways
def test_a_cell_that_hangs_is_stopped(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kernels: str
) -> None:
    """A cell that runs too long ends with a sentence that names the limit and the cell."""
    monkeypatch.setenv("GIAMSAT_KERNELS", kernels)
    project.set_cell(SO_A, "tom-tat", "import time; time.sleep(60)")
    run = run_of(project, tmp_path, parameters_for(ROUND, SO_A), SO_A, timeout=8)
    with pytest.raises(RunError) as caught:
        run_notebook(run, project.settings)
    (fault,) = caught.value.faults
    assert fault.code == "cell-timeout"
    assert str(fault).startswith(f"Tệp notebooks/{ROUND}/{SO_A}.ipynb, ô tom-tat: một ô chạy quá 8 giây")


@pytest.mark.kernel
@pytest.mark.e2e
@both_ways
def test_a_kernel_that_dies_is_told(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kernels: str
) -> None:
    """A kernel that dies is a sentence with section and cell; what it had shown by then is saved."""
    monkeypatch.setenv("GIAMSAT_KERNELS", kernels)
    project.set_cell(SO_A, "ii-tthc-so-lieu", "import os; os.kill(os.getpid(), 9)")
    run = run_of(project, tmp_path, parameters_for(ROUND, SO_A), SO_A)
    with pytest.raises(RunError) as caught:
        run_notebook(run, project.settings)
    (fault,) = caught.value.faults
    assert fault.code == "kernel-died"
    assert str(fault).startswith(f"Tệp notebooks/{ROUND}/{SO_A}.ipynb, ô ii-tthc-so-lieu: tiến trình chạy sổ tay dừng")
    assert "(mục “3. Cải cách thủ tục hành chính" in str(fault)
    shown = [
        cell["id"] for cell in json.loads(run.executed.read_text(encoding="utf-8"))["cells"] if cell.get("outputs")
    ]
    assert "tom-tat" in shown
    assert "ii-tthc-so-lieu" not in shown


@linux
@pytest.mark.kernel
@pytest.mark.e2e
def test_a_kernel_above_its_memory_is_told(project: Project, tmp_path: Path) -> None:
    """A kernel that takes too much memory is stopped; the sentence names the limit, the section and the cell."""
    project.set_cell(SO_A, "ii-tthc-so-lieu", "import time; b = b'x' * 700_000_000; time.sleep(60)")
    run = run_of(project, tmp_path, parameters_for(ROUND, SO_A), SO_A)
    with pytest.raises(RunError) as caught:
        run_notebook(replace(run, memory=500 * 1024**2), project.settings)
    (fault,) = caught.value.faults
    assert fault.code == "kernel-memory"
    assert "ô ii-tthc-so-lieu: tiến trình chạy sổ tay dùng quá 500 MB bộ nhớ nên đã bị dừng (mục “3." in str(fault)


@linux
@pytest.mark.kernel
@pytest.mark.e2e
def test_warm_and_ordinary_kernels_give_the_same_bytes(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The executed notebook does not tell how its kernel came to be, nor how long the paths of the run were."""
    project.submit(SO_A)
    first = run_of(project, tmp_path / "a", parameters_for(ROUND, SO_A), SO_A)
    second = run_of(project, tmp_path / ("rất-dài-" * 12), parameters_for(ROUND, SO_A), SO_A)
    run_notebook(first, project.settings)
    assert warm.fallback_notice() is None
    monkeypatch.setenv("GIAMSAT_KERNELS", "thuong")
    run_notebook(second, project.settings)
    assert first.executed.read_bytes() == second.executed.read_bytes()
