"""How a form's cells look: yellow to fill, white computed, grey known; told apart in print by slant and border too."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle

FACE = "Times New Roman"
_LINE = Side(style="thin", color="808080")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
NONE = Border()
PLAIN = PatternFill()
WRAP = Alignment(wrap_text=True, vertical="center")
MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
RIGHT = Alignment(vertical="center", horizontal="right")
OVER = Alignment(wrap_text=False, vertical="center")


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour, bgColor=colour)


@dataclass(frozen=True)
class Style:
    """The look of a cell and whether a person may write into it."""

    font: Font = field(default_factory=lambda: Font(name=FACE, size=12))
    fill: PatternFill = PLAIN
    align: Alignment = WRAP
    border: Border = BOX
    number: str = "General"
    is_locked: bool = True

    @property
    def protection(self) -> Protection:
        """The protection of the cell."""
        return Protection(locked=self.is_locked)


BODY = Font(name=FACE, size=12)
BOLD = Font(name=FACE, size=12, bold=True)
SMALL = Font(name=FACE, size=10)
SLANT = Font(name=FACE, size=12, italic=True)
YELLOW, PALE, GREY, BLUE = _fill("FFF2B3"), _fill("FFFBE6"), _fill("E7E6E6"), _fill("D9E1F2")
COUNT, DECIMAL, PERCENT, DAY = "#,##0", "#,##0.0", "0.0%", "dd/mm/yyyy"

TITLE = Style(Font(name=FACE, size=14, bold=True), align=OVER, border=NONE)
MARK = Style(BOLD, align=OVER, border=NONE)
NOTE = Style(SLANT, align=OVER, border=NONE)
NOTE_WRAP = Style(SLANT, align=WRAP, border=NONE)
LINE = Style(BODY, align=WRAP, border=NONE)
CENTRED = Style(BOLD, align=MIDDLE, border=NONE)
CENTRED_NOTE = Style(SLANT, align=MIDDLE, border=NONE)
HEAD = Style(BOLD, BLUE, MIDDLE)
LABEL = Style(BOLD)
TEXT = Style(BODY)
CODE = Style(SMALL)
NUMBERED = Style(BODY, align=MIDDLE)
LINK = Style(Font(name=FACE, size=12, underline="single", color="1F3864"))
CHECK = Style(BODY)
BIG_CODE = Style(Font(name="Consolas", size=16, bold=True), align=MIDDLE)


def asked(number: str = "General", is_optional: bool = False) -> Style:
    """Return the style of a cell to fill."""
    align = WRAP if number == "General" else RIGHT
    return Style(BODY, PALE if is_optional else YELLOW, align, number=number, is_locked=False)


def chosen() -> Style:
    """Return the style of a cell to choose a word in, which stands beside figures."""
    return Style(BODY, YELLOW, MIDDLE, is_locked=False)


def known(number: str = "General") -> Style:
    """Return the style of a known value: grey, slanted, locked."""
    return Style(SLANT, GREY, WRAP if number == "General" else RIGHT, number=number)


def computed(number: str = "General", is_bold: bool = False) -> Style:
    """Return the style of a formula: white, locked."""
    align = WRAP if number == "General" else RIGHT
    return Style(BOLD if is_bold else BODY, align=align, number=number)


def of_check(sign_colour: str, is_bold: bool = False) -> DifferentialStyle:
    """Return the look that a conditional format lays over a cell."""
    return DifferentialStyle(font=Font(bold=True) if is_bold else None, fill=_fill(sign_colour))


DONE_COLOUR, MEND_COLOUR, LOOK_COLOUR = "E2EFDA", "F8CBAD", "FFE699"
