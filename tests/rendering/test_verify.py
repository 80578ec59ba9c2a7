"""The proof of identity."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from giamsat.blocks.model import Document, Identity
from giamsat.errors import PostconditionError
from giamsat.rendering.normalise import normalise
from giamsat.rendering.page import to_html
from giamsat.rendering.pdf import identity_line, to_pdf
from giamsat.rendering.verify import _foot, verify_html, verify_pdf

OTHER = Identity("mau-2024", "so-mau-b", "Sở Mẫu B")


@pytest.fixture(scope="module")
def own(report: Document) -> Document:
    """Return a normalised report."""
    return normalise(report)[0]


def test_the_right_page_passes_and_another_units_page_does_not(own: Document, templates: Path) -> None:
    """Two reports that differ only in their unit are told apart, in both formats."""
    other = dataclasses.replace(own, identity=OTHER)
    html, pdf = to_html(own, templates), to_pdf(own, templates)
    verify_html(html, own)
    verify_pdf(pdf, own)
    with pytest.raises(PostconditionError, match="so-mau-b") as caught:
        verify_html(html, other)
    assert len(caught.value.faults) == 2  # id and name
    with pytest.raises(PostconditionError, match="so-mau-b"):
        verify_pdf(pdf, other)


def test_the_foot_of_page_1_is_found_and_names_all(own: Document, templates: Path) -> None:
    """What is read first is the foot alone; were it not found, each proof would quietly read the whole page again."""
    page = PdfReader(io.BytesIO(to_pdf(own, templates))).pages[0]
    assert _foot(page).split() == identity_line(own).split()


def test_a_name_of_odd_characters_is_found(own: Document, templates: Path) -> None:
    """The name is compared as it is printed."""
    odd, _ = normalise(dataclasses.replace(own, identity=Identity("r-1", "u_1", "Sở #1 <b> 漢 $x$ \\ «A»")))
    html, pdf = to_html(odd, templates), to_pdf(odd, templates)
    verify_html(html, odd)
    verify_pdf(pdf, odd)

    assert "Sở #1 &lt;b&gt;" in html
    with pytest.raises(PostconditionError):
        verify_pdf(pdf, own)


def test_a_report_of_nobody_cannot_be_proved(own: Document) -> None:
    """Without an identity there is nothing to check, and that is said."""
    with pytest.raises(PostconditionError, match="không nêu đơn vị"):
        verify_html("<html></html>", dataclasses.replace(own, identity=None))


def test_a_broken_file_is_an_error_of_the_page(own: Document) -> None:
    """Bytes that are no PDF are reported, not raised as they come."""
    for data in (b"", b"%PDF-1.7\n", b"hello"):
        with pytest.raises(PostconditionError, match="không đọc lại được"):
            verify_pdf(data, own)
