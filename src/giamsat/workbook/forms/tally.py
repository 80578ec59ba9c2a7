"""What the cover and the last page say of a sheet: formulas over its column «Kiểm tra»."""

from __future__ import annotations

from dataclasses import dataclass, field

from giamsat.texts_vi import forms as texts
from giamsat.workbook.forms.pen import literal
from giamsat.workbook.layout import Sheet


@dataclass(frozen=True)
class Tally:
    """A sheet's account: the cells to fill (0: rows as needed) and formulas for what is filled, to mend, to look at.

    ``first`` names the first open row; ``code`` are the terms of the sheet's check number.
    """

    sheet: Sheet
    cells: int
    filled: str
    mend: str = "0"
    look: str = "0"
    first: str = literal("")
    code: tuple[str, ...] = field(default=())


def starting(block: str, sign: str) -> str:
    """Return the formula that counts the cells of a block that start with ``sign``."""
    return f"SUMPRODUCT(--(LEFT({block},1)={literal(sign)}))"


def first_open(block: str, names: str) -> str:
    """Return the formula that names the first row to mend, else to fill, else to look at."""
    found = literal("")
    for sign in (f"~{texts.LOOK}*", f"{texts.EMPTY}*", f"{texts.MEND}*"):
        found = f"IFERROR(INDEX({names},MATCH({literal(sign)},{block},0)),{found})"
    return found
