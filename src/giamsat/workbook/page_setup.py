"""How a sheet prints: across the paper, one page wide, numbered, with the illustrative mark on every page."""

from __future__ import annotations

from typing import Any

A4 = 9
"""The number that the format has for the paper."""


def print_across(sheet: Any, paper: int = A4) -> None:
    """Set a sheet to print in landscape, one page wide and as many long as it needs."""
    setup = sheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", paper, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def number_pages(sheet: Any, number: str, mark: str = "") -> None:
    """Print the page's number on top and, if there is one, the mark at the foot of every page."""
    sheet.oddHeader.center.text = number
    if mark:
        sheet.oddFooter.center.text = mark
