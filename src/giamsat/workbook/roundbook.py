"""The one definition of the workbook that holds a round's parameters: four sheets that staff fill in in Excel.

The first sheet is a list of keys and values (``comparison.start`` is the key of an inner table), the others are
tables. Writer and reader follow it; a column is known by its head.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giamsat.texts_vi import roundbook as say

Choices = tuple[tuple[str, str], ...]
Value = str | int | Decimal | date | None
BookRow = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its field, its head, its width, whether it holds days, the words that it takes (word, slug).

    ``is_told`` columns are written for the reader and never read back.
    """

    field: str
    width: float
    is_day: bool = False
    choices: Choices = ()
    is_told: bool = False

    @property
    def head(self) -> str:
        """The words at the head of the column."""
        return say.HEADS[self.field]


DAYS = frozenset(
    ("period_from", "period_to", "cut_off", "report_date", "founded_on", "hand_in_by", "comparison.start",
     "comparison.end")
)  # fmt: skip
KEY_CHOICES: Mapping[str, Choices] = {"kind": say.KINDS, "founder": say.FOUNDERS, "fictional": say.YES_NO}

DELEGATIONS = (
    BookColumn("delegation_id", 16),
    BookColumn("delegation_name", 28),
    BookColumn("phase", 22, choices=say.PHASES),
    BookColumn("role", 20),
    BookColumn("post", 54),
    BookColumn("name", 26),
)
UNITS = (
    BookColumn("unit", 34),
    BookColumn("unit_name", 40, is_told=True),
    BookColumn("delegation", 16),
    BookColumn("mode", 16, choices=say.MODES),
    BookColumn("cut_off", 16, is_day=True),
    BookColumn("visit_on", 16, is_day=True),
    BookColumn("hand_in_by", 16, is_day=True),
    BookColumn("phase", 22, choices=say.PHASES),
    BookColumn("from_unit", 34),
    BookColumn("question", 70),
    BookColumn("answer", 16),
)
CALENDAR = (
    BookColumn("date", 16, is_day=True),
    BookColumn("step", 80),
    BookColumn("stage", 26, choices=say.STAGES),
)
TABLES: Mapping[str, tuple[BookColumn, ...]] = {
    say.SHEET_DELEGATIONS: DELEGATIONS,
    say.SHEET_UNITS: UNITS,
    say.SHEET_CALENDAR: CALENDAR,
}
HINTS = {
    say.SHEET_DELEGATIONS: say.DELEGATION_HINT,
    say.SHEET_UNITS: say.UNIT_HINT,
    say.SHEET_CALENDAR: say.CALENDAR_HINT,
}
HEAD_ROW = 3
"""The row (from 1) of the heads on every sheet: title, hint, heads."""


@dataclass(frozen=True, slots=True)
class RoundContent:
    """What goes into the workbook: values and hints by key, rows by sheet, the day of the file."""

    values: Mapping[str, Value]
    hints: Mapping[str, str]
    tables: Mapping[str, Sequence[BookRow]]
    stamp: date
