"""The notebook contract is checked before anything runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from giamsat.errors import NotebookError, Place
from giamsat.notebooks.contract import (
    changed_code,
    contract_faults,
    declared_parameters,
    is_unwritten,
    narratives,
    parameter_faults,
    read_notebook,
    source_of,
)
from giamsat.notebooks.make import from_master
from giamsat.settings import Settings

ROOT = Path(__file__).parents[2]
MASTERS = ROOT / "templates" / "notebooks"


def master(name: str) -> dict:
    """Return a master notebook."""
    return read_notebook(MASTERS / f"{name}.ipynb", Settings(ROOT))


@pytest.mark.parametrize("name", ["unit", "synthesis"])
def test_masters_keep_the_contract(name: str) -> None:
    """The masters have unique cell ids, known roles and no foreign code."""
    assert contract_faults(master(name), Place("m.ipynb")) == []


@pytest.mark.parametrize("name", ["unit", "synthesis"])
def test_code_of_masters_is_one_call(name: str) -> None:
    """A code cell is the parameters, the opening, or exactly one call of the report."""
    for cell in master(name)["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and cell["id"] not in ("tham-so", "mo-dau"):
            assert source.startswith("report."), source
            assert source.count("\n") == 0, source


def test_code_of_masters_is_locked() -> None:
    """An editor cannot change or delete a code or heading cell by accident."""
    for cell in master("unit")["cells"]:
        if cell["metadata"]["giamsat"]["role"] in ("code", "heading"):
            assert cell["metadata"].get("editable") is False
            assert cell["metadata"].get("deletable") is False


def test_masters_store_no_outputs() -> None:
    """No output of a run is ever in git."""
    for name in ("unit", "synthesis"):
        assert all(not cell.get("outputs") for cell in master(name)["cells"])


def test_conclusions_belong_to_the_phase_after_the_visit() -> None:
    """Every narrative of sections III to V is for the phase «sau» only."""
    found = [item for item in narratives(master("unit")) if item.section.split(".")[0] in ("III", "IV", "V")]
    assert len(found) == 5
    assert {item.phase for item in found} == {"sau"}


def test_parameters_are_compared_both_ways() -> None:
    """A parameter that the notebook does not declare, and one that is not given, are both faults."""
    faults = parameter_faults(master("unit"), {"round_id": "x", "unit": "y"}, Place("a.ipynb"))
    assert {(fault.code, dict(fault.facts)["name"]) for fault in faults} == {
        ("parameter-unknown", "unit"),
        ("parameter-missing", "unit_id"),
    }


def test_declared_parameters_are_texts() -> None:
    """The unit master declares round and unit as texts."""
    assert declared_parameters(master("unit")) == {"round_id": "", "unit_id": ""}


@pytest.mark.parametrize(
    ("source", "expected"), [("", True), ("  \n", True), ("«…» viết ở đây", True), ("Đoàn nêu «…»", False)]
)
def test_unwritten_narratives_are_known(source: str, expected: bool) -> None:
    """Only an empty cell or the master's placeholder counts as not yet written."""
    assert is_unwritten(source) is expected


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"nbformat": 3, "cells": []}', "\udcff".encode("utf-8", "surrogateescape")]
)
def test_a_broken_notebook_is_named(tmp_path: Path, content: str | bytes) -> None:
    """A file that is no notebook of format 4 gives one sentence with its name."""
    path = tmp_path / "x.ipynb"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(NotebookError) as caught:
        read_notebook(path, Settings(tmp_path))
    assert str(caught.value).startswith("Tệp x.ipynb: không đọc được sổ tay")


def test_foreign_code_is_a_fault() -> None:
    """A code cell that is not the kit's is refused by name."""
    notebook = {"cells": [{"cell_type": "code", "id": "a1", "metadata": {}, "source": "print(1)"}]}
    assert [fault.code for fault in contract_faults(notebook, Place("n.ipynb"))] == ["cell-foreign-code"]


def test_repeated_and_missing_ids_are_faults() -> None:
    """Cell ids carry the merge of later masters: each must be there once."""
    cells = [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": ""}] * 2
    cells.append({"cell_type": "markdown", "metadata": {}, "source": ""})
    codes = [fault.code for fault in contract_faults(json.loads(json.dumps({"cells": cells})), Place("n.ipynb"))]
    assert sorted(codes) == ["cell-id-repeated", "cell-without-id"]


def test_a_cell_of_the_master_that_is_absent_is_told() -> None:
    """A notebook of an older master lacks an appendix that section I names: the cell is named, with what it makes."""
    notebook = from_master(master("synthesis"), {"round_id": "vong-mau"})
    assert changed_code(notebook, master("synthesis"), Place("n.ipynb")) == []
    notebook["cells"] = [cell for cell in notebook["cells"] if "hand_in_appendix" not in source_of(cell)]
    (fault,) = changed_code(notebook, master("synthesis"), Place("n.ipynb"))
    assert (fault.code, dict(fault.facts)["source"]) == ("cell-code-absent", "report.hand_in_appendix()")


def test_edited_code_cell_is_told() -> None:
    """A code cell that differs from the master's is named; the unit's own parameters are no difference."""
    notebook = from_master(master("unit"), {"round_id": "vong-mau", "unit_id": "so-mau-a"})
    assert changed_code(notebook, master("unit"), Place("n.ipynb")) == []
    edited = next(cell for cell in notebook["cells"] if cell["id"] == "mo-dau")
    edited["source"] = [*edited["source"], "\nreport = report"]
    faults = changed_code(notebook, master("unit"), Place("n.ipynb"))
    assert [(fault.code, dict(fault.facts)["cell"]) for fault in faults] == [("cell-code-changed", "mo-dau")]
