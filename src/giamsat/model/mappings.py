"""How the extract of one system is read: names of its columns, meanings of its words, choices of definition.

A mapping is data of params/extracts/: another system is another file, no code. What systems count differently is a
choice with a name here, so that it is printed beside every number that rests on it.
"""

from __future__ import annotations

from enum import StrEnum

from giamsat.model.parameters import Parameter


class DateOrder(StrEnum):
    """How the extract writes a day; the other order is never guessed."""

    DAY_FIRST = "ngay-thang-nam"  # 31/10/2024, also with a time behind it
    YEAR_FIRST = "nam-thang-ngay"  # 2024-10-31


class Intake(StrEnum):
    """How a dossier came in: the columns (4) and (5) of Biểu 06."""

    ONLINE = "truc-tuyen"
    IN_PERSON = "truc-tiep"  # at the one-stop or by post


class Standing(StrEnum):
    """What a word of the status column means."""

    RESOLVED = "da-giai-quyet"
    PENDING = "dang-giai-quyet"
    WAITING = "cho-bo-sung"
    WITHDRAWN = "rut-tra-lai"
    IGNORED = "khong-tinh"  # a draft, a test: no dossier


class CountedAs(StrEnum):
    """In which column dossiers of a disputed kind are counted; the slugs are those of the form's DEFINITIONS."""

    PENDING_IN_TIME = "dang-trong-han"
    RESOLVED_IN_TIME = "da-dung-han"
    NOT = "khong-tinh"


class CarriedOver(StrEnum):
    """Whether dossiers received before the period and open at its beginning are counted, in column (6)."""

    COUNTED = "tinh"
    NOT = "khong-tinh"


class SameDay(StrEnum):
    """Whether a result on the promised day is in time to the end of that day or to the promised hour."""

    WHOLE_DAY = "dung-han"
    BY_HOUR = "theo-gio"


class NoDue(StrEnum):
    """What becomes of a dossier for which the system keeps no promised day."""

    IN_TIME = "trong-han"
    NOT = "khong-tinh"


class Paused(StrEnum):
    """Whether the promised day already leaves out the days of waiting, or these are added to it."""

    AS_RECORDED = "theo-he-thong"
    ADDED = "cong-ngay-cho"


class MappedColumns(Parameter):
    """The name of the column for each role; no other column of an extract is read."""

    dossier: str
    unit: str
    field: str = ""
    channel: str
    received: str
    due: str
    resolved: str
    status: str
    paused_days: str = ""

    def roles(self) -> dict[str, str]:
        """Return the column's name for each role that has one."""
        return {role: name for role, name in self.model_dump().items() if name}


class UnitWord(Parameter):
    """A code of the unit column and the unit that it stands for."""

    text: str
    id: str


class ChannelWord(Parameter):
    """A word of the channel column and how the dossier came in; an empty text is an empty cell."""

    text: str = ""
    means: Intake


class StatusWord(Parameter):
    """A word of the status column and what it means; an empty text is an empty cell."""

    text: str = ""
    means: Standing


class Choices(Parameter):
    """What systems count differently."""

    waiting: CountedAs
    withdrawn: CountedAs
    carried_over: CarriedOver
    same_day: SameDay
    no_due: NoDue
    paused: Paused


class ExtractMapping(Parameter):
    """One file of params/extracts/: how an extract of ``system`` becomes the columns (3) to (13) of Biểu 06.

    ``sheet`` names the sheet of a workbook, its first when empty. ``ignored_units`` are codes of bodies that are
    known and no units of the kit: their rows are left out without a word.
    """

    id: str
    system: str
    source: str
    date_order: DateOrder
    columns: MappedColumns
    choices: Choices
    units: tuple[UnitWord, ...]
    channels: tuple[ChannelWord, ...]
    statuses: tuple[StatusWord, ...]
    ignored_units: tuple[str, ...] = ()
    sheet: str = ""
