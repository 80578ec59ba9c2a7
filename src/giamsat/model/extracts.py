"""What a one-stop system recorded: Biểu 06 counted from an extract of dossiers, for one unit and period."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from giamsat.errors import Fault
from giamsat.model.records import DossierRow
from giamsat.model.values import Figure, Span


@dataclass(frozen=True, slots=True)
class SystemCount:
    """The columns (3) to (13) of Biểu 06 (TT 01/2020/TT-VPCP) of one unit, counted from one extract.

    ``choices`` are the definitional choices of the mapping in words, as printed beside the table; ``columns`` maps
    3…13 to figures of the channel EXTRACT. ``rows`` is how many dossiers of the unit the extract holds,
    ``left_out`` how many of them no column counts, with the reason in words. ``fields`` are the same columns for each
    field of work that the system names; ``notices`` say what is odd about rows of this unit.
    ``sha256`` is not compared: a file in which only other units changed says the same of this one.
    """

    unit_id: str
    system: str
    mapping_id: str
    extracted_on: date
    period: Span
    file: str
    sha256: str = field(compare=False)
    columns: tuple[tuple[int, Figure], ...]
    choices: tuple[str, ...] = ()
    rows: int = 0
    left_out: tuple[tuple[str, int], ...] = ()
    is_illustrative: bool = False
    fields: tuple[DossierRow, ...] = ()
    notices: tuple[Fault, ...] = ()

    def __getitem__(self, column: int) -> Figure:
        return dict(self.columns)[column]
