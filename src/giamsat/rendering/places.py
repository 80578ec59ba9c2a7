"""Where the page templates and fonts are."""

from __future__ import annotations

from pathlib import Path

import giamsat
from giamsat.errors import UsageError
from giamsat.settings import find_settings


def templates_folder(start: Path | None = None) -> Path:
    """Return the folder ``templates``: of the project around ``start`` (or the working directory), else of the checkout
    that the package runs from."""
    try:
        found = find_settings(start).templates
        if (found / "report").is_dir():
            return found
    except UsageError:
        pass  # a notebook outside any project still gets the pages of the checkout
    return Path(giamsat.__file__).parents[2] / "templates"


def report_folder(templates: Path) -> Path:
    """Return the folder of page templates and fonts below ``templates``."""
    return templates / "report"
