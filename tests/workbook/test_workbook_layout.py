"""The layout of the submission workbook."""

from __future__ import annotations

from itertools import pairwise

import pytest

from giamsat.formatting.names import match_key
from giamsat.model.parameters import Level
from giamsat.workbook.layout import DOSSIER_COLUMNS, SHEETS, CellType, sheet_by_number


def test_excel_accepts_every_sheet_name() -> None:
    """Sheet names have at most 31 characters, none that Excel forbids, and differ."""
    names = [sheet.name for sheet in SHEETS]
    assert all(0 < len(name) <= 31 for name in names)
    assert not any(sign in name for name in names for sign in "[]:*?/\\")
    assert len({match_key(name) for name in names}) == len(names)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.number)
def test_heads_of_a_table_differ(sheet: object) -> None:
    """No table has two columns of the same head or field, every table has a key, every choice has words."""
    for table in sheet.tables:  # type: ignore[attr-defined]
        assert len({match_key(column.header) for column in table.columns}) == len(table.columns)
        assert len({column.field for column in table.columns}) == len(table.columns)
        assert any(column.key for column in table.columns)
        assert all(bool(column.choices) is (column.type is CellType.CHOICE) for column in table.columns)


def test_bieu_06_has_its_eleven_columns() -> None:
    """Columns (3) to (13) follow each other, and each feeds an indicator of its own."""
    assert all(second.code == first.code + 1 for first, second in pairwise(DOSSIER_COLUMNS))
    assert (DOSSIER_COLUMNS[0].code, DOSSIER_COLUMNS[-1].code) == (3, 13)
    assert len({column.indicator_id for column in DOSSIER_COLUMNS}) == 11


def test_sub_unit_sheet_is_for_units_with_sub_units() -> None:
    """A sở is not asked for wards, a quận is."""
    sheet = sheet_by_number("03")
    assert sheet.applies_to(Level.URBAN_DISTRICT)
    assert not sheet.applies_to(Level.DEPARTMENT)
