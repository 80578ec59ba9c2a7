"""New notebooks from the masters; an existing notebook is never touched."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from giamsat.files import write_whole
from giamsat.notebooks.contract import SYNTHESIS, read_notebook
from giamsat.settings import Settings


def notebook_path(settings: Settings, round_id: str, unit_id: str) -> Path:
    """Return where the notebook of a unit stands, or the synthesis' for an empty ``unit_id``."""
    return settings.notebooks(round_id) / f"{unit_id or SYNTHESIS}.ipynb"


def parameters_for(round_id: str, unit_id: str) -> dict[str, str]:
    """Return the parameters of a notebook: always texts, so that an id such as «01» stays what it is."""
    return {"round_id": round_id, "unit_id": unit_id} if unit_id else {"round_id": round_id}


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


def read_master(settings: Settings, unit_id: str, round_id: str = "") -> dict[str, Any]:
    """Return the master of a unit's notebook, or the synthesis' for an empty ``unit_id``.

    A round on another topic has masters of its own in ``templates/notebooks/<round>/``.

    :raises NotebookError: when it cannot be read.
    """
    name = "unit" if unit_id else "synthesis"
    folder = settings.templates / "notebooks"
    own = folder / round_id / f"{name}.ipynb"
    return read_notebook(own if round_id and own.is_file() else folder / f"{name}.ipynb", settings)


def ensure_notebook(settings: Settings, round_id: str, unit_id: str) -> tuple[Path, bool]:
    """Make the notebook of a unit (or of the round) from its master when there is none yet.

    :returns: its path and whether it was made now.
    :raises NotebookError: when the master cannot be read.
    """
    path = notebook_path(settings, round_id, unit_id)
    if path.exists():
        return path, False
    master = read_master(settings, unit_id, round_id)
    write_whole(path, dumps(from_master(master, parameters_for(round_id, unit_id))))
    return path, True
