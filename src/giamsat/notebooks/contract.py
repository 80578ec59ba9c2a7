"""The notebook contract: what a kit notebook must be before it is run.

Notebooks are read as plain JSON: importing nbformat costs a second and gives nothing that is needed here.
"""

from __future__ import annotations

import ast
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from giamsat.errors import Fault, NotebookError, Place
from giamsat.settings import Settings

ROLES = frozenset({"code", "narrative", "heading", "guide"})
PLACEHOLDER = "«…»"
_DELIVERS = "report."


@dataclass(frozen=True, slots=True)
class Narrative:
    """A narrative cell: its id, the section it belongs to, and whether a person has written it yet."""

    cell_id: str
    section: str
    phase: str
    is_optional: bool
    is_written: bool


def source_of(cell: Mapping[str, Any]) -> str:
    """Return a cell's source as one string; the format allows a list of lines."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def is_unwritten(source: str) -> bool:
    """Whether a narrative is still the placeholder «…» of the master, or empty."""
    text = source.strip()
    return not text or text.startswith(PLACEHOLDER)


def read_notebook(path: Path, settings: Settings) -> dict[str, Any]:
    """Read a notebook file.

    :raises NotebookError: when it is missing, is not JSON or is not a notebook of format 4.
    """
    place = Place(settings.relative(path))
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotebookError.of("notebook-missing", place) from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise NotebookError.of("notebook-unreadable", place, detail=error) from error
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4 or not isinstance(notebook.get("cells"), list):
        raise NotebookError.of("notebook-unreadable", place, detail="nbformat ≠ 4")
    return notebook


def metadata_of(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the kit's own metadata of a cell, empty when it has none."""
    own = cell.get("metadata", {}).get("giamsat", {})
    return own if isinstance(own, Mapping) else {}


def narratives(notebook: Mapping[str, Any]) -> Iterator[Narrative]:
    """Yield the narrative cells in their order."""
    for cell in notebook["cells"]:
        own = metadata_of(cell)
        if own.get("role") == "narrative":
            yield Narrative(
                cell_id=str(cell.get("id", "")),
                section=str(own.get("section", "")),
                phase=str(own.get("phase", "")),
                is_optional=bool(own.get("optional", False)),
                is_written=not is_unwritten(source_of(cell)),
            )


def declared_parameters(notebook: Mapping[str, Any]) -> dict[str, object]:
    """Return the parameters that the tagged cell declares, with their literal defaults."""
    for cell in notebook["cells"]:
        if "parameters" in cell.get("metadata", {}).get("tags", []):
            tree = ast.parse(source_of(cell))
            return {
                target.id: ast.literal_eval(node.value)
                for node in tree.body
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
    return {}


def parameter_faults(notebook: Mapping[str, Any], given: Mapping[str, object], place: Place) -> list[Fault]:
    """Compare declared and given parameters both ways; papermill itself would only warn."""
    declared = declared_parameters(notebook)
    unknown = [Fault.of("parameter-unknown", place, name=name) for name in given if name not in declared]
    missing = [Fault.of("parameter-missing", place, name=name) for name in declared if name not in given]
    return unknown + missing


def changed_code(notebook: Mapping[str, Any], master: Mapping[str, Any], place: Place) -> list[Fault]:
    """Return the kit's own code cells whose code is no longer the master's, and those that are not there.

    They are run as they stand: somebody may have meant it, or the notebook is older than the cell; but nobody shall
    find out from a figure, or from an appendix that section I names and the report lacks. The parameters cell is the
    unit's own.
    """
    code = {cell.get("id"): source_of(cell) for cell in master["cells"] if cell["cell_type"] == "code"}
    there = {cell.get("id") for cell in notebook["cells"] if isinstance(cell, Mapping)}
    absent = [
        Fault.of("cell-code-absent", place, cell=cell_id, source=source.strip())
        for cell_id, source in code.items()
        if cell_id not in there and source.startswith(_DELIVERS)
    ]
    return absent + [
        Fault.of("cell-code-changed", place, cell=cell.get("id"))
        for cell in notebook["cells"]
        if isinstance(cell, Mapping)
        and cell.get("cell_type") == "code"
        and metadata_of(cell).get("role") == "code"
        and "parameters" not in cell.get("metadata", {}).get("tags", [])
        and source_of(cell).strip() != code.get(cell.get("id"), "").strip()
    ]


def contract_faults(notebook: Mapping[str, Any], place: Place) -> list[Fault]:
    """Return what breaks the contract: missing or repeated cell ids, unknown roles, code that is not the kit's."""
    ids = [str(cell.get("id", "")) for cell in notebook["cells"]]
    faults = [Fault.of("cell-id-repeated", place, cell=cell_id) for cell_id, count in Counter(ids).items() if count > 1]
    for number, cell in enumerate(notebook["cells"], start=1):
        name = str(cell.get("id") or f"số {number}")
        role = metadata_of(cell).get("role")
        if not cell.get("id"):
            faults.append(Fault.of("cell-without-id", place, cell=name))
        if cell["cell_type"] == "code" and role != "code":
            faults.append(Fault.of("cell-foreign-code", place, cell=name))
        elif role is not None and role not in ROLES:
            faults.append(Fault.of("cell-role-unknown", place, cell=name, role=role))
    return faults
