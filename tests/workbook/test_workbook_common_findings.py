"""The workbook of a synthesis' register: a person's cells stay, the kit's own are brought up to date."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from giamsat.pipeline.findings import make_findings
from tests.e2e.little_project import ROUND
from tests.findings_book import GOOD, LINKED, SHORTCOMING, write_register
from tests.intake.test_intake_common_findings import OWNER, project_with


def test_the_kit_counts_and_lists_and_leaves_what_people_typed(tmp_path: Path) -> None:
    """After a refresh each row has its units, the last sheet every row that may be linked, typed cells are as typed."""
    project = project_with(tmp_path, LINKED)
    path = project.settings.data(ROUND) / "findings" / f"{OWNER}.xlsx"
    make_findings(project.settings, ROUND)
    book = load_workbook(path)
    sheet = book["Hạn chế chung"]
    heads = [cell.value for cell in sheet[4]]
    row = {head: cell.value for head, cell in zip(heads, sheet[5], strict=True)}
    assert row["Dòng của các đơn vị"] == "Sở Mẫu A/HC-01; Sở Mẫu B/HC-01"
    assert row["Số đơn vị (bộ công cụ ghi)"] == "02/02: Sở Mẫu A và Sở Mẫu B"
    listed = [[cell.value for cell in line[1:6]] for line in book["Dòng của các đơn vị"].iter_rows(min_row=5)]
    assert [
        "Sở Mẫu A/HC-01",
        "Tồn tại, hạn chế",
        "Cải cách thủ tục hành chính",
        SHORTCOMING["content"],
        "HCC-01",
    ] in listed
    assert len(listed) == 2 * sum(len(rows) for rows in GOOD.values())
    before = path.read_bytes()
    assert make_findings(project.settings, ROUND).renewed == ()
    assert path.read_bytes() == before


def test_a_row_that_a_unit_no_longer_has_is_marked(tmp_path: Path) -> None:
    """Its line stays in the list, marked; the link to it is a fault with its cell."""
    project = project_with(tmp_path, LINKED)
    make_findings(project.settings, ROUND)
    write_register(project.settings, "so-mau-b", {**GOOD, "results": []})
    made = make_findings(project.settings, ROUND)
    book = load_workbook(project.settings.data(ROUND) / "findings" / f"{OWNER}.xlsx")
    marks = {line[1].value: line[6].value for line in book["Dòng của các đơn vị"].iter_rows(min_row=5)}
    assert marks["Sở Mẫu B/KQ-01"] == "không còn áp dụng"
    assert marks["Sở Mẫu A/KQ-01"] is None
    assert made.faults == ()
