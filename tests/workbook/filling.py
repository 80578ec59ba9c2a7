"""Fill a form as an office does: into the yellow cells, found by code and head; what LibreOffice makes of it then."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from giamsat.model.records import DossierRow, Submission
from giamsat.model.values import Figure, State
from giamsat.workbook.layout import INDICATORS, STATES

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
WORDS = {State(slug): word for word, slug in STATES}
HEADS = {column.header: column.field for column in INDICATORS.columns}


def recalculated(path: Path, folder: Path) -> Path:
    """Return the workbook as LibreOffice saves it: opened, computed, written as .xlsx."""
    target = folder / "out"
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    words = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=240)
    return target / path.name


def rows_of(sheet: Worksheet) -> dict[str, dict[str, Any]]:
    """Return the cells of a sheet's indicator table by code and field."""
    found: dict[str, dict[str, Any]] = {}
    fields: dict[int, str] = {}
    for row in sheet.iter_rows():
        named = {cell.column: HEADS[cell.value] for cell in row if cell.value in HEADS}
        if "code" in named.values() and not fields:
            fields = named
        elif fields:
            cells = {fields[cell.column]: cell for cell in row if cell.column in fields}
            if cells["code"].value:
                found[str(cells["code"].value)] = cells
    return found


def fill(book: Workbook, submission: Submission) -> None:
    """Write what a submission says into a form: answers by code, Biểu 06 by its code row."""
    figures = {one.indicator_id: one for one in submission.figures}
    for sheet in book.worksheets:
        for code, cells in rows_of(sheet).items():
            if code in figures:
                _fill_row(cells, figures[code])
    fields = [row for row in submission.dossiers if not row.is_total]
    _fill_dossiers(book["02 TTHC (Biểu 06)"], fields, by_row=True)
    if submission.sub_units and "03 Đơn vị trực thuộc" in book.sheetnames:
        _fill_dossiers(book["03 Đơn vị trực thuộc"], [row for row in submission.sub_units if not row.is_total])


def _fill_row(cells: Mapping[str, Any], figure: Figure) -> None:
    state = State.APPROXIMATE if figure.state is State.BOUND else figure.state
    cells["state"].value = WORDS[state]
    if figure.as_printed:
        cells["value"].value = figure.as_printed
    elif figure.value is not None:
        cells["value"].value = _number(figure.value)
    cells["note"].value = figure.note or None
    cells["evidence"].value = figure.evidence or None
    cells["as_of"].value = figure.as_of
    cells["confirmed"].value = "Đã kiểm tra"


def _fill_dossiers(sheet: Worksheet, rows: list[DossierRow], by_row: bool = False) -> None:
    head = next(row for row in sheet.iter_rows() if [str(cell.value) for cell in row[:2]] == ["(1)", "(2)"])
    columns = {str(cell.value).strip("()"): cell.column for cell in head if cell.value}
    for line, row in enumerate(rows, start=head[0].row + 1):
        if by_row:
            sheet.cell(line, columns["2"]).value = row.label
        for code, figure in row.columns:
            if figure.value is not None:
                sheet.cell(line, columns[str(code)]).value = _number(figure.value)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def opened(path: Path) -> Workbook:
    """Open a workbook to be filled."""
    return load_workbook(path)


def values_of(path: Path) -> Workbook:
    """Open a workbook with the values that were computed."""
    return load_workbook(path, data_only=True)
