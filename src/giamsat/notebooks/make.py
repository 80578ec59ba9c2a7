"""New notebooks from the masters; an existing notebook is never touched."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from giamsat.files import write_whole
from giamsat.model.owners import delegation_of, is_unit, stem_of
from giamsat.notebooks.contract import declared_parameters, read_notebook
from giamsat.settings import Settings


def notebook_path(settings: Settings, round_id: str, owner_id: str) -> Path:
    """Return where the notebook of a report stands."""
    return settings.notebooks(round_id) / f"{stem_of(owner_id)}.ipynb"


def parameters_for(round_id: str, owner_id: str) -> dict[str, str]:
    """Return the parameters of a notebook: always texts, so that an id such as «01» stays what it is."""
    own = ("unit_id", owner_id) if is_unit(owner_id) else ("delegation_id", delegation_of(owner_id))
    return dict((("round_id", round_id), own))


def run_parameters(notebook: Mapping[str, Any], round_id: str, owner_id: str) -> dict[str, str]:
    """Return the parameters that a notebook is run with.

    One of a round's synthesis that is older than those of delegations does not ask of which delegation it is.
    """
    found = parameters_for(round_id, owner_id)
    return found if owner_id or "delegation_id" in declared_parameters(notebook) else {"round_id": round_id}


def from_master(master: Mapping[str, Any], parameters: Mapping[str, str]) -> dict[str, Any]:
    """Return a copy of ``master`` whose parameters cell carries ``parameters`` as defaults."""
    notebook = copy.deepcopy(dict(master))
    for cell in notebook["cells"]:
        if "parameters" in cell.get("metadata", {}).get("tags", []):
            lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in parameters.items()]
            cell["source"] = "\n".join(lines).splitlines(keepends=True)
    return notebook


def dumps(notebook: Mapping[str, Any]) -> str:
    """Return a notebook as text in the form that git shows well: one space of indent, sorted keys."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def executed_text(notebook: Mapping[str, Any]) -> str:
    """Return an executed notebook as text, one cell a line: indenting its many outputs takes longer than some runs."""
    cells = ",\n".join(json.dumps(cell, ensure_ascii=False, sort_keys=True) for cell in notebook["cells"])
    others = {name: value for name, value in notebook.items() if name != "cells"}
    return '{"cells": [\n' + cells + "\n],\n" + json.dumps(others, ensure_ascii=False, sort_keys=True)[1:] + "\n"


def read_master(settings: Settings, owner_id: str, round_id: str = "") -> dict[str, Any]:
    """Return the master of a report's notebook: that of units, or that of syntheses.

    A round on another topic has masters of its own in ``templates/notebooks/<round>/``.

    :raises NotebookError: when it cannot be read.
    """
    name = "unit" if is_unit(owner_id) else "synthesis"
    folder = settings.templates / "notebooks"
    own = folder / round_id / f"{name}.ipynb"
    return read_notebook(own if round_id and own.is_file() else folder / f"{name}.ipynb", settings)


def ensure_notebook(settings: Settings, round_id: str, owner_id: str) -> tuple[Path, bool]:
    """Make the notebook of a report from its master when there is none yet.

    :returns: its path and whether it was made now.
    :raises NotebookError: when the master cannot be read.
    """
    path = notebook_path(settings, round_id, owner_id)
    if path.exists():
        return path, False
    master = read_master(settings, owner_id, round_id)
    write_whole(path, dumps(from_master(master, parameters_for(round_id, owner_id))))
    return path, True
