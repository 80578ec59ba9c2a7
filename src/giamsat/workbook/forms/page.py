"""Paper and protection: A4, one page wide, heads repeated; all locked but the answers."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.forms.content import FormContent
from giamsat.workbook.writing import escaped

_A4 = 9
_MOST_SIGNS = 80  # header and footer hold 255 signs together


def set_up_page(sheet: Worksheet, content: FormContent, is_portrait: bool = False) -> None:
    """Set the paper, unit and round in the header, the mark in the footer."""
    setup: Any = sheet.page_setup
    setup.orientation = "portrait" if is_portrait else "landscape"
    setup.paperSize = _A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    properties: Any = sheet.sheet_properties
    properties.pageSetUpPr.fitToPage = True
    margins: Any = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.75, 0.65, 0.3, 0.3
    header: Any = sheet.oddHeader
    header.left.text, header.center.text, header.right.text = (
        _code_free(content.unit.official_name), "&P/&N", _code_free(content.round.title),
    )  # fmt: skip
    footer: Any = sheet.oddFooter
    footer.left.text = "&A"
    if content.unit.fictional:
        footer.center.text = ILLUSTRATIVE
    footer.right.text = f"{content.round.id} {content.unit.id} {content.hash}"


def _code_free(text: str) -> str:
    """Return a text for a header, where «&» starts a code."""
    short = text if len(text) <= _MOST_SIGNS else text[: _MOST_SIGNS - 1] + "…"
    return escaped(short).replace("&", "&&")


def protect(sheet: Worksheet) -> None:
    """Lock all but the answers, without a password; widths, heights, rows, filter and sort stay free."""
    protection: Any = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.sort = protection.autoFilter = False
    protection.selectLockedCells = protection.selectUnlockedCells = False


def protect_structure(book: Workbook) -> None:
    """Keep the sheets: none deleted, renamed or moved by mistake."""
    book.security = WorkbookProtection(lockStructure=True)
