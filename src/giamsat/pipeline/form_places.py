"""Where the forms of a round lie."""

from __future__ import annotations

from pathlib import Path

from giamsat.settings import Settings

FORMS = "forms"


def form_path(settings: Settings, round_id: str, unit_id: str) -> Path:
    """Return where a unit's form lies."""
    return settings.outputs(round_id) / FORMS / f"{unit_id}.xlsx"


def outline_path(settings: Settings, round_id: str, unit_id: str) -> Path:
    """Return where the outline of a unit's report lies."""
    return settings.outputs(round_id) / FORMS / f"{unit_id}.de-cuong.docx"
