"""Excel's data validation in a form: what may be typed, and the messages, within Excel's limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.texts_vi import forms as texts
from giamsat.workbook.forms.lists import Lists

TITLE_LIMIT, TEXT_LIMIT, FORMULA_LIMIT = 32, 224, 255
PERIOD_FROM, PERIOD_TO = "ky_tu_ngay", "ky_den_ngay"
"""Names of the two cells of the cover that hold the period."""
FIRST_DAY = "DATE(2000,1,1)"


class Validations:
    """The validations of one sheet; equal ones are put together, since Excel slows down with many."""

    def __init__(self, sheet: Worksheet, lists: Lists) -> None:
        self._sheet = sheet
        self._lists = lists
        self._made: dict[tuple[str, ...], DataValidation] = {}

    def count(self, where: str, prompt: str = "") -> None:
        """Want a whole number of 0 or more."""
        self._add(where, "whole", "0", prompt=prompt, error="count", operator="greaterThanOrEqual")

    def number(self, where: str, prompt: str = "") -> None:
        """Want a number of 0 or more."""
        self._add(where, "decimal", "0", prompt=prompt, error="number", operator="greaterThanOrEqual")

    def choice(self, where: str, words: Sequence[str], prompt: str = "", error: str = "choice") -> None:
        """Want one of the words."""
        self._add(where, "list", self._lists.source(words), prompt=prompt, error=error)

    def day(self, where: str) -> None:
        """Want a day."""
        self._add(where, "date", FIRST_DAY, error="day", operator="greaterThanOrEqual")

    def past_day(self, where: str) -> None:
        """Want a day up to the end of the period."""
        self._add(where, "date", FIRST_DAY, PERIOD_TO, error="past", operator="between")

    def day_of_period(self, where: str) -> None:
        """Want a day within the period."""
        self._add(where, "date", PERIOD_FROM, PERIOD_TO, error="date", operator="between")

    def rule(self, where: str, formula: str, error: str, prompt: str = "", is_warning: bool = True) -> None:
        """Want a formula to hold; a warning lets the value stand."""
        style = "warning" if is_warning else "stop"
        self._add(where, "custom", formula, prompt=prompt, error=error, style=style)

    def prompt(self, where: str, prompt: str) -> None:
        """Say something when the cell is chosen; anything may be typed."""
        self._add(where, None, None, prompt=prompt)

    def _add(
        self,
        where: str,
        kind: str | None,
        formula: str | None,
        second: str | None = None,
        *,
        prompt: str = "",
        error: str = "",
        operator: str | None = None,
        style: str = "stop",
    ) -> None:
        key = (kind or "", formula or "", second or "", prompt, error, style)
        if key not in self._made:
            type_of: Any = kind
            made: Any = DataValidation(
                type_of, formula, second, showErrorMessage=bool(error), showInputMessage=bool(prompt)
            )
            made.allowBlank = True
            made.operator = operator
            if error:
                made.errorStyle = style
                made.errorTitle, made.error = texts.MESSAGES[error]
            if prompt:
                made.promptTitle, made.prompt = texts.MESSAGES[prompt]
            self._made[key] = made
            self._sheet.add_data_validation(made)
        self._made[key].add(where)
