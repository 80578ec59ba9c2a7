"""Appendices: numbered, referred to in section I, every figure with the cell it came from."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project
from tests.report.reading import all_blocks, round_data, rows_of, unit_report

KEYS = ("phu-luc.chi-tieu", "phu-luc.bieu-06", "phu-luc.nhiem-vu")


def test_appendices_have_roman_numbers_and_are_referred_to(complete_round: Settings) -> None:
    """Three appendices are I, II and III, and section I refers to each (Decree 30/2020)."""
    report = unit_report(complete_round, ROUND, SO_A)
    appendices = [report.fragments[key].appendix for key in KEYS]
    assert [row.number if row else None for row in appendices] == ["I", "II", "III"]
    for row in appendices:
        assert row is not None
        assert f"(Phụ lục {row.number})" in report.text("I")


def test_no_submission_no_appendix(project: Project) -> None:
    """A unit that sent nothing has no appendix and no reference to one."""
    report = unit_report(project.settings, ROUND, QUAN)
    assert all(report.fragments[key].appendix is None for key in KEYS)
    assert "phụ lục" not in report.text("I").lower()


def test_a_single_appendix_has_no_number(project: Project) -> None:
    """When there is only one appendix it carries no number (Decree 30/2020)."""
    from dataclasses import replace

    whole = project.content(SO_A)
    project.hand_in("b.xlsx", replace(whole, dossiers=(), tables={}, omitted=frozenset({"02", "03", "07", "08"})))
    report = unit_report(project.settings, ROUND, SO_A)
    only = report.fragments["phu-luc.chi-tieu"].appendix
    assert only is not None
    assert only.number == ""
    assert report.fragments["phu-luc.bieu-06"].appendix is None
    assert "(Phụ lục)" in report.text("I")


def test_wide_tables_are_in_landscape(complete_round: Settings) -> None:
    """Biểu 06 and the records stand in landscape, the figures in portrait."""
    report = unit_report(complete_round, ROUND, SO_A)
    appendices = [report.fragments[key].appendix for key in KEYS]
    assert [row.landscape if row else None for row in appendices] == [False, True, True]


def test_every_figure_leads_to_its_cell(complete_round: Settings) -> None:
    """The sheet and cell printed beside a figure hold that figure in the workbook that was handed in."""
    report = unit_report(complete_round, ROUND, SO_A)
    submission = round_data(complete_round, ROUND).units[SO_A].submission
    assert submission is not None
    book = load_workbook(Path(complete_round.root / submission.file), read_only=False)
    sheets = {sheet.title.split(maxsplit=1)[0]: sheet for sheet in book}
    rows = rows_of(next(table for table in report.tables() if table.title[0].text.startswith("Số liệu đơn vị")))
    checked = 0
    for row in rows:
        sheet, cell = row[-1].split(", ")
        stored = sheets[sheet][cell].value
        shown = row[3].removesuffix(" (*)").lower()
        assert shown == (stored.lower() if isinstance(stored, str) else _printed(stored)), row
        checked += 1
    assert checked > 50


def _printed(value: int | float) -> str:
    return f"{Decimal(str(value)):,}".replace(",", ".")


def test_the_dossier_form_keeps_its_code_row(complete_round: Settings) -> None:
    """Biểu 06 prints its columns (2) to (13), its total and last period's total, as reported."""
    report = unit_report(complete_round, ROUND, QUAN)
    table = next(block for block in all_blocks(report.fragments["phu-luc.bieu-06"]) if block.type == "table")
    codes = ["".join(item.text for item in cell.inlines) for cell in table.head[-1]]
    assert codes == [f"({code})" for code in range(2, 14)]
    assert [row[0] for row in rows_of(table)] == ["Đất đai", "Hộ tịch", "Tổng cộng", "Tổng cộng cùng kỳ năm 2023"]
    assert rows_of(table)[0][1:] == ["1.000", "600", "300", "100", "800", "500", "200", "100", "200", "100", "100"]
