"""The notebooks that ship keep the contract, carry their own ids and store no outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.errors import Place
from giamsat.model.owners import SYNTHESIS
from giamsat.notebooks.contract import contract_faults, declared_parameters, metadata_of, read_notebook, source_of
from giamsat.notebooks.make import notebook_path, parameters_for, read_master
from giamsat.params import load_registry, load_round
from giamsat.settings import Settings

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))


def test_every_round_ships_its_notebooks() -> None:
    """Four rounds: 16 + 16 + 1 + 1 units and a synthesis each; and those of the two delegations of the example."""
    assert len(NOTEBOOKS) == 38 + 2
    settings, registry = Settings(ROOT), load_registry(Settings(ROOT))
    for round_id in sorted({path.parent.name for path in NOTEBOOKS}):
        params = load_round(settings, registry, round_id)
        owners = (*(row.id for row in params.round.units), *params.syntheses)
        assert {notebook_path(settings, round_id, owner) for owner in owners} <= set(NOTEBOOKS), round_id


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_notebook_is_its_own_units(path: Path) -> None:
    """Contract kept, parameters those of its folder and name, no output stored, code as in the master."""
    settings = Settings(ROOT)
    notebook = read_notebook(path, settings)
    unit_id = "" if path.stem == SYNTHESIS else path.stem
    master = read_master(settings, unit_id)
    code = {cell["id"]: source_of(cell) for cell in master["cells"] if metadata_of(cell).get("role") == "code"}
    own = {cell["id"]: source_of(cell) for cell in notebook["cells"] if metadata_of(cell).get("role") == "code"}

    assert contract_faults(notebook, Place(path.name)) == []
    assert declared_parameters(notebook) == parameters_for(path.parent.name, unit_id)
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook["cells"])
    assert {**own, "tham-so": ""} == {**code, "tham-so": ""}
