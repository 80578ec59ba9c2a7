"""The templates of pages that stand beside the reports: index, check, follow-up."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from giamsat.rendering.places import report_folder


@cache
def environment(templates: Path) -> Any:
    """Return them for the folder ``templates``: everything is escaped, nothing may be missing."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(report_folder(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
