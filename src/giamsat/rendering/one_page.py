"""A sheet that must be one page: the first of its versions that is, from the roomiest to the tightest."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from giamsat.blocks.model import Document
from giamsat.blocks.texts import texts
from giamsat.errors import PageError, Place
from giamsat.rendering.characters import shipped_fonts
from giamsat.rendering.normalise import normalise
from giamsat.rendering.pdf import to_pdf
from giamsat.rendering.places import report_folder

NAMED = 3
_FIRST = 60


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(pdf)).pages)


def fitted(versions: Iterable[Document], templates: Path) -> tuple[Document, bytes]:
    """Return the first version, normalised, that is one page as a PDF, and the PDF; the same one every time.

    :raises PageError: when none is; it names the longest texts of the tightest.
    """
    fonts = shipped_fonts(report_folder(templates) / "fonts") or None
    page, pages = None, 0
    for version in versions:
        page, _ = normalise(version, fonts)
        pdf = to_pdf(page, templates)
        pages = page_count(pdf)
        if pages == 1:
            return page, pdf
    assert page is not None, "a sheet has a version"
    longest = sorted((*page.preface, *texts(page.blocks)), key=len, reverse=True)[:NAMED]
    words = "; ".join(f"“{text[:_FIRST].rstrip()}…”" for text in longest)
    title = " ".join((page.kind_name, page.title))
    raise PageError.of("page-too-long", Place(), title=title, pages=pages, words=words)
