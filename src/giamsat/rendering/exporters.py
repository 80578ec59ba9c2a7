"""The pages as nbconvert exporters: ``jupyter nbconvert --to giamsat-pdf any.ipynb`` and the menu of JupyterLab.

JupyterLab leaves an exporter out of its menu when its constructor fails, and turns an exception into an English
error page. So nothing is looked up before a notebook comes, and what goes wrong then becomes a page that says it in
Vietnamese; on the command line it is an error, since a script must see it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import Exporter
from traitlets import default
from traitlets.config import Application

from giamsat.blocks.model import Callout, Document
from giamsat.errors import GiamsatError
from giamsat.rendering.normalise import normalise
from giamsat.rendering.notebook import FALLBACK_DATE, document_from_notebook
from giamsat.rendering.outputs import message
from giamsat.rendering.page import to_html
from giamsat.rendering.pdf import to_pdf
from giamsat.rendering.places import templates_folder
from giamsat.texts_vi import rendering as say

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"  # of reproducible-builds.org; only nbconvert's callers set it, never the kit


class _GiamsatExporter(Exporter):
    """What both exporters share: notebook → document → page."""

    def _page(self, notebook: Any, resources: Any, make: Callable[[Document, Path], str | bytes]) -> tuple[Any, Any]:
        node, resources = super().from_notebook_node(notebook, resources)
        about = resources.get("metadata", {})
        name, path = str(about.get("name") or ""), str(about.get("path") or "")
        folder = Path(path) if path else Path.cwd()
        templates = templates_folder(folder)
        fallback = _fallback_date(folder / f"{name}.ipynb")
        try:
            page = document_from_notebook(node, title=name, base=folder, date=fallback)
            document, changes = normalise(page.document)
            for warning in (*page.warnings, *changes):
                self.log.warning("%s", warning)
            return make(document, templates), resources
        except GiamsatError as error:
            if _on_command_line():
                from nbconvert.utils.exceptions import ConversionException

                raise ConversionException(str(error)) from error
            self.log.error("%s", error)
            document, _ = normalise(_apology(name, fallback, error))
            return make(document, templates), resources


class GiamsatHTMLExporter(_GiamsatExporter):
    """A notebook as one self-contained HTML page."""

    export_from_notebook = say.EXPORT_HTML
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(self, nb: Any, resources: Any = None, **_: Any) -> tuple[Any, Any]:
        """Return the HTML page of a notebook and nbconvert's resources."""
        return self._page(nb, resources, to_html)


class GiamsatPDFExporter(_GiamsatExporter):
    """A notebook as PDF in the form of an administrative document (PDF/A-2a, PDF/UA-1)."""

    export_from_notebook = say.EXPORT_PDF
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(self, nb: Any, resources: Any = None, **_: Any) -> tuple[Any, Any]:
        """Return the PDF of a notebook and nbconvert's resources."""
        return self._page(nb, resources, to_pdf)


def _fallback_date(file: Path) -> str:
    """Return the date of a notebook that names none: ``SOURCE_DATE_EPOCH``, else the file's own, else a fixed one."""
    epoch = os.environ.get(EPOCH_VARIABLE, "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC).date().isoformat()
    except OSError:
        return FALLBACK_DATE


def _on_command_line() -> bool:
    """Whether ``jupyter nbconvert`` called, rather than a server that would show an exception as an English page."""
    from nbconvert.nbconvertapp import NbConvertApp

    return Application.initialized() and isinstance(Application.instance(), NbConvertApp)


def _apology(name: str, date: str, error: GiamsatError) -> Document:
    """Return the page that stands for one that could not be made."""
    faults = tuple(block for fault in error.faults for block in message(str(fault)))
    return Document(
        kind_name="", title=name or say.UNTITLED, date=date, blocks=(Callout("warning", say.FAILED_TITLE, faults),)
    )
