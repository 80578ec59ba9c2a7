"""Results of a run are carried over to the same notebook with other prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.execution.run import Run, run_notebook
from giamsat.notebooks.carry import carry_over
from giamsat.notebooks.contract import read_notebook
from giamsat.notebooks.make import dumps, executed_text, parameters_for
from tests.e2e.little_project import ROUND, SO_A, Project, make_project


@pytest.mark.kernel
def test_carrying_over_is_the_same_as_running_again(tmp_path: Path) -> None:
    """After edits of prose (changed, added, one text instead of lines) the result is that of a new run, to the byte."""
    project: Project = make_project(tmp_path / "du-an", after=[SO_A], before=[])
    project.submit(SO_A)
    path = project.notebook(SO_A)

    def run(name: str) -> dict[str, object]:
        folder = tmp_path / name
        order = Run(path, parameters_for(ROUND, SO_A), folder / "x.ipynb", folder / "run")
        return run_notebook(order, project.settings)

    first = run("mot")
    project.write_narratives(SO_A)
    notebook = read_notebook(path, project.settings)
    more = {"cell_type": "markdown", "id": "them", "metadata": {}, "source": "Một ô *mới*.\nHai dòng."}
    notebook["cells"].insert(3, more)
    path.write_text(dumps(notebook), encoding="utf-8")
    assert executed_text(carry_over(read_notebook(path, project.settings), first)) == executed_text(run("hai"))
