"""The blocks of four real reports are what was looked at and found good; a change of any of them is seen here.

Run ``GIAMSAT_GOLDEN=write python -m pytest tests/golden`` after a wanted change, and read the difference.
"""

from __future__ import annotations

import copy
import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from giamsat.blocks.codec import dumps
from giamsat.notebooks.contract import metadata_of, read_notebook, source_of
from giamsat.notebooks.make import notebook_path
from giamsat.rendering.normalise import normalise
from giamsat.rendering.notebook import document_from_notebook
from giamsat.settings import Settings

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
REPORTS = [
    ("mau-2024", "so-mau-a"),
    ("mau-2024", "huyen-mau-4"),
    ("2023-05", "so-noi-vu"),
    ("2023-10-hai-ba-trung", "ubnd-quan-hai-ba-trung"),
]


@pytest.mark.parametrize(("round_id", "unit_id"), REPORTS)
def test_blocks_are_those_that_were_looked_at(round_id: str, unit_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every heading, sentence, cell and alt text is as recorded; a chart is compared by the hash of its drawing."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(ROOT))
    made = recorded_form(run_in_process(round_id, unit_id))
    path = FOLDER / f"{round_id}.{unit_id}.json"
    if os.environ.get("GIAMSAT_GOLDEN") == "write":
        path.write_text(made, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == made


def run_in_process(round_id: str, unit_id: str) -> dict[str, Any]:
    """Run a notebook's code cells here, without a kernel, and keep what each shows as its output."""
    settings = Settings(ROOT)
    notebook = copy.deepcopy(read_notebook(notebook_path(settings, round_id, unit_id), settings))
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and metadata_of(cell).get("role") == "code":
            *before, last = source_of(cell).strip().splitlines()
            exec("\n".join(before), names)
            if "parameters" in cell["metadata"].get("tags", []):
                exec(last, names)
            else:
                bundle = eval(last, names)._repr_mimebundle_()
                cell["outputs"] = [{"output_type": "execute_result", "data": bundle, "metadata": {}}]
    return notebook


def recorded_form(notebook: dict[str, Any]) -> str:
    """Return the normalised document as JSON: drawings as their hash, one text as that text, a source as one line."""
    document, _ = normalise(document_from_notebook(notebook, title="").document)
    return json.dumps(shortened(json.loads(dumps(document))), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def shortened(value: Any) -> Any:
    """Return blocks in a form that a person reads in a difference."""
    if isinstance(value, list):
        if len(value) == 1 and isinstance(value[0], dict) and value[0].get("type") in ("text", "traced"):
            return value[0]["text"] if value[0]["type"] == "text" else shortened(value[0])
        return [shortened(item) for item in value]
    if isinstance(value, dict):
        if set(value) == {"align", "colspan", "inlines", "rowspan", "strong"}:
            plain = (value["colspan"], value["rowspan"], value["strong"]) == (1, 1, False)
            return shortened(value["inlines"]) if plain else {key: shortened(item) for key, item in value.items()}
        if value.get("type") == "traced":
            places = [
                " · ".join([*filter(None, names), *("|".join(figure) for figure in figures)])
                for *names, figures in value["sources"]
            ]
            return {"traced": shortened(value["inlines"]), "sources": places}
        if value.get("svg"):
            value = {**value, "svg": hashlib.sha256(value["svg"].encode()).hexdigest()}
        return {key: shortened(item) for key, item in value.items()}
    return value
