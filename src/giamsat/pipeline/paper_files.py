"""The files of a paper: Word alone for what goes on being edited; PDF, Word and the table of sources for a sheet."""

from __future__ import annotations

from collections.abc import Iterable

from giamsat.blocks.model import Document
from giamsat.files import sha256_of
from giamsat.pipeline.papers import paper
from giamsat.provenance.trail import trail_csv, trail_rows
from giamsat.settings import Settings


def word_files(settings: Settings, document: Document) -> dict[str, bytes]:
    """Return the Word file of a paper, by its ending."""
    return {".docx": paper(settings, document)}


def sheet_files(settings: Settings, versions: Iterable[Document]) -> dict[str, bytes]:
    """Return the files of a sheet by their endings, made of the first of its versions that is one page.

    :raises PageError: when none is.
    """
    from giamsat.rendering.docx import to_docx
    from giamsat.rendering.one_page import fitted

    document, pdf = fitted(versions, settings.templates)
    return {
        ".pdf": pdf,
        ".docx": to_docx(document),
        ".nguon.csv": trail_csv(document, _hashes(settings, document)).encode(),
    }


def _hashes(settings: Settings, document: Document) -> dict[str, str]:
    """Return the hashes of the files that the figures of a document come from, as far as these are there."""
    files = dict.fromkeys(row.tep for row in trail_rows(document) if row.tep)
    return {file: sha256_of(settings.root / file) for file in files if (settings.root / file).is_file()}
