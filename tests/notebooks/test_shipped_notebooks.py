"""The notebooks that ship keep the contract, carry their own ids and store no outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.errors import Place
from giamsat.notebooks.contract import contract_faults, declared_parameters, metadata_of, read_notebook, source_of
from giamsat.notebooks.make import parameters_for
from giamsat.settings import Settings

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))


def test_every_round_ships_its_notebooks() -> None:
    """Four rounds: 16 + 16 + 1 + 1 units and a synthesis each."""
    assert len(NOTEBOOKS) == 38


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_notebook_is_its_own_units(path: Path) -> None:
    """Contract kept, parameters those of its folder and name, no output stored, code as in the master."""
    settings = Settings(ROOT)
    notebook = read_notebook(path, settings)
    unit_id = "" if path.stem == "tong-hop" else path.stem
    master = read_notebook(ROOT / "templates" / "notebooks" / f"{'unit' if unit_id else 'synthesis'}.ipynb", settings)
    code = {cell["id"]: source_of(cell) for cell in master["cells"] if metadata_of(cell).get("role") == "code"}
    own = {cell["id"]: source_of(cell) for cell in notebook["cells"] if metadata_of(cell).get("role") == "code"}

    assert contract_faults(notebook, Place(path.name)) == []
    assert declared_parameters(notebook) == parameters_for(path.parent.name, unit_id)
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook["cells"])
    assert {**own, "tham-so": ""} == {**code, "tham-so": ""}
