"""Section II: sentence, table and chart of a domain; what is missing is said once."""

from __future__ import annotations

import pytest

from giamsat.params import load_registry
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, REPOSITORY, ROUND, SO_A, Project, spoiled
from tests.report.reading import Report, heads_of, round_data, rows_of, unit_report

DOMAINS = tuple(load_registry(Settings(REPOSITORY)).domains)


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_missing_is_said_once_per_topic(project: Project, domain: str) -> None:
    """A topic of which nothing is known gets one sentence, no empty table, no zero."""
    report = unit_report(project.settings, ROUND, QUAN)
    lines = report.text(f"II.{domain}").splitlines()
    assert lines == ["Đến ngày 30/9/2024, chưa có số liệu của Quận về nội dung này."]


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_domain_has_a_table_with_title_cut_off_and_measure(complete_round: Settings, domain: str) -> None:
    """The table of every domain has a number, a title, a cut-off and a unit of measure in each row."""
    report = unit_report(complete_round, ROUND, SO_A)
    text = report.text(f"II.{domain}")
    assert "chưa có số liệu" not in text
    tables = [block for block in report.fragments[f"II.{domain}"].blocks if block.type == "table"]
    if any(reading.indicator.domain == domain for reading in _known(complete_round)):
        first = tables[0]
        assert first.label.startswith("Bảng ")
        assert first.scope == "Số liệu theo báo cáo của đơn vị, tính đến ngày 30/9/2024"
        assert "Đơn vị tính" in heads_of(first)
        assert all(row[heads_of(first).index("Đơn vị tính")] for row in rows_of(first))


def _known(settings: Settings):  # type: ignore[no-untyped-def]
    from giamsat.report.desk import lay_out
    from giamsat.report.selection import tabled

    desk = lay_out(settings, round_data(settings, ROUND), SO_A)
    return tabled(desk, [reading for reading in desk.readings.values() if not reading.is_missing])


def test_a_share_stands_with_its_counts(complete_round: Settings) -> None:
    """A share is never alone: its two counts stand beside it in the sentence and in the table."""
    text = unit_report(complete_round, ROUND, SO_A).text("II.tthc")
    assert "87,5% (2.100/2.400 hồ sơ), thấp hơn 7,5 điểm % so với chỉ tiêu 95% tại Kế hoạch mẫu" in text
    assert "87,5% (2.100/2.400)" in text


def test_a_missing_figure_is_named_and_not_zero(project: Project) -> None:
    """An answer «Chưa có» is a line on what is missing; the share that needs it is not computed."""
    whole = project.content(SO_A)
    place = next(n for n, row in enumerate(whole.indicators["04"]) if row["code"].startswith("cqdt."))
    code = str(whole.indicators["04"][place]["code"])
    project.hand_in("b.xlsx", spoiled(whole, "04", place, value=None, state="Chưa có"))
    text = unit_report(project.settings, ROUND, SO_A).text("II.cqdt")
    name = project.registry.indicators[code].name
    assert f"Chưa có số liệu: {name[0].lower()}{name[1:]}." in text


def test_zero_is_a_figure(project: Project) -> None:
    """«Bằng 0» prints as 0 and is not missing."""
    whole = project.content(SO_A)
    project.hand_in("b.xlsx", spoiled(whole, "11", 0, value=0, state="Bằng 0", previous=0))
    report = unit_report(project.settings, ROUND, SO_A)
    indicator = project.registry.indicators[str(whole.indicators["11"][0]["code"])]
    rows = [row for table in report.tables() for row in rows_of(table) if indicator.name in row]
    assert rows
    assert "0" in rows[0]
    assert "Chưa có số liệu" not in report.text(f"II.{indicator.domain}")


def test_tasks_not_due_are_not_late(complete_round: Settings) -> None:
    """A task whose day lies after the cut-off is «chưa đến thời hạn», never unfinished or late."""
    text = unit_report(complete_round, ROUND, SO_A).text("II.chi-dao", "phu-luc.nhiem-vu")
    assert "01 nhiệm vụ hoàn thành đúng hạn; 01 nhiệm vụ đang thực hiện, chưa đến thời hạn" in text
    assert "Đang thực hiện, chưa đến hạn" in text
    assert "quá hạn" not in text


def test_small_denominators_print_counts_alone(shipped: Settings) -> None:
    """A unit with few dossiers gets counts and no share, and no place in an order."""
    text = unit_report(shipped, "mau-2024", "so-mau-e").text("II.tthc")
    assert "22/24" in text
    assert "91,7%" not in text


def test_a_column_that_nobody_fills_is_left_out(project: Project) -> None:
    """Without last period there is no column of dashes."""
    whole = project.content(SO_A)
    rows = {
        sheet: [{name: value for name, value in row.items() if name != "previous"} for row in found]
        for sheet, found in whole.indicators.items()
    }
    from dataclasses import replace

    project.hand_in("b.xlsx", replace(whole, indicators=rows))
    report = unit_report(project.settings, ROUND, SO_A)
    table = next(block for block in report.fragments["II.the-che"].blocks if block.type == "table")
    assert "Cùng kỳ năm 2023" not in heads_of(table)
    assert "Kỳ này" in heads_of(table)


def test_published_progress_is_told_apart_in_the_chart(project: Project) -> None:
    """Beside what the unit says, the bar of a published figure says that it is one; alone it need not."""
    heads, row = (REPOSITORY / "data/2023-10-hai-ba-trung/published.csv").read_text(encoding="utf-8").splitlines()[:2]
    rows = (row.replace("hbt-", f"{unit_id}-").replace("ubnd-quan-hai-ba-trung", unit_id) for unit_id in (SO_A, QUAN))
    published = project.settings.data(ROUND) / "published.csv"
    published.write_text("\n".join((heads, *rows, "")), encoding="utf-8")
    project.hand_in("b.xlsx", project.content(SO_A))
    beside, alone = (_chart_words(unit_report(project.settings, ROUND, unit_id)) for unit_id in (SO_A, QUAN))
    assert [beside.count("63/80"), beside.count("theo nguồn công khai")] == [1, 1]
    assert [alone.count("63/80"), alone.count("theo nguồn công khai")] == [1, 0]


def _chart_words(report: Report) -> str:
    figures = [block for block in report.fragments["II.chi-dao"].blocks if block.type == "figure"]
    return " ".join(figure.alt for figure in figures)
