"""Carry the results of a run over to the same notebook with other prose: no kernel has to say again what it said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from giamsat.notebooks.contract import source_of

INJECTED = "injected-parameters"


def carry_over(notebook: Mapping[str, Any], executed: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``notebook`` as a run would leave it, with the outputs of ``executed``.

    The code cells of both must be the same, in the same order: what a kernel answers depends on nothing else of the
    notebook. Only then is the result the same, byte for byte, as that of a new run. Neither is changed, and the result
    shares the outputs: copying them would take longer than laying out a page.
    """
    ran = {cell.get("id"): cell for cell in executed["cells"] if cell["cell_type"] == "code"}
    cells: list[dict[str, Any]] = []
    for cell in notebook["cells"]:
        metadata = {"tags": [], **cell["metadata"]}  # papermill gives every cell a list of tags
        own = {**cell, "source": source_of(cell).splitlines(keepends=True), "metadata": metadata}
        if cell["cell_type"] == "code":
            before = ran[cell["id"]]
            own |= {"outputs": before.get("outputs", []), "execution_count": before.get("execution_count")}
        cells.append(own)
        if "parameters" in metadata["tags"]:
            cells.extend(row for row in ran.values() if INJECTED in row["metadata"].get("tags", []))
    metadata = dict(notebook["metadata"])
    if "language_info" in executed.get("metadata", {}):
        metadata["language_info"] = executed["metadata"]["language_info"]
    return {**notebook, "cells": cells, "metadata": metadata}
