"""New notebooks come from the masters; what people wrote is never touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from giamsat.notebooks.contract import declared_parameters
from giamsat.notebooks.make import (
    dumps,
    ensure_notebook,
    executed_text,
    from_master,
    notebook_path,
    read_master,
    run_parameters,
)
from giamsat.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return a project folder that holds only the masters."""
    shutil.copytree(ROOT / "templates" / "notebooks", tmp_path / "templates" / "notebooks")
    return Settings(tmp_path)


def test_a_missing_notebook_is_made_with_its_parameters(settings: Settings) -> None:
    """The new notebook carries the ids as texts, «01» included."""
    path, is_new = ensure_notebook(settings, "mau-2024", "01")
    assert is_new
    assert path == notebook_path(settings, "mau-2024", "01")
    assert declared_parameters(json.loads(path.read_text(encoding="utf-8"))) == {
        "round_id": "mau-2024",
        "unit_id": "01",
    }


def test_an_existing_notebook_is_left_alone(settings: Settings) -> None:
    """Not a byte of an existing notebook changes."""
    path, _ = ensure_notebook(settings, "mau-2024", "so-mau-a")
    path.write_text("của người viết", encoding="utf-8")
    assert ensure_notebook(settings, "mau-2024", "so-mau-a") == (path, False)
    assert path.read_text(encoding="utf-8") == "của người viết"


@pytest.mark.parametrize("owner, delegation", [("", ""), ("tong-hop-doan-1", "doan-1")])
def test_a_synthesis_takes_the_round_and_whose_it_is(settings: Settings, owner: str, delegation: str) -> None:
    """All syntheses come from one master; that of the round is tong-hop.ipynb and is of no delegation."""
    path, _ = ensure_notebook(settings, "mau-2024", owner)
    assert path.name == f"{owner or 'tong-hop'}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    wanted = {"round_id": "mau-2024", "delegation_id": delegation}
    assert declared_parameters(notebook) == run_parameters(notebook, "mau-2024", owner) == wanted


def test_a_synthesis_older_than_delegations_runs_as_it_did(settings: Settings) -> None:
    """A notebook that declares the round alone is given the round alone; of a delegation it cannot be."""
    old = from_master(read_master(settings, ""), {"round_id": "mau-2024"})
    assert run_parameters(old, "mau-2024", "") == {"round_id": "mau-2024"}
    assert run_parameters(old, "mau-2024", "tong-hop-doan-1")["delegation_id"] == "doan-1"


def test_a_hostile_id_stays_text() -> None:
    """An id with quotes becomes a Python text, never code."""
    nasty = '"; import os  # \\'
    master = json.loads((ROOT / "templates" / "notebooks" / "unit.ipynb").read_text(encoding="utf-8"))
    made = from_master(master, {"round_id": nasty, "unit_id": nasty})
    assert declared_parameters(made) == {"round_id": nasty, "unit_id": nasty}


def test_notebooks_are_written_the_same_every_time() -> None:
    """The text form is stable: writing what was read gives the same bytes."""
    text = (ROOT / "templates" / "notebooks" / "unit.ipynb").read_text(encoding="utf-8")
    assert dumps(json.loads(text)) == text


def test_an_executed_notebook_is_one_line_a_cell(settings: Settings) -> None:
    """What is written is the same notebook, in an order that never changes, with each cell on a line of its own."""
    notebook = read_master(settings, "so-mau-a")
    text = executed_text(notebook)
    assert json.loads(text) == notebook
    assert len(text.splitlines()) == len(notebook["cells"]) + 3
    assert executed_text(dict(reversed(notebook.items()))) == text
