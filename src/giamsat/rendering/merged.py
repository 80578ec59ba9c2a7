"""Several PDF files as one, for a day's reading: a bookmark for each, the same bytes for the same files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date


def merged(parts: Sequence[tuple[str, bytes]], title: str, day: date) -> bytes:
    """Return the pages of ``parts`` (bookmark and PDF each) in their order, as one PDF of the given title and day."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for name, content in parts:
        writer.append(PdfReader(io.BytesIO(content)), outline_item=name, import_outline=False)
    writer.metadata = None
    stamp = f"D:{day:%Y%m%d}000000Z"
    writer.add_metadata({"/Title": title, "/CreationDate": stamp, "/ModDate": stamp})
    writer.page_mode = "/UseOutlines"
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
