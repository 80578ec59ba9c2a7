"""The sheets of a round's own form, as rows of ``params/rounds/<round>.sheets.csv``."""

from __future__ import annotations

from enum import StrEnum

from giamsat.model.parameters import Level, Parameter


class SheetKind(StrEnum):
    """How a sheet is built."""

    COVER = "bia"  # label and value
    INDICATORS = "chi-tieu"  # one table of indicator rows
    DOSSIERS = "bieu-06"  # Biểu 06 by field of work
    SUB_UNITS = "don-vi-truc-thuoc"  # Biểu 06 by sub-unit
    RECORDS = "danh-sach"  # tables of records, with an indicator table above them where wanted
    SIGN = "kiem-tra-ky"  # open points, check code and signature: made by formulas, nothing is read from it


class FormSheet(Parameter):
    """A sheet of a round's own form; cover and last page are always there and stand in no row.

    ``number`` is what indicators name as their sheet; ``tables`` are ids of the tables that a sheet of records holds,
    in order, with ``indicators`` first where indicators are asked above them.
    """

    number: str
    name: str
    kind: SheetKind
    tables: tuple[str, ...] = ()
    required: bool = True
    levels: tuple[Level, ...] = ()
