"""What goes into a submission workbook: the input of :mod:`giamsat.workbook.writing`.

Rows name their cells by the fields of :mod:`giamsat.workbook.layout`; a field that is not named stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from giamsat.workbook.layout import SHEETS, Sheet


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula, without its «=», and the value that Excel kept of it (``None``: never computed)."""

    text: str
    cached: Decimal | int | None = None


Cell = str | int | float | Decimal | date | bool | Formula | None
"""What can be written into a cell; text is always written as text, also when it starts with «=»."""

Row = Mapping[str, Cell]
"""A row by the fields of its table."""


@dataclass(frozen=True, slots=True)
class DossierLine:
    """A row of Biểu 06: its label, its values by column code 3…13, the id of a sub-unit on sheet 03."""

    label: str
    values: Mapping[int, Cell]
    code: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionContent:
    """A whole workbook.

    ``cover`` by field of COVER_ROWS, words as the form has them; ``not_applicable`` pairs a sheet's number with
    the basis; ``indicators`` by sheet number; ``dossiers`` includes the rows «Tổng cộng» and «Tổng cộng kỳ trước»;
    ``tables`` by table id («tasks», «documents» …); ``omitted`` numbers of sheets that the file lacks;
    ``sheets`` are those of the form.
    """

    cover: Mapping[str, Cell]
    not_applicable: Sequence[tuple[str, str]] = ()
    indicators: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    dossiers: Sequence[DossierLine] = ()
    sub_units: Sequence[DossierLine] = ()
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    omitted: frozenset[str] = frozenset()
    sheets: tuple[Sheet, ...] = SHEETS
