"""What the styles of an .xlsx workbook say of its cells: dates, percentages, locks, fonts of the old encodings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from giamsat.formatting.legacy import is_legacy_font
from giamsat.workbook.parts import Package, walk

_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
_BUILT_IN_PERCENTS = frozenset((9, 10))
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE_LETTERS = re.compile("[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """A cell format: whether a number is shown as a day or a percentage, whether the cell is locked, a legacy font."""

    is_date: bool = False
    is_percent: bool = False
    is_locked: bool = True
    font: str = ""


PLAIN = Style()


def is_date_format(code: str) -> bool:
    """Return whether a number format shows a day or a time: «dd/mm/yyyy», but not «0 "ngày"»."""
    first = _LITERAL.sub("", code).split(";")[0]
    return "general" not in first.casefold() and _DATE_LETTERS.search(first) is not None


def is_percent_format(code: str) -> bool:
    """Return whether a number format shows a percentage."""
    return "%" in _LITERAL.sub("", code) and not is_date_format(code)


def read_styles(package: Package) -> tuple[Style, ...]:
    """Return the cell formats of the workbook in the order in which cells name them."""
    if "xl/styles.xml" not in package.names:
        return ()
    reader = _Reader()
    walk(package.read("xl/styles.xml"), reader.start, reader.end)
    return tuple(reader.styles)


class _Reader:
    """Collects number formats, fonts and cell formats."""

    def __init__(self) -> None:
        self.styles: list[Style] = []
        self._formats: dict[int, str] = {}
        self._fonts: list[str] = []
        self._inside = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            self._inside = tag
        elif tag == "numFmt":
            self._formats[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif tag == "font" and self._inside == "fonts":
            self._fonts.append("")
        elif tag == "name" and self._inside == "fonts" and self._fonts:
            self._fonts[-1] = attributes.get("val", "")
        elif tag == "xf" and self._inside == "cellXfs":
            self.styles.append(self._style(attributes))
        elif tag == "protection" and self._inside == "cellXfs" and self.styles:
            last = self.styles[-1]
            is_locked = attributes.get("locked") not in ("0", "false")
            self.styles[-1] = Style(last.is_date, last.is_percent, is_locked, last.font)

    def end(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def _style(self, attributes: dict[str, str]) -> Style:
        number = int(attributes.get("numFmtId", "0"))
        font = int(attributes.get("fontId", "0"))
        name = self._fonts[font] if font < len(self._fonts) else ""
        code = self._formats.get(number, "")
        return Style(
            is_date=is_date_format(code) if code else number in _BUILT_IN_DATES,
            is_percent=is_percent_format(code) if code else number in _BUILT_IN_PERCENTS,
            font=name if is_legacy_font(name) else "",
        )
