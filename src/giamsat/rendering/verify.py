"""The proof that a finished page is the right unit's: ids in its metadata, its name where a reader looks first."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from giamsat.blocks.model import Document, Identity
from giamsat.errors import Fault, PostconditionError

if TYPE_CHECKING:
    from pypdf import PageObject

_FOOT = b"/Subtype/Footer"  # how the layout engine marks the foot of a page; letters are glyph numbers there


def verify_html(text: str, document: Document) -> None:
    """Check a finished HTML page against its (normalised) document.

    :raises PostconditionError: when it carries another unit's or round's id, or not the unit's name in its head.
    """
    from bs4 import BeautifulSoup

    identity = _identity(document)
    # What is to be proved stands in the page's head and first header; the rest is long and takes time to read.
    end = text.find("</header>")
    page = BeautifulSoup(text if end < 0 else text[:end], "html.parser")
    faults: list[Fault] = []
    for name, expected in (("giamsat:unit", identity.unit_id), ("giamsat:round", identity.round_id)):
        found = [str(tag.get("content", "")) for tag in page.find_all("meta", attrs={"name": name})]
        if found != [expected]:
            faults.append(Fault.of("identity-html-meta", name=name, expected=expected, found=", ".join(found)))
    head = page.find("header")
    if head is None or _bare(identity.unit_name) not in _bare(head.get_text()):
        faults.append(Fault.of("identity-html-text", expected=identity.unit_name))
    PostconditionError.raise_if(faults)


def verify_pdf(data: bytes, document: Document) -> None:
    """Check a finished PDF against its (normalised) document; page 1 and the metadata are read.

    :raises PostconditionError: when it cannot be read, or carries another unit's or round's id,
        or not the unit's name on page 1.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    identity = _identity(document)
    try:
        reader = PdfReader(io.BytesIO(data))
        keywords = str(reader.metadata.get("/Keywords", "")) if reader.metadata else ""
        page = reader.pages[0]
        # The foot names all that is to be proved, and is read in a tenth of the time that the whole page takes.
        if not any(_pdf_faults(identity, keywords, _foot(page))):
            return
        text = page.extract_text()
    except (PyPdfError, IndexError, ValueError, KeyError) as error:
        raise PostconditionError.of("pdf-unreadable", detail=str(error) or type(error).__name__) from None
    PostconditionError.raise_if(_pdf_faults(identity, keywords, text))


def _foot(page: PageObject) -> str:
    """Return the text of the page from its foot on, which the layout engine writes last; nothing without a foot."""
    from pypdf import PageObject
    from pypdf.generic import DecodedStreamObject, NameObject

    contents = page.get_contents()
    drawn = contents.get_data() if contents is not None else b""
    start = drawn.rfind(_FOOT)
    if start < 0:
        return ""
    foot = DecodedStreamObject()
    foot.set_data(drawn[start:].partition(b"BDC")[2])
    alone = PageObject(page.pdf, page.indirect_reference)
    alone[NameObject("/Contents")] = foot
    return alone.extract_text()


def _pdf_faults(identity: Identity, keywords: str, page: str) -> Iterator[Fault]:
    words = [word.strip() for word in keywords.split(",")]
    for name, expected in (("giamsat:unit", identity.unit_id), ("giamsat:round", identity.round_id)):
        found = [word.removeprefix(f"{name}=") for word in words if word.startswith(f"{name}=")]
        if found != [expected]:
            yield Fault.of("identity-pdf-meta", name=name, expected=expected, found=", ".join(found))
    for expected in (identity.unit_id, identity.round_id, identity.unit_name):
        if _bare(expected) not in _bare(page):
            yield Fault.of("identity-pdf-text", expected=expected)


def _identity(document: Document) -> Identity:
    if document.identity is None:
        raise PostconditionError.of("identity-none")
    return document.identity


def _bare(text: str) -> str:
    """Return text without white space: a PDF keeps places, not blanks."""
    return "".join(text.split())
