"""What came after a unit's first file: supplements, parts, and what became of former requests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from giamsat.analysis.questions import questions
from giamsat.settings import Settings
from giamsat.workbook.content import SubmissionContent
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project
from tests.report.reading import Report, fresh_unit_report, heads_of, round_data, rows_of

LETTER = "Công văn số 12/MAU ngày 20/10/2024"
POSTS = "bo-may.bien_che_giao"


def table(report: Report, start: str) -> list[dict[str, str]]:
    """Return the rows of the table whose title starts so, by head."""
    for block in report.tables():
        if "".join(getattr(item, "text", "") for item in block.title).startswith(start):
            return [dict(zip(heads_of(block), row, strict=True)) for row in rows_of(block)]
    return []


def changed(project: Project, value: int) -> SubmissionContent:
    """Return a supplement that changes the number of posts and nothing else."""
    whole = project.content(SO_A, submission_kind="Bổ sung, giải trình", supplement_document=LETTER)
    sheet = next(number for number, rows in whole.indicators.items() if any(row["code"] == POSTS for row in rows))
    row = {"code": POSTS, "state": "Có số liệu", "value": value}
    other = next(row["code"] for row in whole.indicators[sheet] if row["code"] != POSTS)
    return SubmissionContent(
        cover=whole.cover, indicators={sheet: [row, {"code": other}]}, omitted=frozenset({"02", "03"})
    )


@pytest.fixture
def supplemented(project: Project) -> Report:
    """Return the report of a unit that corrected a figure by letter."""
    first = project.hand_in("Biểu mẫu.xlsx", project.content(SO_A))
    later = project.hand_in("Bổ sung.xlsx", changed(project, 990))
    project.received(("Biểu mẫu.xlsx", first, "2024-10-09", SO_A), ("Bổ sung.xlsx", later, "2024-10-21", SO_A))
    report = fresh_unit_report(project.settings, ROUND, SO_A)
    assert round_data(project.settings, ROUND).units[SO_A].faults == ()
    return report


def test_what_a_supplement_changed_stands_before_and_after(supplemented: Report) -> None:
    """Both numbers, the letter and the cell of the new one; the report counts with the new one."""
    (row,) = table(supplemented, "Số liệu đơn vị bổ sung")

    assert row["Sau"] == "990"
    assert row["Trước"] not in ("990", "–", "")
    assert row["Văn bản"] == LETTER
    assert row["Sheet, ô"].startswith("01, ")
    assert "Đơn vị đã bổ sung, điều chỉnh 01 số liệu sau lần gửi đầu" in supplemented.text("I")


def test_each_joined_file_is_a_source(supplemented: Report) -> None:
    """The table of sources has the first file and the supplement, each with its day and the letter."""
    rows = table(supplemented, "Nguồn số liệu")

    assert rows[0]["Ngày"] == "nhận 09/10/2024"
    assert rows[1]["Nguồn"].startswith("Biểu mẫu bổ sung của")
    assert rows[1]["Nguồn"].endswith(f"kèm {LETTER}")
    assert rows[1]["Ngày"] == "nhận 21/10/2024"


def test_nothing_is_said_of_amendments_where_there_are_none(project: Project) -> None:
    """A unit that sent one whole file has neither the table nor a second source of its own."""
    project.submit(SO_A)
    report = fresh_unit_report(project.settings, ROUND, SO_A)

    assert table(report, "Số liệu đơn vị bổ sung") == []
    assert len([row for row in table(report, "Nguồn số liệu") if "iểu mẫu" in row["Nguồn"]]) == 1


def test_former_requests_stand_as_the_unit_reports_them(project: Project) -> None:
    """Progress in the unit's own words; without a deadline, and with one, nothing is called overdue."""
    path = project.settings.params / "rounds" / f"{ROUND}.requests.csv"
    path.write_text(
        "id,unit,origin,content,deadline,mark\n"
        f"kn-1,{SO_A},Báo cáo mẫu,Rà soát quy trình,trước ngày 30/6/2024,SỐ LIỆU MINH HỌA\n"
        f"kn-2,{SO_A},Báo cáo mẫu,Công khai kết quả,văn bản không nêu thời hạn,SỐ LIỆU MINH HỌA\n",
        encoding="utf-8",
    )
    whole = project.content(SO_A)
    replies = [
        {"code": "kn-1", "content": "Rà soát quy trình", "reply": "Đã rà soát", "state": "Hoàn thành",
         "done_on": date(2024, 7, 2), "evidence": "Quyết định mẫu"},
        {"code": "kn-2", "content": "Công khai kết quả", "reply": "", "state": "Đang thực hiện"},
    ]  # fmt: skip
    project.hand_in("a.xlsx", replace(whole, tables={**whole.tables, "requests": replies}))
    report = fresh_unit_report(project.settings, ROUND, SO_A)
    assert round_data(project.settings, ROUND).units[SO_A].faults == ()
    rows = table(report, "Kết quả thực hiện kiến nghị đợt trước")

    assert [row["Tiến độ (theo đơn vị)"] for row in rows] == ["Hoàn thành", "Đang thực hiện"]
    assert [row["Kết quả (theo đơn vị)"] for row in rows] == ["Đã rà soát", "đơn vị chưa báo cáo kết quả"]
    assert rows[0]["Ngày hoàn thành"] == "02/7/2024"
    assert rows[1]["Thời hạn nêu tại văn bản"] == "văn bản không nêu thời hạn"
    assert not any("hạn" in row["Tiến độ (theo đơn vị)"] for row in rows)
    assert "kiến nghị đợt trước (Phụ lục" in report.text("I")


def test_rows_with_the_same_fault_are_one_question(project: Project) -> None:
    """Rows that do not add up for the same reason are asked about together, and each is named and marked."""
    whole = project.content(QUAN)
    odd = replace(whole.dossiers[0], values={**whole.dossiers[0].values, 7: 999})
    names = [f"Lĩnh vực {letter}" for letter in "ABCDEGHIKL"]
    project.hand_in(
        "q.xlsx", replace(whole, dossiers=[*(replace(odd, label=name) for name in names), *whole.dossiers[-2:]])
    )
    report = fresh_unit_report(project.settings, ROUND, QUAN)
    asked = [line for line in report.text("VI").splitlines() if "“Lĩnh vực A”" in line]

    assert len(asked) == 1
    assert all(f"“{name}”" in asked[0] for name in names)
    assert [row["(7)"] for row in table(report, "Theo lĩnh vực")][: len(names)] == ["999 (*)"] * len(names)


def test_numbers_in_doubt_come_before_reasons(shipped: Settings) -> None:
    """In the domain of procedures Sở Mẫu B is asked how much first (system, screen), then why a target is missed."""
    data = round_data(shipped, "mau-2024")
    kinds = [row.id.partition(":")[0] for row in questions(data, "so-mau-b") if row.domain == "tthc"]

    assert kinds == ["doi-chieu", "so-doc", "chi-tieu"]
